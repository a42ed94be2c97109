"""Patterns of a profile's limits, matched in time linear in the text: no pattern can hang the checker.

The engine is that of jsonschema-rs, which reads ECMA-262 and supports no feature that needs backtracking.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_LARGEST = 1 << 20
"""Bytes that a compiled pattern may take."""


class UnusablePattern(ValueError):
    """A pattern that cannot be matched in linear time; the message says why."""


@lru_cache(maxsize=1024)
def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a text contains a match of a pattern. Raises UnusablePattern."""
    try:
        from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError
    except ImportError:
        raise UnusablePattern("patterns need jsonschema-rs, which has no wheel for this platform") from None
    try:
        options = RegexOptions(size_limit=_LARGEST, dfa_size_limit=_LARGEST)
        matches = Draft202012Validator({"pattern": pattern}, pattern_options=options).is_valid
    except ValidationError:
        raise UnusablePattern(_reason(pattern)) from None
    return lambda text: matches(text.encode(errors="replace").decode())  # half a surrogate pair is not a character


def _reason(pattern: str) -> str:
    from jsonschema_rs import Draft202012Validator, ValidationError

    try:
        Draft202012Validator({"pattern": pattern})
    except ValidationError:
        return "the pattern is no regular expression, or is too large"
    return "the pattern looks around or refers back, which can take forever"
