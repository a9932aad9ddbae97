"""The family "people": what would identify someone, and figures that national rule withholds."""
