"""Files to begin with: a workspace, and a year's folder laid out from the edition's form."""
