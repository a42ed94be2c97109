"""Exports are accepted by the validators of other projects, where their environment is at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from interchange import full, manifests

from synthreport.interop import exported

pytestmark = pytest.mark.full

PEERS = os.environ.get("SYNTHREPORT_PEERS")
"""A virtual environment that has mlcroissant, roc-validator and datacite."""


def program(module: str, name: str) -> str:
    """The program of a peer; skips the test where the peer is not installed."""
    home = Path(sys.executable).parent if find_spec(module) else Path(PEERS or "", "bin")
    if not (home / name).is_file():
        pytest.skip(f"{module} is not at hand: name an environment that has it in SYNTHREPORT_PEERS")
    return str(home / name)


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("name", ["full", "simulated-clinic"])
def test_mlcroissant_accepts_what_is_exported(name: str, tmp_path: Path) -> None:
    validate = program("mlcroissant", "mlcroissant")
    (tmp_path / "croissant.json").write_text(exported(manifests()[name], "croissant").text, encoding="utf-8")
    done = run(validate, "validate", "--jsonld", "croissant.json", folder=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Done." in done.stderr
    assert ("warning" in done.stderr) == (name != "full"), done.stderr[-2000:]


CONTEXT = {
    "@vocab": "http://schema.org/",
    "File": "http://schema.org/MediaObject",
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo"},
}
"""What RO-Crate's context says about the used terms: offline, a validator that cannot get it judges nothing."""


@pytest.mark.parametrize("dropped", [(), ("license",)])
def test_the_validator_of_ro_crate_accepts_what_is_exported(dropped: tuple[str, ...], tmp_path: Path) -> None:
    validate = program("rocrate_validator", "rocrate-validator")
    crate = json.loads(exported(full(), "ro-crate").text) | {"@context": CONTEXT}
    root = next(node for node in crate["@graph"] if node["@id"] == "./")
    for key in dropped:
        del root[key]
    (tmp_path / "ro-crate-metadata.json").write_text(json.dumps(crate), encoding="utf-8")
    options = ["--metadata-only", "--offline", "--no-paging", "-p", "ro-crate-1.1", "-l", "required"]
    done = run(validate, "-y", "validate", *options, "--output-format", "json", ".", folder=tmp_path)
    issues = [issue["message"] for issue in _report(done.stdout)["issues"]]
    assert bool(issues) == bool(dropped), issues


def _report(text: str) -> Any:
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def test_the_schema_of_datacite_accepts_what_is_exported() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    found = sorted(Path(PEERS or "/nowhere").glob("lib/python*/site-packages/datacite/schemas/datacite-v4.5.json"))
    if not found:
        pytest.skip("datacite is not at hand: name an environment that has it in SYNTHREPORT_PEERS")
    schema = json.loads(found[0].read_text(encoding="utf-8"))
    for manifest in (full(), manifests()["private"], manifests()["incomplete-submission"]):
        record = json.loads(exported(manifest, "datacite").text)
        faults = [error.message for error in jsonschema.Draft201909Validator(schema).iter_errors(record)]
        assert faults == []
