"""Signals: rate, channels, filters, morphology."""

from __future__ import annotations

from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, item, part
from synthreport.manifest.references import FieldRef, ResultRef
from synthreport.manifest.values import Positive, Text


class Signal(Node):
    """What only waveforms must say."""

    rate: Stated[Positive] = item(
        "SG01",
        ESSENTIAL,
        "Kind of signals",
        "What do the signals measure, at which rate and in which units?",
        "A waveform's rate, duration, channels, units, filters and device are stated",
        "Samples per second.",
        problem="Waveforms are not fully described",
        why="A resampled signal keeps its shape and loses its intervals.",
        when="signal",
        sources="SYNTHECG",
        eg=500,
    )
    duration: Stated[Positive] = part("SG01", "Seconds per record.", eg=10)
    channels: OrNone[list[FieldRef]] = part("SG01", "The fields that are channels.", eg=["lead_i", "lead_ii"])
    filters: OrNone[Text] = completing("SG01", "Filters that were applied.", eg="High-pass 0.5 Hz")
    device: OrNone[Text] = completing("SG01", "The device of the source.", eg="12-lead cart")
    validity: OrNone[list[ResultRef]] = item(
        "SG02",
        RECOMMENDED,
        "Checks of signals",
        "Do the signals have the right shapes and intervals?",
        "Morphology, spectrum and intervals were measured, with persons kept on one side of a split",
        "Results on morphology, spectrum and intervals.",
        problem="No results on morphology, spectrum and intervals",
        why="Ten segments of one person on both sides of a split test memory.",
        when="signal",
        sources="SYNTHECG",
        eg=["qt_interval"],
    )
