"""Charts as drawings, for every format."""
