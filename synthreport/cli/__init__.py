"""The command line: one module a command, thin; `program` is the group that loads them.

In: arguments. Out: text on the streams, files, an exit code. Never: a judgement, a rule, a format; those are called.
"""
