"""A round of a report: the next proof goes out, and what reviewers sent back is put into the sections."""
