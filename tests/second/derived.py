"""Write `schema/1.0/derived/`: cases whose answers follow from the published files alone.

    node tests/second/derive.mjs schema/1.0 > build/derived.jsonl
    python -m tests.second.derived build/derived.jsonl

`derive.mjs` tries every field on every base and says what the second implementation finds. Kept are the cases in which
no rule that compares answers is broken: a dozen of each kind, spread over bases, places and codes. If the two
implementations differ, nothing is written. Run this again, and read what changes, if you add a kind.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

import synthreport
from synthreport import Result
from synthreport.build.cases import DERIVED, bases
from synthreport.conformance.suite import merged
from synthreport.standard.catalogue import entries

ROOT = Path(__file__).parents[2] / "schema" / "1.0"
OF_A_KIND = 12

Case = dict[str, Any]


def compares(result: Result) -> bool:
    """Whether a rule is broken that is no rule on the document: what it reads is in words."""
    rules = entries()["rules"]
    return any(each.code in rules and not rules[each.code].get("of_document") for each in result.findings)


def disagreement(case: Case, result: Result) -> str:
    """How this implementation differs from what the second one has found; empty if it does not."""
    outcomes = result.outcomes
    found = sorted(f"{each.code} {each.at.pointer}".rstrip() for each in result.findings)
    states = {code: outcomes[code].state.replace(" ", "_") for code in case["states"]}
    levels = {code: str(outcomes[code].level) for code in case["levels"]}
    all_lines = {str(each.number): each.state.replace(" ", "_") for each in result.lines}
    lines = {number: all_lines[number] for number in case["lines"]}
    here = (found, states, levels, lines)
    there = (sorted(case["expect"]), case["states"], case["levels"], case["lines"])
    return "" if here == there else f"{case['kind']} {case['base']} {case['pointer']}: {here}, not {there}"


def agreed(path: Path) -> Iterator[Case]:
    """The cases on which both agree, and no other rule has a say. Ends the program if they differ."""
    held = bases(ROOT / "cases")
    wrong: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        document = json.dumps(merged(held[case["base"]], case["patch"]))
        result = synthreport.check(document.encode(), profile=case["profile"])
        if compares(result):
            continue
        wrong += filter(None, [disagreement(case, result)])
        yield {**case, "expect": [f"{each.code} {each.at.pointer}".rstrip() for each in result.findings]}
    if wrong:
        sys.exit("\n".join(wrong))


def chosen(cases: list[Case]) -> list[Case]:
    """A dozen, none at the place of another, or on the same base with the same codes, from all over the bases."""
    seen: set[tuple[str, ...]] = set()
    spread = []
    for case in cases:
        codes = tuple(sorted({each.split()[0] for each in case["expect"]}))
        place = re.sub(r"/[^/]*\d[^/]*", "/*", case["pointer"]).rpartition("/")[2]
        alike = {(case["base"], *codes), ("place", place)}
        if alike & seen:
            continue
        seen |= alike
        spread.append(case)
    step = max(1, len(spread) / OF_A_KIND)
    return [spread[int(index * step)] for index in range(min(OF_A_KIND, len(spread)))]


def written(case: Case) -> Case:
    """A case as its file has it."""
    name = re.sub(r"[^a-z0-9]+", "-", f"derived {case['kind']}{case['pointer']} {case['base']}".lower())
    return {
        "name": name.strip("-"),
        "code": (case["expect"] or ["DC67"])[0].split()[0],
        "base": case["base"],
        **({"profile": case["profile"]} if case["profile"] != "core" else {}),
        "patch": case["patch"],
        "expect": case["expect"],
        **{key: case[key] for key in ("states", "levels", "lines") if case[key]},
    }


def main() -> None:
    """Write one file for each kind."""
    kinds: dict[str, list[Case]] = {}
    for case in agreed(Path(sys.argv[1])):
        kinds.setdefault(case["kind"], []).append(case)
    for kind, cases in kinds.items():
        text = yaml.safe_dump({"cases": [written(case) for case in chosen(cases)]}, sort_keys=False, width=110)
        (ROOT / DERIVED / f"{kind}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
