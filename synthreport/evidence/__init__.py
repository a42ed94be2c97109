"""Evidence: what files, models and runs show about the claims of a manifest.

In: a manifest and the files that it describes. Out: results, outcomes of rules on files, grades of claims. Never: a
cell value that is printed or stored, a network, something that is run without being asked for.
"""
