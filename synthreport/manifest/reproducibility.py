"""Whether the run can be repeated: what is claimed, what was tried, in which environment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import FileRef, RealDataRef, ResultRef, StreamRef
from synthreport.manifest.values import Date, Id, Identifier, Natural, Parameters, Path, Sha256, Text


class RepeatTest(Node):
    """One repetition, with something varied."""

    varied: Stated[Text] = completing("RN03", "What was varied.", eg="new process")
    outcome: Stated[Literal["bit_identical", "canonical", "equivalent", "differs"]] = completing(
        "RN03", "How close the repetition came."
    )
    size: Text | None = detail("RN03", "How large the difference was.", eg="18,903 of 42,775 cells")
    covered: bool | None = detail("RN03", "Whether the claim covers what was varied; left out, it does.", eg=False)


class Determinism(Node):
    """What a repetition gives."""

    claim: Stated[Literal["bit_identical", "canonical", "equivalent", "not_repeatable", "not_claimed"]] = item(
        "RN03",
        ESSENTIAL,
        "It is stated how closely a repetition comes, and whether that was tried",
        "Identical bytes, identical canonical form, statistical equivalence, not repeatable, or no claim.",
        why="A seed repeats nothing by itself; threads, libraries, clocks and row order do the rest.",
        sources="SDV-2022 SYNTHEA-1236",
    )
    tolerance: OrNone[Text] = completing(
        "RN03",
        "For equivalence: the tolerance, and where it comes from.",
        eg="Below the bootstrap null's 95th percentile",
    )
    tests: OrNone[dict[Id, RepeatTest]] = completing(
        "RN03", "The repetitions that were tried; `none` where it is assumed."
    )


class Lockfile(Node):
    """The exact packages."""

    path: Stated[Path] = part("RN04", "Path of the lock file.", eg="requirements.lock")
    sha256: Stated[Sha256] = part("RN04", "Its SHA-256.", eg="56" * 32)


class Environment(Node):
    """Where the run took place."""

    runtime: Stated[Text] = item(
        "RN04",
        RECOMMENDED,
        "The environment of the run is pinned",
        "The language runtime and its version.",
        why="The same code and seed on another numeric stack changed almost half of all cells in a measured run.",
        sources="SYNTHEA-756 SYNTHEA-1262 METASYN-319",
        eg="CPython 3.11.7",
    )
    lockfile: OrNone[Lockfile] = part("RN04", "The lock file that pins every package.")
    image: OrNone[Identifier] = part("RN04", "The container image, by digest.", eg="sha256:9f86d081")
    os: Stated[Text] = part("RN04", "Operating system and architecture.", eg="Debian 12, x86_64")
    accelerator: OrNone[Text] = part("RN04", "Accelerator and driver.", eg="NVIDIA A100, CUDA 12.4")
    threads: Stated[Natural] = part("RN04", "Number of threads.", eg=2)
    variables: OrNone[Parameters] = detail(
        "RN04", "Variables that change results.", eg={"OPENBLAS_CORETYPE": "Haswell"}
    )
    reads_clock: Stated[bool] = part("RN04", "Whether the output depends on the time of the run.", eg=False)
    reference_date: OrNone[Date] = detail("RN04", "The date that replaces the clock.", eg="2026-01-01")
    time_zone: OrNone[Text] = detail("RN04", "Time zone, as named by IANA.", eg="UTC")
    locale: OrNone[Text] = detail("RN04", "Locale.", eg="C.UTF-8")
    row_order_matters: bool | None = detail(
        "RN04", "Whether the order of the input's rows changes the output.", eg=True
    )


class Replicates(Node):
    """How often the whole was repeated."""

    fits: Stated[Natural] = item(
        "RN05",
        RECOMMENDED,
        "The number of independent fits and draws is stated, with the spread of the headline results",
        "How many times a generator was fitted independently.",
        why="One lucky run and a stable method look the same in one row of a table.",
        when="fitted",
        essential_where="use_inference use_benchmark",
        sources="REPL CPM SYNQP",
        eg=10,
    )
    draws: Stated[Natural] = part("RN05", "How many datasets were drawn from each.", eg=5)
    spread: OrNone[list[ResultRef]] = part(
        "RN05", "The results that give the spread over repetitions.", eg=["quality_spread"]
    )


class Replay(Node):
    """The run as a machine can start it again."""

    command: Stated[Annotated[list[Text], Field(min_length=1)]] = part(
        "RN03",
        "The program and its arguments, each on its own: no shell reads them.",
        eg=["python", "generate.py", "--seed", "42", "--out", "data/synthetic.csv"],
    )
    folder: Path | None = detail(
        "RN03", "The folder in which it starts, where that is not the dataset's own.", eg="generation"
    )
    environment: OrNone[FileRef | Path] = detail(
        "RN03", "The file from which the environment is built, by id or path.", eg="requirements.lock"
    )
    inputs: OrNone[dict[RealDataRef, Path]] = detail(
        "RN03",
        "Where the command expects each input or split, by its id.",
        eg={"registry": "source/registry.csv"},
        keys=("/inputs", "/splits", "/evaluation_inputs"),
    )
    outputs: Stated[list[FileRef]] = part("RN03", "The files that it makes, which are compared.", eg=["table"])
    seeds: OrNone[dict[StreamRef, Text]] = detail(
        "RN03",
        "For each random stream, the argument of the command whose value is its seed.",
        eg={"draw_stream": "--seed"},
        keys=("/steps/*/random",),
    )


class Reproducibility(Node):
    """Whether the run can be repeated."""

    determinism: Stated[Determinism] = part("RN03", "What a repetition gives.")
    environment: Stated[Environment] = part("RN04", "Where the run took place.")
    volatile: OrNone[list[FileRef]] = detail("RN03", "Files that differ in every run.", eg=["model"])
    replay: OrNone[Replay] = detail(
        "RN03", "How a machine can run it again; `none` where no command repeats the whole."
    )
    replicates: OrNone[Replicates] = part("RN05", "How often the whole was repeated.")
