"""The verdict on a document in words, said the same in every report."""

from __future__ import annotations

from collections.abc import Mapping

from synthreport.finding import Level
from synthreport.grades import Grade
from synthreport.result import Conclusion, Result, Verdict
from synthreport.standard.catalogue import short_entries

Phrases = Mapping[str, str]

ENGLISH: Phrases = {
    Conclusion.UNREADABLE: "cannot be read, and was not checked against {under}",
    Conclusion.CONTRADICTORY: "contradicts itself, checked against {under}",
    Conclusion.PUBLIC_RECORD: "describes the public record, checked against {under}",
    Conclusion.INCOMPLETE: "is incomplete under {under}",
    Conclusion.COMPLIES: "complies with {under}",
    "under": "synthreport {standard}{stated}, profile {profile}",
    "stated": " (it states {stated})",
    "accepted_line": ", with 1 line accepted by the editor",
    "accepted_lines": ", with {count} lines accepted by the editor",
    "decision": ", with 1 decision",
    "decisions": ", with {count} decisions",
    "coverage": "{answered} of {asked} lines answered{by_a_gap}",
    "by_a_gap": ", of these {count} by an accepted gap",
    "no_files": "; it lists no files to compare",
    "file": "; {as_stated} of {listed} listed file with the stated SHA-256",
    "files": "; {as_stated} of {listed} listed files with the stated SHA-256",
    "graded_one": "; 1 claim: {grades}",
    "graded": "; {count} claims: {grades}",
    "none": "none",
    "failed_by": "; but it has findings at or above `--fail-on {level}`",
    "unknown_version": "its version is unknown here",
    "not_a_manifest": "the text is not a manifest in YAML or JSON",
}
"""What follows the name of a document, and its parts. A grade without a phrase is called by its name."""

SEEN = {Grade.REFUTED, Grade.ATTESTED, Grade.RECOMPUTED, Grade.MATCHED}
"""The grades that need more than the manifest."""


def is_verified(result: Result) -> bool:
    """Whether something beyond the manifest was looked at."""
    return any(claim.grade in SEEN for claim in result.ledger)


def sentence(result: Result, fail_on: Level = Level.MUST, say: Phrases = ENGLISH) -> str:
    """What follows the name of a document: the verdict, the standard and profile, and how many lines are answered."""
    verdict = result.verdict
    judged = say[verdict.conclusion].format(under=under(verdict, say)) + with_decisions(result, say)
    said = f"{judged}: {coverage(result, say) if result.readable else _why(verdict, say)}"
    return said + _compared(result, say) + _graded(result, say) + failed_by(result, fail_on, say)


def coverage(result: Result, say: Phrases = ENGLISH) -> str:
    """How many lines are answered, in words."""
    answered, asked, by_a_gap = result.answered()
    of_these = say["by_a_gap"].format(count=by_a_gap) if by_a_gap else ""
    return say["coverage"].format(answered=answered, asked=asked, by_a_gap=of_these)


def _compared(result: Result, say: Phrases) -> str:
    """How many of the listed files were found as stated; empty if none was looked at."""
    files = result.verdict.files
    if files is None:
        return ""
    if not files.listed:
        return say["no_files"]
    return say["file" if files.listed == 1 else "files"].format(as_stated=files.as_stated, listed=files.listed)


def _graded(result: Result, say: Phrases) -> str:
    """How many claims have which grade, once something beyond the manifest was looked at; empty otherwise."""
    if not is_verified(result):
        return ""
    count = len(result.ledger)
    return say["graded_one" if count == 1 else "graded"].format(count=count, grades=grades_in_words(result, say))


def grades_in_words(result: Result, say: Phrases = ENGLISH) -> str:
    """How many claims have which grade; those that are refuted come last, where they are read."""
    counts = sorted(result.grade_counts().items(), key=lambda each: each[0] is Grade.REFUTED)
    return ", ".join(f"{count} {say.get(grade, grade)}" for grade, count in counts if count) or say["none"]


def with_decisions(result: Result, say: Phrases = ENGLISH) -> str:
    """How many open lines decisions accept; if they accept other things alone, how many they are; empty if none."""
    if lines := len(result.accepted_lines()):
        return say["accepted_line" if lines == 1 else "accepted_lines"].format(count=lines)
    count = len({each.origin for each in result.accepted})
    return say["decision" if count == 1 else "decisions"].format(count=count) if count else ""


def under(verdict: Verdict, say: Phrases = ENGLISH) -> str:
    """The version of the standard and the profile of a verdict; a profile of one's own with its digest."""
    differs = verdict.stated not in (None, verdict.standard)
    stated = say["stated"].format(stated=verdict.stated) if differs else ""
    return say["under"].format(standard=verdict.standard, stated=stated, profile=profile_of(verdict))


def profile_of(verdict: Verdict) -> str:
    """The profile with its version; one of somebody's own with its digest."""
    own = verdict.profile not in short_entries(verdict.standard)["profiles"]
    digest = f" (sha256 {verdict.profile_sha256[:12]}…)" if own else ""
    return f"{verdict.profile} {verdict.profile_version}{digest}"


def failed_by(result: Result, fail_on: Level, say: Phrases = ENGLISH) -> str:
    """That a document with a good verdict fails the run, because a lower level was asked to; empty otherwise."""
    fails = result.passes() and not result.passes(fail_on)
    return say["failed_by"].format(level=fail_on) if fails else ""


def _why(verdict: Verdict, say: Phrases) -> str:
    return say["unknown_version" if verdict.stated else "not_a_manifest"]
