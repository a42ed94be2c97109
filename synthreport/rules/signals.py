"""Rules on signals."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import DEMAND, MUST, rule
from synthreport.rules.value import Fault, Value


@rule("SG51", MUST, DEMAND, at="/signal", needs=("channels",), sources="SYNTHECG")
def channels_have_a_unit(signal: Value) -> Iterator[Fault]:
    """Every channel of a waveform has a unit.

    An amplitude without a unit is a shape; a threshold in millivolts cannot be applied to it.

    **Problem:** A channel of a waveform has no unit.

    **Fix:** give `unit` at the field, as UCUM; `"1"` where the signal was scaled to no unit.
    """
    for index, name in enumerate(signal.listed("channels")):
        field = signal.find(name, "content/fields")
        if field is not None and field.data.get("unit", "none") == "none":
            yield signal.fault(f"channels/{index}", f"the channel, {field.called()}, has no unit", field.place())
