"""The adversarial manifests of the suite → a page that shows, by kind, what each claims and what is found in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from synthreport.build.docs.section_pages import slug

Entry = dict[str, Any]

_HONEST = "honest-"
_SHOWN = 3
"""Findings of a manifest that its row lists; the others are counted."""

_ABOUT = """\
A checker of honesty is worth what it finds in a lie, and what it leaves alone in the truth. Both are tried here, and
anybody can try them again: `synthreport conformance --only 'flow-*'`. Most change one of the complete manifests
in `schema/1.0/cases/bases/`. They are in `schema/1.0/adversarial/`, and in `conformance.json`, with all that must be
found and the verdict that must be given.

A manifest alone cannot tell everything: an invented number that fits all others is found only by those who have the
data."""


def adversarial_page(catalogue: Entry, suite: Entry) -> Iterator[str]:
    """The lines of the page: lies by kind, then honest manifests by kind."""
    entries = [entry for entry in suite["cases"] if "kind" in entry]
    honest = [entry for entry in entries if entry["kind"].startswith(_HONEST)]
    lies = [entry for entry in entries if not entry["kind"].startswith(_HONEST)]
    yield from ("# Lies and honest manifests", "", _ABOUT, "")
    yield f"## {len(lies)} that do not comply"
    yield from _tables(lies, "What is claimed", catalogue)
    yield from ("", f"## {len(honest)} honest ones that are not accused")
    yield from _tables(honest, "What is reported", catalogue)


def _tables(entries: list[Entry], claim: str, catalogue: Entry) -> Iterator[str]:
    for kind, held in groupby(entries, key=lambda entry: str(entry["kind"])):
        yield from ("", f"### {kind.removeprefix(_HONEST).replace('-', ' ').capitalize()} {{#{kind}}}", "")
        yield from (f"| {claim} | Verdict | What is found |", "| --- | --- | --- |")
        for entry in held:
            yield f"| {entry['claim'].replace('|', '&#124;')} | {_verdict(entry)} | {_found(entry, catalogue)} |"


def _verdict(entry: Entry) -> str:
    under = f" (profile `{entry['profile']}`)" if "profile" in entry else ""
    return f"{entry['verdict']}{under}"


def _found(entry: Entry, catalogue: Entry) -> str:
    """The places of the first findings, that of its own code before others; or the code that does not accuse it."""
    findings = sorted(entry["expect"], key=lambda finding: finding["code"] != entry["code"])
    shown = [f"{_linked(each['code'], catalogue)} at `{each['pointer'] or '/'}`" for each in findings[:_SHOWN]]
    more = [f"{len(findings) - _SHOWN} more"] if len(findings) > _SHOWN else []
    return ", ".join([*shown, *more]) or f"nothing; not {_linked(entry['code'], catalogue)}"


def _linked(code: str, catalogue: Entry) -> str:
    return f"[{code}]({slug(catalogue['sections'][code[:2]])}.md#{code})"
