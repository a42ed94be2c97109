"""Measuring: compute what a manifest's claims and questions need, and write it into the manifest.

In: a manifest, synthetic rows, training and unseen rows, a plan. Out: results, with what was not measured and why; the
manifest's new text and a file of evidence. Never: a value of a real row, a smallest or largest one, or a count of real
rows below the limit for small cells.
"""
