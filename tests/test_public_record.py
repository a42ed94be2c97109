"""A contradiction of the public record, named by a third party: shown in every format, and judged in none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cases import as_yaml, base, merged
from click.testing import CliRunner

import synthreport
from synthreport import Level
from synthreport.cli.program import cli

pytestmark = pytest.mark.measured

Data = dict[str, Any]

FAULT = {"content": {"subjects": 300}}
ENTRY = {"pointer": "/content/subjects", "contradicts": "/files/letters_file/records", "text": "The abstract says 300."}
MARK = "contradiction of the public record"


def _described(entry: Data, **about: Any) -> Data:
    described: Data = merged(base("notes"), FAULT | {"manifest": {"record_contradictions": [entry], **about}})
    return described


def _only(data: Data) -> synthreport.Finding:
    (finding,) = (each for each in synthreport.check(data).findings if each.code == "MO53")
    return finding


def test_a_contradiction_that_is_named_as_the_records_is_no_fault_of_the_reader() -> None:
    result = synthreport.check(_described(ENTRY), profile="third-party")
    finding = _only(_described(ENTRY))
    assert result.verdict.conclusion == "describes the public record"
    assert (finding.level, finding.of_record) == (Level.MAY, True)
    assert "/manifest/record_contradictions/0" in [place.pointer for place in finding.also]
    assert result.passes()
    assert result.passes(Level.MAY)


def test_the_order_of_the_pair_does_not_matter() -> None:
    turned = ENTRY | {"pointer": ENTRY["contradicts"], "contradicts": ENTRY["pointer"]}
    assert _only(_described(turned)).of_record


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY | {"contradicts": "/steps/ask/made_count"},
        ENTRY | {"contradicts": "none"},
        ENTRY | {"contradicts": ENTRY["pointer"]},
        ENTRY | {"pointer": "/content", "contradicts": "/files"},
    ],
)
def test_another_pair_lowers_nothing(entry: Data) -> None:
    assert _only(_described(entry)).level is Level.MUST
    assert synthreport.check(_described(entry)).verdict.conclusion == "contradicts itself"


@pytest.mark.parametrize("basis", ["creator", "custodian", None, {"gap": "unknown"}])
def test_authors_answer_for_what_they_write(basis: Any) -> None:
    data = _described(ENTRY, basis=basis, sources_read=None, approved_by="none")
    assert _only(data).level is Level.MUST
    result = synthreport.check(data)
    assert result.verdict.conclusion == "contradicts itself"
    assert any(finding.at.pointer.startswith("/manifest/") for finding in result.findings)


def test_a_demand_is_not_of_the_record() -> None:
    """Only what cannot all be true can be the record's: what is missing there is a gap."""
    entry = {"pointer": "/privacy/claims", "contradicts": "/inputs/letters", "text": "Nobody says why."}
    plain = synthreport.check(merged(base("notes"), {"privacy": {"claims": {"unspecified": {"statement": "Safe."}}}}))
    told = merged(base("notes"), {"privacy": {"claims": {"unspecified": {"statement": "Safe."}}}})
    told = merged(told, {"manifest": {"record_contradictions": [entry]}})
    assert not any(finding.of_record for finding in synthreport.check(told).findings)
    assert len(synthreport.check(told).findings) == len(plain.findings)


FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github", "markdown", "html")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_marks_it(form: str, tmp_path: Any) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(as_yaml(_described(ENTRY)), encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(path), "--profile", "third-party", "--format", form])
    assert done.exit_code == 0, done.output
    assert MARK in " ".join(done.output.split())


def test_programs_can_tell_it_apart(tmp_path: Any) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(as_yaml(_described(ENTRY)), encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(path), "--profile", "third-party", "--format", "json"])
    findings = json.loads(done.output)["documents"][0]["findings"]
    assert [each["code"] for each in findings if each.get("of_record")] == ["MO53"]


@pytest.mark.parametrize(("name", "makers"), [("en", "Dear authors"), ("de", "Autorinnen")])
def test_a_letter_does_not_take_a_reader_for_the_author(name: str, makers: str, tmp_path: Any) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(as_yaml(base("notes")), encoding="utf-8")
    sent = CliRunner().invoke(cli, ["letter", str(path), "--language", name]).output
    path.write_text(as_yaml(base("trial")), encoding="utf-8")
    assert makers not in sent
    assert makers in CliRunner().invoke(cli, ["letter", str(path), "--language", name]).output
