"""Options of a check that is filed: the files of its record, and the key that signs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from synthreport.cli.shared.check_run import Options
from synthreport.cli.shared.output import Impossible, allow
from synthreport.files.printable import printable
from synthreport.files.standard_streams import reason, warn
from synthreport.overview.checked import Checked

if TYPE_CHECKING:
    from synthreport.desk.check_record.check_record import Record
    from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey

ENDINGS = (".json", ".pdf")


class RecordAsked(NamedTuple):
    """The files to write, the key that signs, and the attestations and trusted keys of the check."""

    files: tuple[Path, ...]
    key: Path | None
    attestations: tuple[Path, ...]
    trust: tuple[Path, ...]


def record_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--record` and `--key` to a command."""
    for option in (
        click.option(
            "--key", type=click.Path(path_type=Path), metavar="FILE",
            help="Sign the record with this Ed25519 key (PEM).",
        ),
        click.option(
            "--record", "records", type=click.Path(path_type=Path), multiple=True, metavar="FILE",
            help="Write a dated record of the check, to be filed: .json, or .pdf for one page. Repeatable.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def record_asked(told: dict[str, Any]) -> RecordAsked | None:
    """The record that is asked for, taken out of the options; None without one. Ends the command if they do not fit."""
    files, key = told.pop("records"), told.pop("key")
    if key and not files:
        raise click.UsageError("--key signs a record: add --record FILE")
    for each in files:
        if each.suffix.lower() not in ENDINGS:
            raise click.BadParameter(f"{each} ends neither in .json nor in .pdf", param_hint="--record")
    if key and not any(each.suffix.lower() == ".json" for each in files):
        raise click.UsageError("a signature is written into JSON: add --record FILE.json")
    return RecordAsked(files, key, told["attestations"], told["trust"]) if files else None


def refuse_unrecordable(asked: RecordAsked, sources: tuple[str, ...], options: Options, *, alone: bool) -> None:
    """End the command if a record cannot be of such a check, or would replace a file."""
    from synthreport.document import LIMIT
    from synthreport.document.size_limits import MOST

    if not alone:
        raise click.UsageError("--record is of one check: drop --watch and --write-decisions")
    if len(set(options.profiles)) > 1:
        raise click.UsageError("a record is of one profile: run the check once for each")
    if options.observe is not None:
        raise click.UsageError("others must get the same record without the files: add --no-files")
    if (options.limit, options.most) != (LIMIT, MOST):
        raise click.UsageError("others must get the same record: drop --max-bytes and --max-findings")
    _refuse_loss(asked, sources, options)


def _refuse_loss(asked: RecordAsked, sources: tuple[str, ...], options: Options) -> None:
    read = [*(sources or ("synthreport.yaml",)), *options.beside, *([str(asked.key)] if asked.key else [])]
    allow(
        [*asked.files, *(Path(path) for _, path in options.outputs)],
        read,
        profile=options.profiles[0],
        force=options.force,
    )
    for each in asked.files:
        if each.exists() and not options.force:
            raise click.BadParameter(f"{each} already exists; add --force to replace it", param_hint="--record")


def write_record(asked: RecordAsked, kept: list[Checked], options: Options) -> int:
    """Write the record of the one manifest that was checked; return the exit code of that."""
    from synthreport.desk.check_record.check_record import NoRecord
    from synthreport.draft.source_files import Unusable

    if len(kept) != 1:
        warn(f"synthreport: no record: it is of one manifest, and {len(kept) or 'not everything'} could be checked")
        return 2
    try:
        _write(asked, _recorded(asked, kept[0], options), options.force)
    except (NoRecord, Unusable) as error:
        warn(f"synthreport: no record: {printable(str(error))}")
        return 2
    return 0


def _recorded(asked: RecordAsked, checked: Checked, options: Options) -> Record:
    from datetime import date

    from synthreport.cli.shared.attestation_options import used_in
    from synthreport.desk.check_record.check_record import record_of

    used = used_in(checked.document, options.profiles[0], options.standard, (asked.attestations, asked.trust))
    return record_of(checked, options.fail_on, used, date.today().isoformat())


def _write(asked: RecordAsked, record: Record, force: bool) -> None:
    """Make every file, then write them: a record that cannot be made leaves nothing."""
    from synthreport.files.writing import write

    made = _files(asked, record)
    for path, content in made:
        try:
            write(path, content, fresh=not force)
        except OSError as error:
            raise Impossible(f"{path} cannot be written: {reason(error)}") from None
        warn(f"synthreport: record {record['code']} is in {printable(str(path))}")


def _files(asked: RecordAsked, record: Record) -> list[tuple[Path, str | bytes]]:
    from synthreport.desk.check_record.one_page import one_page
    from synthreport.desk.check_record.sealing import sealed
    from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey
    from synthreport.reporters.paper import made

    key: PrivateKey | None = PrivateKey(asked.key) if asked.key else None
    page = one_page(record, key.public.id if key else "")
    return [
        (path, sealed(record, key) if path.suffix.lower() == ".json" else made(page, "pdf")) for path in asked.files
    ]
