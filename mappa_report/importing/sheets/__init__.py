"""Spreadsheets into tables of cells: XLSX, ODS and CSV, read as hostile, with what a reader of values would not see."""
