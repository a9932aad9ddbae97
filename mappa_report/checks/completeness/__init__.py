"""The family "completeness": what a report should have, and does not have yet."""
