"""The reason of a gap: a gap that withholds an answer, or states that it does not apply, needs one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

GAP_ITEM = "LI02"
"""The item that gaps answer."""


def lacks_reason(gap: dict[str, Any], explained: Collection[str]) -> bool:
    """Whether a gap is of a kind that needs a reason, and states none."""
    return gap.get("gap") in explained and gap.get("reason").__class__ is not str


def gap_texts(gap: dict[str, Any], pointer: str) -> Iterator[tuple[str, str, str, None]]:
    """The texts of a gap, which must say something: who can give access, and the reason."""
    for key in ("access", "reason"):
        if gap.get(key).__class__ is str:
            yield f"{pointer}/{key}", gap[key], GAP_ITEM, None
