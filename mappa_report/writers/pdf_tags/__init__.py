"""The tags of a PDF, which screen readers follow: a tree in memory, and what puts it into a finished file."""
