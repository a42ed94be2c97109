"""The metric registry: strict where it is read, consistent in itself, and the same wherever it is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import base
from click.testing import CliRunner, Result

import synthreport
from synthreport.build.metric_registry import FACTS, metrics
from synthreport.cli.program import cli
from synthreport.standard.metrics import CONTEXT, FAMILIES, PARAMETER, Registry, registry, worded
from synthreport.standard.sources import SOURCES
from synthreport.standard.versions import NEWEST

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "schema" / NEWEST / "metrics.yaml"
HELD: dict[str, Any] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
NAMED = re.compile(r"[a-z]+(?:\.[a-z0-9_]+)+@[0-9]+(?:\.[0-9]+)*")


def called(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def built(folder: Path, change: Any) -> Any:
    """The registry as it is published, from a copy in which something is changed."""
    held = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    change(held)
    (folder / "metrics.yaml").write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    return metrics(folder, "https://example.edu/metrics")


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
    assert {tuple(facts) for facts in registry().metrics.values()} == {FACTS}
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
        ("kinds", [], "fid.ks_complement@1.kinds"),
        ("context", ["seeds"], "fid.ks_complement@1.context.0"),
        ("context", ["parameters:"], "fid.ks_complement@1.context.0"),
        ("title", " ", "fid.ks_complement@1.title"),
        ("id", "ks_complement@1", "ks_complement@1.id"),
        ("id", "fidel.ks_complement@1", "fidel.ks_complement@1: there are only the families"),
        ("id", "fid.tv_complement@1", "fid.tv_complement@1: the id stands twice"),
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
    metric = worded()["fid.c2st_auc@1"]
    plain = " ".join(shown.split())
    for text in (metric["title"], metric["formula"], metric["page"], "near 0.5", "sdmetrics 0.19.0 to 0.32.0"):
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
        ("zz.qqqq@1", "`synthreport metrics` lists them"),
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
