"""OpenDocument texts, such as LibreOffice writes, by a walk of our own."""
