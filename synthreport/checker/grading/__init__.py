"""Grade claims: which there are, what is known of each, and what a profile demands.

In: a manifest, and what was observed in its files, if anything. Out: a graded ledger, the outcomes of the rules on
files, their findings. Never: a file that is opened.
"""
