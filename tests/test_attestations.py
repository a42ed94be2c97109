"""Attestations: who signed, what it is about, and what of it counts."""

from __future__ import annotations

import base64
import builtins
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import base
from click.testing import CliRunner
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from custody import Cohort, Said, cohort, ledger, payload, run

from synthreport.cli.program import cli
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.content_digest import content_digest
from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey, public_key
from synthreport.evidence.custody.attesting.envelope import packed, signed_bytes, unpacked_envelope
from synthreport.evidence.custody.attesting.statement import CONTENT, PREDICATE, STATEMENT

PEM = serialization.Encoding.PEM
REAL = cohort(60, 1)
QUICK = """date: 2026-01-10
left_out: {detection: no, prediction: no, effects: no, attacks: no, subgroups: no, resemblance: no}
"""


class Keys:
    """A pair of keys in files."""

    def __init__(self, home: Path, name: str, private: Any = None) -> None:
        key = private or ed25519.Ed25519PrivateKey.generate()
        self.private, self.public = home / f"{name}.pem", home / f"{name}.pub.pem"
        plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        self.private.write_bytes(key.private_bytes(PEM, *plain))
        self.public.write_bytes(key.public_key().public_bytes(PEM, serialization.PublicFormat.SubjectPublicKeyInfo))


