"""Gaps: the answers that say that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    from synthreport.builder import ExplainedGap, OpenGap

Open = Literal["not_reported", "not_performed", "not_recorded", "unknown"]
Explained = Literal["not_applicable", "withheld"]


@overload
def gap(kind: Open, *, reason: str = "", access: str = "") -> OpenGap: ...
@overload
def gap(kind: Explained, *, reason: str, access: str = "") -> ExplainedGap: ...
def gap(kind: str, *, reason: str = "", access: str = "") -> Any:
    """A gap in the place of an answer: why there is none, the reason in a sentence, and who can see the answer.

    What does not apply, or is kept back, needs its reason. Raises WrongAnswer where that is missing, and for any other
    word.
    """
    from synthreport.builder.parts import WrongAnswer, part_class, refuse

    said = {"gap": kind, **({"reason": reason} if reason else {}), **({"access": access} if access else {})}
    refuse("Gap", said)
    if kind in ("not_applicable", "withheld") and not reason:
        raise WrongAnswer(f"gap({kind!r}): give the reason, gap({kind!r}, reason=…)")
    return part_class("OpenGap" if kind not in ("not_applicable", "withheld") else "ExplainedGap")(**said)
