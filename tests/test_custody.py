"""Custodian mode: results computed again beside real rows, lies that are refuted, and nothing that leaks."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from clinic import small_learners
from custody import QUICK, Cohort, Said, cohort, ledger, payload, run, write

from synthreport.document.source import read
from synthreport.evidence.custody.copies_of_rows import few
from synthreport.evidence.custody.tolerances import Class, close, difference, shown
from synthreport.reporters.formats import FORMATS

REAL = cohort(100, 1)
EXACT = Class("exact", same_versions=True)


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with small_learners():
        yield


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """A cohort of which the quick families were measured."""
    made = Cohort(tmp_path_factory.mktemp("cohort"))
    made.make(REAL[:60], REAL[60:], cohort(60, 2))
    plan = made.home / "plan.yaml"
    plan.write_text(QUICK)
    made.measure("--plan", plan)
    return made


@pytest.fixture(scope="module")
def detected(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """A cohort of which only was measured how well a forest tells its rows from real ones."""
    made = Cohort(tmp_path_factory.mktemp("detected"))
    made.make(REAL[:60], REAL[60:], cohort(60, 2))
    plan = made.home / "plan.yaml"
    plan.write_text(QUICK.replace("detection: slow", "validity: no, resemblance: no, copying: no, visits: no"))
    made.measure("--plan", plan)
    return made


@pytest.fixture
def forest(detected: Cohort, tmp_path: Path) -> Cohort:
    return detected.copy(tmp_path)


@pytest.fixture
def clinic(measured: Cohort, tmp_path: Path) -> Cohort:
    return measured.copy(tmp_path)


def results(found: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The grades of results by their ids."""
    return {at.removeprefix("/results/"): grade for at, (grade, _) in found.items() if at.startswith("/results/")}


def test_honest_results_are_recomputed(clinic: Cohort) -> None:
    found = clinic.ledger()
    assert set(results(found).values()) == {"recomputed"}
    assert len(results(found)) > 15
    assert found["/splits/train/records"][0] == found["/splits/holdout/records"][0] == "matched"


def test_a_survival_dataset_is_measured_and_verified_without_a_refutation(tmp_path: Path) -> None:
    made = Cohort(tmp_path)
    made.make(REAL[:60], REAL[60:], cohort(60, 2))
    made.measure("--outcome", "time", "--groups", "menostat", "--repeats", "2")
    said = made.verify("--format", "json")
    grades = results(ledger(said))
    assert {"recomputed"} == set(grades.values())
    assert {"c_index_predict_time_linear", "estimate_hazard_ratio", "membership_auc", "linkability"} <= set(grades)
    assert '"grade": "refuted"' not in said.text


def test_a_nudged_metric_is_refuted(clinic: Cohort) -> None:
    nudges = {"ks_columns": 0.001, "coverage": -0.02, "correlations": 0.3}
    values = {id: clinic.stated(id, "value") for id in nudges}
    for id, nudge in nudges.items():
        clinic.set(f"/results/{id}/value", round(values[id] + nudge, 6))
    found = clinic.ledger()
    for id, value in values.items():
        assert found[f"/results/{id}"][0] == "refuted"
        assert f"the data give {value:.3g}" in found[f"/results/{id}"][1]
    assert {id for id, each in results(found).items() if each != "recomputed"} == set(nudges)


def test_a_refuted_result_contradicts(clinic: Cohort) -> None:
    clinic.set("/results/coverage/value", 0.1)
    said = clinic.verify("--show", "summary")
    assert said.code == 1
    assert "contradicts itself" in said.text
    assert "1 refuted" in said.text


