"""A manifest that is built in code: wrong answers are refused where they are given, and nothing is overwritten."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cases import base

import synthreport
from synthreport import Level, Manifest, builder, gap
from synthreport.builder import Entries, FullySynthetic, Limitation, Part, Software, UnknownKey, WrongAnswer

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("m.dataset.titel = 'x'", 'Dataset.titel: unknown key "titel". Did you mean "title"?'),
        ("m.dataset.titel", 'Dataset.titel: unknown key "titel". Did you mean "title"?'),
        ("m.dataste.title = 'x'", 'Did you mean "dataset"?'),
        ("m.dataset.version = 1.0", "Dataset.version: found 1.0, expected text"),
        ("m.dataset.methods = ['fittd']", 'Dataset.methods.0: found "fittd"'),
        ("m.dataset.methods = 'fitted'", "expected a list"),
        ("m.dataset.title = None", "the answer is empty"),
        ("m.dataset['own'] = 1", "A key of your own begins with x-."),
        ("m.dataset = {'titel': 'x'}", "Manifest.dataset.titel"),
        ("m.dataset.released = gap('unkown')", 'Did you mean "unknown"?'),
        ("gap('withheld')", "give the reason"),
        ("m.tools['none'] = Software(name='x')", 'found "none" as an id'),
        ("m.tools['sdv'] = {'kind': 'softwear'}", 'found "softwear"'),
        ("m.tools['sdv'] = Software(nam='x')", 'Did you mean "name"?'),
        ("m.tools = []", "expected a mapping"),
        ("m.manifest.date = '2026'", "manifest is not stated yet: assign one of AboutByCreator, AboutByThirdParty"),
        ("m.purpose.uses.teaching = 'yes'", "Uses.teaching"),
        ("m.reproducibility.environment.threads = True", "expected a whole number"),
        ("m.steps['fit'] = {'kind': 'fit', 'random': {'a b': {}}}", 'found "a b" as an id'),
    ],
)
def test_a_wrong_answer_is_refused_where_it_is_given(statement: str, message: str) -> None:
    names: dict[str, Any] = {"m": Manifest(), "gap": gap, "Software": Software}
    with pytest.raises(WrongAnswer) as caught:
        exec(statement, names)
    assert message in str(caught.value)
    assert names["m"].data == {"synthreport": "1.0"}


def test_a_misspelt_attribute_is_an_attribute_error_too() -> None:
    assert issubclass(UnknownKey, AttributeError)
    assert not hasattr(Manifest().dataset, "titel")
    assert not hasattr(builder, "NoSuchForm")
    assert not hasattr(builder, "no_such_name")


@pytest.mark.parametrize("value", [float("nan"), np.float64("inf"), [float("nan")], {"x": float("-inf")}])
def test_no_manifest_holds_what_json_cannot(value: Any) -> None:
    with pytest.raises(ValueError, match="no number"):
        Manifest().limitations = {"one": value}


@pytest.mark.parametrize("value", [object(), b"bytes", {1, 2}, lambda: 1])
def test_no_manifest_holds_objects(value: Any) -> None:
    with pytest.raises(TypeError, match="a manifest cannot hold"):
        Manifest().dataset.title = value


def test_what_is_answered_by_a_gap_has_no_parts() -> None:
    m = Manifest()
    m.dataset = gap("not_reported")
    with pytest.raises(UnknownKey):
        m.dataset.title = "x"
    assert m.data["dataset"] == {"gap": "not_reported"}


def test_an_entry_that_is_not_there_is_a_key_error() -> None:
    m = Manifest()
    with pytest.raises(KeyError):
        m.tools["sdv"].version = "2.0.0"
    assert list(m.tools) == []


def test_parts_are_built_step_by_step() -> None:
    m = Manifest()
    m.dataset.title = "Synthetic ACTG 175"
    m.dataset.composition = FullySynthetic()
    m.tools["sdv"] = Software(name="sdv")
    m.tools["sdv"].version = "2.0.0"
    m.reproducibility.environment.threads = np.int64(2)  # type: ignore[assignment]
    m.maintenance.rest = gap("unknown")
    assert m.data == {
        "synthreport": "1.0",
        "dataset": {"title": "Synthetic ACTG 175", "composition": {"kind": "fully_synthetic"}},
        "tools": {"sdv": {"kind": "software", "name": "sdv", "version": "2.0.0"}},
        "reproducibility": {"environment": {"threads": 2}},
        "maintenance": {"rest": {"gap": "unknown"}},
    }
    assert type(m.data["reproducibility"]["environment"]["threads"]) is int


def test_reading_says_what_was_stated_and_states_nothing() -> None:
    m = Manifest()
    assert (m.dataset.title, m.dataset.methods, len(m.tools)) == (None, None, 0)
    assert m.privacy.threat_model.knowledge is None
    assert m.data == {"synthreport": "1.0"}
    m.dataset.methods = ["fitted"]
    m.dataset.funding = "none"
    assert (m.dataset.methods, m.dataset.funding) == (("fitted",), "none")
    del m.dataset.funding
    del m.dataset.funding
    assert m.dataset.funding is None


def test_two_handles_on_one_part_are_one_part() -> None:
    m = Manifest()
    one, other = m.dataset, m.dataset
    one.title = "T"
    other.version = "1"
    assert m.data["dataset"] == {"title": "T", "version": "1"}
    assert (one, repr(one)) == (other, "Dataset(title='T', version='1')")


def test_a_part_goes_on_after_it_was_assigned() -> None:
    m, tool = Manifest(), Software(name="sdv")
    m.tools["sdv"] = tool
    tool.version = "2.0.0"
    assert m.tools["sdv"].version == "2.0.0"
    del m.tools["sdv"]
    assert dict(m.tools) == {}


def test_dates_paths_and_own_keys_are_plain() -> None:
    m = Manifest()
    m.dataset.released = datetime.date(2026, 3, 1)  # type: ignore[assignment]
    m.files = {"table": {"role": "data", "path": Path("data") / "synthetic.csv"}}
    m["x-note"] = {"of": ("mine",)}
    assert m.data["dataset"]["released"] == "2026-03-01"
    assert m.data["files"]["table"]["path"] == "data/synthetic.csv"
    assert m["x-note"] == {"of": ["mine"]}
    del m["x-note"]
    assert "x-note" not in m.data


def test_answers_stand_in_the_order_of_the_standard() -> None:
    m = Manifest()
    m.limitations["rules"] = Limitation(text="No rule links two columns.", about=["table"])
    m.dataset.version = "1"
    m.dataset.title = "T"
    assert list(m.data) == ["synthreport", "dataset", "limitations"]
    assert list(m.data["dataset"]) == ["title", "version"]


def test_what_is_missing_is_told_in_the_order_of_the_sections() -> None:
    m = Manifest()
    m.limitations = "none"
    m.dataset.title = "T"
    sections = [finding.at.pointer.split("/")[1] for finding in m.check().findings]
    assert sections == sorted(sections, key=list(Manifest.__dict__).index)
    assert sections[0] == "manifest"
    assert len(m.check("regulatory").at_or_above(Level.MUST)) > len(m.check().at_or_above(Level.MUST))


def test_a_complete_manifest_complies() -> None:
    m = Manifest(**base("trial"))
    assert m.check().findings == ()
    assert m.data == base("trial")
    del m.dataset.title
    assert [finding.at.pointer for finding in m.check().at_or_above(Level.MUST)] == ["/dataset/title"]


def test_every_form_of_the_standard_is_a_class_that_is_documented() -> None:
    for name in dir(builder):
        found = getattr(builder, name)
        assert found.__doc__, name
    assert issubclass(builder.DifferentialPrivacy, Part)
    assert "dataset's title" in str(vars(builder.Dataset)["title"].__doc__)
    assert Manifest.__doc__ == "The disclosure of one synthetic dataset."


def test_saving_overwrites_nothing(tmp_path: Path) -> None:
    file = tmp_path / "synthreport.yaml"
    file.write_text("mine: true\n", encoding="utf-8")
    m = Manifest()
    with pytest.raises(FileExistsError, match="force=True"):
        m.save(file)
    assert file.read_text(encoding="utf-8") == "mine: true\n"
    m.save(file, force=True)
    assert Manifest.load(file).data == m.data


def test_what_was_saved_may_be_saved_again_until_somebody_else_changes_it(tmp_path: Path) -> None:
    file = tmp_path / "synthreport.yaml"
    m = Manifest()
    m.save(file)
    m.dataset.title = "T"
    m.save(file)
    assert Manifest.load(str(file)).dataset.title == "T"
    file.write_text("synthreport: '1.0'\n", encoding="utf-8")
    with pytest.raises(FileExistsError):
        m.save(file)


def test_what_a_file_holds_beside_answers_stays(tmp_path: Path) -> None:
    file = tmp_path / "synthreport.yaml"
    file.write_text("# Ours.\nsynthreport: '1.0'\ndataset:\n  title: 'Old'  # to be changed\n", encoding="utf-8")
    m = Manifest.load(file)
    m.dataset.title = "New"
    m.save(file)
    assert file.read_text(encoding="utf-8") == (
        "# Ours.\nsynthreport: '1.0'\ndataset:\n  title: 'New'  # to be changed\n"
    )
    assert m.check().readable


def test_a_manifest_is_saved_as_yaml_for_editors_or_as_json(tmp_path: Path) -> None:
    m = Manifest()
    m.dataset.version = "1.10"
    m.save(tmp_path / "sub" / "m.yaml")
    m.save(tmp_path / "m.JSON")
    first = (tmp_path / "sub" / "m.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=https://w3id.org/synthreport/1.0/manifest.schema.json"
    assert Manifest.load(tmp_path / "sub" / "m.yaml").data == Manifest.load(tmp_path / "m.JSON").data == m.data
    assert (tmp_path / "m.JSON").read_bytes().startswith(b"{")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1"),
        (b"a: 1\na: 2\n", "line 2"),
        (b"\xff\xfe\x00\x01\x02", "line 1"),
        (b"caf\xe9: 1\n", "line 1"),
        (b"[" * 100_000, "line 1"),
        (b"- a list\n", "expected a mapping"),
        (b"synthreport: '7.0'\n", "version 7.0"),
    ],
)
def test_what_cannot_be_read_is_not_loaded(content: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "synthreport.yaml"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        Manifest.load(file)


def test_a_folder_or_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(OSError):
            Manifest.load(path)
    with pytest.raises(OSError):
        Manifest().save(tmp_path, force=True)


GOOD = """
from synthreport import Manifest, gap
from synthreport.builder import AboutByCreator, DatasetInput, FullySynthetic, Software