@pytest.fixture(scope="session")
def attested(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """A measured cohort, attested by the hospital, and once more without a signature."""
    made = Cohort(tmp_path_factory.mktemp("attested"))
    made.make(REAL[:40], REAL[40:], cohort(40, 2))
    (made.real / "plan.yaml").write_text(QUICK)
    made.measure("--plan", made.real / "plan.yaml")
    keys = Keys(made.real, "hospital")
    Keys(made.real, "stranger")
    for name, options in (("signed", ["--key", keys.private]), ("unsigned", [])):
        said = made.verify("--attest", made.real / f"{name}.json", "--by", "hospital", *options)
        assert said.code == 1, said.text  # the manifest says little else
    return made


@pytest.fixture
def dataset(attested: Cohort, tmp_path: Path) -> Cohort:
    return attested.copy(tmp_path)


def check(dataset: Cohort, *options: Any, name: str = "signed") -> Said:
    return run("check", dataset.manifest, "--attestation", dataset.real / f"{name}.json", "--format", "json", *options)


def trust(dataset: Cohort, name: str = "hospital") -> list[Any]:
    return ["--trust", dataset.real / f"{name}.pub.pem"]


def grades(said: Said) -> set[str]:
    """The grades of results."""
    return {grade for at, (grade, _) in ledger(said).items() if at.startswith("/results/")}


def change(dataset: Cohort, edit: Any, name: str = "signed") -> None:
    """Change the statement in an envelope, and leave the signature."""
    path = dataset.real / f"{name}.json"
    envelope, statement = json.loads(path.read_text()), payload(path)
    edit(statement)
    envelope["payload"] = base64.b64encode(json.dumps(statement).encode()).decode()
    path.write_text(json.dumps(envelope))


def test_what_a_trusted_key_signed_is_attested(dataset: Cohort) -> None:
    said = check(dataset, *trust(dataset))
    found = ledger(said)
    assert grades(said) == {"attested"}
    assert found["/results/exact_copies"][1].startswith("recomputed by hospital on 20")
    assert found["/files/table"][0] == "attested"
    assert "VE94" not in [each["code"] for each in json.loads(said.text)["documents"][0]["findings"]]


def test_the_statement_says_who_looked_when_at_what_and_with_what(dataset: Cohort) -> None:
    found = payload(dataset.real / "signed.json")
    assert (found["_type"], found["predicateType"]) == (STATEMENT, PREDICATE)
    names = [each["name"] for each in found["subject"]]
    assert names == ["synthreport.yaml", "synthetic.csv", "synthreport-measured.json"]
    assert all(len(each["digest"]["sha256"]) == 64 for each in found["subject"])
    assert (found["predicate"]["by"], found["predicate"]["tool"][:12]) == ("hospital", "synthreport ")
    assert [each["split"] for each in found["predicate"]["read"]] == ["train", "holdout"]
    assert {each["grade"] for each in found["predicate"]["results"]} == {"matched", "recomputed"}


@pytest.mark.parametrize(
    ("name", "options", "why"),
    [
        ("unsigned", "hospital", "nobody signed it"),
        ("signed", "stranger", "no key that is trusted here signed it"),
        ("signed", None, "no key that is trusted here signed it"),
    ],
)
def test_without_a_trusted_signature_nothing_counts(dataset: Cohort, name: str, options: str | None, why: str) -> None:
    said = check(dataset, *(trust(dataset, options) if options else []), name=name)
    assert said.code == 1
    assert grades(said) <= {"asserted", "cited"}
    assert f"the attestation by hospital on {payload(dataset.real / 'signed.json')['predicate']['date']}" in said.text
    assert why in said.text


def test_a_profile_names_trusted_keys(dataset: Cohort) -> None:
    profile = dataset.real / "ours.yaml"
    lines = (dataset.real / "hospital.pub.pem").read_text().replace("\n", "\n    ")
    head = 'profile: ours\nversion: "1.0"\ntitle: Ours\ntext: For us.\nextends: core\n'
    profile.write_text(f"{head}trust:\n  - |\n    {lines}\n")
    assert grades(check(dataset, "--profile", profile)) == {"attested"}
    child = dataset.real / "theirs.yaml"
    child.write_text(head.replace("ours", "theirs").replace("core", "./ours.yaml"))
    assert grades(check(dataset, "--profile", child)) == {"attested"}
    assert "Trusted keys" in run("profiles", "show", child).text
    both = check(dataset, "--profile", "core", "--profile", profile)
    assert [each["counts"]["claims"].get("attested", 0) > 0 for each in json.loads(both.text)["documents"]] == [
        False,
        True,
    ]
    profile.write_text(f"{head}trust: [abc]\n")
    assert "expected an Ed25519 public key in PEM" in check(dataset, "--profile", profile).text


def _shout(statement: dict[str, Any]) -> None:
    statement["predicate"]["by"] = "the pope"


def test_a_changed_statement_is_refused(dataset: Cohort) -> None:
    change(dataset, _shout)
    said = check(dataset, *trust(dataset))
    assert said.code == 2
    assert "signed.json is refused: its signature is not that of its content" in said.text


def test_a_signature_of_another_statement_is_refused(dataset: Cohort) -> None:
    signed, unsigned = (dataset.real / f"{name}.json" for name in ("signed", "unsigned"))
    change(dataset, _shout, "unsigned")
    envelope = json.loads(unsigned.read_text())
    envelope["signatures"] = json.loads(signed.read_text())["signatures"]
    unsigned.write_text(json.dumps(envelope))
    assert check(dataset, *trust(dataset), name="unsigned").code == 2


def test_a_manifest_that_was_changed_later_is_refused(dataset: Cohort) -> None:
    dataset.set("/results/exact_copies/value", 0.001)
    said = check(dataset, *trust(dataset))
    assert said.code == 2
    assert "it is about another manifest, or this one was changed after it was made" in said.text


def test_comments_and_order_may_change(dataset: Cohort) -> None:
    dataset.manifest.write_text(f"# reviewed\n{dataset.manifest.read_text()}\n")
    assert grades(check(dataset, *trust(dataset))) == {"attested"}


def test_another_data_file_is_refused(dataset: Cohort) -> None:
    path = dataset.folder / "synthetic.csv"
    path.write_text(path.read_text() + "no,50,Pre,20,II,3,10,10,100,1\n")
    said = check(dataset, *trust(dataset))
    assert said.code == 2
    assert "synthetic.csv: it is not the file that the attestation is about" in said.text
    path.unlink()
    assert check(dataset, *trust(dataset)).code == 1


def test_an_attestation_of_another_dataset_is_refused(dataset: Cohort) -> None:
    other = dataset.home / "other.json"
    other.write_text(json.dumps(base("trial")))
    said = run("check", other, "--attestation", dataset.real / "signed.json", *trust(dataset))
    assert (said.code, "about another manifest" in said.text) == (2, True)


LARGE = b'{"payload": "' + b"A" * (50 << 20) + b'"}'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b'{"payloadType": "application/vnd.in-toto+json", "payl', "not JSON, or is cut off"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no DSSE envelope"),
        (b'{"payloadType": "text/plain", "payload": "", "signatures": []}', "no DSSE envelope"),
        (b'{"a": 1, "a": 2}', "not JSON"),
        (b'{"a": NaN}', "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (LARGE, "larger than 4 MiB"),
        (b'{"payloadType": "application/vnd.in-toto+json", "payload": "e30=", "signatures": {}}', "`signatures`"),
        (b'{"payloadType": "application/vnd.in-toto+json", "payload": "e30=", "signatures": [1]}', "no mapping"),
        (b'{"payloadType": "application/vnd.in-toto+json", "payload": 7, "signatures": []}', "`payload` is not base64"),
        (b'{"payloadType": "application/vnd.in-toto+json", "payload": "e30=", "signatures": [{"sig": "?"}]}', "`sig`"),
        (b'{"payloadType": "application/vnd.in-toto+json", "payload": "e30=", "signatures": []}', "no statement"),
    ],
)
def test_what_is_no_attestation_is_refused(dataset: Cohort, content: bytes, words: str) -> None:
    (dataset.real / "signed.json").write_bytes(content)
    said = check(dataset, *trust(dataset))
    assert said.code == 2
    assert "the attestation signed.json is refused" in said.text
    assert words in said.text


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (["predicate"], 7, "no predicate"),
        (["predicate", "by"], " ", "`by` is not stated"),
        (["predicate", "date"], "yesterday", "no date"),
        (["predicate", "results"], {}, "`results` is no list"),
        (["predicate", "results"], [{"pointer": "/a", "grade": "perfect"}], "no grade that is known"),
        (["predicate", "results"], [7], "no grade that is known"),
        (["subject"], [{"name": "a", "digest": {"sha256": "ff"}}], "no digest in hexadecimal"),
        (["subject"], [{"name": "a", "digest": {"sha256": "f" * 64}}], "the one manifest"),
        (["predicateType"], "https://slsa.dev/provenance/v1", "no statement"),
    ],
)
def test_a_statement_of_the_wrong_form_is_refused(dataset: Cohort, path: list[str], value: Any, words: str) -> None:
    def edit(statement: dict[str, Any]) -> None:
        holder = statement
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = value

    change(dataset, edit, "unsigned")
    said = check(dataset, name="unsigned")
    assert (said.code, words in said.text) == (2, True), said.text


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/hostname", "synthetic.csv"])
def test_a_subject_that_leads_out_or_differs_is_refused(dataset: Cohort, name: str) -> None:
    def edit(statement: dict[str, Any]) -> None:
        statement["subject"][1] = {"name": name, "digest": {"sha256": "f" * 64}}

    change(dataset, edit, "unsigned")
    assert check(dataset, name="unsigned").code == 2


