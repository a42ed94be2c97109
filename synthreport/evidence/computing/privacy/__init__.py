"""Privacy: copies, and attacks with their controls.

In: frames of synthetic, training and unseen rows, seeds. Out: rates. Never: the rows that an attack found.
"""
