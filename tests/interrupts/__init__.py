"""Ends the program at random moments, and looks at what is left: ``python -m tests.interrupts --kills 300``."""
