"""Options of `verify` for those who hold the real rows: their files, and the attestation of what they saw."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import click

from synthreport.cli.shared.check_run import Unobserved
from synthreport.cli.shared.output import file_alone
from synthreport.document import Document
from synthreport.files.printable import printable
from synthreport.files.standard_streams import reason, warn
from synthreport.result import Observed

_FAMILIES = 9
_OPTIONS = (
    click.option(
        "--source", "sources", multiple=True, metavar="[SPLIT=]FILE",
        help="Real rows that the generator saw: compute the results again. Repeatable, one file per split.",
    ),
    click.option(
        "--holdout", "holdouts", multiple=True, metavar="[SPLIT=]FILE", help="Real rows that it never saw. Repeatable."
    ),
    click.option(
        "--salt", type=click.Path(path_type=Path), metavar="FILE",
        help="The salt of the digests of real rows, at least 16 bytes.",
    ),
    click.option(
        "--attest", type=click.Path(), callback=file_alone, metavar="FILE",
        help="Write an attestation of what was found.",
    ),
    click.option("--by", metavar="PARTY", help="Who attests it: the id of a party of the manifest, or a name."),
    click.option(
        "--key", type=click.Path(path_type=Path), metavar="FILE",
        help="Sign the attestation with this Ed25519 key (PEM).",
    ),
)  # fmt: skip
_NAMES = ("sources", "holdouts", "salt", "attest", "by", "key")


class CustodyAsked(NamedTuple):
    """What a custodian asks for."""

    source: Path
    sources: tuple[str, ...]
    holdouts: tuple[str, ...]
    salt: Path | None
    attest: Path | None
    by: str | None
    key: Path | None
    force: bool


def custody_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def custody_asked(told: dict[str, Any], manifest: str) -> CustodyAsked | None:
    """What is asked for, taken out of the options; None if it is nothing. Ends the command if it makes no sense."""
    asked = CustodyAsked(source=Path(manifest), force=told["force"], **{name: told.pop(name) for name in _NAMES})
    if asked.attest and not (asked.by and asked.by.strip()):
        raise click.UsageError("--attest needs --by PARTY: somebody must have looked")
    if (asked.key or asked.by) and not asked.attest:
        raise click.UsageError(f"{'--key' if asked.key else '--by'} needs --attest FILE")
    if (asked.attest or asked.holdouts or asked.salt) and not asked.sources:
        raise click.UsageError("name the real rows that the generator saw: --source FILE")
    if asked.attest:
        if manifest == "-":
            raise click.UsageError("--attest needs a manifest in a file")
        _refuse_outputs(asked, [Path(path) for _, path in told["outputs"] if path != "-"])
    return asked if asked.sources else None


def _refuse_outputs(asked: CustodyAsked, reports: list[Path]) -> None:
    """End the command if the attestation would replace what it is about, or a report the attestation."""
    from synthreport.cli.shared.output import allow

    allow([asked.attest, *reports], [str(asked.source), *inputs_of(asked)], force=asked.force)


def inputs_of(asked: CustodyAsked) -> list[str]:
    """The files that a custodian names: real rows, with or without the split before them, the key, the salt."""
    named = [*asked.sources, *asked.holdouts]
    inputs = [*named, *(each.partition("=")[2] for each in named if "=" in each)]
    return inputs + [str(each) for each in (asked.key, asked.salt) if each]


def observed_beside(document: Document, folder: Path, memory: int, asked: CustodyAsked, seen: Observed) -> Observed:
    """What is seen beside real rows, with what was seen in the files. Raises Unobserved; writes the attestation."""
    from synthreport.draft.source_files import Unusable

    try:
        return _observed(document, folder, memory, asked, seen)
    except Unusable as error:
        raise Unobserved(printable(str(error))) from None


def _observed(document: Document, folder: Path, memory: int, asked: CustodyAsked, seen: Observed) -> Observed:
    from synthreport.evidence.custody.attested import combined
    from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey
    from synthreport.evidence.custody.custodian import look, well_formed
    from synthreport.evidence.custody.given_rows import given_rows

    key = PrivateKey(asked.key) if asked.key else None
    given = given_rows(well_formed(document.data), {"train": asked.sources, "holdout": asked.holdouts}, asked.salt)
    with _progress() as begin:
        found = look(document.data, folder, given, memory, begin)
    for each in found.copies:
        warn(f"Rows of {printable(each.split)} that are in {printable(each.file)}, too: {each.found} of {each.rows}.")
    both = combined(found.observed, seen)
    if asked.attest:
        _attest(document, folder, asked, (given, key, (found, both)))
    return both


def _attest(document: Document, folder: Path, asked: CustodyAsked, seen: Any) -> None:
    from synthreport.draft.source_files import Unusable
    from synthreport.evidence.custody.attesting.making import attestation
    from synthreport.files.writing import write

    given, key, looks = seen
    assert asked.attest is not None
    content = attestation(document.data, asked.source, folder, given, looks, str(asked.by), key)
    try:
        write(asked.attest, content)
    except OSError as error:
        raise Unusable(f"{asked.attest} cannot be written: {reason(error)}") from None
    if key is None:
        warn("The attestation is not signed, so that nobody has to believe it: sign it with --key.")


class _Bar:
    """A progress bar on a terminal."""

    def __init__(self) -> None:
        self._bar: Any = click.progressbar(length=_FAMILIES, label="compute again", file=sys.stderr)

    def __enter__(self) -> Callable[[str], None]:
        bar = self._bar.__enter__()
        return lambda family: bar.update(1)

    def __exit__(self, *raised: object) -> None:
        self._bar.__exit__(*raised)


def _progress() -> Any:
    return _Bar() if sys.stderr.isatty() else nullcontext(lambda family: None)
