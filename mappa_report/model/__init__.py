"""The field's own nouns as frozen structs: no files, no formatting."""
