"""`synthreport explain CODE`: an item or a rule, as the standard words it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from synthreport.cli.echo import echo, paragraph
from synthreport.standard import versions
from synthreport.standard.catalogue import entries

Entry = dict[str, Any]

_paragraph = partial(paragraph, room=9)


@click.command(name="explain")
@click.argument("code")
def command(code: str) -> None:
    """Explain an item or a rule by its code: what must be stated or hold, why, where; or a metric by its name."""
    given, code = code, code.strip().upper()
    catalogue = _newest_with(code)
    if code in catalogue["items"]:
        echo(_item(code, catalogue))
    elif code in catalogue["rules"]:
        echo(_rule(code, catalogue))
    elif _is_a_metric(given):
        from synthreport.cli.metrics import found, shown

        echo(shown(found(given)))
    else:
        raise click.UsageError(_unknown(code, catalogue))


def _is_a_metric(name: str) -> bool:
    from synthreport.standard.metric_names import called

    return "." in name or bool(called(name))


def _newest_with(code: str) -> Entry:
    """The catalogue of the newest version that has an item or a rule of this code; the newest of all if none has."""
    for version in reversed(versions.VERSIONS):
        catalogue = entries(version)
        if code in catalogue["items"] or code in catalogue["rules"]:
            return catalogue
    return entries(versions.NEWEST)


def _unknown(code: str, catalogue: Entry) -> str:
    same = [known for kind in ("items", "rules") for known in catalogue[kind] if known[:2] == code[:2]]
    if same:
        return f'no item or rule has the code "{code}"; there are {", ".join(same)}'
    return f'no item or rule has the code "{code}"; `synthreport items` lists them'


def _item(code: str, catalogue: Entry) -> Iterator[str]:
    item = catalogue["items"][code]
    yield from _head(code, item, catalogue, "item")
    yield _paragraph("State", item["text"])
    yield _paragraph("Why", item["why"])
    yield _paragraph("When", " ".join(_words(item["when"], catalogue)) or "Always.")
    for level, names in item["raised"].items():
        yield _paragraph(f"A {level}", " Or: ".join(_words(names, catalogue)))
    asked = [field for field in catalogue["fields"] if field["item"] == code and field["asked"]]
    yield _paragraph("Where", ", ".join(dict.fromkeys(field["path"] for field in asked)) or "Anywhere.")
    yield from _tail(item)


def _rule(code: str, catalogue: Entry) -> Iterator[str]:
    rule = catalogue["rules"][code]
    yield from _head(code, rule, catalogue, "rule")
    yield _paragraph("Why", rule["why"])
    yield _paragraph("Fix", rule["fix"])
    if rule["when"]:
        yield _paragraph("When", " ".join(_words(rule["when"], catalogue)))
    if rule["at"]:
        needs = f"; needs {', '.join(rule['needs'])}" if rule["needs"] else ""
        minds = f"; minds a gap in {', '.join(rule['minds'])}" if rule["minds"] else ""
        yield _paragraph("Where", f"{rule['at']}{needs}{minds}")
    yield from _tail(rule)


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
    yield _paragraph("Page", entry["page"])
