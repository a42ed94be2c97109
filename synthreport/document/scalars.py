"""Plain values: the meaning of scalars in YAML 1.2 core, reduced to JSON, and the kinds of values in words."""

from __future__ import annotations

import re
from math import isinf
from typing import Any

WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS = frozenset("-+.0123456789")
ODD_STARTS = NUMBER_STARTS | {word[:1] for word in WORDS}
"""The beginnings of plain scalars that may be something else than text; the empty string for the empty scalar."""

LARGEST = 2**53 - 1
"""Beyond it, readers of JSON disagree about whole numbers (RFC 8259, section 6)."""
_SAFE_DIGITS = len(str(LARGEST)) - 1

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)").fullmatch
_NOT_FINITE = r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"


class Refused(ValueError):
    """A number that not every reader reads alike: what was expected instead, and how to fix it."""

    def __init__(self, code: str, expected: str, fix: str) -> None:
        super().__init__(expected)
        self.code, self.expected, self.fix = code, expected, fix


def is_number(text: str) -> bool:
    """Whether the text spells a number, even a refused one."""
    return bool(_NUMBER(text) or re.fullmatch(_NOT_FINITE, text))


def number(text: str) -> int | float | str:
    """The number that the text spells, or the text itself if it spells none.

    Raises Refused for NaN, infinities, numbers too large for a float, and integers that not every reader can represent.
    """
    if text.isdigit() and len(text) <= _SAFE_DIGITS and text.isascii() and (text[0] != "0" or text == "0"):
        return int(text)  # most numbers by far are small integers, and this is the cheapest test
    found = _NUMBER(text)
    if not found:
        if text[-1] in "fFnN" and re.fullmatch(_NOT_FINITE, text):
            raise not_finite()
        return text
    if not found[1]:
        return int(text) if len(text) <= _SAFE_DIGITS else _large(text)
    value = float(text)
    if isinf(value):
        fix = "Correct the number; write it in quotes if it is meant as text."
        raise Refused("DC64", "a number of at most about 1.8e308", fix)
    return value


def not_finite() -> Refused:
    """The exception for NaN and infinities in any spelling."""
    fix = "Leave the value out or declare it as a gap; write it in quotes if it is meant as text."
    return Refused("DC64", "a finite number", fix)


def _large(text: str) -> int:
    # Lengths are compared first: Python itself refuses to read integers of many thousand digits.
    if len(text) <= len(f"-{LARGEST}") and abs(value := int(text)) <= LARGEST:
        return value
    raise too_large()


def too_large() -> Refused:
    """The exception for an integer beyond `LARGEST`."""
    fix = "Write it in quotes if it is a seed or an identifier; otherwise correct it."
    return Refused("DC65", f"an integer within ±{LARGEST}, which every reader can represent exactly", fix)


_KINDS = {dict: "a mapping", list: "a list", bool: "true or false", int: "a number", float: "a number"}


def kind_of(value: Any) -> str:
    """The kind of a plain value, in a word or two. A date, which some formats have, counts as text."""
    return "nothing" if value is None else _KINDS.get(type(value), "text")
