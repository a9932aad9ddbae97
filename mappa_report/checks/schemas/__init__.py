"""The cerberus schemas of everything but the return, whose schema is made from the form. Data only."""
