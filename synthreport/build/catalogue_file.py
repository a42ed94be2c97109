"""Types, rules, conditions, sources and profiles → the published catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from synthreport.build.cases import conformance
from synthreport.build.checklist_file import checklist
from synthreport.build.facts.judging_texts import places_of_placeholders, texts
from synthreport.build.facts.rule_traces import traces
from synthreport.build.item_places import Place, places, references
from synthreport.build.json_schema import raw_schema
from synthreport.build.metric_registry import facts
from synthreport.checker.pipeline import WHOLE
from synthreport.files.yaml_loader import load
from synthreport.manifest.node import ITEMS, ExplainedGap, Item, OpenGap
from synthreport.profile.profile_file import read_profile
from synthreport.rules import RULES, Rule
from synthreport.standard.bibliography import SOURCES
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.conditions import CONDITIONS
from synthreport.standard.placeholders import folded, plain
from synthreport.standard.placeholders.short_words import packed
from synthreport.standard.sections import SECTIONS
from synthreport.standard.versions import in_force

Entry = dict[str, Any]


def catalogue(version: str, folder: Path, registry: Entry) -> Entry:
    """Everything that a checker of this version must know beside the JSON Schema; `registry` is that of its metrics.

    Raises ValueError if an item or a rule names a source or a condition that does not exist, or is not worded.
    """
    found: Entry = {
        **_asked(version),
        "checklist": checklist(folder / "checklist.yaml", ITEMS, _gap_kinds()),
        "profiles": {},
        "metrics": facts(registry),
        "defects": registry["defects"],
        "placeholders": _placeholders(folder / "placeholders.yaml") | places_of_placeholders(),
        **texts(),
    }
    grown = Catalogue(found)
    found["profiles"] = _profiles(folder / "profiles", grown)
    for code, trace in traces(conformance(version, folder / "cases"), grown).items():
        found["rules"][code] |= trace.entry()
    return found


_OF_CHECK = {
    "items": ("level", "title", "problem", "when", "essential_where"),
    "rules": ("level", "kind", "title", "problem", "fix"),
}
"""What a check reads of every item and every rule; a rule itself is code."""
_OF_OTHERS = ("bounds", "hidden", "markers", "own_words", "promises", "repeated")
"""What only checkers in other languages read: facts that ours has as code."""


def short_catalogue(whole: Entry) -> Entry:
    """The catalogue without what no check of ours reads, which is half of it."""
    short = {key: part for key, part in whole.items() if key not in _OF_OTHERS}
    for kind, kept in _OF_CHECK.items():
        short[kind] = {code: {key: entry[key] for key in kept} for code, entry in whole[kind].items()}
    return packed(short)


def _gap_kinds() -> list[str]:
    """Every kind of gap, as the types of gaps say them."""
    return [kind for form in (OpenGap, ExplainedGap) for kind in get_args(form.model_fields["gap"].annotation)]


def _asked(version: str) -> Entry:
    """What the types and the rules say."""
    raw = raw_schema()
    return {
        "standard": version,
        "sections": SECTIONS,
        "conditions": {name: condition.entry() for name, condition in CONDITIONS.items()},
        "items": {code: _item(ITEMS[code]) for code in sorted(ITEMS, key=_order)},
        "rules": {rule.code: _rule(rule) for rule in _in_force(version)},
        "fields": _fields(places(raw)),
        "references": references(raw),
    }


def _in_force(version: str) -> list[Rule]:
    """The rules of a version, in the order of their codes."""
    rules = [rule for rule in RULES.values() if in_force(version, rule.since, rule.until)]
    return sorted(rules, key=lambda rule: _order(rule.code))


def _order(code: str) -> tuple[int, str]:
    return list(SECTIONS).index(code[:2]), code


def _item(item: Item) -> Entry:
    return {
        "tier": item.tier,
        "level": item.tier.level,
        "title": item.title,
        "problem": item.problem,
        "text": item.text,
        "why": item.why,
        "when": _conditions(item.code, item.when),
        "essential_where": _conditions(item.code, item.essential_where),
        **_span(item),
        "sources": _sources(item.code, item.sources),
    }


def _rule(rule: Rule) -> Entry:
    return {
        "level": rule.level,
        "kind": rule.kind,
        **_worded(rule),
        "at": rule.at,
        "needs": list(rule.needs),
        "minds": list(rule.minds),
        "when": _conditions(rule.code, rule.when),
        **({"alone": rule.alone} if rule.alone else {}),
        **({"disclosable": True} if rule.disclosable else {}),
        **_subject(rule),
        **_span(rule),
        "sources": _sources(rule.code, rule.sources),
    }


def _subject(rule: Rule) -> Entry:
    """What a rule without a function of its own is about: the files, the text, or the document as a whole."""
    if rule.of_files:
        return {"of_files": True}
    if rule.judge is not None:
        return {}
    return {"of_document": True} if rule.code in WHOLE else {"of_document": True, "of_text": True}


def _worded(rule: Rule) -> Entry:
    """What the docstring of a rule says. Raises ValueError if a part of it is missing."""
    if not (rule.title and rule.why and rule.problem and rule.fix):
        raise ValueError(f"{rule.code}: the docstring must have a title, a reason, a problem and a fix")
    return {"title": rule.title, "problem": rule.problem, "why": rule.why, "fix": rule.fix}


def _span(entry: Item | Rule) -> Entry:
    """Since which version it is in force, and until which, where that is known."""
    return {"since": entry.since, **({"until": entry.until} if entry.until else {})}


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


def _fields(found: Iterable[Place]) -> list[Entry]:
    """The fields; what is below one that only completes its item only completes it, too."""
    fields = [_field(place) for place in found]
    above = tuple(f"{field['path']}/" for field in fields if field.get("completes"))
    return [{**field, "completes": True} if field["path"].startswith(above) else field for field in fields]


def _field(place: Place) -> Entry:
    schema = place.schema
    entry: Entry = {"path": place.path, "item": schema.get("x-item"), "asked": bool(schema.get("x-asked"))}
    if place.home:
        entry["home"] = True
    if schema.get("x-completes"):
        entry["completes"] = True
    if "x-when" in schema:
        entry["when"] = schema["x-when"]
    if place.tags:
        entry["if"] = {key: list(values) for key, values in place.tags.items()}
    return entry


def _profiles(folder: Path, catalogue: Catalogue) -> Entry:
    """The profiles of the standard, each resolved: core, and those that extend it. Raises ProfileError."""
    found: Entry = {}
    for path in sorted(folder.glob("*.yaml"), key=lambda path: (path.stem != "core", path.stem)):
        profile = read_profile(str(path), catalogue, {name: found[name] for name in found if name == "core"})
        if profile["profile"] != path.stem:
            raise ValueError(f"{path.name} holds the profile {profile['profile']}")
        found[path.stem] = profile
    return found


_APART = ("sentences", "prefixes", "parts", "patterns", "digests")
"""What of the list of placeholders is no list of words by language."""
_FEWEST_WORDS = 3
"""The shortest question whose repetition is a placeholder: shorter ones are also answers, such as `the table`."""


def _placeholders(path: Path) -> Entry:
    """Every placeholder, folded, with its meaning. Raises ValueError if two lists differ about a word."""
    listed = load(path.read_text(encoding="utf-8"))
    apart = {name: listed.pop(name) for name in _APART}
    words = dict.fromkeys([*apart.pop("digests"), *(digit * 64 for digit in "0123456789abcdef")], "nothing")
    for meaning, languages in listed.items():
        for word in (word for held in languages.values() for word in held):
            if words.setdefault(folded(plain(word)), meaning) != meaning:
                raise ValueError(f"{path.name}: {word!r} is in two lists of different meaning")
    return {"words": words, **apart, "sentences": _sentences(apart["sentences"]), "prose": _prose()}


def _sentences(listed: dict[str, list[Entry]]) -> Entry:
    """The sentences without a word of their own: their forms, and by each plain word the forms and heads it is in."""
    forms = [{"meaning": meaning, **form} for meaning, languages in listed.items() for form in languages]
    signs = {
        plain(word)[0] for form in forms if "joined" in form for held in (form["with"], *form["of"]) for word in held
    }
    kept = [
        {key: form[key] for key in ("meaning", "joined") if key in form} | {"heads": len(form["of"])} for form in forms
    ]
    return {"forms": kept, "words": _places(forms), "signs": "".join(sorted(signs))}


def _places(forms: list[Entry]) -> dict[str, str]:
    """By each word, the number of every form that it is in, with its head there, if it is one."""
    found: dict[str, list[str]] = {}
    for number, form in enumerate(forms):
        for head, held in (("", form["with"]), *enumerate(form["of"])):
            for word in map(plain, held):
                found.setdefault(word, []).append(f"{number}:{head}")
    return {word: " ".join(places) for word, places in found.items()}


def _prose() -> Entry:
    """The paths of the fields that hold prose: whether `none` is an answer there, and the texts that ask for it."""
    found: Entry = {}
    for place in places(raw_schema()):
        forms = list(_scalars(place.schema))
        if any(form.get("x-form") == _SAYS_SOMETHING for form in forms):
            entry = found.setdefault(place.path, {"none": False, "asks": []})
            entry["none"] |= any(form.get("const") == "none" for form in forms)
            entry["asks"] += _questions(place.schema)
    return found


def _questions(schema: Entry) -> list[str]:
    """What the standard itself says about a field, which is no answer to it."""
    texts = [folded(plain(schema[key])) for key in ("description", "title") if key in schema]
    return [text for text in texts if len(text.split()) >= _FEWEST_WORDS]


_SAYS_SOMETHING = "text that says something"


def _scalars(schema: Entry) -> Iterator[Entry]:
    """The forms of an answer, and those of its elements if it is a list."""
    for form in schema.get("anyOf", [schema]):
        yield from _scalars(form["items"]) if "items" in form else [form]
