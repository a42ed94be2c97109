"""Filing: what commands share that keep a check: its record, the register.

In: options and arguments. Out: a check whose outcome is written down, text on the streams. Never: a command.
"""
