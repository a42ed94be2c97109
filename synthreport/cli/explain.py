"""`synthreport explain CODE`: an item, a rule or a metric in the words of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from synthreport.cli.shared.echo import beside, echo, paragraph
from synthreport.cli.shared.output import docs_option
from synthreport.standard import versions
from synthreport.standard.catalogue import entries
from synthreport.standard.documentation import page
from synthreport.standard.words.wording import Choice, wording

Entry = dict[str, Any]

_paragraph = partial(paragraph, room=9)


@click.command(name="explain")
@click.argument("code")
@docs_option
def command(code: str, docs: str) -> None:
    """Explain an item or a rule by its code, or a metric by its name: what it requires, why, and where."""
    given, code = code, code.strip().upper()
    catalogue = _newest_with(code)
    if code in catalogue["items"]:
        echo([*_item(code, catalogue), *_page(code, catalogue, docs)])
    elif code in catalogue["rules"]:
        echo([*_rule(code, catalogue), *_page(code, catalogue, docs)])
    elif _is_a_metric(given):
        from synthreport.cli.metrics import found, shown

        echo(shown(found(given), docs))
    else:
        raise click.UsageError(_unknown(code, catalogue))


def _is_a_metric(name: str) -> bool:
    from synthreport.standard.metrics.metric_names import called

    return "." in name or bool(called(name))


def _newest_with(code: str) -> Entry:
    """The catalogue of the newest version with an item or rule of this code; the newest of all if there is none."""
    for version in reversed(versions.VERSIONS):
        catalogue = entries(version)
        if code in catalogue["items"] or code in catalogue["rules"]:
            return catalogue
    return entries(versions.NEWEST)


def _unknown(code: str, catalogue: Entry) -> str:
    same = [known for kind in ("items", "rules") for known in catalogue[kind] if known[:2] == code[:2]]
    if same:
        return f'unknown code "{code}"; known are {", ".join(same)}'
    return f'unknown code "{code}"; list items with `synthreport items`, rules with `synthreport items --rules`'


def _item(code: str, catalogue: Entry) -> Iterator[str]:
    item, spoken = catalogue["items"][code], wording(catalogue["standard"])
    yield from _head(code, item, catalogue, "item")
    yield _paragraph("Label", spoken.label(code))
    yield _paragraph("Asks", spoken.question(code))
    yield _paragraph("Problem", f"{item['problem']}.")
    yield _paragraph("State", item["text"])
    yield _paragraph("Why", item["why"])
    yield _paragraph("When", " ".join(_words(item["when"], catalogue)) or "Always.")
    if names := item["essential_where"]:
        yield _paragraph("Essential", " Or: ".join(_words(names, catalogue)))
    asked = [field for field in catalogue["fields"] if field["item"] == code and field["asked"]]
    yield _paragraph("Where", ", ".join(dict.fromkeys(field["path"] for field in asked)) or "Anywhere.")
    for choice in spoken.choices(code):
        yield from _values(choice)
    yield from _tail(item)


def _values(choice: Choice) -> Iterator[str]:
    """A closed list, a line for each value."""
    yield _paragraph("Values", ", ".join(choice.paths))
    yield from (beside(f"{' ' * 11}{value}: ", meaning, 13) for value, meaning in choice.meanings.items())


def _rule(code: str, catalogue: Entry) -> Iterator[str]:
    rule = catalogue["rules"][code]
    yield from _head(code, rule, catalogue, "rule")
    yield _paragraph("Problem", f"{rule['problem']}.")
    yield _paragraph("Why", rule["why"])
    yield _paragraph("Fix", rule["fix"])
    if rule["when"]:
        yield _paragraph("When", " ".join(_words(rule["when"], catalogue)))
    yield from _where(rule)
    if rule.get("of_files"):
        yield _paragraph("Judged", "By `synthreport verify`, which reads the files.")
    if rule.get("disclosable"):
        yield _paragraph("Disclosed", "A note where a limitation names in `about` what the finding concerns.")
    yield from _tail(rule)


def _where(rule: Entry) -> Iterator[str]:
    if rule["at"]:
        needs = f"; needs {', '.join(rule['needs'])}" if rule["needs"] else ""
        minds = f"; reports a gap in {', '.join(rule['minds'])}" if rule["minds"] else ""
        yield _paragraph("Where", f"{rule['at']}{needs}{minds}")


def _head(code: str, entry: Entry, catalogue: Entry, kind: str) -> Iterator[str]:
    yield f"{code} {entry['title']}"
    gone = [*versions.later_than(catalogue["standard"]), entry.get("until", "")][0]
    until = f" · until {gone}" if gone else ""
    yield f"{kind} · {entry['level']} · {catalogue['sections'][code[:2]]} · since {entry['since']}{until}"
    yield ""


def _words(names: list[str], catalogue: Entry) -> list[str]:
    return [catalogue["conditions"][name]["words"] for name in names]


def _tail(entry: Entry) -> Iterator[str]:
    for source in entry["sources"]:
        yield _paragraph("Source", f"{source['citation']} {source['url']}")


def _page(code: str, catalogue: Entry, docs: str) -> Iterator[str]:
    if address := page(code, catalogue["standard"], docs):
        yield _paragraph("Page", address)
