"""The Document tree, walking it, and showing it as plain text."""
