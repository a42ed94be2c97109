"""Check digits of ORCID iDs and ROR ids: two short sums, for which no library is worth its import."""

from __future__ import annotations

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of Crockford's base 32, which have no i, l, o and u."""


def bare(identifier: str) -> str:
    """An identifier of the right form without its address."""
    return identifier.rpartition("/")[2]


def is_orcid(text: str) -> bool:
    """Whether an ORCID iD ends with its check digit (ISO 7064, mod 11-2)."""
    total, *digits = 0, *bare(text).replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def is_ror(text: str) -> bool:
    """Whether a ROR id ends with its two check digits (ISO 7064, mod 97-10, over its number in base 32)."""
    found, number = bare(text), 0
    for digit in found[1:7]:
        if digit not in _CROCKFORD:
            return False
        number = number * 32 + _CROCKFORD.index(digit)
    return 98 - number * 100 % 97 == int(found[7:])
