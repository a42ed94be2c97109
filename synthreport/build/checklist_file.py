"""`schema/VERSION/checklist.yaml` → the checklist in the catalogue: a mistake stops the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from synthreport.files.yaml_loader import load
from synthreport.manifest.node import Item
from synthreport.manifest.tiers import Tier

_KEYS = {"number", "label", "question", "codes", "gaps", "where"}
_LONGEST_LABEL = 4


def checklist(path: Path, items: Mapping[str, Item], gap_kinds: Collection[str]) -> list[dict[str, Any]]:
    """The lines of the checklist. Raises ValueError for a mistake, such as an item that is on no line, or on two.

    An item that no line names, and that is not essential, is on the last line with an item of its section.
    """
    held = load(path.read_text(encoding="utf-8"))
    lines = [{"gaps": [], "where": "", **line} for line in held["lines"]]
    _place([items[code] for code in items if code not in held["form"]], lines)
    mistakes = [each for line in lines for each in _mistakes(line, gap_kinds)]
    numbers = [line["number"] for line in lines]
    if numbers != list(range(1, len(lines) + 1)):
        mistakes.append("the lines are not numbered in their order, from 1")
    found = Counter([*held["form"], *(code for line in lines for code in line["codes"])])
    mistakes += [f"{code} is on no line" for code in items if not found[code]]
    mistakes += [f"{code} is not an item" for code in found if code not in items]
    mistakes += [f"{code} is on {count} lines" for code, count in found.items() if count > 1]
    if mistakes:
        raise ValueError("checklist.yaml: " + "; ".join(mistakes))
    return lines


def _place(items: Iterable[Item], lines: list[dict[str, Any]]) -> None:
    """Put the items that may be left out of the file on their lines."""
    named = {code for line in lines for code in line["codes"]}
    last = {code[:2]: line for line in lines for code in line["codes"]}
    for item in items:
        if item.code not in named and item.tier is not Tier.ESSENTIAL and item.code[:2] in last:
            last[item.code[:2]]["codes"].append(item.code)


def _mistakes(line: dict[str, Any], gap_kinds: Collection[str]) -> list[str]:
    """What is wrong with one line."""
    name = f"line {line.get('number', '?')}"
    if line.keys() != _KEYS:
        return [f"{name}: expected the keys {', '.join(sorted(_KEYS))}"]
    mistakes = [f"{name}: there is no gap {kind}" for kind in line["gaps"] if kind not in gap_kinds]
    if len(line["label"].split()) > _LONGEST_LABEL:
        mistakes.append(f"{name}: the label has more than {_LONGEST_LABEL} words")
    if not line["question"].endswith("?"):
        mistakes.append(f"{name}: the question does not end in a question mark")
    return mistakes
