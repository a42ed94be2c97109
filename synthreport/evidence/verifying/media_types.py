"""Media types and first bytes: whether a file can be of the type that the manifest states."""

from __future__ import annotations

import zlib

from synthreport.evidence.verifying.bytes_read import HEAD

_MAGIC = {
    "Parquet": b"PAR1", "ZIP": b"PK\x03\x04", "gzip": b"\x1f\x8b", "VCF": b"##fileformat=VCF", "PDF": b"%PDF-",
    "PNG": b"\x89PNG", "JPEG": b"\xff\xd8\xff", "EDF": b"0       ", "BDF": b"\xffBIOSEMI", "HDF5": b"\x89HDF\r\n",
}  # fmt: skip
_NIFTI = (b"n+1\0", b"ni1\0", b"n+2\0")

_TEXT = ("text", "JSON")
_OF_TYPE = {
    "text/csv": _TEXT,
    "text/tab-separated-values": _TEXT,
    "application/vnd.apache.parquet": ("Parquet",),
    "application/x-parquet": ("Parquet",),
    "application/parquet": ("Parquet",),
    "application/dicom": ("DICOM",),
    "application/x-nifti": ("NIfTI",),
    "application/nifti": ("NIfTI",),
    "application/zip": ("ZIP",),
    "application/gzip": ("gzip",),
    "application/x-gzip": ("gzip",),
    "application/json": ("JSON",),
    "application/fhir+json": ("JSON",),
    "application/fhir+ndjson": ("JSON",),
    "application/x-ndjson": ("JSON",),
    "application/jsonl": ("JSON",),
    "text/x-vcf": ("VCF",),
    "text/vcf": ("VCF",),
    "application/x-edf": ("EDF",),
    "application/x-bdf": ("BDF",),
    "application/pdf": ("PDF",),
    "image/png": ("PNG",),
    "image/jpeg": ("JPEG",),
}
"""What files of a type begin like; other types are not judged."""


def mismatch(media_type: str, head: bytes) -> str | None:
    """Why a file that begins like this is not of a type; empty if it can be, None if that is not known."""
    media_type = media_type.partition(";")[0].strip().lower()
    expected = _OF_TYPE.get(media_type) or (("text", "JSON", "VCF") if media_type.startswith("text/") else None)
    if expected is None:
        return None
    found = form_of(head)
    if found == "gzip" and "gzip" not in expected:
        found = form_of(_unpacked(head))
    return "" if found in expected or not head else f"it begins like {found}, and is stated to be {media_type}"


def form_of(head: bytes) -> str:
    """What a file begins like."""
    if head[128:132] == b"DICM":
        return "DICOM"
    if head[344:348] in _NIFTI or head[4:8] == b"n+2\0":
        return "NIfTI"
    for form, magic in _MAGIC.items():
        if head.startswith(magic):
            return form
    return _of_text(head)


def _of_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if b"\0" in head:
        return "a binary file"
    return "JSON" if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else "text"


def _unpacked(head: bytes) -> bytes:
    """The beginning of what is packed with gzip."""
    try:
        return zlib.decompressobj(31).decompress(head, HEAD)
    except zlib.error:
        return b""
