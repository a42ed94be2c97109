"""`synthreport anonymise`: hide the authors of a manifest from its reviewers, and restore them later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from synthreport.cli.shared.output import Impossible, allow, file_alone, output_option, read_document, send
from synthreport.document import LIMIT, Document
from synthreport.document.positions import shown
from synthreport.files.paths import first_bytes
from synthreport.files.printable import printable
from synthreport.files.serialise import as_json, as_yaml
from synthreport.files.standard_streams import reason, warn
from synthreport.files.writing import behind, write
from synthreport.journal.anonymity.author_details import has_other_scripts
from synthreport.journal.anonymity.replacing import Doubt, Hidden, hide
from synthreport.journal.anonymity.restoring import WrongKey, homeless, restore
from synthreport.journal.anonymity.spelling import knows_scripts

_LARGEST_KEY = 16 * LIMIT
_MOST = 100
"""The number of places listed; the rest are counted."""
_ONE_TRANSLITERATION = "Names in other scripts were searched for in one transliteration: search for others yourself."
_NO_TRANSLITERATION = (
    "Names in other scripts were searched for only as written. To transliterate: pip install 'synthreport[scripts]'"
)
_NOT_JUDGED = """\
Not checked: other files in the folder (unchanged), and texts that identify somebody without a name.
Read the result before you send it."""


@click.command(name="anonymise")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--key", required=True, type=click.Path(), callback=file_alone, help="File that stores the hidden texts.")
@click.option("--restore", "back", is_flag=True, help="Restore the hidden texts from the key.")
@click.option("--force", is_flag=True, help="Overwrite an existing key or manifest, never an input.")
@output_option
def command(source: str, key: Path, back: bool, force: bool, output: Path | None) -> None:
    """Write a manifest without authors, affiliations, contacts, URLs and paths; digests stay.

    Hidden texts are hidden everywhere in the manifest, in any spelling. Places that a person must check are listed with
    their lines. Comments and x- keys are removed. With the key, everything can be restored.
    """
    if key.exists() and not (force or back):
        raise click.UsageError(
            f"{key} already exists and may be the key of another manifest: choose another name, or add --force"
        )
    allow([output] if back else [key, output], [source, str(key)] if back else [source], force=force)
    document = read_document(source)
    if not isinstance(document.data, dict) or document.problems:
        raise click.UsageError(f"{source} has problems: run `synthreport check {source}` and fix it first")
    notation = "json" if str(output or source).lower().endswith(".json") else "yaml"
    if back:
        send(_restored(document, _read(key), notation), output)
    else:
        _hide(document, key, output, notation, force=force)


def _hide(document: Document, key: Path, output: Path | None, notation: str, *, force: bool) -> None:
    """Write the key, then the anonymised manifest: never one without the other."""
    hidden = hide(document.data)
    text = _notation(notation)(hidden.data)
    with _kept(key, as_json({**_checked(document, hidden), **_original(document, text)}), force=force):
        send(text, output)
    for line in _told(document, hidden):
        warn(line)


def _notation(name: str) -> Callable[[Any], str]:
    return as_json if name == "json" else as_yaml


def _checked(document: Document, hidden: Hidden) -> dict[str, Any]:
    """The key, after proof that it restores everything in the same order."""
    if as_json(restore(hidden.data, hidden.key)) != as_json(document.data):
        raise click.UsageError(
            "nothing was written: the manifest could not be restored from this key; please report this bug"
        )
    return hidden.key


def _original(document: Document, text: str) -> dict[str, Any]:
    """The original file, restored byte by byte if the anonymised file is not edited."""
    notation = "json" if document.name.lower().endswith(".json") else "yaml"
    return {"original": document.text, "notation": notation, "hidden_sha256": _digest(text)}


@contextmanager
def _kept(key: Path, content: str, *, force: bool) -> Iterator[None]:
    """Write the key to a private file; it is taken back if the manifest that it belongs to cannot be written."""
    before = key.read_bytes() if key.is_file() else None
    _keep(key, content, force=force)
    try:
        yield
    except BaseException:
        if before is not None:
            _keep(key, before, force=True)
        elif key.is_file():
            behind(key).unlink()
        raise


def _keep(key: Path, content: str | bytes, *, force: bool) -> None:
    try:
        write(key, content, fresh=not force, private=True)
    except FileExistsError:
        raise click.UsageError(
            f"{key} already exists and may be the key of another manifest: choose another name"
        ) from None
    except OSError as error:
        raise Impossible(f"{key} cannot be written: {reason(error)}") from None


def _read(key: Path) -> Any:
    try:
        content = first_bytes(str(key), _LARGEST_KEY + 1)
        if len(content) > _LARGEST_KEY:
            raise click.UsageError(f"--key: {key} is larger than any key")
        return json.loads(content)
    except OSError as error:
        raise Impossible(f"{key} cannot be read: {reason(error)}") from None
    except (ValueError, RecursionError):
        raise click.UsageError(f"--key: {key} is not JSON") from None


def _restored(document: Document, key: Any, notation: str) -> str:
    """The restored text: the original file, or the edited one with its hidden texts filled in."""
    try:
        data = restore(document.data, key)
        lost = homeless(document.data, key)
    except WrongKey as error:
        raise click.UsageError(f"--key: {error}") from None
    for pointer in lost:
        warn(f"{printable(pointer)} was not restored: its place in the manifest is gone")
    if key.get("hidden_sha256") == _digest(document.text) and key.get("notation") == notation:
        return str(key["original"])
    return _notation(notation)(data)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _told(document: Document, hidden: Hidden) -> Iterator[str]:
    """The places that a person must check."""
    for doubt in hidden.doubts[:_MOST]:
        place = f"{printable(document.name)}:{_line(document, doubt)}"
        yield f"{place}: {shown(doubt.text)} was not hidden; it {doubt.because}"
    if len(hidden.doubts) > _MOST:
        yield f"... and {len(hidden.doubts) - _MOST} more"
    yield f"texts hidden: {len(hidden.key['tokens'])}; places to check: {len(hidden.doubts)}"
    if has_other_scripts(document.data):
        yield _ONE_TRANSLITERATION if knows_scripts() else _NO_TRANSLITERATION
    yield _NOT_JUDGED


def _line(document: Document, doubt: Doubt) -> int:
    """The line of a text, or the nearest known line."""
    span = document.span(doubt.pointer)
    first = doubt.text.split("\n", 1)[0]
    lines = range(span.line, span.end_line + 1)
    return next((line for line in lines if first in document.line(line)), span.line)