def test_everything_else_that_a_result_states_is_compared(clinic: Cohort) -> None:
    lies = {
        "ks_columns": ("comparators/real_rows/value", 0.5),
        "tv_columns": ("breakdown/tgrade", 0.99),
        "exact_copies": ("comparators/unseen_rows/value", 0.25),
        "ks_worst_column": ("fields", ["age"]),
        "pairs_of_categories": ("against", "holdout"),
        "correlations": ("parameters", {"method": "spearman"}),
        "coverage": ("n", 1000),
    }
    for id, (place, value) in lies.items():
        clinic.set(f"/results/{id}/{place}", value)
    found = clinic.ledger()
    assert {id for id, each in results(found).items() if each != "recomputed"} == set(lies)
    for id, (place, _) in lies.items():
        assert found[f"/results/{id}"][1].startswith(f"not what the data give: {place.split('/')[0]}")


def test_a_changed_seed_or_spread_is_refuted(forest: Cohort) -> None:
    at = "/results/detection_forest"
    assert results(forest.ledger()) == {"propensity_ratio": "recomputed", "detection_forest": "recomputed"}
    spread = forest.stated("detection_forest", "repeats")
    forest.set(f"{at}/repeats/sd", 0.0001)
    assert forest.ledger()[at] == ("refuted", "not what the data give: repeats.sd")
    forest.set(f"{at}/repeats/sd", spread["sd"])
    forest.set(f"{at}/seed", 5)
    assert results(forest.ledger()) == {"propensity_ratio": "recomputed", "detection_forest": "refuted"}


def test_a_rounded_value_is_no_lie(clinic: Cohort) -> None:
    clinic.set("/results/correlations/value", round(clinic.stated("correlations", "value"), 3))
    assert clinic.ledger()["/results/correlations"][0] == "recomputed"


def test_the_order_of_fields_is_no_lie_and_close_values_are_told_apart() -> None:
    stated = {"value": 0.92473, "known": ["b", "a"]}
    assert difference(stated, {"value": 0.92473, "known": ["a", "b"]}, EXACT, 10) == ""
    assert difference(stated, {"value": 0.92473, "known": ["a", "c"]}, EXACT, 10) == "not what the data give: known"
    said = "stated is 0.92473, the data give another number that rounds to 0.925"
    assert difference(stated, {"value": 0.92512}, EXACT, 10) == said


@pytest.mark.full
def test_random_numbers_of_another_tool_are_no_lie(forest: Cohort) -> None:
    at, own = "/results/detection_forest", read(str(forest.manifest)).data["results"]["detection_forest"]
    shared = {key: each for key, each in own.items() if key not in ("tool", "evidence", "seed", "repeats", "interval")}
    forest.set("/results/near", {**shared, "value": round(own["value"] + own["repeats"]["sd"], 6)})
    forest.set("/results/far", {**shared, "value": 0.999})
    found = forest.ledger()
    assert [found[each][0] for each in (at, "/results/near", "/results/far")] == ["recomputed", "recomputed", "refuted"]


def test_a_training_row_that_is_copied_in_is_named(clinic: Cohort) -> None:
    path = clinic.folder / "synthetic.csv"
    lines = path.read_text().splitlines(keepends=True)
    lines[5] = clinic.train.read_text().splitlines(keepends=True)[9]
    path.write_text("".join(lines))
    said = clinic.verify("--format", "json")
    found = ledger(said)
    assert found["/results/exact_copies"] == ("refuted", "stated is 0.0, the data give that of fewer than 10 rows")
    assert found["/files/table"][0] == "refuted"
    assert "rows of the source `train` that are in `table`, too: fewer than 10; of `holdout`: 0" in said.text


def test_a_swapped_holdout_is_refuted(clinic: Cohort) -> None:
    found = clinic.ledger(holdout=clinic.train)
    assert found["/splits/holdout"] == ("refuted", "the same file was given for `train`, which the generator saw")
    shuffled = clinic.real / "shuffled.csv"
    head, *rows = clinic.train.read_text().splitlines()
    shuffled.write_text("\n".join([head, *rows[:4:-1]]) + "\n")
    found = clinic.ledger(holdout=shuffled)
    assert "most of these rows are rows of `train`, too" in found["/splits/holdout"][1]
    assert found["/splits/holdout/records"][0] == "refuted"
    assert found["/results/ks_columns"][0] == "refuted"


