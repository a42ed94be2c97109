"""What generators, test suites and package managers write about their own work: one module each; read only.

In: their files. Out: a draft. Never: a pickle that is loaded, a learned value without `--with-values`.
"""
