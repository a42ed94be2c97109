"""DICOM: headers alone, and of these only what the standard asks; no name, date or device is looked at."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synthreport.authoring.scanning.dicom_terms import MODALITIES, is_body_part
from synthreport.authoring.scanning.seen import Seen
from synthreport.authoring.sources import Unusable
from synthreport.extras import wanted

_TAGS = [
    "SOPClassUID", "Modality", "BodyPartExamined", "Rows", "Columns", "PixelSpacing", "BitsStored", "SyntheticData",
    "PatientID",
]  # fmt: skip


def read(path: Path, seen: Seen) -> None:
    """Add what a header says. Raises Unusable where it is no DICOM file, MissingExtra where pydicom is missing."""
    header = _header(path)
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


def _header(path: Path) -> Any:
    pydicom = wanted("pydicom", "dicom")
    try:
        with _silence():
            header = pydicom.dcmread(path, stop_before_pixels=True, specific_tags=_TAGS)
            return {tag: header.get(tag) for tag in _TAGS} | {
                "class": _known(header.get("SOPClassUID")),
                "syntax": _syntax(header),
            }
    except pydicom.errors.InvalidDicomError:
        raise Unusable("no DICOM file: the mark DICM is missing after 128 bytes") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None
    except Exception as error:  # a broken header raises whatever its values lead to
        raise Unusable(f"its header is broken: {type(error).__name__}") from None


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing is shown: the warnings of pydicom, which it also logs, quote what stands in a header."""
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
    """A single text; what has several values is none."""
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