def test_a_refutation_that_is_signed_contradicts(dataset: Cohort) -> None:
    dataset.set("/results/near_copies/value", 17)
    said = dataset.verify(
        "--attest", dataset.real / "signed.json", "--by", "hospital", "--key", dataset.real / "hospital.pem"
    )  # fmt: skip
    assert "refuted" in said.text
    found = check(dataset, *trust(dataset))
    assert grades(found) == {"attested", "refuted"}
    assert "contradicts itself" in found.text
    assert "refuted" not in grades(check(dataset, *trust(dataset, "stranger")))


def listed(dataset: Cohort, **more: Any) -> Path:
    """The attestation inside the folder, and in the manifest."""
    import hashlib

    path = dataset.folder / "attestations" / "hospital.dsse.json"
    path.parent.mkdir()
    shutil.copy(dataset.real / "signed.json", path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    entry = {"file": "attestations/hospital.dsse.json", "sha256": digest, "by": "hospital"} | more
    dataset.set("/manifest/attestations/hospital", entry)
    return path


def only_trust(dataset: Cohort) -> Said:
    return run("check", dataset.manifest, "--format", "json", *trust(dataset))


def test_an_attestation_that_the_manifest_lists_is_read(dataset: Cohort) -> None:
    path = listed(dataset)
    assert grades(only_trust(dataset)) == {"attested"}
    described = {"path": "attestations/hospital.dsse.json", "role": "documentation", "bytes": path.stat().st_size}
    dataset.set("/files/statement", described)
    assert grades(only_trust(dataset)) == {"attested"}
    assert grades(run("check", dataset.manifest, "--format", "json")) <= {"asserted", "cited"}
    path.unlink()
    assert grades(only_trust(dataset)) <= {"asserted", "cited"}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"sha256": "0" * 64}, "another SHA-256"),
        ({"by": "author"}, "another `by`"),
        ({"date": "2020-01-01"}, "another `date`"),
        ({"file": "../real/signed.json"}, "leads out of the folder"),
        ({"file": "synthetic.csv"}, "another SHA-256"),
    ],
)
def test_a_listed_attestation_that_does_not_fit_is_a_finding(dataset: Cohort, more: dict[str, Any], words: str) -> None:
    listed(dataset, **more)
    said = only_trust(dataset)
    found = [each for each in json.loads(said.text)["documents"][0]["findings"] if each["code"] == "VE93"]
    assert words in found[0]["message"]
    assert "contradicts itself" in said.text
    assert "attested" not in grades(said)