def test_another_source_is_refuted(clinic: Cohort) -> None:
    other = clinic.real / "other.csv"
    write(other, cohort(60, 9))
    found = clinic.ledger(source=other)
    assert found["/splits/train/records"][0] == "matched"
    assert {found[f"/results/{id}"][0] for id in ("ks_columns", "coverage", "correlations")} == {"refuted"}


def test_the_digest_of_a_split_is_compared(clinic: Cohort) -> None:
    digest = hashlib.sha256(clinic.train.read_bytes()).hexdigest()
    clinic.set("/splits/train/digest", {"sha256": digest, "salt": "none"})
    assert clinic.ledger()["/splits/train/digest"][0] == "matched"
    write(clinic.train, cohort(60, 9))
    assert clinic.ledger()["/splits/train/digest"] == ("refuted", "the file has another digest")


def test_a_salted_digest_needs_the_salt(clinic: Cohort) -> None:
    salt = clinic.real / "salt"
    salt.write_bytes(b"0123456789abcdef" * 2)
    digest = hashlib.sha256(salt.read_bytes() + clinic.train.read_bytes()).hexdigest()
    clinic.set("/splits/train/digest", {"sha256": digest, "salt": "held_by_custodian"})
    assert clinic.ledger()["/splits/train/digest"][0] == "not_checkable_here"
    attestation = clinic.home / "a.json"
    found = clinic.ledger("--salt", salt, "--attest", attestation, "--by", "hospital")
    assert found["/splits/train/digest"][0] == "matched"
    assert payload(attestation)["predicate"]["read"][0]["digest"] == {"sha256": digest, "salt": "held_by_custodian"}
    salt.write_bytes(b"short")
    assert "shorter than 16 bytes" in clinic.verify("--salt", salt).text


def test_what_cannot_be_computed_says_why(clinic: Cohort) -> None:
    subject = {"what": "released_files", "ref": "table"}
    shared = {"kind": "comparison", "value": 0.5, "subject": subject}
    clinic.set("/results/own", {**shared, "metric": {"other": "beauty", "definition": "https://example.org"}})
    clinic.set("/results/rare", {**shared, "metric": "fid.kernel_mmd@1", "against": "train"})
    clinic.set("/results/elsewhere", {**shared, "metric": "fid.coverage@1", "against": "registry"})
    clinic.set("/results/odd", {**shared, "metric": "fid.coverage@1", "against": "train", "parameters": {"k": 50}})
    clinic.set("/results/made", {**shared, "metric": "fid.coverage@1", "subject": {"what": "generator"}})
    clinic.set("/inputs/registry", {})
    found = clinic.ledger()
    reasons = {id: found[f"/results/{id}"] for id in ("own", "rare", "elsewhere", "odd", "made")}
    assert {grade for grade, _ in reasons.values()} == {"not_checkable_here"}
    assert reasons["own"][1] == "its metric is defined by its authors"
    assert "is not computed here" in reasons["rare"][1]
    assert reasons["elsewhere"][1] == "the rows of registry were not given"
    assert "other settings" in reasons["odd"][1]
    assert reasons["made"][1] == "it is not about the released files"


def test_a_result_that_somebody_else_computed_is_compared_by_what_it_states(clinic: Cohort) -> None:
    same = {
        "kind": "comparison", "metric": "fid.coverage@1", "against": "train",
        "value": clinic.stated("coverage", "value"),
        "subject": {"what": "released_files", "ref": "table"}, "parameters": clinic.stated("coverage", "parameters"),
    }  # fmt: skip
    clinic.set("/results/theirs", same)
    clinic.set("/results/wrong", {**same, "value": 0.123})
    found = clinic.ledger()
    assert found["/results/theirs"][0] == "recomputed"
    assert found["/results/wrong"][0] == "refuted"


def _theirs(clinic: Cohort, id: str, metric: str, value: float, **more: object) -> None:
    shared = {"kind": "comparison", "against": "train", "subject": {"what": "released_files", "ref": "table"}}
    clinic.set(f"/results/{id}", {**shared, "metric": metric, "value": value, **more})


