"""What a check has found, for programs: each module one format, each with one function from a CheckOutcome to text."""
