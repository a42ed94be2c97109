"""Checks over all texts of a document at once: references, ids, placeholders, dates, repeated answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import chain

from synthreport.checker.defined_ids import Identifiers
from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.checker.item_states import Inventory, Leaf
from synthreport.checker.judging.crashes import guarded
from synthreport.checker.promises import promise_in, suspects
from synthreport.document.positions import shown
from synthreport.finding import Place
from synthreport.outcome import Outcome, State
from synthreport.rules.shared.dates import exists
from synthreport.rules.shared.wording import words_of
from synthreport.rules.value import Fault, Value
from synthreport.standard.catalogue import Entry
from synthreport.standard.placeholders import AROUND, Placeholders, is_only_there

REFERENCE, IDS, PLACEHOLDER, DATE, SAME = "DC69", "DC70", "DC71", "DC72", "DC73"
PROMISE, OWN_CLAIM = "DC75", "DC76"
SHORTEST_SENTENCE = 25
REPEATED = 3
_LONGEST = 100
"""Characters of an answer that a message quotes."""


Dangling = tuple[Place, str, str]
"""The place of a dangling reference, what is wrong with it, and how to fix it."""


def cross_checks(data: Entry, inventory: Inventory, misnamed: Collection[str], listing: Listing) -> Outcomes:
    """Check all texts at once; `misnamed` has the pointers of keys that cannot be ids. Returns the outcomes."""
    identifiers = Identifiers(Value(data), listing.catalogue.references, inventory.told())
    empty, texts = inventory.placeholders, inventory.texts()
    listed = placeholders(texts, listing.catalogue.placeholders, identifiers)
    faults = {
        PLACEHOLDER: chain(listed, own_names(texts, Value(data))),
        IDS: identifiers.duplicates(),
        DATE: wrong_dates(inventory.leaves),
        SAME: repeated(inventory.leaves),
        PROMISE: promises(texts, Value(data)),
        OWN_CLAIM: own_claims(Value(data)),
    }
    judges = {code: partial(_judged, code, found, listing, empty) for code, found in faults.items()}
    judges[REFERENCE] = partial(_references, dangling(identifiers, inventory, empty, misnamed), listing)
    return {code: guarded(code, listing, judges[code]) for code in _ORDER if code in listing.catalogue}


_ORDER = (PLACEHOLDER, REFERENCE, IDS, DATE, SAME, PROMISE, OWN_CLAIM)
"""Find placeholders before references are checked, so that no placeholder counts as a dangling reference."""


def _judged(code: str, faults: Iterable[Fault], listing: Listing, empty: set[str]) -> Outcome:
    """List the faults that a check finds; the places of placeholders are added to `empty`."""
    state, fix = State.HOLDS, listing.catalogue.rules[code]["fix"]
    for fault in faults:
        state = State.BROKEN
        listing.add(code, fault.at, fault.message, fix, fault.also)
        if code == PLACEHOLDER:
            empty.add(fault.at.pointer)
    return Outcome(code, listing.catalogue.level(code), state)


def _references(found: Iterable[Dangling], listing: Listing) -> Outcome:
    """List the dangling references."""
    state = State.HOLDS
    for place, message, fix in found:
        state = State.BROKEN
        listing.add(REFERENCE, place, message, fix)
    return Outcome(REFERENCE, listing.catalogue.level(REFERENCE), state)


def dangling(
    identifiers: Identifiers, inventory: Inventory, empty: Collection[str], misnamed: Collection[str]
) -> Iterator[Dangling]:
    """Every dangling reference, except placeholders and keys that cannot be ids."""
    values = ((Place(leaf[0]), leaf) for leaf in inventory.leaves if leaf[3] and leaf[0] not in empty)
    keys = ((Place(leaf[0], key=True), leaf) for leaf in inventory.keys if leaf[0] not in misnamed)
    for place, leaf in chain(values, keys):
        if wrong := identifiers.dangling(leaf):
            yield place, *wrong


def placeholders(leaves: list[Leaf], listed: Placeholders, identifiers: Identifiers) -> Iterator[Fault]:
    """Every placeholder. A reference to an existing entry is an answer, even if it looks like a placeholder."""
    for index in listed.among([text for _, text, _, _ in leaves]):
        pointer, text, _, reference = leaves[index]
        meaning = listed.meaning(text, pointer)
        if meaning and not _stands_for_itself(pointer, text, reference, identifiers):
            yield Fault(Place(pointer), f"{shown(text.strip(), _LONGEST)} {_TOLD.get(meaning, 'is no answer')}")


def own_names(leaves: list[Leaf], manifest: Value) -> Iterator[Fault]:
    """Every answer in words that is the title or an identifier of the dataset itself."""
    names = manifest.get("dataset", "title"), *manifest.listed("dataset", "identifiers")
    own = {name.lower().strip(AROUND) for name in names if isinstance(name, str)} - {""}
    for pointer, text, _, _ in leaves:
        if text.lower().strip(AROUND) in own and is_only_there(pointer, "vague"):
            yield Fault(Place(pointer), f"{shown(text.strip(), _LONGEST)} names the dataset, and says nothing about it")


def _stands_for_itself(pointer: str, text: str, reference: Entry | None, identifiers: Identifiers) -> bool:
    return (reference is not None and identifiers.has(text)) or bool(re.search(ANY_WORD, pointer))


_TOLD = {
    "without_locator": "does not say where: name the publication, and the section, table or page",
    "not_applicable": "is a gap: say {gap: not_applicable, reason: …}",
    "unknown": "is a gap: say {gap: unknown}",
    "form": "shows a form, and does not fill it in",
    "identifier": "names the kind of identifier, and gives none",
    "none": "is no answer where something must be described: describe it, or say {gap: not_performed}",
    "evasive": "names nothing: say which, and how",
    "question": "repeats the question",
    "bare": "describes nothing: say it in words",
    "vague": "names no more than the dataset: say what is asked about it",
    "digest": "repeats itself, which no digest does",
    "sample": "is a sample of the documentation",
}
ANY_WORD = (
    r"^/content/fields/[^/]+/(?:name|pattern|missing/code|categories/\d+(?:/code|/label)?)$"
    r"|^/(?:steps|results)/[^/]+/(?:parameters|sampling)/|^/reproducibility/environment/variables/"
    r"|/(?:places?|jurisdiction)(?:/\d+)?$"
    r"|^/files/[^/]+/path$|/(?:code|lockfile)/path$|/evidence/file$"
    r"|^/steps/[^/]+/(?:command|prompts/[^/]+/text)$|^/constraints/[^/]+/expression$"
    r"|^/dataset/composition/observed_fields/|^/content/differences_from_source/[^/]+/fields/"
)
"""Places where any word is an answer: paths, commands, prompts, columns, codes such as `NA`, settings, Namibia."""


def wrong_dates(leaves: list[Leaf]) -> Iterator[Fault]:
    """Every well-formed date that is not in the calendar."""
    for pointer, text, _, _ in leaves:
        if text[4:8:3] == "--" and re.match(_DAY, text) and not exists(text):
            yield Fault(Place(pointer), f"{text[:10]} is no day of the calendar")


_DAY = r"\d{4}-\d\d-\d\d(?:T.*)?$"


def repeated(leaves: list[Leaf]) -> Iterator[Fault]:
    """Every sentence that answers three or more different items, whatever numbers and signs are added to it."""
    sentences = [leaf for leaf in leaves if len(leaf[1]) >= SHORTEST_SENTENCE and " " in leaf[1]]
    answers: dict[str, list[Leaf]] = {}
    for leaf in sentences:
        answers.setdefault(words_of(leaf[1]), []).append(leaf)
    for same in answers.values():
        items = dict.fromkeys(code for _, _, code, _ in same)
        if len(items) >= REPEATED:
            *others, last = same
            message = f"the same sentence answers {', '.join(code for code in items if code)}"
            yield Fault(Place(last[0]), message, tuple(Place(pointer) for pointer, _, _, _ in others))


def promises(leaves: list[Leaf], manifest: Value) -> Iterator[Fault]:
    """Every promise of privacy in prose that no claim makes, where it can be judged."""
    made = {kind for kind, is_claimed in _CLAIMED.items() if is_claimed(manifest)}
    prose = [leaf for leaf in leaves if leaf[3] is None and " " in leaf[1]]
    hints = suspects("\n".join([leaf[1] for leaf in prose]))
    for pointer, text, _, _ in prose if hints else ():
        lowered = text.lower()
        kind = promise_in(text) if any(hint in lowered for hint in hints) else ""
        if kind and kind not in made and not re.search(NO_PROMISES, pointer):
            yield Fault(Place(pointer), f"{shown(text.strip(), _LONGEST)} promises {_PROMISED[kind]}")


def own_claims(manifest: Value) -> Iterator[Fault]:
    """Every claim of privacy under a key that the standard does not judge."""
    if (claims := _claims(manifest)) is not None:
        own = (key for key in claims.data if key.startswith("x-"))
        yield from (Fault(claims.place(key), f"nobody judges what {key} claims") for key in own)


def _claims(manifest: Value) -> Value | None:
    found = manifest.get("privacy", "claims")
    return found if isinstance(found, Value) else None


def _has_no_persons(manifest: Value) -> bool:
    """Whether no source holds records of persons: then there were none to use."""
    return not any(source.get("level") == "person" for _, source in manifest.each("inputs"))


_CLAIMED = {
    "law": lambda manifest: (claims := _claims(manifest)) is not None and claims.has("legal_anonymity"),
    "identity": lambda manifest: _claims(manifest) is not None,
    "formal": lambda manifest: (claims := _claims(manifest)) is not None and claims.has("differential_privacy"),
    "records": _has_no_persons,
}
"""Whether a promise of each kind is made where it is judged, or is true."""
_PROMISED = {
    "law": "what only `privacy.claims.legal_anonymity` can, with its evidence",
    "identity": "privacy that no claim in `privacy.claims` makes",
    "formal": "what only `privacy.claims.differential_privacy` can, with its parameters",
    "records": "that no records of persons were used, but a source has level person",
}
NO_PROMISES = (
    r"^/privacy/claims/|^/inputs/|^/evaluation_inputs/|/conditions/|/prohibited_uses/|/out_of_scope/|/prompts/"
)
"""Places that describe the sources, or ask for what they name."""
