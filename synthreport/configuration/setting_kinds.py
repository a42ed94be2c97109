"""The settings that a configuration may have: the form of each, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from synthreport.finding import LEVELS
from synthreport.reporters.formats import FORMATS

_LEVELS = tuple(level.value for level in LEVELS)


class Kind(NamedTuple):
    """One setting: its default, what is expected, whether a value is that, and what it is for."""

    default: Any
    expected: str
    fits: Callable[[Any], bool]
    purpose: str


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\0" not in value


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_profile(value: Any) -> bool:
    return _is_text(value) or (_are_texts(value) and bool(value))


def _is_output(value: Any) -> bool:
    if not _is_text(value):
        return False
    form, _, path = value.partition(":")
    return form in FORMATS and path not in ("", "-")


SETTINGS = {
    "profile": Kind(
        ["core"], "the id or path of a profile, or a list of them", _is_profile,
        "profiles to check against; `ID@sha256:DIGEST` refuses any other content",
    ),
    "fail-on": Kind(
        "must", f"one of {', '.join(_LEVELS)}", lambda value: value in _LEVELS,
        "findings at this level or above fail the run",
    ),
    "files": Kind(
        False, "true or false", lambda value: isinstance(value, bool),
        "whether listed files are compared with their stated size and SHA-256",
    ),
    "exclude": Kind(
        [], "a list of patterns as in .gitignore", _are_texts,
        "files and folders that are not checked, also if they are named",
    ),
    "decisions": Kind(None, "the path of a file", _is_text, "file of accepted findings"),
    "format": Kind(
        "text", f"one of {', '.join(FORMATS)}", lambda value: isinstance(value, str) and value in FORMATS,
        "format of standard output",
    ),
    "output": Kind(
        [], f"a list of FORMAT:PATH, with the path of a file and one of {', '.join(FORMATS)}",
        lambda value: isinstance(value, list) and all(map(_is_output, value)), "reports that are also written to files",
    ),
}  # fmt: skip
"""Every setting by its key."""
