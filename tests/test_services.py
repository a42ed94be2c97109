"""Python for services: results as data and as reports, manifests from data, and one place for the exceptions."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from cases import base
from test_cli import BASE, REPORT

import synthreport
from synthreport import errors
from synthreport.builder import Table
from synthreport.reporters.formats import FORMATS


def test_a_result_is_data_and_every_report() -> None:
    result = synthreport.check({**base("trial"), "dataset": 7})
    entry = result.to_dict()
    jsonschema.validate(entry, {**REPORT, "$ref": "#/$defs/document"} | {"properties": {}, "required": []})
    assert entry["verdict"]["complies"] is False
    assert entry["findings"][0]["location"]["line"] > 1
    assert json.loads(result.to_json()) == entry
    made = {form: result.render(form) for form, each in FORMATS.items() if not each.binary}
    assert [form for form, text in made.items() if not text] == []
    whole = json.loads(made["json"])
    jsonschema.validate(whole, REPORT)
    assert (whole["exit_code"], whole["documents"]) == (1, [entry])
    assert json.loads(result.render("json", synthreport.Level.MAY))["fail_on"] == "may"
    with pytest.raises(ValueError, match='found the format "xml", expected one of text, json'):
        result.render("xml")


def test_a_manifest_comes_from_data_and_becomes_yaml(tmp_path: Path) -> None:
    manifest = synthreport.Manifest.from_data(base("trial"))
    assert manifest.check().complies()
    path = tmp_path / "synthreport.yaml"
    path.write_text(manifest.to_yaml(), encoding="utf-8")
    assert synthreport.check(path).complies()
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server")
    path.write_text(f"# ours\n{BASE.read_text(encoding='utf-8')}", encoding="utf-8")
    loaded = synthreport.Manifest.load(path)
    loaded.dataset.title = "Another title"
    assert loaded.to_yaml() == path.read_text(encoding="utf-8").replace(
        "Synthetic salt reduction trial", "Another title", 1
    )
    with pytest.raises(ValueError, match="/dataset/title: found a value of the Python type"):
        synthreport.Manifest.from_data({"dataset": {"title": b"bytes"}})
    with pytest.raises(ValueError, match=r"follows version 0\.9 of the standard"):
        synthreport.Manifest.from_data({"synthreport": "0.9"})
    with pytest.raises(TypeError, match="from NoneType: expected a mapping"):
        synthreport.Manifest.from_data(None)  # type: ignore[arg-type]


def test_all_exceptions_are_in_one_place() -> None:
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), Exception)
    assert errors.ProfileError is synthreport.ProfileError
    with pytest.raises(errors.UnknownProfile):
        synthreport.check("a: 1\n", profile="jurnal")
    with pytest.raises(errors.UnknownVersion):
        synthreport.check("a: 1\n", standard="9.9")
    with pytest.raises(AttributeError):
        _ = errors.NoSuchError


def test_what_a_recording_fills_in_explains_itself(tmp_path: Path) -> None:
    with pytest.raises(errors.NoEntry, match=r"^tables has no entry 'x', it is empty: assign a whole one$"):
        _ = synthreport.Manifest().content.tables["x"]
    with synthreport.recording(tmp_path / "synthreport.yaml") as run:
        with pytest.raises(errors.NoEntry, match="a recording adds what it finds when it ends"):
            run.manifest.content.tables["x"].row_unit = "stay"
        with pytest.raises(errors.WrongAnswer, match=r"manifest is not stated yet: assign one of .*; a recording adds"):
            _ = run.manifest.manifest.rest
        run.manifest.content.tables["x"] = Table(row_unit="stay")
    assert synthreport.Manifest.load(tmp_path / "synthreport.yaml").content.tables["x"].row_unit == "stay"
    assert "x" in synthreport.Manifest.load(tmp_path / "synthreport.yaml").content.tables
