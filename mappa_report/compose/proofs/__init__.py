"""A proof: the report marked as a draft, behind a sheet by which the chair of the board decides."""
