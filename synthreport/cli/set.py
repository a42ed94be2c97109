"""`synthreport set`: set or remove answers in a manifest."""

from __future__ import annotations

from contextlib import nullcontext

import click

from synthreport.cli.shared.edit_in_place import alone, document_in_file, dry_run_option, rewrite, show
from synthreport.document import Document, parse
from synthreport.edit import CannotEdit, Change, command_line
from synthreport.edit.provenance import answered
from synthreport.files.standard_streams import warn


@click.command(name="set", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, metavar="[POINTER VALUE]... [FILE]")
@click.option("--remove", "removed", multiple=True, metavar="POINTER", help="Remove an answer. Repeatable.")
@click.option(
    "--force", is_flag=True,
    help="Also set unknown keys and malformed values, and change a read-only file.",
)  # fmt: skip
@dry_run_option
def command(arguments: tuple[str, ...], removed: tuple[str, ...], force: bool, dry_run: bool) -> None:
    """Set or remove answers in a manifest; all other lines stay as they are.

    POINTER is /dataset/title or dataset.title; /- at its end appends to a list. VALUE is YAML: 42, true, plain text,
    [a, b], {gap: unknown}. FILE defaults to synthreport.yaml. An answer that you set counts as confirmed, and no longer
    as filled in by a tool.
    """
    *pairs, source = arguments if len(arguments) % 2 else (*arguments, "synthreport.yaml")
    with nullcontext() if dry_run else alone(source, force=force):
        _set(document_in_file(source), pairs, removed, force=force, dry_run=dry_run)


def _set(document: Document, pairs: list[str], removed: tuple[str, ...], *, force: bool, dry_run: bool) -> None:
    try:
        text = _edited(document, pairs, removed)
    except CannotEdit as error:
        raise click.UsageError(str(error)) from None
    if text == document.text:
        warn(f"{document.name}: value unchanged")
        return
    show(document, text)
    if not force:
        _refuse_malformed(document, text)
    if not dry_run:
        rewrite(document, text)


def _edited(document: Document, pairs: list[str], removed: tuple[str, ...]) -> str:
    """The new text. Raises CannotEdit."""
    typed = zip(pairs[::2], pairs[1::2], strict=True)
    changes = [Change(command_line.pointer(pointer), command_line.answer(value)) for pointer, value in typed]
    changes += [Change(command_line.pointer(pointer)) for pointer in removed]
    if not changes:
        raise CannotEdit("nothing to set: give POINTER and VALUE, or --remove POINTER")
    return answered(document, changes)


def _refuse_malformed(document: Document, text: str) -> None:
    from synthreport.edit.well_formed import newly_malformed

    found = newly_malformed(document, parse(text.encode(), name=document.name))
    if found:
        problems = "\n".join(f"  {each.code} {each.at.pointer}: {each.message}. {each.fix}" for each in found)
        raise click.UsageError(f"nothing was written; to write it anyway, add --force:\n{problems}")
