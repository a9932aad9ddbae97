"""How long the program takes, beside the libraries that it stands on. Run with ``python -m benchmarks``."""
