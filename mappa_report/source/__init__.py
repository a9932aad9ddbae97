"""Text as people wrote it, and where it stands."""
