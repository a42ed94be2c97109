"""What a file is, by its name: its role, its media type, who reads it, and which kind of data it holds."""

from __future__ import annotations

import re

from synthreport.scan.listing.data_formats import BYTES, FORMS, OPAQUE, Kind

_TEXT_ROLES = {
    "checksums": r"(sha(256|512)sums?|md5sums?|checksums?)(\.txt)?|.*\.(sha256|sha512|md5)|manifest-sha256\.txt",
    "documentation": r"(readme|licen[cs]e|copying|changelog|changes|notice|authors|citation)(\..*)?|requirements.*"
    r"|.*\.lock|pylock.*\.toml|conda-lock\.ya?ml|environment\.ya?ml|pyproject\.toml|package(-lock)?\.json"
    r"|datapackage\.json|croissant.*\.json|ro-crate-metadata\.json|dataset_description\.json|participants\.json",
    "dictionary": r".*(dictionary|codebook|data[_-]?dict).*\.(csv|tsv|xlsx?|ods|json|ya?ml|txt|md|pdf|docx|html?)",
    "results": r"(.*[_-])?(numbers|measured|metrics|scores|evaluation|quality|results)([_-].*)?\.(json|ya?ml|html?|txt)"
    r"|(.*[_-])?(metrics|scores)\.csv",
    "code": r"(.*[_-])?(param(eter)?s?|config(uration)?|settings)\.(json|ya?ml|toml|ini)"
    r"|(make|docker|snake|just|rake|container|jenkins)file",
    "model": r".*(model|weights|classifier|estimator|synthesi[sz]er|generator|checkpoint).*"
    r"\.(pkl|pickle|joblib|pt|h5|hdf5)",
}
"""Roles that the name of a file shows, in any format; the first that fits."""

_PACKED = re.compile(r"(.+\.[a-z0-9]+)(\.(?:gz|bgz|bz2|xz|zst|lz4))")
_UNPACKED = (".gz", ".bgz")
"""Compressions that are unpacked for reading."""
_IN_PARTS = re.compile(r"\.(zarr|n5|mff|ds)/", re.IGNORECASE)
"""Folders that are one array or one recording."""
_IN_IMAGES = re.compile(r".+\.ome\.tiff?")

MANY = 20
"""More files of one kind in one folder than these are one form of data."""

_OF_MANY = {"image/png": "imaging", "image/jpeg": "imaging", "image/tiff": "imaging", "text/plain": "text"}
"""What is a figure or a note alone, and data where there are many of one form."""


def kind_of(name: str) -> Kind:
    """What a file's name shows."""
    base = name.rpartition("/")[2].lower()
    kind = Kind("data", BYTES, unread="this form is not read") if _IN_PARTS.search(name) else _by_end(base)
    for role, form in _TEXT_ROLES.items():
        if re.fullmatch(form, base):
            is_read = (role, kind.reader) == ("dictionary", "delimited")
            media_type = "text/plain" if kind == _UNKNOWN else kind.media_type  # such as that of LICENSE
            return Kind(role, media_type, kind.reader if is_read else "", unread=OPAQUE if role == "model" else "")
    return kind


def kind_of_many(kind: Kind, path: str, count: int) -> Kind:
    """What many files of one form are: pictures and texts are data then, where they are very many or lie apart."""
    lie_apart = re.search(r"(^|/)(data|images?|notes?|texts?|reports?|documents?)/", path.lower())
    if kind.role in ("documentation", "") and kind.media_type in _OF_MANY and (lie_apart or count > MANY):
        return Kind("data", kind.media_type, "", _OF_MANY[kind.media_type])
    return kind


def is_known(name: str) -> bool:
    """Whether the end of a name is that of a known format, even an ambiguous one."""
    return _end(name.lower()) in FORMS


def _by_end(base: str) -> Kind:
    packed = _PACKED.fullmatch(base)
    if not packed or _end(packed[1]) not in FORMS or packed[1].endswith(".tar"):
        return _IMAGE if _IN_IMAGES.fullmatch(base) else FORMS.get(_end(base), _UNKNOWN)
    kind = _by_end(packed[1])._replace(media_type=FORMS[packed[2]].media_type)
    if kind.role in ("documentation", "code"):
        return kind._replace(role="")  # texts and programs are hardly packed, and dumps of databases are
    if kind.reader and packed[2] not in _UNPACKED:
        role = "" if packed[1].endswith(".json") else kind.role  # not every JSON holds records
        return kind._replace(
            role=role, reader="", unread=f"it is packed as {packed[2]}, which is not read; pack it with gzip"
        )
    return kind


def _end(base: str) -> str:
    return base[base.rfind(".") :] if "." in base else ""


_UNKNOWN = Kind("", BYTES)
_IMAGE = Kind("data", "image/tiff", "", "imaging")
