"""Finished files that people send, taken apart safely: what is damaged, locked or too large is refused in words."""
