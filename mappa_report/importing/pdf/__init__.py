"""A PDF into its blocks: by its tags where it has them, else by where its words stand."""
