"""What readers and writers of other formats share: values, tables of fields, JSON-LD, entries of a draft.

In: plain data of another format, or answers. Out: answers, or plain data. Never: the keys of one format alone.
"""
