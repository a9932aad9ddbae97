"""AnnualReport → Document. Everything about what is said, and in which order, is settled here."""
