"""Options of commands that read attestations: their files, and the keys whose signatures count."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from synthreport.cli.shared.check_run import Attest, Unobserved
from synthreport.document import Document
from synthreport.files.printable import printable
from synthreport.profile.lookup import chosen
from synthreport.result import Observed
from synthreport.standard.resolved_profile import is_path
from synthreport.standard.versions import effective_version, stated_version

if TYPE_CHECKING:
    from synthreport.desk.check_record.attestations_used import Used

_OPTIONS = (
    click.option(
        "--attestation", "attestations", type=click.Path(path_type=Path), multiple=True, metavar="FILE",
        help="Read an attestation of somebody who has the real rows. Repeatable.",
    ),
    click.option(
        "--trust", type=click.Path(path_type=Path), multiple=True, metavar="PUBKEY",
        help="Count attestations that this Ed25519 public key (PEM) signed. Repeatable; a profile may name keys, too.",
    ),
)  # fmt: skip


def attestation_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def attesting(
    told: dict[str, Any], attestations: tuple[Path, ...], trust: tuple[Path, ...], folder: Path | None = None
) -> Attest | None:
    """Reads the attestations of a document; None if none is named, nor any key."""
    if not (attestations or trust or any(map(is_path, told["profiles"]))):
        return None

    return partial(_attest, _Asked(attestations, trust, told["standard"], folder))


class _Asked(NamedTuple):
    """Which attestations are asked for, and what they are about; another process can be given it."""

    attestations: tuple[Path, ...]
    trust: tuple[Path, ...]
    standard: str | None
    folder: Path | None


def _attest(asked: _Asked, document: Document, profile: str, seen: Observed | None) -> Observed | None:
    named = chosen(profile, effective_version(stated_version(document.data), asked.standard)).profile
    if not (asked.attestations or asked.trust or named.get("trust")):
        return seen
    texts = named.get("trust", ())
    return _attested(document, asked.folder or _home(document), (asked.attestations, asked.trust, texts), seen)


def used_in(
    document: Document, profile: str, standard: str | None, named: tuple[tuple[Path, ...], tuple[Path, ...]]
) -> list[Used]:
    """The attestations that such a check reads, with the key that signed each. Raises Unusable."""
    attestations, trust = named
    texts = chosen(profile, effective_version(stated_version(document.data), standard)).profile.get("trust", ())
    if not (attestations or trust or texts):
        return []
    from synthreport.desk.check_record.attestations_used import attestations_used
    from synthreport.evidence.custody.attested import keys_in
    from synthreport.evidence.custody.attesting.fitting import About

    data = document.data if isinstance(document.data, dict) else {}
    return attestations_used(About(data, _home(document)), attestations, keys_in(trust, texts))


def _home(document: Document) -> Path | None:
    return None if document.name == "<stdin>" else Path(document.name).parent


def _attested(document: Document, folder: Path | None, named: Any, seen: Observed | None) -> Observed:
    from synthreport.draft.source_files import Unusable
    from synthreport.evidence.custody.attested import attested, keys_in

    files, trust, texts = named
    try:
        return attested(document.data, folder, files, keys_in(trust, texts), seen)
    except Unusable as error:
        raise Unobserved(printable(str(error))) from None
