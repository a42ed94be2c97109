"""Gaps: declarations that an answer is missing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from synthreport.schema.gap_kinds import explained_kinds

if TYPE_CHECKING:
    from synthreport.builder import ExplainedGap, OpenGap
    from synthreport.manifest.closed_lists.answer_lists import Explained, Open


@overload
def gap(kind: Open, *, reason: str = "", access: str = "") -> OpenGap: ...
@overload
def gap(kind: Explained, *, reason: str, access: str = "") -> ExplainedGap: ...
def gap(kind: str, *, reason: str = "", access: str = "") -> Any:
    """A gap in place of an answer: why there is none, the reason in a sentence, and who can see the answer.

    A `not_applicable` or withheld answer needs its reason. Raises WrongAnswer without one, and for any other
    word.
    """
    from synthreport.builder.parts import WrongAnswer, part_class, refuse

    said = {"gap": kind, **({"reason": reason} if reason else {}), **({"access": access} if access else {})}
    refuse("Gap", said)
    explained = kind in explained_kinds()
    if explained and not reason:
        raise WrongAnswer(f"gap({kind!r}): give the reason, gap({kind!r}, reason=…)")
    return part_class("ExplainedGap" if explained else "OpenGap")(**said)
