"""Closed lists of answers everywhere: kinds of gap, and none."""

from __future__ import annotations

from typing import Annotated, Literal

from synthreport.manifest.closed_lists.meanings import Meanings

GAP = Meanings(
    "gap",
    not_reported="The answer was not reported.",
    not_performed="It was not done.",
    not_recorded="Nobody wrote it down at the time.",
    unknown="The authors of the manifest do not know.",
    not_applicable="The question does not apply to this dataset.",
    withheld="The answer is kept back, for the reason given.",
)
Open = Annotated[Literal["not_reported", "not_performed", "not_recorded", "unknown"], GAP]
Explained = Annotated[Literal["not_applicable", "withheld"], GAP]

NoneAtAll = Annotated[Literal["none"], Meanings("none", none="There is none.")]
