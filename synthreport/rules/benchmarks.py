"""Rules on benchmarks: how their records are divided, and what baselines reach on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from math import inf

from synthreport.finding import Place
from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.value import NAMED, Fault, Value, exact

_BENCHMARK = "/validation/benchmark"


@rule("UT77", MUST, CONTRADICTION, at=_BENCHMARK, needs=("baselines",), sources="NAF")
def baselines_are_tested_on_other_records(benchmark: Value) -> Iterator[Fault]:
    """A baseline of a benchmark is tested on a part for testing, and not on the records that it was trained on.

    What a method reaches on its own training records is no score that others can be compared with.

    **Problem:** A baseline was tested on the records it was trained on.

    **Fix:** test on the part for testing, and compute the result again; or correct the purpose of the part.
    """
    for index, name in enumerate(benchmark.listed("baselines")):
        result = benchmark.find(name, "results")
        if result is None or (tested := result.get("tested_on")) is None:
            continue
        part = benchmark.find(tested, "validation/benchmark/parts")
        if tested == result.get("trained_on"):
            message = f"{result.called()} is tested on {benchmark.called(tested)}, on which it was trained"
            yield benchmark.fault(f"baselines/{index}", message, result.place("tested_on"))
        elif part is not None and part.get("purpose") == "training":
            message = f"{result.called()} is tested on {part.called()}, which is for training"
            yield benchmark.fault(f"baselines/{index}", message, part.place("purpose"))


@rule("UT78", MUST, CONTRADICTION, at=_BENCHMARK, needs=("parts",), sources="NAF")
def parts_hold_no_more_than_the_files(benchmark: Value) -> Iterator[Fault]:
    """The parts of a benchmark hold no more records than its files.

    Parts that count more overlap, or are those of another version.

    **Problem:** The parts of the benchmark hold more records than its files.

    **Fix:** count the records of each part again; name the files that hold it.
    """
    parts = [part for _, part in benchmark.each("parts")]
    for part in parts:
        files = part.texts("files")
        if (count := exact(part.get("records")) or 0) > _held(benchmark, files):
            message = f"{part.called()} has {count:,} records, more than its files hold"
            yield part.fault("records", message, *_counts(benchmark, files))
            return
    data = [file.id for _, file in benchmark.root.each("files") if file.get("role") == "data"]
    if (count := sum(exact(part.get("records")) or 0 for part in parts)) > _held(benchmark, data):
        message = f"the parts have {count:,} records together, more than the data files hold"
        yield benchmark.fault("parts", message, *_counts(benchmark, data))


def _held(benchmark: Value, files: Collection[str]) -> float:
    """How many records files hold; without end if one of them does not say, or there is none."""
    counts = [exact(file.get("records")) for name in files if (file := benchmark.find(name, "files")) is not None]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(files) else inf


def _counts(benchmark: Value, files: Iterable[str]) -> Iterator[Place]:
    """Where the records of files are counted."""
    yield from (benchmark.root.place("files", name, "records") for name in islice(files, NAMED))