def test_a_rate_of_broken_rules_is_compared_with_that_of_its_own_rule(clinic: Cohort) -> None:
    rules = {"grown": ("age >= 60", ["ours", "lie"]), "small": ("tsize < 30", []), "known": ("age > 0", [])}
    shared = {"table": None, "severity": "hard", "origin": "Codebook", "held_by": "nothing"}
    for id, (expression, violations) in rules.items():
        entry = {**shared, "expression": expression, "violations": violations}
        clinic.set(f"/constraints/{id}", {key: each for key, each in entry.items() if each})
    ages = [int(line.split(",")[1]) for line in (clinic.folder / "synthetic.csv").read_text().splitlines()[1:]]
    rate = round(sum(age < 60 for age in ages) / len(ages), 6)
    violation = {"kind": "violation", "metric": "valid.rule_violation_rate@1", "against": None}
    subject = {"subject": {"what": "released_files", "ref": "table"}}
    for id, value in (("ours", rate), ("lie", 0.0), ("any", 0.999)):
        clinic.set(
            f"/results/{id}", {k: v for k, v in {**violation, **subject, "value": value}.items() if v is not None}
        )
    found = clinic.ledger()
    assert {id: found[f"/results/{id}"][0] for id in ("ours", "lie", "any")} == {
        "ours": "recomputed", "lie": "refuted", "any": "not_checkable_here",
    }  # fmt: skip
    assert found["/results/any"][1] == "its settings do not say which of several numbers it is"


def test_exact_metrics_of_other_tools_are_computed_by_their_definition(clinic: Cohort) -> None:
    ks, tv = clinic.stated("ks_columns", "breakdown"), clinic.stated("tv_columns", "breakdown")
    mean = round((ks["age"] + ks["tsize"]) / 2, 6)
    average = {"parameters": {"aggregate": "mean over the columns"}}
    _theirs(clinic, "ks", "fid.ks_complement@1", ks["age"], fields=["age"])
    _theirs(clinic, "ks_lie", "fid.ks_complement@1", ks["age"] - 0.05, fields=["age"])
    _theirs(clinic, "ks_mean", "fid.ks_complement@1", mean, fields=["age", "tsize"], **average)
    _theirs(clinic, "ks_how", "fid.ks_complement@1", mean, fields=["age", "tsize"])
    _theirs(clinic, "ks_none", "fid.ks_complement@1", mean)
    _theirs(clinic, "ks_codes", "fid.ks_complement@1", 0.9, fields=["tgrade"])
    _theirs(clinic, "tv", "fid.tv_distance@1", round(1 - tv["tgrade"], 6), fields=["tgrade"])
    _theirs(clinic, "unseen", "fid.ks_complement@1", ks["age"], fields=["age"], against="holdout")
    _theirs(clinic, "pairs", "fid.correlation_similarity@1", 0.1, fields=["age", "tsize"])
    _theirs(clinic, "rows", "priv.exact_match@1", 0.0)
    _theirs(clinic, "model", "util.auc@1", 0.7)
    _theirs(clinic, "alone", "fid.tv_distance@1", 0.1, fields=["tgrade"], against="none")
    found = clinic.ledger()
    grades = {id: found[f"/results/{id}"][0] for id in ("ks", "ks_mean", "tv", "rows")}
    assert set(grades.values()) == {"recomputed"}, grades
    lies = {id: found[f"/results/{id}"] for id in ("ks_lie", "pairs", "unseen")}
    assert {grade for grade, _ in lies.values()} == {"refuted"}, lies
    reasons = {id: found[f"/results/{id}"][1] for id in ("ks_how", "ks_none", "ks_codes", "model", "alone")}
    assert reasons["ks_how"] == "it does not state how the values of its fields are combined"
    assert reasons["ks_none"] == "it does not state its fields"
    assert reasons["ks_codes"] == "one of its fields is not compared here in that form"
    assert reasons["model"] == "models and attacks of other tools are not run here"
    assert reasons["alone"] == "it names no real rows"


