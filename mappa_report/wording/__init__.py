"""How figures, dates and lists are written, settled once, and the expressions that put them into sentences.

Checks need it to tell a placeholder that works from one that doesn't, compose to fill them in.
"""
