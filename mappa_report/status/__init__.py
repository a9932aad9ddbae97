"""How far a report has come: who owes what, what is open, its last proof, and who has signed."""
