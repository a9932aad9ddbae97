"""Text into values that remember their place. What can't be read is one more Problem, never an exception."""
