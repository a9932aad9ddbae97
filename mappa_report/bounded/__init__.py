"""Work in a child process, with limits of time and memory: what a library can't be kept from there ends the child."""
