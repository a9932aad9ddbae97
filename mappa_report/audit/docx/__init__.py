"""What keeps people out of a Word file."""
