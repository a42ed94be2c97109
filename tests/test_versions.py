"""A checker that knows versions 1.1 and 2.0 judges each manifest by its own, or as a newer one would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import later_versions
import pytest
import yaml
from cases import as_yaml, base, bases, cases, check, document, merged
from click.testing import CliRunner
from test_cases import found, one_of_each, state_of

import synthreport
from synthreport import Level, State
from synthreport.build import __main__ as build
from synthreport.build import lock
from synthreport.build.catalogue_file import catalogue
from synthreport.build.docs.changelog import with_codes
from synthreport.build.texts.word_translations import with_word_stubs
from synthreport.build.translations import with_stubs
from synthreport.cli.program import cli
from synthreport.rules import RULES, RuleWithoutFunction, listed
from synthreport.schema.breaches import breaches
from synthreport.standard import version_steps, versions
from synthreport.standard.catalogue import entries, load
from synthreport.standard.version_steps import MissingStep, Step, steps_between, upgraded

pytestmark = pytest.mark.measured

ROOT = Path(__file__).parents[1]
EXAMPLES = {path.parent.name: path for path in sorted((ROOT / "examples").glob("*/synthreport.yaml"))}
COMPLYING: dict[str, dict[str, Any]] = {
    **{name: base(name) for name in bases()},
    **{name: synthreport.parse(path.read_bytes()).data for name, path in EXAMPLES.items() if "incomplete" not in name},
}
"""Every base, every example that complies with 1.0, and something with all that moves in 2.0."""

COPIES = {"mirror": {"identifier": "https://doi.org/10.5281/zenodo.1", "description": "The same, elsewhere."}}
COMPLYING["moving"] = merged(base("trial"), {"dataset": {"distributions": COPIES}})

NEW = {"custody": "The registry keeps it.", "nickname": "Salty"}


def trial(version: str, **patch: Any) -> dict[str, Any]:
    """A manifest that complies with 1.0, said to follow a version, and changed."""
    changed: dict[str, Any] = merged(base("trial"), {"synthreport": version, **patch})
    return changed


def wrong(data: Any, standard: str | None = None) -> list[str]:
    return found(synthreport.check(data, standard=standard))


# The version that the manifest states decides


@pytest.mark.no_cover
@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("chosen", ["one of each", pytest.param("all", marks=pytest.mark.full)])
def test_every_case_of_1_0_is_judged_as_ever(chosen: str) -> None:
    for case in cases("1.0") if chosen == "all" else one_of_each():
        result = check(case, document(case))
        assert found(result) == list(case.expect), case.name
        assert {code: state_of(result, code) for code in case.states} == case.states


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("path", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_goes_on_being_judged_as_it_was(path: Path) -> None:
    result = synthreport.check(path)
    assert result.verdict.standard == result.verdict.stated == "1.0"
    told = [f"{finding.code} {finding.at.pointer}" for finding in result.findings]
    assert [line.split() for line in told] == [
        line.split() for line in (path.parent / "expected.codes").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.usefixtures("later")
def test_what_came_with_1_1_is_asked_of_1_1_alone() -> None:
    assert wrong(trial("1.0")) == []
    assert wrong(trial("1.1")) == ["ID48 /dataset/custody", "ID49 /dataset/nickname"]
    assert wrong(trial("1.1", dataset=NEW)) == []
    same = {**NEW, "nickname": base("trial")["dataset"]["title"]}
    assert wrong(trial("1.1", dataset=same)) == ["ID98 /dataset/nickname"]
    assert "ID98" not in synthreport.check(trial("1.0")).outcomes


@pytest.mark.usefixtures("later")
def test_a_key_of_1_1_in_a_manifest_of_1_0_is_unknown_since_then() -> None:
    finding, *others = synthreport.check(trial("1.0", dataset={"nickname": "Salty"})).findings
    assert (finding.code, finding.at.pointer, others) == ("DC67", "/dataset/nickname", [])
    assert "since version 1.1" in finding.message
    finding, *others = synthreport.check(trial("1.0", upkeep={"contact": "berg"})).findings
    assert (finding.at.pointer, others) == ("/upkeep", [])
    assert "since version 2.0" in finding.message


@pytest.mark.usefixtures("later")
def test_a_rule_that_is_gone_in_2_0_is_judged_before_it() -> None:
    lost = {"manifest": {"unconfirmed": ["/dataset/colour"]}}
    for version in ("1.0", "1.1"):
        assert wrong(trial(version, dataset=NEW if version == "1.1" else {}, **lost)) == [
            "MA51 /manifest/unconfirmed/0"
        ]
    newest = to_2_0(trial("1.1", dataset=NEW, **lost))
    assert wrong(newest) == []
    assert "MA51" not in synthreport.check(newest).outcomes


@pytest.mark.usefixtures("later")
def test_rules_on_the_whole_document_come_and_go_like_others() -> None:
    marked = {"contact": "nobody", "recall": "2024-02-31"}
    data = trial("1.1", dataset={**NEW, "released": "2024-02-31"}, maintenance=marked)
    text = "\ufeff" + as_yaml(data)
    assert {"DC53", "DC69", "DC72"} <= {line.partition(" ")[0] for line in wrong(text)}
    assert not {line.partition(" ")[0] for line in wrong(text, "2.0")} & set(later_versions.GONE)


def to_2_0(data: dict[str, Any]) -> dict[str, Any]:
    return {**later_versions.to_2_0(data), "synthreport": "2.0"}


@pytest.mark.usefixtures("later")
def test_every_outcome_is_one_of_the_version() -> None:
    for version in later_versions.VERSIONS:
        result = synthreport.check({"synthreport": version})
        assert list(result.outcomes) == [*load(version).items, *load(version).rules]
        assert result.verdict.standard == version


# What is no version, or none that is known


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("stated", ["1.2", "1.10", "2.1", "3.0", "0.9"])
def test_nothing_is_judged_by_a_version_that_is_not_known(stated: str) -> None:
    result = synthreport.check(trial(stated, nonsense=1))
    assert found(result) == ["ID01 /synthreport"]
    finding = result.findings[0]
    assert stated in finding.message
    assert "1.0, 1.1, 2.0" in finding.message
    assert ("newer checker" in finding.fix) == (stated != "0.9")
    assert not result.complies()
    assert not result.readable
    assert result.verdict.stated == stated
    assert result.outcomes["ID01"].state is State.MALFORMED
    unread = [code for code, each in result.outcomes.items() if each.state is State.NOT_CHECKED]
    assert {"ID02", "MA02", "PM51", "DC67"} <= set(unread)
    assert all(stated in result.outcomes[code].reason for code in unread)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("stated", ["1.0", "'1.0.0'", "'1'", "'01.0'", "[]", "{gap: unknown}", "'１.０'", "''"])
def test_what_states_no_version_is_judged_by_the_newest_and_told_so(stated: str) -> None:
    text = as_yaml(to_2_0(trial("1.1", dataset=NEW))).replace("synthreport: '2.0'", f"synthreport: {stated}")
    result = synthreport.check(text)
    assert found(result) == ["ID01 /synthreport"]
    assert "1.0, 1.1, 2.0" in result.findings[0].fix
    assert "judged by 2.0" in result.findings[0].fix
    assert result.verdict.standard == "2.0"
    assert result.verdict.stated is None


@pytest.mark.usefixtures("later")
def test_a_manifest_without_a_version_is_judged_by_the_newest_and_told_so() -> None:
    result = synthreport.check({key: each for key, each in trial("1.0").items() if key != "synthreport"})
    missing = next(finding for finding in result.findings if finding.code == "ID01")
    assert "judged by 2.0" in missing.fix
    assert "DC67 /maintenance" in found(result)


def test_order_is_the_place_in_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "VERSIONS", ("1.0", "1.2", "1.9", "1.10", "2.0"))
    assert versions.later_than("1.9") == ("1.10", "2.0")
    assert versions.effective_version("1.9", "1.10") == "1.10"
    with pytest.raises(versions.NoWayBack):
        versions.effective_version("1.10", "1.9")
    assert versions.in_force("1.10", "1.9", "2.0")
    assert not versions.in_force("1.9", "1.10")
    assert not versions.in_force("2.0", "1.0", "2.0")
    assert versions.in_force("2.0", "1.0", "3.0")
    assert "newer checker" in versions.unknown("1.11")[1]
    assert "newer checker" not in versions.unknown("1.3")[1]
    assert [(step.before, step.after) for step in steps_between("1.2", "1.10")] == [("1.2", "1.9"), ("1.9", "1.10")]


# As a newer version would judge


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("name", COMPLYING)
def test_what_complied_has_the_form_of_a_newer_version(name: str) -> None:
    data = {**COMPLYING[name], "x-own": {"kept": True}}
    text = json.dumps(data)
    newer, route = upgraded(data, "2.0")
    assert list(breaches(newer, "2.0")) == []
    assert json.dumps(data) == text
    assert newer["x-own"] == {"kept": True}
    assert newer["synthreport"] == "2.0"
    assert [(step.before, step.after) for step in route] == [("1.0", "1.1"), ("1.1", "2.0")]
    assert wrong(data, "1.1") == wrong(data, "2.0") == ["ID48 /dataset/custody", "ID49 /dataset/nickname"]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("name", COMPLYING)
def test_every_value_came_from_where_its_origin_says(name: str) -> None:
    data = COMPLYING[name]
    newer = upgraded(data, "2.0")
    before, after = dict(leaves(data)), dict(leaves(newer.data))
    assert {newer.origin(pointer): each for pointer, each in after.items()} == before | {"/synthreport": "2.0"}
    assert {newer.destination(pointer) for pointer in before} == after.keys()


def leaves(data: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    if not data or not isinstance(data, dict | list):
        yield pointer, data
    for key, each in inner:
        yield from leaves(each, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")


@pytest.mark.usefixtures("later")
def test_findings_point_at_what_the_author_wrote() -> None:
    data = trial(
        "1.0",
        dataset={
            **NEW,
            "distributions": {"a/b": {"identifier": "https://doi.org/10.5281/zenodo.1", "description": "TODO"}},
        },
        maintenance={"contact": "nobody", "channel": 3, "recal": "x", "recall": None},
    )
    document = synthreport.parse(as_yaml({**data, "dataset": {**data["dataset"]}}).encode())
    own, newer = (synthreport.check(document, standard=standard) for standard in ("1.0", "2.0"))
    assert found(newer) == [line for line in found(own) if line != "DC69 /maintenance/contact"]
    assert "DC71 /dataset/distributions/a~1b/description" in found(newer)
    assert "MA01 /maintenance/channel" in found(newer)
    for finding in newer.findings:
        span = document.span(finding.at.pointer, key=finding.at.key)
        assert finding.at.pointer.split("/")[-1].split("~1")[-1] in document.line(span.line)
    assert newer.verdict == own.verdict._replace(standard="2.0")


@pytest.mark.usefixtures("later")
def test_other_places_of_a_finding_are_those_of_the_author_too() -> None:
    same = "This is described elsewhere."
    data = trial("1.1", dataset=NEW, maintenance={"recall": same}, ethics={"withdrawal": same})
    data = {"maintenance": data["maintenance"], **data, "purpose": {**data["purpose"], "out_of_scope": [same]}}
    results = [synthreport.check(data, standard=version) for version in ("1.1", "2.0")]
    own, newer = (next(each for each in result.findings if each.code == "DC73") for result in results)
    assert (own.at, own.also) == (newer.at, newer.also)
    assert "/maintenance/" in str(newer.also)


@pytest.mark.usefixtures("later")
def test_what_an_author_called_as_a_later_version_does_is_not_mistaken_for_it() -> None:
    assert wrong(trial("1.0", upkeep={"contact": 3}), "2.0") == [
        "ID48 /dataset/custody", "ID49 /dataset/nickname", "DC67 /upkeep"
    ]  # fmt: skip


@pytest.mark.usefixtures("later")
def test_an_item_that_became_binding_is_so_for_the_newer_version_alone() -> None:
    data = trial("1.0", content={"subjects": None})
    assert "subjects" not in data["content"]
    own, newer = synthreport.check(data), synthreport.check(data, standard="2.0")
    assert [(each.code, each.level) for each in own.findings] == [("MO03", Level.SHOULD)]
    assert own.complies()
    assert ("MO03", Level.MUST) in [(each.code, each.level) for each in newer.findings]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "patch",
    [{"dataset": []}, {"dataset": {"distributions": [1, None]}}, {"maintenance": None}, {"steps": 3, "files": "x"}],
    ids=str,
)
def test_what_is_malformed_is_told_once_and_stops_no_step(patch: dict[str, Any]) -> None:
    data = {**base("trial"), **patch}
    refused = {breach.path for breach in breaches(data, "1.0")}
    told = [finding.at.pointer for finding in synthreport.check(data, standard="2.0").findings]
    for path in refused:
        assert told.count("/" + "/".join(map(str, path))) == 1


@pytest.mark.usefixtures("later")
def test_what_the_text_spoils_is_told_once() -> None:
    text = as_yaml(trial("1.0")).replace("  recall: ", "  recall: !secret ")
    assert [line for line in wrong(text, "2.0") if "recall" in line] == ["DC63 /maintenance/recall"]


@pytest.mark.usefixtures("later")
def test_no_step_leads_back() -> None:
    with pytest.raises(versions.NoWayBack):
        synthreport.check(trial("1.1"), standard="1.0")
    with pytest.raises(versions.UnknownVersion, match=r"1\.0, 1\.1, 2\.0"):
        synthreport.check(trial("1.1"), standard="1.2")


@pytest.mark.usefixtures("later")
def test_a_major_without_a_step_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version_steps, "STEPS", ())
    assert wrong(trial("1.0"), "1.1")
    with pytest.raises(MissingStep):
        synthreport.check(trial("1.0"), standard="2.0")


def test_the_move_that_fits_best_wins() -> None:
    step = Step("1.1", "2.0", dict, {"/a": "/b", "/a/*/c/*/d": "/e/*/f/*"})
    newer = version_steps.Upgraded({}, (step,))
    assert newer.destination("/a/x/c") == "/b/x/c"
    assert newer.destination("/a/x/c/y/d/0") == "/e/x/f/y/0"
    assert newer.origin("/e/x/f/y/0") == "/a/x/c/y/d/0"
    assert newer.origin("/ab") == newer.destination("/ab") == "/ab"


def test_moves_follow_each_other() -> None:
    chain = (Step("1.0", "2.0", dict, {"/a": "/b"}), Step("2.0", "3.0", dict, {"/b/c": "/d"}))
    newer = version_steps.Upgraded({}, chain)
    assert newer.destination("/a/c/x") == "/d/x"
    assert newer.origin("/d/x") == "/a/c/x"


@pytest.mark.usefixtures("later")
def test_the_command_line_judges_as_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(as_yaml(trial("1.1", dataset=NEW, maintenance={"channel": 3})), encoding="utf-8")
    number = path.read_text(encoding="utf-8").splitlines().index("  channel: 3") + 1
    done = CliRunner().invoke(cli, ["check", "--standard", "2.0", str(path)])
    assert f"m.yaml:{number}:12  /maintenance/channel" in done.stdout
    assert "is incomplete under synthreport 2.0 (it states 1.1)" in done.stdout
    back = CliRunner().invoke(cli, ["check", "--standard", "1.0", str(path)])
    assert (back.exit_code, back.stdout) == (2, "")
    assert "no step leads back to 1.0" in back.stderr
    unknown = CliRunner().invoke(cli, ["check", "--standard", "1.5", str(path)])
    assert unknown.exit_code == 2
    assert "it knows 1.0, 1.1, 2.0" in unknown.stderr


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "code, span", [("MA51", "since 1.0 · until 2.0"), ("ID98", "since 1.1"), ("ID51", "since 1.0")]
)
def test_what_is_gone_is_still_explained(code: str, span: str) -> None:
    told = CliRunner().invoke(cli, ["explain", code])
    assert told.exit_code == 0
    assert told.stdout.splitlines()[1].partition("since")[1:] == span.partition("since")[1:]


# The versions that there are


@pytest.mark.parametrize("version", versions.VERSIONS)
def test_every_version_has_its_rules_as_functions(version: str) -> None:
    published = entries(version)["rules"]
    assert listed(published).keys() == published.keys()
    for code, entry in published.items():
        rule = RULES[code]
        assert versions.in_force(version, rule.since, rule.until), code
        said = [rule.at, list(rule.needs), list(rule.minds), list(rule.when)]
        assert said == [entry["at"], entry["needs"], entry["minds"], entry["when"]], code


def test_a_rule_that_nobody_can_judge_is_loud() -> None:
    with pytest.raises(RuleWithoutFunction, match="ZZ99"):
        listed(["ID51", "ZZ99"])


def test_a_rule_is_rendered_where_it_is_in_force(later_folder: Path) -> None:
    registry: dict[str, Any] = {"metrics": {}, "defects": []}
    with later_versions.known(later_folder):
        rendered = {name: catalogue(name, later_folder / name, registry)["rules"] for name in later_versions.VERSIONS}
    assert [("ID98" in rules, "MA51" in rules) for rules in rendered.values()] == [
        (False, True), (True, True), (True, False)
    ]  # fmt: skip
    assert rendered["1.1"]["MA51"]["until"] == "2.0"


def test_steps_lead_to_every_version() -> None:
    for version in versions.VERSIONS:
        assert [step.after for step in steps_between(versions.VERSIONS[0], version)] == list(
            versions.VERSIONS[1 : versions.VERSIONS.index(version) + 1]
        )
    assert all(step.function.__doc__ for step in version_steps.STEPS)


# The changelog


def entry(title: str) -> dict[str, str]:
    return {"title": title, "since": "1.0"}


BEFORE: dict[str, Any] = {
    "sections": {"PM": "", "PA": ""},
    "items": {code: entry(code) for code in ("PM01", "PM02")},
    "rules": {code: entry(code) for code in ("PM51", "PM52", "PM53", "PA51")},
    "profiles": {"core": {}},
}
AFTER = {
    **BEFORE,
    "items": {"PM01": entry("PM01"), "PM02": {**entry("PM02"), "since": "1.1"}, "PM03": entry("PM03")},
    "rules": {code: entry("reworded" if code == "PM52" else code) for code in ("PM52", "PM53", "PA51", "PA52", "PA54")},
    "profiles": {"core": {}, "journal": {}},
}
CHANGES = """\
<!-- codes 1.1 -->
- New items: PM03.
- New rules: PA52, PA54.
- New profiles: `journal`.
- Changed: PM52.
- No longer asked or judged: PM51.
<!-- /codes -->
- By hand.
<!-- codes 1.0 -->
- New items: PM01–PM02.
- New rules: PM51–PM53, PA51.
- New profiles: `core`.
<!-- /codes -->
"""


def test_the_changelog_tells_the_codes_of_every_version() -> None:
    written = {"1.0": BEFORE, "1.1": AFTER}
    empty = re.sub("^- (?!By).*\n", "", CHANGES, flags=re.MULTILINE)
    for text in (empty, CHANGES):
        assert with_codes(text, written.__getitem__, ("1.0", "1.1")) == CHANGES
    with pytest.raises(ValueError, match=r"codes of version 1\.2"):
        with_codes(CHANGES.replace("1.1", "1.2"), written.__getitem__, ("1.0", "1.1"))


# A released version is frozen


@pytest.mark.parametrize("version", versions.VERSIONS)
def test_a_locked_version_is_what_was_released(version: str) -> None:
    folder = ROOT / "schema" / version
    assert lock.is_locked(folder) or version == versions.NEWEST, "only the newest version may be under work"
    assert not lock.is_locked(folder) or lock.changes(folder) == []


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of version 1.0 that has just been locked."""
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "NEWEST", "2.0")
    later_versions.build(tmp_path / "schema")
    assert build.main(["--lock", "1.0"]) == 0
    return tmp_path / "schema" / "1.0"


