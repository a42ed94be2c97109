"""Longitudinal data: the model of time, and whether sequences are right."""

from __future__ import annotations

from synthreport.manifest.closed_lists.privacy_lists import TimeUnit
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, item, part
from synthreport.manifest.references import ResultRef
from synthreport.manifest.values import Other, Text


class TimeModel(Node):
    """How time runs in the data."""

    clock: Stated[Text] = item(
        "LO01",
        ESSENTIAL,
        "Time",
        "How does time run in the data?",
        "Time is described: the clock, the visits, censoring and the horizon, with the subject as unit",
        "What the time axis is.",
        problem="Time axis of the data is not fully described",
        why="Without the clock, nobody can tell a synthetic death before birth from a shifted date.",
        when="longitudinal",
        sources="VAL LONG",
        eg="Days since randomisation",
    )
    unit: Stated[TimeUnit | Other] = part(
        "LO01", "What was made, divided and compared as one: the subject with all its records, or the single record."
    )
    date_shift: OrNone[Text] = completing("LO01", "How dates were shifted.", eg="By one random offset per subject")
    visits: Stated[Text] = completing("LO01", "How visits arise.", eg="Quarterly, with gaps of up to six weeks")
    censoring: OrNone[Text] = completing("LO01", "How follow-up ends.", eg="Administrative, at 1,231 days")
    horizon: Stated[Text] = completing("LO01", "Over which span.", eg="Two years")


class Longitudinal(Node):
    """What only data over time must say."""

    time_model: Stated[TimeModel] = part("LO01", "How time runs in the data.")
    sequence_validity: OrNone[list[ResultRef]] = item(
        "LO02",
        RECOMMENDED,
        "Order and timing",
        "Do events follow each other as in real patients?",
        "Order, transitions and durations were tested, not single visits alone",
        "Results on order, transitions, survival, or a real analysis that was run again.",
        problem="No reported test of order, transitions or durations",
        why="Each visit can look right in a course of illness that nobody has.",
        when="longitudinal",
        sources="LONG VAL",
        eg=["transitions"],
    )
