"""What is wrong: how it is told, shown, kept, waived and hidden where it is private."""
