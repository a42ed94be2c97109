"""Manifests in buckets of S3 and Google Cloud, read through fsspec with the credentials of this computer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.desk.batch.given import Given
from synthreport.desk.batch.source_reading import Reading, is_pattern
from synthreport.files.optional import wanted

_EXTRAS = {"s3": "s3", "gs": "gcs", "gcs": "gcs"}
"""The schemes that are read, each with the extra that it needs. Others that fsspec knows may start programs."""


def is_in_bucket(source: str) -> bool:
    """Whether a source is the address of an object, a folder or a pattern in a bucket."""
    scheme, slashes, _ = source.partition("://")
    return bool(slashes) and scheme.lower() in _EXTRAS


def in_bucket(address: str, reading: Reading) -> Iterator[Given]:
    """The manifests at an address: an object, those below a folder, or those that fit a pattern."""
    scheme, _, path = address.partition("://")
    extra = _EXTRAS[scheme.lower()]
    why = "no manifest at this address"
    try:
        files = wanted("fsspec", extra).filesystem(scheme.lower())
        for name in _names(files, path.rstrip("/"), reading):
            why = ""
            yield _read(files, name, f"{scheme}://{name.lstrip('/')}", reading)
    except ImportError:
        why = f"not read; run: pip install 'synthreport[{extra}]'"
    except Exception as error:
        why = _failed(error)
    if why:
        yield Given(address, why=why)


def _names(files: Any, path: str, reading: Reading) -> Iterator[str]:
    if is_pattern(path):
        yield from sorted(files.glob(path))
    elif files.isfile(path):
        yield path
    else:
        for where, _, names in files.walk(path, on_error="raise"):
            is_hidden = any(part.startswith(".") for part in where.removeprefix(path).split("/"))
            found = () if is_hidden else (f"{where}/{name}" for name in sorted(names))
            yield from filter(reading.is_wanted, found)


def _read(files: Any, name: str, address: str, reading: Reading) -> Given:
    try:
        with files.open(name, "rb") as stream:
            content = stream.read(reading.limit + 1)
    except Exception as error:
        return Given(address, why=_failed(error))
    why = reading.refused(len(content))
    return Given(address, b"" if why else content, why)


def _failed(error: Exception) -> str:
    """Why something was not read: the kind of error, since the words of a library may name a key."""
    return f"cannot be read: {type(error).__name__}"
