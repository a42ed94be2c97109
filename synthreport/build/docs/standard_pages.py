"""Catalogue and cases → pages of the documentation: the standard as it is read by people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.build.docs.adversarial_page import adversarial_page
from synthreport.build.docs.illustrations import illustrations
from synthreport.build.docs.section_pages import level_mark, section_page, slug
from synthreport.standard.words.wording import Wording

Entry = dict[str, Any]

_RENDERED = "<!-- rendered by `python -m synthreport.build`; edit the types, the rules and the cases instead -->"

_HOW_TO_READ = """\
An **item** is something that a manifest states; a **rule** is something that must hold across what it states. The
heading says what is true of a manifest that complies; **Problem** heads a finding about one that does not. Codes never
change their meaning and are never used again.

The level says how binding it is, in the words of [RFC 2119](https://www.rfc-editor.org/rfc/rfc2119): *must*, *should*
or *may*. Where an entry names [conditions](conditions.md), it is asked for only where they hold.

The examples come from the conformance cases, and what the checker says about them is what it said when this page was
made. Each is a change to one of the complete manifests in `schema/1.0/cases/bases/`: only what differs is shown, and
`null` takes an answer out. Long ones are cut, and say so."""


_VERDICTS = """\
A manifest answers these questions. A line is answered if each of its essential items is: stated, or a gap of a kind
that the line accepts. Any other gap, a broken rule at level *must*, or a limit of the profile leaves it open.

The verdict is the first of these that is true:

- **cannot be read**: the text is not YAML or JSON, or follows a version of the standard that is not known;
- **contradicts itself**: two answers, an answer and the pipeline, or a claim and its own evidence cannot both be true;
- **describes the public record**: a third party wrote the manifest from what is public;
- **incomplete**: a line that applies is open;
- **complies**.

`synthreport checklist` prints the lines; `synthreport checklist FILE` adds the state of each in a manifest. With
`--format docx` or `--format pdf`, the list is one page with a column for the page in a manuscript."""


def pages(catalogue: Entry, words: Entry, suite: Entry) -> dict[str, str]:
    """The text of every rendered page by its name. The checker must find this catalogue in its file by now."""
    shown, wording = illustrations(suite), Wording(words)
    written = {
        "index.md": list(_index(catalogue, wording)),
        "checklist.md": list(_checklist(catalogue, wording)),
        "conditions.md": list(_conditions(catalogue)),
        "adversarial.md": list(adversarial_page(catalogue, suite)),
        **{
            f"{slug(title)}.md": section_page(code, catalogue, wording, shown)
            for code, title in catalogue["sections"].items()
        },
    }
    return {name: "\n".join([_RENDERED, "", *lines]) + "\n" for name, lines in written.items()}


def _index(catalogue: Entry, wording: Wording) -> Iterator[str]:
    yield from ("# The standard", "")
    yield f"Version {catalogue['standard']}: {len(catalogue['items'])} items and {len(catalogue['rules'])} rules."
    yield from ("", "## How to read an entry", "", _HOW_TO_READ, "", "## All items and rules")
    entries = catalogue["items"] | catalogue["rules"]
    for section, title in catalogue["sections"].items():
        page = f"{slug(title)}.md"
        yield from ("", f"### [{title}]({page})", "", "| code | what is true of a manifest that complies | level |")
        yield "| --- | --- | --- |"
        for code in (code for code in entries if code[:2] == section):
            title, level = _titled(code, entries[code], wording), level_mark(entries[code]["level"])
            yield f"| [{code}]({page}#{code}) | {title} | {level} |"


def _titled(code: str, entry: Entry, wording: Wording) -> str:
    """The title of a code, that of an item behind its label."""
    label = wording.label(code)
    return f"**{label}.** {entry['title']}" if label else str(entry["title"])


def _checklist(catalogue: Entry, wording: Wording) -> Iterator[str]:
    yield from ("# Checklist", "", _VERDICTS, "")
    yield from ("| | Line | Question | Items | Accepted gaps |", "| --- | --- | --- | --- | --- |")
    for line in catalogue["checklist"]:
        where = f" *Asked if {line['where']}.*" if line["where"] else ""
        codes = "; ".join(f"{_linked(code, catalogue)} {wording.label(code)}" for code in line["codes"])
        gaps = ", ".join(f"`{gap}`" for gap in line["gaps"])
        yield f"| {line['number']} | {line['label']} | {line['question']}{where} | {codes} | {gaps} |"


def _linked(code: str, catalogue: Entry) -> str:
    return f"[{code}]({slug(catalogue['sections'][code[:2]])}.md#{code})"


def _conditions(catalogue: Entry) -> Iterator[str]:
    yield from ("# Conditions", "")
    yield "Each reads one required answer. A gap in its place makes the condition hold: leaving open whether a question"
    yield "applies is no way round it. A rule is *not checked* there: what is not said contradicts nothing. Other"
    yield "answers may show that a condition holds, whatever that one says; the finding then says which."
    for name, condition in catalogue["conditions"].items():
        yield from ("", f"## `{name}` {{#{name}}}", "", condition["words"])
        yield from ("", f"**Reads:** {_read(condition)}")
        for each in condition.get("or", ()):
            yield from ("", f"**Or:** {_read(each)}: {each['words']}")
        yield from ("", f"**Opens:** {', '.join(_opened(name, catalogue)) or 'single answers only'}")


def _read(reading: Entry) -> str:
    """The answer that a condition reads, the values with which it holds, and the elements that it looks at."""
    values = ", ".join(str(value).lower() for value in reading.get("values", ())) or "any answer but `none`"
    limits = [f"{key} {' or '.join(values)}" for key, values in reading.get("where", {}).items()]
    if "made_from" in reading:
        limits.append(f"`{reading['made_from']}` is neither `none` nor inputs of the manifest alone")
    limits += ["a gap does not count"] if reading.get("stated_only") else []
    return f"`{reading['reads']}`: {values}" + (f" ({'; '.join(limits)})" if limits else "")


def _opened(name: str, catalogue: Entry) -> Iterator[str]:
    """Links to everything asked for, judged or raised if a condition holds."""
    for code, entry in (catalogue["items"] | catalogue["rules"]).items():
        if name in [*entry["when"], *entry.get("essential_where", ())]:
            yield _linked(code, catalogue)
