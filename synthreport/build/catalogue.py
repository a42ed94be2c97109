"""Types, rules, conditions, sources and profiles → the published catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from synthreport.build.json_schema import raw_schema
from synthreport.build.places import Place, places, references
from synthreport.manifest.node import ITEMS, Item
from synthreport.profile_file import read_profile
from synthreport.rules import RULES, Rule
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.conditions import CONDITIONS
from synthreport.standard.sections import SECTIONS
from synthreport.standard.sources import SOURCES
from synthreport.standard.versions import page

Entry = dict[str, Any]


def catalogue(version: str, folder: Path) -> Entry:
    """Everything that a checker of this version must know beside the JSON Schema.

    Raises ValueError where an item or a rule names a source or a condition that does not exist, or is not worded.
    """
    raw = raw_schema()
    fields = places(raw)
    found: Entry = {
        "standard": version,
        "sections": SECTIONS,
        "conditions": {name: condition._asdict() for name, condition in CONDITIONS.items()},
        "items": {code: _item(ITEMS[code], version) for code in sorted(ITEMS, key=_order)},
        "rules": {code: _rule(RULES[code], version) for code in sorted(RULES, key=_order)},
        "fields": [_field(place) for place in fields],
        "references": references(raw),
        "profiles": {},
    }
    found["profiles"] = _profiles(folder / "profiles", Catalogue(found))
    return found


def _order(code: str) -> tuple[int, str]:
    return list(SECTIONS).index(code[:2]), code


def _item(item: Item, version: str) -> Entry:
    return {
        "level": item.level,
        "title": item.title,
        "text": item.text,
        "why": item.why,
        "when": _conditions(item.code, item.when),
        "raised": {level: _conditions(item.code, names) for level, names in item.raised.items()},
        "since": item.since,
        "sources": _sources(item.code, item.sources),
        "page": page(item.code, version),
    }


def _rule(rule: Rule, version: str) -> Entry:
    if not (rule.title and rule.why and rule.fix):
        raise ValueError(f"{rule.code}: the docstring must have a title, a reason and a fix")
    return {
        "level": rule.level,
        "title": rule.title,
        "why": rule.why,
        "fix": rule.fix,
        "at": rule.at,
        "needs": list(rule.needs),
        "minds": list(rule.minds),
        "when": _conditions(rule.code, rule.when),
        "since": rule.since,
        "sources": _sources(rule.code, rule.sources),
        "page": page(rule.code, version),
    }


def _conditions(code: str, names: tuple[str, ...]) -> list[str]:
    unknown = [name for name in names if name not in CONDITIONS]
    if unknown:
        raise ValueError(f"{code}: no condition is named {unknown[0]}")
    return list(names)


def _sources(code: str, keys: tuple[str, ...]) -> list[Entry]:
    unknown = [key for key in keys if key not in SOURCES]
    if unknown:
        raise ValueError(f"{code}: no source is named {unknown[0]}")
    return [SOURCES[key]._asdict() for key in keys]


def _field(place: Place) -> Entry:
    schema = place.schema
    entry: Entry = {"path": place.path, "item": schema.get("x-item"), "asked": bool(schema.get("x-asked"))}
    if place.home:
        entry["home"] = True
    if "x-when" in schema:
        entry["when"] = schema["x-when"]
    if place.tags:
        entry["if"] = {key: list(values) for key, values in place.tags.items()}
    return entry


def _profiles(folder: Path, catalogue: Catalogue) -> Entry:
    """The profiles of the standard, each resolved: core, and those that extend it. Raises ProfileError."""
    core = read_profile(str(folder / "core.yaml"), catalogue, {})
    others = [path for path in sorted(folder.glob("*.yaml")) if path.stem != "core"]
    found = {path.stem: read_profile(str(path), catalogue, {"core": core}) for path in others}
    for name, profile in found.items():
        if profile["profile"] != name:
            raise ValueError(f"{name}.yaml holds the profile {profile['profile']}")
    return {"core": core, **found}
