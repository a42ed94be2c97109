"""The pages that people receive, in Chromium: accessible in every look, and nothing in them runs, asks or overflows."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import hostile
import pytest
from test_desk_page import looks
from waiting import PATIENCE

import synthreport
from synthreport.finding import Level
from synthreport.journal.audiences import AUDIENCES, for_audience
from synthreport.journal.comparing.comparison import as_markdown
from synthreport.journal.comparing.revision import compare
from synthreport.journal.language import language
from synthreport.journal.letter import letter
from synthreport.overview.checked import Checked, NotChecked, Run
from synthreport.overview.view import View
from synthreport.reporters.formats import rendered
from synthreport.reporters.paper import made

pytestmark = pytest.mark.full

ROOT = Path(__file__).resolve().parents[1]
WALK = Path(__file__).parent / "site"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))


_ACTING = ("markup", "attribute", "link", "template", "right_to_left", "long")
"""The hostile texts that could act in a browser, or break its layout."""


def run_on(*sources: tuple[str, bytes], profile: str = "core") -> Run:
    documents = [synthreport.parse(source, name=name) for name, source in sources]
    checked = [Checked(each.name, each, synthreport.check(each, profile=profile)) for each in documents]
    return Run(checked, [NotChecked("gone.yaml", "cannot be read: No such file or directory")], Level.MUST, 1)


def pages() -> dict[str, str | bytes]:
    """Every kind of page, of every example and of hostile manifests."""
    examples = {path.parent.name: path.read_bytes() for path in EXAMPLES}
    draft, good = (run_on((name, examples[name])) for name in ("incomplete-submission", "tabular-trial"))
    views = [View(each.checked[0]) for each in (draft, good)]
    found: dict[str, str | bytes] = {name: rendered("html", run_on((name, text))) for name, text in examples.items()}
    found |= {f"hostile-{name}": rendered("html", run_on((name, hostile.documents()[name]))) for name in _ACTING}
    found["all"] = rendered("html", run_on(*examples.items(), profile="teaching"))
    found |= {audience: for_audience(draft, audience, "html") for audience in AUDIENCES}
    found |= {f"letter-{name}": made(letter(views[0], language(name)), "html", name) for name in ("en", "de")}
    found["diff"] = made(as_markdown(compare(*views)), "html")
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Chromium and axe report about each page."""
    node = shutil.which("node")
    if not CHROMIUM or not node or not (WALK / "node_modules").exists():
        pytest.skip("no Chromium, no node, or no `npm install` in tests/site: nobody looked at the pages")
    folder = tmp_path_factory.mktemp("pages")
    for name, content in {**pages(), **looks(tmp_path_factory.mktemp("desk"))}.items():
        assert isinstance(content, str)
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    files = sorted(map(str, folder.iterdir()))
    done = subprocess.run([node, "reports.mjs", CHROMIUM, *files], cwd=WALK, capture_output=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr.decode()
    return {Path(name).stem: told for name, told in json.loads(done.stdout).items()}


@pytest.mark.parametrize("what", ["errors", "requests", "wide", "broken", "inaccessible"])
def test_nothing_is_wrong_with_any_page(seen: dict[str, Any], what: str) -> None:
    assert {name: told[what] for name, told in seen.items() if told[what]} == {}


def test_who_uses_the_keyboard_can_go_straight_to_the_report(seen: dict[str, Any]) -> None:
    assert {told["first"] for name, told in seen.items() if name in ("tabular-trial", "all")} == {"To the report"}


def test_a_report_has_at_most_twelve_screens_on_a_desktop(seen: dict[str, Any]) -> None:
    lengths = {path.parent.name: seen[path.parent.name]["screens"] for path in EXAMPLES}
    assert {name: length for name, length in lengths.items() if not 0 < length <= 12} == {}
