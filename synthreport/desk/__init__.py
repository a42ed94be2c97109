"""The desk of a journal, an archive or a funder: many manifests, checked together and counted.

In: manifests by the thousand. Out: tables and pages about all of them, and about each. Never: a judgement of its own,
or text of a manifest that reaches SQL, a path or a page raw.
"""
