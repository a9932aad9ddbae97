"""Blocks as Markdown that an author would have typed, and that the program reads back as the same blocks."""
