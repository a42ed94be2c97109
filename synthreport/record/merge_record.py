"""Merge a record into a manifest: only answers that a tool had filled in are renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from synthreport.document.pointers import equal, escape, parts_of
from synthreport.draft.draft import Answers, Draft, Left, leaves
from synthreport.draft.standard_order import arranged
from synthreport.edit.provenance import FILLED, UNCONFIRMED, listed, marked
from synthreport.standard.catalogue import load
from synthreport.standard.gaps import holds_answers
from synthreport.standard.versions import NEWEST

_WHOLE = re.compile(
    r"/steps/[^/]+/(?:parameters|sampling|random/[^/]+/seed)|/reproducibility/environment/(?:variables|lockfile)"
)
"""Answers that are renewed as one: nothing of an old seed stays beside a new one."""

_OF_THE_MACHINE = re.compile(
    r"/manifest/date|/steps/[^/]+/(?:started|finished|compute/.+|code/.+|command)"
    r"|/tools/[^/]+/(?:kind|name|version|local_changes)|/files/[^/]+/(?:bytes|sha256)"
    r"|/(?:inputs|splits)/[^/]+/digest/.+"
    r"|/reproducibility/(?:environment|determinism/tests/run_again)/.+"
)
"""Readings of a clock, of the system or of bytes: nobody could confirm them better, or again after each run."""


class Joined(NamedTuple):
    """The merged manifest, and the recorded answers that are not in it."""

    answers: Answers
    left: list[Left]


def joined(standing: Answers, draft: Draft) -> Joined:
    """A manifest and a record of a run. A person's answers are kept, and recorded ones that differ are skipped."""
    answers, left, stated = deepcopy(standing), list(draft.left), set[str]()
    filled, unconfirmed = marked(standing, FILLED), marked(standing, UNCONFIRMED)
    for pointer, answer in _units(draft.answers):
        old = _held(answers, pointer)
        if equal(old, answer):
            continue
        if (old is not None and not filled.issuperset(leaves(old, pointer))) or not _put(answers, pointer, answer):
            left.append(Left(draft.source, pointer, "the manifest says otherwise, and no tool had filled that in"))
        else:
            stated |= set(leaves(answer, pointer))
    answers.setdefault("manifest", {})
    ordered = arranged(answers, load(NEWEST).root)
    to_judge = {each for each in unconfirmed | stated if not _OF_THE_MACHINE.fullmatch(each)}
    _mark(ordered, filled | stated, to_judge)
    return Joined(ordered, left)


def _units(answers: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """The recorded answers, those that belong together as one."""
    if _WHOLE.fullmatch(pointer) or leaves(answers, pointer) == [pointer]:
        yield pointer, answers
    elif isinstance(answers, dict):
        for key, each in answers.items():
            yield from _units(each, f"{pointer}/{escape(key)}")


def _held(answers: Answers, pointer: str) -> Any:
    """The value at a pointer, or the one that replaces its parent."""
    found: Any = answers
    for part in parts_of(pointer):
        if not holds_answers(found):
            return found
        found = found.get(part)
        if found is None:
            return None
    return found


def _put(answers: Answers, pointer: str, answer: Any) -> bool:
    *above, last = parts_of(pointer)
    holder: Any = answers
    for part in above:
        holder = holder.setdefault(part, {})
        if not holds_answers(holder):
            return False
    holder[last] = answer
    return True


def _mark(answers: Answers, filled: set[str], unconfirmed: set[str]) -> None:
    there = set(leaves(answers))
    about = answers["manifest"]
    if holds_answers(about):
        about |= {FILLED: listed(filled & there, answers), UNCONFIRMED: listed(unconfirmed & there, answers)}
