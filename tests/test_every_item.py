"""Every item, as an editor meets it: left out, answered with nonsense, and declared as a gap.

The place of each item is found in the bases of the cases: an answer that is missed where it is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from cases import base, bases
from each import each
from strategy import Keys

import synthreport
from synthreport import Level, Result, State
from synthreport.checker.refused_gaps import accepted
from synthreport.document.pointers import own, pointer_of, put, without
from synthreport.standard.catalogue import entries, load

ITEMS = load().items
"""The items that are answered by a path: a placeholder is a name like any other there."""
NO_ANSWER = ("DC69", "DC71")
"""A word that is no answer is reported under these codes: it is a text as any other, and of the right form."""

WITHOUT_A_GAP = {"ID01": State.MALFORMED, "LI02": State.MALFORMED}
"""The version must be said for anything to be judged; and that there is no reason for a gap is no reason."""

NONSENSE: tuple[Any, ...] = ([[]], False)

A_FILE = "ID04"
"""The path of a file: it may have any name."""

A_TITLE = "SO02"
"""The title of an input: there are studies called TODO."""

NO_LICENCE = "AC59"
"""What is no answer is no identifier of a licence either: where a licence is given, both are reported."""


class Home(NamedTuple):
    """Where a base answers an item: there, it is missed when the answer is taken out."""

    base: str
    path: Keys
    document: dict[str, Any]

    @property
    def pointer(self) -> str:
        """The place of the answer."""
        return pointer_of(self.path)

    def without(self) -> Result:
        """What is found where the answer is left out."""
        return synthreport.check(without(self.document, [self.pointer]))

    def answered(self, answer: Any) -> Result:
        """What is found with another answer."""
        return synthreport.check(put(own(self.document, [self.pointer]), self.pointer, answer))


def reached(data: Any, parts: list[str], path: Keys = ()) -> Iterator[Keys]:
    """Every path in the data along a path of the standard, gaps left aside."""
    if isinstance(data, dict) and "gap" in data:
        return
    if not parts:
        yield path
    elif parts[0] == "*":
        keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        for key in keys:
            yield from reached(data[key], parts[1:], (*path, key))
    elif isinstance(data, dict) and parts[0] in data:
        yield from reached(data[parts[0]], parts[1:], (*path, parts[0]))


def told(result: Result) -> list[tuple[str, str]]:
    """Code and place of every finding."""
    return [(finding.code, finding.at.pointer) for finding in result.findings]


@cache
def home(code: str) -> Home:
    """The first place at which a base answers an item, its own home before its further parts."""
    if code == "LI02":
        holder = base("trial")
        gap = {"gap": "withheld", "reason": "The program names a patient."}
        return Home("trial", ("access", "code", "reason"), {**holder, "access": {**holder["access"], "code": gap}})
    fields = [field for field in entries()["fields"] if field["item"] == code and field["asked"]]
    for field in sorted(fields, key=lambda field: (field.get("completes", False), not field.get("home"))):
        for name in bases():
            for path in reached(base(name), field["path"].split("/")[1:]):
                found = Home(name, path, base(name))
                if (code, found.pointer) in told(found.without()):
                    return found
    raise AssertionError(f"no base answers {code} where it is asked for")


@each("code", ITEMS)
def test_what_is_left_out_is_told_once_with_how_to_mend_it(code: str) -> None:
    result = home(code).without()
    assert told(result) == [(code, home(code).pointer)]
    assert result.outcomes[code].state is State.MISSING
    (finding,) = result.findings
    assert str(home(code).path[-1]) in finding.message
    assert finding.fix


@each("code, nonsense", [(code, nonsense) for code in ITEMS for nonsense in NONSENSE])
def test_nonsense_is_told_once_at_its_place(code: str, nonsense: Any) -> None:
    result = home(code).answered(nonsense)
    ((found, at),) = told(result)
    assert found == code
    assert at in (home(code).pointer, f"{home(code).pointer}/0")
    assert result.outcomes[code].state is State.MALFORMED


@each("code", [code for code in ITEMS if code not in (A_FILE, A_TITLE)])
def test_a_word_that_is_no_answer_is_told_once(code: str) -> None:
    result = home(code).answered("TODO")
    ((found, at),) = (each for each in told(result) if each[0] != NO_LICENCE)
    assert at == home(code).pointer
    assert found == code if result.outcomes[code].state is State.MALFORMED else found in NO_ANSWER


def test_a_title_may_be_any_word() -> None:
    assert home(A_TITLE).path[-1] == "title"
    assert told(home(A_TITLE).answered("TODO")) == []


def test_a_file_may_have_any_name() -> None:
    assert home(A_FILE).path[-1] == "path"
    assert told(home(A_FILE).answered("TODO")) == []


@each("code", ITEMS)
def test_a_gap_is_a_finding_only_if_the_checklist_does_not_accept_it(code: str) -> None:
    result = home(code).answered({"gap": "not_reported"})
    assert result.outcomes[code].state is WITHOUT_A_GAP.get(code, State.GAP)
    refused = result.outcomes[code].level is Level.MUST and "not_reported" not in accepted(load(), code)
    assert (code in dict(told(result))) is (code in WITHOUT_A_GAP or refused)


@each("section", [name for name in base("trial") if isinstance(base("trial")[name], dict)])
def test_a_section_of_the_wrong_kind_tells_what_is_lost_with_it(section: str) -> None:
    result = synthreport.check({**base("trial"), section: 7})
    lost = [outcome.code for outcome in result.items() if outcome.state is State.MALFORMED]
    assert lost
    (finding,) = [finding for finding in result.findings if finding.at.pointer == f"/{section}"]
    assert [code for code in lost if code not in f"{finding.code} {finding.message}"] == []
