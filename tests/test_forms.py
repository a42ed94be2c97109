"""Objects of unknown form: one finding, and rules see only what every form has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import cases
import pytest
from cases import bases
from click.testing import CliRunner
from fuzz.originals import whole
from strategy import SCHEMA, Keys, copied, places, reached

import synthreport
from synthreport import Result, State
from synthreport.checker import older_version
from synthreport.checker.finding_list import Listing, Tally
from synthreport.checker.malformed import Subject
from synthreport.cli import program
from synthreport.document.pointers import get, pointer_of
from synthreport.schema import engines
from synthreport.schema.breaches import breaches
from synthreport.schema.expected import Expected
from synthreport.standard import version_steps
from synthreport.standard.catalogue import Node, load

Found = set[tuple[str, str]]


def base(name: str) -> Any:
    """A base that may be changed."""
    return copied(cases.base(name))


def found(data: Any) -> Found:
    return {(finding.code, finding.at.pointer) for finding in synthreport.check(data).findings}


EXPECTED = Expected(SCHEMA)
TAGS = ("kind", "basis", "role", "held_by", "property", "disclosure")


def tags(data: Any) -> Iterator[Keys]:
    """The path of every key that tells the form of an object."""
    for path in places(data):
        if path[-1:] and path[-1] in TAGS:
            expected = EXPECTED.along(with_tag(data, path, None), path[:-1])
            if expected.get("required") == [path[-1]] and "allOf" in expected:
                yield path


def with_tag(data: Any, path: Keys, value: Any) -> Any:
    """The same manifest with another value, or none, instead of a tag."""
    other = copied(data)
    holder = reached(other, path[:-1])
    holder[path[-1]] = value
    if value is None:
        del holder[path[-1]]
    return other


def one_of_each_form() -> Iterator[tuple[Any, Keys]]:
    """A base and the path of a tag in it: each value of a tag once for its depth in a section."""
    known = set()
    for name in bases():
        data = base(name)
        for path in tags(data):
            form = path[0], path[-1], len(path), str(reached(data, path))
            if form not in known:
                known.add(form)
                yield data, path


def test_a_tag_that_is_missing_or_unknown_is_the_one_finding() -> None:
    wrong, tried = {}, 0
    for data, path in one_of_each_form():
        for value in (None, "unlisted", 7, ["a"], {"gap": "unknown"}):
            tried += 1
            new = found(with_tag(data, path, value))
            if [place for _, place in new] != ["/" + "/".join(map(str, path))]:
                wrong[path, str(value)] = new
    assert wrong == {}
    assert tried > 200


def result_without_kind(**answers: Any) -> Result:
    data = base("trial")
    data["results"]["ks"] = {**{key: each for key, each in data["results"]["ks"].items() if key != "kind"}, **answers}
    return synthreport.check(data)


ODD: tuple[dict[str, Any], ...] = (
    {"value": "0.91"}, {"value": []}, {"metric": 7}, {"metric": {"other": []}}, {"interval": {"low": "a"}},
    {"interval": 3}, {"comparators": ["a"]}, {"comparators": {"a": 1}}, {"breakdown": {"a": {}}}, {"parameters": 1.5},
    {"n": {"about": "3"}}, {"parts": []}, {"repeats": {"n": True}}, {"against": {}}, {"computed_on": 2024},
    {"tool": ["a"]}, {"evidence": "a"}, {"subject": None}, {"known": 3}, {"rest": 7},
    {"value": {"gap": {"gap": "unknown"}}},
)  # fmt: skip
"""What no result, of whatever kind, may hold."""


@pytest.mark.parametrize("answers", ODD)
def test_what_no_form_allows_is_told_and_no_rule_sees_it(answers: dict[str, Any]) -> None:
    result = result_without_kind(**answers)
    assert result.crashed == ()
    told = {finding.at.pointer for finding in result.findings}
    assert "/results/ks/kind" in told
    assert any(pointer.startswith(f"/results/ks/{next(iter(answers))}") for pointer in told)
    of_results = [code for code in result.outcomes if code[:2] == "FI" and code[2:] > "50"]
    assert [code for code in of_results if result.outcomes[code].state is State.BROKEN] == []


@pytest.mark.parametrize(
    "answers", [{"against": "train"}, {"task": "a"}, {"secret": ["age"]}, {"rest": {"gap": "unknown"}}]
)
def test_what_some_form_allows_is_not_told(answers: dict[str, Any]) -> None:
    assert [finding.at.pointer for finding in result_without_kind(**answers).findings] == ["/results/ks/kind"]


@pytest.mark.parametrize("gap", [{"gap": "unknown"}, {"gap": "unknown", "value": 3}, {"gap": {"gap": "unknown"}}])
def test_an_entry_that_is_a_gap_is_one_finding(gap: Any) -> None:
    data = base("trial")
    data["results"]["new"] = gap
    assert found(data) == {("FI01", "/results/new")}


def test_a_misspelt_tag_is_told_as_what_it_is() -> None:
    data = base("trial")
    data["results"]["ks"]["knid"] = data["results"]["ks"].pop("kind")
    (finding,) = synthreport.check(data).findings
    assert (finding.code, finding.at.pointer, finding.at.key) == ("FI01", "/results/ks/knid", True)
    assert finding.fix == 'Did you mean "kind"?'


def test_all_of_them_are_looked_into_however_many() -> None:
    data = base("trial")
    data["results"] |= {f"r{number}": {"value": "0.91"} for number in range(120)}
    malformed = [each.path for each in breaches(data)]
    assert sum(path[-1] == "kind" for path in malformed) == 120
    assert sum(path[-1] == "value" for path in malformed) == 120


def test_a_rule_says_that_it_did_not_see_it() -> None:
    outcome = result_without_kind().outcomes["FI60"]
    assert outcome.not_judged == 1
    assert outcome.reason == "/results/ks/kind is not stated"


def test_the_item_is_missing_where_the_tag_is_and_malformed_where_it_is_unknown() -> None:
    assert result_without_kind().outcomes["FI01"].state is State.MISSING
    assert result_without_kind(kind="unlisted").outcomes["FI01"].state is State.MALFORMED


def test_what_refers_to_it_leads_somewhere_and_its_id_is_taken() -> None:
    data = base("trial")
    del data["results"]["membership_advantage"]["kind"]
    assert found(data) == {("FI01", "/results/membership_advantage/kind")}
    data["inputs"]["membership_advantage"] = copied(next(iter(data["inputs"].values())))
    assert "DC70" in {code for code, _ in found(data)}


def test_nothing_is_concluded_from_the_absence_of_what_is_malformed() -> None:
    data = base("notes")
    assert found({**data, "inputs": {**data["inputs"], "language_model": 7}}) == {("SO01", "/inputs/language_model")}
    assert "GE53" in {code for code, _ in found({**data, "inputs": {"letters": data["inputs"]["letters"]}})}


def test_what_was_found_before_something_lost_is_told() -> None:
    """A rule that looks at one thing after the other has reported the first when it comes to what it cannot see."""
    data = base("trial")
    data["steps"]["new"] = {"takes": "none"}
    late = copied(data)
    late["claims"]["claimed"]["lost"] = {}
    assert found(late) - found(data) == {("PU03", "/claims/claimed/lost/property")}


def test_a_rest_answers_all_but_the_tag() -> None:
    data = base("genomes")
    assert "rest" in data["inputs"]["donors"]
    del data["inputs"]["donors"]["kind"]
    assert found(data) == {("SO01", "/inputs/donors/kind")}


def test_a_step_to_a_newer_version_does_not_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a step was written for is all that it gets."""
    seen: list[Any] = []

    def upgraded(data: Any, to: str) -> version_steps.Upgraded:
        seen.append(data)
        return version_steps.Upgraded({"synthreport": to}, ())

    monkeypatch.setattr(older_version, "upgraded", upgraded)
    data = base("trial")
    del data["results"]["ks"]["kind"]
    newer, _, listing = older_version.as_newer(
        Subject(data, set(), lambda _: ""), "1.0", Listing(load(), Tally()), engines.one
    )
    assert newer.spoilt == {"/results/ks"}
    assert "ks" not in seen[0]["results"]
    assert [finding.at.pointer for finding in listing.tally.kept] == ["/results/ks/kind"]


