"""What the first bytes of a file show if its name does not: data, a model, or neither for certain."""

from __future__ import annotations

import re
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.scan.listing.data_formats import FORMS, OPAQUE, Kind
from synthreport.scan.listing.roles_by_name import is_known
from synthreport.scan.readers.streams import opened

_LOOKED_AT = 1024 * 1024
_LOOKED_AT_IN_TEXT = 16 * 1024
_DICOM_MARK = slice(128, 132)
_OF_MODELS = re.compile(rb"keras_version|model_weights|model_config|optimizer_weights|layer_names")
_OF_DATA = re.compile(rb"pandas_type|axis0|barcodes|nwb_version|encoding-type|anndata|ISMRMRD|nxdata", re.IGNORECASE)
"""Words that libraries write into HDF5, with models and with data."""
_BEGINNINGS = {
    b"SQLite format 3\0": ".sqlite", b"PAR1": ".parquet", b"MSH|": ".hl7", b"\x0bMSH|": ".hl7", b"FHS|": ".hl7",
    b"BHS|": ".hl7", b"@relation": ".arff", b"NRRD0": ".nrrd", b"$FL2@(#)": ".sav", b"##fileformat=VCF": ".vcf",
    b"ARROW1": ".arrow", b"Obj\x01": ".avro", b"ORC": ".orc", b"FEA1": ".feather", b"$FL3@(#)": ".zsav",
    b"<stata_dta>": ".dta", b"HEADER RECORD*******LIB": ".xpt", b"RDX2\n": ".rdata", b"RDX3\n": ".rdata",
    bytes(12) + b"\xc2\xea\x81\x60": ".sas7bdat", b"FCS2.": ".fcs", b"FCS3.": ".fcs", b"CRAM": ".cram",
    b"@HD\tVN:": ".sam", b"CDF\x01": ".nc", b"CDF\x02": ".nc", b"\x93NUMPY": ".npy", b"\xffBIOSEMI": ".bdf",
    b"0       X X X X": ".edf", b"ObjectType = Image": ".mhd", b"Brain Vision": ".vhdr", b"BrainVision": ".vhdr",
}  # fmt: skip
_XML_OF_DATA = re.compile(
    rb"<(\w+:)?(ClinicalDocument|AnnotatedECG|ODM|mzML|indexedmzML|mzXML|PubmedArticleSet|HealthData)\b"
    rb"|xmlns=[\"'](http://hl7\.org/fhir|urn:hl7-org:v[23])"
)
_PLAIN = {".txt"}
_ENOUGH_LINES = 5


def looked_into(kind: Kind, path: Path) -> Kind:
    """The kind of a file whose name leaves it open, by what it begins with; without a role if that does not help."""
    end = path.suffix.lower()
    if kind.role == "documentation" and end in _PLAIN:
        return _of_text(kind, _head(path, _LOOKED_AT_IN_TEXT))
    if kind.role and end != ".hdf5":
        return kind
    head = _head(path, _LOOKED_AT)
    if not is_known(path.name) and head[_DICOM_MARK] == b"DICM" and path.name != "DICOMDIR":
        return FORMS[".dcm"]
    if end in (".h5", ".hdf5"):
        role = "model" if _OF_MODELS.search(head) else "data" if _OF_DATA.search(head) else kind.role
        return kind._replace(role=role, unread=OPAQUE if role == "model" else kind.unread)
    if end == ".xml" or (head.lstrip()[:1] == b"<" and _XML_OF_DATA.search(head)):
        return kind._replace(role="data" if _XML_OF_DATA.search(head) else "")
    return _by_beginning(kind, head)


def _by_beginning(kind: Kind, head: bytes) -> Kind:
    return next((FORMS[end] for mark, end in _BEGINNINGS.items() if head.startswith(mark)), kind)


def _of_text(kind: Kind, head: bytes) -> Kind:
    """A text is documentation, unless it looks like a table or like messages: then it has no role, or is data."""
    found = _by_beginning(kind, head)
    if found is not kind:
        return found._replace(reader="", unread="its name is that of a text; give it the end of its form")
    lines = [line for line in head.splitlines()[: _ENOUGH_LINES * 4] if line.strip()]
    is_table = any(_are_parted(lines, mark) for mark in (b"\t", b";", b"|", b","))
    return kind._replace(role="", unread="") if is_table else kind


def _are_parted(lines: list[bytes], mark: bytes) -> bool:
    counts = {line.count(mark) for line in lines}
    return len(lines) >= _ENOUGH_LINES and len(counts) == 1 and min(counts) > 0


def _head(path: Path, size: int) -> bytes:
    try:
        with opened(path) as stream:
            return stream.read(size)
    except Unusable:
        return b""
