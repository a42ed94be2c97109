"""How the data were made, as scripts show it: sources, divisions, the generator, its settings and seeds.

In: the calls of scripts. Out: a draft. Never: a guess where two readings are possible, or the seed of privacy noise.
"""
