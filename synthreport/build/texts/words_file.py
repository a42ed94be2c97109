"""Types → the published words: label and question of every item, and the meaning of every value of a closed list.

They are apart from the catalogue, which every check reads: only who explains, asks or lists needs them.
"""

from __future__ import annotations

from typing import Any

from synthreport.build.json_schema import raw_schema
from synthreport.build.texts.closed_values import closed_fields, lists
from synthreport.manifest.node import ITEMS
from synthreport.standard.sections import SECTIONS

Entry = dict[str, Any]


def words(version: str) -> Entry:
    """The words of a version; `fields` name the closed list that each field takes its answers from."""
    raw = raw_schema()
    codes = sorted(ITEMS, key=lambda code: (list(SECTIONS).index(code[:2]), code))
    return {
        "standard": version,
        "items": {code: {"label": ITEMS[code].label, "question": ITEMS[code].question} for code in codes},
        "lists": lists(raw),
        "fields": [{**field._asdict(), "values": list(field.values)} for field in closed_fields(raw)],
    }
