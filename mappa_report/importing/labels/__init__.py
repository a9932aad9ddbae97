"""What a form calls its tables, rows and columns, and how like that the labels are that people type."""
