"""The check record: dated, signed or not, the same on every machine; and nothing that was changed holds."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pypdf
import pytest
import yaml
from cases import base
from click.testing import CliRunner
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from synthreport.cli.program import cli
from synthreport.desk.check_record.check_record import NOT_PROVEN, PROVES
from synthreport.desk.check_record.one_page import one_page
from synthreport.desk.check_record.short_code import code_of, typed_code
from synthreport.document import parse
from synthreport.evidence.custody.attesting.content_digest import content_digest
from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey
from synthreport.evidence.custody.attesting.envelope import packed, signed_bytes
from synthreport.evidence.custody.attesting.statement import CONTENT, Statement, Subject, payload_of
from synthreport.reporters.paper import made

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = json.loads((ROOT / "schema" / "record-1.0.schema.json").read_text(encoding="utf-8"))
TODAY = date.today().isoformat()
DECISION = {
    "code": "ID03", "pointer": "/dataset/version", "reason": "The first release | <b>", "by": "Editor", "on": TODAY,
    "until": TODAY, "answer": "missing",
}  # fmt: skip
PEM = serialization.Encoding.PEM


class Ran(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    text: str


def run(*arguments: Any) -> Ran:
    done = CliRunner().invoke(cli, [str(each) for each in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Ran(done.exit_code, " ".join(done.output.split()))


def not_refused(runs: Iterable[tuple[str, Ran]]) -> list[tuple[str, Ran]]:
    """The runs that were not refused for the expected reason."""
    return [(why, done) for why, done in runs if done.code != 2 or why not in done.text]


class Desk:
    """A folder with a manifest, keys, a decision, an attestation, and the records of one check."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.manifest = home / "synthreport.yaml"
        data = base("trial")
        del data["dataset"]["version"]
        self.manifest.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        (home / "decisions.yaml").write_text(yaml.safe_dump({"decisions": [DECISION]}), encoding="utf-8")
        for name in ("desk", "stranger"):
            self._keys(name)
        self._attest(data)
        told = ("--attestation", home / "attestation.json", *self.trust())
        self.check = ("check", self.manifest, "--decisions", home / "decisions.yaml", "--no-config", *told)
        signed = ("--record", home / "signed.json", "--record", home / "page.pdf", "--key", home / "desk.pem")
        assert [run(*self.check, *each).code for each in (signed, ("--record", home / "plain.json"))] == [0, 0]

    def _keys(self, name: str) -> None:
        key = Ed25519PrivateKey.generate()
        plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        (self.home / f"{name}.pem").write_bytes(key.private_bytes(PEM, *plain))
        public = key.public_key().public_bytes(PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        (self.home / f"{name}.pub.pem").write_bytes(public)

    def _attest(self, data: Any) -> None:
        data = parse(self.manifest.read_bytes()).data
        subject = Subject("synthreport.yaml", {"sha256": _digest(self.manifest), CONTENT: content_digest(data)})
        statement = Statement("hospital", "2026-11-20", "synthreport", (subject,), {})
        (self.home / "attestation.json").write_bytes(packed(payload_of(statement), PrivateKey(self.home / "desk.pem")))

    def trust(self, name: str = "desk") -> tuple[Any, ...]:
        return ("--trust", self.home / f"{name}.pub.pem")

    def attested(self, name: str = "desk") -> tuple[Any, ...]:
        return ("--attestation", self.home / "attestation.json", *self.trust(name))

    def record(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.home / "plain.json").read_bytes())
        return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def payload(path: Path) -> tuple[bytes, bytes]:
    """The payload of an envelope, and its signature."""
    envelope = json.loads(path.read_bytes())
    return base64.b64decode(envelope["payload"]), base64.b64decode(envelope["signatures"][0]["sig"])


def test_a_record_says_what_was_checked_under_what_with_which_outcome(desk: Desk) -> None:
    found = desk.record()
    jsonschema.validate(found, SCHEMA)
    statement = json.loads(payload(desk.home / "signed.json")[0])
    assert statement["predicate"] == found
    assert statement["subject"][0]["digest"]["sha256"] == found["manifest"]["sha256"] == _digest(desk.manifest)
    assert (found["date"], found["verdict"]["conclusion"], found["verdict"]["passes"]) == (TODAY, "complies", True)
    assert found["decisions"] == [DECISION]
    (attestation,) = found["attestations"]
    assert (attestation["by"], len(attestation["key"])) == ("hospital", 64)
    assert (found["proves"], found["does_not_prove"]) == (PROVES, NOT_PROVEN)
    assert str(desk.home) not in json.dumps(found), "no path of this machine"
    assert run("schema", "--of", "record").code == 0


