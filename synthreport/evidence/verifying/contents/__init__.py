"""What is in the files: columns and values of tables, keys, constraints, marks, headers, counts.

In: a manifest, and data files that were found and read. Out: notes. Never: more than a few scans of a table, SQL of a
manifest that is not a plain condition, a value of a cell in a note.
"""
