"""Values into Problems, or the parts of a valid report. Each module is one family of checks."""
