"""A section's Markdown as the blocks that an editor in a browser holds, and back, with the rest left alone."""
