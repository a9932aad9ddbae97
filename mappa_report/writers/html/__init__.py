"""The Document as a web page."""
