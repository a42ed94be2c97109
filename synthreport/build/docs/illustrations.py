"""Conformance cases → what a page shows of them: what was changed, what the checker reports, and a right answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import fill
from typing import Any, NamedTuple

import yaml

from synthreport.checker.pipeline import check
from synthreport.conformance.suite import Case, expanded
from synthreport.document import parse, parts_of
from synthreport.finding import Finding
from synthreport.outcome import is_item
from synthreport.overview.checked import SEVERITIES
from synthreport.schema.engines import many

Entry = dict[str, Any]

WIDTH = 84
"""Characters in a line of an example."""

_LONGEST = 14


class Illustration(NamedTuple):
    """A bad manifest, its finding, and a good one that differs little; each part is text for a fenced block."""

    bad_name: str
    bad: str
    said: str
    good_name: str
    good: str


def illustrations(suite: Entry) -> dict[str, Illustration]:
    """What illustrates each code, from the published suite (`conformance.json`). Runs the checker on each bad case."""
    by_code: dict[str, list[Entry]] = {}
    for entry in (each for each in suite["cases"] if "kind" not in each):
        by_code.setdefault(entry["code"], []).append(entry)
    return {code: _illustration(code, entries, suite["bases"]) for code, entries in by_code.items()}


def _illustration(code: str, entries: list[Entry], bases: Mapping[str, Any]) -> Illustration:
    bad = next(entry for entry in entries if code in _codes(entry))
    good = next(entry for entry in entries if code not in _codes(entry))
    findings = _findings(expanded(bad, bases))
    answer = _answer(code, bad, findings, bases) if is_item(code) else None
    if answer is not None:
        return Illustration(_words(bad), _changed(bad), _said(findings), f"`{bad['base']}` as it is", _as_yaml(answer))
    return Illustration(_words(bad), _changed(bad), _said(findings), _words(good), _changed(good))


def _codes(entry: Entry) -> set[str]:
    return {each["code"] for each in entry["expect"]}


def _words(entry: Entry) -> str:
    """The name of a case as a page gives it, with the manifest that the case changes."""
    name = str(entry["name"]).replace("-", " ")
    return f"{name}, in `{entry['base']}`" if "base" in entry else name


def _findings(case: Case) -> tuple[Finding, ...]:
    document = case.data if case.data is not None else parse(case.raw, name=case.file)
    return check(document, profile=case.profile, engine=many).findings


def _answer(code: str, bad: Entry, findings: tuple[Finding, ...], bases: Mapping[str, Any]) -> Any:
    """What the base says where the bad case fails, with the keys that lead there; None where it says nothing."""
    if "base" not in bad:
        return None
    answer: Any = bases[bad["base"]]
    parts = parts_of(next(finding for finding in findings if finding.code == code).at.pointer)
    for part in parts:
        if not isinstance(answer, dict) or part not in answer:
            return None
        answer = answer[part]
    for part in reversed(parts):
        answer = {part: answer}
    return answer


def _changed(entry: Entry) -> str:
    """What makes the document of a case: the patch on its base, or its text."""
    if "patch" in entry:
        return _as_yaml(entry["patch"]) if entry["patch"] else f"# {entry['base']}, as it is"
    if "base64" in entry:
        return _cut([f"# in base64: {entry['base64']}"])
    if "repeat" in entry:
        return _cut([f"# {entry['repeat']['times']:,} times {json.dumps(entry['repeat']['text'])}"])
    text: str = entry["text"]
    plain = text.replace("\n", "").isprintable() and text.strip()
    return _cut(text.rstrip("\n").split("\n") if plain else [f"# {json.dumps(text)}"])


def _as_yaml(data: Any) -> str:
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=None)
    return _cut([f"{line}  # taken out" if line.endswith(": null") else line for line in text.splitlines()])


def _cut(lines: list[str]) -> str:
    """The first lines, and how many more there are; the same for characters of a line that no page could hold."""
    shown = [line if len(line) <= 2 * WIDTH else f"{line[: 2 * WIDTH]}… ({len(line):,} characters)" for line in lines]
    if len(shown) > _LONGEST:
        shown = [*shown[: _LONGEST - 2], f"# … and {len(shown) - _LONGEST + 2} more lines"]
    return "\n".join(shown)


def _said(findings: tuple[Finding, ...]) -> str:
    return "\n".join(_finding(finding) for finding in findings[:3]) + (
        f"\n… and {len(findings) - 3} more" if len(findings) > 3 else ""
    )


def _finding(finding: Finding) -> str:
    head = f"{SEVERITIES[finding.level]} {finding.code} at {finding.at.pointer or 'the document'}"
    parts = [f"  {finding.message}", *([f"  fix: {finding.fix}"] if is_item(finding.code) else [])]
    wrapped = [fill(part, WIDTH, subsequent_indent="  ", break_long_words=False) for part in parts]
    return "\n".join([head, *wrapped])


class _Dumper(yaml.SafeDumper):
    """Writes what is the same twice as often as it is there."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
