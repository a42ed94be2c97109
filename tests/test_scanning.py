"""From a folder on disk to a draft: what is read of each format, what is never written, and what breaks nothing."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import os
import random
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

import synthreport
from synthreport.draft.draft import Draft, leaves
from synthreport.draft.ids import Names
from synthreport.draft.source_files import Unusable
from synthreport.manifest.values import ID_PATTERN
from synthreport.outcome import State
from synthreport.scan import Limits, scanned
from synthreport.scan.observations import Seen
from synthreport.scan.readers.json_records import _take
from synthreport.scan.surroundings.code import address_without_secrets, code
from synthreport.scan.surroundings.environment import environment

ROOT = Path(__file__).parents[1]
EXAMPLES = ("tabular-trial", "synthetic-radiographs", "simulated-clinic")


def faults(draft: Draft) -> list[str]:
    """What the checker finds wrong with what a draft says, and not merely missing."""
    result = synthreport.check({"synthreport": "1.0", **draft.answers})
    malformed = [code for code, outcome in result.outcomes.items() if outcome.state == State.MALFORMED]
    wrong = {"DC67", "DC68", "DC69", "DC70"}
    return malformed + [f"{found.code} {found.at.pointer}" for found in result.findings if found.code in wrong]


def scan(folder: Path, limits: Limits = Limits(), **options: Any) -> Draft:  # noqa: B008
    """A scan, of which the checker must find nothing malformed, and whose answers must all have an origin."""
    draft = scanned(folder, limits, **options)
    assert faults(draft) == []
    assert sorted(draft.origins) == sorted(leaves(draft.answers))
    assert "a bug in" not in reasons(draft)
    return draft


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def reasons(draft: Draft) -> str:
    return "\n".join(f"{left.source}: {left.place}: {left.why}" for left in draft.left)


def table(rows: int, header: str = "patient_id,sex,age,weight,seen,note") -> str:
    """A table in which every kind of column occurs."""
    lines = [
        f"P{n:04},{'FM'[n % 2]},{20 + n % 50},{50 + n % 40}.{n % 7},2024-01-{1 + n % 28:02},a word of {n}"
        for n in range(rows)
    ]
    return "\n".join([header, *lines]) + "\n"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_a_draft_that_says_what_its_authors_said(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "examples" / name, tmp_path / name)
    draft = scan(folder)
    said = synthreport_yaml(folder)
    listed = {entry["path"]: entry for entry in draft.answers["files"].values()}
    for entry in said["files"].values():
        if "*" not in entry["path"]:
            assert {key: listed[entry["path"]][key] for key in ("bytes", "sha256")} == {
                key: entry[key] for key in ("bytes", "sha256")
            }
            assert listed[entry["path"]]["role"] == entry["role"]
            assert listed[entry["path"]].get("records") == entry.get("records")
    types = {key: field["type"] for key, field in said["content"]["fields"].items()}
    found = {key: field["type"] for key, field in draft.answers["content"]["fields"].items()}
    assert sorted(types.values()) == sorted(found.values())
    assert "range" not in json.dumps(draft.answers)
    assert "synthetic: true" not in json.dumps(draft.answers)


def synthreport_yaml(folder: Path) -> dict[str, Any]:
    from synthreport.document import parse

    data = parse((folder / "synthreport.yaml").read_bytes()).data
    assert isinstance(data, dict)
    return data


def test_images_of_one_form_are_one_entry(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "examples" / "synthetic-radiographs", tmp_path / "images")
    draft = scan(folder)
    (entry,) = [each for each in draft.answers["files"].values() if each["media_type"] == "application/dicom"]
    sums = next(key for key, each in draft.answers["files"].items() if each["role"] == "checksums")
    assert entry["path"] == "data/images/synthetic-*.dcm"
    assert (entry["count"], entry["records"], entry["bytes"]) == (24, 24, 810476)
    assert entry["sha256"] == {"listed_in": sums}
    assert {"kind": "dicom_tag", "value": "(0008,001C) YES"} in entry["label"].values()
    assert draft.answers["imaging"]["acquisition"]["bit_depth"] == 12
    assert draft.answers["content"]["subjects"] == 24


def test_images_of_which_some_name_nobody_count_no_subjects(tmp_path: Path) -> None:
    whole = (ROOT / "examples/synthetic-radiographs/data/images/synthetic-01.dcm").read_bytes()
    write(tmp_path / "a.dcm", whole)
    assert scan(tmp_path).answers["content"]["subjects"] == 1
    write(tmp_path / "a.dcm", whole.replace(b"SYN0001 ", b"        "))
    assert "subjects" not in scan(tmp_path).answers["content"]


def test_a_list_of_checksums_that_is_wrong_is_not_relied_on(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "examples" / "synthetic-radiographs", tmp_path / "images")
    sums = folder / "data" / "SHA256SUMS"
    first = sums.read_text().splitlines()[0]
    sums.write_text(sums.read_text().replace(first[:64], "0" * 64))
    draft = scan(folder)
    assert "another digest for 1 of the files" in reasons(draft)
    assert all("listed_in" not in str(each.get("sha256")) for each in draft.answers["files"].values())


def test_nothing_of_a_broken_dicom_header_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = (ROOT / "examples/synthetic-radiographs/data/images/synthetic-01.dcm").read_bytes()
    write(tmp_path / "a.dcm", whole.replace(b"1.2.840.10008.5.1.4.1.1.7", b"Miller.10008.5.1.4.1.1.70"))
    draft = scan(tmp_path)
    assert "Miller" not in caplog.text + json.dumps(draft.answers) + reasons(draft)


def test_a_dicom_file_that_is_none_or_cut_is_left(tmp_path: Path) -> None:
    whole = (ROOT / "examples/synthetic-radiographs/data/images/synthetic-01.dcm").read_bytes()
    write(tmp_path / "empty.dcm", b"")
    write(tmp_path / "text.dcm", "no image")
    write(tmp_path / "cut.dcm", whole[:400])
    draft = scan(tmp_path)
    assert reasons(draft).count("no DICOM file") == 2


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_table_is_told_without_disclosing_a_record(tmp_path: Path, suffix: str) -> None:
    text = table(120).encode()
    write(tmp_path / f"visits.csv{suffix}", gzip.compress(text) if suffix else text)
    draft = scan(tmp_path)
    content = draft.answers["content"]
    assert content["modalities"] == ["tabular"]
    assert content["subjects"] == 120
    assert draft.answers["files"]["visits_csv_file" if suffix else "visits_file"]["records"] == 120
    assert content["tables"]["visits"]["key"] == ["patient_id"]
    assert content["fields"] == {
        "patient_id": {"table": "visits", "type": "string", "missing": "none"},
        "sex": {"table": "visits", "type": "string", "categories": ["F", "M"], "missing": "none"},
        "age": {"table": "visits", "type": "integer", "missing": "none"},
        "weight": {"table": "visits", "type": "number", "decimals": 1, "missing": "none"},
        "seen": {"table": "visits", "type": "date", "missing": "none"},
        "note": {"table": "visits", "type": "string", "missing": "none"},
    }
    told = json.dumps(draft.answers) + reasons(draft)
    assert not [word for word in ("P0001", "a word of", "2024-01") if word in told]


def test_a_rare_category_is_not_named_and_neither_are_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "sex,drug\n" + "F,aspirin\n" * 40 + "X,aspirin\n" * 9)
    draft = scan(tmp_path)
    assert "categories" not in draft.answers["content"]["fields"]["sex"]
    assert draft.answers["content"]["fields"]["drug"]["categories"] == ["aspirin"]
    assert "some are held by fewer than 10 records" in reasons(draft)
    assert scan(tmp_path, Limits(small_cell=9)).answers["content"]["fields"]["sex"]["categories"] == ["F", "X"]


def test_more_values_than_the_limit_are_no_categories(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "site\n" + "".join(f"{letter}\n" * 10 for letter in "abcd"))
    assert scan(tmp_path, Limits(categories=4)).answers["content"]["fields"]["site"]["categories"] == [*"abcd"]
    assert "categories" not in scan(tmp_path, Limits(categories=3)).answers["content"]["fields"]["site"]


@pytest.mark.parametrize("column", ["patient_id", "surname", "first name", "postcode", "MRN", "e-mail address"])
def test_a_column_that_may_identify_is_never_named_by_its_values(tmp_path: Path, column: str) -> None:
    write(tmp_path / "a.csv", f"{column}\n" + "Miller\n" * 50)
    assert "Miller" not in json.dumps(scan(tmp_path).answers)


def test_ages_that_are_few_are_still_a_measure(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "age,stage\n" + "104,2\n" * 50)
    fields = scan(tmp_path).answers["content"]["fields"]
    assert "categories" not in fields["age"]
    assert fields["stage"]["categories"] == [2]


def test_a_table_without_a_header_does_not_make_names_of_a_record(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "Smith,F,London\n" + "Jones,F,Paris\n" * 20)
    write(tmp_path / "b.csv", "P1,34,1\nP2,36,1\n")
    draft = scan(tmp_path)
    assert "Smith" not in json.dumps(draft.answers) + reasons(draft)
    assert "fields" not in draft.answers["content"]
    assert reasons(draft).count("add a header") == 2


@pytest.mark.parametrize(
    "values, told",
    [
        (["1", "", "3"], {"type": "integer", "missing": {"code": ""}}),
        (["1.5", "NA", "3"], {"type": "number", "decimals": 1, "missing": {"code": "NA"}}),
        (["0.12345678901234", "2"], {"type": "number", "missing": "none"}),
        (["1e-5", "2.5"], {"type": "number", "missing": "none"}),
        (["007", "008"], {"type": "string", "missing": "none"}),
        (["true", "false"], {"type": "boolean", "missing": "none"}),
        (["2024-01-01", "2024-01-02T10:00:00Z"], {"type": "datetime", "missing": "none"}),
        (["10:30", "11:00:05"], {"type": "time", "missing": "none"}),
        (["1", "one"], {"type": "string", "missing": "none"}),
        (["NA", "", "3"], {"type": "integer"}),
    ],
)
def test_the_type_of_a_column_holds_every_value(tmp_path: Path, values: list[str], told: dict[str, Any]) -> None:
    write(tmp_path / "a.csv", "x,y\n" + "".join(f"{value},0\n" for value in values))
    assert scan(tmp_path).answers["content"]["fields"]["x"] == {"table": "a", **told}


def test_a_column_without_values_has_no_type(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "x,y\n,1\n,2\n")
    draft = scan(tmp_path)
    assert "type" not in draft.answers["content"]["fields"]["x"]
    assert "column x: it has no values" in reasons(draft)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    write(tmp_path / "a.csv", f'sex{delimiter}"a, b; c"\n' + f"F{delimiter}1\n" * 20)
    assert [*scan(tmp_path).answers["content"]["fields"]] == ["sex", "a_b_c"]


def test_latin_1_is_read_and_told(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", ("größe,land\n" + "1,Österreich\n" * 20).encode("latin-1"))
    draft = scan(tmp_path)
    fields = draft.answers["content"]["fields"]
    assert fields["gr_e"]["name"] == "größe"
    assert fields["land"]["categories"] == ["Österreich"]
    assert "not UTF-8; read as Latin-1" in reasons(draft)


@pytest.mark.parametrize(
    "text, why",
    [
        (b"", "empty"),
        (b"\n\na,b\n", "its first line is blank"),
        (b"\x00\x01\x02\xff" * 300, "NUL bytes"),
        (b'a,b\n"1,2\n', "line 2: cannot be read as CSV"),
        (b"a,b\n1,2\n1\n1,2,3\n", "line 3: not as many values as the 2 columns; so in 2 rows"),
        (b"a,b\n1,\x002\n", "line 2: NUL bytes, which were skipped; so in 1 row"),
        (b"a,a,\n1,2,3\n", "column 2: another column has the same name"),
        (b"a,a,\n1,2,3\n", "column 3: it has no name"),
    ],
)
def test_a_broken_table_is_told_and_breaks_nothing(tmp_path: Path, text: bytes, why: str) -> None:
    write(tmp_path / "a.csv", text)
    write(tmp_path / "b.csv", "z\n1\n")
    draft = scan(tmp_path)
    assert why in reasons(draft)
    assert draft.answers["files"]["b_file"]["records"] == 1


def test_rows_after_a_broken_one_are_read(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", 'a,b\n1,2\n"x"y,2\n3,4\n')
    draft = scan(tmp_path)
    assert [*draft.answers["content"]["fields"]] == ["a_a", "b"]
    assert "records" not in draft.answers["files"]["a_file"]
    assert "line 3: cannot be read as CSV" in reasons(draft)


@pytest.mark.parametrize("cut", [10, 40])
def test_a_cut_gzip_is_told(tmp_path: Path, cut: int) -> None:
    write(tmp_path / "a.csv.gz", gzip.compress(os.urandom(3000).hex().encode())[:cut])
    assert "gzip stream is broken" in reasons(scan(tmp_path))


def test_a_line_without_an_end_is_not_held(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", b"a,b\n" + b"x" * (17 * 1024 * 1024))
    write(tmp_path / "b.ndjson", b"x" * (17 * 1024 * 1024))
    said = reasons(scan(tmp_path))
    assert "line 2: cannot be read as CSV: field larger than field limit" in said
    assert "line 1 is longer than 16 Mi characters" in said


def test_many_rows_take_no_more_memory_than_few(tmp_path: Path) -> None:
    """A fresh process, whose peak is that of the scan alone."""
    if sys.platform == "win32":
        pytest.skip("no resource module")
    write(tmp_path / "a" / "a.csv", "x,y\n" + "12345.678,free text of some length\n" * 1000)
    with (tmp_path / "b.csv").open("w") as file:
        file.write("x,y\n")
        file.writelines(f"{n}.{n},free text of some length {n}\n" for n in range(150_000))
    text = (
        "import resource, sys, pathlib; from synthreport.scan import scanned;"
        "scanned(pathlib.Path(sys.argv[1])); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    (tmp_path / "b").mkdir()
    (tmp_path / "b.csv").rename(tmp_path / "b" / "b.csv")
    peaks = [
        int(subprocess.run([sys.executable, "-c", text, str(tmp_path / each)], cwd=ROOT, capture_output=True).stdout)
        for each in "ab"
    ]
    assert peaks[1] - peaks[0] < 15 * 1024 * (1024 if sys.platform == "darwin" else 1)


def test_like_named_columns_of_a_wide_table_are_one_family(tmp_path: Path) -> None:
    write(
        tmp_path / "a.csv", ",".join(["id", *(f"rs{n}" for n in range(201))]) + "\n" + "1," + ",".join("2" * 201) + "\n"
    )
    fields = scan(tmp_path).answers["content"]["fields"]
    assert [*fields] == ["rs", "id"]
    assert fields["rs"] == {"table": "a", "pattern": "rs[0-9]+", "count": 201, "type": "integer"}


def test_two_tables_with_one_column_name_have_two_ids(tmp_path: Path) -> None:
    write(tmp_path / "patients.csv", "patient_id,sex\n" + "".join(f"{n},F\n" for n in range(20)))
    write(tmp_path / "visits.csv", "patient_id,month\n" + "".join(f"{n % 20},1\n" for n in range(40)))
    content = scan(tmp_path).answers["content"]
    assert content["fields"]["visits_patient_id"]["name"] == "patient_id"
    assert content["subjects"] == 20
    assert "key" not in content["tables"]["visits"]


def test_ids_are_none_of_the_words_of_the_standard(tmp_path: Path) -> None:
    write(tmp_path / "none.csv", "none,gap,other,about,rest,x-y,0\n")
    write(tmp_path / "rest.csv", "none,gap,other,about,x-y,1st\n" + "a,b,c,d,e,f\n" * 20)
    assert scan(tmp_path).answers["content"]["fields"]


def test_ids_are_what_the_manifest_takes_for_ids() -> None:
    words = ["a", "A.b-c_9", "x-y", "none", "nones", "rest", "x", "1a", "", "a b", "a" * 64, "a" * 65, "a\n", "ä"]
    taken = {word for word in words if re.match(ID_PATTERN, word)}
    assert {word for word in words if Names().new(word) == word} == taken


def test_subjects_are_not_told_where_tables_disagree(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "patient_id\n1\n2\n")
    write(tmp_path / "b.csv", "patient_id\n1\n2\n3\n")
    draft = scan(tmp_path)
    assert "subjects" not in draft.answers["content"]
    assert "do not agree" in reasons(draft)


def test_a_program_on_dictionaries_is_code(tmp_path: Path) -> None:
    write(tmp_path / "dictionary.py", "")
    assert scan(tmp_path).answers["files"]["code_dictionary"]["role"] == "code"


def test_a_dictionary_beside_gives_meanings_and_units(tmp_path: Path) -> None:
    write(tmp_path / "labs.csv", "hb,site\n" + "".join(f"{n},A\n" for n in range(40)))
    write(tmp_path / "labs_dictionary.csv", "Variable,Description,Unit\nHB,Haemoglobin,g/dL\nother,Not there,\n")
    draft = scan(tmp_path)
    assert draft.answers["files"]["labs_dictionary"]["role"] == "dictionary"
    assert draft.answers["content"]["fields"]["hb"] == {
        "table": "labs", "type": "integer", "missing": "none", "description": "Haemoglobin", "unit": "g/dL",
    }  # fmt: skip
    assert draft.origins["/content/fields/hb/unit"] == "labs_dictionary.csv"


RECORDS: list[dict[str, Any]] = [
    {"sex": "F", "age": n, "alive": True, "height": 1.5, "born": "2000-01-01", "x": None, "l": []} for n in range(40)
]


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_records_in_json_are_a_table(tmp_path: Path, form: str) -> None:
    text = json.dumps(RECORDS) if form == "json" else "\n".join(map(json.dumps, RECORDS))
    write(tmp_path / f"a.{form}", text)
    draft = scan(tmp_path)
    fields = draft.answers["content"]["fields"]
    assert {key: field.get("type") for key, field in fields.items()} == {
        "sex": "string", "age": "integer", "alive": "boolean", "height": "number", "born": "date",
        "x": None, "l": {"other": "list"},
    }  # fmt: skip
    assert fields["sex"]["categories"] == ["F"]
    assert fields["x"]["missing"] == {"code": "null"}
    assert draft.answers["content"]["modalities"] == ["tabular"]


@pytest.mark.parametrize(
    "name, text, why",
    [
        ("a.json", '[{"a": ', "not JSON: Expecting value in line 1, column 8"),
        ("a.json", '[{"a": ' + "[" * 100_000, "nested too deeply"),
        ("a.json", "[{}, 3]", "no records"),
        ("a.json", b'[{"a": "\xff', "not JSON"),
        ("a.ndjson", '{"a": 1}\n[1]\n{"a"\n', "line 2: no JSON object; so in 2 lines"),
        ("a.ndjson", "[" * 100_000, "line 1: nested too deeply; so in 1 line"),
    ],
)
def test_broken_json_is_told(tmp_path: Path, name: str, text: str | bytes, why: str) -> None:
    write(tmp_path / name, text)
    assert why in reasons(scan(tmp_path))


@pytest.mark.parametrize("text", ["", "3", '{"a": 1}', "[" * 100_000, b"\xff\xfe\x00["])
def test_json_without_records_has_no_role(tmp_path: Path, text: str | bytes) -> None:
    write(tmp_path / "a.json", text)
    draft = scan(tmp_path)
    assert [entry.get("role") for entry in draft.answers["files"].values()] == [None]
    assert "a.json: /files/a/role: its name does not show what it contains" in reasons(draft)


def test_keys_that_few_records_have_are_not_named(tmp_path: Path) -> None:
    records = [{"sex": "F", f"Miller {n}": 1, "common": 2 if n < 10 else None} for n in range(20)]
    write(tmp_path / "a.json", json.dumps(records))
    draft = scan(tmp_path)
    assert [*draft.answers["content"]["fields"]] == ["sex", "common"]
    assert "Miller" not in json.dumps(draft.answers) + reasons(draft)
    assert "20 are in fewer than 10 records" in reasons(draft)


@pytest.mark.parametrize("name", ["a\x1b[31m", "x" * 201, "\ud800", "a\u2028b"])
def test_names_that_are_no_words_are_not_told(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.json", json.dumps([{name: 1, "b": 2}] * 20))
    draft = scan(tmp_path)
    assert [*draft.answers["content"]["fields"]] == ["b"]
    assert "1 have names that are no words" in reasons(draft)


@pytest.mark.parametrize("value", [" ", "9007199254740993", "9" * 5000, "a\x1b[31m", "a@b.org", "x" * 41, "+5"])
def test_odd_values_give_nothing_that_a_manifest_cannot_hold(tmp_path: Path, value: str) -> None:
    write(tmp_path / "a.csv", "code,other\n" + f"{value},1\n" * 20)
    field = scan(tmp_path).answers["content"]["fields"]["code"]
    assert field.get("categories") == ([5] if value == "+5" else None)


def test_a_decimal_comma_makes_a_number(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "x;y\n3,5;1\n4;1\n")
    assert scan(tmp_path).answers["content"]["fields"]["x"]["type"] == "number"


def test_columns_that_are_too_many_are_left_for_a_dictionary(tmp_path: Path) -> None:
    words = ["".join(letters) for letters in itertools.product("abcdefghijklm", repeat=3)][:2001]
    write(tmp_path / "a.csv", ",".join(words) + "\n" + ",".join("1" for _ in words) + "\n")
    draft = scan(tmp_path)
    assert "fields" not in draft.answers["content"]
    assert "2001 are too many to list" in reasons(draft)


def test_a_first_line_without_end_is_not_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synthreport.scan.readers.delimited.doubt", lambda *_: pytest.fail("judged"))
    write(tmp_path / "a.csv", "description," + "name," * 200_000 + "\n1,2\n")
    draft = scan(tmp_path)
    assert "more than 100,000 columns" in reasons(draft)
    assert "fields" not in draft.answers["content"]


def test_records_with_keys_of_their_own_are_gone_through_once() -> None:
    class Record(dict[str, int]):
        asked = 0

        def __contains__(self, key: object) -> bool:
            Record.asked += 1
            return super().__contains__(key)

        def __getitem__(self, key: str) -> int:
            Record.asked += 1
            return super().__getitem__(key)

    seen = Seen(Limits())
    _take([Record({f"k{number}": 1}) for number in range(1000)], seen)
    assert len(seen.table().columns) == 1000
    assert Record.asked <= 1000


def resource(kind: str, number: int) -> dict[str, Any]:
    tag = {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}]}
    return {"resourceType": kind, "id": f"{kind}-{number}", "meta": tag, "name": [{"family": "Miller"}]}


def test_fhir_resources_are_counted_by_type(tmp_path: Path) -> None:
    resources = [*(resource("Patient", n) for n in range(3)), *(resource("Observation", n) for n in range(5))]
    bundle = {"resourceType": "Bundle", "entry": [{"resource": each} for each in resources]}
    write(tmp_path / "bundle.json", json.dumps(bundle))
    draft = scan(tmp_path)
    (entry,) = draft.answers["files"].values()
    assert entry["records"] == 8
    assert [*entry["label"].values()] == [{"kind": "fhir_tag", "value": "HTEST"}]
    assert [*draft.answers["content"]["tables"]] == ["Patient", "Observation"]
    assert draft.answers["content"]["subjects"] == 3
    assert "Miller" not in json.dumps(draft.answers)


def parquet(path: Path, query: str) -> Path:
    with duckdb.connect() as database:
        database.execute(f"COPY ({query}) TO '{path.as_posix()}' (FORMAT parquet, KV_METADATA {{synthetic: 'true'}})")
    return path


def test_parquet_is_read_by_its_schema(tmp_path: Path) -> None:
    parquet(
        tmp_path / "a[1].parquet",
        "SELECT range AS patient_id, range % 2 AS arm, range / 3 AS dose, 'F' AS sex, range > 5 AS late, "
        "DATE '2024-01-01' AS seen, TIMESTAMP '2024-01-01 10:00:00' AS at, [1] AS list, "
        "CASE WHEN range > 0 THEN 1.25::DECIMAL(9, 2) END AS cost FROM range(50)",
    )
    draft = scan(tmp_path)
    fields = draft.answers["content"]["fields"]
    assert {key: field["type"] for key, field in fields.items()} == {
        "patient_id": "integer", "arm": "integer", "dose": "number", "sex": "string", "late": "boolean",
        "seen": "date", "at": "datetime", "list": {"other": "integer[]"}, "cost": "number",
    }  # fmt: skip
    assert fields["arm"]["categories"] == [0, 1]
    assert fields["sex"]["categories"] == ["F"]
    assert draft.answers["content"]["subjects"] == 50
    assert draft.answers["content"]["tables"]["a_1"]["key"] == ["patient_id"]
    (entry,) = draft.answers["files"].values()
    assert entry["records"] == 50
    assert entry["label"] == {"in_the_parquet_metadata": {"kind": "parquet_metadata", "value": "synthetic: true"}}


def test_parquet_without_a_value_has_no_categories(tmp_path: Path) -> None:
    parquet(tmp_path / "a.parquet", "SELECT NULL::VARCHAR AS sex, 1 AS arm FROM range(20)")
    parquet(tmp_path / "b.parquet", "SELECT 1 AS site FROM range(0)")
    fields = scan(tmp_path).answers["content"]["fields"]
    assert fields["sex"] == {"table": "a", "type": "string"}
    assert "categories" not in fields["site"]


def test_parquet_that_is_none_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", b"PAR1 and nothing more PAR1")
    assert "DuckDB cannot read it" in reasons(scan(tmp_path))


@pytest.mark.parametrize("library, extra, suffix", [("duckdb", "parquet", "parquet"), ("pydicom", "dicom", "dcm")])
def test_a_library_that_is_missing_is_named_with_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, extra: str, suffix: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    write(tmp_path / f"a.{suffix}", b"anything")
    draft = scan(tmp_path)
    assert draft.answers["files"]["a_file"]["bytes"] == 8
    assert f"pip install 'synthreport[{extra}]'" in reasons(draft)


def test_wfdb_headers_tell_rate_duration_and_channels(tmp_path: Path) -> None:
    for number in range(5):
        signals = f"r{number}.dat 16 1000(0)/mV 16 0 1 2 0 I\nr{number}.dat 16 200/mmHg 16 0 1 2 0 ABP\n"
        write(tmp_path / f"r{number}.hea", f"r{number} 2 500 5000\n{signals}# age: 99 name: Miller\n")
        write(tmp_path / f"r{number}.dat", b"\0" * 10)
    draft = scan(tmp_path)
    assert draft.answers["signal"] == {"rate": 500.0, "duration": 10.0, "channels": ["I", "ABP"]}
    assert draft.answers["content"]["fields"]["ABP"]["unit"] == "mmHg"
    assert draft.answers["content"]["modalities"] == ["signal"]
    assert {entry["path"]: entry.get("records") for entry in draft.answers["files"].values()} == {
        "r*.dat": 5,
        "r*.hea": None,
    }
    assert "Miller" not in json.dumps(draft.answers)


@pytest.mark.parametrize(
    "header", ["", "#\n", "r1\n", "r1 x 500\n", "r1 2 500 100\nnonsense\n", "r1 1 1.2.3\n", f"r1 {'9' * 5000} 1\n"]
)
def test_wfdb_headers_that_are_broken_break_nothing(tmp_path: Path, header: str) -> None:
    write(tmp_path / "r.hea", header)
    write(tmp_path / "r.dat", b"")
    scan(tmp_path)


def edf(signals: list[tuple[str, str, int]], patient: str = "X F 01-JAN-1950 Miller") -> bytes:
    count = len(signals)
    fixed = f"{'0':8}{patient:80}{'rec':80}01.01.2410.00.00{256 * (1 + count):<8}{'':44}{30:<8}{1:<8}{count:<4}"
    columns = ["".join(f"{each[0]:16}" for each in signals), " " * 80 * len(signals)]
    columns += ["".join(f"{each[1]:8}" for each in signals), " " * 112 * len(signals)]
    columns += ["".join(f"{each[2]:<8}" for each in signals), " " * 32 * len(signals)]
    return (fixed + "".join(columns)).encode("ascii")


def test_edf_headers_tell_rate_duration_and_channels(tmp_path: Path) -> None:
    write(tmp_path / "a.edf", edf([("EEG Fpz-Cz", "uV", 100), ("EDF Annotations", "", 20)]))
    draft = scan(tmp_path)
    assert draft.answers["signal"] == {"rate": 100.0, "duration": 30.0, "channels": ["eeg_fpz_cz"]}
    assert draft.answers["content"]["fields"]["eeg_fpz_cz"] == {
        "table": "a", "name": "EEG Fpz-Cz", "type": "number", "unit": "uV",
    }  # fmt: skip
    assert "Miller" not in json.dumps(draft.answers)


SHORT_SECONDS = edf([("a", "b", 10**7)]).replace(b"30      1       ", b"1e308   1e-300  ")
"""A header in which numbers that are sensible alone are none together."""


@pytest.mark.parametrize(
    "text", [b"", b"0       ", edf([])[:256], b"no EDF" * 100, edf([("a", "b", 1)])[:300], SHORT_SECONDS]
)
def test_edf_headers_that_are_broken_break_nothing(tmp_path: Path, text: bytes) -> None:
    write(tmp_path / "a.edf", text)
    scan(tmp_path)


VCF = (
    "##fileformat=VCFv4.3\n##source=my-synthetic-genomes\n##reference=file:///home/miller/hg38.fa\n"
    "##contig=<ID=chr1,length=248956422>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\tS2\n"
    + "chr1\t100\t.\tA\tC\t.\t.\t.\tGT\t0/1\t1/1\n"
    * 7
)


def test_vcf_tells_samples_variants_and_build(tmp_path: Path) -> None:
    write(tmp_path / "a.vcf.gz", gzip.compress(VCF[:200].encode()) + gzip.compress(VCF[200:].encode()))
    draft = scan(tmp_path)
    (entry,) = draft.answers["files"].values()
    assert entry["records"] == 7
    assert entry["label"]["in_the_vcf_header"]["value"] == "synthetic"
    assert draft.answers["genomic"] == {"build": "GRCh38"}
    assert draft.answers["content"]["subjects"] == 2
    assert "miller" not in json.dumps(draft.answers)


@pytest.mark.parametrize("text", ["", "x\n", "##fileformat=VCFv4.3\n", "##fileformat=VCFv4.3\nchr1\t1\n"])
def test_vcf_that_is_broken_is_told(tmp_path: Path, text: str) -> None:
    write(tmp_path / "a.vcf", text)
    assert "a.vcf" in reasons(scan(tmp_path))


def test_nifti_headers_tell_the_geometry(tmp_path: Path) -> None:
    header = bytearray(352)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<8h", header, 40, 3, 128, 96, 64, 1, 1, 1, 1)
    struct.pack_into("<2h", header, 70, 4, 16)
    struct.pack_into("<8f", header, 76, 1, 1, 1, 2.5, 0, 0, 0, 0)
    header[123], header[344:348] = 2, b"n+1\0"
    write(tmp_path / "brain.nii.gz", gzip.compress(bytes(header)))
    write(tmp_path / "none.nii", b"nothing")
    draft = scan(tmp_path)
    assert draft.answers["imaging"]["acquisition"] == {
        "geometry": "128 x 96 x 64, 1 x 1 x 2.5 mm", "bit_depth": 16, "format": "NIfTI-1",
    }  # fmt: skip
    assert "none.nii: no NIfTI-1 header" in reasons(draft)


def test_flipped_bytes_break_no_reader(tmp_path: Path) -> None:
    chance = random.Random(1)
    images = ROOT / "examples" / "synthetic-radiographs" / "data" / "images"
    parquet(tmp_path / "good.parquet", "SELECT range AS id, 'F' AS sex FROM range(9)")
    good = {
        "csv": table(9).encode(), "json": json.dumps(RECORDS[:5]).encode(), "vcf": VCF.encode(),
        "edf": edf([("EEG", "uV", 100)]), "csv.gz": gzip.compress(table(9).encode(), mtime=0),
        "dcm": (images / "synthetic-01.dcm").read_bytes()[:2000], "parquet": (tmp_path / "good.parquet").read_bytes(),
    }  # fmt: skip
    for suffix, text in good.items():
        for word in "abcdef":
            broken = bytearray(text)
            for _ in range(chance.randint(1, 20)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            write(tmp_path / suffix / f"{word}.{suffix}", bytes(broken))
    assert len(scan(tmp_path).answers["files"]) == len(good) * 6 + 1


def test_many_texts_are_data_and_one_is_documentation(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / "notes" / f"note_{number}.txt", "Patient Miller was seen.")
    write(tmp_path / "about.txt", "About.")
    draft = scan(tmp_path)
    assert {entry["path"]: entry["role"] for entry in draft.answers["files"].values()} == {
        "about.txt": "documentation", "notes/note_*.txt": "data",
    }  # fmt: skip
    assert draft.answers["content"]["modalities"] == ["text"]
    assert draft.answers["files"]["note_files"]["records"] == 5


def test_a_column_of_notes_is_text_beside_the_table(tmp_path: Path) -> None:
    note = "The patient was admitted with " + "a cough and " * 20 + "went home."
    for count in (3, 50):
        rows = [{"case": number, "note": f"{note} {number}", "word": f"one of {number}"} for number in range(count)]
        write(tmp_path / f"json{count}" / "notes.jsonl", "".join(f"{json.dumps(row)}\n" for row in rows))
        lines = "".join(f'{row["case"]},"{row["note"]}"\n' for row in rows)
        write(tmp_path / f"csv{count}" / "notes.csv", f"case,note\n{lines}")
        write(tmp_path / f"words{count}" / "words.csv", "case,word\n" + "".join(f"{n},one of {n}\n" for n in range(9)))
        found = {name: scanned(tmp_path / f"{name}{count}").answers for name in ("json", "csv", "words")}
        kinds = {name: each["content"]["modalities"] for name, each in found.items()}
        assert kinds == {"json": ["tabular", "text"], "csv": ["tabular", "text"], "words": ["tabular"]}


def test_a_few_figures_are_no_data(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / "figures" / f"figure{number}.png", b"")
    draft = scan(tmp_path)
    assert {entry["role"] for entry in draft.answers["files"].values()} == {"documentation"}
    assert "content" not in draft.answers


def test_many_files_with_names_of_persons_are_one_entry(tmp_path: Path) -> None:
    for word in range(30):
        write(
            tmp_path / "fhir" / f"Miller{'abcdefghijklmnopqrstuvwxyzäöüß'[word]}.json",
            json.dumps(resource("Patient", word)),
        )
    draft = scan(tmp_path)
    (entry,) = draft.answers["files"].values()
    assert (entry["path"], entry["count"], entry["records"]) == ("fhir/*.json", 30, 30)
    assert "Miller" not in json.dumps(draft.answers)


def test_numbered_tables_with_other_columns_stay_apart(tmp_path: Path) -> None:
    for number in range(4):
        write(tmp_path / f"part{number}.csv", "a,b\n1,2\n")
        write(tmp_path / f"wave{number}.csv", f"a,c{number}x\n1,2\n")
    paths = {entry["path"] for entry in scan(tmp_path).answers["files"].values()}
    assert paths == {"part*.csv", "wave0.csv", "wave1.csv", "wave2.csv", "wave3.csv"}


def test_what_is_hidden_foreign_or_a_link_is_passed_over_and_said(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for name in (
        ".git/config",
        "__pycache__/a.pyc",
        "node_modules/x.js",
        "venv/pyvenv.cfg",
        "venv/a.py",
        ".hidden.csv",
    ):
        write(folder / name, "x")
    write(folder / "synthreport.yaml", "synthreport: '1.0'")
    write(folder / "kept.md", "x")
    write(folder / "raw" / "real.csv", "a\n1\n")
    (folder / "link.csv").symlink_to(write(tmp_path / "outside.csv", "secret\n1\n"))
    (folder / "round").symlink_to(folder, target_is_directory=True)
    draft = scan(folder, skip=["raw"])
    assert [entry["path"] for entry in draft.answers["files"].values()] == ["kept.md"]
    said = reasons(draft)
    assert said.count("links are not followed") == 2
    assert "venv: a virtual environment" in said
    assert "node_modules: packages of others" in said
    assert ".hidden.csv: hidden" in said


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names")
    os.mkfifo(tmp_path / "pipe.csv")
    assert "pipe.csv: neither a file nor a folder" in reasons(scan(tmp_path))


@pytest.mark.parametrize("name", ["a*b.csv", "~home.csv", "a\\b.csv", "a\nb.csv", "a\x1b[31m.csv"])
def test_a_name_that_a_path_cannot_hold_is_told(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows knows no such names")
    write(tmp_path / name, "a\n1\n")
    draft = scan(tmp_path)
    assert "rename it" in reasons(draft)
    assert "files" not in draft.answers


def test_a_file_that_cannot_be_read_is_left_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.csv", "x\n1\n")
    write(tmp_path / "b.csv", "y\n1\n")
    write(tmp_path / "SHA256SUMS", "")
    opened = os.open

    def refused(path: str, *arguments: Any, **options: Any) -> Any:
        if Path(path).name in ("a.csv", "SHA256SUMS"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refused)
    draft = scan(tmp_path)
    assert "a.csv: cannot be read: Permission denied" in reasons(draft)
    assert "sha256" not in draft.answers["files"]["a_file"]
    assert draft.answers["files"]["b_file"]["records"] == 1


def test_a_model_is_listed_and_never_opened_as_one(tmp_path: Path) -> None:
    text = b"cos\nsystem\n(S'touch opened'\ntR."
    write(tmp_path / "model.pkl", text)
    entry = scan(tmp_path).answers["files"]["model"]
    assert (entry["role"], entry["sha256"]) == ("model", hashlib.sha256(text).hexdigest())
    assert not Path("opened").exists()


def test_an_empty_folder_says_nothing(tmp_path: Path) -> None:
    assert scan(tmp_path).answers == {}


@pytest.mark.parametrize("name", ["absent", "file"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path / "file", "")
    with pytest.raises(Unusable, match="expected a folder"):
        scanned(tmp_path / name)


def test_folders_within_folders_are_no_danger(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(400):
        path = path / "d"
        path.mkdir()
    write(tmp_path / "a.csv", "x\n1\n")
    assert len(scan(tmp_path).answers["files"]) == 1


def run(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("no git")
    folder = tmp_path / "study"
    write(folder / "make.py", "import numpy\n")
    run(folder, "init", "-q")
    run(folder, "add", ".")
    run(folder, "commit", "-qm", "first")
    return folder


def test_the_authors_code_is_told_with_its_commit(repository: Path) -> None:
    run(repository, "remote", "add", "origin", "https://me:ghp_secret@example.org/lab/study.git?token=secret")
    run(repository, "tag", "v1.2")
    draft = code(repository)
    assert draft.answers["tools"] == {
        "study": {
            "kind": "software", "name": "study", "version": "v1.2", "local_changes": "none",
            "repository": "https://example.org/lab/study.git", "commit": run(repository, "rev-parse", "HEAD"),
        }
    }  # fmt: skip
    assert faults(draft) == []


def test_changes_since_the_commit_are_told(repository: Path) -> None:
    write(repository / "make.py", "import numpy, pandas\n")
    draft = code(repository)
    assert "1 files were changed since the commit" in reasons(draft)
    assert "local_changes" not in draft.answers["tools"]["study"]


def test_git_runs_nothing_that_a_repository_names(repository: Path, tmp_path: Path) -> None:
    trap = write(tmp_path / "trap.sh", f"#!/bin/sh\ntouch {(tmp_path / 'sprung').as_posix()}\ncat\n")
    trap.chmod(0o755)
    for setting in ("filter.evil.clean", "filter.evil.process", "core.fsmonitor", "core.pager", "diff.external"):
        run(repository, "config", setting, trap.as_posix())
    run(repository, "config", "filter.evil.required", "true")
    write(repository / ".git" / "info" / "attributes", "* filter=evil\n")
    for hook in ("post-index-change", "post-checkout"):
        shutil.copy(trap, repository / ".git" / "hooks" / hook)
    write(repository / "make.py", "import numpy  # changed\n")
    draft = code(repository)
    assert "1 files were changed" in reasons(draft)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    "address, told",
    [
        ("https://user:token@host.example/a/b.git", "https://host.example/a/b.git"),
        ("https://host.example:8443/a?private_token=x#y", "https://host.example:8443/a"),
        ("git@host.example:lab/study.git", "ssh://host.example/lab/study.git"),
        ("ssh://git:secret@host.example/a.git", "ssh://host.example/a.git"),
        ("/home/me/study", ""),
        ("C:\\study", ""),
        ("file:///home/me/study", ""),
        ("gh:lab/study", ""),
        ("git@github-of-mine:lab/study.git", ""),
        ("https://localhost:3000/a/b", ""),
        ("http://192.168.1.7/a/b", ""),
        ("ssh://git@nas.local/a/b", ""),
        ("https://10.example/a", "https://10.example/a"),
        ("https://[broken", ""),
        ("ext::sh -c evil", ""),
        ("", ""),
    ],
)
def test_an_address_is_told_without_secrets(address: str, told: str) -> None:
    assert address_without_secrets(address) == told


PACKAGES = """
[[package]]
name = "numpy"
version = "9.9.1"
[[package]]
name = "scikit-learn"
version = "1.5.0"
"""
LOCKS = {
    "requirements.lock": "#\nnumpy==9.9.1 \\\n    --hash=sha256:aa\n-e .\nscikit_learn==1.5.0 ; python_version > '3'\n",
    "requirements.txt": "numpy==9.9.1\nscikit-learn==1.5.0\n",
    "uv.lock": PACKAGES,
    "poetry.lock": PACKAGES,
    "pylock.toml": PACKAGES.replace("[[package]]", "[[packages]]"),
    "conda-lock.yml": "package:\n- name: numpy\n  version: 9.9.1\n- name: scikit-learn\n  version: 1.5.0\n",
}


@pytest.mark.parametrize("name", LOCKS)
def test_versions_come_from_the_lock_file(tmp_path: Path, name: str) -> None:
    write(
        tmp_path / "make.py",
        "import os, numpy as np\nfrom sklearn.linear_model import Ridge\nfrom . import x\nimport own\n",
    )
    write(tmp_path / "own.py", "raise SystemExit('was run')\n")
    write(tmp_path / name, LOCKS[name])
    draft = environment(tmp_path)
    assert {tool["name"]: tool["version"] for tool in draft.answers["tools"].values()} == {
        "numpy": "9.9.1", "scikit-learn": "1.5.0",
    }  # fmt: skip
    digest = hashlib.sha256(LOCKS[name].encode()).hexdigest()
    assert draft.answers["reproducibility"]["environment"] == {"lockfile": {"path": name, "sha256": digest}}
    assert draft.origins["/tools/numpy/version"] == name
    assert f"{name} has numpy 9.9.1, and here is" in reasons(draft)
    assert faults(draft) == []


def test_this_machine_is_offered_where_nothing_says_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import version

    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    monkeypatch.setenv("SECRET_TOKEN", "s3cr3t")
    write(tmp_path / "make.py", "import numpy\n")
    draft = environment(tmp_path)
    found = draft.answers["reproducibility"]["environment"]
    assert found["threads"] == 3
    assert found["variables"]["PYTHONHASHSEED"] == "0"
    assert "s3cr3t" not in json.dumps(draft.answers)
    assert draft.answers["tools"]["numpy"]["version"] == version("numpy")
    assert {draft.origins[f"/{place}"] for place in ("reproducibility/environment/os", "tools/numpy/version")} == {
        "this machine"
    }
    assert "none pins every package" in reasons(draft)
    assert faults(draft) == []
    write(tmp_path / "more.py", "import no_such_package_anywhere\n")
    tools = environment(tmp_path).answers["tools"]
    assert not any("version" in each for each in tools.values()), "this Python is not that of the run"


def test_a_lock_file_deep_below_is_that_of_another_program(tmp_path: Path) -> None:
    write(tmp_path / "make.py", "import numpy")
    write(tmp_path / "others" / "tool" / "uv.lock", PACKAGES)
    assert "none pins every" in reasons(environment(tmp_path))
    write(tmp_path / "code" / "uv.lock", PACKAGES)
    assert environment(tmp_path).answers["reproducibility"]["environment"]["lockfile"]["path"] == "code/uv.lock"


def test_a_list_of_requirements_without_pins_is_no_lock_file(tmp_path: Path) -> None:
    write(tmp_path / "requirements.txt", "numpy==1.0\npandas>=2\n")
    assert "lockfile" not in environment(tmp_path).answers.get("reproducibility", {}).get("environment", {})


@pytest.mark.parametrize("text", [b"def (", b"\0", b"\xff\xfe", b"(" * 5000, b"# coding: nonsense\n", b""])
def test_code_that_is_no_python_breaks_nothing(tmp_path: Path, text: bytes) -> None:
    write(tmp_path / "make.py", text)
    write(tmp_path / "book.ipynb", text)
    environment(tmp_path)


@pytest.mark.parametrize(
    "name, text", [("uv.lock", "[[[["), ("renv.lock", "{"), ("pylock.toml", b"\xff"), ("uv.lock", "package = 3")]
)
def test_a_broken_lock_file_is_told(tmp_path: Path, name: str, text: str | bytes) -> None:
    write(tmp_path / name, text)
    assert "the lock file" in reasons(environment(tmp_path))


@pytest.mark.parametrize("name", EXAMPLES)
def test_files_environment_and_code_go_together(name: str) -> None:
    folder = ROOT / "examples" / name
    draft = scan(folder)
    draft.take(environment(folder))
    draft.take(code(folder))
    assert faults(draft) == []
    assert draft.answers["files"].keys().isdisjoint(draft.answers["tools"])


def test_notebooks_are_read_for_what_they_import(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "code", "source": ["%matplotlib inline\n", "import numpy\n"]},
        {"cell_type": "markdown", "source": []},
    ]
    write(tmp_path / "book.ipynb", json.dumps({"cells": cells}))
    assert "numpy" in environment(tmp_path).answers["tools"]
