"""The bases of the cases, completed: where one leaves out an item that is new, it states the item's own example.

The bases are clean at every level, so that a case shows the one thing that it is about. All else in them stays as it is
written.
"""

from __future__ import annotations

from pathlib import Path

from synthreport.checker.pipeline import check
from synthreport.document import Document, parse, parts_of, pointer_of
from synthreport.edit import Change, edited
from synthreport.finding import Finding
from synthreport.outcome import State
from synthreport.schema.breaches import published
from synthreport.schema.expected import Expected

_ROUNDS = 5
"""How often an example may bring items that are asked for in turn."""


def completed(folder: Path, version: str) -> dict[Path, str]:
    """The text of every base by its path; the checker must find this version in its files by now.

    Raises ValueError if an example does not fit.
    """
    expected = Expected(published(version))
    return {path: _complete(path, expected) for path in sorted(folder.glob("*.yaml"))}


def _complete(path: Path, expected: Expected) -> str:
    document = parse(path.read_bytes(), name=path.name)
    for _ in range(_ROUNDS):
        missing = _missing(document)
        if not missing:
            break
        changes = [Change(each.at.pointer, _example(document, each, expected)) for each in missing]
        before, document = document, parse(edited(document, changes).encode(), name=path.name)
        _refuse_new_findings(before, document)
    return document.text


def _missing(document: Document) -> list[Finding]:
    result = check(document)
    outcomes = result.outcomes
    return [each for each in result.findings if outcomes[each.code].state is State.MISSING]


def _example(document: Document, missing: Finding, expected: Expected) -> object:
    """The example that the standard shows as an answer to an item. Raises ValueError if it shows none."""
    *above, key = parts_of(missing.at.pointer)
    examples = expected.field(document.data, pointer_of(above), key).get("examples")
    if not examples:
        raise ValueError(f"{document.name}: {missing.code} has no example: give it one, with `eg=…`")
    return examples[0]


def _refuse_new_findings(before: Document, after: Document) -> None:
    """Raise ValueError where stating examples brings a finding that was not there, but for further missing items."""
    known = {(each.code, each.at.pointer) for each in check(before).findings}
    missing = {(each.code, each.at.pointer) for each in _missing(after)}
    for finding in check(after).findings:
        if (finding.code, finding.at.pointer) not in known | missing:
            raise ValueError(
                f"{after.name}: the example does not fit here: it causes {finding.code} at {finding.at.pointer} "
                f"({finding.message}): state the item in the base by hand"
            )
