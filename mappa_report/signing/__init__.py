"""Who agreed to which proof, what was published on that, and whether a file or a report is still what was signed."""
