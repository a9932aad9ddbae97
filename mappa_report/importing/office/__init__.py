"""What files of Word and of LibreOffice have in common once they are walked: lines, tables and pictures into blocks."""
