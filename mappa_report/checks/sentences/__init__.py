"""Every number that is written in words or digits in a report's text, held against its return."""
