"""The verdict on a document in words, said the same in every report."""

from __future__ import annotations

from synthreport.finding import Conclusion, Level, Result, Verdict
from synthreport.grades import Grade
from synthreport.standard.catalogue import short_entries

_PHRASES = {
    Conclusion.UNREADABLE: "cannot be read, and was not checked against",
    Conclusion.CONTRADICTORY: "contradicts itself, checked against",
    Conclusion.PUBLIC_RECORD: "describes the public record, checked against",
    Conclusion.INCOMPLETE: "is incomplete under",
    Conclusion.COMPLIES: "complies with",
}
"""What follows the name of a document, before the standard and the profile."""

_SEEN = {Grade.REFUTED, Grade.ATTESTED, Grade.RECOMPUTED, Grade.MATCHED}
"""The grades that need more than the manifest."""


def is_verified(result: Result) -> bool:
    """Whether something beyond the manifest was looked at."""
    return any(claim.grade in _SEEN for claim in result.ledger)


def sentence(result: Result, fail_on: Level = Level.MUST) -> str:
    """What follows the name of a document: the verdict, the standard and profile, and how many lines are answered."""
    verdict = result.verdict
    judged = f"{_PHRASES[verdict.conclusion]} {under(verdict)}{with_decisions(result)}"
    said = f"{judged}: {result.coverage() if result.readable else _why(verdict)}"
    return said + _compared(result) + _graded(result) + failed_by(result, fail_on)


def _compared(result: Result) -> str:
    """How many of the listed files were found as stated; empty if none was looked at."""
    files = result.verdict.files
    if files is None:
        return ""
    if not files.listed:
        return "; it lists no files to compare"
    return f"; {files.as_stated} of {files.listed} listed file{'s' * (files.listed != 1)} with the stated SHA-256"


def _graded(result: Result) -> str:
    """How many claims have which grade, once something beyond the manifest was looked at; empty otherwise."""
    return f"; {len(result.ledger)} claims: {grades_in_words(result)}" if is_verified(result) else ""


def grades_in_words(result: Result) -> str:
    """How many claims have which grade; those that are refuted come last, where they are read."""
    counts = sorted(result.grade_counts().items(), key=lambda each: each[0] is Grade.REFUTED)
    return ", ".join(f"{count} {grade}" for grade, count in counts if count) or "none"


def with_decisions(result: Result) -> str:
    """How many decisions the verdict follows, in words; empty if none."""
    count = len({each.origin for each in result.accepted})
    return f", with {count} decision{'s' * (count != 1)}" if count else ""


def under(verdict: Verdict) -> str:
    """The version of the standard and the profile of a verdict; a profile of one's own with its digest."""
    other = "" if verdict.stated in (None, verdict.standard) else f" (it states {verdict.stated})"
    return f"synthreport {verdict.standard}{other}, profile {profile_of(verdict)}"


def profile_of(verdict: Verdict) -> str:
    """The profile with its version; one of somebody's own with its digest."""
    own = verdict.profile not in short_entries(verdict.standard)["profiles"]
    digest = f" (sha256 {verdict.profile_sha256[:12]}…)" if own else ""
    return f"{verdict.profile} {verdict.profile_version}{digest}"


def failed_by(result: Result, fail_on: Level) -> str:
    """That a document with a good verdict fails the run, because a lower level was asked to; empty otherwise."""
    fails = result.passes() and not result.passes(fail_on)
    return f"; but it has findings at or above `--fail-on {fail_on}`" if fails else ""


def _why(verdict: Verdict) -> str:
    return "its version is unknown here" if verdict.stated else "the text is not a manifest in YAML or JSON"