def test_a_lock_tells_every_change(released: Path) -> None:
    assert lock.changes(released) == []
    (released / ".hidden").write_text("", encoding="utf-8")
    assert lock.changes(released) == []
    (released / "cases" / "ID01.yaml").unlink()
    (released / "cases" / "ID99.yaml").write_text("", encoding="utf-8")
    (released / "catalogue.json").write_bytes((released / "catalogue.json").read_bytes() + b"\n")
    assert lock.changes(released) == ["gone: cases/ID01.yaml", "added: cases/ID99.yaml", "changed: catalogue.json"]


def test_what_is_locked_is_neither_rendered_nor_locked_again(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = {path: path.read_bytes() for path in released.rglob("*") if path.is_file()}
    assert build.main(["--lock", "1.0"]) == 1
    assert "locked already" in capsys.readouterr().err
    monkeypatch.setattr(build, "STAGES", (lambda: {released / "catalogue.json": "{}\n"},))
    assert build.main([]) == 1
    assert "schema/1.0/catalogue.json; begin a new version" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in released.rglob("*") if path.is_file()} == kept


def test_the_newest_version_is_not_locked_while_it_is_stale(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "NEWEST", "1.1")
    monkeypatch.setattr(build, "VERSIONS", later_versions.VERSIONS)
    monkeypatch.setattr(build, "STAGES", (lambda: {released.parent / "1.1" / "catalogue.json": "{}\n"},))
    assert build.main(["--lock", "1.1"]) == 1
    assert "not locked" in capsys.readouterr().err
    assert not lock.is_locked(released.parent / "1.1")


