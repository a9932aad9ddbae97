"""One module a command: parse, call, print, exit. Each loads what it needs only when it runs."""
