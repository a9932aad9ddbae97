"""Word files: their parts, and their styles."""
