"""The editor of a person in a test: fills in a table of `init` from a whole manifest, and leaves what that lacks empty.

As a program: `python editor_of_tables.py WHOLE TABLE`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from synthreport.document import parse
from synthreport.document.pointers import escape, get
from synthreport.files.serialise import as_yaml


def filled(whole: Any, text: str) -> str:
    """The text of a table with the answers of a manifest where it is empty."""
    found = re.search(r"^# (/\S+): ", text, re.MULTILINE)
    assert found, text
    shown = parse(text.encode()).data
    if not shown or found[1] == "/steps":  # all entries are new, or not as suggested
        return found[0] + "\n" + as_yaml({key: _essential(each) for key, each in get(whole, found[1]).items()})
    return found[0] + "\n" + as_yaml(_filled(whole, shown, found[1]))


def _essential(entry: Any) -> Any:
    """A limitation without what else it is about; any other entry as it is."""
    return {"text": entry["text"]} if isinstance(entry, dict) and "about" in entry else entry


def _filled(whole: Any, value: Any, at: str) -> Any:
    said = get(whole, at, None)
    if value is None or (isinstance(said, dict) and "gap" in said):
        return said
    if not isinstance(value, dict):
        return value
    return {key: _filled(whole, each, f"{at}/{escape(key)}") for key, each in value.items()}


if __name__ == "__main__":
    whole, table = map(Path, sys.argv[1:])
    text = filled(parse(whole.read_bytes()).data, table.read_text(encoding="utf-8"))
    table.write_text(text, encoding="utf-8")
