"""The ledger of a manifest: every claim and every quantitative answer, with its grade."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from synthreport.document.pointers import parts_of, reach
from synthreport.grades import Grade, Graded
from synthreport.standard.gaps import is_gap

Judged = tuple[Grade, str]
"""A grade, and why."""


def ledger(data: Any, observed: Mapping[str, Judged]) -> tuple[Graded, ...]:
    """Every claim of a manifest, graded by what was observed, or else by what the manifest itself cites.

    What was observed of another answer is an entry of its own.
    """
    graded = {each.pointer: each for each in _claims(data)}
    for pointer, (grade, why) in observed.items():
        kind = graded[pointer].kind if pointer in graded else "answer"
        graded[pointer] = Graded(pointer, kind, grade, why)
    return tuple(graded.values())


def _claims(data: Any) -> Iterator[Graded]:
    evidence = {parts_of(pointer)[-1] for path in _EVIDENCE for pointer, entry in reach(data, path) if _is_one(entry)}
    for kind, path, grade in _KINDS:
        for pointer, claim in reach(data, path):
            name = pointer.rpartition("/")[2]
            if _is_one(claim) and name != "rest" and not name.startswith("x-"):
                yield Graded(pointer, kind, *grade(claim, evidence))


def _is_one(claim: Any) -> bool:
    """Whether something is a claim: neither a word such as `none`, nor a gap."""
    return (isinstance(claim, dict) and not is_gap(claim)) or claim.__class__ in (int, float)


def _by_evidence(claim: Any, known: Collection[str]) -> Judged:
    """The grade of a claim by what it cites: a list of ids, or a file with the place in it."""
    evidence = claim.get("evidence") if isinstance(claim, dict) else None
    if is_gap(evidence):
        return Grade.NOT_CHECKABLE, f"its evidence is {str(evidence['gap']).replace('_', ' ')}"
    cited = [evidence.get("file")] if isinstance(evidence, dict) else evidence if isinstance(evidence, list) else []
    found = any(isinstance(name, str) and name in known for name in cited)
    return (Grade.CITED if found else Grade.ASSERTED), ""


def _by_word(claim: Any, known: Collection[str]) -> Judged:
    """The grade of an answer that cites nothing."""
    return Grade.ASSERTED, ""


_EVIDENCE = ("/results/*", "/dataset/publications/*", "/files/*")
"""What a claim may cite."""

_KINDS: tuple[tuple[str, str, Callable[[Any, Collection[str]], Judged]], ...] = (
    ("claim", "/claims/claimed/*", _by_evidence),
    ("claim", "/claims/by_construction/*", _by_evidence),
    ("claim", "/privacy/claims/*", _by_evidence),
    ("composition", "/dataset/composition", _by_word),
    ("file", "/files/*", _by_word),
    ("mark", "/files/*/label/*", _by_word),
    ("count", "/files/*/records", _by_word),
    ("count", "/steps/*/made_count", _by_word),
    ("count", "/content/subjects", _by_word),
    ("count", "/content/events", _by_word),
    ("table", "/content/tables/*", _by_word),
    ("field", "/content/fields/*", _by_word),
    ("constraint", "/constraints/*", _by_word),
    ("result", "/results/*", _by_evidence),
)
"""The kinds of claims: what each is called, where it is, and how a manifest alone grades it."""
