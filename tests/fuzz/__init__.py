"""A fuzzer that knows the structures: it spoils the files that come with the program, and runs the commands on them.

``python -m tests.fuzz --seconds 60`` says what no input should bring about: an exception, a wait, too much memory, a
refusal without a file or a remedy, private words in what is printed, a file outside the workspace.
"""
