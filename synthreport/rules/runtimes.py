"""Rules on the runtime: versions that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.rule import FORM, SHOULD, rule
from synthreport.rules.value import Fault, Value

_NEWEST = {"cpython": 3, "python": 3, "r": 4, "julia": 1}
"""The main version of each runtime when the standard was written."""
_NAMED = r"(?i)\b(cpython|python|r|julia)[ -]v?(\d+)\.(\d+)"
_FIRST_YEARLY = (8, 2019)
"""CPython 3.8 came in 2019, and a version each year since then (PEP 602); it can be tried out a year before."""


@rule("RN72", SHOULD, FORM, at="/reproducibility/environment", needs=("runtime",), alone="there is no such version")
def runtimes_are_of_a_version_that_there_is(environment: Value) -> Iterator[Fault]:
    """The version of the runtime is one that there was on the day of the manifest.

    Nobody can run again what never ran. One main version above the newest is let pass, since it may come.

    **Problem:** The runtime has a version that there is not.

    **Fix:** copy the version from the program itself, as `python --version` prints it.
    """
    for name, main, minor in re.findall(_NAMED, environment["runtime"]):
        newest = _NEWEST[name.lower()]
        if int(main) > newest + 1 or (name.lower().endswith("python") and _is_too_new(environment, main, minor)):
            yield environment.fault("runtime", f"there is no {name} {main}.{minor}")
            return


def _is_too_new(environment: Value, main: str, minor: str) -> bool:
    """Whether a version of Python had not come, nor could be tried out, in the year of the manifest."""
    date, (first, year) = environment.root.get("manifest", "date"), _FIRST_YEARLY
    return isinstance(date, str) and date[:2] == "20" and main == "3" and int(minor) - first > int(date[:4]) - year + 1
