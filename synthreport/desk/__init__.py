"""The desk of a journal, an archive or a funder: many manifests, checked together, counted, kept and recorded.

In: manifests by the thousand, and what an editor does with them. Out: tables, pages, a register, records that can be
filed. Never: a judgement of its own, or text of a manifest that reaches SQL, a path or a page raw.
"""
