"""The check record: which text was checked, under what, with which outcome, dated, to be filed and recomputed.

In: a document that was checked, and who attested it. Out: a record as data, as signed JSON, as one page. Never: a path
or a name of this machine, a statement that the text is true.
"""
