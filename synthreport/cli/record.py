"""`synthreport record`: show the record of a check, or verify that it still holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthreport.cli.profiles import unusable
from synthreport.cli.shared.attestation_options import attestation_options
from synthreport.cli.shared.check_run import Unobserved
from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import (
    Impossible,
    allow,
    force_option,
    form_option,
    output_option,
    read_document,
    send,
)
from synthreport.files.printable import printable
from synthreport.standard.resolved_profile import ProfileError, UnknownProfile
from synthreport.standard.versions import NoWayBack, UnknownVersion

if TYPE_CHECKING:
    from synthreport.desk.check_record.check_record import Record
    from synthreport.desk.check_record.sealing import Sealed


@click.group(name="record")
def command() -> None:
    """Show the record of a check (`check --record FILE`), or verify that it still holds."""


@command.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="RECORD")
@click.argument("manifest", required=False, metavar="[MANIFEST]")
@click.option("--profile", metavar="ID|PATH", help="The profile of the check. [default: the one of that id]")
@attestation_options
def verify(
    path: Path, manifest: str | None, profile: str | None, attestations: tuple[Path, ...], trust: tuple[Path, ...]
) -> None:
    """Verify a record: who signed it, and whether its manifest, checked again, gives the same record.

    Name the attestations that the check read. Exit codes: 0 it holds, 1 it does not, 2 it cannot be read.
    """
    sealed = _sealed(path, trust)
    signed, holds = _signature(sealed, trust)
    echo([_named(sealed.record), *signed])
    if manifest is not None:
        found = _compared(sealed.record, manifest, profile, (attestations, trust))
        echo(found or ["the manifest gives the same record, except for its date"])
        holds = not found and holds is not False
    echo(["", *_meaning(holds)])
    sys.exit(0 if holds else 1)


def _meaning(holds: bool | None) -> list[str]:
    """What the record proves, if it holds; these words are ours, whatever those in the record are."""
    from synthreport.desk.check_record.check_record import NOT_PROVEN, PROVES

    if holds is None:
        return ["Nothing was verified: name the manifest, or a key with --trust."]
    if not holds:
        return ["It does not hold: it proves nothing."]
    return [f"It proves: {PROVES}", f"It does not prove: {NOT_PROVEN}"]


@command.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="RECORD")
@form_option
@output_option
@force_option
def show(path: Path, form: str, output: Path | None, force: bool) -> None:
    """Show a record as one page. A signature is not verified."""
    from synthreport.desk.check_record.one_page import one_page
    from synthreport.reporters.paper import made

    allow([output], [str(path)], force=force)
    send(made(one_page(_sealed(path, ()).record), form), output)


@command.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="RECORD")
def form(path: Path) -> None:
    """Print what a submission form asks: verdict, lines, profile, record code, digest; one answer per line."""
    from synthreport.desk.check_record.form_answers import form_answers

    echo(printable(f"{question}: {answer}") for question, answer in form_answers(_sealed(path, ()).record))


def _sealed(path: Path, trust: tuple[Path, ...]) -> Sealed:
    from synthreport.desk.check_record.sealing import record_bytes, unsealed
    from synthreport.draft.source_files import Unusable
    from synthreport.evidence.custody.attested import keys_in

    try:
        return unsealed(record_bytes(path), keys_in(trust, ()))
    except Unusable as error:
        raise Impossible(printable(f"{path} is refused: {error}")) from None


def _named(record: Record) -> str:
    from synthreport.desk.check_record.one_page import verdict_of

    profile = f"profile {record['profile']['id']} {record['profile']['version']}"
    under = f"synthreport {record['standard']}, {profile}"
    return printable(f"{record['code']} of {record['date']}: {verdict_of(record)}; {under}")


def _signature(sealed: Sealed, trust: tuple[Path, ...]) -> tuple[list[str], bool | None]:
    """What is known of the signature, and whether it is one that counts; None if nobody asked."""
    if sealed.signer:
        return [f"signed with the trusted key {sealed.signer.id[:16]}"], True
    if sealed.is_signed:
        return ["no key that is trusted here signed it: name it with --trust"], False if trust else None
    for_attestations = any("key" in each for each in sealed.record["attestations"])
    return ["nobody signed it"], False if trust and not for_attestations else None


def _compared(record: Record, manifest: str, profile: str | None, named: Any) -> list[str]:
    """In what the manifest, checked again, differs from the record."""
    from synthreport.cli.shared.filing.beside_record import beside_record
    from synthreport.desk.check_record.check_record import NoRecord
    from synthreport.desk.check_record.recomputing import differences, recomputed
    from synthreport.draft.source_files import Unusable

    document, under = read_document(manifest), profile or record["profile"]["id"]
    try:
        again = recomputed(record, document, beside_record(document, under, record["standard"], named))
    except ProfileError as error:
        raise _unusable_profile(error, under, asked=profile is not None) from None
    except (Unusable, Unobserved, NoRecord, NoWayBack, UnknownVersion) as error:
        raise Impossible(printable(f"{manifest} cannot be checked as the record says: {error}")) from None
    return [printable(each) for each in differences(record, again)]


def _unusable_profile(error: ProfileError, name: str, *, asked: bool) -> click.ClickException:
    if asked or not isinstance(error, UnknownProfile):
        return unusable(error, "--profile")
    return click.UsageError(printable(f"the record is under the profile {name}: name its file, --profile FILE"))
