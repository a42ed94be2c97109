"""DICOM: headers alone, and of these only what the standard asks for; no name, date or device is read."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import opened
from synthreport.files.optional import wanted
from synthreport.scan.observations import Seen
from synthreport.scan.readers.dicom_terms import MODALITIES, is_body_part

_TAGS = [
    "SOPClassUID", "Modality", "BodyPartExamined", "Rows", "Columns", "PixelSpacing", "BitsStored", "SyntheticData",
    "PatientID",
]  # fmt: skip

_DEFLATED = "1.2.840.10008.1.2.1.99"
_PREAMBLE, _META = 132, 2
"""Bytes before the first element of a header, and the group of elements that define the encoding of the others."""


def read(path: Path, seen: Seen) -> None:
    """Add what a header says. Raises Unusable if it is not a DICOM file, MissingExtra if pydicom is missing."""
    header = header_of(path, _TAGS)
    seen.count(1)
    modality, body_part = _text(header, "Modality"), _text(header, "BodyPartExamined")
    seen.fact("/imaging/acquisition/modality", modality if modality in MODALITIES else None)
    seen.fact("/imaging/acquisition/body_part", body_part if is_body_part(body_part) else None)
    seen.fact("/imaging/acquisition/geometry", _geometry(header))
    seen.fact("/imaging/acquisition/format", _format(header))
    bits = header.get("BitsStored")
    seen.fact("/imaging/acquisition/bit_depth", bits if isinstance(bits, int) and 1 <= bits <= 64 else None)
    if _text(header, "SyntheticData") == "YES":
        seen.marks["dicom_tag", "(0008,001C) YES"] += 1
    seen.person("DICOM", _text(header, "PatientID"))


def header_of(path: Path, tags: Sequence[str]) -> dict[str, Any]:
    """These elements of a header, by their keywords. Raises Unusable like `read`."""
    pydicom = wanted("pydicom", "dicom")
    try:
        with opened(path) as file, _silence():
            return _read_header(pydicom, file, tags)
    except pydicom.errors.InvalidDicomError:
        raise Unusable("no DICOM file: the mark DICM is missing after 128 bytes") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None
    except Unusable:
        raise
    except Exception as error:  # a broken header raises whatever its values lead to
        raise Unusable(f"its header is broken: {type(error).__name__}") from None


def _read_header(pydicom: Any, file: BinaryIO, tags: Sequence[str]) -> dict[str, Any]:
    _refuse_deflated(pydicom.filereader, file)
    header = pydicom.dcmread(file, stop_before_pixels=True, specific_tags=list(tags))
    told = {"class": _known(header.get("SOPClassUID")), "syntax": _syntax(header)}
    return {tag: header.get(tag) for tag in tags} | told


def _refuse_deflated(reader: Any, file: BinaryIO) -> None:
    """Refuse a header that pydicom would unpack whole, whatever its size."""
    file.seek(_PREAMBLE)
    meta = reader.read_dataset(file, False, True, stop_when=lambda tag, vr, length: tag.group != _META)
    if meta.get("TransferSyntaxUID") == _DEFLATED:
        raise Unusable("its header is deflated, and not read")
    file.seek(0)


@contextmanager
def _silence() -> Iterator[None]:
    """Show no warnings or logs of pydicom, since they quote values of the header."""
    logger = logging.getLogger("pydicom")
    was, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = was


def _syntax(header: Any) -> str:
    found = header.file_meta.get("TransferSyntaxUID") if hasattr(header, "file_meta") else None
    return _known(found)


def _known(uid: Any) -> str:
    """The name of a UID that the standard defines; others may say whose they are."""
    return "" if uid is None or uid.name == uid else str(uid.name)


def _text(header: dict[str, Any], tag: str) -> str:
    """A single text; several values count as none."""
    found = header.get(tag)
    return found.strip() if isinstance(found, str) and found.isprintable() else ""


def _geometry(header: dict[str, Any]) -> str:
    rows, columns, spacing = header.get("Rows"), header.get("Columns"), header.get("PixelSpacing")
    if not isinstance(rows, int) or not isinstance(columns, int):
        return ""
    size = f"{columns} x {rows}"
    steps = [each for each in spacing if isinstance(each, float)] if isinstance(spacing, Sequence) else []
    return f"{size} pixels, {steps[1]:g} x {steps[0]:g} mm" if len(steps) == 2 else f"{size} pixels"


def _format(header: dict[str, Any]) -> str:
    return ", ".join(filter(None, ["DICOM Part 10", header["class"], header["syntax"]]))
