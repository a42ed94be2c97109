"""Attestations beside a check: those of the command line and those that the manifest lists → what was observed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from synthreport.checker.grading.file_rules import DEMANDED, WITHOUT_FILES
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.ed25519_keys import PublicKey, public_key, public_key_in
from synthreport.evidence.custody.attesting.fitting import About
from synthreport.evidence.custody.attesting.reading_attestations import bytes_in, count, count_listed, understood
from synthreport.evidence.verifying.notes import Notes, shortened
from synthreport.files.opener import real
from synthreport.grades import Grade
from synthreport.outcome import Outcome, State
from synthreport.result import Observed
from synthreport.rules import RULES

_LIST = "/manifest/attestations"
_STATES = (State.BROKEN, State.HOLDS, State.NOT_CHECKED, State.NOT_APPLICABLE)
_WORTH = (Grade.REFUTED, Grade.ATTESTED, Grade.RECOMPUTED, Grade.MATCHED, Grade.NOT_CHECKABLE)


def keys_in(files: Iterable[Path], texts: Iterable[str]) -> tuple[PublicKey, ...]:
    """The trusted keys: those in files, and those that a profile names. Raises Unusable."""
    return tuple(dict.fromkeys([*map(public_key_in, files), *map(public_key, texts)]))


def attested(
    data: Any, folder: Path | None, files: Iterable[Path], trusted: tuple[PublicKey, ...], seen: Observed | None = None
) -> Observed:
    """What attestations say about a manifest, beside what was seen in its files. Raises Unusable if one does not fit.

    `files` are those of the command line; one that the manifest lists and that does not fit is a finding.
    """
    about, notes = About(data if isinstance(data, dict) else {}, folder), Notes()
    for path in files:
        try:
            count(understood(bytes_in(real(path)), about, trusted), _LIST, notes)
        except FileNotFoundError:
            raise Unusable(f"the attestation {shortened(path.name)}: no such file") from None
        except Unusable as error:
            raise Unusable(f"the attestation {shortened(path.name)} is refused: {error}") from None
    count_listed(about, trusted, notes)
    return combined(notes.observed(), seen if seen is not None else _unseen())


def _unseen() -> Observed:
    """What is observed without files: nothing."""
    codes = [code for code, rule in RULES.items() if rule.of_files and code != DEMANDED]
    outcomes = {code: Outcome(code, RULES[code].level, State.NOT_CHECKED, WITHOUT_FILES) for code in codes}
    return Observed(outcomes)


def combined(one: Observed, other: Observed) -> Observed:
    """Both, of each claim the grade that says more; of equal ones the first: data say more than a file of evidence."""
    grades = dict(other.grades)
    for pointer, (grade, why) in one.grades.items():
        known = grades.get(pointer)
        if known is None or _WORTH.index(grade) <= _WORTH.index(known[0]):
            grades[pointer] = grade, why
    outcomes = {**other.outcomes, **one.outcomes}
    both = (code for code in one.outcomes if code in other.outcomes)
    outcomes |= {code: _joint(one.outcomes[code], other.outcomes[code]) for code in both}
    places = {(each.code, each.at) for each in other.findings}
    new = (each for each in one.findings if (each.code, each.at) not in places)
    return Observed(outcomes, (*other.findings, *new), grades, other.files)


def _joint(one: Outcome, other: Outcome) -> Outcome:
    """The outcome of a rule that was judged twice: broken if it was broken once, and judged if it was judged once."""
    worst = min(one, other, key=lambda each: _STATES.index(each.state))
    counts = one.judged + other.judged, one.not_judged + other.not_judged
    return worst._replace(judged=counts[0], not_judged=counts[1])
