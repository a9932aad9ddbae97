"""What each page of the workbench shows, and what becomes of a form that is sent from it."""
