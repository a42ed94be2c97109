"""Typed text → an answer, or an error that says what to type."""

from __future__ import annotations

import re
from typing import Any

from synthreport.document import parse
from synthreport.draft.ids import id_of, is_id
from synthreport.interview.typed_words.people_words import number, understood
from synthreport.schema.forms import Form
from synthreport.schema.gap_kinds import explained_kinds, gap_kinds

_NONE = ("none", "no", "nothing", "nobody", "n/a")
"""What people type where there is nothing to name."""
_TRUTHS = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
_MOST_ENTRIES = 1000
_NAME = 4
"""The most words of a name; what is longer is a sentence."""
_ADDRESS = re.compile(r"[@:]|^[/<]")
_NUMBER = re.compile(r"[+-]?(?:\d[\d,_]*)(?:\.\d+)?(?:[eE][+-]?\d+)?")


class NoAnswer(ValueError):
    """The typed text is not an answer here; the message says what to type."""


def answer(text: str, form: Form) -> Any:
    """The answer that a text means. Raises NoAnswer.

    Text that begins with a brace or a bracket is YAML; text in double quotes is taken as it is. Words may be shortened
    while they are unambiguous.
    """
    text = text.strip()
    if not text:
        raise NoAnswer("nothing was typed: give an answer, or - to skip")
    if len(text) > 2 and text[0] == text[-1] == '"':
        return text[1:-1]
    if text[0] in "{[":
        return _yaml(text)
    if says_none(text, form):
        return "none"
    _refuse_truth(text, form)
    made = _MAKERS.get(form.kind)
    return made(text, form) if made else _yaml(text)


def says_none(text: str, form: Form) -> bool:
    """Whether a text says that there is nothing to name, where `none` is an answer."""
    said = text.strip().lower()
    is_word = said != "none" and any(word.startswith(said) for word in form.words)
    return form.none and said in _NONE and not is_word and form.kind != "boolean"


def _refuse_truth(text: str, form: Form) -> None:
    """Raise NoAnswer for a yes or no where names are wanted: it would become a name."""
    names_entries = form.kind == "map" or (form.kind in ("list", "text") and form.refs)
    if names_entries and text.lower() in _TRUTHS:
        expected = "a name, or none" if form.none else "a name"
        raise NoAnswer(f'found "{text}", expected {expected}; in double quotes if it is one')


def names(text: str, form: Form) -> list[str]:
    """The entries to create: ids, or numbers up to the typed count; none for an object. Raises NoAnswer."""
    if form.kind == "object":
        return _parts(text, form)
    if form.kind == "map":
        _refuse_truth(text, form)
        return list(described(text, form))
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_ENTRIES:
        raise NoAnswer(f'found "{text}", expected the number of entries')
    return [str(index) for index in range(int(text))]


def choices(form: Form) -> list[str]:
    """The parts of an object without required ones: an author names those that it has."""
    parts = {key: each for key, each in form.schema.get("properties", {}).items() if key != "rest"}
    return [] if any("x-level" in each for each in parts.values()) else list(parts)


def _parts(text: str, form: Form) -> list[str]:
    if named := choices(form):
        return [_meant(each, tuple(named)) for each in text.split(",") if each.strip()]
    if not _truth(text, form):
        raise NoAnswer("type none, or ! and a gap")
    return []


def described(text: str, form: Form) -> dict[str, str]:
    """The ids of the entries to create, each with the words from which its id was made; empty if it was typed itself.

    Ids and names are separated by commas, sentences by semicolons; a sentence may have commas.
    """
    pieces = [each.strip() for each in text.split(",") if each.strip()]
    if all(map(is_id, pieces)):
        return dict.fromkeys(pieces, "")
    are_names = all(len(each.split()) <= _NAME for each in pieces) and not _holds_sentences(form)
    said = pieces if are_names and ";" not in text else [each.strip() for each in text.split(";") if each.strip()]
    found: dict[str, str] = {}
    for each in said:
        found |= {each: ""} if is_id(each) else {id_of(" ".join(each.split()[:_NAME]), found): each}
    return found


def _holds_sentences(form: Form) -> bool:
    """Whether the entries of a collection are sentences, such as limitations."""
    (example, *_) = form.schema.get("examples") or [{}]
    entries = example.values() if isinstance(example, dict) else ()
    return any(isinstance(each, dict) and "text" in each for each in entries)


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
    text = number(text)
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
    if form.words:
        return [_meant(each, form.words) for each in kept]
    return [_id(each) if form.refs else understood(each, form) for each in kept]


def _id(text: str) -> str:
    return text if is_id(text) else id_of(text)


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
    found = understood(text, form)
    is_reference = bool(form.refs) and found == text and not is_id(text) and not _ADDRESS.search(text)
    return id_of(text) if is_reference else found


_MAKERS = {
    "word": _word, "text": _text, "number": _number, "boolean": _truth, "list": _list, "pairs": _pairs, "any": _any,
}  # fmt: skip
