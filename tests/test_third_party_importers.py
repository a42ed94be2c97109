"""Importers that installed packages bring: found by their entry point, asked after ours, and never from the folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from synthreport.build.docs.page_lists import listed
from synthreport.cli.program import cli
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import IMPORTERS, imported, importer, importers

MODULE = """\
from synthreport.draft.draft import Draft


def recognises(source):
    return source.name.endswith(".acme")


def imported(source, options):
    draft = Draft(source.name)
    draft.state("/dataset/title", source.text.strip())
    return draft
"""


def install(folder: Path, *entries: str, module: str = MODULE) -> None:
    """A package of another maker, as pip leaves it in a folder."""
    (folder / "acme_synthesis.py").write_text(module, encoding="utf-8")
    about = folder / "acme-1.2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.2\n", encoding="utf-8")
    lines = ["[synthreport.importers]", *(f"{name} = acme_synthesis" for name in entries)]
    (about / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    importers.cache_clear()
    yield folder
    importers.cache_clear()
    sys.modules.pop("acme_synthesis", None)


def test_an_importer_of_another_package_reads_its_files(site: Path) -> None:
    install(site, "acme")
    assert list(importers()) == [*IMPORTERS, "acme"]
    source = Source(Path("visits.acme"), data=b"Visits\n")
    for form in (None, "acme"):
        assert imported(source, form).answers == {"dataset": {"title": "Visits"}}
    shown = CliRunner().invoke(cli, ["init", "--formats"])
    assert shown.output.splitlines()[-1] == "acme          of the package acme 1.2"


def test_a_manifest_is_begun_from_what_it_read(site: Path, tmp_path: Path) -> None:
    install(site, "acme")
    (tmp_path / "data").mkdir()
    (tmp_path / "visits.txt").write_text("Visits", encoding="utf-8")
    asked = ["init", str(tmp_path / "data"), "--from", f"acme:{tmp_path / 'visits.txt'}", "--non-interactive"]
    assert CliRunner().invoke(cli, asked).exit_code == 0
    assert "title: Visits" in (tmp_path / "data" / "synthreport.yaml").read_text(encoding="utf-8")


def test_a_name_of_ours_stays_ours_and_that_is_told(site: Path) -> None:
    install(site, "sdv")
    assert importer("sdv").__name__ == "synthreport.interop.tools.sdv"
    assert importers()["sdv"].purpose.endswith("(that of the package acme 1.2 is not used)")


def test_one_that_cannot_be_loaded_is_named(site: Path) -> None:
    install(site, "acme", module="import no_such_module\n")
    with pytest.raises(Unusable, match=r"importer acme of the package acme 1\.2 cannot be loaded"):
        imported(Source(Path("visits.acme"), data=b"Visits"), "acme")
    known = Source(Path(__file__).parent / "data" / "importers" / "sdv_v2.json")
    assert imported(known).answers, "ours are asked first"


def test_nothing_of_the_folder_that_we_are_in_is_executed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "acme", module="raise SystemExit('executed')\n")
    monkeypatch.chdir(site)
    assert list(importers()) == list(IMPORTERS)


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_importer_of_ours_has_both_functions_and_takes_no_empty_file(name: str) -> None:
    module = importer(name)
    assert callable(module.imported)
    assert module.recognises(Source(Path("x"), data=b"")) is False
    assert module.__doc__


def test_a_page_without_a_place_for_its_list_stops_the_build() -> None:
    with pytest.raises(ValueError, match="<!-- /importers -->"):
        listed("<!-- importers -->\n", "importers", iter(()))