m = Manifest()
m.dataset.title = "T"
m.dataset.composition = FullySynthetic()
m.dataset.methods = ["fitted"]
m.dataset.released = gap("unknown", reason="The journal decides.")
m.tools["sdv"] = Software(name="sdv", version="2.0.0")
m.tools["sdv"].version = "2.0.1"
m.tools["numpy"] = {"kind": "software", "name": "numpy"}
m.inputs["trial"] = DatasetInput(title="ACTG 175", level="person")
m.privacy.threat_model.knowledge = "Age and sex."
m.manifest = AboutByCreator(basis="creator")
complies: bool = m.check(profile="core").complies()

import synthreport

with synthreport.recording("synthreport.yaml") as run:
    run.manifest.dataset.version = "1.0.0"
    with run.step("draw", kind="simulate") as step:
        seed: int = step.seed("draws", 42, purposes=["sampling"], algorithm="PCG64")
        number: float = step.random("noise", seed, purposes=["order"]).random()
        step.output("table.csv").write_text("x")
"""
BAD = """
from synthreport import Manifest, gap
from synthreport.builder import Software

m = Manifest()
m.dataset.titel = "T"
m.dataset.version = 1
m.dataset.methods = ["fittd"]
m.tools["sdv"] = Software(nam="sdv")
m.purpose.uses.teaching = "yes"
gap("withheld")
"""


def test_a_type_checker_knows_every_answer(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.py", tmp_path / "bad.py"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", good.name, bad.name],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line.split(":")[:2] for line in errors] == [["bad.py", str(number)] for number in range(6, 12)], done.stdout


def test_a_check_loads_nothing_of_this() -> None:
    text = "import sys, synthreport; synthreport.check({}); print([n for n in sys.modules if 'builder' in n])"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_names_that_everybody_needs_are_at_the_door() -> None:
    assert synthreport.Manifest is Manifest is builder.Manifest
    assert isinstance(Manifest().tools, Entries)
