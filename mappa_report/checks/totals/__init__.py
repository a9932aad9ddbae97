"""The family "totals": the sums of the tables, and where the slip most likely is."""
