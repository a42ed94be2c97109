"""A third party describes somebody else's dataset: from a clone and from texts, and nothing of the reader's machine."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from test_repository import GIT, git
from test_scanning import write
from test_scripts import STUDY, notebook

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.plain_statements import state_plainly
from synthreport.interview.defaults import default
from synthreport.schema.forms import form_at

MIT = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software\n"
README = """# A ward

Data: https://doi.org/10.5281/zenodo.1234

```bibtex
@article{ward,
  title={A synthetic ward},
  doi={10.1000/ward}
}
```
"""


DRAWN = b"BT /F 12 Tf 20 100 Td (A ward. doi:10.1000/ward. The data: CC0.) Tj ET"
PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length %d>>stream
%s
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%%%EOF
""" % (len(DRAWN), DRAWN)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of somebody's repository."""
    if not GIT:
        pytest.skip("no git")
    folder = tmp_path / "ward"
    write(folder / "LICENSE", MIT)
    write(folder / "README.md", README)
    write(folder / "make.py", STUDY)
    write(folder / "book.ipynb", notebook("import json", language_info={"name": "python", "version": "3.1.4"}))
    write(folder / "metrics.json", json.dumps({"ks_mean": 0.1}))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    git(folder, "remote", "add", "origin", "https://github.com/example/ward.git")
    return folder


def begin(folder: Path, *options: str) -> Result:
    words = ["init", str(folder), "--basis", "third-party", "--non-interactive", "--all-left", "--force"]
    return CliRunner().invoke(cli, [*words, *options])


def begun(folder: Path, *options: str) -> dict[str, Any]:
    done = begin(folder, *options)
    assert done.exit_code == 0, done.output
    data: dict[str, Any] = parse((folder / "synthreport.yaml").read_bytes()).data
    return data


def test_a_clone_is_described_from_the_public_record(clone: Path) -> None:
    data = begun(clone, "--from", str(clone / "README.md"))
    about = data["manifest"]
    assert about["basis"] == "third_party_from_public_record"
    assert about["profiles"] == ["third-party"]
    assert about["sources_read"] == ["ward", "readme"]
    assert about["sources"]["/steps/fit"] == {"source": "code_make", "locator": "make.py"}
    assert about["sources"]["/results/ks_mean"] == {"source": "metrics", "locator": "metrics.json"}
    assert about["sources"]["/dataset/publications"] == {"source": "readme", "locator": "README.md"}
    assert not [each for each in about["unconfirmed"] if each.startswith("/manifest")], "typed, and not guessed"
    assert data["dataset"]["publications"]["publication"] == {"identifier": "https://doi.org/10.1000/ward"}
    assert data["tools"]["ward"]["licence"] == "MIT"
    assert data["tools"]["ward"]["commit"] == git(clone, "rev-parse", "HEAD")
    assert "access" not in data, "whether the licence holds for the data is not known"


