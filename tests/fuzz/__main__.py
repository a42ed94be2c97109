"""Break manifests, and keep what falls: `python -m tests.fuzz --minutes 10`, or `--mutants 400`, with `--seed`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path
from random import Random

from synthreport.files.serialise import as_yaml

from .falls import Fall, fall_of, kept, reduced
from .garbling import garbled
from .mutants import mutant
from .originals import ROOT, manifests, texts
from .trials import Subject, put_to

MUTANTS = 400
"""How many documents are tried where no number and no time is given."""


def subject(seed: int, number: int) -> Subject:
    """The broken document of a number: two of three are broken as data, one as text."""
    random = Random(f"{seed}/{number}")
    if number % 3 == 2:
        name, text = random.choice(list(texts().items()))
        if random.random() < 0.3:
            name, text = "broken.json", json.dumps(random.choice(manifests()), indent=1).encode()
        return Subject(garbled(text, random), name)
    data = mutant(random.choice(manifests()), random)
    if random.random() < 0.3:
        return Subject(as_yaml(data).encode("utf-8", "surrogatepass"), "broken.yaml")
    return Subject(
        json.dumps(data, ensure_ascii=random.random() < 0.5, indent=1).encode("utf-8", "surrogatepass"), "broken.json"
    )


def falls(seed: int, numbers: Iterator[int]) -> Iterator[Fall]:
    """Every fall of the documents of some numbers, one of each kind."""
    seen = set()
    for number in numbers:
        tried = subject(seed, number)
        for trial in put_to(number):
            fall = fall_of(tried, trial)
            if fall is not None and fall.kind not in seen:
                seen.add(fall.kind)
                yield fall


def main(arguments: list[str]) -> int:
    """Try as many documents as are asked for; 1 if one fell."""
    told = _parser().parse_args(arguments)
    numbers = _until(time.monotonic() + 60 * told.minutes) if told.minutes else iter(range(told.mutants))
    found = 0
    for found, fall in enumerate(falls(told.seed, _counted(numbers)), start=1):  # noqa: B007
        print(f"{fall.trace}\nreducing it", flush=True)
        print(kept(reduced(fall), told.folder), flush=True)
    print(f"seed {told.seed}: {found or 'nothing'} fell")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=MUTANTS, help="how many broken manifests are tried")
    parser.add_argument("--minutes", type=float, default=0, help="or for how long")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz", help="where reduced inputs are written")
    return parser


def _until(end: float) -> Iterator[int]:
    return takewhile(lambda _: time.monotonic() < end, count())


def _counted(numbers: Iterator[int]) -> Iterator[int]:
    for number in numbers:
        if number and number % 100 == 0:
            print(f"{number} tried", file=sys.stderr, flush=True)
        yield number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
