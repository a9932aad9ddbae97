"""What keeps people out of a web page."""
