"""The workbench, asked as a browser asks it."""
