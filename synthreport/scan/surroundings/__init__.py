"""What surrounds the data: the code and its commit, the packages and their versions, the machine.

In: a folder, this machine. Out: drafts. Never: code that is run or imported, a variable that may be a secret.
"""
