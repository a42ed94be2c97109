"""The harness that breaks manifests: what fell once stands, and what falls next is written down as small as can be."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest
from cases import base
from fuzz import falls
from fuzz.__main__ import main, subject
from fuzz.falls import fall_of, kept, reads, reduced
from fuzz.originals import corpus
from fuzz.trials import TRIALS, Subject, put_to

AS_MANY_AS_ANY_TEST = 20
"""How many new documents are tried here; `.ci/full` tries more, and `--minutes` as many as there is time for."""


QUICK = [trial for trial, rarely in TRIALS.items() if rarely < 40]


def test_what_fell_once_stands() -> None:
    assert [
        f"{path.name}: {fall.trial}: {fall.trace}"
        for path in corpus()
        for trial in QUICK
        if (fall := fall_of(reads(path), trial))
    ] == []


def test_the_first_broken_documents_stand() -> None:
    tried = [(subject(0, number), trial) for number in range(AS_MANY_AS_ANY_TEST) for trial in put_to(number)]
    assert [fall.trace for document, trial in tried if (fall := fall_of(document, trial))] == []


def test_a_seed_and_a_number_make_the_same_document() -> None:
    first = [subject(7, number).text for number in range(12)]
    assert first == [subject(7, number).text for number in range(12)]
    assert first != [subject(8, number).text for number in range(12)]
    assert len(set(first)) == len(first)


def test_every_number_is_put_to_some_trials_and_every_trial_is_made() -> None:
    assert {trial for number in range(41) for trial in put_to(number)} == set(TRIALS)
    assert all(list(put_to(number)) for number in range(41))


def quoted(tried: Subject) -> None:
    """Falls where some result has a value in quotes."""
    results = tried.document.data.get("results", {}) if isinstance(tried.document.data, dict) else {}
    for result in results.values() if isinstance(results, dict) else ():
        if isinstance(result, dict) and isinstance(result.get("value"), str):
            raise ZeroDivisionError("oops")


def second_tag(tried: Subject) -> None:
    """Falls where a text has two tags."""
    if tried.text.count(b"!!str") == 2:
        raise ZeroDivisionError("oops")


def test_what_falls_is_reduced_as_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(falls, "TRIALS", {quoted: 1})
    data = deepcopy(base("trial"))
    data["results"]["ks"]["value"] = "0.91 (0.88 to 0.93)"
    fall = fall_of(Subject(json.dumps(data).encode(), "broken.json"), quoted)
    assert fall is not None
    small = reduced(fall)
    assert small.kind == fall.kind
    assert len(small.subject.text) < 32
    path = kept(small, tmp_path / "new")
    assert path.name.startswith("quoted-ZeroDivisionError-")
    again = fall_of(reads(path), quoted)
    assert again is not None
    assert again.kind == fall.kind


def test_what_falls_is_reduced_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(falls, "TRIALS", {second_tag: 1})
    text = b"a: 1\nb: !!str 2\n" + b"c: 3\n" * 50 + b"d: [!!str 4, 5]\n"
    fall = fall_of(Subject(text, "broken.yaml"), second_tag)
    assert fall is not None
    assert reduced(fall).subject.text == b"!!str!!str"


def test_the_door_tells_what_fell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from fuzz import __main__ as door

    def falls_at_once(tried: Subject) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(falls, "TRIALS", {falls_at_once: 1})
    monkeypatch.setattr(door, "put_to", lambda number: [falls_at_once])
    assert main(["--mutants", "2", "--folder", str(tmp_path)]) == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b""]
    assert "seed 0: 1 fell" in capsys.readouterr().out
    assert main(["--mutants", "0"]) == 0
