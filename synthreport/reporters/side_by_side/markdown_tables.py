"""Tables for the Markdown report: the manifests of a run, and one manifest under several profiles."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.overview.checked import Checked, Run
from synthreport.overview.submissions.profile_matrix import matrix
from synthreport.overview.submissions.submission_rows import Submission, submissions
from synthreport.reporters.markdown_text import code, marked


def of_manifests(run: Run) -> Iterator[str]:
    """A row for each manifest; nothing for a single one."""
    rows = submissions(run.checked, run.fail_on)
    if len(rows) > 1:
        profiles = [marked(judged.profile) for judged in rows[0].judged]
        heads = ("title", "manuscript", *profiles, "refuted claims", "age", "file")
        yield from (f"# {len(rows):,} manifests", "", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|")
        yield from (f"| {' | '.join(_cells(row))} |" for row in rows)
        yield ""


def _cells(row: Submission) -> Iterator[str]:
    yield from (marked(row.title) if row.title else "", code(row.manuscript) if row.manuscript else "")
    for judged in row.judged:
        yield f"{marked(judged.verdict)}, {judged.answered} of {judged.asked} lines answered"
    age = "" if row.age is None else f"{row.age} day{'s' * (row.age != 1)}"
    yield from (row.refuted_in_words, age, code(row.name))


def of_profiles(group: list[Checked]) -> Iterator[str]:
    """A row for each requirement that is not met under one of several profiles; nothing under a single one."""
    compared = matrix(group)
    if len(group) > 1 and compared.rows:
        profiles = [marked(profile) for profile in compared.profiles]
        yield from (f"# {code(group[0].name)} under several profiles", "")
        yield from (f"| requirement | {' | '.join(profiles)} |", "| --- " * (len(profiles) + 1) + "|")
        for row in compared.rows:
            yield f"| {row.code} {marked(row.label)} | {' | '.join(level or '' for level in row.levels)} |"
        yield ""
