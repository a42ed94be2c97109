"""`synthreport measure`: what it computes, writes and leaves alone, what it refuses, what it never shows."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from clinic import HEAD, Clinic, digest, rows, small_learners, table

from synthreport.checker.pipeline import check
from synthreport.document.source import read
from synthreport.evidence.computing.computed import COMPUTED
from synthreport.result import Result

EVIDENCE = "synthreport-measured.json"


def data(clinic: Clinic) -> dict[str, Any]:
    found: dict[str, Any] = read(str(clinic.manifest)).data
    return found


def mine(clinic: Clinic) -> dict[str, Any]:
    return {id: each for id, each in data(clinic)["results"].items() if each.get("tool") == "synthreport"}


def checked(clinic: Clinic) -> Result:
    return check(read(str(clinic.manifest)))


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with small_learners():
        yield


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    """A clinic that was measured, which no test changes."""
    clinic = Clinic(tmp_path_factory.mktemp("clinic"))
    done = clinic.measure("--seed", "5")
    assert done.exit_code == 0, done.output
    return clinic


@pytest.fixture
def clinic(once: Clinic, tmp_path: Path) -> Clinic:
    """The same, not measured, to be changed."""
    return Clinic(tmp_path, n=80, held=60)


@pytest.fixture
def after(once: Clinic, tmp_path: Path) -> Clinic:
    """A copy of the clinic that was measured, to be measured again."""
    made = Clinic.__new__(Clinic)
    folder = shutil.copytree(once.manifest.parents[1], tmp_path / "copy")
    made.manifest, made.synthetic = folder / "release/synthreport.yaml", folder / "release/data/synthetic.csv"
    made.train, made.holdout = folder / "secret/train.csv", folder / "secret/holdout.csv"
    return made


def test_a_measured_manifest_complies(once: Clinic) -> None:
    assert [str(finding.code) for finding in checked(once).findings] == []


def test_every_family_is_measured(once: Clinic) -> None:
    metrics = {each["metric"] for each in mine(once).values() if isinstance(each["metric"], str)}
    assert metrics >= {
        "valid.schema_conformance@1", "valid.rule_violation_rate@1", "valid.duplicate_rows@1", "fid.ks_complement@1",
        "fid.tv_complement@1", "fid.missingness_difference@1", "fid.correlation_similarity@1",
        "fid.contingency_similarity@1", "fid.coverage@1", "fid.pmse_ratio@1", "fid.c2st_auc@1", "util.auc@1",
        "util.brier@1", "inf.estimate@1", "util.inference_cio@1", "util.estimate_agreement@1", "priv.exact_match@1",
        "priv.near_copies@1", "priv.replicated_uniques@1", "priv.mia_auc@1", "priv.mia_tpr_at_fpr@1",
        "priv.membership_advantage@1", "priv.attribute_gain@1", "priv.anonymeter.inference@1.1",
        "priv.anonymeter.singling_out@1.1", "priv.anonymeter.linkability@1.1", "priv.singling_out@1",
        "fair.representation_diff@1", "fair.subgroup_gap@1",
    }  # fmt: skip
    assert metrics <= {*COMPUTED, "valid.schema_conformance@1", "valid.rule_violation_rate@1"}


def test_every_result_has_its_baseline_tool_and_evidence(once: Clinic) -> None:
    file = once.manifest.parent / EVIDENCE
    entry = data(once)["files"]["measured"]
    assert (entry["path"], entry["sha256"], entry["bytes"]) == (EVIDENCE, digest(file), file.stat().st_size)
    for id, each in mine(once).items():
        assert each["evidence"] == {"file": "measured"}, id
        assert each.get("comparators") or {"control", "baseline"} <= set(each.get("parts", {})), id
    assert data(once)["tools"]["synthreport"]["version"]


def test_the_evidence_has_all_results_and_what_was_not_measured(once: Clinic) -> None:
    found = json.loads((once.manifest.parent / EVIDENCE).read_text())
    assert found["results"].keys() == mine(once).keys()
    assert found["seed"] == 5
    assert found["rows"] == {"synthetic": 240, "train": 240, "holdout": 160}
    assert found["not_measured"]
    assert all(each["why"] for each in found["not_measured"])


def test_likeness_stands_beside_as_many_real_rows(once: Clinic) -> None:
    ks = mine(once)["ks_columns"]
    assert ks["comparators"]["real_rows"]["of"] == "real_vs_real"
    assert ks["breakdown"].keys() == {"age", "upper", "lower"}
    assert ks["value"] == pytest.approx(np.mean(list(ks["breakdown"].values())), abs=1e-5)
    assert 0 < ks["parts"]["equal numbers of rows"] < 1


def test_a_result_takes_few_lines(once: Clinic) -> None:
    text = once.manifest.read_text().splitlines()
    found = {id: _lines_of(text, id) for id in mine(once)}
    assert max(len(line) for lines in found.values() for line in lines) <= 165
    assert max(len(lines) for lines in found.values()) <= 5
    assert np.mean([len(lines) for lines in found.values()]) <= 3.6


def _lines_of(text: list[str], id: str) -> list[str]:
    at = next(index for index, line in enumerate(text) if line.startswith(f"  {id}: {{"))
    end = next(index for index, line in enumerate(text) if index > at and not line.startswith("    "))
    return text[at:end]


def test_results_are_linked_to_what_they_bear_on(once: Clinic) -> None:
    found = data(once)
    assessed = found["privacy"]["assessments"]
    assert "membership_auc" in assessed["membership"]
    assert {"attribute_gain", "inference"} <= set(assessed["attribute"])
    assert {"singling_out_risk", "linkability", "replicated_uniques"} <= set(assessed["identity"])
    assert "no_child_broken" in found["constraints"]["no_child"]["violations"]
    assert "violations" not in found["constraints"]["upper_above_lower"]
    claimed = found["claims"]["claimed"]
    assert "ks_columns" in claimed["marginals_kept"]["evidence"]
    assert "auc_event_task_linear" in claimed["events_predicted"]["evidence"]
    assert "estimate_sex_effect" in claimed["effect_kept"]["evidence"]
    assert "membership_by_group" in found["validation"]["groups"]


def test_what_a_person_wrote_stays(once: Clinic, tmp_path: Path) -> None:
    before = Clinic(tmp_path).manifest.read_text().splitlines()
    now = once.manifest.read_text().splitlines()
    kept = [line for line in before if line not in now]
    assert kept == []


def test_the_same_seed_gives_the_same_manifest(after: Clinic) -> None:
    before = after.manifest.read_bytes()
    done = after.measure("--seed", "5")
    assert (done.exit_code, after.manifest.read_bytes()) == (0, before)
    assert done.stdout.startswith("not measured")


def test_results_of_an_earlier_measurement_are_replaced(after: Clinic) -> None:
    assert "membership_auc" in mine(after)
    assert after.run().exit_code == 0
    assert set(mine(after)) == {
        "schema_conformance",
        "upper_above_lower_broken",
        "no_child_broken",
        "duplicate_rows",
        "estimate_sex_effect",
    }
    assert "ks" in data(after)["results"]
    assert data(after)["privacy"]["assessments"]["membership"] == ["membership_advantage"]
    assert {finding.code for finding in checked(after).findings} <= {"FI56"}


def test_a_dry_run_writes_nothing(clinic: Clinic) -> None:
    before = clinic.manifest.read_bytes()
    done = clinic.run("--dry-run")
    assert done.exit_code == 0
    assert "+  duplicate_rows: {kind: measurement" in done.stdout
    assert clinic.manifest.read_bytes() == before
    assert not (clinic.manifest.parent / EVIDENCE).exists()


def test_copies_of_training_rows_are_found(clinic: Clinic) -> None:
    shutil.copy(clinic.train, clinic.synthetic)
    assert clinic.measure().exit_code == 0
    found = mine(clinic)
    assert found["exact_copies_measured" if "exact_copies_measured" in found else "exact_copies"]["value"] == 1
    assert found["membership_auc"]["value"] > 0.95
    assert found["membership_auc"]["comparators"]["guessing"]["value"] == 0.5


def test_constraints_are_counted_in_the_real_rows_and_small_counts_withheld(clinic: Clinic) -> None:
    table(clinic.train, ["17,f,120.0,80.0,false", *rows(80, 1)])
    table(clinic.synthetic, [*["16,f,120.0,80.0,false"] * 20, *rows(60, 3)])
    assert clinic.measure().exit_code == 0
    broken = mine(clinic)["no_child_broken"]
    assert (broken["value"], broken["n"]) == (0.25, 80)
    assert broken["comparators"]["training_rows"]["value"]["gap"] == "withheld"
    assert broken["comparators"]["unseen_rows"]["value"] == 0


@pytest.mark.parametrize(
    "expression", ["age IN (SELECT 1)", "age > 1); DROP TABLE x; --", "getenv('HOME') = 'x'", "age >"]
)
def test_expressions_that_are_no_conditions_are_not_run(clinic: Clinic, expression: str) -> None:
    changed = data(clinic)
    changed["constraints"]["no_child"]["expression"] = expression
    clinic.write(changed)
    done = clinic.run("--dry-run")
    assert done.exit_code == 0
    assert "not measured: rule no_child: " in done.stdout


def test_groups_of_a_column_are_declared(clinic: Clinic) -> None:
    changed = data(clinic)
    del changed["content"]["groups"]
    clinic.write(changed)
    assert clinic.measure("--groups", "sex").exit_code == 0
    groups = data(clinic)["content"]["groups"]
    assert groups["sex_f"]["expression"] == "sex = 'f'"
    assert groups["sex_f"]["shares"].keys() == {"source", "output"}
    assert mine(clinic)["ks_by_group"]["breakdown"].keys() == {"sex_f", "sex_m"}


def test_an_outcome_of_the_command_line_becomes_a_task(clinic: Clinic) -> None:
    assert clinic.measure("--outcome", "upper").exit_code == 0
    task = data(clinic)["tasks"]["predict_upper"]
    assert task["outcome"] == ["upper"]
    assert task["fixed_on"]["gap"] == "not_recorded"
    assert mine(clinic)["r2_predict_upper_linear"]["metric"] == "util.r2@1"
    assert mine(clinic)["rmse_predict_upper_linear"]["comparators"]["real"]["of"] == "real_training"


PLAN = """
date: 2026-01-15
by: data_board
seed: 11
repeats: 3
results: [membership_auc, coverage, never_measured]
left_out: {detection: no classifier was agreed on}
limits: {membership_auc: {at_most: 0.6, why: agreed with the board}}
"""


def test_a_plan_fixes_what_is_measured(clinic: Clinic) -> None:
    plan = clinic.manifest.parent / "plan.yaml"
    plan.write_text(PLAN)
    given = "--train", clinic.train, "--holdout", clinic.holdout, "--plan", plan
    done = clinic.invoke(clinic.synthetic, *given, repeats="3")
    assert done.exit_code == 0, done.output
    found = data(clinic)
    assert found["validation"]["plan"]["date"] == "2026-01-15"
    assert found["validation"]["plan"]["results"] == ["membership_auc", "coverage"]
    assert "never_measured" in found["validation"]["plan"]["left_out"]
    assert found["privacy"]["acceptance"]["membership_auc"]["at_most"] == 0.6
    assert "detection_forest" not in found["results"]
    assert json.loads((clinic.manifest.parent / EVIDENCE).read_text())["plan"]["sha256"] == digest(plan)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("seed: 1", "has the date"),
        ("date: 2026-01-01\nsede: 1", 'unknown key "sede"'),
        ("date: 2026-01-01\nseed: x", "seed is of the wrong form"),
        ("- 1", "cannot be read as a plan"),
        ("date: 2026-01-01\nrepeats: 9", "--repeats 2 contradicts the plan"),
    ],
)
def test_a_plan_that_is_none_is_refused(clinic: Clinic, text: str, message: str) -> None:
    plan = clinic.manifest.parent / "plan.yaml"
    plan.write_text(text)
    done = clinic.measure("--plan", plan)
    assert done.exit_code == 2
    assert message in done.stderr


def spoiled(clinic: Clinic, what: str) -> list[str | Path]:
    """A bad input, and the options that name it."""
    lines = rows(80, 1)
    made: dict[str, Any] = {
        "one row": lambda: table(clinic.train, lines[:1]),
        "only a header": lambda: table(clinic.train, []),
        "empty": lambda: clinic.train.write_text(""),
        "ragged": lambda: table(clinic.train, [f"{line},1" for line in lines]),
        "nothing": lambda: clinic.train.unlink(),
        "holdout is train": lambda: shutil.copy(clinic.train, clinic.holdout),
        "holdout is synthetic": lambda: shutil.copy(clinic.synthetic, clinic.holdout),
        "a broken archive": lambda: clinic.train.write_bytes(b"PK\x03\x04 broken"),
        "a truncated archive": lambda: clinic.train.write_bytes(gzip.compress(b"age\n1\n" * 1000)[:-20]),
    }
    if what in made:
        made[what]()
    options: dict[str, list[str | Path]] = {
        "a folder": ["--train", clinic.train.parent],
        "no such outcome": ["--outcome", "weight"],
        "no such group": ["--groups", "weight"],
        "many groups": ["--groups", "upper"],
        "a subject alone": ["--subject", "age"],
        "an event alone": ["--event", "event"],
        "no such event": ["--outcome", "upper", "--event", "weight"],
    }
    return options.get(what, [])


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("one row", "1 row can be read"),
        ("only a header", "no rows can be read"),
        ("empty", "empty: no header"),
        ("ragged", "too many columns (line 2)"),
        ("nothing", "train.csv: no such file"),
        ("a folder", "a folder, expected a file"),
        ("holdout is train", "has the same bytes as --train"),
        ("holdout is synthetic", "has the same bytes as synthetic.csv"),
        ("a broken archive", "broken, encrypted, or packed"),
        ("a truncated archive", "gzip stream is broken"),
        ("no such outcome", "the manifest describes no such column"),
        ("no such group", "no such column in every table"),
        ("many groups", "more than 12 values"),
        ("a subject alone", "belong together"),
        ("an event alone", "belongs to one --outcome"),
        ("no such event", "--event weight: the manifest describes no such column"),
    ],
)
def test_bad_inputs_are_refused(clinic: Clinic, what: str, message: str) -> None:
    before = clinic.manifest.read_bytes()
    done = clinic.measure(*spoiled(clinic, what))
    assert done.exit_code == 2, done.output
    assert message in done.stderr
    assert clinic.manifest.read_bytes() == before
    assert not (clinic.manifest.parent / EVIDENCE).exists()


def test_columns_that_are_not_in_all_tables_or_hold_nothing_are_reported(clinic: Clinic) -> None:
    table(clinic.train, [f"{line},," for line in rows(80, 1)], f"{HEAD},weight,Ada Quirk")
    changed = data(clinic)
    changed["content"]["fields"]["weight"] = {"table": "patients", "type": "number"}
    clinic.write(changed)
    table(clinic.synthetic, [f"{line.rpartition(',')[0]},," for line in rows(80, 3)], f"{HEAD},height")
    done = clinic.measure("--dry-run")
    assert done.exit_code == 0
    assert "column weight: the synthetic rows have no such column" in done.stdout
    assert "1 further column of the training rows: neither the manifest nor the synthetic rows" in done.stdout
    assert "Quirk" not in done.stdout, "without a header, the first person is taken for one"
    assert "column height: the training rows have no such column" in done.stdout
    assert "task event_task: the outcome is known in fewer than 20 synthetic rows" in done.stdout


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings_are_read(clinic: Clinic, encoding: str) -> None:
    for path in (clinic.train, clinic.holdout, clinic.synthetic):
        path.write_bytes(path.read_text().replace("f", "é").encode(encoding))
    done = clinic.run("--dry-run")
    assert done.exit_code == 0
    assert "schema_conformance" in done.stdout


def test_rows_of_another_width_are_reported(clinic: Clinic) -> None:
    table(clinic.train, [*rows(80, 1), "1,2"])
    done = clinic.measure("--dry-run")
    assert "1 row of the training table: missing columns, first in line 82; they were left out" in done.stdout


def test_without_the_extra_the_command_says_what_to_type(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = clinic.measure()
    assert done.exit_code == 1
    assert "pip install 'synthreport[verify]'" in done.output


def test_a_file_of_somebody_else_is_not_overwritten(clinic: Clinic) -> None:
    other = clinic.manifest.parent / EVIDENCE
    other.write_text("mine")
    before = clinic.manifest.read_bytes()
    done = clinic.run()
    assert done.exit_code == 2
    assert "was not written by synthreport measure" in done.stderr
    assert (other.read_text(), clinic.manifest.read_bytes()) == ("mine", before)
    other.chmod(0o444)
    assert f"{other} is read-only" in clinic.run().stderr
    other.chmod(0o644)


CANARIES = ("Zebulon Quagmire", "918273645546", "555.12345", "Ottilie Featherstonehaugh", "20.98765")


def test_values_of_real_rows_are_never_shown(clinic: Clinic, tmp_path: Path) -> None:
    """Names, twelve-digit numbers, and the largest and smallest values occur in no output, in no kind of column."""
    head = f"{HEAD},name,number,note,ward"
    secret = [
        f"{line},Person {index},9182736455{index:02d},note {index},w{index % 3}"
        for index, line in enumerate(rows(80, 1))
    ]
    secret += [
        "95,f,555.12345,80.0,true,Zebulon Quagmire,918273645546,Ottilie Featherstonehaugh,Zebulon Quagmire",
        "18,m,120.0,20.98765,true,Zebulon Quagmire,918273645546,Ottilie Featherstonehaugh,Zebulon Quagmire",
    ]
    table(clinic.train, secret, head)
    table(clinic.holdout, [f"{line},Other {index},{index},n,w1" for index, line in enumerate(rows(60, 2))], head)
    table(clinic.synthetic, [f"{line},Nobody,{index},n,w{index % 3}" for index, line in enumerate(rows(80, 3))], head)
    done = clinic.measure("--outcome", "upper", "--groups", "ward")
    assert done.exit_code == 0, done.output
    shown = done.output + done.stderr + clinic.manifest.read_text() + (clinic.manifest.parent / EVIDENCE).read_text()
    assert [canary for canary in CANARIES if canary in shown] == []
    assert "9182736455" not in shown


@pytest.fixture
def trial(tmp_path: Path) -> Clinic:
    """A survival trial of nobody, with a time, an event and a treatment."""
    clinic = Clinic(tmp_path)
    for path, n, seed, effect in (
        (clinic.train, 300, 1, 0.5),
        (clinic.holdout, 200, 2, 0.5),
        (clinic.synthetic, 300, 3, 0.9),
    ):
        table(path, survivors(n, seed, effect), "hormone,age,nodes,time,cens")
    changed = data(clinic)
    kept = {key: changed[key] for key in ("synthreport", "manifest", "files", "splits", "purpose")}
    fields = {
        name: {"table": "patients", "description": name, "type": "integer", "synthetic": True, "roles": roles}
        for name, roles in (
            ("hormone", ["exposure"]),
            ("age", ["quasi_identifier"]),
            ("nodes", ["sensitive"]),
            ("time", ["time"]),
            ("cens", ["event"]),
        )
    }
    kept["content"] = {"tables": changed["content"]["tables"], "fields": fields}
    kept["tasks"] = {
        "relapse": {"question": "Time to relapse", "outcome": ["time"], "event": "cens", "fixed_on": "2026-01-01"}
    }
    analysis = {"method": "cox", "outcome": "time", "event": "cens", "exposure": "hormone", "covariates": ["age"]}
    kept["estimands"] = {
        "hormone_effect": {
            "question": "Effect of hormones",
            "model": "Cox",
            "analysis": analysis,
            "scale": "hazard_ratio",
        }
    }
    clinic.write(kept)
    return clinic


def survivors(n: int, seed: int, effect: float) -> list[str]:
    random = np.random.default_rng(seed)
    hormone, age, nodes = random.integers(0, 2, n), random.normal(55, 9, n).astype(int), random.poisson(4, n)
    times = random.exponential(900 * np.exp(-0.12 * nodes) * np.where(hormone == 1, 1 / effect, 1.0))
    end = random.uniform(200, 2500, n)
    columns = (hormone, age, nodes, np.ceil(np.minimum(times, end)).astype(int), (times <= end).astype(int))
    return [",".join(map(str, row)) for row in zip(*(each.tolist() for each in columns), strict=True)]


def test_survival_is_measured(trial: Clinic) -> None:
    done = trial.measure()
    assert done.exit_code == 0, done.output
    found = mine(trial)
    assert found["c_index_relapse_linear"]["metric"] == "surv.c_index@1"
    assert 0.55 < found["c_index_relapse_linear"]["value"] < 0.85
    effect = found["estimate_hormone_effect"]
    assert effect["interval"]["low"] < effect["value"] < effect["interval"]["high"]
    assert effect["comparators"]["training_rows"]["value"] < effect["value"]
    assert found["overlap_hormone_effect"]["metric"] == "util.inference_cio@1"
    assert {"survival_curves", "restricted_mean_time", "events"} <= set(found)
    assert data(trial)["estimands"]["hormone_effect"]["real"].keys() == {"train", "holdout"}


def test_a_time_and_its_event_are_named_on_the_command_line(trial: Clinic) -> None:
    changed = data(trial)
    del changed["tasks"], changed["estimands"]
    trial.write(changed)
    assert trial.measure("--outcome", "time", "--event", "cens").exit_code == 0
    assert data(trial)["tasks"]["predict_time"]["event"] == "cens"
    assert mine(trial)["c_index_predict_time_linear"]["metric"] == "surv.c_index@1"


def test_records_of_a_subject_in_time_are_measured(clinic: Clinic) -> None:
    for path, n, seed in ((clinic.train, 40, 1), (clinic.holdout, 30, 2), (clinic.synthetic, 40, 3)):
        table(path, visits(n, seed), "patient,day,pressure")
    changed = data(clinic)
    clinic.write({key: changed[key] for key in ("synthreport", "manifest", "files", "splits")})
    done = clinic.measure("--subject", "patient", "--time", "day")
    assert done.exit_code == 0, done.output
    assert {"intervals", "mean_interval", "records_per_subject", "durations", "records_out_of_order"} <= set(
        mine(clinic)
    )
    assert mine(clinic)["autocorrelation_pressure"]["metric"] == "ts.autocorrelation_diff@1"


def visits(n: int, seed: int) -> list[str]:
    random = np.random.default_rng(seed)
    found = []
    for patient in range(n):
        day = 0
        for _ in range(int(random.integers(2, 7))):
            day += int(random.integers(5, 60))
            found.append(f"p{seed}-{patient},{day},{random.normal(120, 9):.1f}")
    return found


@pytest.fixture
def visited(tmp_path: Path) -> Clinic:
    """Two tables: patients, and visits that refer to them, with a foreign key in the manifest."""
    clinic = Clinic(tmp_path)
    changed = data(clinic)
    kept = {key: changed[key] for key in ("synthreport", "manifest", "files", "splits")}
    kept["files"]["visits"] = {"path": "data/visits.csv", "role": "data", "media_type": "text/csv"}
    keys = {"patient": "patients", "of": "visits", "age": "patients", "pressure": "visits"}
    kept["content"] = {
        "tables": {
            "patients": {"files": ["table"], "row_unit": "one patient", "key": ["patient"]},
            "visits": {"files": ["visits"], "foreign_keys": [{"field": "of", "table": "patients"}]},
        },
        "fields": {id: {"table": name, "description": id, "synthetic": True} for id, name in keys.items()},
    }
    for id in ("patient", "of"):
        kept["content"]["fields"][id]["roles"] = ["identifier"]
    clinic.write(kept)
    for side, path, n in (
        ("synthetic", clinic.synthetic, 50),
        ("train", clinic.train, 50),
        ("holdout", clinic.holdout, 40),
    ):
        table(path, [f"p{number},{20 + number % 50}" for number in range(n)], "patient,age")
        made = [f"p{number % n},{100 + number % 41}" for number in range(3 * n)]
        table(path.parent / f"{side}-visits.csv", [*made, "p999,120"] if side == "synthetic" else made, "of,pressure")
    return clinic


def test_several_tables_are_measured_with_what_relates_them(visited: Clinic) -> None:
    sides = {"synthetic": visited.synthetic, "train": visited.train, "holdout": visited.holdout}
    words = [f"patients={visited.synthetic}", f"visits={visited.synthetic.parent / 'synthetic-visits.csv'}"]
    for side in ("train", "holdout"):
        visits = sides[side].parent / f"{side}-visits.csv"
        words += [f"--{side}", f"patients={sides[side]}", f"--{side}", f"visits={visits}"]
    done = visited.invoke(*words)
    assert done.exit_code == 0, done.output
    found = mine(visited)
    assert found["visits_of_found"]["value"] == pytest.approx(150 / 151, abs=1e-6)
    assert found["visits_of_found"]["comparators"]["training_rows"]["value"] == 1
    assert found["visits_of_per_patients"]["metric"] == "rel.cardinality_similarity@1"
    assert found["ks_columns_visits"]["subject"]["ref"] == "visits"
    assert (
        found["ks_columns_patients"]["breakdown"].keys() == {"age"}
        if "breakdown" in found["ks_columns_patients"]
        else True
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["{s}", "{s}"], "a second synthetic file; name tables: NAME=FILE"),
        (["patients={s}", "--train", "{t}"], "of which table? Name each"),
        (["patients={s}", "--train", "visits={t}"], "of which table? Name each"),
        (["patients=", "--train", "patients={t}"], "a folder, expected a file"),
    ],
)
def test_tables_that_do_not_fit_are_refused(clinic: Clinic, words: list[str], message: str) -> None:
    done = clinic.invoke(*(word.format(s=clinic.synthetic, t=clinic.train) for word in words))
    assert done.exit_code == 2
    assert message in done.stderr


@pytest.mark.parametrize(
    ("analysis", "message"),
    [
        ({"method": "logistic", "outcome": "event"}, "it names no exposure"),
        ({"method": "cox", "outcome": "upper", "exposure": "sex"}, "it names no field that marks the event"),
        ({"method": "kaplan_meier", "outcome": "upper", "event": "event"}, "it names no horizon"),
        ({"method": "logistic", "outcome": "event", "exposure": "sex", "reference": "x"}, "no row has the exposure's"),
        ({"method": "linear", "outcome": "weight", "exposure": "sex"}, "the column weight is not compared"),
        ({"method": "linear", "outcome": "upper", "exposure": "sex", "rows": "age > 200"}, "fewer than 20 rows"),
        ({"method": "linear", "outcome": "upper", "formula": "upper ~ sex"}, "it is a formula"),
        ({"method": "logistic", "outcome": "upper", "exposure": "sex"}, "its outcome is not 0 and 1"),
    ],
)
def test_estimands_that_cannot_be_run_are_reported(clinic: Clinic, analysis: dict[str, Any], message: str) -> None:
    changed = data(clinic)
    changed["estimands"]["sex_effect"]["analysis"] = analysis
    clinic.write(changed)
    done = clinic.run("--dry-run")
    assert done.exit_code == 0, done.output
    assert f"not measured: estimand sex_effect: {message}" in done.stdout


@pytest.mark.parametrize(
    ("analysis", "low", "high"),
    [
        ({"method": "mean", "outcome": "upper"}, 130, 145),
        ({"method": "proportion", "outcome": "event"}, 0.1, 0.7),
        ({"method": "linear", "outcome": "upper", "exposure": "age"}, 0.2, 0.8),
        ({"method": "poisson", "outcome": "event", "exposure": "sex"}, 0.2, 5),
    ],
)
def test_estimands_are_estimated(clinic: Clinic, analysis: dict[str, Any], low: float, high: float) -> None:
    changed = data(clinic)
    changed["estimands"]["sex_effect"]["analysis"] = analysis
    clinic.write(changed)
    assert clinic.run().exit_code == 0
    found = mine(clinic)["estimate_sex_effect"]
    assert low < found["value"] < high
    assert found["interval"]["low"] < found["value"] < found["interval"]["high"]


def test_a_number_that_is_predicted_has_no_events(clinic: Clinic) -> None:
    changed = data(clinic)
    changed["tasks"] = {"pressure": {"question": "Upper pressure", "outcome": ["upper"], "fixed_on": "2026-01-12"}}
    clinic.write(changed)
    assert clinic.measure().exit_code == 0
    assert mine(clinic)["gap_pressure_by_group"]["events"]["gap"] == "not_applicable"
    found = checked(clinic).findings
    assert [each for each in found if each.at.pointer.startswith("/results/gap_pressure")] == []
