"""Rich Text Format, such as Word, LibreOffice and WordPad write, by a walk of our own."""
