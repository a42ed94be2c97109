"""Write a folder's synthreport.yaml from its template, with the numbers that its programs measured.

In synthreport.template.yaml, whatever comes from a run or from a file stands as a placeholder:

    <numbers:utility.prediction.logistic.tstr.auc>     the answer in numbers.json below these keys
    <parameters:parameters.age_mean.value>             the same in parameters.json; lists are read by `name` or index
    <1 - numbers:fidelity.columns.ks.mean>             one of + - / between two of them, or whole numbers
    <max:numbers:replicates.metrics.ks_max.per_seed>   len, max, min or sum of a list, or of a mapping's answers
    <numbers:validity.rules.R1.synthetic_share|.0%>    formatted for prose; with nothing after the bar, as it is
    <sha256:generate.py>, <bytes:generate.py>          of a file in the folder
"""

from __future__ import annotations

import argparse
import hashlib
import json
import operator
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

TEMPLATE, MANIFEST, MEASURED = "synthreport.template.yaml", "synthreport.yaml", "synthreport-measured.json"
OF_LISTS = {"len": len, "max": max, "min": min, "sum": sum}
SIGNS = {"+": operator.add, "-": operator.sub, "/": operator.truediv}
HOLDER = re.compile(r"<([^<>|\n]*\b[a-z0-9]+:[^<>|\n]+)(?:\|([^<>|\n]*))?>")
LEFT_OVER = re.compile(r"<[^>\n]*\b(?:numbers|parameters|sha256|bytes):[^>\n]*>?")
PLAIN = re.compile(r"[A-Za-z0-9][\w./+-]*(?: [\w./+-]+)*")
TAKEN_FOR_ELSE = re.compile(r"true|false|null|yes|no|on|off|none|[\d.e+-]+", re.IGNORECASE)


class Missing(Exception):
    """A placeholder names no answer."""


def find(data: Any, path: str) -> Any:
    """The answer below a path whose keys are separated by dots, and may hold dots themselves."""
    if not path:
        return data
    if isinstance(data, list):
        data = {str(each.get("name", i)) if isinstance(each, dict) else str(i): each for i, each in enumerate(data)}
    for key in data if isinstance(data, dict) else ():
        if path == key or path.startswith(f"{key}."):
            return find(data[key], path[len(key) + 1 :])
    raise Missing(path)


def operand(folder: Path, text: str) -> Any:
    """A whole number, the digest or size of a file, an answer in one of the folder's JSON files, or what a list has."""
    if text.isdigit():
        return int(text)
    kind, _, rest = text.partition(":")
    if kind in OF_LISTS:
        held = operand(folder, rest)
        return OF_LISTS[kind](held.values() if isinstance(held, dict) else held)
    if kind in ("sha256", "bytes"):
        data = (folder / rest).read_bytes()
        return len(data) if kind == "bytes" else hashlib.sha256(data).hexdigest()
    try:
        return find(json.loads((folder / f"{kind}.json").read_text(encoding="utf-8")), rest)
    except Missing as error:
        raise Missing(f"<{text}> names no answer") from error


def value(folder: Path, expression: str) -> Any:
    """What a placeholder stands for; results of arithmetic keep six decimals, as the numbers do."""
    parts = re.split(r" ([+/-]) ", expression)
    result = operand(folder, parts[0])
    for sign, other in zip(parts[1::2], parts[2::2], strict=True):
        result = round(SIGNS[sign](result, operand(folder, other)), 6)
    return result


def written(answer: Any, form: str | None) -> str:
    """An answer as YAML; what another reader could take for something else is quoted."""
    if form is not None:
        return format(answer, form).replace("%", " %")
    if isinstance(answer, str) and PLAIN.fullmatch(answer) and not TAKEN_FOR_ELSE.fullmatch(answer):
        return answer
    return json.dumps(answer, ensure_ascii=False)


def fill(folder: Path) -> str:
    """The manifest of a folder. Raises Missing if a placeholder names no answer or was not understood."""

    def replaced(match: re.Match[str]) -> str:
        return written(value(folder, match[1]), match[2])

    text = HOLDER.sub(replaced, (folder / TEMPLATE).read_text(encoding="utf-8"))
    if left := LEFT_OVER.search(text):
        raise Missing(f"{left[0]} was not understood")
    return f"# Written by manifest.py from {TEMPLATE} and the numbers of the run; edit those.\n{text}"


def measured(folder: Path, *tables: str) -> Callable[[str], str]:
    """What writes the results of synthreport-measured.json on some tables into the text of a manifest."""

    def with_results(text: str) -> str:
        with TemporaryDirectory() as private:
            manifest = Path(private, MANIFEST)
            manifest.write_bytes(text.encode())
            command = [sys.executable, "-m", "synthreport", "measure", *tables, "--from", MEASURED]
            done = subprocess.run([*command, "--into", manifest], cwd=folder, capture_output=True, encoding="utf-8")
            if done.returncode:
                sys.exit(done.stderr)
            return manifest.read_text(encoding="utf-8")

    return with_results


def main(folder: Path, finish: Callable[[str], str] = str) -> None:
    """Write the manifest beside its place and move it there; with --check, only say whether it is up to date.

    `finish` makes the manifest of the filled template.
    """
    parser = argparse.ArgumentParser(description=f"Write {MANIFEST} from {TEMPLATE} and the numbers of the run.")
    parser.add_argument("--check", action="store_true", help=f"write nothing; exit 1 if {MANIFEST} is stale")
    check = parser.parse_args().check
    target = folder / MANIFEST
    try:
        text = finish(fill(folder))
    except (Missing, FileNotFoundError) as error:
        sys.exit(f"{TEMPLATE}: {error}")
    if check:
        fresh = target.exists() and target.read_bytes() == text.encode()
        sys.exit(None if fresh else f"{MANIFEST} is stale; run manifest.py")
    beside = target.with_suffix(".new")
    beside.write_bytes(text.encode())
    beside.replace(target)
