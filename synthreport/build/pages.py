"""Catalogue → pages of the documentation: every item, rule and condition, as the standard words them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Entry = dict[str, Any]

_RENDERED = "<!-- rendered by `python -m synthreport.build`; edit the types and the rules instead -->"


def pages(catalogue: Entry) -> dict[str, str]:
    """The text of every rendered page by its name."""
    return {
        "items.md": _page("Items", "What a manifest states.", catalogue, "items", _item),
        "rules.md": _page("Rules", "What must hold across items.", catalogue, "rules", _rule),
        "conditions.md": "\n".join(_conditions(catalogue)) + "\n",
    }


def _page(title: str, lead: str, catalogue: Entry, kind: str, entry: Any) -> str:
    lines = [_RENDERED, "", f"# {title}", "", f"{lead} Version {catalogue['standard']}: {len(catalogue[kind])} in all."]
    section = ""
    for code, content in catalogue[kind].items():
        if code[:2] != section:
            section = code[:2]
            lines += ["", f"## {catalogue['sections'][section]}"]
        lines += ["", f'### <a id="{code}"></a>{code} {content["title"]}', "", *entry(code, content, catalogue)]
    return "\n".join(lines) + "\n"


def _item(code: str, item: Entry, catalogue: Entry) -> Iterator[str]:
    yield _level(item, catalogue)
    for raised, names in item["raised"].items():
        yield f"**{raised}**, where: {' Or: '.join(catalogue['conditions'][name]['words'] for name in names)}"
    yield ""
    yield item["text"]
    yield ""
    yield f"*Why:* {item['why']}"
    yield ""
    asked = dict.fromkeys(field["path"] for field in catalogue["fields"] if field["item"] == code and field["asked"])
    yield f"*Where:* {', '.join(f'`{path}`' for path in asked) or 'in every gap'}"
    yield from _sources(item)


def _level(entry: Entry, catalogue: Entry) -> str:
    when = " ".join(catalogue["conditions"][name]["words"] for name in entry["when"])
    return f"**{entry['level']}**{f', where: {when}' if when else ''}"


def _rule(_: str, rule: Entry, catalogue: Entry) -> Iterator[str]:
    yield _level(rule, catalogue)
    yield ""
    yield rule["why"]
    yield ""
    yield f"*Fix:* {rule['fix']}"
    if rule["at"]:
        yield ""
        yield f"*Looks at:* `{rule['at']}`{_listed('needs', rule['needs'])}{_listed('minds a gap in', rule['minds'])}"
    yield from _sources(rule)


def _listed(verb: str, paths: list[str]) -> str:
    return f", {verb} {', '.join(f'`{path}`' for path in paths)}" if paths else ""


def _sources(entry: Entry) -> Iterator[str]:
    if entry["sources"]:
        yield ""
        linked = [f"[{source['citation'].rstrip('.')}]({source['url']})" for source in entry["sources"]]
        yield f"*Sources:* {' · '.join(linked)}"


def _conditions(catalogue: Entry) -> Iterator[str]:
    yield from (_RENDERED, "", "# Conditions", "")
    yield "Each reads one required answer. A gap in its place makes the condition hold: leaving open whether a question"
    yield "applies is no way round it. A rule is *not checked* there: what is not said contradicts nothing."
    yield from ("", "| name | holds where | reads |", "| --- | --- | --- |")
    for name, condition in catalogue["conditions"].items():
        values = ", ".join(str(value).lower() for value in condition["values"]) or "any answer but `none`"
        yield f"| `{name}` | {condition['words']} | `{condition['reads']}`: {values} |"