def test_the_tools_that_change_a_manifest_can_be_used_to_put_it_right(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(
        'synthreport: "1.0"\nresults:\n  auc: {kind: Comparison, value: "0.91"}\n  b: {value: x}\n', "utf-8"
    )
    done = CliRunner().invoke(program.cli, ["fix", "--yes", str(path)])
    assert done.exit_code == 0, done.output
    assert "auc: {kind: comparison, value: 0.91}" in path.read_text(encoding="utf-8")
    done = CliRunner().invoke(program.cli, ["set", "/results/b/kind", "comparison", str(path)])
    assert done.exit_code == 0, done.output
    for command in (["letter"], ["diff", str(path)], ["upgrade"]):
        assert CliRunner().invoke(program.cli, [*command, str(path)]).exit_code == 0


def counts(data: Any) -> dict[str, int]:
    """By rule, how many elements it judged, and could not judge."""
    result = synthreport.check(data)
    assert result.crashed == ()
    return {code: outcome.judged + outcome.not_judged for code, outcome in result.outcomes.items()}


@pytest.mark.parametrize("name", bases())
def test_no_rule_passes_over_it_in_silence(name: str) -> None:
    """What was judged before is judged, or counted as not judged."""
    data = base(name)
    before = counts(data)
    fewer: dict[Any, tuple[int, int]] = {}
    for path in tags(data):
        after = counts(with_tag(data, path, None))
        fewer |= {(path, code): (count, after[code]) for code, count in before.items() if after[code] < count}
    assert fewer == {}


def test_a_rule_judges_by_what_every_form_has() -> None:
    """Whether answers are confirmed depends on no basis, and whether a value lies in its interval on no kind."""
    data = base("trial")
    del data["manifest"]["basis"], data["results"]["ks"]["kind"]
    data["manifest"]["unconfirmed"] = ["/dataset/title"]
    data["results"]["ks"] |= {"value": 0.9, "interval": {"low": 0.1, "high": 0.2, "level": 0.95}}
    assert found(data) == {
        ("MA02", "/manifest/basis"), ("MA54", "/manifest/unconfirmed"), ("FI01", "/results/ks/kind"),
        ("FI51", "/results/ks/value"),
    }  # fmt: skip


@pytest.mark.measured
def test_a_rule_that_needs_what_some_forms_have_says_why_it_is_not_checked() -> None:
    data = base("trial")
    del data["manifest"]["basis"]
    data["manifest"].pop("unconfirmed", None)
    data["results"] = {"ks": {key: each for key, each in data["results"]["ks"].items() if key != "kind"}}
    outcomes = synthreport.check(data).outcomes
    for code, tag in {"MA54": "/manifest/basis", "FI56": "/results/ks/kind", "UT53": "/results/ks/kind"}.items():
        assert outcomes[code].state is State.NOT_CHECKED, code
        assert outcomes[code].reason == f"{tag} is not stated"


def test_what_the_catalogue_asks_of_every_form_is_what_every_form_has() -> None:
    root = load().root
    for data in map(base, bases()):
        for path in tags(data):
            node = root
            for part in path[:-1]:
                node = node.children.get(str(part)) or node.each or Node()
            asked = {key for key, child in node.children.items() if child.only} - {path[-1]}
            (breach,) = (each for each in breaches(with_tag(data, path, None)) if each.shared is not None)
            assert asked <= (breach.shared or frozenset()), path
            assert path[-1] not in (breach.shared or frozenset()), path


def renamed(holder: dict[str, Any], tag: str) -> None:
    holder[tag[0] + tag[2:] + tag[1]] = holder.pop(tag)


def in_place(value: Any) -> Callable[[dict[str, Any], str], None]:
    return lambda holder, tag: holder.update({tag: copied(value)})


def of_all(make: Callable[[Any], Any]) -> Callable[[dict[str, Any], str], None]:
    """Everything beside the tag in another form."""

    def slip(holder: dict[str, Any], tag: str) -> None:
        del holder[tag]
        holder.update({key: make(value) for key, value in holder.items()})

    return slip


SLIPS: dict[str, Callable[[dict[str, Any], str], Any]] = {
    "dropped": lambda holder, tag: holder.pop(tag),
    "misspelt": renamed,
    "unlisted": in_place("unlisted"),
    "a number": in_place(7),
    "a truth": in_place(True),
    "nothing": in_place(None),
    "a list": in_place(["a"]),
    "a mapping": in_place({"a": {}}),
    "a gap": in_place({"gap": "unknown"}),
    "a gap in a gap": in_place({"gap": {"gap": "unknown"}}),
    "beside texts": of_all(str),
    "beside lists": of_all(lambda value: [value]),
    "beside mappings": of_all(lambda value: {"a": value}),
    "beside gaps": of_all(lambda _: {"gap": "unknown"}),
    "beside gaps in gaps": of_all(lambda _: {"gap": {"gap": "unknown"}}),
    "beside answers and gaps": of_all(lambda value: {"gap": "unknown", "value": value}),
    "beside nothing": of_all(lambda _: None),
    "emptied": lambda holder, _: holder.clear(),
}
"""What may befall the key that tells the form of an object."""


def no_rule_raises(data: Any, paths: Iterable[Keys], slip: Callable[[dict[str, Any], str], Any]) -> None:
    wrong = copied(data)
    for path in paths:
        holder = get(wrong, pointer_of(path[:-1]), None)
        if isinstance(holder, dict) and path[-1] in holder:
            slip(holder, str(path[-1]))
    assert synthreport.check(wrong).crashed == (), paths


@pytest.mark.parametrize("slip", SLIPS)
def test_no_rule_raises_where_half_of_the_objects_have_no_form(slip: str) -> None:
    random = Random(slip)
    for data in whole():
        paths = [path for path in places(data) if path and path[-1] in TAGS]
        no_rule_raises(data, random.sample(paths, len(paths) // 2), SLIPS[slip])


@pytest.mark.full
@pytest.mark.parametrize("slip", SLIPS)
def test_no_rule_raises_where_one_object_has_no_form(slip: str) -> None:
    for data in whole():
        for path in places(data):
            if path and path[-1] in TAGS:
                no_rule_raises(data, [path], SLIPS[slip])
