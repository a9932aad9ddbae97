"""The family "words": terms, spellings, dates, leftovers, names of areas and Acts, abbreviations."""
