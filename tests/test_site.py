"""The site as it is built: every link leads somewhere, nothing comes from elsewhere, and Chromium shows it well."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from each import each
from filelock import FileLock
from waiting import PATIENCE

from synthreport.standard import documentation
from synthreport.standard.catalogue import entries
from synthreport.standard.metrics.metrics import worded

ROOT = Path(__file__).resolve().parents[1]
WALK = Path(__file__).parent / "site"
CODES = {**entries()["items"], **entries()["rules"]}

_HERE = "http://site.invalid/"


class Page(NamedTuple):
    """What a page of HTML refers to: links, what is loaded with it, and the anchors that it has."""

    links: list[str]
    loaded: list[str]
    anchors: set[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page([], [], set())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.page.anchors.add(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.page.links.append(str(found["href"]))
        if tag == "meta" and found.get("http-equiv") == "refresh":
            self.page.links.append(str(found["content"]).partition("url=")[2])
        self.page.loaded.extend(str(found[key]) for key in ("src", "srcset", "data", "poster") if found.get(key))
        if tag == "link":
            self.page.loaded.append(str(found["href"]))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built as strictly as for publication, and once for all workers of a run."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "site"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            build(folder.with_suffix(".new"))
            folder.with_suffix(".new").rename(folder)
    return folder


def build(folder: Path) -> None:
    """Build the site, without a warning."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site by its address below the root."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix().removesuffix("index.html")] = reader.page
    return found


def test_every_link_and_every_anchor_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    broken = []
    for address, page in pages.items():
        for link in [*page.links, *page.loaded]:
            target = urlsplit(urljoin(_HERE + address, link))
            if target.netloc != urlsplit(_HERE).netloc:
                continue
            name = unquote(target.path).lstrip("/")
            anchored = not target.fragment or target.fragment in pages.get(name, Page([], [], set())).anchors
            if not (name in pages or (site / name).is_file()) or not anchored:
                broken.append(f"{address}: {link}")
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[str, Page]) -> None:
    loaded = {link for page in pages.values() for link in page.loaded if not link.startswith("data:")}
    assert [link for link in loaded if urlsplit(urljoin(_HERE, link)).netloc != urlsplit(_HERE).netloc] == []
    for path in (*site.rglob("*.css"), *site.rglob("*.svg")):
        remote = re.findall(r"(?:url\(|@import|href=)\s*[\"']?(?:https?:)?//[^)\"']*", path.read_text(encoding="utf-8"))
        assert remote == [], path.name


@each("code", [*CODES, *worded("1.0")])
def test_the_address_of_a_code_leads_to_its_place(code: str, pages: dict[str, Page]) -> None:
    address = documentation.page(code, "1.0", documentation.site(_HERE)).removeprefix(_HERE)
    (target, *_) = pages[address].links
    place, _, anchor = urljoin(_HERE + address, target).removeprefix(_HERE).partition("#")
    assert anchor == code
    assert code in pages[place].anchors


def test_the_files_of_the_standard_have_their_addresses(site: Path) -> None:
    for path in (*(ROOT / "schema").glob("*/*.json"), *(ROOT / "schema").glob("*.json")):
        assert (site / path.relative_to(ROOT / "schema")).read_bytes() == path.read_bytes()
    identity = json.loads((site / "1.0" / "manifest.schema.json").read_text(encoding="utf-8"))["$id"]
    assert identity == "https://w3id.org/synthreport/1.0/manifest.schema.json"


