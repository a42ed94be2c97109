"""Scripts and notebooks: what each calls and imports, read from its text, once.

In: the files of code of a folder. Out: their calls, with the arguments that the text gives. Never: code that is run or
imported.
"""
