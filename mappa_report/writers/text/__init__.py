"""The Document as an outline in plain text."""