def test_values_that_are_missing_are_no_ground_to_refute_other_tools(clinic: Cohort) -> None:
    for path in (clinic.train, clinic.holdout):
        path.write_text(path.read_text().replace(",II,", ",,"))
    _theirs(clinic, "tv", "fid.tv_distance@1", 0.001, fields=["tgrade"])
    assert "values are missing in its fields" in clinic.ledger()["/results/tv"][1]


def test_splits_are_named_or_found(clinic: Cohort) -> None:
    named = clinic.ledger(source=f"train={clinic.train}", holdout=f"holdout={clinic.holdout}")
    assert set(results(named).values()) == {"recomputed"}
    swapped = clinic.verify(source=f"holdout={clinic.holdout}", holdout=f"train={clinic.train}")
    assert "given as rows that the generator saw, but it never saw them" in swapped.text
    twice = clinic.verify("--source", f"train={clinic.holdout}")
    assert (twice.code, "the split train is given twice" in twice.text) == (2, True)
    clinic.set("/splits/tuning", {})
    clinic.edit("train: {", "training: {")
    unknown = clinic.verify()
    assert (unknown.code, "which split is it?" in unknown.text) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--holdout", "h.csv"], "--source FILE"),
        (["--source", "t.csv", "--attest", "a.json"], "--by PARTY"),
        (["--source", "t.csv", "--by", "me"], "--by needs --attest"),
        (["--source", "t.csv", "--key", "k.pem"], "--key needs --attest"),
        (["--source", "t.csv"], "t.csv: no such file"),
        (["--source", "train=t.csv"], "t.csv: no such file"),
    ],
)
def test_options_that_make_no_sense_are_refused(clinic: Cohort, options: list[str], words: str) -> None:
    said = run("verify", clinic.manifest, *options)
    assert said.code == 2
    assert words in said.text


def test_an_input_is_never_replaced_by_an_attestation(clinic: Cohort) -> None:
    for path in (clinic.train, clinic.manifest):
        before = path.read_bytes()
        assert clinic.verify("--attest", path, "--by", "hospital").code == 2
        assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"a,b\n"])
def test_a_broken_source_is_refused_by_name(clinic: Cohort, content: bytes) -> None:
    clinic.train.write_bytes(content)
    said = clinic.verify()
    assert said.code in (1, 2)
    assert "Traceback" not in said.text
    assert said.code == 1 or "train.csv" in said.text


TABLES = """synthreport: "1.0"
dataset: {title: A clinic with visits}
content:
  tables:
    patients: {files: [patients_file], key: [patient], description: Persons}
    visits: {files: [visits_file], key: [patient, day], foreign_keys: [{field: visit_patient, table: patients}]}
  fields:
    patient: {table: patients, type: integer, roles: [identifier], description: Number}
    sex: {table: patients, type: string, description: Sex}
    age: {table: patients, type: integer, description: Age}
    visit_patient: {table: visits, name: patient, type: integer, roles: [identifier], description: Number}
    day: {table: visits, type: integer, description: Day}
    weight: {table: visits, type: number, description: Weight}
files:
  patients_file: {path: patients.csv, role: data, media_type: text/csv}
  visits_file: {path: visits.csv, role: data, media_type: text/csv}
splits:
  train: {seen_by_generator: [fit]}
  holdout: {seen_by_generator: none}
"""


def _clinic_with_visits(folder: Path, seed: int, persons: int = 40) -> None:
    random = np.random.default_rng(seed)
    ages = random.integers(20, 80, persons)
    patients = [f"{number},{'mf'[number % 2]},{age}" for number, age in enumerate(ages)]
    visits = [
        f"{number},{day},{random.normal(70, 12):.1f}"
        for number in range(persons)
        for day in np.cumsum(random.integers(5, 60, random.integers(2, 5)))
    ]
    folder.mkdir()
    (folder / "patients.csv").write_text("\n".join(["patient,sex,age", *patients]) + "\n")
    (folder / "visits.csv").write_text("\n".join(["patient,day,weight", *visits]) + "\n")


