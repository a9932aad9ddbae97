"""The family "last-year": this year's figures against those of the year before."""
