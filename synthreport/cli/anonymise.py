"""`synthreport anonymise`: hide who made a dataset from its reviewers, and bring it back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from synthreport.cli.sending import Impossible, output_option, read_document, send
from synthreport.journal.anonymous import WrongKey, hide, restore
from synthreport.notation import as_json, as_yaml
from synthreport.streams import reason


@click.command(name="anonymise")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--key", required=True, type=click.Path(path_type=Path), help="The file that keeps what was hidden.")
@click.option("--restore", "back", is_flag=True, help="Bring back what was hidden, with the key.")
@click.option("--force", is_flag=True, help="Overwrite a key that is there.")
@output_option
def command(source: str, key: Path, back: bool, force: bool, output: Path | None) -> None:
    """Write a manifest without authors, affiliations, contacts, addresses and paths; digests stay.

    Comments and the author's own keys are left out. Whoever has the key can bring everything back, but the comments.
    """
    document = read_document(source)
    if not isinstance(document.data, dict) or document.problems:
        raise click.UsageError(f"{source} cannot be read without problems: run `synthreport check` first")
    notation = as_json if str(output or source).lower().endswith(".json") else as_yaml
    if back:
        send(notation(_restored(document.data, key)), output)
        return
    if key.exists() and not force:
        raise click.UsageError(f"{key} is there, and may be the only way back; choose another name, or add --force")
    hidden, kept = hide(document.data)
    send(as_json(kept), key)
    send(notation(hidden), output)


def _restored(data: Any, key: Path) -> Any:
    try:
        return restore(data, json.loads(key.read_text(encoding="utf-8")))
    except OSError as error:
        raise Impossible(f"{key} cannot be read: {reason(error)}") from None
    except (WrongKey, ValueError) as error:
        raise click.UsageError(f"{key}: {error}") from None