def test_several_tables_and_visits_are_computed_again(tmp_path: Path) -> None:
    for name, seed in (("released", 1), ("train", 2), ("holdout", 3)):
        _clinic_with_visits(tmp_path / name, seed)
    manifest = tmp_path / "released" / "synthreport.yaml"
    manifest.write_text(TABLES)
    (tmp_path / "plan.yaml").write_text(QUICK)
    tables = "patients", "visits"
    sides = {
        side: [f"{name}={tmp_path / side / name}.csv" for name in tables] for side in ("released", "train", "holdout")
    }
    options = [each for side in ("train", "holdout") for name in sides[side] for each in (f"--{side}", name)]
    plan = "--plan", tmp_path / "plan.yaml", "--into", manifest
    measured = run("measure", *sides["released"], *options, "--subject", "patient", "--time", "day", *plan)
    assert measured.code == 0, measured.text
    given = ["--source" if each == "--train" else each for each in options]
    grades = results(ledger(run("verify", manifest, "--format", "json", *given)))
    assert set(grades.values()) == {"recomputed"}, {id: each for id, each in grades.items() if each != "recomputed"}
    assert {"visits_patient_found", "visits_patient_per_patients", "ks_columns_patients", "intervals_visits"} <= set(
        grades
    )
    named = [each.replace("patients=", "train/patients=") for each in given[:4]]
    grades = results(ledger(run("verify", manifest, "--format", "json", *named)))
    assert grades["ks_columns_patients"] == "matched"
    assert grades["schema_conformance_patients"] == "matched"


@pytest.fixture
def planted(measured: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cohort]:
    """The cohort with canaries in both files of real rows: in a text, a number, a maximum, a column, a ragged row."""
    made = measured.copy(tmp_path / "planted")
    for path in (made.train, made.holdout):
        lines = path.read_text().splitlines()
        lines[0] += ",Kanarienspalte"
        lines[1:] = [f"{line},Kanarienvogel-7f3a91" for line in lines[1:]]
        lines[3] = lines[3].replace("yes", "Kanarienvogel-7f3a91").replace("no,", "Kanarienvogel-7f3a91,", 1)
        lines[4] = re.sub(r"^(\w+,\d+,\w+,)\d+", r"\g<1>739104820571", lines[4])
        lines[5] = re.sub(r"^(\w+,\d+,\w+,)\d+", r"\g<1>999999999983", lines[5])
        lines.append("Kanarienvogel-7f3a91,Kanarienvogel-7f3a91")
        path.write_text("\n".join(lines) + "\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    yield made
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_no_canary_leaves(planted: Cohort, form: str) -> None:
    attestation = planted.home / "attestation.json"
    packed = planted.train.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(planted.train.read_bytes()))
    said = planted.verify(
        "--format", form, "--show", "all", "--attest", attestation, "--by", "hospital", source=packed
    )  # fmt: skip
    assert said.code == 1
    assert "refuted" in said.text
    _holds_no_secret(said.text + json.dumps(payload(attestation)) + attestation.read_text())


@pytest.mark.full
def test_no_canary_leaves_in_any_format(planted: Cohort) -> None:
    outputs = {form: planted.home / f"report.{form}" for form in FORMATS}
    said = planted.verify(*(word for form, path in outputs.items() for word in ("--output", f"{form}:{path}")))
    assert said.code == 1, said.text
    for path in outputs.values():
        content = path.read_bytes()
        assert content, path.name
        _holds_no_secret("".join(each.decode("utf-8", "replace") for each in (content, *_members(content))))


