"""A decision to accept one finding, and the digest of the answer that it is about."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from synthreport.document.pointers import parts_of

MISSING = "missing"
"""The digest of an answer that is not stated."""


class Decision(NamedTuple):
    """What is accepted: a code, or a line of the checklist, at a pointer; in one manifest, or in all.

    `answer` is the digest of the answer at the pointer; `origin` is the file and line of the decision.
    """

    pointer: str
    reason: str
    by: str
    on: str
    until: str
    answer: str
    code: str = ""
    line: int = 0
    manifest: str = ""
    origin: str = ""

    def lapsed(self, data: Any, today: date) -> str:
        """Why the decision no longer holds, or not yet; empty if it does."""
        if today.isoformat() > self.until:
            return f"expired on {self.until}"
        if today.isoformat() < self.on:
            return f"holds only from {self.on} on"
        if digest_at(data, self.pointer) != self.answer:
            return "is about another answer: the answer has changed since"
        return ""


def digest_at(data: Any, pointer: str) -> str:
    """The digest of the answer at a pointer: the SHA-256 of its JSON, with sorted keys; `missing` without one."""
    for part in parts_of(pointer):
        try:
            data = data[int(part)] if isinstance(data, list) else data[part]
        except (KeyError, IndexError, ValueError, TypeError):
            return MISSING
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"
