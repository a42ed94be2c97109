"""`synthreport init` and `fill`: a folder, some questions, and a manifest that complies."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from person import HEAD, Person

import synthreport
from synthreport import Level
from synthreport.document import parse

ROOT = Path(__file__).resolve().parents[1]
TRIAL = ROOT / "examples" / "tabular-trial"
IDS = {"table": "synthetic_file", "patients": "synthetic", "lock": "requirements"}
"""Ids of the example, and those that `init` gives to the same files and tables."""

SAID = {
    "/access/code": "code_generate, code_actg",
    "/steps/divide/tools": "numpy, pandas",
    "/steps/learn/tools": "sdv, numpy",
    "/steps/draw/tools": "sdv, numpy",
    "/reproducibility/determinism/tests": "again",
    "/content/differences_from_source": "none",
    "/claims/claimed": "none",
    "/claims/by_construction": "none",
    "/claims/not_claimed": "marginals, schema, joint, causal, predictive, inferential, logical, plausibility",
    "/constraints": "none",
    "/reproducibility/replicates": "! not_performed",
    "/limitations": "effect_lost",
    "/limitations/effect_lost/about": "arms, treat",
    "/validation/groups": "! not_performed",
    "/content/groups": "none",
    "/content/fields/age/synthetic": "yes *",
    "/content/fields/age/unit": "none",
    "/privacy/assessments/attribute": "attribute_gain",
    "/privacy/assessments/identity": "singletons_carried",
    "/privacy/assessments/copies": "exact_copies, weights_replayed",
    "/privacy/assessments/vulnerable_records": "singletons_carried",
    "/privacy/releases/first_release/date": "2026-11-24",
    "/inputs/actg175/terms/derivatives": "!! not_applicable: The file carries no terms of anybody.",
    "/ethics/output_use/decision": "not_required",
    "/ethics/output_use/basis": "The table holds no record of a person, and teaches nothing but a format.",
    "/ethics/output_use/body": "none",
    "/ethics/output_use/date": "2026-11-24",
    "/ethics/output_use/reference": "none",
    "/ethics/output_use/conditions": "none",
    "/maintenance/channel": "mailto:actg175@synthreport.org",
}
"""What the person says otherwise than the example does, or in fewer words."""


def manifest() -> dict[str, Any]:
    """The example's manifest, with the ids that `init` gives."""
    text = (TRIAL / "synthreport.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = _renamed(parse(text.encode()).data)
    return data


def _renamed(data: Any) -> Any:
    if isinstance(data, dict):
        return {IDS.get(key, key): _renamed(each) for key, each in data.items()}
    if isinstance(data, list):
        return [_renamed(each) for each in data]
    return IDS.get(data, data) if isinstance(data, str) else data


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A fresh folder with the synthetic table and the scripts that made it."""
    folder = tmp_path / "actg175"
    (folder / "data").mkdir(parents=True)
    for name in ("data/synthetic.csv", "generate.py", "actg.py", "requirements.lock"):
        shutil.copy(TRIAL / name, folder / name)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect drives terminals of POSIX")
def test_a_folder_and_some_questions_make_a_manifest_that_complies(dataset: Path) -> None:
    import pexpect

    person = Person(manifest(), SAID)
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "synthreport", "init", str(dataset), "--profile", "public-release"],
        env={**os.environ, "TERM": "dumb", "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        encoding="utf-8",
        timeout=60,
        dimensions=(50, 200),
    )
    terminal.delaybeforesend = None
    screen = ""
    while terminal.expect(["> $", pexpect.EOF]) == 0:
        shown = str(terminal.before)
        screen = shown if HEAD.search(shown) else screen + shown
        terminal.sendline(person.reply(screen))
    terminal.close()
    print(terminal.before)
    result = synthreport.check(dataset / "synthreport.yaml", profile="public-release")
    print(person.asked)
    assert [(each.code, each.at.pointer, each.message) for each in result.at_or_above(Level.SHOULD)] == []
    assert terminal.exitstatus == 0
