"""The Document as a Word file."""