def _with_problems(text: str, asked: dict[str, Any]) -> str:
    """The text of a language in which every problem is translated."""
    said = yaml.safe_load(text)
    for code, entry in asked.items():
        said["codes"][code]["problem"] = {"of": entry["problem"], "text": "Nichts"}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def test_no_version_is_locked_while_a_translation_is_missing(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "NEWEST", "1.1")
    monkeypatch.setattr(build, "VERSIONS", later_versions.VERSIONS)
    monkeypatch.setattr(build, "STAGES", ())
    monkeypatch.setattr(build, "ROOT", released.parents[1])
    german = released.parents[1] / "synthreport" / "journal" / "languages" / "de.yaml"
    german.parent.mkdir(parents=True)
    text = (ROOT / german.relative_to(released.parents[1])).read_text(encoding="utf-8")
    asked = json.loads((released.parent / "1.1" / "catalogue.json").read_text(encoding="utf-8"))
    stubs = with_stubs(text, asked)
    translated = _with_problems(stubs.replace("    untranslated: true\n", ""), {**asked["items"], **asked["rules"]})
    said = json.loads((released.parent / "1.1" / "words.json").read_text(encoding="utf-8"))
    words = with_word_stubs("", said)
    german.with_name("de.words.yaml").write_text(words.replace("    untranslated: true\n", ""), encoding="utf-8")
    german.write_text(translated.replace("    title: Nichts", "    untranslated: true\n    title: Nichts", 1), "utf-8")
    assert build.main(["--lock", "1.1"]) == 1
    assert "de.yaml: not translated: " in capsys.readouterr().err
    german.write_text(translated, encoding="utf-8")
    german.with_name("de.words.yaml").write_text(words, encoding="utf-8")
    assert build.main(["--lock", "1.1"]) == 1
    assert "de.words.yaml: not translated: ID01, " in capsys.readouterr().err
    german.with_name("de.words.yaml").write_text(words.replace("    untranslated: true\n", ""), encoding="utf-8")
    assert build.main(["--lock", "1.1"]) == 0
