"""The manifest of another dataset as a source: what holds for the next one is taken, and nothing that is its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cases import as_yaml, base

import synthreport
from synthreport import State
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options, imported, importer

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))


def read(data: Any) -> Draft:
    text = data if isinstance(data, bytes) else as_yaml(data).encode()
    return imported(Source(Path("synthreport.yaml"), data=text), "synthreport")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_what_is_taken_of_an_example_is_sound(path: Path) -> None:
    draft = imported(Source(path))
    result = synthreport.check({"synthreport": "1.0", **draft.answers})
    assert [each.code for each in result.items() if each.state is State.MALFORMED] == []
    assert {each.code for each in result.findings} & {"DC67", "DC68", "DC69", "DC70"} == set()
    assert draft.answers["parties"]
    assert draft.answers.keys() <= {
        "parties",
        "tools",
        "inputs",
        "purpose",
        "privacy",
        "access",
        "maintenance",
        "content",
    }


def test_nothing_of_the_other_dataset_is_taken() -> None:
    draft = read(base("trial"))
    assert {"dataset", "files", "results", "splits"}.isdisjoint(draft.answers)
    assert "claims" not in draft.answers.get("privacy", {})
    assert all(
        {"table", "type", "synthetic"}.isdisjoint(field) for field in draft.answers["content"]["fields"].values()
    )
    assert any("state it again" in left.why for left in draft.left)


def test_what_refers_to_files_of_the_other_dataset_is_left_with_the_reason() -> None:
    trial = base("trial")
    draft = read({**trial, "access": {**trial["access"], "code": [next(iter(trial["files"]))]}})
    assert "code" not in draft.answers["access"]
    assert ("/access/code", "refers to what is not taken") in [(left.place, left.why) for left in draft.left]


def test_what_is_malformed_and_what_is_the_authors_own_stays_behind() -> None:
    trial = base("trial")
    draft = read({**trial, "purpose": {"uses": 3, "out_of_scope": ["Care"], "x-note": "mine"}})
    assert draft.answers["purpose"] == {"out_of_scope": ["Care"]}


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"- a\n", b"synthreport: '9.9'\n", b"synthreport: 1.0\n", b"title: mine\n", b"a: [", b"[" * 5000],
)
def test_what_is_no_manifest_is_told(content: bytes) -> None:
    assert importer("synthreport").recognises(Source(Path("a.txt"), data=content)) is False
    with pytest.raises(Unusable, match=r"synthreport\.yaml"):
        read(content)


def test_a_gap_is_as_true_of_the_next_dataset() -> None:
    draft = read({**base("trial"), "maintenance": {"gap": "unknown"}})
    assert draft.answers["maintenance"] == {"gap": "unknown"}


def test_no_option_takes_more() -> None:
    source = Source(EXAMPLES[0])
    assert imported(source, options=Options(values=True)).answers == imported(source).answers
