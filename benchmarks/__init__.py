"""How long the program takes (``python -m benchmarks``), and which slips it finds (``python -m benchmarks.slips``)."""
