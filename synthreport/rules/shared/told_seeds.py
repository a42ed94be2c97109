"""Seeds that texts and settings give away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_NAMES = r"(?i:seed(?:s|ed)?|p?rng|random[ _-]?state|startwert|graine|semilla)"
_WORD = rf"(?:(?<![A-Za-z]){_NAMES}|(?<=[a-z])(?:Seeds?|Rng|RandomState))(?![a-z])"
_WORDS = ("seed", "rng", "random", "startwert", "graine", "semilla")
"""What a text that names a seed cannot lack: most texts are read no further."""
_MORE = r"(?i:[ _-](?:value|number|no\.?))?"
_SIZED = r"(?![\w]|\.\d|[\s-]*(?i:bits?|bytes?|digits?|characters?|words?)\b)"
_NUMBER = rf"(?P<number>0[xX][0-9a-fA-F]+|\d+){_SIZED}"
_BEFORE = r"(?P<before>[A-Za-z_.-]{0,40}?)"
_LINK = r"(?:\s*[=:,(\"'`]|\s+(?i:was|is|were|are|set|to|with|as|chosen|fixed|at|used)\b)*"
_ENDS = r"(?=\s*(?:$|[.,;:)\"'`\]])|\s+(?i:was|is|were|and|but|so|for|in|on|at|which|that|throughout)\b)"

_COMMANDS = rf"{_BEFORE}{_WORD}{_MORE}[\s=:\"']*{_NUMBER}"
_PROSE = rf"{_BEFORE}{_WORD}{_MORE}{_LINK}\s*[\"'`(]*{_NUMBER}{_ENDS}"
_BACKWARDS = rf"(?P<number>\b\d+)\s+(?i:as|was|is)\s+(?i:the\s+|its\s+|a\s+)?(?P<before>(?:\w+\s+)?){_WORD}"
_KEY = _BEFORE + _WORD
_DIGITS = r"\s*(?P<number>0[xX][0-9a-fA-F]+|\d+)\s*"

_OTHER = {"re", "cv", "fold", "split", "shuffle", "order", "init", "evaluation", "eval", "test", "bootstrap"}
"""Words before `seed` if it is that of something else: `cv_random_state`, `--split-seed`."""

Path = tuple[str | int, ...]


def told_seeds(data: Any, path: Path, of: frozenset[str] = frozenset()) -> Iterator[tuple[Path, str]]:
    """Every seed that is given somewhere in an answer, with its path; `of` names what the secret streams are for."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from told_seeds(value, (*path, name), of)
    elif isinstance(data, list) and _key(path) == "command":
        yield from ((path, number) for number in _numbers(" ".join(map(str, data)), path, of))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from told_seeds(value, (*path, index), of)
    elif data.__class__ is int or isinstance(data, str):
        yield from ((path, number) for number in _numbers(str(data), path, of))


def _key(path: Path) -> str:
    """The last key of a path that names what is there."""
    return next((part for part in reversed(path) if isinstance(part, str) and part != "value"), "")


def _numbers(text: str, path: Path, of: frozenset[str]) -> Iterator[str]:
    if not re.search(r"\d", text):  # as most texts: their key does not matter
        return
    key = _key(path)
    if digits := re.fullmatch(_DIGITS, text):
        named = re.search(_KEY, key)
        yield from [digits["number"]] if named and _meant(named, of) else []
    elif any(word in text.casefold() for word in _WORDS):
        for form in (_COMMANDS,) if key == "command" else (_PROSE, _BACKWARDS):
            yield from (found["number"] for found in re.finditer(form, text) if _meant(found, of))


def _meant(found: re.Match[str], of: frozenset[str]) -> bool:
    """Whether a seed may be that of a stream for these purposes, by the words before it."""
    before = {word for word in re.split(r"[\s_.-]+", found["before"].lower()) if word}
    return not before & (_OTHER - of)
