"""What a file is, by its name: its role, its media type, who reads it, and which kind of data it holds."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """What the name of a file tells. Without a reader, nothing in it is read."""

    role: str
    media_type: str
    reader: str = ""
    modality: str = ""
    unread: str = ""
    """Why data of this kind are not read, and what would help."""


_TEXT_ROLES = {
    "checksums": r"(sha(256|512)sums?|md5sums?|checksums?)(\.txt)?|.*\.(sha256|sha512|md5)|manifest-sha256\.txt",
    "documentation": r"(readme|licen[cs]e|copying|changelog|notice|authors|citation)(\..*)?|requirements.*"
    r"|.*\.lock|pylock.*\.toml|conda-lock\.ya?ml|environment\.ya?ml|pyproject\.toml|package(-lock)?\.json"
    r"|datapackage\.json|croissant.*\.json|ro-crate-metadata\.json|dataset_description\.json|participants\.json",
    "dictionary": r".*(dictionary|codebook|data[_-]?dict).*",
    "results": r"(.*[_-])?(numbers|metrics|scores|evaluation|quality|results)([_-].*)?\.(json|ya?ml|html?|txt)"
    r"|(.*[_-])?(metrics|scores)\.csv",
    "code": r"(.*[_-])?(param(eter)?s?|config(uration)?|settings)\.(json|ya?ml|toml|ini)",
}
"""Roles that the name of a file tells, whatever its form; the first that fits."""

_SHEET = "spreadsheets are not read; save it as CSV"
_FOREIGN = "this form is not read; list its fields in a dictionary, or save it as CSV or Parquet"
_OPAQUE = "it is never opened: reading such a file may run what is in it"

_SUFFIXES = {
    ".csv": Kind("data", "text/csv", "delimited", "tabular"),
    ".tsv": Kind("data", "text/tab-separated-values", "delimited", "tabular"),
    ".parquet": Kind("data", "application/vnd.apache.parquet", "parquet", "tabular"),
    ".json": Kind("data", "application/json", "json_records"),
    ".ndjson": Kind("data", "application/x-ndjson", "json_records"),
    ".jsonl": Kind("data", "application/x-ndjson", "json_records"),
    ".dcm": Kind("data", "application/dicom", "dicom", "imaging"),
    ".nii": Kind("data", "application/x-nifti", "nifti", "imaging"),
    ".hea": Kind("documentation", "text/x-wfdb-header"),
    ".edf": Kind("data", "application/x-edf", "edf", "signal"),
    ".bdf": Kind("data", "application/x-bdf", "edf", "signal"),
    ".vcf": Kind("data", "text/x-vcf", "vcf", "genomic"),
    ".dat": Kind("data", "application/octet-stream", "wfdb"),
    ".mat": Kind("data", "application/octet-stream", "wfdb"),
    ".xlsx": Kind("data", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "", "tabular", _SHEET),
    ".xls": Kind("data", "application/vnd.ms-excel", "", "tabular", _SHEET),
    ".ods": Kind("data", "application/vnd.oasis.opendocument.spreadsheet", "", "tabular", _SHEET),
    **{
        suffix: Kind("data", "application/octet-stream", "", "tabular", _FOREIGN)
        for suffix in (".sav", ".dta", ".sas7bdat", ".xpt", ".rds", ".rdata", ".feather", ".arrow", ".orc", ".avro")
    },
    **{
        suffix: Kind("data", "application/octet-stream", "", "genomic", "this form is not read")
        for suffix in (".bcf", ".bed", ".bim", ".fam", ".bam", ".cram", ".pgen", ".pvar", ".psam", ".fasta", ".fastq")
    },
    **{suffix: Kind("data", f"audio/{suffix[1:]}", "", "audio", "sound is not read") for suffix in (".wav", ".flac")},
    ".mp3": Kind("data", "audio/mpeg", "", "audio", "sound is not read"),
    ".mp4": Kind("data", "video/mp4", "", "video", "video is not read"),
    ".avi": Kind("data", "video/x-msvideo", "", "video", "video is not read"),
    ".npy": Kind("data", "application/octet-stream", unread="arrays are not read"),
    ".npz": Kind("data", "application/octet-stream", unread="arrays are not read"),
    **{
        suffix: Kind("model", "application/octet-stream", unread=_OPAQUE)
        for suffix in (".pkl", ".pickle", ".joblib", ".pt", ".pth", ".ckpt", ".h5", ".onnx", ".safetensors")
    },
    **{
        suffix: Kind("archive", media)
        for suffix, media in {
            ".zip": "application/zip", ".tar": "application/x-tar", ".tgz": "application/gzip",
            ".7z": "application/x-7z-compressed", ".gz": "application/gzip", ".xz": "application/x-xz",
            ".bz2": "application/x-bzip2", ".zst": "application/zstd",
        }.items()
    },
    **{
        suffix: Kind("code", media)
        for suffix, media in {
            ".py": "text/x-python", ".r": "text/x-r", ".ipynb": "application/x-ipynb+json", ".jl": "text/x-julia",
            ".sh": "application/x-sh", ".sql": "application/sql", ".stan": "text/plain", ".sas": "text/plain",
            ".do": "text/plain", ".m": "text/plain", ".java": "text/x-java", ".js": "text/javascript",
            ".cpp": "text/x-c", ".c": "text/x-c", ".rs": "text/plain", ".toml": "application/toml",
            ".ini": "text/plain", ".cfg": "text/plain", ".yaml": "application/yaml", ".yml": "application/yaml",
        }.items()
    },
    **{
        suffix: Kind("documentation", media)
        for suffix, media in {
            ".md": "text/markdown", ".rst": "text/x-rst", ".txt": "text/plain", ".pdf": "application/pdf",
            ".html": "text/html", ".htm": "text/html", ".png": "image/png", ".jpg": "image/jpeg",
            ".jpeg": "image/jpeg", ".tif": "image/tiff", ".tiff": "image/tiff", ".svg": "image/svg+xml",
            ".xml": "application/xml", ".cff": "application/yaml", ".in": "text/plain", ".lock": "text/plain",
            ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }.items()
    },
}  # fmt: skip

_UNKNOWN = Kind("documentation", "application/octet-stream")
_OF_MANY = {"image/png": "imaging", "image/jpeg": "imaging", "image/tiff": "imaging", "text/plain": "text"}
"""What is a figure or a note alone, and data where there are many of one form."""


def kind_of(name: str) -> Kind:
    """What a file's name tells of it."""
    base = name.rpartition("/")[2].lower()
    packed = re.fullmatch(r"(.+\.[a-z0-9]+)\.(gz|bgz)", base)
    kind = _by_suffix(packed[1] if packed and not packed[1].endswith(".tar") else base)
    for role, form in _TEXT_ROLES.items():
        if re.fullmatch(form, base):
            kind = Kind(
                role, kind.media_type, kind.reader if (role, kind.reader) == ("dictionary", "delimited") else ""
            )
            break
    return kind._replace(media_type="application/gzip") if packed else kind


def kind_of_many(kind: Kind) -> Kind:
    """What many files of one form are: pictures and texts are data then."""
    if kind.role == "documentation" and kind.media_type in _OF_MANY:
        return Kind("data", kind.media_type, "", _OF_MANY[kind.media_type])
    return kind


def _by_suffix(base: str) -> Kind:
    suffix = base[base.rfind(".") :] if "." in base else ""
    return _SUFFIXES.get(suffix) or (Kind("documentation", "text/plain") if not suffix else _UNKNOWN)
