"""A record as one page for people, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from synthreport.desk.check_record.check_record import NOT_PROVEN, PROVES, Record
from synthreport.grades import Grade
from synthreport.reporters.markdown_text import code, marked, text_of

_LONGEST = 50
_LONGEST_LABEL = 40
_MOST = 2
_MOST_LINES = 20


def one_page(record: Record, signer: str = "") -> str:
    """The page; `signer` is the id of the key that signed the record, whose signature only the JSON file holds."""
    return text_of(_lines(record, signer))


def _lines(record: Record, signer: str) -> Iterator[str]:
    yield from ("# Record of a check", "")
    yield from (f"**Verdict: {verdict_of(record)}**", "")
    head, *facts = (f"| {name} | {said} |" for name, said in _facts(record, signer))
    yield from (head, "| --- | --- |", *facts, "")
    yield from _listed("Attestations", (_attestation(each) for each in record["attestations"]))
    yield from _listed("Accepted by a decision", (_decision(each) for each in record["decisions"]))
    yield from ("## What this record proves", "", PROVES, "")
    yield from ("## What it does not prove", "", NOT_PROVEN, "")


def _short(text: str) -> str:
    """An author's text, cut so that the page stays one."""
    return marked(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def verdict_of(record: Record) -> str:
    """The verdict of a record in words, with how many lines are answered and how many decisions it follows."""
    verdict, decisions = record["verdict"], len(record["decisions"])
    followed = f", with {decisions} decision{'s' * (decisions != 1)}" if decisions else ""
    by_a_gap = f", of these {verdict['by_a_gap']} by an accepted gap" if verdict["by_a_gap"] else ""
    lines = f"{verdict['answered']} of {verdict['asked']} lines answered{by_a_gap}"
    return f"{verdict['conclusion']}{followed}; {lines}"


def _facts(record: Record, signer: str) -> Iterator[tuple[str, str]]:
    yield "Record", code(record["code"])
    yield "Date of the check", record["date"]
    yield from _about_manifest(record["manifest"])
    yield from _about_rules(record)
    yield "Findings", _counted(record)
    yield "Open lines", _open(record)
    yield "Claims", _claims(record["ledger"])
    yield "Signature", f"{code(signer)} (the id of the key; the signature is in the JSON file)" if signer else "none"


def _about_manifest(manifest: Record) -> Iterator[tuple[str, str]]:
    yield "Manifest, SHA-256", code(manifest["sha256"])
    if "content_sha256" in manifest:
        yield "Its content, SHA-256", code(manifest["content_sha256"])
    for key in ("title", "id", "version"):
        if key in manifest["dataset"]:
            yield f"Dataset, {key}", _cell(manifest["dataset"][key])


def _about_rules(record: Record) -> Iterator[tuple[str, str]]:
    profile = record["profile"]
    yield "Standard", f"synthreport {record['standard']}"
    yield "Profile", f"{_cell(profile['id'])}, version {_cell(profile['version'])}"
    yield "Profile, SHA-256", code(profile["sha256"])
    yield "Checker", _cell(f"{record['checker']['name']} {record['checker']['version']}")
    yield "Fails on", f"findings at level *{record['fail_on']}* and above"


def _cell(text: str) -> str:
    return _short(text).replace("|", "\\|")


def _counted(record: Record) -> str:
    totals = {"must": 0, "should": 0, "may": 0}
    for each in record["findings"]:
        totals[each["level"]] += each["count"]
    return ", ".join(f"{count:,} at level *{level}*" for level, count in totals.items())


def _open(record: Record) -> str:
    lines = [
        f"{each['number']} {_cell(each['label'][:_LONGEST_LABEL])}"
        for each in record["lines"]
        if each["state"] == "open"
    ]
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"{', '.join(lines[:_MOST_LINES])}{more}" if lines else "none"


def _claims(ledger: Record) -> str:
    counts = {grade: ledger.get(grade.replace(" ", "_"), 0) for grade in Grade}
    return ", ".join(f"{count:,} {grade}" for grade, count in counts.items() if count) or "none"


def _listed(head: str, entries: Iterable[str]) -> Iterator[str]:
    """A heading and a list of what there is, cut so that the page stays one."""
    found = list(entries)
    if found:
        yield from (f"## {head} ({len(found):,})", "")
        yield from (f"- {each}" for each in found[:_MOST])
        if len(found) > _MOST:
            yield f"- and {len(found) - _MOST:,} more, in the JSON file"
        yield ""


def _attestation(each: Record) -> str:
    key = f"signed with key {code(each['key'][:16])}" if "key" in each else "without a trusted signature; did not count"
    return f"{_short(each['by'])}, {_short(each['date'])}; {key}; file {code(each['sha256'][:16])}"


def _decision(each: Record) -> str:
    place = code(each["pointer"][:_LONGEST])
    until = _short(each["until"])
    return f"{each['code']} at {place}: {_short(each['reason'])} ({_short(each['by'])}, until {until})"
