"""`synthreport upgrade`: only the lines that a step changes differ, and new requirements are reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from synthreport.checker.pipeline import check
from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.edit import Change, Renamed, edited
from synthreport.edit.difference import changes
from synthreport.files.serialise import as_yaml
from synthreport.standard import version_steps

pytestmark = pytest.mark.measured

BASE = Path(__file__).parents[1] / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
ZIP = "    zip: {identifier: 10.5072/x, description: One archive} # it\n"
WRITTEN = (
    BASE.read_text(encoding="utf-8")
    .replace("\nmaintenance:\n", "\n# How it goes on\nmaintenance:   # of the trial\n  # who answers\n")
    .replace("  composition:\n", f"  distributions:\n{ZIP}  composition:\n")
)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "synthreport.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    return path


def ran(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["upgrade", *map(str, arguments)])


def test_what_is_newest_stays(manifest: Path) -> None:
    done = ran(manifest)
    assert (done.exit_code, done.output) == (0, f"{manifest} already follows 1.0\n")
    assert manifest.read_text(encoding="utf-8") == WRITTEN


@pytest.mark.usefixtures("later")
def test_only_what_the_steps_change_is_another(manifest: Path) -> None:
    done = ran(manifest)
    assert done.exit_code == 0
    wanted = WRITTEN.replace('synthreport: "1.0"', 'synthreport: "2.0"').replace("\nmaintenance:", "\nupkeep:")
    assert manifest.read_text(encoding="utf-8") == wanted.replace("description: One", "note: One")
    assert "1.0 to 1.1: A minor version only adds" in done.stdout
    assert "1.1 to 2.0: `maintenance` is called `upkeep`" in done.stdout
    assert "ID48 /dataset/custody: `custody` is not stated" in done.stdout
    assert "2 new requirements" in done.stdout
    assert ran(manifest).stdout == f"{manifest} already follows 2.0\n"


@pytest.mark.usefixtures("later")
def test_what_answers_everything_complies_afterwards(manifest: Path) -> None:
    text = edited(parse(WRITTEN.encode()), [Change("/synthreport", "1.1"), Change("/dataset/custody", "here")])
    manifest.write_text(edited(parse(text.encode()), [Change("/dataset/nickname", "salt")]), encoding="utf-8")
    done = ran(manifest, "--to", "2.0")
    assert "no new requirements" in done.stdout
    assert check(manifest).findings == ()


@pytest.mark.usefixtures("later")
def test_what_is_unconfirmed_stays_so_where_it_goes(manifest: Path) -> None:
    listed = "  unconfirmed: [/maintenance/contact, /dataset/title]\n"
    text = WRITTEN.replace("  small_cell_limit", f"{listed}  small_cell_limit")
    manifest.write_text(text, encoding="utf-8")
    assert "2 new requirements" in ran(manifest).stdout
    assert listed.replace("maintenance", "upkeep") in manifest.read_text(encoding="utf-8")


@pytest.mark.usefixtures("later")
def test_a_dry_run_writes_nothing(manifest: Path) -> None:
    done = ran(manifest, "--dry-run", "--to", "1.1")
    assert (done.exit_code, done.stderr) == (0, "")
    assert '+synthreport: "1.1"' in done.stdout
    assert manifest.read_text(encoding="utf-8") == WRITTEN


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "old, new, to, why",
    [
        ('"1.0"', '"2.0"', "1.1", "no step leads back to 1.1"),
        ('"1.0"', '"1.0"', "3.0", "it knows 1.0, 1.1, 2.0"),
        ('"1.0"', '"1.7"', "2.0", "does not know version 1.7"),
        ('"1.0"', "1.0", "2.0", "it states no version"),
        ("tier: public", "tier: Public", "2.0", '/access/tier: found "Public"'),
        ("tier: public", "tier: public\n  tier: public", "2.0", "a second time"),
        ("tier: public", "tier: *x", "2.0", "alias"),
    ],
)
def test_what_cannot_be_upgraded_is_told(manifest: Path, old: str, new: str, to: str, why: str) -> None:
    text = WRITTEN.replace(old, new, 1)
    manifest.write_text(text, encoding="utf-8")
    done = ran(manifest, "--to", to)
    assert done.exit_code == 2
    assert why in done.stderr
    assert manifest.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "old, new, moved, wanted",
    [
        ({"a": 1}, {"a": 1.0}, {}, [Change("/a", 1.0)]),
        ({"a": 1, "b": 2}, {"b": 2}, {}, [Change("/a")]),
        ({"a": {"b": 1}}, {"a": {}}, {}, [Change("/a", {})]),
        ({"a": {"b": 1}}, {"a": {"c": 1}}, {}, [Change("/a/c", 1), Change("/a/b")]),
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, {}, [Change("/a/1/b", 3)]),
        ({"a": [1]}, {"a": [1, 2]}, {}, [Change("/a", [1, 2])]),
        ({"a": {"b": 1}}, {"c": {"d": 2}}, {"/a": "/c", "/a/b": "/c/d"},
         [Change("/a", Renamed("c")), Change("/c/b", Renamed("d")), Change("/c/d", 2)]),
        ({"a": {"b": 1, "k": 0}, "d": {"e": 3}}, {"a": {"k": 0}, "d": {"e": 3, "b": 1}}, {"/a/b": "/d/b"},
         [Change("/a/b"), Change("/d/b", 1)]),
        ({"a": 1, "b": 2}, {"b": 1}, {"/a": "/b"}, [Change("/b", 1), Change("/a")]),
    ],
)  # fmt: skip
def test_a_difference_becomes_changes(old: Any, new: Any, moved: dict[str, str], wanted: list[Change]) -> None:
    route = version_steps.Upgraded(new, (version_steps.Step("1.0", "2.0", dict, moved),))
    found = changes(old, new, route.destination)
    assert found == wanted
    assert parse(edited(parse(as_yaml(old).encode()), found).encode()).data == new