def test_an_address_is_not_fetched(dataset: Cohort) -> None:
    listed(dataset, file="https://example.org/a.json")
    assert grades(only_trust(dataset)) <= {"asserted", "cited"}


def test_a_claim_from_standard_input_can_be_attested(dataset: Cohort) -> None:
    options = ["--attestation", str(dataset.real / "signed.json"), *map(str, trust(dataset)), "--format", "json"]
    done = CliRunner().invoke(cli, ["check", "-", *options], input=dataset.manifest.read_text())
    assert grades(Said(done.exit_code, done.output)) == {"attested"}


def test_verify_reads_attestations_too(dataset: Cohort) -> None:
    said = run(
        "verify", dataset.manifest, "--attestation", dataset.real / "signed.json", *trust(dataset), "--format", "json"
    )  # fmt: skip
    assert grades(said) == {"attested"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no Ed25519 public key in PEM"),
        (b"-----BEGIN PRIVATE KEY-----\n", "a private key, which nobody should see"),
        (b"A" * 20_000, "too large for a key"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_public_key_is_refused(dataset: Cohort, content: bytes | None, words: str) -> None:
    path = dataset.real / "hospital.pub.pem"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    said = check(dataset, *trust(dataset))
    assert (said.code, words in said.text) == (2, True), said.text


def test_keys_of_other_kinds_are_refused(tmp_path: Path) -> None:
    other = Keys(tmp_path, "other", ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(Unusable, match="no Ed25519 key; make one with"):
        PrivateKey(other.private)
    with pytest.raises(Unusable, match="no Ed25519 public key"):
        public_key(other.public.read_text())
    ours = Keys(tmp_path, "ours")
    with pytest.raises(Unusable, match="it is a public key"):
        PrivateKey(ours.public)
    locked = serialization.BestAvailableEncryption(b"secret")
    key = ed25519.Ed25519PrivateKey.generate().private_bytes(PEM, serialization.PrivateFormat.PKCS8, locked)
    ours.private.write_bytes(key)
    with pytest.raises(Unusable, match="encrypted; decrypt it with"):
        PrivateKey(ours.private)
    ours.private.write_bytes(b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    with pytest.raises(Unusable, match="no private key in PEM"):
        PrivateKey(ours.private)


def test_keys_of_openssl_work(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl")
    private, public = tmp_path / "ed25519.pem", tmp_path / "ed25519.pub.pem"
    subprocess.run([openssl, "genpkey", "-algorithm", "ed25519", "-out", private], check=True)
    subprocess.run([openssl, "pkey", "-in", private, "-pubout", "-out", public], check=True)
    key = PrivateKey(private)
    envelope = unpacked_envelope(packed(b"{}", key))
    assert envelope.signer((public_key(public.read_text()),)) == key.public
    message, signature = tmp_path / "message", tmp_path / "signature"
    message.write_bytes(signed_bytes(b"{}"))
    signature.write_bytes(envelope.signatures[0].signature)
    told: list[str | Path] = ["-verify", "-pubin", "-inkey", public, "-rawin", "-in", message, "-sigfile", signature]
    done = subprocess.run([openssl, "pkeyutl", *told], capture_output=True, text=True, check=False)
    assert "Verified Successfully" in done.stdout


def test_the_encoding_that_is_signed_is_that_of_dsse() -> None:
    assert signed_bytes(b"hello") == b"DSSEv1 28 application/vnd.in-toto+json 5 hello"


def test_a_missing_library_names_its_command(dataset: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return real(name, *rest)

    for name in [each for each in sys.modules if each.startswith("cryptography")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(builtins, "__import__", without)
    named = ["--attestation", dataset.real / "signed.json", *trust(dataset)]
    done = CliRunner().invoke(cli, ["check", str(dataset.manifest), *map(str, named)])
    assert (done.exit_code, "pip install 'synthreport[sign]'" in done.output) == (1, True), done.output


def test_the_digest_of_content_knows_what_is_written_later() -> None:
    data = base("trial")
    digest = content_digest(data)
    slot = {"file": "a.json", "sha256": "0" * 64}
    later = {**data, "manifest": {**data["manifest"], "attestations": {"a": slot}}}
    assert content_digest(later) == digest
    with_file = {**later, "files": {**data["files"], "a": {"path": "a.json", "role": "documentation"}}}
    assert content_digest(with_file) == digest
    as_data = {**later, "files": {**data["files"], "a": {"path": "a.json", "role": "data"}}}
    assert content_digest(as_data) != digest
    assert content_digest({**data, "dataset": {**data["dataset"], "title": "x"}}) != digest
    assert CONTENT != "sha256"
