"""Every stage of a check alone: what it lists, what it concludes, and what it hands on."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from cases import base

import synthreport
from synthreport.checker.cross_checks import cross_checks
from synthreport.checker.finding_list import Listing, Tally
from synthreport.checker.item_states import Inventory
from synthreport.checker.judging import elements, rule_runner
from synthreport.checker.judging.crashes import guarded
from synthreport.checker.judging.rule_runner import Judging, rule_outcomes
from synthreport.checker.malformed import Malformed, Subject, item_at, malformed, shape_outcomes
from synthreport.checker.missing import item_outcomes, list_lost, list_missing
from synthreport.checker.older_version import as_newer
from synthreport.checker.pipeline import judged
from synthreport.checker.refused_gaps import list_refused_gaps
from synthreport.checker.text_problems import text_problems
from synthreport.checker.unstated_answers import Blanks
from synthreport.document import parse
from synthreport.files import bugs
from synthreport.finding import FIRST, Level, Place
from synthreport.outcome import Outcome, State
from synthreport.rules import RULES
from synthreport.rules.value import Manifest
from synthreport.schema.engines import one
from synthreport.standard.catalogue import Catalogue, load

pytestmark = pytest.mark.measured

Data = dict[str, Any]


@pytest.fixture
def listing() -> Listing:
    """Nothing listed yet, by the newest version."""
    return Listing(load(), Tally())


def codes(listing: Listing) -> list[tuple[str, str]]:
    """The code and the pointer of everything that is listed."""
    return [(finding.code, finding.at.pointer) for finding in listing.tally.kept]


def subject(data: Data) -> Subject:
    """Data that are not released yet."""
    return Subject(data, set(), lambda _: "as written")


def without_breach(data: Data) -> Inventory:
    """The items of data in which nothing is malformed."""
    return Inventory(load(), data)


def judging(data: Data) -> Judging:
    """The rules on data in which nothing is malformed."""
    return Judging(Manifest(data), without_breach(data).unsaid, load().conditions)


def test_problems_of_the_text_are_listed_and_their_rules_broken(listing: Listing) -> None:
    outcomes = text_problems(parse(b'synthreport: "1.0"\nsynthreport: "1.0"\n'), ("DC55", "DC59", "DC60"), listing)
    broken = {code for code, outcome in outcomes.items() if outcome.state is State.BROKEN}
    assert broken == {code for code, _ in codes(listing)} != set()
    assert {outcome.state for code, outcome in outcomes.items() if code not in broken} == {State.HOLDS}


def test_rules_on_a_text_that_cannot_be_read_are_not_checked(listing: Listing) -> None:
    outcomes = text_problems(parse(b"[1"), ("DC53", "DC54", "DC56"), listing)
    states = {code: outcome.state for code, outcome in outcomes.items()}
    assert states == {"DC53": State.NOT_CHECKED, "DC54": State.NOT_CHECKED, "DC56": State.BROKEN}


def test_what_the_schema_refuses_is_listed_and_out(listing: Listing) -> None:
    data = {**base("trial"), "stranger": 1, "dataset": {**base("trial")["dataset"], "title": 7}}
    found = malformed(subject(data), listing, one)
    title = item_at(load(), data, ("dataset", "title"))
    assert set(codes(listing)) == {(title, "/dataset/title"), ("DC67", "/stranger")}
    assert found.pointers == {"/stranger", "/dataset/title"}
    assert found.states == {State.MALFORMED: {title}, State.MISSING: set()}
    assert {code: outcome.state for code, outcome in shape_outcomes(listing).items()} == {
        "DC67": State.BROKEN,
        "DC68": State.HOLDS,
    }


def test_what_is_out_already_is_not_listed_again(listing: Listing) -> None:
    data = {**base("trial"), "dataset": 7, "stranger": 1}
    known = Subject(data, {"/dataset"}, lambda _: "as written", {Place("/stranger", key=True)})
    assert malformed(known, listing, one).pointers == {"/dataset"}
    assert codes(listing) == []


def test_what_is_asked_for_and_not_there_is_listed(listing: Listing) -> None:
    data = deepcopy(base("trial"))
    del data["dataset"]["title"], data["synthreport"]
    inventory = without_breach(data)
    list_missing(inventory, data, listing)
    title = item_at(load(), data, ("dataset", "title"))
    assert sorted(codes(listing)) == sorted([("ID01", "/synthreport"), (str(title), "/dataset/title")])
    assert "all else here is judged by" in next(each.fix for each in listing.tally.kept if each.code == "ID01")
    assert item_outcomes(inventory, {})[str(title)].state is State.MISSING


def test_the_schema_has_the_last_word_on_an_item() -> None:
    inventory = without_breach(base("trial"))
    assert item_outcomes(inventory, {State.MALFORMED: {"ID03"}})["ID03"].state is State.MALFORMED


def test_a_malformed_value_says_what_is_lost_with_it(listing: Listing) -> None:
    data = {**base("trial"), "dataset": 7}
    found = malformed(subject(data), listing, one)
    rest = {key: value for key, value in data.items() if key != "dataset"}
    list_lost(Inventory(load(), rest, found.pointers), listing)
    assert ["is lost" in finding.message for finding in listing.tally.kept] == [True]


def test_texts_are_judged_together(listing: Listing) -> None:
    data = deepcopy(base("trial"))
    data["maintenance"]["recall"] = "TODO"
    outcomes = cross_checks(data, without_breach(data), (), listing)
    assert codes(listing) == [("DC71", "/maintenance/recall")]
    assert [code for code, outcome in outcomes.items() if outcome.state is State.BROKEN] == ["DC71"]
    assert set(outcomes) == {"DC69", "DC70", "DC71", "DC72", "DC73", "DC75", "DC76"}


def test_every_rule_with_a_function_is_concluded(listing: Listing) -> None:
    outcomes = rule_outcomes(judging(base("private")), listing)
    assert set(outcomes) == {code for code, rule in RULES.items() if rule.judge is not None}
    assert codes(listing) == []


def test_each_path_is_read_once_for_all_rules(monkeypatch: pytest.MonkeyPatch, listing: Listing) -> None:
    read: list[Any] = []

    class Counted(elements.Elements):
        def __init__(self, *arguments: Any) -> None:
            read.append(arguments)
            super().__init__(*arguments)

    monkeypatch.setattr(rule_runner, "Elements", Counted)
    rule_outcomes(judging(base("private")), listing)
    assert len(read) == len({rule.at for rule in RULES.values() if rule.judge is not None})


def test_a_condition_is_asked_once_for_all_rules(monkeypatch: pytest.MonkeyPatch, listing: Listing) -> None:
    data, asked = base("private"), list[Any]()
    ready = judging(data)
    original = type(next(iter(ready.conditions.values()))).matches

    def counted(condition: Any, answer: Any) -> bool:
        asked.append(condition)
        return original(condition, answer)

    monkeypatch.setattr(type(next(iter(ready.conditions.values()))), "matches", counted)
    rule_outcomes(ready, listing)
    single = [condition for condition in asked if "*" not in condition.path]
    assert len(single) == len(set(single)) > 3


def test_alike_elements_are_one_group() -> None:
    root = Manifest(
        {"results": {"a": {"metric": "x", "value": 1}, "b": {"metric": "y", "value": 2}, "c": {"value": 3}}}
    )
    reached = [(f"/results/{name}", each, "") for name, each in root.data["results"].items()]
    found = elements.Elements(reached, root, Blanks(()))
    assert [[value.id for _, value in group.elements] for group in found.groups] == [["a", "b"], ["c"]]


@pytest.mark.parametrize("holder", ["inputs", "steps", "results", "files"])
def test_a_broken_gap_leaves_rules_unchecked(holder: str) -> None:
    result = synthreport.check({**base("private"), holder: {"gap": "nope"}})
    clean = synthreport.check(base("private"))
    there = [rule for rule in RULES.values() if rule.judge and rule.at.startswith(f"/{holder}/")]
    judged_before = [rule.code for rule in there if clean.outcomes[rule.code].judged]
    assert judged_before
    assert {result.outcomes[code].state for code in judged_before} == {State.NOT_CHECKED}


def test_a_rule_that_raises_is_listed(listing: Listing) -> None:
    def raising() -> Outcome:
        raise ZeroDivisionError

    assert guarded("DC70", listing, raising).state is State.NOT_CHECKED
    assert (listing.crashed, codes(listing)) == (["DC70"], [("DC70", "")])
    assert [bug.where for bug in bugs.noted()] == ["rule DC70"]


def refusing(catalogue: Catalogue, code: str) -> Catalogue:
    """A catalogue under a profile that accepts no gap for an item."""
    gaps = {code: {"accepts": [], "reason": "it must be known"}}
    return catalogue.under({**catalogue.profile, "gaps": gaps, "limits": {}})


def test_gaps_that_a_profile_refuses_are_listed() -> None:
    data = {**base("trial"), "maintenance": {"gap": "unknown"}}
    listing = Listing(refusing(load(), "MA01"), Tally())
    assert list_refused_gaps(without_breach(data), listing) == {"MA01"}
    assert codes(listing) == [("MA01", "/maintenance")]


def test_refused_gaps_beyond_those_that_are_listed_are_counted() -> None:
    registry = {**base("trial")["inputs"]["registry"], "identifiability": {"gap": "unknown"}}
    inputs = {f"source_{number}": registry for number in range(FIRST + 7)}
    listing = Listing(load(), Tally(0))
    assert list_refused_gaps(without_breach({**base("trial"), "inputs": inputs}), listing) >= {"SO03"}
    assert len(codes(listing)) == FIRST
    assert listing.tally.quota.more == {("SO03", Level.MUST): 7}


def brought(data: Data, catalogue: Catalogue) -> tuple[Subject, Malformed, Listing]:
    """Data of 1.0 as a newer version judges them."""
    return as_newer(subject(data), "1.0", Listing(catalogue, Tally()), one)


@pytest.mark.usefixtures("later")
def test_a_newer_version_judges_what_a_step_made_of_the_manifest() -> None:
    data = {**base("trial"), "stranger": 1, "maintenance": {**base("trial")["maintenance"], "channel": 7}}
    newer, found, listing = brought(data, load("2.0"))
    assert "upkeep" in newer.data
    assert "maintenance" not in newer.data
    assert found.pointers == {"/stranger", "/upkeep/channel"}
    assert sorted(codes(listing)) == [("DC67", "/stranger"), ("MA01", "/maintenance/channel")]


@pytest.mark.usefixtures("later")
def test_what_the_profile_refuses_in_an_older_manifest_is_placed_as_its_author_wrote_it() -> None:
    newer, found, listing = brought({**base("trial"), "maintenance": {"gap": "unknown"}}, refusing(load("2.0"), "MA01"))
    judged(newer, found, listing)
    assert ("MA01", "/maintenance") in codes(listing)
    assert all(not pointer.startswith("/upkeep") for _, pointer in codes(listing))
