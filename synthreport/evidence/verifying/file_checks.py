"""Each listed file: whether it is there, and has the size, the digest and the type that the manifest states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.bytes_read import Bytes
from synthreport.evidence.verifying.canonical_forms import FORMS, canonical_digest
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.media_types import mismatch
from synthreport.evidence.verifying.notes import Notes, named, plural
from synthreport.files.optional import MissingExtra
from synthreport.grades import Grade

Read = dict[str, Bytes]
"""What was read of the files of an entry, by their paths."""

Sums = Mapping[str, Mapping[str, str]]
"""The digests in lists of checksums: by the id of the list, and the path of the file."""


def judge_presence(listed: Listed, notes: Notes) -> bool:
    """Whether an entry stands for files that may be read; notes why not."""
    if not notes.judge("VE52", listed.at("path"), listed.why if listed.leads_out else ""):
        notes.grade(listed.pointer, Grade.NOT_CHECKABLE, "its path leads out of the folder")
        return False
    if not listed.why:
        return notes.judge("VE51", listed.at("path"))
    notes.grade(listed.pointer, Grade.NOT_CHECKABLE, listed.why)
    if listed.says("released") is False:
        notes.skip("VE51", "some files are not released")
    else:
        code = "VE51" if listed.is_missing else "VE57"
        notes.judge(code, listed.at("path"), f"{listed.name}: {listed.why}")
    return False


def judge_bytes(listed: Listed, read: Read, sums: Sums, notes: Notes) -> None:
    """Note whether the files of an entry, all of them read, are the ones that were described."""
    sound = [_count(listed, read, notes), _size(listed, read, notes), _digests(listed, read, sums, notes)]
    _type(listed, read, notes)
    if all(sound) and listed.says("sha256") is not None and notes.grades.get(listed.pointer) is None:
        notes.grade(listed.pointer, Grade.MATCHED, "its SHA-256 is the stated one")


def _count(listed: Listed, read: Read, notes: Notes) -> bool:
    stated = listed.says("count")
    if "*" not in listed.path or not _is_count(stated):
        return True
    message = "" if stated == len(read) else f"{plural(len(read), 'file')} of that form, stated are {stated:,.0f}"
    return notes.judge("VE55", listed.at("count"), message, claim=listed.pointer)


def _size(listed: Listed, read: Read, notes: Notes) -> bool:
    stated, found = listed.says("bytes"), sum(each.size for each in read.values())
    if not _is_count(stated):
        return True
    message = "" if stated == found else f"{plural(found, 'byte')}, stated are {stated:,.0f}"
    return notes.judge("VE53", listed.at("bytes"), message, claim=listed.pointer)


def _is_count(answer: Any) -> bool:
    return answer.__class__ in (int, float)


def _digests(listed: Listed, read: Read, sums: Sums, notes: Notes) -> bool:
    stated = listed.says("sha256")
    expected = _expected(stated, read, sums)
    if expected is None:
        if stated is not None:
            why = "the list of checksums is not here" if isinstance(stated, dict) else "one digest for many files"
            notes.skip("VE54", why)
        return stated is None
    absent = [name for name in read if name not in expected]
    wrong = [name for name, each in read.items() if expected.get(name, each.sha256) != each.sha256]
    message = f"not in the list of checksums: {named(absent)}" if absent else ""
    message = f"another SHA-256: {named(wrong)}" if wrong else message
    return notes.judge("VE54", listed.at("sha256"), message, claim=listed.pointer)


def _expected(stated: Any, read: Read, sums: Sums) -> Mapping[str, str] | None:
    """The digests that are stated, by the paths of the files; None if there are none to compare with."""
    if isinstance(stated, str) and len(read) == 1:
        return dict.fromkeys(read, stated.lower())
    return sums.get(str(stated.get("listed_in"))) if isinstance(stated, dict) else None


def _type(listed: Listed, read: Read, notes: Notes) -> None:
    stated = listed.says("media_type")
    found = {name: mismatch(stated, each.head) for name, each in read.items()} if isinstance(stated, str) else {}
    wrong = [name for name, why in found.items() if why]
    if any(why is not None for why in found.values()):
        message = f"{named(wrong)}: {found[wrong[0]]}" if wrong else ""
        notes.judge("VE56", listed.at("media_type"), message, claim=listed.pointer)


def judge_canonical(listed: Listed, notes: Notes, digest: Callable[..., str | None] = canonical_digest) -> None:
    """Note whether the canonical form of a file has the stated digest, if the form is one that is known here."""
    stated, at = listed.says("canonical"), listed.at("canonical")
    scheme, sha256 = (stated.get(key) for key in ("scheme", "sha256")) if isinstance(stated, dict) else (None, None)
    if not isinstance(scheme, str) or not isinstance(sha256, str) or len(listed.files) != 1:
        return
    try:
        found = digest(scheme, *listed.files.values())
    except (Unusable, MissingExtra) as error:
        notes.skip("VE62", str(error), claim=at)
        return
    if found is None:
        notes.skip("VE62", f"the canonical form is not one that can be made here: {', '.join(FORMS)}", claim=at)
    elif notes.judge("VE62", at, "" if found == sha256.lower() else f"the canonical digest is {found}", claim=at):
        notes.grade(at, Grade.MATCHED)
