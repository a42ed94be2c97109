"""Files, terminals and optional libraries: everything that touches the machine.

In: texts, bytes, paths. Out: files written whole or not at all, text that a terminal can show, libraries by name.
Never: anything about manifests.
"""
