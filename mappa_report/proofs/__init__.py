"""Proofs: each has a number and a record of what it was, from which it can be made again."""