def test_the_page_is_one_page_and_says_the_same(desk: Desk) -> None:
    pages = pypdf.PdfReader(desk.home / "page.pdf").pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    record = desk.record()
    for said in (record["code"], "Verdict: complies", "hospital", "The first release", PROVES[:40], NOT_PROVEN[:40]):
        assert said in text, said


def test_the_fullest_record_is_still_one_page(desk: Desk) -> None:
    full = desk.record() | {
        "decisions": [DECISION | {"reason": "W" * 3000, "pointer": "/W" * 999}] * 99,
        "attestations": [{"sha256": "0" * 64, "by": "W" * 300, "date": "2026-11-20"}] * 99,
        "lines": [each | {"state": "open"} for each in desk.record()["lines"]],
    }
    full["manifest"] |= {"dataset": dict.fromkeys(("id", "title", "version"), "W" * 3000)}
    full["profile"] |= {"id": "W" * 300}
    pdf = made(one_page(full, "0" * 64), "pdf")
    assert isinstance(pdf, bytes)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


def test_anybody_with_the_manifest_gets_the_same_record(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.yaml"
    shutil.copy(desk.manifest, other)
    for name in ("plain", "signed"):
        done = run("record", "verify", desk.home / f"{name}.json", other, *desk.attested())
        assert ("the manifest gives the same record" in done.text, PROVES in done.text) == (True, True), name
        assert done.code == 0, name
    for signer, code in (("desk", 0), ("stranger", 1)):
        assert run("record", "verify", desk.home / "signed.json", *desk.trust(signer)).code == code
    assert run("record", "verify", desk.home / "plain.json", *desk.trust()).code == 1, "nobody signed it"
    unverified = run("record", "verify", desk.home / "signed.json")
    assert (unverified.code, "Nothing was verified" in unverified.text) == (1, True)
    without = run("record", "verify", desk.home / "plain.json", other)
    assert (without.code, "give those of the record" in without.text, PROVES in without.text) == (1, True, False)
    commented = tmp_path / "commented.yaml"
    commented.write_text(f"# a comment\n{other.read_text()}")
    assert "it says the same" in run("record", "verify", desk.home / "plain.json", commented, *desk.attested()).text


OWN = "profile: own\nversion: '1.0'\nextends: journal\ntitle: Own\ntext: A profile of our own.\n"


def test_a_profile_of_ones_own_is_named_again(desk: Desk, tmp_path: Path) -> None:
    own, path = tmp_path / "own.yaml", tmp_path / "own.json"
    own.write_text(OWN)
    run("check", desk.manifest, "--no-config", "--profile", own, "--record", path)
    verify = ("record", "verify", path, desk.manifest)
    assert "the record is under the profile own: name its file, --profile FILE" in run(*verify).text
    assert run(*verify, "--profile", own).code == 0
    own.write_text(OWN.replace("own.", "another."))
    assert "the profile is another one" in run(*verify, "--profile", own).text


CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "/verdict/answered": lambda record: record["verdict"].update(answered=99),
    "/lines/1/state": lambda record: record["lines"][1].update(state="open"),
    "/ledger/asserted": lambda record: record["ledger"].update(asserted=999),
    "/proves": lambda record: record.update(proves="The data are true."),
    "/decisions": lambda record: record["decisions"].append(DECISION | {"code": "ID02", "pointer": "/dataset"}),
    "the profile is another": lambda record: record["profile"].update(sha256="0" * 64),
    "another manifest": lambda record: record["manifest"].update(sha256="0" * 64),
}