def test_the_search_index_holds_every_code(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    titled = {entry["location"].rpartition("#")[2]: entry for entry in index["docs"]}
    for code, entry in CODES.items():
        assert titled[code]["title"].startswith(code), code
        assert max(re.findall(r"\w+", entry["why"]), key=len) in titled[code]["text"], code


def test_what_people_type_leads_to_words_of_the_pages(site: Path) -> None:
    script = (ROOT / "docs" / "theme" / "search" / "main.js").read_text(encoding="utf-8")
    table = script.partition("const SYNONYMS = {")[2].partition("};")[0]
    synonyms = dict(re.findall(r"(\w+): '([^']+)'", table))
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    words = {
        word for entry in index["docs"] for word in re.findall(r"\w+", f"{entry['title']} {entry['text']}".lower())
    }
    assert synonyms["license"] == "licence"
    assert {word for said in synonyms.values() for word in said.split()} - words == set()
    titles = {entry["title"] for entry in index["docs"] if entry["location"].startswith("standard/checklist/")}
    assert any("hecklist" in title for title in titles)


def test_the_standard_has_no_page_but_those_that_are_rendered() -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "standard").glob("*")}
    assert [name for name, text in held.items() if not text.startswith("<!-- rendered by ")] == []
    assert len(held) == len(entries()["sections"]) + len(("index", "checklist", "metrics", "conditions", "adversarial"))


BAD = """<!DOCTYPE html>
<html lang="en"><head><title>Bad</title><script src="http://elsewhere.invalid/script.js"></script></head>
<body><main><h1>Bad</h1><p style="width: 400px; color: #aaa; background: #fff">Pale</p></main>
<script>console.error('said')</script></body></html>
"""
"""A page with one of every fault that is looked for. It is served beside the site, and is no part of it."""


class _Server(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path != "/bad/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(BAD.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing: what cannot be served is found by the browser."""


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The site served on this machine alone."""
    handler = functools.partial(_Server, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def walked(origin: str, pages: dict[str, Page]) -> Any:
    """What Chromium finds on every page that people read. Skips where there is no node, no browser or no library."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    node = shutil.which("node")
    if node is None or browser is None:
        pytest.skip("the site was not looked at: there is no node, or no Chromium")
    if not (WALK / "node_modules" / "axe-core").is_dir():
        pytest.skip("the site was not looked at: run `npm install` in tests/site")
    read = [address for address in pages if not address.startswith("1.0/")]
    done = subprocess.run(
        [node, str(WALK / "walk.mjs"), browser, origin, *read, "bad/"], capture_output=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    return {**found, "bad": found["pages"].pop("bad/")}


def wrong(walked: Any, kind: str) -> dict[str, Any]:
    """What is wrong in one way, by page."""
    return {address: page[kind] for address, page in walked["pages"].items() if page[kind]}


@pytest.mark.full
def test_what_is_wrong_with_a_page_is_seen(walked: Any) -> None:
    bad = walked["bad"]
    assert "said" in bad["errors"]
    assert bad["foreign"] == ["http://elsewhere.invalid/script.js"]
    assert any(text.startswith("320 px: <p") for text in bad["wide"])
    assert {found["scheme"] for found in bad["inaccessible"] if found["id"] == "color-contrast"} == {"light", "dark"}


@pytest.mark.full
def test_no_page_has_an_error_in_its_console(walked: Any) -> None:
    assert wrong(walked, "errors") == {}
    assert walked["rest"]["errors"] == []


@pytest.mark.full
def test_no_page_asks_another_host(walked: Any) -> None:
    assert wrong(walked, "foreign") == {}
    assert walked["rest"]["foreign"] == []


@pytest.mark.full
def test_no_page_is_wider_than_a_small_telephone(walked: Any) -> None:
    assert wrong(walked, "wide") == {}


@pytest.mark.full
def test_every_page_is_accessible_in_light_and_in_dark(walked: Any) -> None:
    assert wrong(walked, "inaccessible") == {}
    assert [found["inaccessible"] for found in walked["search"].values()] == [[], [], []]


@pytest.mark.full
def test_the_search_finds_codes_and_words(walked: Any) -> None:
    by_code, by_word, nothing = walked["search"].values()
    assert by_code["links"][0]["href"].endswith("/standard/privacy-claims-and-mechanism/#PM54")
    assert by_code["opened"] == by_code["links"][0]["href"]
    assert len(by_word["links"]) > 5
    assert any("#RN" in link["href"] for link in by_word["links"])
    assert nothing["links"] == []


@pytest.mark.full
def test_the_address_of_a_code_is_followed(walked: Any) -> None:
    assert walked["forward"].endswith("/standard/privacy-claims-and-mechanism/#PM54")
