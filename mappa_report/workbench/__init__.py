"""The workbench: a year's work on a report in a browser, on the coordinator's own machine and on the same files.

It has no rule, check or wording of its own: what it shows of a report comes from the rooms that commands use too.
"""
