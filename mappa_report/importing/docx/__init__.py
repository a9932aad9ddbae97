"""Word files, read by a walk of our own: what a reader of the file would see, and what is told of the rest."""
