"""Types, checklist, situation → the published words: labels, questions, meanings of closed values, what follows.

They are apart from the catalogue, which every check reads: only who explains, asks or lists needs them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synthreport.build.json_schema import raw_schema
from synthreport.build.texts.closed_values import closed_fields, lists
from synthreport.interview import situation
from synthreport.manifest.node import ITEMS
from synthreport.standard.sections import SECTIONS

Entry = dict[str, Any]

LINE_TEXTS = ("label", "question", "where")
"""The texts of a line of the checklist; it has no `where` if it is always asked."""


def words(version: str, checklist: Iterable[Entry]) -> Entry:
    """The words of a version, with those of its checklist; `fields` name the closed list of each field's answers.

    `situation` is what authors are asked first, and what follows from it.
    """
    raw = raw_schema()
    codes = sorted(ITEMS, key=lambda code: (list(SECTIONS).index(code[:2]), code))
    return {
        "standard": version,
        "items": {code: {"label": ITEMS[code].label, "question": ITEMS[code].question} for code in codes},
        "lines": {str(line["number"]): {key: line[key] for key in LINE_TEXTS if line[key]} for line in checklist},
        "lists": lists(raw),
        "situation": situation.published(),
        "fields": [{**field._asdict(), "values": list(field.values)} for field in closed_fields(raw)],
    }
