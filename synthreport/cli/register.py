"""`synthreport register`: keep submissions in one file, find them, and serve them to the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthreport.cli.profiles import unusable
from synthreport.cli.shared.attestation_options import attestation_options
from synthreport.cli.shared.check_run import Unobserved
from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.filing.register_options import content_of, register_at, register_option
from synthreport.cli.shared.output import Impossible, allow, manifest_in, output_option, profile_option, send
from synthreport.files.printable import printable
from synthreport.files.standard_streams import deliver
from synthreport.profile.lookup import chosen
from synthreport.result import Conclusion
from synthreport.standard.resolved_profile import ProfileError

if TYPE_CHECKING:
    import sqlite3

    from synthreport.desk.register.deposits import Deposit, Deposited, HandedIn
    from synthreport.desk.register.lookups import Page

_LARGEST_RECORD = 4 << 20

_verdict_option = click.option(
    "--verdict", type=click.Choice([each.value for each in Conclusion]), help="Only submissions with this verdict."
)
_most_option = click.option(
    "--most", type=click.IntRange(1, 1000), default=50, show_default=True, metavar="N", help="List at most N."
)
_after_option = click.option(
    "--after", default="", metavar="PLACE", help="Continue after this place, which the previous list printed."
)
_json_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Text, or JSON."
)


@click.group(name="register")
def command() -> None:
    """Keep submissions in one SQLite file: revisions, verdicts, letters, decisions, records."""


@command.command()
@click.argument("manuscript")
@click.argument("source", required=False, metavar="[FILE]")
@register_option
@profile_option
@click.option("--by", default="", metavar="NAME", help="Who adds it; required with --decision.")
@click.option("--record", type=click.Path(path_type=Path), metavar="FILE", help="Keep this record of FILE's check.")
@click.option("--letter", type=click.Path(path_type=Path), metavar="FILE", help="Keep the letter that was sent.")
@click.option("--decision", metavar="TEXT", help="Keep the editor's decision, such as 'minor revision'.")
@click.option("--note", default="", metavar="TEXT", help="Why, with --decision.")
@click.option("--decisions", metavar="FILE", help="Accept the findings in this file.")
@attestation_options
def add(
    manuscript: str, source: str | None, register: Path, profile: str, decisions: str | None, record: Path | None,
    attestations: tuple[Path, ...], trust: tuple[Path, ...], **told: Any,
) -> None:  # fmt: skip
    """Add a manifest, a letter that was sent, or a decision under the number of a manuscript.

    A manifest is checked first. A changed one is a new revision; the same one adds a record if the outcome is new.
    Several are added together, or none of them is.
    """
    if source is None and not (told["letter"] or told["decision"]):
        raise click.UsageError("nothing to add: name a manifest, --letter FILE or --decision TEXT")
    if source is None and (record or decisions):
        raise click.UsageError("--record and --decisions are about a manifest: name it")
    with register_at(register, make=source is not None) as database:
        checked = source and _checked(manifest_in(source), profile, decisions, record, (attestations, trust))
        echo(_added(database, manuscript, checked or None, told))


@command.command()
@click.argument("manuscript")
@register_option
@_json_option
@click.option("--manifest", "number", type=click.IntRange(1), metavar="N", help="Print the manifest of revision N.")
@click.option("--record", metavar="CODE", help="Print the record with this code.")
def show(manuscript: str, register: Path, form: str, number: int | None, record: str | None) -> None:
    """Show a submission: its revisions, verdicts over time, letters and decisions."""
    from synthreport.desk.register.lookups import history, kept_manifest, kept_record, submission
    from synthreport.desk.register.printed_history import as_text
    from synthreport.files.serialise import as_json

    with register_at(register) as database:
        row = submission(database, manuscript)
        if number is not None:
            deliver(kept_manifest(database, row.id, number))
        elif record is not None:
            deliver(kept_record(database, row.id, record))
        elif form == "json":
            deliver(as_json(history(database, row)))
        else:
            echo(as_text(history(database, row)))


@command.command(name="list")
@register_option
@_verdict_option
@_most_option
@_after_option
@_json_option
def list_(register: Path, verdict: str | None, most: int, after: str, form: str) -> None:
    """List submissions, the last changed first."""
    from synthreport.desk.register.lookups import listed

    with register_at(register) as database:
        _print(listed(database, verdict or "", after, most), form)


@command.command()
@click.argument("words", nargs=-1, required=True)
@register_option
@_verdict_option
@_most_option
@_after_option
@_json_option
def search(words: tuple[str, ...], register: Path, verdict: str | None, most: int, after: str, form: str) -> None:
    """Find submissions by a word of their number, title or decision, or by the code of a record; the newest first."""
    from synthreport.desk.register.lookups import searched

    with register_at(register) as database:
        _print(searched(database, " ".join(words), verdict or "", after, most), form)


@command.command()
@register_option
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True,
    help="Everything, one submission per line; or the list, for a spreadsheet.",
)  # fmt: skip
@output_option
def export(register: Path, form: str, output: Path | None) -> None:
    """Export a register; first, its file is tested for damage."""
    from synthreport.desk.register.database import files_beside, problems
    from synthreport.desk.register.exports import as_lines, as_table

    allow([output], [str(register), *files_beside(register)])
    with register_at(register) as database:
        if found := problems(database):
            raise Impossible(printable(f"{register} is damaged; restore it from a backup: {'; '.join(found)}"))
        send("".join((as_lines if form == "jsonl" else as_table)(database)), output)


@command.command()
@click.argument("name")
@register_option
@click.option("--revoke", is_flag=True, help="Make no token; refuse the one of this name from now on.")
def token(name: str, register: Path, revoke: bool) -> None:
    """Make a token, with which a program may deposit manifests at a served desk. It is printed once."""
    from synthreport.desk.register import deposit_tokens as tokens

    with register_at(register) as database:
        if revoke:
            tokens.revoke(database, name)
            echo([f"{name}: its token is refused from now on"])
        else:
            echo([tokens.new_token(database, name)])


@command.command()
@register_option
@profile_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 for any.")
@click.option(
    "--user-header", default="", metavar="NAME",
    help="Trust the proxy before the desk: it lets editors in, and names each in this header of every request.",
)  # fmt: skip
@click.option(
    "--origin", "origins", multiple=True, metavar="URL",
    help="The address of the desk in browsers, such as https://desk.example.org. Repeatable.",
)  # fmt: skip
def serve(register: Path, profile: str, **told: Any) -> None:
    """Serve the desk's page on this machine, or behind the journal's own proxy, until Ctrl-C.

    Without a proxy, only those who have the printed address are let in.
    """
    from synthreport.cli.shared.filing.serving import Address, refuse_open, serve_desk

    address = Address(**told)
    refuse_open(address)
    try:
        chosen(profile)
    except ProfileError as error:
        raise unusable(error, "--profile") from None
    serve_desk(register, profile, address)


def _checked(source: str, profile: str, decisions: str | None, record: Path | None, named: Any) -> HandedIn:
    """A manifest and its record. Ends the command if it cannot be read or checked."""
    from synthreport.cli.shared.decision_options import decided
    from synthreport.desk.register.checking import handed_in
    from synthreport.document import LIMIT

    path = Path(source)
    data = content_of(path, LIMIT)
    try:
        if record is not None:
            return _with_record(path, data, record, profile, named)
        return handed_in(path.name, data, profile, decided(decisions))
    except ProfileError as error:
        raise unusable(error, "--profile") from None


def _with_record(path: Path, data: bytes, record: Path, profile: str, named: Any) -> HandedIn:
    """A manifest and a record that was made elsewhere."""
    from synthreport.cli.shared.filing.beside_record import beside_record
    from synthreport.desk.register.checking import with_record
    from synthreport.document.source import read
    from synthreport.draft.source_files import Unusable
    from synthreport.standard.versions import NEWEST

    try:
        beside = beside_record(read(str(path)), profile, NEWEST, named)
    except (Unusable, Unobserved) as error:
        raise Impossible(printable(str(error))) from None
    return with_record(path.name, data, content_of(record, _LARGEST_RECORD), beside)


def _added(database: sqlite3.Connection, manuscript: str, checked: HandedIn | None, told: dict[str, Any]) -> list[str]:
    """Add it; returns the lines that say where it is."""
    from synthreport.desk.register.deposits import LONGEST_LETTER, Decision, Deposit, deposit

    letter = content_of(told["letter"], LONGEST_LETTER).decode("utf-8", "replace") if told["letter"] else ""
    decision = Decision(told["decision"], told["note"]) if told["decision"] else None
    given = Deposit(manuscript, told["by"], checked, letter, decision)
    return list(_lines(given, deposit(database, given)))


def _lines(given: Deposit, done: Deposited) -> Iterator[str]:
    from synthreport.desk.register.printed_history import judged

    where = f"{given.manuscript}, revision {done.number}"
    if given.checked:
        record = given.checked.record
        said = judged(record["verdict"] | {"verdict": record["verdict"]["conclusion"]})
        new = "" if done.new_revision else "; checked again" if done.new_record else "; it was already there"
        yield f"{where}: {said}; record {record['code']}{new}"
    if given.letter:
        yield f"{where}: the letter is kept"
    if given.decision:
        yield f"{where}: {given.decision.decision}"


def _print(page: Page, form: str) -> None:
    from synthreport.desk.register.printed_history import as_list
    from synthreport.files.serialise import as_json

    if form == "json":
        deliver(as_json({"submissions": [each._asdict() for each in page.rows], "after": page.after or None}))
        return
    echo(as_list(page.rows) if page.rows else ["no submission"])
    if page.after:
        echo([f"there are more: add --after {page.after}"])
