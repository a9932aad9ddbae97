"""What areas already have comes in: finished files into the blocks of a Document, and blocks into Markdown."""
