"""Numbers in score sheets: proposed as results where their names leave no doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_scanning import reasons, scan, write

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.draft.draft import Draft
from synthreport.scan import scores

SCORES = {
    "ks_mean": 0.091,
    "ks_train_holdout": 0.052,
    "tv": {"mean": 0.03},
    "tstr": 0.714,
    "copies": 0,
    "n": 480,
}


def read(folder: Path, name: str, text: str) -> Draft:
    write(folder / name, text)
    return scores(folder, {"files": {"sheet": {"path": name, "role": "results"}}})


def metrics(draft: Draft) -> dict[str, tuple[str, float]]:
    return {name: (each["metric"], each["value"]) for name, each in draft.answers.get("results", {}).items()}


def test_numbers_under_the_names_of_metrics_become_results(tmp_path: Path) -> None:
    write(tmp_path / "metrics.json", json.dumps(SCORES))
    write(tmp_path / "synthetic.csv", "age,sex,weight\n" + "41,f,70.5\n" * 20)
    done = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive"])
    assert done.exit_code == 0, done.output
    data = parse((tmp_path / "synthreport.yaml").read_bytes()).data
    assert data["results"]["ks_mean"] == {
        "kind": "comparison",
        "metric": "fid.ks_distance@1",
        "value": 0.091,
        "subject": {"what": "released_files", "ref": "synthetic_file"},
        "comparators": {"real_parts": {"of": "real_vs_real", "value": 0.052}},
        "evidence": {"file": "metrics", "locator": "ks_mean"},
    }
    assert {name: each["kind"] for name, each in data["results"].items()} == {
        "ks_mean": "comparison", "tv_mean": "comparison", "tstr": "downstream", "copies": "attack",
    }  # fmt: skip
    assert "/results/ks_mean" in data["manifest"]["unconfirmed"]


@pytest.mark.parametrize(
    "sheet",
    [
        {"tstr_auc": 0.9, "trtr_auc": 0.95},
        {"tstr": {"auc": 0.9}, "trtr": {"auc": 0.95}},
        {"AUROC TSTR": 0.9, "AUROC TRTR": 0.95},
    ],
)
def test_what_a_model_predicts_is_a_result_beside_that_of_real_rows(sheet: dict[str, Any], tmp_path: Path) -> None:
    (result,) = read(tmp_path, "scores.json", json.dumps(sheet)).answers["results"].values()
    assert (result["kind"], result["metric"], result["value"]) == ("downstream", "util.auc@1", 0.9)
    assert result["comparators"] == {"real": {"of": "real_training", "value": 0.95}}


def test_what_synthreport_measured_is_pointed_to_and_not_guessed_again(tmp_path: Path) -> None:
    write(tmp_path / "synthreport-measured.json", json.dumps({"results": {"ks_columns": {"value": 0.9}}}))
    write(tmp_path / "synthetic.csv", "age,sex,weight\n" + "41,f,70.5\n" * 20)
    done = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive"])
    data = parse((tmp_path / "synthreport.yaml").read_bytes()).data
    assert "results" not in data
    assert data["files"]["synthreport_measured"]["role"] == "results"
    assert "--from synthreport-measured.json" in done.output


def test_tables_of_scores_are_read_too(tmp_path: Path) -> None:
    expected = {"c_index": ("surv.c_index@1", 0.7), "exact_copies": ("priv.exact_copies@1", 3)}
    assert metrics(read(tmp_path, "a.csv", "metric;value\nC-index;0.7\nexact copies;3\n")) == expected
    assert metrics(read(tmp_path, "b.csv", "c_index,exact_copies,model\n0.7,3,forest\n")) == expected


DOUBTFUL: dict[str, Any] = {
    "two meanings": {"auc": 0.7},
    "a word of other fields": {"precision": 0.7, "recall": 0.6, "score": 0.9, "accuracy": 0.8, "coverage": 0.9},
    "twice": {"first": {"ks": 0.1}, "second": {"ks": 0.2}},
    "a baseline": {"ks_baseline": 0.1},
    "below a baseline": {"holdout_instead": {"ks": 0.1}},
    "a spread": {"ks": {"sd": 0.1, "max": 0.4}},
    "out of range": {"ks": 7},
    "no number": {"ks": "0.1", "tv": True, "tstr": None},
    "by field": {"ks": {"age": 0.1}},
}


def test_a_number_whose_name_leaves_a_doubt_is_no_result(tmp_path: Path) -> None:
    found = {name: metrics(read(tmp_path, "m.json", json.dumps(data))) for name, data in DOUBTFUL.items()}
    assert found == {name: {} for name in DOUBTFUL}
    twice = read(tmp_path, "m.json", json.dumps(DOUBTFUL["twice"]))
    assert "first/ks: 2 numbers may be fid.ks_distance@1, or its baseline" in reasons(twice)


def test_a_broken_sheet_is_left_with_the_reason(tmp_path: Path) -> None:
    for name, text in {"m.json": "{", "m.csv": "\udcff"}.items():
        write(tmp_path / name, text.encode("utf-8", "surrogateescape"))
        draft = scores(tmp_path, {"files": {"sheet": {"path": name, "role": "results"}}})
        assert "its numbers are not read" in reasons(draft), name
    assert metrics(read(tmp_path, "m.json", "[]")) == metrics(read(tmp_path, "m.csv", "")) == {}


def test_a_score_sheet_is_not_the_table_of_the_dataset(tmp_path: Path) -> None:
    write(tmp_path / "comparison.csv", "metric,value\nks,0.1\ntv,0.2\n")
    write(tmp_path / "long.csv", "patient_id,measure,value\n" + "".join(f"P{n},weight,{n}\n" for n in range(30)))
    write(tmp_path / "utility.csv", "variable,pMSE,S_pMSE\nage,0.001,1.3\nsex,0.002,2.1\n")
    answers = scan(tmp_path).answers
    assert {answers["files"][each]["role"] for each in ("comparison", "utility")} == {"results"}
    assert list(answers["content"]["tables"]) == ["long"], "a long table of measurements is data"
