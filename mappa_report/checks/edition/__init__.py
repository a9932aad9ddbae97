"""An edition's files: its words, form, tables and charts."""
