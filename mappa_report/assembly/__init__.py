"""From files to a checked AnnualReport: editions, register, history, last year, the families of checks."""
