"""The command line: one thin module per command; `program` is the group that loads them.

In: arguments. Out: text on the streams, files, an exit code. Never: a check, a rule or a format of its own.
"""
