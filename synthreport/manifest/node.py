"""How the standard is said in types: a node, an item, a part of an item, a gap.

An *item* is one disclosure of the standard. It is worded once, where its main field is declared, by `item(…)`. Its
other fields refer to it by its code with `part(…)`. JSON Schema, catalogue and pages are rendered from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NamedTuple, Self, TypeAlias, TypeVar

from pydantic import BaseModel, Field, model_validator
from typing_extensions import TypeAliasType

from synthreport.finding import Level
from synthreport.manifest.closed_lists.answer_lists import Explained, NoneAtAll, Open
from synthreport.manifest.tiers import Tier
from synthreport.manifest.values import Answer, Text

ESSENTIAL, RECOMMENDED, FULL = Tier

ALWAYS: tuple[str, ...] = ()


class Item(NamedTuple):
    """One disclosure of the standard, as data.

    `label` names it in at most five words, `question` asks for it in plain ones. `when` names the conditions that must
    all hold; `essential_where` names those any of which makes it essential. `sources` are keys of
    `synthreport.standard.bibliography`. `since` is the version that brought the item; `until`, where that is announced,
    the major from which on it is no longer asked for.
    """

    code: str
    tier: Tier
    label: str
    question: str
    title: str
    text: str
    problem: str
    why: str
    when: tuple[str, ...]
    essential_where: tuple[str, ...]
    sources: tuple[str, ...]
    since: str
    until: str = ""


ITEMS: dict[str, Item] = {}
"""Every item of the newest version by its code, in the order of declaration."""


def _names(words: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(words.split()) if isinstance(words, str) else tuple(words)


def item(
    code: str,
    tier: Tier,
    label: str,
    question: str,
    title: str,
    text: str,
    *,
    problem: str,
    why: str,
    when: str = "",
    essential_where: str = "",
    sources: str = "",
    eg: Any = None,
    asked: bool = True,
    since: str = "1.0",
    until: str = "",
    tag: bool = False,
    key: bool = True,
) -> Any:
    """The field at home in which an item is worded.

    `label` names it in at most five words, `question` asks for it in plain ones. `title` says what is true of a
    manifest that complies, `text` what must be stated, `problem` heads a finding, in a few words that fit a missing
    answer, a gap, and an answer in part; `why` says what goes wrong without it. With `key=False`, the field only
    completes its item. Raises `ValueError` where the code has a home already.
    """
    if code in ITEMS:
        raise ValueError(f"{code} is worded twice; refer to it with part({code!r}, …)")
    conditions = _names(when), _names(essential_where)
    words = (label, question, title, text, problem, why)
    ITEMS[code] = Item(code, tier, *words, *conditions, _names(sources), since, until)
    extra = {"x-item": code, "x-home": True, "x-asked": asked, **({} if key else _COMPLETES)}
    return _field(title, text, eg, extra, tag)


def part(
    code: str,
    text: str,
    *,
    eg: Any = None,
    when: str | None = None,
    keys: tuple[str, ...] = (),
    asked: bool = True,
    tag: bool = False,
) -> Any:
    """A further key field of an item that is worded elsewhere: without it, the item is not answered.

    `when` replaces the item's own conditions; `keys` are the collections whose ids are the keys of a map.
    """
    return _field(None, text, eg, {"x-item": code, "x-asked": asked, **_conditions(when, keys)}, tag)


def completing(code: str, text: str, *, eg: Any = None, when: str | None = None, keys: tuple[str, ...] = ()) -> Any:
    """A field that is asked for with an item, which is answered in part without it."""
    return _field(None, text, eg, {"x-item": code, "x-asked": True, **_COMPLETES, **_conditions(when, keys)}, False)


_COMPLETES = {"x-completes": True}


def _conditions(when: str | None, keys: tuple[str, ...]) -> dict[str, Any]:
    """The conditions of a field of its own, and what the keys of a map refer to."""
    held = {"x-keys": list(keys)} if keys else {}
    return held if when is None else {**held, "x-when": list(_names(when))}


def detail(code: str, text: str, *, eg: Any = None, keys: tuple[str, ...] = ()) -> Any:
    """A field that may be given with an item, and is never missed."""
    return part(code, text, eg=eg, keys=keys, asked=False)


def section(text: str) -> Any:
    """A container that is not an item itself: the questions are below it."""
    return _field(None, text, None, {"x-asked": True}, False)


def _field(title: str | None, text: str, example: Any, extra: dict[str, Any], tag: bool) -> Any:
    default: Any = ... if tag else None
    examples = None if example is None else [example]
    return Field(default, title=title, description=text, examples=examples, json_schema_extra=extra)


class Value(Answer):
    """An object that holds parts of items; what no condition excuses must be there."""

    @model_validator(mode="after")
    def _says_what_must_be_said(self) -> Self:
        if getattr(self, "rest", None) is None:
            unsaid = [name for name in required(type(self)) if getattr(self, name) is None]
            if unsaid:
                raise ValueError(f"must be stated, or declared as a gap: {', '.join(unsaid)}")
        return self


def asked_at(extra: Mapping[str, Any]) -> tuple[Level, tuple[str, ...]] | None:
    """The level and the conditions at which a field is asked for; None where it is never missed."""
    code = extra.get("x-item")
    if not extra.get("x-asked") or code is None:
        return None
    home = ITEMS[code]
    level = Level.SHOULD if extra.get("x-completes") and home.tier is ESSENTIAL else home.tier.level
    return level, tuple(extra.get("x-when", home.when))


def required(model: type[BaseModel]) -> list[str]:
    """The fields whose absence no condition excuses: `required` in the JSON Schema."""
    names = []
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict) and (field.is_required() or asked_at(extra) == (Level.MUST, ALWAYS)):
            names.append(name)
    return names


class OpenGap(Value):
    """There is no answer, and the kind of gap says enough."""

    gap: Open = part(
        "LI02",
        "Why there is no answer: it was not reported, not performed, not recorded, or is unknown to who speaks here.",
        tag=True,
    )
    reason: Text | None = detail("LI02", "The reason for the gap, in a sentence.", eg="No log was kept of the run.")
    access: Text | None = detail("LI02", "Who can see the answer, and how.", eg="On request to the custodian.")


class ExplainedGap(Value):
    """There is no answer, and a reader must learn the reason."""

    gap: Explained = part("LI02", "The question does not apply here, or its answer is kept back.", tag=True)
    reason: Text | None = item(
        "LI02",
        ESSENTIAL,
        "Reasons for gaps",
        "Why is an answer kept back, or why does a question not apply?",
        "Every answer that is kept back or said not to apply gives its reason",
        "The reason why the question does not apply, or why its answer is kept back.",
        problem="A withheld or inapplicable answer has no reason",
        why="A reader can weigh a reason; an answer that is missing without one looks like an oversight.",
        sources="STAND",
        eg="The seed would let an outsider subtract the privacy noise.",
    )
    access: Text | None = detail("LI02", "Who can see the answer, and how.", eg="Auditors, through the custodian.")


Gap = TypeAliasType("Gap", Annotated[OpenGap | ExplainedGap, Field(discriminator="gap")])

T = TypeVar("T")

Stated: TypeAlias = T | Gap | None
"""An answer, or a gap in its place, or (by leaving it out) silence."""

OrNone: TypeAlias = NoneAtAll | T | Gap | None
"""The same, where `none` states that there is none."""


class Node(Value):
    """An object of the manifest that holds items: beside known answers, `rest` declares one gap for all others."""

    rest: Gap | None = detail("LI02", "One gap that answers every item of this object that is left out.")
