"""What is due and what it was made from, many reports at once, and watching for changes."""
