"""What keeps people out of a PDF."""
