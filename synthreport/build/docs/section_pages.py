"""A section of the catalogue → its page: a heading with an anchor for every code, and everything about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from synthreport.build.docs.illustrations import Illustration
from synthreport.standard.words.wording import Choice, Wording

Entry = dict[str, Any]


def slug(title: str) -> str:
    """The name of a section's page: "Privacy: assessment" → "privacy-assessment"."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def section_page(section: str, catalogue: Entry, wording: Wording, shown: dict[str, Illustration]) -> list[str]:
    """The lines of the page of a section (two letters), with what illustrates each of its codes."""
    items = {code: item for code, item in catalogue["items"].items() if code[:2] == section}
    rules = {code: rule for code, rule in catalogue["rules"].items() if code[:2] == section}
    lines = [f"# {catalogue['sections'][section]}", "", _lead(len(items), len(rules), catalogue["standard"])]
    for title, entries, body in (("Items", items, partial(_item, wording)), ("Rules", rules, _rule)):
        lines += ["", f"## {title}"] if entries else []
        for code, entry in entries.items():
            lines += ["", f"### {code} {entry['title']} {{#{code}}}", "", *body(code, entry, catalogue)]
            lines += _values(wording.choices(code))
            lines += [*(_illustrated(shown[code]) if code in shown else ()), *_sources(entry)]
    return lines


def _lead(items: int, rules: int, version: str) -> str:
    counted = [f"{count} {word}{'s' * (count != 1)}" for count, word in ((items, "item"), (rules, "rule")) if count]
    how = "[How to read an entry](index.md#how-to-read-an-entry)"
    return f"Version {version}: {' and '.join(counted)}. {how}."


def level_mark(level: str) -> str:
    """A level as all pages show it."""
    return f'<span class="level {level}">{level}</span>'


def _item(wording: Wording, code: str, item: Entry, catalogue: Entry) -> Iterator[str]:
    yield from _level("item", "Asked for", item, catalogue)
    if names := item["essential_where"]:
        yield from ("", f"{level_mark('must')} where: {_conditions(names, catalogue, ' Or: ')}")
    yield from _profiles(code, catalogue)
    yield from ("", f"**{wording.label(code)}:** {wording.question(code)}")
    yield from ("", item["text"], "", f"**Problem:** {item['problem']}.", "", f"**Why:** {item['why']}", "")
    asked = dict.fromkeys(field["path"] for field in catalogue["fields"] if field["item"] == code and field["asked"])
    yield f"**Where:** {', '.join(f'`{path}`' for path in asked) or 'in every gap'}"


def _rule(code: str, rule: Entry, catalogue: Entry) -> Iterator[str]:
    yield from _level("rule", "Judged", rule, catalogue)
    yield from _profiles(code, catalogue)
    yield from ("", rule["why"], "", f"**Problem:** {rule['problem']}.", "", f"**Fix:** {rule['fix']}")
    if rule["at"]:
        listed = f"{_listed('needs', rule['needs'])}{_listed('minds a gap in', rule['minds'])}"
        yield from ("", f"**Looks at:** `{rule['at']}`{listed}")
    if "alone" in rule:
        yield from ("", f"**One place:** a finding may name no second one, for {rule['alone']}.")
    if rule.get("of_files"):
        yield from (
            "",
            "**Judged by:** `synthreport verify`, which reads the files.",
        )
    if rule.get("disclosable"):
        yield from ("", "**Disclosable:** a note where a limitation names in `about` what the finding concerns.")


def _level(kind: str, done: str, entry: Entry, catalogue: Entry) -> Iterator[str]:
    where = f" {done} where: {_conditions(entry['when'], catalogue, ' And: ')}" if entry["when"] else ""
    yield f"{level_mark(entry['level'])} {kind}, since {entry['since']}.{where}"


def _conditions(names: list[str], catalogue: Entry, between: str) -> str:
    return between.join(f"[{catalogue['conditions'][name]['words']}](conditions.md#{name})" for name in names)


def _profiles(code: str, catalogue: Entry) -> Iterator[str]:
    """One line for each profile that asks for more or less than the standard itself does."""
    for profile in catalogue["profiles"].values():
        change = profile.get("levels", {}).get(code)
        if change:
            reason = f" {change['reason']}" if change.get("reason") else ""
            yield from ("", f"{level_mark(change['level'])} under the profile *{profile['title']}*.{reason}")


def _listed(verb: str, paths: list[str]) -> str:
    return f", {verb} {', '.join(f'`{path}`' for path in paths)}" if paths else ""


def _values(choices: Iterable[Choice]) -> Iterator[str]:
    """The closed lists of an item."""
    for choice in choices:
        yield from ("", f"**Values** of {', '.join(f'`{path}`' for path in choice.paths)}:", "")
        yield from (f"- `{value}`: {meaning}" for value, meaning in choice.meanings.items())


def _illustrated(shown: Illustration) -> Iterator[str]:
    yield from ("", f"**Does not comply:** {shown.bad_name}", "", "```yaml", shown.bad, "```")
    yield from ("", "The checker says:", "", "```text", shown.said, "```")
    yield from ("", f"**Complies:** {shown.good_name}", "", "```yaml", shown.good, "```")


def _sources(entry: Entry) -> Iterator[str]:
    if entry["sources"]:
        yield from ("", "**Sources:**", "")
        yield from (f"- [{source['citation'].rstrip('.')}]({source['url']})" for source in entry["sources"])
