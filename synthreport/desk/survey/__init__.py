"""The field at a glance: what many manifests answer, and what they lack, counted from the tables of a batch.

In: the folder of a batch. Out: questions with counts and what they are counted of, as text, CSV and a page with plots.
Never: a share without its denominator, a script, text of a manifest that a browser or a spreadsheet would run.
"""
