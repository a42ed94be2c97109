"""Make three generations of a table, each learned from the last alone, and a manifest for each.

The first learns from the simulated clinic. Every generator counts the combinations of four answers, drops those of a
single person, and draws as many persons as it saw. What is rare is lost, generation by generation.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import random
import sys
from collections import Counter
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent
CLINIC = HERE.parent / "simulated-clinic"
NAMES = ("first", "second", "third")
FIELDS = ("sex", "age_band", "bmi_class", "smoker")
FEWEST, SEED = 2, 20261130

Row = tuple[str, ...]


def clinic() -> list[Row]:
    """The persons of the simulated clinic, with age and body mass index in bands."""
    with (CLINIC / "data" / "patients.csv").open(newline="", encoding="utf-8") as file:
        return [banded(row) for row in csv.DictReader(file)]


def banded(row: dict[str, str]) -> Row:
    """Sex, age in bands of ten years, body mass index in classes of five, smoking."""
    age, bmi = int(row["age_years"]) // 10 * 10, int(float(row["bmi_kg_m2"])) // 5 * 5
    return row["sex"], f"{age}-{age + 9}", f"{bmi}-{bmi + 4}", row["smoker"]


def split(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Training rows and rows held out, at random: 400 and 100."""
    order = list(range(len(rows)))
    random.Random(SEED).shuffle(order)
    return [rows[at] for at in sorted(order[100:])], [rows[at] for at in sorted(order[:100])]


def generation(rows: list[Row], number: int) -> tuple[list[Row], int]:
    """As many persons as were seen, from combinations of at least two; and how many combinations were dropped."""
    counts = Counter(rows)
    kept = {row: count for row, count in sorted(counts.items()) if count >= FEWEST}
    drawn = random.Random(SEED + number).choices(list(kept), list(kept.values()), k=len(rows))
    return drawn, len(counts) - len(kept)


def as_csv(rows: list[Row]) -> bytes:
    """The table as CSV with LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([FIELDS, *rows])
    return text.getvalue().encode()


def kept_share(rows: list[Row], holdout: list[Row]) -> float:
    """The share of the combinations among the held-out rows that still occur."""
    wanted = set(holdout)
    return round(len(wanted & set(rows)) / len(wanted), 4)


def files() -> dict[Path, bytes]:
    """Every file of the example by its path."""
    train, holdout = split(clinic())
    made: dict[Path, bytes] = {HERE / "holdout.csv": as_csv(holdout), HERE / "train.csv": as_csv(train)}
    numbers = {"clinic": {"kept": kept_share(train, holdout), "combinations": len(set(train))}}
    behind, rows = hashlib.sha256((CLINIC / "synthreport.yaml").read_bytes()).hexdigest(), train
    for number, name in enumerate(NAMES, 1):
        rows, dropped = generation(rows, number)
        data = as_csv(rows)
        found = {"kept": kept_share(rows, holdout), "combinations": len(set(rows)), "dropped": dropped}
        numbers[name] = found
        manifest = manifest_of(name, number, data, numbers, behind, made)
        made |= {HERE / f"{name}-synthetic.csv": data, HERE / f"{name}.yaml": manifest}
        behind = hashlib.sha256(manifest).hexdigest()
    return made | {HERE / "numbers.json": (json.dumps(numbers, indent=2) + "\n").encode()}


def manifest_of(
    name: str, number: int, data: bytes, numbers: dict[str, dict[str, float]], behind: str, made: dict[Path, bytes]
) -> bytes:
    """The manifest of a generation, from the template."""
    known = ("clinic", *NAMES)[: number + 1]
    parent = known[-2]
    title = "The simulated clinic" if number == 1 else f"Generation {NAMES[number - 2]} of the banded clinic"
    told = {
        "name": name, "Name": name.capitalize(), "parent": parent, "depth": number, "behind": behind,
        "seed": SEED + number,
        "origin": "simulated" if number == 1 else "synthetic", "bytes": len(data), "rows": data.count(b"\n") - 1,
        "parent_title": title,
        "sha256": hashlib.sha256(data).hexdigest(), "held": hashlib.sha256(made[HERE / "holdout.csv"]).hexdigest(),
        "program": hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
        "trend": ", ".join(f"kept_{each}" for each in known),
        "results": "\n".join(result(each, numbers, each == name) for each in known),
        "related": ",\n".join(relative(each, parent) for each in known[:-1]),
        "uri": f"{parent}/synthreport.yaml" if number == 1 else f"{parent}.yaml",
        "dropped": numbers[name]["dropped"], "before": numbers[parent]["combinations"],
        "after": numbers[name]["combinations"],
    }  # fmt: skip
    return Template((HERE / "synthreport.template.yaml").read_text(encoding="utf-8")).substitute(told).encode()


def result(name: str, numbers: dict[str, dict[str, float]], own: bool) -> str:
    """The result of a generation, a line of the manifest."""
    ref = "table" if own else f"{name}_data"
    return (
        f"  kept_{name}: {{kind: comparison, metric: {{other: combinations that still occur, definition: program}},\n"
        f"    value: {numbers[name]['kept']}, against: holdout, subject: {{what: released_files, ref: {ref}}},\n"
        f"    comparators: {{clinic: {{of: real_vs_real, value: {numbers['clinic']['kept']}}}}},\n"
        "    evidence: {file: program}}"
    )


def relative(name: str, parent: str) -> str:
    """An earlier generation, a line of the manifest."""
    relation = "parent" if name == parent else "previous_generation"
    return f"    {name}_data: {{relation: {relation}, identifier: urn:example:banded-clinic:{name}}}"


def main() -> None:
    """Write all files; with --check, say which are stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file is stale")
    check = parser.parse_args().check
    stale = [path for path, content in files().items() if not path.exists() or path.read_bytes() != content]
    for path in stale:
        print(f"{'stale' if check else 'written'}: {path.relative_to(HERE)}")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(files()[path])
    sys.exit(bool(stale) and check)


if __name__ == "__main__":
    main()
