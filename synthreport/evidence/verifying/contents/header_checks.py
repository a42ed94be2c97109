"""Headers of images, signals and variants: what they say beside the manifest, and whom they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from synthreport.document.pointers import get
from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.contents.described import Field, tables_of
from synthreport.evidence.verifying.contents.total_checks import judge_records
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.notes import Notes, named, plural, shortened
from synthreport.files.optional import MissingExtra
from synthreport.scan.columns.cell_shapes import is_nobody
from synthreport.scan.disclosure_limits import Limits
from synthreport.scan.listing.roles_by_name import kind_of
from synthreport.scan.observations import Seen
from synthreport.scan.readers.dicom import header_of
from synthreport.scan.readers.dicom_terms import MODALITIES

READERS = {"DICOM": "dicom", "NIfTI": "nifti", "EDF": "edf", "BDF": "edf", "VCF": "vcf"}
"""The reader for what a file begins like."""

_NAMES = (
    "PatientName", "PatientAddress", "OtherPatientIDs", "PatientTelephoneNumbers", "PatientMotherBirthName",
    "PatientBirthName", "PatientComments", "AdditionalPatientHistory", "IssuerOfPatientID", "ReferringPhysicianName",
    "PerformingPhysicianName", "OperatorsName", "InstitutionName", "InstitutionAddress",
    "StationName", "DeviceSerialNumber",
)  # fmt: skip
_IDS = ("PatientID", "AccessionNumber", "PatientBirthDate")
_UIDS = ("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID")
_OF_MAKERS = (
    "1.2.840.113619.", "1.3.12.2.1107.", "1.2.840.113704.", "1.3.46.670589.", "1.2.392.200036.", "1.2.392.200046.",
    "1.2.392.200059.", "1.2.840.114257.", "1.3.6.1.4.1.14519.5.2.1.",
)  # fmt: skip
_MADE_UP = re.compile(r"synth|simulat|phantom|anonym|test|fake|dummy|example|virtual", re.IGNORECASE)
_NEW = "/imaging/file_marking/new_identifiers"
_MODALITY = "/imaging/acquisition/modality"
_EXACT = (_MODALITY, "/genomic/build")
_COMPARED = ("/imaging/acquisition/geometry", "/imaging/acquisition/bit_depth", "/signal/rate", "/signal/duration")


def reader_of(name: str, form: str) -> str:
    """The reader of a file that is no table; empty if there is none."""
    found = READERS.get(form) or kind_of(name).reader
    return found if found in (*READERS.values(), "wfdb") else ""


def judge_headers(data: Any, listed: Listed, reader: str, notes: Notes) -> None:
    """Note what the headers of all files of an entry say."""
    seen = Seen(Limits())
    wrong = dict(_read(listed, reader, seen))
    message = f"{named(list(wrong))}: {next(iter(wrong.values()))}" if wrong else ""
    notes.judge("VE57", listed.at("path"), message)
    broken = "".join(why for _, why in seen.left[:1])
    notes.judge("VE59", listed.at("path"), broken if reader == "vcf" else "")
    if seen.records is not None and seen.is_whole and not wrong:
        judge_records(listed, seen.records, notes)
    _judge_facts(data, seen, notes)
    _judge_units(data, seen, notes)
    if reader == "dicom":
        _judge_names(data, listed, notes)


def _read(listed: Listed, reader: str, seen: Seen) -> Iterator[tuple[str, str]]:
    """Read the headers; yields the files that cannot be read, with the reason."""
    for name, path in listed.files.items():
        seen.file = name
        try:
            import_module(f"synthreport.scan.readers.{reader}").read(path, seen)
        except (Unusable, MissingExtra) as error:
            yield name, str(error)


def _judge_facts(data: Any, seen: Seen, notes: Notes) -> None:
    for pointer, answers in seen.facts.answers.items():
        stated = get(data, pointer, None)
        if stated.__class__ in (str, int, float) and answers and pointer in (*_EXACT, *_COMPARED):
            wrong = [each for each in answers if not _agree(pointer, stated, each)]
            message = f"headers say {shortened(str(wrong[0]))}" if wrong else ""
            notes.judge("VE70", pointer, message, claim=pointer)


def _agree(pointer: str, stated: Any, found: Any) -> bool:
    """Whether a header says the same as the manifest; sentences are compared by their numbers."""
    if pointer in _EXACT:
        is_code = str(stated) in MODALITIES or pointer != _MODALITY
        return not is_code or str(stated).casefold() == str(found).casefold()
    numbers = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", str(stated).replace(",", ""))]
    there = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", str(found))][:2]
    return not numbers or all(any(abs(one - each) < 1e-6 + 0.01 * one for each in numbers) for one in there)


def _judge_units(data: Any, seen: Seen, notes: Notes) -> None:
    """Note channels whose unit in the headers is another one."""
    for field in _fields(data):
        units = [unit for unit in seen.channels.get(field.name, ()) if unit]
        stated = field.says("unit")
        if units and isinstance(stated, str):
            wrong = [unit for unit in units if _plain(unit) != _plain(stated)]
            message = f"the headers say {shortened(wrong[0])}" if wrong else ""
            notes.judge("VE70", f"{field.pointer}/unit", message, claim=field.pointer)


def _fields(data: Any) -> Iterator[Field]:
    yield from (field for table in tables_of(data) for field in table.fields)


def _plain(unit: str) -> str:
    return re.sub(r"[\[\]{} ]", "", unit).replace("µ", "u").replace("μ", "u").casefold()


def _judge_names(data: Any, listed: Listed, notes: Notes) -> None:
    """Note elements of DICOM headers that name somebody, and identifiers under the root of a manufacturer."""
    new = get(data, _NEW, None) == "yes"
    tags = _NAMES if new else (*_NAMES, *_IDS)
    found, roots = Counter[str](), 0
    for path in listed.files.values():
        header = _header(path, (*tags, *_UIDS))
        found.update(tag for tag in tags if _names_somebody(header.get(tag)))
        roots += any(str(header.get(uid) or "").startswith(_OF_MAKERS) for uid in _UIDS)
    message = f"{plural(max(found.values()), 'header')} with {named(list(found))}" if found else ""
    if roots:
        message = f"{message or plural(roots, 'header')}{'; ' if message else ' with '}identifiers of a manufacturer"
    also = (_NEW,) if new else ()
    notes.judge("VE80", listed.at("path"), message, *(also if message else ()))


def _header(path: Path, tags: tuple[str, ...]) -> Mapping[str, Any]:
    try:
        return header_of(path, (*tags, "SOPClassUID"))
    except (Unusable, MissingExtra):
        return {}


def _names_somebody(value: Any) -> bool:
    text = str(value).strip() if value is not None else ""
    return bool(text) and not is_nobody(text) and _MADE_UP.search(text) is None