def test_nothing_of_the_readers_machine_is_taken(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    write(clone / "changed.py", "import numpy\n")
    data = begun(clone)
    assert data["reproducibility"]["environment"] == {"runtime": "CPython 3.1.4"}, "that of their notebook"
    assert not [tool for tool in data["tools"].values() if "local_changes" in tool or "version" in tool]
    text = (clone / "synthreport.yaml").read_text(encoding="utf-8")
    assert platform.python_version() not in text
    refused = CliRunner().invoke(cli, ["check", str(clone), "--profile", "third-party"])
    assert "from-the-public-record" not in refused.output


def test_texts_name_a_work_or_are_left(clone: Path, tmp_path: Path) -> None:
    article = "A synthetic ward. doi:10.1000/ward." + " word" * 2000 + "References 10.1000/other 10.1000/third"
    data = begun(clone, "--from", str(write(tmp_path / "article.txt", article)))
    assert data["dataset"]["publications"]["publication"] == {"identifier": "https://doi.org/10.1000/ward"}
    assert data["manifest"]["sources_read"] == ["ward", "publication", "readme"]
    two = begin(clone, "--from", str(write(tmp_path / "two.txt", "10.1000/a and 10.1000/b")))
    assert "2 works are named" in two.output
    assert "state at /manifest/sources_read which publication" in two.output
    for name, content, why in (
        ("broken.pdf", b"%PDF-1.7", "its PDF cannot be read"),
        ("scan.pdf", PDF.replace(b"Tj", b"TL"), "a PDF without text"),
        ("locked.pdf", PDF.replace(b"/Root", b"/Encrypt<</Filter/Standard/V 1/R 2>>/Root"), "give its text"),
        ("bytes.txt", b"\xff\xfe\x00", "is not UTF-8"),
        ("none.txt", None, "no such file"),
    ):
        if content is not None:
            write(tmp_path / name, content)
        done = begin(clone, "--from", str(tmp_path / name))
        assert done.exit_code == 2, name
        assert why in done.output, name


def test_the_text_of_a_pdf_is_read(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = write(tmp_path / "article.pdf", PDF)
    data = begun(clone, "--from", str(article))
    assert data["dataset"]["publications"]["publication"] == {"identifier": "https://doi.org/10.1000/ward"}
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert "pip install 'synthreport[articles]'" in begin(clone, "--from", str(article)).output


def test_addresses_need_a_word(clone: Path) -> None:
    done = begin(clone, "--from", "https://example.org/ward")
    assert done.exit_code == 2
    assert "add --online to fetch it" in done.output


def test_files_of_other_tools_are_imported_as_ever(clone: Path) -> None:
    write(clone / "CITATION.cff", "cff-version: 1.2.0\ntype: dataset\ntitle: Synthetic ward\nlicense: CC-BY-4.0\n")
    data = begun(clone, "--from", str(clone / "CITATION.cff"))
    assert data["dataset"]["title"] == "Synthetic ward"
    assert data["access"]["licence"] == "CC-BY-4.0"


LICENCES = {
    "Apache License\n   Version 2.0, January 2004": "Apache-2.0",
    "GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007": None,  # or a later version
    "Attribution-NonCommercial 4.0 International": "CC-BY-NC-4.0",
    "Attribution 4.0 International": "CC-BY-4.0",
    "CC0 1.0 Universal": "CC0-1.0",
    "# SPDX-License-Identifier: EUPL-1.2": "EUPL-1.2",
    "Redistribution and use in source and binary forms, ... Neither the name of": "BSD-3-Clause",
    "All rights reserved.": None,
}


def test_the_text_of_a_licence_is_recognised(clone: Path) -> None:
    found = {}
    for text in LICENCES:
        write(clone / "LICENSE", text)
        found[text] = begun(clone)["tools"]["ward"].get("licence")
    assert found == LICENCES
    write(clone / "COPYING", MIT)
    write(clone / "LICENSE", "CC0 1.0 Universal")
    assert "licence" not in begun(clone)["tools"]["ward"], "two licences: which holds is not known"


def test_a_reader_is_not_proposed_as_maker() -> None:
    seen = {"manifest": {"basis": "third_party_from_public_record"}, "parties": {"me": {"kind": "person"}}}
    places = ("/dataset/creators", "/maintenance/contact", "/manifest/completed_by")
    assert [default(seen, place, form_at(seen, place, "1.0")) for place in places] == ["", "", "me"]


def test_own_basis_is_no_question(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["init", str(tmp_path), "--basis", "custodian", "--non-interactive"])
    assert done.exit_code == 0, done.output
    assert parse((tmp_path / "synthreport.yaml").read_bytes()).data["manifest"]["basis"] == "custodian"


PLAIN = """# Synthetic ward data

**Authors:** Ada Weber, Johan van der Berg and M. K. O'Neil (Uni Oslo)

This dataset holds 12,000 synthetic patients. The records were generated with Synthea 3.2.0.
The dataset is available at https://example.org/ward.zip and released under
[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).

```
The dataset is released under CC0 1.0.
```
"""

NOT_PLAIN = {
    "of the code": "The code is released under CC BY 4.0.",
    "of an article": "This is an open access article under the CC BY 4.0 license.",
    "of the source": "The original data are available at https://physionet.org/x.",
    "denied": "The dataset was not generated with CTGAN, and is not available at https://example.org/x.",
    "compared": "We compared with data generated with Synthea.",
    "of the future": "The dataset will be released under CC BY 4.0.",
    "on request": "The data are available on request.",
    "without a version": "The dataset is released under CC BY.",
    "a generator's title": "# Synthetic patient data generator",
    "a title that says little": "# Synthetic data",
    "makers elsewhere": "Authors: see CONTRIBUTORS",
    "two licences": "The dataset is released under CC BY 4.0. The dataset is published under CC0 1.0.",
    "two counts": "A file has 100 synthetic patients. Another has 200 synthetic patients.",
    "an example": "```\nThe dataset is released under CC BY 4.0.\n```",
}


def test_plain_statements_of_a_readme_are_proposed(clone: Path) -> None:
    data = begun(clone, "--from", str(write(clone / "README.md", PLAIN)))
    assert data["dataset"]["title"] == "Synthetic ward data"
    assert [data["parties"][each]["name"] for each in data["dataset"]["creators"]] == [
        "Ada Weber", "Johan van der Berg", "M. K. O'Neil",
    ]  # fmt: skip
    assert data["content"]["subjects"] == 12000
    assert data["access"] == {
        "data": {"route": "download", "url": "https://example.org/ward.zip"},
        "licence": "CC-BY-4.0",
    }
    assert {"kind": "software", "name": "Synthea", "version": "3.2.0"} in data["tools"].values()
    assert {"/dataset/title", "/access/licence", "/content/subjects"} <= set(data["manifest"]["unconfirmed"])
    assert data["manifest"]["sources"]["/dataset/title"] == {"source": "readme", "locator": "README.md"}


def test_ones_own_readme_is_read_unnamed(tmp_path: Path) -> None:
    readme = "# Synthetic ward data\n\nThe data are released under CC BY 4.0, the code under the MIT license.\n"
    write(tmp_path / "README.md", readme)
    done = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive"])
    assert done.exit_code == 0, done.output
    data = parse((tmp_path / "synthreport.yaml").read_bytes()).data
    assert data["dataset"]["title"] == "Synthetic ward data"
    assert data["access"] == {"licence": "CC-BY-4.0"}
    assert "/dataset/title" in data["manifest"]["unconfirmed"]


def test_what_a_text_does_not_say_plainly_is_not_proposed() -> None:
    found: dict[str, Any] = {}
    for name, text in NOT_PLAIN.items():
        into = DraftBuilder("README.md")
        state_plainly(into, text, is_readme=True)
        found |= {name: into.draft.answers} if into.draft.answers else {}
    assert found == {}


OWN = {
    "manifest: {basis: third_party_from_public_record}\n": "third-party",
    "manifest: {basis: creator, profiles: [journal, core]}\n": "journal",
    "manifest: {profiles: [./mine.yaml, no-such-profile]}\n": "core",
    "manifest: {profiles: none}\n": "core",
    "manifest: {gap: unknown}\n": "core",
}


def test_fill_asks_the_questions_of_the_profile_that_the_manifest_names(tmp_path: Path) -> None:
    asked = {}
    for text in OWN:
        done = CliRunner().invoke(
            cli, ["fill", str(write(tmp_path / "a.yaml", f'synthreport: "1.0"\n{text}'))], input=""
        )
        asked[text] = done.output.rpartition("profile ")[2].partition(" ")[0]
    assert asked == OWN
    named = CliRunner().invoke(cli, ["fill", str(tmp_path / "a.yaml"), "--profile", "public-release"], input="")
    assert "profile public-release" in named.output
    assert "No such file" in CliRunner().invoke(cli, ["fill", str(tmp_path / "b.yaml")], input="").output
