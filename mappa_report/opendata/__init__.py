"""Figures as open data: from a checked report to CSV, JSON and spreadsheets, and from the CSV back to a return."""
