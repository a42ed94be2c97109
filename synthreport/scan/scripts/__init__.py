"""Scripts and notebooks: their seeds, splits, generators and known datasets, read from the text alone.

In: the code of a folder. Out: a draft. Never: code that is run or imported, or a guess where two readings are possible.
"""
