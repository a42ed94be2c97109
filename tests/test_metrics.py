"""The metric registry: strict where it is read, consistent in itself, and the same wherever it is shown."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import base, merged
from click.testing import CliRunner, Result

import synthreport
from synthreport.build.metric_registry import FACTS, metrics
from synthreport.cli.program import cli
from synthreport.files.yaml_loader import Loader
from synthreport.standard.bibliography import SOURCES
from synthreport.standard.metrics.metric_context import CONTEXT, PARAMETER
from synthreport.standard.metrics.metric_names import called as named
from synthreport.standard.metrics.metrics import ATTACKS, FAMILIES, Registry, registry, worded
from synthreport.standard.versions import NEWEST

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "schema" / NEWEST / "metrics.yaml"
HELD: dict[str, Any] = yaml.load(SOURCE.read_text(encoding="utf-8"), Loader=Loader)
NAMED = re.compile(r"[a-z]+(?:\.[a-z0-9_]+)+@[0-9]+(?:\.[0-9]+)*")


def called(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def built(folder: Path, change: Any) -> Any:
    """The registry as it is published, from a copy in which something is changed."""
    held = deepcopy(HELD)
    change(held)
    (folder / "metrics.yaml").write_text(json.dumps(held), encoding="utf-8")  # JSON is YAML
    return metrics(folder)


def test_there_are_enough_metrics_and_each_family_has_some() -> None:
    names = [metric["id"] for metric in HELD["metrics"]]
    assert len(names) >= 45
    assert {name.partition(".")[0] for name in names} == set(FAMILIES)


def test_every_source_of_the_registry_is_cited() -> None:
    cited = {key for kind in ("metrics", "defects") for entry in HELD[kind] for key in entry.get("sources", ())}
    assert set(HELD["sources"]) - cited == set()
    assert set(HELD["sources"]) & set(SOURCES) == set(), "it is a source of the standard already"


def test_every_word_of_context_is_asked_for_by_some_metric() -> None:
    asked = {word for metric in HELD["metrics"] for word in metric["context"] if not word.startswith(PARAMETER)}
    assert asked == set(CONTEXT)


def test_context_names_fields_of_results() -> None:
    schema = json.loads((ROOT / "schema" / NEWEST / "manifest.schema.json").read_text(encoding="utf-8"))
    text = json.dumps({name: form for name, form in schema["$defs"].items() if "metric" in form.get("properties", {})})
    assert [field for fields, _ in CONTEXT.values() for field in fields if f'"{field}"' not in text] == []


def test_what_is_best_lies_in_the_range() -> None:
    for name, metric in worded().items():
        low, high = metric["range"]
        best = metric["direction"]["toward"] if isinstance(metric["direction"], dict) else None
        for value in (best, metric["real"].get("value")):
            assert value is None or low is None or low <= value, name
            assert value is None or high is None or value <= high, name


def test_discouraged_metrics_and_all_others_say_how_they_are_misused() -> None:
    assert [name for name, metric in worded().items() if not (metric["misuse"] and metric["false_friends"])] == []


def test_the_catalogue_holds_what_rules_read_and_no_more() -> None:
    assert {tuple(facts) for facts in registry().metrics.values()} == {(*FACTS, "names")}
    assert set(registry().metrics) == set(worded())


def test_metrics_that_the_project_uses_are_registered() -> None:
    files = [*ROOT.glob("schema/*/cases/bases/*.yaml"), *ROOT.glob("examples/*/synthreport*.yaml")]
    used = {name for path in files for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert "fid.ks_complement@1" in used
    assert used - set(registry().metrics) == set()


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("directoin", "up", "fid.ks_complement@1.directoin: Extra inputs are not permitted"),
        ("direction", "upwards", "fid.ks_complement@1.direction"),
        ("supports", ["margins"], "fid.ks_complement@1.supports.0"),
        ("attacks", ["distances"], "fid.ks_complement@1.attacks.0"),
        ("real", {"words": "Much.", "shown": "by eye"}, "fid.ks_complement@1.real.shown"),
        ("kinds", [], "fid.ks_complement@1.kinds"),
        ("context", ["seeds"], "fid.ks_complement@1.context.0"),
        ("context", ["parameters:"], "fid.ks_complement@1.context.0"),
        ("title", " ", "fid.ks_complement@1.title"),
        ("id", "ks_complement@1", "ks_complement@1.id"),
        ("id", "fidel.ks_complement@1", "fidel.ks_complement@1: there are only the families"),
        ("id", "fid.tv_complement@1", "fid.tv_complement@1: duplicate id"),
        ("sources", ["NAFF"], "fid.ks_complement@1: sources: there is no NAFF"),
        ("false_friends", {"fid.kuiper@1": "Another."}, "fid.ks_complement@1: false_friends: there is no fid.kuiper@1"),
    ],
)
def test_a_slip_stops_the_build_and_is_named(tmp_path: Path, key: str, value: Any, told: str) -> None:
    def change(held: Any) -> None:
        metric = next(each for each in held["metrics"] if each["id"] == "fid.ks_complement@1")
        metric[key] = value

    with pytest.raises(ValueError, match=re.escape(told)):
        built(tmp_path, change)


@pytest.mark.parametrize(("key", "value"), [("from", "0.20rc1"), ("metrics", ["fid.ks@1"]), ("sources", ["NOBODY"])])
def test_a_slip_in_a_defect_stops_the_build_too(tmp_path: Path, key: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"sdmetrics"):
        built(tmp_path, lambda held: held["defects"][0].update({key: value}))


def test_what_is_built_is_what_is_published(tmp_path: Path) -> None:
    made = built(tmp_path, lambda held: None)
    assert made["metrics"].keys() == worded().keys()
    assert made["defects"] == registry().defects


def test_metrics_are_listed_by_family() -> None:
    lines = called("metrics", "--family", "surv").output.splitlines()
    assert [line.split()[0] for line in lines] == [name for name in worded() if name.startswith("surv.")]
    assert len(called("metrics").output.splitlines()) == len(worded())
    assert called("metrics", "--family", "no").exit_code == 2


def test_a_metric_is_shown_and_explained_alike() -> None:
    shown = called("metrics", "show", " FID.c2st_auc@1").output
    assert shown == called("explain", "fid.c2st_auc@1").output
    for command in (["metrics", "show"], ["explain"]):
        linked = called(*command, "fid.c2st_auc@1", "--docs", "https://docs.example.org/").output
        assert linked.endswith("https://docs.example.org/1.0/fid.c2st_auc@1/\n")
    metric = worded()["fid.c2st_auc@1"]
    plain = " ".join(shown.split())
    for text in (metric["title"], metric["formula"], "near 0.5", "sdmetrics 0.19.0 to 0.32.0"):
        assert text in plain


def test_metrics_are_data_too() -> None:
    one = json.loads(called("metrics", "show", "util.tstr@1", "--format", "json").output)
    assert one == {"standard": NEWEST, "metrics": {"util.tstr@1": worded()["util.tstr@1"]}}
    family = json.loads(called("metrics", "--family", "dp", "--format", "json").output)
    assert family["metrics"].keys() == {name for name in worded() if name.startswith("dp.")}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("fid.ks_complement@7", "fid.ks_complement@1"),
        ("fid.ks_complment@1", "fid.ks_complement@1"),
        ("quality.ks_complement@1", "fid.ks_complement@1"),
        ("zz.qqqq@1", "list them with `synthreport metrics`"),
        ("AUC.", '"AUC." may be fid.c2st_auc@1, util.auc@1, priv.mia_auc@1; name one of them'),
    ],
)
def test_an_unknown_metric_is_answered_with_the_nearest(name: str, told: str) -> None:
    done = called("metrics", "show", name)
    assert done.exit_code == 2
    assert told in done.stderr
    assert called("explain", name).exit_code == 2


def test_every_metric_has_an_anchor_on_the_page() -> None:
    page = (ROOT / "docs" / "standard" / "metrics.md").read_text(encoding="utf-8")
    anchors = re.findall(r'<a id="([^"]+)"', page)
    assert sorted(anchors) == sorted(worded())


def test_another_version_of_the_standard_falls_back_to_the_newest() -> None:
    assert registry("0.1") is registry()
    assert registry(None) is registry(NEWEST)


@pytest.mark.measured
def test_what_was_meant_is_looked_for_once_for_each_name_and_for_no_more_than_a_hundred(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_for: list[str] = []

    def nearest(_: object, name: str) -> list[str]:
        looked_for.append(name)
        return ["auroc"]

    monkeypatch.setattr(Registry, "nearest", nearest)
    data = base("trial")
    ks = data["results"]["ks"]
    names = [f"fid.guess_{number}@1" for number in range(120)]
    results = {f"r{number}": {**ks, "metric": name} for number, name in enumerate([*names, *names])}
    findings = synthreport.check({**data, "results": {**data["results"], **results}}).findings
    unknown = [finding for finding in findings if "the registry has no metric" in finding.message]
    assert len(unknown) == 240
    assert looked_for == names[:100]


@pytest.mark.parametrize(
    ("name", "metrics"),
    [
        ("KS", ["fid.ks_distance@1"]),
        ("1-KS", ["fid.ks_complement@1"]),
        ("1 − KS", ["fid.ks_complement@1"]),
        ("KSComplement", ["fid.ks_complement@1"]),
        ("TVD", ["fid.tv_distance@1"]),
        ("1-TVD", ["fid.tv_complement@1"]),
        ("c-index", ["surv.c_index@1"]),
        ("SMD", ["fid.standardised_mean_difference@1"]),
        ("standardized mean difference", ["fid.standardised_mean_difference@1"]),
        ("FID.KS_Distance@1", ["fid.ks_distance@1"]),
        ("geno.ld_decay", ["geno.ld_decay@1"]),
        ("Brier score", ["util.brier@1"]),
        ("AUC", ["fid.c2st_auc@1", "util.auc@1", "priv.mia_auc@1"]),
        ("1-AUC", []),
        ("K", []),
        ("KS" * 60, []),
    ],
)
def test_a_metric_is_found_by_what_people_type(name: str, metrics: list[str]) -> None:
    assert named(name) == metrics


def test_every_alias_leads_to_its_metric() -> None:
    lost = {alias: name for name, metric in worded().items() for alias in metric["aliases"] if name not in named(alias)}
    assert lost == {}


def test_a_metric_is_shown_by_what_people_call_it() -> None:
    assert called("metrics", "show", "C-index").output == called("metrics", "show", "surv.c_index@1").output
    assert called("explain", "C-index").output == called("explain", "surv.c_index@1").output
    assert called("explain", "MA54").output.startswith("MA54 ")


@pytest.mark.parametrize(
    ("result", "name", "told"),
    [
        ("ks", "KS", 'the registry has no metric "KS"; that may be fid.ks_distance@1'),
        ("ks", "1-KS", 'the registry has no metric "1-KS"; that may be fid.ks_complement@1'),
        ("auc_synthetic", "AUC", 'the registry has no metric "AUC"; that may be util.auc@1'),
        ("membership_advantage", "AUC", 'the registry has no metric "AUC"; that may be priv.mia_auc@1'),
        ("effect", "AUC", "that may be fid.c2st_auc@1 or util.auc@1 or priv.mia_auc@1"),
        ("ks", "fid.ks_complement", "fid.ks_complement is named without a version of its definition; there is 1"),
        ("ks", "fid.ks_complment@1", "the nearest are fid.ks_complement@1"),
        ("ks", "q" * 5000, 'the registry has no metric "qqqq'),
    ],
)
def test_who_names_a_metric_as_people_do_is_told_its_id(result: str, name: str, told: str) -> None:
    data = merged(base("trial"), {"results": {result: {"metric": name}}})
    messages = [finding.message for finding in synthreport.check(data).findings if finding.code in ("FI58", "FI59")]
    assert len(messages) == 1
    assert told in messages[0]
    assert len(messages[0]) < 300


def test_an_attack_shows_no_likeness_and_a_likeness_attacks_nobody() -> None:
    both = [name for name, metric in worded().items() if metric["supports"] and metric["attacks"]]
    assert both == []
    attacks = {name: metric for name, metric in worded().items() if metric["kinds"] == ["attack"]}
    idle = [name for name, metric in attacks.items() if not metric["attacks"] and metric["status"] != "discouraged"]
    assert idle == [], "an attack that attacks nothing is discouraged"
    assert {each for metric in worded().values() for each in metric["attacks"]} == set(ATTACKS)
    assert all("attack" in metric["kinds"] for metric in worded().values() if metric["attacks"])


def test_what_is_not_verified_is_shown() -> None:
    marked = {name: metric["unverified"] for name, metric in worded().items() if metric["unverified"]}
    page = (ROOT / "docs" / "standard" / "metrics.md").read_text(encoding="utf-8")
    assert marked
    assert [name for name, notes in marked.items() if f"*Not verified:* {' '.join(notes)}" not in page] == []
