"""`schema/VERSION/checklist.yaml` → the checklist in the catalogue: read strictly, so that a slip stops the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

_KEYS = {"number", "label", "question", "codes", "gaps", "where"}
_LONGEST_LABEL = 4


def checklist(path: Path, items: Collection[str], gap_kinds: Collection[str]) -> list[dict[str, Any]]:
    """The lines of the checklist. Raises ValueError for a slip, such as an item that is on no line, or on two."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    lines = [{"gaps": [], "where": "", **line} for line in held["lines"]]
    slips = [slip for line in lines for slip in _slips(line, gap_kinds)]
    numbers = [line["number"] for line in lines]
    if numbers != list(range(1, len(lines) + 1)):
        slips.append("the lines are not numbered in their order, from 1")
    found = Counter([*held["form"], *(code for line in lines for code in line["codes"])])
    slips += [f"{code} is on no line" for code in items if not found[code]]
    slips += [f"{code} is no item" for code in found if code not in items]
    slips += [f"{code} is on {count} lines" for code, count in found.items() if count > 1]
    if slips:
        raise ValueError("checklist.yaml: " + "; ".join(slips))
    return lines


def _slips(line: dict[str, Any], gap_kinds: Collection[str]) -> list[str]:
    """What is wrong with one line."""
    name = f"line {line.get('number', '?')}"
    if line.keys() != _KEYS:
        return [f"{name}: expected the keys {', '.join(sorted(_KEYS))}"]
    slips = [f"{name}: there is no gap {kind}" for kind in line["gaps"] if kind not in gap_kinds]
    if len(line["label"].split()) > _LONGEST_LABEL:
        slips.append(f"{name}: the label has more than {_LONGEST_LABEL} words")
    if not line["question"].endswith("?"):
        slips.append(f"{name}: the question does not end in a question mark")
    return slips
