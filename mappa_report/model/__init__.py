"""The field's own nouns as frozen dataclasses: no files, no formatting."""
