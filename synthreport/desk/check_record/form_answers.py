"""What a submission form asks about a check, answered from its record: short texts to paste."""

from __future__ import annotations

from synthreport.desk.check_record.check_record import Record


def form_answers(record: Record) -> list[tuple[str, str]]:
    """Each question with its answer, none longer than a field of a form."""
    verdict, profile = record["verdict"], record["profile"]
    return [
        ("Record", record["code"]),
        ("Verdict", verdict["conclusion"]),
        ("Lines answered", f"{verdict['answered']} of {verdict['asked']}"),
        ("Profile", f"{profile['id']} {profile['version']}"),
        ("Checked on", record["date"]),
        ("Manifest SHA-256", record["manifest"]["sha256"]),
    ]
