"""The exit codes of the program. 2, for wrong usage, is click's own; ``interrupts`` has those of an interrupt."""

PROBLEMS = 1
"""Something is wrong with the input."""

OUR_FAULT = 3
"""Something that nobody foresaw: a fault of the program's own."""
