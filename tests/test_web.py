"""The pages of `web/`, opened in Chromium: the same findings as here, nothing leaves, everybody can use them."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import cases
from click.testing import CliRunner
from waiting import PATIENCE

from synthreport.cli.program import cli
from synthreport.pages.full_check import REPORTS, Desk, checked, report
from synthreport.pages.local_server import LocalServer
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import NEWEST

ROOT = Path(__file__).resolve().parents[1]
WEB, TESTS = ROOT / "web", Path(__file__).parent / "web"
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")


def run(*command: str, folder: Path = ROOT) -> Any:
    """What a script of node prints, as data."""
    done = subprocess.run([str(NODE), *command], cwd=folder, capture_output=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout or "null")


def said(schema: Any) -> Iterator[tuple[str, str]]:
    """Each name and each text that the form shows of a schema, such as `("names", "title")`."""
    if isinstance(schema, list):
        yield from (each for inner in schema for each in said(inner))
    if not isinstance(schema, dict):
        return
    for key, field in (schema.get("properties") or {}).items():
        yield "names", key
        if isinstance(field, dict) and "description" in field:
            yield "help", field["description"]
    yield from (("names", word) for word in [*schema.get("enum", ()), schema.get("const")] if isinstance(word, str))
    yield from (each for inner in schema.values() for each in said(inner))


@pytest.mark.full
def test_the_form_is_in_german_from_the_first_field_to_the_last() -> None:
    schema = json.loads((ROOT / "schema" / NEWEST / "manifest.schema.json").read_text(encoding="utf-8"))
    german = yaml.safe_load((WEB / "src" / "words" / "de" / "fields.yaml").read_bytes())
    wanted = set(said(schema))
    given = {(kind, english) for kind, texts in german.items() for english in texts}
    assert sorted(wanted - given) == []
    assert sorted(given - wanted) == []


@pytest.fixture(scope="session")
def dist() -> Path:
    """The pages, built from what is here. Skips if there is no node, no browser or no library."""
    if NODE is None or CHROMIUM is None:
        pytest.skip("the pages were not opened: there is no node, or no Chromium")
    if not (WEB / "node_modules" / "esbuild").is_dir():
        pytest.skip("the pages were not opened: run `npm ci` in web")
    run("build.mjs", "--full", folder=WEB)
    return WEB / "dist"


@pytest.fixture(scope="session")
def found(dist: Path) -> Any:
    """What Chromium finds in them."""
    return run(str(TESTS / "pages.mjs"), str(CHROMIUM), str(dist), *map(str, EXAMPLES))


def printed(name: str) -> str:
    """What the command line prints for programs about a file."""
    return CliRunner().invoke(cli, ["check", "--no-config", "--format", "json", name]).output


def test_a_check_for_the_pages_is_that_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES[0].parent)
    desk = Desk()
    assert desk.check(EXAMPLES[0].read_bytes(), "synthreport.yaml", "core") == printed("synthreport.yaml")
    texts = {name: desk.report(name)[2] for name in REPORTS}
    assert [name for name, text in texts.items() if "html" in REPORTS[name].media and "</html>" not in text] == []
    assert texts["letter-de"].count("Sehr geehrte") == 1
    assert json.loads(texts["sarif"])["version"] == "2.1.0"
    assert texts["badge"].startswith("<svg ")


@pytest.mark.full
def test_the_full_check_in_a_browser_prints_the_same_bytes(found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in EXAMPLES:
        monkeypatch.chdir(path.parent)
        assert found["reports"][str(path)] == printed("synthreport.yaml"), path.parent.name


@pytest.mark.full
def test_the_archive_of_the_pages_judges_the_cases_as_the_package_does(dist: Path, tmp_path: Path) -> None:
    own = [case for case in cases() if case.profile not in entries()["profiles"]]
    held = [case for case in cases() if case not in own and len(case.content()) < 100_000]
    others = [case for case in held if case.profile != "core"]
    texts = []
    for case in [*held[:: len(held) // 300], *others[:: len(others) // 9 or 1]]:
        try:
            texts.append({"name": case.file, "text": case.content().decode(), "profile": case.profile})
        except UnicodeDecodeError:  # the page refuses what is not text
            continue
    (tmp_path / "documents.json").write_text(json.dumps(texts), encoding="utf-8")
    reports = run(str(TESTS / "same.mjs"), str(dist / "full"), str(tmp_path / "documents.json"))
    differing = []
    for each, there in zip(texts, reports, strict=True):
        here = report(checked(each["text"].encode(), each["name"], each["profile"]), "json")
        if judged(here) != judged(there):
            differing.append((each["text"][:200], here, there))
    assert len(reports) >= 300
    assert differing == []


def judged(text: str) -> Any:
    """A report, without the words in which a scanner of YAML describes a syntax error, and what is made of them."""
    data = json.loads(text)
    for finding in data["documents"][0]["findings"]:
        if finding["code"] == "DC56":
            finding.update(message="", fingerprint="", location={})
    return data


@pytest.mark.full
def test_nothing_leaves_the_page_or_its_worker(found: Any) -> None:
    assert found["workers"] == 1
    assert found["escaped"] == []
    assert found["wrong"]["foreign"] == []


@pytest.mark.full
def test_hostile_text_stays_text(found: Any) -> None:
    assert found["wrong"]["hostile"] == []
    assert "large.yaml" in found["refused"]


@pytest.mark.full
def test_reports_are_read_in_the_page_under_a_profile_of_the_readers_own(found: Any) -> None:
    assert "Sehr geehrte" in found["letter"]
    assert found["linked"][0] == found["linked"][1] != ""
    assert found["profile"] == "ours"


@pytest.mark.full
def test_everybody_can_use_the_pages(found: Any) -> None:
    assert found["first"] == "Skip to the content"
    assert found["wrong"]["errors"] == []
    assert found["wrong"]["wide"] == []
    assert found["wrong"]["inaccessible"] == []


@pytest.mark.full
def test_one_file_checks_with_the_network_off(found: Any) -> None:
    assert found["offline"] > 5


@pytest.mark.full
def test_a_person_saves_verifies_and_measures_with_serve(dist: Path, tmp_path: Path) -> None:
    for path in (ROOT / "examples" / "three-generations").iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "first.yaml").rename(tmp_path / "synthreport.yaml")
    with LocalServer(tmp_path / "synthreport.yaml", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = run(str(TESTS / "served.mjs"), str(CHROMIUM), server.url)
        server.shutdown()
    assert done["wrong"] == {"errors": [], "foreign": [], "wide": [], "inaccessible": [], "hostile": []}
    assert "# typed in a browser" in (tmp_path / "synthreport.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "synthreport-measured.json").is_file()
    assert "Claims: " in done["verified"]


@pytest.mark.full
def test_the_pages_apply_the_shape_as_ajv_does(dist: Path) -> None:
    compared = run(str(TESTS / "shape.mjs"))
    assert compared["wrong"] == []
    assert compared["refused"] > 500


@pytest.mark.full
def test_what_is_transferred_for_form_and_instant_check_is_small(dist: Path) -> None:
    import gzip

    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9)) for path in dist.glob("*.*") if "german" not in path.name
    }
    first = sum(size for name, size in sizes.items() if name != "synthreport.html")
    assert first < 350_000, sizes
