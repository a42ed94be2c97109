"""Check many manifests: from folders, archives and lists into tables, what is known already only once.

In: sources, a folder for the tables. Out: three Parquet tables, the same for any number of workers. Never: an archive
that is unpacked to disk, a manifest that is checked again by the same checker, a source that stops the others.
"""