def _members(content: bytes) -> Iterator[bytes]:
    """What is packed in a document: the members of an archive, and the streams of a PDF."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        with contextlib.suppress(zlib.error):
            yield zlib.decompress(stream)


def test_no_canary_leaves_with_an_error(planted: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNTHREPORT_TRACEBACK", "1")
    planted.holdout.write_bytes(planted.holdout.read_bytes()[:-30] + b"\xff\xfe\x00" + b"Kanarienvogel-7f3a91\n" * 3)
    for said in (planted.verify(), planted.verify(holdout=planted.home), _no_table(planted)):
        _holds_no_secret(said.text)


def _no_table(planted: Cohort) -> Said:
    planted.train.write_text("Kanarienvogel-7f3a91")
    return planted.verify()


def _holds_no_secret(text: str) -> None:
    assert "anarien" not in text
    plain = re.sub(r"[,.\s_]", "", text)
    for number in (739104820571, 999999999983):
        assert str(number) not in plain
        assert f"{number:.3g}" not in text


def test_no_smallest_or_largest_value_is_shown(clinic: Cohort) -> None:
    """Progesterone receptors of real persons: extremes and quartiles that occur in no released file."""
    values = sorted(int(line.split(",")[6]) for line in clinic.train.read_text().splitlines()[1:])
    told = {str(value) for value in (values[-1], values[-2], values[45], values[54]) if value > 99}
    released = (clinic.folder / "synthetic.csv").read_text() + clinic.manifest.read_text()
    told = {value for value in told if value not in released}
    assert told
    clinic.set("/results/ks_columns/value", 0.3)
    numbers = set(re.findall(r"\d+", clinic.verify("--show", "all").text))
    assert told.isdisjoint(numbers)


def test_small_counts_are_withheld() -> None:
    assert [few(count, 10) for count in (0, 1, 9, 10, 99, 1234)] == [
        "0",
        *["fewer than 10"] * 2,
        "10",
        "99",
        "about 1,200",
    ]
    copies = {"metric": "priv.exact_match@1", "value": 3 / 1711, "n": 1711}
    assert shown(copies, 10) == "that of fewer than 10 rows"
    assert shown({"metric": "priv.exact_copies@1", "value": 3.0}, 10) == "that of fewer than 10 rows"
    assert shown({"metric": "priv.exact_copies@1", "value": 30.0}, 10) == "30"
    assert shown({"metric": "fid.coverage@1", "value": 0.123456}, 10) == "0.123"


@pytest.mark.parametrize(
    ("stated", "again", "is_close"),
    [
        (0.89, 0.8903, True), (0.9, 0.8903, False), (0.890301, 0.8903, True), (0.8904, 0.8903, False),
        (1, 0.97, False), (1, 1.0, True), (12, 12.4, False), (0.0, 0.000001, False), (1234.5, 1234.52, True),
        ("1", 1.0, False),
    ],
)  # fmt: skip
def test_a_number_agrees_as_far_as_it_was_rounded(stated: float, again: float, is_close: bool) -> None:
    assert close(stated, again, "exact") is is_close


def test_other_versions_are_compared_by_spread() -> None:
    again = {"metric": "fid.c2st_auc@1", "value": 0.60, "repeats": {"sd": 0.01}}
    elsewhere = Class("seeded", same_versions=False)
    assert difference({"value": 0.62}, again, elsewhere, 10) == ""
    assert difference({"value": 0.64}, again, elsewhere, 10) != ""
    assert difference({"value": 0.64, "interval": {"low": 0.58, "high": 0.7}}, again, elsewhere, 10) == ""
    assert difference({"value": 0.62}, again, EXACT, 10) != ""


def test_evidence_of_another_version_is_compared_by_spread(forest: Cohort) -> None:
    path, at = forest.folder / "synthreport-measured.json", "/results/detection_forest"
    said = json.loads(path.read_text())
    said["libraries"]["numpy"] = "0"
    said["results"]["detection_forest"]["value"] = value = round(forest.stated("detection_forest", "value") + 0.0005, 6)
    path.write_text(json.dumps(said))
    forest.set(f"{at}/value", value)
    assert forest.ledger()[at][0] == "recomputed"


def test_real_rows_are_never_written(clinic: Cohort) -> None:
    before = {path: path.read_bytes() for path in clinic.real.iterdir()}
    there = set(clinic.folder.iterdir())
    clinic.verify()
    assert {path: path.read_bytes() for path in clinic.real.iterdir()} == before
    assert set(clinic.folder.iterdir()) == there