def test_no_changed_record_holds(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "changed.json"
    verify = ("record", "verify", path, desk.manifest, *desk.attested())
    found = {}
    for named, change in CHANGES.items():
        record = desk.record()
        change(record)
        path.write_text(json.dumps(record))
        codes = [run(*verify).code]
        path.write_text(json.dumps(record | {"code": code_of(record)}))
        done = run(*verify)
        _change(desk.home / "signed.json", path, record)
        found[named] = [*codes, done.code, run(*verify).code, named in done.text, "it proves nothing" in done.text]
    wanted = [2, 1, 2, True, True]  # its code is another's; the outcome is another; the signature is another's
    assert {named: each for named, each in found.items() if each != wanted} == {}
    path.write_text(json.dumps(desk.record() | {"date": "2020-02-29"}))
    assert "/decisions" in run(*verify).text, "on that day, the decision did not hold yet"


def _change(envelope: Path, path: Path, record: dict[str, Any]) -> None:
    """Write a signed record with another content, and leave its signature."""
    whole = json.loads(envelope.read_bytes())
    statement = json.loads(base64.b64decode(whole["payload"]))
    statement["predicate"] = record
    whole["payload"] = base64.b64encode(json.dumps(statement).encode()).decode()
    path.write_text(json.dumps(whole))


def test_what_is_no_record_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "no.json"

    def verified(text: str) -> Ran:
        path.write_text(text)
        return run("record", "verify", path, desk.manifest)

    texts = ("", "[]", "{}", '{"a": 1, "a": 2}', '{"payloadType": "x"}', json.dumps({"verdict": {}}), "[" * 99999)
    assert not_refused(("is refused", verified(text)) for text in texts) == []
    odd = []
    for key in desk.record():
        for wrong in (None, -1, "x", ["x"], {"x": "<b>[x](http://x)"}, True):
            record = desk.record() | {key: wrong}
            record |= {} if key == "code" else {"code": code_of(record)}
            odd.append((key, wrong, verified(json.dumps(record)).code))
    assert [each for each in odd if each[2] not in (1, 2)] == []
    assert run("record", "show", desk.home / "attestation.json").code == 2
    assert run("record", "verify", tmp_path / "gone.json").code == 2
    assert "is no day" in verified(json.dumps(desk.record() | {"date": "2026-13-01"})).text


def test_a_record_is_of_one_check_and_replaces_nothing(desk: Desk, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    refusals = {
        ("--key", desk.home / "desk.pem"): "--key signs a record",
        ("--record", tmp_path / "new.txt"): "ends neither in .json nor in .pdf",
        ("--record", tmp_path / "new.pdf", "--key", desk.home / "desk.pem"): "a signature is written into JSON",
        ("--record", new, "--profile", "core", "--profile", "journal"): "a record is of one profile",
        ("--record", new, "--watch"): "drop --watch and --write-decisions",
        ("--record", new, "--write-decisions", tmp_path / "d.yaml", "--by", "A"): "drop --watch and --write-decisions",
        ("--record", new, "--max-findings", 5): "drop --max-bytes and --max-findings",
        ("--record", new, "--files"): "add --no-files",
        ("--record", new, ROOT / "examples" / "tabular-trial"): "not everything could be checked",
        ("--record", new, "--key", desk.home / "desk.pub.pem"): "signing needs the private one",
        ("--record", desk.home / "plain.json"): "already exists; add --force",
        ("--record", desk.manifest, "--force"): "ends neither",
        ("--record", desk.home / "decisions.yaml" / "new.json"): "cannot be written",
    }
    assert not_refused((why, run(*desk.check, *options)) for options, why in refusals.items()) == []
    both = run("check", desk.manifest, ROOT / "examples" / "tabular-trial", "--record", new)
    assert (both.code, "it is of one manifest, and 2 could be checked" in both.text) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_form_is_answered_and_a_code_is_read_as_people_type_it(desk: Desk) -> None:
    record = desk.record()
    done = run("record", "form", desk.home / "signed.json")
    assert done.text.startswith(f"Record: {record['code']} Verdict: complies Lines answered: ")
    assert typed_code(record["code"].lower().replace("-", " ").replace("0", "o").replace("1", "i")) == record["code"]
    assert [typed_code(text) for text in ("", "SR", "SR-0000-0000-0000-000U")] == [None] * 3
    assert PROVES in run("record", "show", desk.home / "signed.json").text


def test_openssl_verifies_it(desk: Desk, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl")
    message, signature = payload(desk.home / "signed.json")
    (tmp_path / "message").write_bytes(signed_bytes(message))
    (tmp_path / "signature").write_bytes(signature)
    verify: list[Any] = ["openssl", "pkeyutl", "-verify", "-pubin", "-rawin", "-inkey", desk.home / "desk.pub.pem"]
    files: list[Any] = ["-in", tmp_path / "message", "-sigfile", tmp_path / "signature"]
    assert b"Verified Successfully" in subprocess.run([*verify, *files], capture_output=True, check=False).stdout


WEB_CRYPTO = """
const [message, signature, key] = process.argv.slice(2).map((text) => Buffer.from(text, "base64"));
const imported = await crypto.subtle.importKey("spki", key, "Ed25519", false, ["verify"]);
console.log(await crypto.subtle.verify("Ed25519", imported, signature, message));
"""


@pytest.mark.full
def test_a_browser_verifies_it(desk: Desk, tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("there is no node here")
    (tmp_path / "verify.mjs").write_text(WEB_CRYPTO)
    message, signature = payload(desk.home / "signed.json")
    key = "".join((desk.home / "desk.pub.pem").read_text().splitlines()[1:-1])
    for told, said in ((message, "true"), (message + b" ", "false")):
        given = [base64.b64encode(each).decode() for each in (signed_bytes(told), signature)]
        done = subprocess.run(
            ["node", tmp_path / "verify.mjs", *given, key], capture_output=True, text=True, check=False
        )
        assert done.stdout.strip() == said, done.stderr
