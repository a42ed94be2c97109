"""Write files: whole or not at all, one program at a time, never over an input.

In: a path, text or bytes. Out: the file, or an OSError and the old file as it was. Never: half a file, or
what another writer has changed since it was read.
"""

from __future__ import annotations

from synthreport.files.writing.locks import Busy, locked
from synthreport.files.writing.names import behind
from synthreport.files.writing.permission import ReadOnly, refuse_read_only
from synthreport.files.writing.whole import encoded, put, scratch, spooled, temporary_folder, whole_folder, write

__all__ = [
    "Busy", "ReadOnly", "behind", "encoded", "locked", "put", "refuse_read_only", "scratch", "spooled",
    "temporary_folder", "whole_folder", "write",
]  # fmt: skip
