"""What is judged over all texts of a document at once: references, ids, placeholders, dates, repeated answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from synthreport.document import parts_of
from synthreport.finding import Place
from synthreport.inventory import Leaf
from synthreport.reading.places import escape
from synthreport.rules.dates import exists
from synthreport.rules.value import Fault, Value
from synthreport.standard.catalogue import Entry
from synthreport.standard.placeholders import Placeholders

_SHORTEST_SENTENCE = 25
_REPEATED = 3


class Identifiers:
    """The ids of every collection that references may lead to, each with its place.

    `told` holds the pointers of what is missing, or malformed and taken out: an id that belongs there may be anything.
    """

    def __init__(self, root: Value, references: list[Entry], told: Collection[str] = ()) -> None:
        targets = dict.fromkeys(target for reference in references for target in reference["to"])
        self.root = root
        self.told = told
        self.held = {target: list(_ids(root.data, target.split("/")[1:], "")) for target in targets}
        self.places = {target: dict(held) for target, held in self.held.items()}

    def has(self, text: str) -> bool:
        """Whether anything that a reference may lead to has this id."""
        return any(text in places for places in self.places.values())

    def duplicates(self) -> Iterator[Fault]:
        """Every id that stands for more than one thing."""
        first: dict[str, str] = {}
        for held in self.held.values():
            for identifier, pointer in held:
                other = first.setdefault(identifier, pointer)
                if other != pointer:
                    message = f'the id "{identifier}" stands for two things'
                    first[identifier], later = sorted((other, pointer), key=self._position)
                    yield Fault(Place(later, key=True), message, (Place(first[identifier], key=True),))

    def _position(self, pointer: str) -> list[int]:
        """Where something stands in the order of the document."""
        data, position = self.root.data, []
        for part in parts_of(pointer):
            position.append(list(data).index(part))
            data = data[part]
        return position

    def dangling(self, leaf: Leaf) -> tuple[str, str] | None:
        """Message and fix where a reference leads nowhere, or to the wrong kind of thing."""
        _, text, _, reference = leaf
        if reference is None or any(text in self.places[target] for target in reference["to"]):
            return None
        if text in reference.get("or_words", ()) or text == "none":
            return None
        if any(re.search(pattern, text) for pattern in reference.get("or_patterns", ())):
            return None
        if self.told and any(self._may_be_lost(target, text) for target in reference["to"]):
            return None
        return self._lost(text, reference["to"])

    def _may_be_lost(self, target: str, text: str) -> bool:
        """Whether what an id may refer to is missing or malformed itself, or stands in something that is."""
        way = [*target.split("/"), text]
        above = [parts for pointer in self.told if len(parts := pointer.split("/")) <= len(way)]
        return any(all(part in ("*", at) for part, at in zip(way, parts, strict=False)) for parts in above)

    def _lost(self, text: str, targets: list[str]) -> tuple[str, str]:
        from synthreport.wording import nearest

        wanted = " or ".join(target[1:].replace("/", ".") for target in targets[:4])
        wanted += " or …" if len(targets) > 4 else ""
        elsewhere = next(
            (place for places in self.places.values() for name, place in places.items() if name == text), ""
        )
        if elsewhere:
            return f'"{text}" is {elsewhere}, expected an id of {wanted}', "Refer to something of that kind."
        near = nearest(text, [name for target in targets for name in self.places[target]])
        fix = f'Did you mean "{near}"?' if near else "Correct the id, or add what it refers to."
        return f'nothing in {wanted} has the id "{text}"', fix


def _ids(data: Any, parts: list[str], pointer: str) -> Iterator[tuple[str, str]]:
    """The ids of a collection, each with its pointer."""
    if data.__class__ is not dict or "gap" in data or "in_dictionary" in data:
        return
    if not parts:
        yield from ((key, f"{pointer}/{escape(key)}") for key in data if key[:2] != "x-")
    elif parts[0] == "*":
        for key, each in data.items():
            yield from _ids(each, parts[1:], f"{pointer}/{escape(key)}")
    elif parts[0] in data:
        yield from _ids(data[parts[0]], parts[1:], f"{pointer}/{parts[0]}")


def placeholders(leaves: list[Leaf], listed: Placeholders, identifiers: Identifiers) -> Iterator[Fault]:
    """Every answer that is no answer. A reference that leads somewhere is one, whatever it looks like."""
    if listed.may_be_among([text for _, text, _, _ in leaves]):
        for pointer, text, _, reference in leaves:
            meaning = listed.meaning(text, pointer)
            stands_for_itself = (reference is not None and identifiers.has(text)) or _MEANT_AS_IT_STANDS(pointer)
            if meaning and not stands_for_itself:
                yield Fault(Place(pointer), f'"{text.strip()}" {_TOLD.get(meaning, "is no answer")}')


_TOLD = {
    "without_locator": "does not say where: name the publication, and the section, table or page",
    "not_applicable": "is a gap: say {gap: not_applicable, reason: …}",
    "unknown": "is a gap: say {gap: unknown}",
    "form": "shows a form, and does not fill it in",
    "identifier": "names the kind of identifier, and gives none",
}
_MEANT_AS_IT_STANDS = re.compile(
    r"^/content/fields/[^/]+/(?:name|pattern|missing/code|categories/\d+(?:/code|/label)?)$"
    r"|^/(?:steps|results)/[^/]+/(?:parameters|sampling)/|^/reproducibility/environment/variables/"
    r"|/(?:places?|jurisdiction)(?:/\d+)?$"
    r"|^/files/[^/]+/path$|/(?:code|lockfile)/path$|/evidence/file$"
    r"|^/dataset/composition/observed_fields/|^/content/differences_from_source/[^/]+/fields/"
).search
"""Where words stand for themselves: paths, names of columns, codes such as `NA`, settings, and the country Namibia."""


def wrong_dates(leaves: list[Leaf]) -> Iterator[Fault]:
    """Every date of the right form that is no day of the calendar."""
    for pointer, text, _, _ in leaves:
        if text[4:8:3] == "--" and _DAY(text) and not exists(text):
            yield Fault(Place(pointer), f"{text[:10]} is no day of the calendar")


_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?$").match


def repeated(leaves: list[Leaf]) -> Iterator[Fault]:
    """Every sentence that answers three or more different items."""
    sentences = [leaf for leaf in leaves if len(leaf[1]) >= _SHORTEST_SENTENCE and " " in leaf[1]]
    if len(sentences) - len({text for _, text, _, _ in sentences}) < _REPEATED - 1:
        return
    answers: dict[str, list[Leaf]] = {}
    for leaf in sentences:
        answers.setdefault(leaf[1], []).append(leaf)
    for same in answers.values():
        items = dict.fromkeys(code for _, _, code, _ in same)
        if len(items) >= _REPEATED:
            *others, last = same
            message = f"the same sentence answers {', '.join(code for code in items if code)}"
            yield Fault(Place(last[0]), message, tuple(Place(pointer) for pointer, _, _, _ in others))
