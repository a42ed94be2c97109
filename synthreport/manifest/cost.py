"""Cost: the hardware, time and energy that a step took."""

from __future__ import annotations

from synthreport.manifest.node import FULL, Node, Stated, detail, item, part
from synthreport.manifest.values import Positive, Seconds, Text


class Compute(Node):
    """What the step cost."""

    hardware: Stated[Text] = item(
        "TR05",
        FULL,
        "Cost of generation",
        "How much computing did it take?",
        "The cost of generation is stated",
        "The hardware, the duration, and the energy where it is known.",
        problem="Cost of generation is not fully stated",
        why="Readers who want to repeat the run must know what it takes.",
        when="fitted",
        sources="VAL SPDX3",
        eg="2 cores of an AMD EPYC, no accelerator",
    )
    seconds: Stated[Seconds] = part("TR05", "Wall-clock time in seconds.", eg=0.83)
    memory_mb: Positive | None = detail("TR05", "Peak memory in MB.", eg=375)
    energy_kwh: Positive | None = detail("TR05", "Energy in kWh.", eg=0.02)
