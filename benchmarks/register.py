"""What lists and searches cost as a register grows: `python -m benchmarks.register [--quick]`."""

from __future__ import annotations

import argparse
import platform
import random
import sqlite3
import tempfile
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.run import rounds
from synthreport.desk.register.checking import handed_in
from synthreport.desk.register.database import opened
from synthreport.desk.register.deposits import Deposit, HandedIn, deposit
from synthreport.desk.register.lookups import history, listed, searched, submission

ROOT = Path(__file__).resolve().parents[1]
SMALL, LARGE, QUICK = 1_000, 100_000, 10_000
GOAL = 3.0
VERDICTS = {"incomplete": 60, "complies": 30, "contradicts itself": 8, "cannot be read": 2}

Look = Callable[[sqlite3.Connection], object]


def title(random_: random.Random) -> str:
    """Ten words of a title, a few of which occur in most titles, and most in few."""
    return " ".join(f"word{min(int(random_.paretovariate(0.7)), 5_000)}" for _ in range(10))


def filled(path: Path, count: int, one: HandedIn) -> None:
    """A register of so many submissions; what reaches the disk is of no interest here."""
    random_ = random.Random(count)
    with opened(path, make=True) as database:
        database.execute("PRAGMA synchronous = OFF")
        for number in range(count):
            (verdict,) = random_.choices(list(VERDICTS), list(VERDICTS.values()))
            data = str(number).encode()
            about = {"sha256": sha256(data).hexdigest(), "dataset": {"title": title(random_)}}
            said = one.record | {"manifest": about, "verdict": one.record["verdict"] | {"conclusion": verdict}}
            deposit(database, Deposit(f"JMS-{number:06}", checked=one._replace(manifest=data, record=said)))


def middle(database: sqlite3.Connection) -> object:
    """A page of the list far behind its beginning."""
    (changed, id) = database.execute("SELECT changed, id FROM submissions WHERE id = 500").fetchone()
    return listed(database, after=f"{changed}/{id}")


LOOKS: dict[str, Look] = {
    "list": listed,
    "list, a rare verdict": partial(listed, verdict="cannot be read"),
    "list, a page in the middle": middle,
    "search, a number": lambda database: searched(database, "JMS-000321"),
    "search, a frequent word": lambda database: searched(database, "word1"),
    "search, a beginning": lambda database: searched(database, "wor"),
    "search, two frequent words": lambda database: searched(database, "word1 word2"),
    "search, a frequent word and a rare verdict": lambda database: searched(database, "word1", "cannot be read"),
    "show": lambda database: history(database, submission(database, "JMS-000321")),
}


def timed(path: Path, look: Look) -> Callable[[], object]:
    """The look at a register, from the opening of its file to its closing, as a command does it."""

    def task() -> Any:
        with opened(path) as database:
            return look(database)

    return task


def main() -> None:
    """Measure, and print a line for each look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} submissions instead of {LARGE:,}")
    large = QUICK if parser.parse_args().quick else LARGE
    one = handed_in("synthreport.yaml", (ROOT / "examples/incomplete-submission/synthreport.yaml").read_bytes(), "core")
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; {SMALL:,} and {large:,} submissions")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{count}.sqlite" for count in (SMALL, large)]
        for path, count in zip(paths, (SMALL, large), strict=True):
            filled(path, count, one)
        for name, look in LOOKS.items():
            best = rounds({str(path): timed(path, look) for path in paths}, times=5, repeats=20)
            small, big = (best[str(path)] * 1e3 for path in paths)
            print(f"{name:<44}{small:>9.2f} ms{big:>9.2f} ms   ratio {big / small:>6.2f}   to reach {GOAL}")


if __name__ == "__main__":
    main()
