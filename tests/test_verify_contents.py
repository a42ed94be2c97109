"""Lies about what is in the files: each is planted in a copy of an example, and named by its code and in the ledger."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from verifying import Copy, found, grade

from synthreport.document.pointers import put
from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables import open_table
from synthreport.evidence.tables.safe_expressions import plain
from synthreport.evidence.verifying.contents import table_checks
from synthreport.evidence.verifying.contents.stated_numbers import agrees
from synthreport.grades import Grade
from synthreport.outcome import State
from synthreport.result import Conclusion, Observed

FIELDS = "/content/fields"
VISITS, PERSONS = "/content/tables/visits_table", "/content/tables/persons_table"


@pytest.fixture
def clinic(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


@pytest.fixture
def images(tmp_path: Path) -> Copy:
    return Copy(tmp_path, "synthetic-radiographs")


@pytest.fixture
def trial(tmp_path: Path) -> Copy:
    return Copy(tmp_path, "tabular-trial")


def refuted(observed: Observed) -> set[str]:
    return {pointer for pointer, (given, _) in observed.grades.items() if given is Grade.REFUTED}


def test_every_claim_of_an_honest_folder_is_recomputed(clinic: Copy) -> None:
    observed = clinic.observed()
    assert found(observed) == []
    assert {grade(observed, f"{FIELDS}/{name}") for name in clinic.data["content"]["fields"]} == {Grade.RECOMPUTED}
    for claim in (VISITS, PERSONS, "/content/subjects", "/content/events", "/files/visits_file/records"):
        assert grade(observed, claim) is Grade.RECOMPUTED


def cell(copy: Copy, name: str, row: int, column: str, value: str) -> None:
    """Put a value into a cell of a table, which the manifest goes on describing."""
    lines = [line.rstrip("\n").split(",") for line in copy.lines(name)]
    lines[row][lines[0].index(column)] = value
    copy.write(name, "".join(",".join(line) + "\n" for line in lines).encode())


def test_a_dropped_row(clinic: Copy) -> None:
    clinic.write("patients_file", "".join(clinic.lines("patients_file")[:-1]).encode())
    observed = clinic.observed()
    assert found(observed) == [
        "VE75 /content/tables/visits_table/foreign_keys/0",
        "VE71 /content/subjects", "VE60 /files/patients_file/records",
    ]  # fmt: skip
    assert refuted(observed) == {VISITS, "/content/subjects", "/files/patients_file/records"}
    assert clinic.result(observed).verdict.conclusion is Conclusion.CONTRADICTORY


def test_a_renamed_column(clinic: Copy) -> None:
    clinic.replace("visits_file", "sbp_mmhg", "pressure", 1)
    observed = clinic.observed()
    assert {"VE64 /content/fields/sbp_mmhg", f"VE64 {VISITS}"} <= set(found(observed))
    assert {f"{FIELDS}/sbp_mmhg", VISITS} <= refuted(observed)
    clinic.data["content"]["fields_complete"] = False
    assert f"VE64 {VISITS}" not in found(clinic.observed())


def test_columns_in_another_order(clinic: Copy) -> None:
    fields = clinic.data["content"]["fields"]
    clinic.data["content"]["fields"] = dict(sorted(fields.items(), reverse=True))
    observed = clinic.observed()
    assert set(found(observed)) == {f"VE65 {VISITS}", f"VE65 {PERSONS}"}
    assert refuted(observed) == set()


CELLS: dict[str, tuple[str, str, str, list[str]]] = {
    "text in a number": ("patients_file", "age_years", "old", ["VE66 /content/fields/age_years/type"]),
    "a fraction": ("patients_file", "age_years", "40.5", ["VE66 /content/fields/age_years/type"]),
    "infinity": ("patients_file", "bmi_kg_m2", "inf", ["VE66 /content/fields/bmi_kg_m2/type"]),
    "too low": ("patients_file", "age_years", "17", ["VE67 /content/fields/age_years/range"]),
    "too high": ("patients_file", "age_years", "101", ["VE67 /content/fields/age_years/range"]),
    "too many decimals": ("patients_file", "bmi_kg_m2", "30.123", ["VE67 /content/fields/bmi_kg_m2/decimals"]),
    "no category": ("patients_file", "smoker", "7", ["VE68 /content/fields/smoker/categories"]),
    "missing, and none should be": ("patients_file", "sex", "", ["VE69 /content/fields/sex/missing"]),
    "missing, and otherwise": ("visits_file", "sbp_mmhg", "NA", ["VE69 /content/fields/sbp_mmhg/missing"]),
    "an identifier": ("patients_file", "patient_id", "anna.canary@example.org", ["VE78 /content/fields/patient_id"]),
    "a number of insurance": ("patients_file", "patient_id", "078-05-1120", ["VE78 /content/fields/patient_id"]),
    "a telephone": ("patients_file", "patient_id", "+49 30 1234567", ["VE78 /content/fields/patient_id"]),
}


@pytest.mark.parametrize("lie", CELLS)
def test_a_value_in_a_cell(clinic: Copy, lie: str) -> None:
    name, column, value, expected = CELLS[lie]
    cell(clinic, name, 5, column, value)
    observed = clinic.observed()
    assert set(expected) <= set(found(observed))
    if not expected[0].startswith("VE78"):
        assert expected[0].split()[1].rpartition("/")[0] in refuted(observed)
    said = " ".join(finding.message for finding in observed.findings)
    assert "canary" not in said
    assert value not in said.split() or value in ("", "7", "17")


def test_decimal_commas_and_semicolons(clinic: Copy) -> None:
    text = clinic.file("visits_file").read_text().replace(",", ";").replace(".", ",")
    clinic.write("visits_file", text.encode())
    observed = clinic.observed()
    assert {"VE58 /files/visits_file/media_type", "VE58 /content/fields/hba1c_percent"} <= set(found(observed))
    assert grade(observed, "/files/visits_file/records") is Grade.RECOMPUTED


def test_latin_1(clinic: Copy) -> None:
    cell(clinic, "patients_file", 3, "status", "verl\u00e4ssen")
    clinic.write("patients_file", clinic.file("patients_file").read_text(encoding="utf-8").encode("latin-1"))
    observed = clinic.observed()
    assert {"VE58 /files/patients_file/media_type", "VE68 /content/fields/status/categories"} <= set(found(observed))


def test_ragged_rows(clinic: Copy) -> None:
    lines = clinic.lines("visits_file")
    lines[7] = lines[7].rstrip("\n") + ",canary\n"
    lines[9] = "canary\n"
    clinic.write("visits_file", "".join(lines).encode())
    observed = clinic.observed()
    (ragged,) = [each for each in observed.findings if each.code == "VE59"]
    assert ragged.at.pointer == "/files/visits_file/path"
    assert ragged.message == "2 rows, the first in line 8"
    assert grade(observed, "/files/visits_file/records") is Grade.RECOMPUTED


def test_an_empty_file_and_a_header_alone(clinic: Copy) -> None:
    clinic.write("visits_file", b"")
    observed = clinic.observed()
    assert "VE57 /files/visits_file/path" in found(observed)
    assert grade(observed, VISITS) is Grade.NOT_CHECKABLE
    clinic.write("visits_file", clinic.lines("patients_file")[0].encode())
    assert "VE60 /files/visits_file/records" in found(clinic.observed())


def test_the_number_of_records(clinic: Copy) -> None:
    clinic.data["files"]["visits_file"]["records"] = 3000
    observed = clinic.observed()
    assert found(observed) == ["VE60 /files/visits_file/records"]
    assert refuted(observed) == {"/files/visits_file/records"}


def test_a_broken_key(clinic: Copy) -> None:
    lines = clinic.lines("patients_file")
    clinic.write("patients_file", "".join([*lines[:-1], lines[1]]).encode())
    observed = clinic.observed()
    assert {f"VE74 {PERSONS}/key", f"VE75 {VISITS}/foreign_keys/0"} <= set(found(observed))
    assert PERSONS in refuted(observed)
    cell(clinic, "patients_file", 4, "patient_id", "")
    assert f"VE74 {PERSONS}/key" in found(clinic.observed())


def test_constraints_that_are_broken(clinic: Copy) -> None:
    lines = [line.rstrip("\n").split(",") for line in clinic.lines("visits_file")]
    metformin, other = (lines[0].index(name) for name in ("metformin", "sulfonylurea"))
    lines[5][metformin], lines[5][other] = "0", "1"
    clinic.write("visits_file", "".join(",".join(line) + "\n" for line in lines).encode())
    observed = clinic.observed()
    (broken,) = [each for each in observed.findings if each.code == "VE76"]
    assert broken.at.pointer == "/constraints/sulfonylurea_with_metformin"
    assert broken.message.startswith("broken in 1 of 3,177 rows")
    assert "/constraints/sulfonylurea_with_metformin" in refuted(observed)


@pytest.mark.parametrize(
    "expression",
    [
        "age_years > (SELECT 1)", "age_years > getenv('HOME')", "1) FROM read_csv('/etc/passwd') --", "no_column > 1",
        "age_years", "sum(age_years) > 1", "sex > 1; DROP TABLE x", "COLUMNS(*) > 1", "age_years > 1" + " " * 10_000,
    ],
)  # fmt: skip
def test_an_expression_that_cannot_be_run(clinic: Copy, expression: str) -> None:
    clinic.data["constraints"]["age_in_bounds"]["expression"] = expression
    observed = clinic.observed()
    at = "/constraints/age_in_bounds"
    if expression != "age_years":
        assert found(observed) == [f"VE77 {at}/expression"]
        assert grade(observed, at) is Grade.NOT_CHECKABLE
    assert grade(observed, "/constraints/sex_known") is Grade.RECOMPUTED


ALLOWED = (
    "a IS NULL OR b IN (1, 2)", "CASE WHEN a > 1 THEN b ELSE c END = 1", "a BETWEEN 1 AND 2", "NOT (a LIKE 'x%')",
    "abs(a - b) <= 0.5 * greatest(c, 1)", "CAST(a AS INTEGER) % 2 = 0", "extract(year FROM a) > 2000", "x.a = \"b c\"",
)  # fmt: skip
REFUSED = (
    "EXISTS (SELECT 1)", "a > random()", "a OVER ()", "count(*) > 1", "a, b", "a FROM t", "a = $1",
    "read_text('x') = a",
    "list_transform([1], y -> y) = [1]", "a > 1 ORDER BY a", "*", "nextval('x') = 1", "current_setting('x') = 'y'", "",
)  # fmt: skip


def test_conditions_are_read_before_they_are_run(clinic: Copy) -> None:
    with open_table(clinic.file("patients_file")) as table:
        assert [each for each in ALLOWED if not plain(each, table.sql)] == []
        for each in REFUSED:
            with pytest.raises(Unusable):
                plain(each, table.sql)


def test_a_rate_is_among_the_rows_on_which_its_rule_can_be_decided(clinic: Copy) -> None:
    values = [float(line.split(",")[2]) for line in clinic.lines("visits_file")[1:] if line.split(",")[2]]
    broken, at = sum(value >= 9 for value in values), "/results/high"
    rule = {"expression": "hba1c_percent < 9", "table": "visits_table", "held_by": "nothing", "violations": ["high"]}
    clinic.data["constraints"]["high"] = rule
    high = {
        **clinic.data["results"]["visits_after_gaps"],
        "value": broken / len(values),
        "n": len(values),
        "events": broken,
        "evidence": {},
    }
    clinic.data["results"]["high"] = high
    assert 0 < broken < len(values) < len(clinic.lines("visits_file")) - 1
    assert clinic.observed().grades[at] == (Grade.RECOMPUTED, f"counted in {len(values):,} rows")
    high["n"] = 3177
    observed = clinic.observed()
    assert found(observed) == [f"VE76 {at}/n"]
    assert (
        observed.grades[at][1]
        == f"broken in {broken:,} of {len(values):,} rows on which it can be decided, and `n` is 3177"
    )
    rule["expression"] = "CAST(NULL AS INTEGER) < 9"
    assert at not in clinic.observed().grades, "there is no row on which it can be decided"


def test_a_nudged_rate_and_share(tmp_path: Path) -> None:
    trial = Copy(tmp_path, "tabular-trial")
    result = trial.data["results"]["rule_1_broken"]
    trial.data["content"]["groups"]["women"]["expression"] = "gender = 0"
    observed = trial.observed(skip=("requirements.in",))
    assert found(observed) == []
    assert grade(observed, "/results/rule_1_broken") is Grade.RECOMPUTED
    assert grade(observed, "/content/groups/women/shares/output") is Grade.RECOMPUTED
    result["value"] = 0.36405
    trial.data["content"]["groups"]["women"]["shares"]["output"] = 0.28
    observed = trial.observed(skip=("requirements.in",))
    assert {"VE76 /results/rule_1_broken/value", "VE72 /content/groups/women/shares/output"} <= set(found(observed))
    assert {"/results/rule_1_broken", "/content/groups/women/shares/output"} <= refuted(observed)


def test_a_nudged_metric(clinic: Copy) -> None:
    clinic.data["results"]["entry_age_mean"]["value"] = 60.577516
    observed = clinic.observed()
    assert "/results/entry_age_mean" not in observed.grades
    clinic.data["results"]["entry_age_mean"]["evidence"]["locator"] += ".simulated"
    observed = clinic.observed()
    assert found(observed) == ["VE82 /results/entry_age_mean/value"]
    assert refuted(observed) == {"/results/entry_age_mean"}
    clinic.data["results"]["entry_age_mean"]["evidence"]["locator"] = "Table 3"
    assert "/results/entry_age_mean" not in clinic.observed().grades
    clinic.write("numbers", b"{broken")
    assert "/results/entry_age_sd" not in clinic.observed().grades


def test_what_was_measured_is_compared_with_its_file_of_evidence(trial: Copy) -> None:
    results, path = trial.data["results"], trial.file("measured")
    at, before = "/results/coverage", dict(results["coverage"])
    observed = trial.observed(skip=("requirements.in",))
    assert found(observed) == []
    assert observed.grades[at] == (Grade.MATCHED, "`measured` has the same number")
    results["coverage_of_neighbours"] = {**before, "value": round(before["value"], 2)}
    results["coverage_lie"] = {**before, "value": before["value"] - 0.01}
    results["coverage"] = {**before, "n": before["n"] + 1}
    results["ks_columns"]["against"] = "holdout"
    results["near_copies"]["parameters"]["distance"] = "Gower at most 0.2"
    observed = trial.observed(skip=("requirements.in",))
    others = "/results/ks_columns", "/results/near_copies"
    assert found(observed) == [
        f"VE82 {others[0]}/against", f"VE82 {at}/n", f"VE82 {others[1]}/parameters", f"VE82 {at}_lie/value",
    ]  # fmt: skip
    assert refuted(observed) == {at, f"{at}_lie", *others}
    assert grade(observed, f"{at}_of_neighbours") is Grade.MATCHED
    said = json.loads(path.read_text())
    trial.write("measured", json.dumps({**said, "files": {"table": "0" * 64}}).encode())
    assert f"VE82 {at}/evidence" in found(trial.observed(skip=("requirements.in",)))
    results["odd"] = {**before, "metric": None}
    trial.write("measured", json.dumps({**said, "results": {"coverage": "high", "odd": 1}}).encode())
    assert {at, f"{at}_lie", "/results/ks_columns"} <= refuted(trial.observed(skip=("requirements.in",)))


@pytest.mark.parametrize(
    ("stated", "counted", "same"),
    [
        (0.374, 0.37405, True), (0.38, 0.37405, False), (0, 0.3, False), (1, 0.999, False), (640, 640, True),
        (0.5, 0.54, True),
    ],
)  # fmt: skip
def test_stated_numbers_are_rounded(stated: float, counted: float, same: bool) -> None:
    assert agrees(stated, counted) is same


def test_subjects_and_events(clinic: Copy) -> None:
    clinic.data["content"] |= {"subjects": 501, "events": 12}
    observed = clinic.observed()
    assert found(observed) == ["VE71 /content/subjects"]
    assert refuted(observed) == {"/content/subjects"}
    assert grade(observed, "/content/events") is Grade.NOT_CHECKABLE


def test_totals_need_every_table(clinic: Copy) -> None:
    clinic.file("visits_file").unlink()
    observed = clinic.observed()
    assert found(observed) == ["VE51 /files/visits_file/path"]
    for claim in ("/content/subjects", VISITS, f"{FIELDS}/month"):
        assert grade(observed, claim) is Grade.NOT_CHECKABLE
    assert grade(observed, f"{FIELDS}/sex") is Grade.RECOMPUTED


def test_the_share_of_synthetic_rows(clinic: Copy) -> None:
    clinic.data["content"]["fields"]["smoker"]["roles"] = ["row_marker"]
    observed = clinic.observed()
    assert found(observed) == ["VE72 /dataset/composition"]
    assert "/dataset/composition" in refuted(observed)
    share = sum(line.split(",")[4] == "1" for line in clinic.lines("patients_file")) / 500
    clinic.data["dataset"]["composition"] = {
        "kind": "mixed_with_real",
        "synthetic_share": share,
        "row_marker": "smoker",
    }
    assert grade(clinic.observed(), "/dataset/composition") is Grade.RECOMPUTED
    clinic.data["content"]["fields"]["smoker"]["roles"] = []
    clinic.data["dataset"]["composition"] = {"kind": "partly_synthetic", "observed_fields": ["sex", "postcode"]}
    assert found(clinic.observed()) == ["VE72 /dataset/composition/observed_fields"]


def test_free_text(clinic: Copy) -> None:
    header, *rows = clinic.lines("patients_file")
    sentence = ",the patient came back after three weeks and felt much better than before\n"
    text = [header.rstrip("\n") + ",note\n", *(row.rstrip("\n") + sentence for row in rows)]
    clinic.write("patients_file", "".join(text).encode())
    clinic.data["content"]["fields"]["note"] = {"table": "persons_table", "type": "string"}
    assert found(clinic.observed()) == ["VE79 /content/fields/note"]
    clinic.data["content"]["fields"]["note"]["roles"] = ["free_text"]
    assert found(clinic.observed()) == []


def test_a_leak_in_a_column_that_nobody_describes(clinic: Copy) -> None:
    header, *rows = clinic.lines("patients_file")
    text = [header.rstrip("\n") + ",contact\n", *(row.rstrip("\n") + ",eve.canary@example.org\n" for row in rows)]
    clinic.write("patients_file", "".join(text).encode())
    observed = clinic.observed()
    assert {f"VE64 {PERSONS}", f"VE78 {PERSONS}"} == set(found(observed))
    assert "canary" not in " ".join(finding.message for finding in observed.findings)


def test_a_family_of_fields(clinic: Copy) -> None:
    fields = clinic.data["content"]["fields"]
    fields["baselines"] = {"table": "persons_table", "pattern": "baseline_.*", "count": 2, "type": "integer"}
    del fields["baseline_antihypertensive"], fields["baseline_lipid_lowering"]
    observed = clinic.observed()
    assert found(observed) == []
    assert grade(observed, f"{FIELDS}/baselines") is Grade.RECOMPUTED
    fields["baselines"]["count"] = 3
    assert found(clinic.observed()) == ["VE64 /content/fields/baselines"]
    fields["baselines"]["pattern"] = "(a+)+$["
    assert "VE57 /files/patients_file/path" in found(clinic.observed())


def test_fields_in_a_dictionary(clinic: Copy) -> None:
    clinic.data["content"]["fields"] = {"in_dictionary": "readme", "complete": True}
    observed = clinic.observed()
    assert observed.outcomes["VE64"].state is State.NOT_CHECKED
    assert grade(observed, "/files/visits_file/records") is Grade.RECOMPUTED


def parquet(copy: Copy, name: str, query: str, **metadata: str) -> None:
    """Write a table of an example as Parquet, which the manifest then describes."""
    path = copy.file(name).with_suffix(".parquet")
    source = copy.file(name)
    pairs = ", ".join(f"{key}: '{value}'" for key, value in metadata.items())
    options = f"FORMAT parquet, KV_METADATA {{{pairs}}}" if metadata else "FORMAT parquet"
    duckdb.sql(query.format(f"read_csv('{source.as_posix()}')")).create("t") if False else None
    duckdb.execute(f"COPY ({query.format(f'''read_csv('{source.as_posix()}')''')}) TO '{path.as_posix()}' ({options})")
    source.unlink()
    entry = copy.data["files"][name]
    entry |= {"path": path.relative_to(copy.folder).as_posix(), "media_type": "application/vnd.apache.parquet"}
    copy.write(name, path.read_bytes())


def test_parquet(clinic: Copy) -> None:
    parquet(clinic, "visits_file", "SELECT * FROM {}", note="This is synthetic.")
    clinic.data["files"]["visits_file"]["label"] = {"m": {"kind": "parquet_metadata", "value": "synthetic"}}
    observed = clinic.observed()
    assert found(observed) == []
    assert grade(observed, "/files/visits_file/label/m") is Grade.RECOMPUTED
    clinic.data["files"]["visits_file"]["label"]["m"]["value"] = "generated"
    observed = clinic.observed()
    assert found(observed) == ["VE63 /files/visits_file/label/m"]
    assert refuted(observed) == {"/files/visits_file/label/m"}


def test_truncated_parquet(clinic: Copy) -> None:
    parquet(clinic, "visits_file", "SELECT * FROM {}")
    clinic.write("visits_file", clinic.file("visits_file").read_bytes()[:-500])
    clinic.data["files"]["visits_file"]["label"] = {"m": {"kind": "column", "value": "is_synthetic"}}
    observed = clinic.observed()
    assert "VE57 /files/visits_file/path" in found(observed)
    at = "/files/visits_file/label/m"
    assert observed.grades[at] == (Grade.NOT_CHECKABLE, "its columns could not be read"), "nobody knows if it is marked"
    assert grade(observed, VISITS) is Grade.NOT_CHECKABLE
    assert grade(observed, PERSONS) is Grade.RECOMPUTED


def test_types_of_parquet(clinic: Copy) -> None:
    parquet(clinic, "visits_file", "SELECT * REPLACE (month + 0.5 AS month, sbp_mmhg::VARCHAR AS sbp_mmhg) FROM {}")
    observed = clinic.observed()
    assert "VE66 /content/fields/month/type" in found(observed)
    assert "VE66 /content/fields/sbp_mmhg/type" not in found(observed)


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_packed_tables(clinic: Copy, packed: str) -> None:
    content = clinic.file("visits_file").read_bytes()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("visits.csv", content)
    clinic.file("visits_file").unlink()
    clinic.data["files"]["visits_file"] |= {
        "path": f"data/visits.csv.{packed}",
        "media_type": f"application/{packed}ip",
    }
    if packed == "zip":
        clinic.data["files"]["visits_file"]["media_type"] = "application/zip"
    clinic.write("visits_file", gzip.compress(content) if packed == "gz" else held.getvalue())
    assert found(clinic.observed()) == []


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_bombs_in_place_of_tables(clinic: Copy, packed: str) -> None:
    content, held = b"a,b\n" + b"1,2\n" * (20 * 2**20), io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("visits.csv", content)
    clinic.write("visits_file", gzip.compress(content) if packed == "gz" else held.getvalue())
    observed = clinic.observed()
    (finding,) = [each for each in observed.findings if each.code == "VE57"]
    assert "200 times" in finding.message
    assert grade(observed, PERSONS) is Grade.RECOMPUTED


def test_a_table_of_several_files(clinic: Copy) -> None:
    header, *rows = clinic.lines("visits_file")
    clinic.file("visits_file").unlink()
    for number, part in enumerate((rows[:1000], rows[1000:]), start=1):
        clinic.file("visits_file").with_name(f"visits-{number}.csv").write_text("".join([header, *part]))
    clinic.data["files"]["visits_file"] = {"path": "data/visits-*.csv", "count": 2, "role": "data", "records": 3177}
    clinic.data["files"]["visits_file"]["media_type"] = "text/csv"
    assert found(clinic.observed()) == []
    clinic.file("patients_file").with_name("visits-2.csv").write_text("".join([header, *rows[999:]]))
    assert {"VE60 /files/visits_file/records", f"VE74 {VISITS}/key"} <= set(found(clinic.observed()))


def test_very_many_files(clinic: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_checks, "MOST_FILES", 0)
    observed = clinic.observed()
    assert observed.outcomes["VE60"].state is State.NOT_CHECKED
    assert "VE74" not in observed.outcomes


def test_a_file_that_is_in_no_table(clinic: Copy) -> None:
    del clinic.data["content"]["tables"]["visits_table"]
    clinic.data["content"]["fields"] = {
        name: field for name, field in clinic.data["content"]["fields"].items() if field["table"] == "persons_table"
    }
    clinic.data["files"]["visits_file"]["records"] = 1
    observed = clinic.observed()
    assert "VE60 /files/visits_file/records" in found(observed)
    assert observed.outcomes["VE64"].not_judged == 1


def resources(copy: Copy, *records: dict[str, Any]) -> None:
    copy.data["files"] = {
        "bundle": {
            "path": "patients.ndjson", "role": "data", "media_type": "application/fhir+ndjson", "records": len(records),
            "label": {"tagged": {"kind": "fhir_tag", "value": "HTEST"}},
        }
    }  # fmt: skip
    copy.data["content"] = {"tables": {"patients": {"files": ["bundle"], "key": ["id"]}}, "fields": {
        "id": {"table": "patients", "type": "string"}, "birthDate": {"table": "patients", "type": "date"}}}  # fmt: skip
    copy.data["constraints"] = {}
    (copy.folder / "patients.ndjson").write_text("".join(f"{json.dumps(record)}\n" for record in records))


def patient(number: int, **more: Any) -> dict[str, Any]:
    tag = {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}]}
    return {"resourceType": "Patient", "id": f"p{number}", "meta": tag, "birthDate": "1960-02-01", **more}


def test_fhir(clinic: Copy) -> None:
    resources(clinic, *map(patient, range(20)))
    observed = clinic.observed(skip=("*",))
    assert found(observed) == []
    assert grade(observed, "/files/bundle/label/tagged") is Grade.RECOMPUTED
    resources(clinic, *map(patient, range(19)), patient(3, meta={}, birthDate="yesterday"))
    observed = clinic.observed(skip=("*",))
    assert set(found(observed)) == {
        "VE63 /files/bundle/label/tagged", "VE66 /content/fields/birthDate/type", "VE74 /content/tables/patients/key",
    }  # fmt: skip


def retag(copy: Copy, change: Callable[[Any], None]) -> None:
    import pydicom

    for path in sorted((copy.folder / "data" / "images").iterdir())[:1]:
        image = pydicom.dcmread(path)
        change(image)
        image.save_as(path)


def without_tag(image: Any) -> None:
    image.SyntheticData = "NO"


def test_a_removed_label(images: Copy) -> None:
    retag(images, without_tag)
    observed = images.observed()
    assert "VE63 /files/image_files/label/in_header" in found(observed)
    assert {"/files/image_files/label/in_header", "/files/image_files"} <= refuted(observed)
    assert grade(observed, "/files/image_files/label/in_name") is Grade.RECOMPUTED


def with_names(image: Any) -> None:
    image.PatientName = "Canary^Anna"
    image.InstitutionName, image.PatientComments = "Canary Hospital", "Anna Canary lives by the sea"


def with_foreign_uids(image: Any) -> None:
    image.StudyInstanceUID = "1.2.840.113619.2.1.1"


@pytest.mark.parametrize(("change", "said"), [(with_names, "PatientName"), (with_foreign_uids, "manufacturer")])
def test_headers_that_name_somebody(images: Copy, change: Any, said: str) -> None:
    retag(images, change)
    observed = images.observed()
    (finding,) = [each for each in observed.findings if each.code == "VE80"]
    assert said in finding.message
    assert "canary" not in finding.message.lower()


def test_a_broken_image(images: Copy) -> None:
    path = images.folder / "data" / "images" / "synthetic-01.dcm"
    path.write_bytes(b"no image")
    assert "VE57 /files/image_files/path" in found(images.observed())


def test_another_geometry(images: Copy) -> None:
    images.data["imaging"]["acquisition"]["geometry"] = "512 x 512, 0.7 mm"
    images.data["imaging"]["acquisition"]["modality"] = "CT"
    observed = images.observed(skip=("requirements.*",))
    assert {"VE70 /imaging/acquisition/geometry", "VE70 /imaging/acquisition/modality"} == set(found(observed))


def recording(copy: Copy, unit: str = "uV") -> None:
    """An EDF of one channel, as the manifest describes it."""
    fixed = b"0       " + b"X X X X".ljust(80) + b"synthetic".ljust(80) + b"01.01.8500.00.00" + b"512     "
    fixed += b" " * 44 + b"10      " + b"1       " + b"1   "
    signal = [
        ("EEG Fpz", 16),
        ("", 80),
        (unit, 8),
        ("-1", 8),
        ("1", 8),
        ("-1", 8),
        ("1", 8),
        ("", 80),
        ("250", 8),
        ("", 32),
    ]
    (copy.folder / "r.edf").write_bytes(fixed + b"".join(text.encode().ljust(size) for text, size in signal))
    copy.data["files"] = {
        "edf": {
            "path": "r.edf", "role": "data", "media_type": "application/x-edf", "records": 1,
            "label": {"there": {"kind": "header", "value": "synthetic"}},
        }
    }  # fmt: skip
    copy.data["content"] = {"tables": {"signals": {"files": ["edf"], "key": "none"}}, "fields": {
        "fpz": {"table": "signals", "name": "EEG Fpz", "type": "number", "unit": "uV"}}}  # fmt: skip
    copy.data["signal"] = {"rate": 250, "duration": 10, "channels": ["fpz"]}
    copy.data["constraints"] = {}


def test_signals(clinic: Copy) -> None:
    recording(clinic)
    observed = clinic.observed(skip=("*",))
    assert found(observed) == []
    assert grade(observed, "/files/edf/label/there") is Grade.RECOMPUTED
    recording(clinic, unit="mV")
    clinic.data["signal"]["rate"] = 500
    clinic.data["files"]["edf"]["label"]["there"]["value"] = "simulated"
    assert set(found(clinic.observed(skip=("*",)))) == {
        "VE70 /content/fields/fpz/unit", "VE70 /signal/rate", "VE63 /files/edf/label/there",
    }  # fmt: skip


def variants(copy: Copy, rows: str) -> None:
    head = "##fileformat=VCFv4.2\n##source=synthetic cohort\n##contig=<ID=1,length=248956422>\n"
    columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts1\n"
    (copy.folder / "v.vcf").write_text(head + columns + rows)
    copy.data["files"] = {
        "vcf": {
            "path": "v.vcf", "role": "data", "media_type": "text/x-vcf", "records": 1,
            "label": {"there": {"kind": "vcf_header", "value": "synthetic"}},
        }
    }  # fmt: skip
    copy.data["content"], copy.data["constraints"] = {}, {}
    copy.data["genomic"] = {"build": "GRCh38"}


def test_genomes(clinic: Copy) -> None:
    row = "1\t10\t.\tA\tC\t.\tPASS\t.\tGT\t0|1\n"
    variants(clinic, row)
    observed = clinic.observed(skip=("*",))
    assert found(observed) == []
    assert grade(observed, "/files/vcf/label/there") is Grade.RECOMPUTED
    variants(clinic, row + "1\t11\n")
    clinic.data["genomic"]["build"] = "GRCh37"
    clinic.data["files"]["vcf"]["label"]["there"]["value"] = "generated"
    assert set(found(clinic.observed(skip=("*",)))) == {
        "VE59 /files/vcf/path", "VE70 /genomic/build", "VE63 /files/vcf/label/there",
    }  # fmt: skip


MARKS: dict[str, tuple[dict[str, str], str]] = {
    "a name": ({"kind": "file_name", "value": "synthetic"}, "VE63"),
    "the name of an archive": ({"kind": "archive_name", "value": "synthetic"}, "VE63"),
    "a column": ({"kind": "column", "value": "is_synthetic"}, "VE63"),
    "an existing column": ({"kind": "column", "value": "the column `sex`"}, ""),
    "a tag of no form": ({"kind": "dicom_tag", "value": "yes"}, ""),
    "a narrative": ({"kind": "narrative", "value": "yes"}, ""),
    "of another kind": ({"kind": {"other": "watermark"}, "value": "yes"}, ""),  # type: ignore[dict-item]
}


@pytest.mark.parametrize("kind", MARKS)
def test_marks(clinic: Copy, kind: str) -> None:
    mark, code = MARKS[kind]
    clinic.data["files"]["patients_file"]["label"] = {"m": mark}
    expected = [f"{code} /files/patients_file/label/m"] if code else []
    assert found(clinic.observed()) == expected


ODD: dict[str, tuple[str, Any]] = {
    "a text among numbers": ("/content/fields/smoker/categories", [0, "yes", "a\x00b"]),
    "half of a character": ("/content/fields/sex/categories", ["F", "M", "\ud800"]),
    "results that are none": ("/constraints/sex_known/violations", [["a"], {}, 7, "none"]),
    "no range": ("/content/fields/age_years/range", {"min": "low", "max": [1]}),
    "a mark of no kind": ("/files/patients_file/label", {"a": {}, "b": 7, "c": {"kind": [], "value": []}}),
    "a table of no files": ("/content/tables/visits_table", {"files": [7, "nowhere"], "key": "none"}),
    "foreign keys": ("/content/tables/visits_table/foreign_keys", [7, {}, {"field": "month", "table": "x"}]),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_answers_are_no_crash(clinic: Copy, name: str) -> None:
    pointer, answer = ODD[name]
    put(clinic.data, pointer, answer)
    observed = clinic.observed()
    assert grade(observed, "/files/visits_file") is Grade.MATCHED


def test_repeated_rows(clinic: Copy) -> None:
    clinic.data["content"]["tables"]["persons_table"]["key"] = "none"
    lines = clinic.lines("patients_file")
    clinic.write("patients_file", "".join([*lines[:-1], lines[1]]).encode())
    assert f"VE73 {PERSONS}" in found(clinic.observed())


def test_more_keys_than_memory(clinic: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_checks, "_SHARE_OF_KEYS", 0)
    observed = clinic.observed()
    assert found(observed) == []
    assert observed.outcomes["VE74"].state is State.NOT_CHECKED
    assert "--memory" in observed.outcomes["VE74"].reason


def test_little_memory_is_no_crash(clinic: Copy) -> None:
    observed = clinic.observed(memory=64 * 2**20)
    assert found(observed) == []
