"""What commands share: options, output, starting a manifest, editing one in place, and the run of a check.

In: options and arguments. Out: text on the streams, files, an exit code. Never: a command.
"""
