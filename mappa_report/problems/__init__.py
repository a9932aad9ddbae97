"""Problems: what is wrong with the input, and how that is shown, stored, waived and, where private, redacted."""
