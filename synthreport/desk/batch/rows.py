"""The row of a manifest: what a check found, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from synthreport.checker.pipeline import check
from synthreport.checker.verdict import is_contradiction
from synthreport.desk.batch.given import Asked
from synthreport.document import Document, parse
from synthreport.files import bugs
from synthreport.finding import LEVELS, Level
from synthreport.profile.lookup import chosen
from synthreport.result import Result
from synthreport.schema.engines import many
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.versions import NoWayBack
from synthreport.standard.words.wording import wording

Row = dict[str, Any]

_ESCAPED = {code: f"\\x{code:02x}" for code in range(32) if chr(code) not in "\t\n\r"}
"""Control characters, which some readers of tables do not accept in a text."""
FAMILY = "family"
"""The closed list of generator families."""
_LONGEST = 1000
"""Characters of a title or a pointer in a table."""
_MOST_TEXT = 2**20
"""Characters in all findings of a manifest; if there are more, only the first of each kind is in the table."""


def row_of(source: str, content: bytes, asked: Asked) -> Row:
    """The row of a manifest; one that cannot be checked has the reason, and neither verdict nor findings."""
    known = {"source": plain(source), "sha256": sha256(content).hexdigest(), "bytes": len(content)}
    try:
        document = parse(content, name=source, limit=asked.limit, most=asked.most)
        given: Row = {"profile": asked.profile, "standard": asked.standard, "max_findings": asked.most, "engine": many}
        return known | _checked(document, check(document, **given), asked)
    except NoWayBack as error:
        return known | unchecked(f"cannot be checked: {error}")
    except Exception as error:
        return known | unchecked(f"could not be checked: {bugs.note('the checker', error)}", bug=True)


def unchecked(why: str, *, bug: bool = False) -> Row:
    """The columns of a manifest that was not checked."""
    return {"reason": plain(why), "bug": bug, "findings": [], "items": [], "families": []}


def plain(text: str) -> str:
    """A text that any reader of tables accepts: halves of characters and control characters are escaped."""
    return text if text.isprintable() else text.encode("utf-8", "backslashreplace").decode().translate(_ESCAPED)


def _cut(text: str) -> str:
    return plain(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _checked(document: Document, result: Result, asked: Asked) -> Row:
    if sum(len(each.message) + len(each.fix) + len(each.at.pointer) for each in result.findings) > _MOST_TEXT:
        result = result.first(1)
    verdict, levels = result.verdict, result.level_counts()
    catalogue = chosen(asked.profile, verdict.standard)
    own = [each.level for each in result.findings if not each.of_record]
    answered, applicable, by_a_gap = result.answered()
    return {
        "reason": "", "bug": bool(result.crashed), "verdict": verdict.conclusion, "standard": verdict.standard,
        "stated": verdict.stated and plain(verdict.stated), "profile": verdict.profile,
        "profile_version": verdict.profile_version, "profile_sha256": verdict.profile_sha256,
        "lines": applicable, "lines_answered": answered, "lines_by_a_gap": by_a_gap, "gaps": len(result.gaps),
        "worst": min(own, key=LEVELS.index, default=None), "errors": levels[Level.MUST],
        "warnings": levels[Level.SHOULD], "notes": levels[Level.MAY], "unlisted": sum(result.more.values()),
        "findings": list(_findings(document, result, catalogue)), "items": list(_items(result, catalogue)),
    } | _facts(document.data if result.readable else None)  # fmt: skip


def _facts(data: Any) -> Row:
    """By what manifests are grouped: the title, the year of release and the families of generators, if stated."""
    answers = data if isinstance(data, dict) else {}
    dataset = answers.get("dataset")
    stated = dataset if isinstance(dataset, dict) else {}
    title, released = stated.get("title"), stated.get("released")
    year = released[:4] if isinstance(released, str) and released[:4].isdecimal() and released[4:5] == "-" else ""
    return {
        "title": _cut(title) if isinstance(title, str) else None,
        "year": int(year) if year else None,
        "families": sorted(set(_families(answers.get("steps")))),
    }


def _families(steps: Any) -> Iterator[str]:
    """The families of the steps that generate: values of the closed list, or `other`."""
    listed = wording().lists[FAMILY]
    for step in steps.values() if isinstance(steps, dict) else ():
        family = step.get("family") if isinstance(step, dict) else None
        if isinstance(family, dict) and "other" in family:
            yield "other"
        elif isinstance(family, str) and family in listed:
            yield family


def _findings(document: Document, result: Result, catalogue: Catalogue) -> Iterator[Row]:
    for number, each in enumerate(result.findings, start=1):
        span = each.at.span or document.span(each.at.pointer, key=each.at.key)
        yield {
            "number": number, "code": each.code, "level": each.level,
            "contradiction": is_contradiction(catalogue, each.code), "problem": plain(each.problem),
            "pointer": _cut(each.at.pointer), "line": span[0], "column": span[1],
            "message": plain(each.message), "fix": plain(each.fix),
        }  # fmt: skip


def _items(result: Result, catalogue: Catalogue) -> Iterator[Row]:
    """Every item with its state, and that of its line of the checklist."""
    states = {line.number: line.state for line in result.lines}
    for each in result.items():
        line = catalogue.line_of.get(each.code)
        yield {
            "code": each.code, "level": each.level, "state": each.state, "line": line.number if line else None,
            "line_state": states.get(line.number) if line else None,
        }  # fmt: skip
