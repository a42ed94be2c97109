"""Typed text → an answer, or an error that says what to type."""

from __future__ import annotations

import re
from typing import Any

from synthreport.document import parse
from synthreport.schema.forms import Form
from synthreport.schema.gap_kinds import explained_kinds, gap_kinds

_TRUTHS = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
_MOST_ENTRIES = 1000
_NUMBER = re.compile(r"[+-]?(?:\d[\d,_]*)(?:\.\d+)?(?:[eE][+-]?\d+)?")


class NoAnswer(ValueError):
    """The typed text is not an answer here; the message says what to type."""


def answer(text: str, form: Form) -> Any:
    """The answer that a text means. Raises NoAnswer.

    Text that begins with a brace or a bracket is YAML. Words may be shortened while they are unambiguous.
    """
    text = text.strip()
    if not text:
        raise NoAnswer("nothing was typed: give an answer, or - to skip")
    if text[0] in "{[":
        return _yaml(text)
    if form.none and text.lower() == "none":
        return "none"
    made = _MAKERS.get(form.kind)
    return made(text, form) if made else _yaml(text)


def names(text: str, form: Form) -> list[str]:
    """The entries to create: ids, or numbers up to the typed count; none for an object. Raises NoAnswer."""
    if form.kind == "object":
        if not _truth(text, form):
            raise NoAnswer("type none, or ! and a gap")
        return []
    if form.kind == "map":
        return [each.strip() for each in text.split(",") if each.strip()]
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_ENTRIES:
        raise NoAnswer(f'found "{text}", expected the number of entries')
    return [str(index) for index in range(int(text))]


def gap(text: str) -> dict[str, str]:
    """A gap: its kind, which may be shortened, then optionally a colon and the reason. Raises NoAnswer."""
    kind, _, reason = text.partition(":")
    words = kind.strip().replace(" ", "_").lower()
    found = {"gap": _meant(words, gap_kinds())}
    if not reason.strip() and found["gap"] in explained_kinds():
        raise NoAnswer(f"a reason is required: ! {found['gap']}: the reason")
    return {**found, "reason": reason.strip()} if reason.strip() else found


def _word(text: str, form: Form) -> Any:
    return _meant(text, form.words)


def _meant(text: str, words: tuple[str, ...]) -> str:
    """The one word that matches a text, exactly or by its beginning."""
    plain = text.strip().replace(" ", "_").lower()
    exact = [word for word in words if word.lower() == plain]
    near = exact or [word for word in words if plain and word.lower().startswith(plain)]
    if len(near) == 1:
        return near[0]
    expected = near or words
    raise NoAnswer(f'found "{text.strip()}", expected {"one of " if len(expected) > 1 else ""}{", ".join(expected)}')


def _number(text: str, form: Form) -> Any:
    about, _, rest = text.partition(" ")
    if about == "about" and "{about: …}" in form.forms:
        return {"about": _number(rest, form)}
    if not _NUMBER.fullmatch(text):
        return text
    plain = text.replace(",", "").replace("_", "")
    return int(plain) if plain.lstrip("+-").isdecimal() else float(plain)


def _truth(text: str, form: Form) -> Any:
    if text.lower() not in _TRUTHS:
        raise NoAnswer(f'found "{text}", expected yes or no')
    return _TRUTHS[text.lower()]


def _list(text: str, form: Form) -> Any:
    """A list: words and ids separated by commas, texts by semicolons."""
    pieces = [each.strip() for each in text.split("," if form.words or form.refs else ";")]
    kept = [each for each in pieces if each]
    return [_meant(each, form.words) for each in kept] if form.words else kept


def _pairs(text: str, form: Form) -> Any:
    return _yaml("{" + text + "}")


def _any(text: str, form: Form) -> Any:
    return _yaml(text)


def _yaml(text: str) -> Any:
    document = parse(f"answer: {text}\n".encode("utf-8", "surrogatepass"))
    for problem in document.problems:
        raise NoAnswer(problem.message)
    if not isinstance(document.data, dict) or document.data.get("answer") is None or len(document.data) != 1:
        raise NoAnswer("not valid YAML: put texts in quotes")
    return document.data["answer"]


def _text(text: str, form: Form) -> Any:
    return text


_MAKERS = {
    "word": _word, "text": _text, "number": _number, "boolean": _truth, "list": _list, "pairs": _pairs, "any": _any,
}  # fmt: skip
