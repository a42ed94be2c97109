"""Authors who report a fault are judged no harder than those who hide it; a limitation discloses only what it names."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from cases import base, merged

import synthreport
from synthreport import Level
from synthreport.rules.rule import CONTRADICTION, MUST, RULES, rule

pytestmark = pytest.mark.measured

Data = dict[str, Any]


class Pair(NamedTuple):
    """A fault as it is, what a limitation must be about to report it, and the same manifest with the fault hidden."""

    code: str
    fault: Data
    about: str
    hidden: Data


PAIRS = [
    Pair(
        "PA56",
        {"results": {"membership_advantage": {"value": 0.12}}},
        "membership_advantage",
        {"results": {"membership_advantage": {"value": 0.12}}, "privacy": {"acceptance": None}},
    ),
    Pair(
        "PA56",
        {"privacy": {"acceptance": {"membership_limit": {"result": "ks", "at_most": None, "at_least": 0.96}}}},
        "ks",
        {"privacy": {"acceptance": {"membership_limit": {"result": "ks", "at_most": None, "at_least": 0.95}}}},
    ),
    Pair(
        "PA55",
        {"privacy": {"acceptance": {"membership_limit": {"set_on": "2026-05-15"}}}},
        "membership_advantage",
        {"privacy": {"acceptance": {"membership_limit": {"set_on": {"gap": "not_recorded"}}}}},
    ),
    Pair(
        "UT72",
        {"tasks": {"event_task": {"fixed_on": "2026-06-01"}}},
        "event_task",
        {"tasks": {"event_task": {"fixed_on": {"gap": "not_recorded"}}}},
    ),
    Pair(
        "ET55",
        {"inputs": {"registry": {"source_use": {"date": "2026-03-15"}}}},
        "registry",
        {"inputs": {"registry": {"source_use": {"date": {"gap": "not_recorded"}}}}},
    ),
    Pair(
        "ET56",
        {"ethics": {"output_use": {"date": "2026-05-21"}}},
        "table",
        {"ethics": {"output_use": {"date": {"gap": "not_recorded"}}}},
    ),
    Pair(
        "ET63",
        {"results": {"membership_advantage": {"value": 0.3}}, "privacy": {"acceptance": "none"}},
        "membership_advantage",
        {
            "results": {"membership_advantage": {"value": 0.3}},
            "privacy": {"acceptance": "none"},
            "ethics": {"output_use": {"conditions": {"low_risk": {"evidence": {"gap": "not_recorded"}}}}},
        },
    ),
    Pair(
        "ET61",
        {"inputs": {"registry": {"processed_in": {"output_check": {"date": "2026-12-24"}}}}},
        "registry",
        {"inputs": {"registry": {"processed_in": {"output_check": {"date": {"gap": "not_recorded"}}}}}},
    ),
]


def told(*limitations: tuple[str, list[str]]) -> Data:
    """Limitations of these texts, about these things."""
    numbered = enumerate(limitations)
    return {"limitations": {f"told_{number}": {"text": text, "about": about} for number, (text, about) in numbered}}


def levels(*patches: Data, code: str = "") -> list[Level]:
    """The levels of what is found in a manifest; of one code alone, if it is named."""
    data: Any = base("trial")
    for patch in patches:
        data = merged(data, patch)
    return [finding.level for finding in synthreport.check(data).findings if code in ("", finding.code)]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.code}-{pair.about}" for pair in PAIRS])
def test_a_fault_that_is_told_is_judged_no_harder_than_one_that_is_hidden(pair: Pair) -> None:
    assert set(levels(pair.fault, code=pair.code)) == {MUST}
    limitation = told(("It was so, and the board agreed.", [pair.about]))
    assert set(levels(pair.fault, limitation, code=pair.code)) == {Level.MAY}
    telling = levels(pair.fault, limitation)
    assert MUST not in telling
    binding = [level for level in levels(pair.hidden) if level is not Level.MAY]
    assert len([level for level in telling if level is not Level.MAY]) <= len(binding)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.code}-{pair.about}" for pair in PAIRS])
def test_a_limitation_about_something_else_discloses_nothing(pair: Pair) -> None:
    assert MUST in levels(pair.fault, told(("It was so, and the board agreed.", ["nephrologist"])), code=pair.code)


def test_every_disclosable_rule_has_a_pair() -> None:
    assert {code for code, found in RULES.items() if found.disclosable} == {pair.code for pair in PAIRS}


def test_limitations_of_one_text_disclose_nothing() -> None:
    missed, chosen = PAIRS[0], PAIRS[3]
    both = told(("We regret it.", [missed.about]), ("we regret it", [chosen.about]))
    for code in (missed.code, chosen.code):
        assert set(levels(missed.fault, chosen.fault, both, code=code)) == {MUST}


def test_a_limitation_that_names_everything_discloses_faults_of_one_rule() -> None:
    missed, chosen = PAIRS[0], PAIRS[3]
    everything = told(("There are limits.", [missed.about, chosen.about]))
    found = [set(levels(missed.fault, chosen.fault, everything, code=code)) for code in ("PA56", "UT72")]
    assert sorted(map(str, found)) == sorted(map(str, [{Level.MAY}, {MUST}]))


def test_two_limitations_disclose_two_faults() -> None:
    missed, chosen = PAIRS[0], PAIRS[3]
    both = told(("The limit was missed.", [missed.about]), ("The task came later.", [chosen.about]))
    assert set(levels(missed.fault, chosen.fault, both)) == {Level.MAY}


@pytest.mark.parametrize("limitations", [{"gap": "not_reported"}, {"told": {"text": 7}}, {"told": {"about": ["ks"]}}])
def test_what_is_no_limitation_discloses_nothing(limitations: Data) -> None:
    data: Any = merged(base("trial"), PAIRS[0].fault) | {"limitations": limitations}
    found = [finding.level for finding in synthreport.check(data).findings if finding.code == "PA56"]
    assert found == [MUST]


def test_a_disclosed_fault_names_the_limitation() -> None:
    data: Any = merged(merged(base("trial"), PAIRS[0].fault), told(("Missed, by 0.02.", [PAIRS[0].about])))
    finding = next(each for each in synthreport.check(data).findings if each.code == "PA56")
    assert finding.message.endswith("a limitation discloses it")
    assert "/limitations/told_0" in [place.pointer for place in finding.also]


def test_no_contradiction_can_be_disclosed() -> None:
    with pytest.raises(ValueError, match="contradictions"):
        rule("XX99", MUST, CONTRADICTION, at="", disclosable=True)


@pytest.mark.parametrize("answer", [7, {"told_0": 7}], ids=["limitations", "one"])
def test_limitations_that_cannot_be_read_disclose_nothing(answer: Any) -> None:
    missed = PAIRS[0]
    data = merged(base("trial"), missed.fault) | {"limitations": answer}
    found = synthreport.check(data)
    assert {finding.level for finding in found.findings if finding.code == missed.code} == {MUST}
    assert found.crashed == ()
