"""A web page into its blocks."""
