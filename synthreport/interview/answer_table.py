"""One table for many answers: the entries of a collection as YAML, with what is known and what is still empty."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from synthreport.document import parse
from synthreport.document.pointers import escape, get, has, own, put, same
from synthreport.interview.answers import NoAnswer, answer, choices, described, says_none
from synthreport.interview.defaults import default
from synthreport.interview.question_texts import body, how_to_answer
from synthreport.schema.forms import STARTED, Form, form_at
from synthreport.standard.gaps import is_gap

Answers = dict[str, Any]

_EMPTY = "\0"
_LONGEST_HINT = 170
_HEAD = """\
# {holder}: {count} answers are still empty. Write each after its colon; one line left empty is asked no more.
# What a tool found is marked "guessed"; correct it if it is wrong. Saving confirms it.
# {{gap: unknown}} says that there is no answer, and why: {gaps}. A new entry is a new name with the same keys.
"""
_HOW = {"map": "names, separated by commas", "entries": "a list", "object": "", "any": ""}
_GAPS = "unknown, not_recorded, not_performed, not_applicable, withheld (with a reason), not_reported"


def table(
    seen: Answers,
    holder: str,
    empty: Iterable[str],
    guessed: Collection[str],
    standard: str,
    also: Collection[str] = (),
) -> str:
    """The table of a collection, as YAML: its entries with `empty` answers, and those at the pointers `also`."""
    empty = list(empty)
    likely = dict(_likely(seen, empty, standard))
    whole, guessed = own(seen, empty), {*guessed, *likely}
    for pointer in empty:
        put(whole, pointer, likely.get(pointer, _EMPTY))
    told: set[str] = set()
    hints = {pointer: _hint(seen, pointer, standard) for pointer in empty}
    entries = {
        key: each for key, each in get(whole, holder).items() if _is_open(f"{holder}/{escape(key)}", [*empty, *also])
    }
    lines = _lines(entries, holder, hints, guessed, told)
    return _HEAD.format(holder=holder, count=len(empty), gaps=_GAPS) + "\n".join(lines) + "\n"


def _likely(seen: Answers, empty: Iterable[str], standard: str) -> Iterator[tuple[str, Any]]:
    """The answers that a question would offer: a person corrects them in the table, or saves them."""
    for pointer in empty:
        form = _form_of(seen, pointer, standard)
        text = default(seen, pointer, form)
        if text and form.kind not in STARTED:
            yield pointer, answer(text, form)


def new_entries(holder: str, keys: Collection[str], example: Any) -> str:
    """An empty table of a collection, with what an entry holds as a comment."""
    shown: Answers = next(iter(example.values()), {}) if isinstance(example, dict) else {}
    said = [f"#   {key}: {json.dumps(each, ensure_ascii=False)}" for key, each in shown.items()]
    lines = [f"# {holder}: none yet. Write one entry below the other, each under a name of your choice, such as"]
    return "\n".join([*lines, "# my_name:", *(said or [f"#   {key}:" for key in keys])]) + "\n"


def _is_open(pointer: str, empty: Collection[str]) -> bool:
    return any(f"{each}/".startswith(f"{pointer}/") for each in empty)


def _lines(
    value: Answers, at: str, hints: Mapping[str, str], guessed: Collection[str], told: set[str], dent: str = ""
) -> Iterator[str]:
    for key, each in value.items():
        pointer, name = f"{at}/{escape(key)}", _scalar(key)
        if each == _EMPTY:
            hint = hints[pointer]
            yield f"{dent}{name}:  # {hint}" if hint and hint not in told else f"{dent}{name}:"
            told.add(hint)
        elif isinstance(each, dict) and _is_open(pointer, hints):
            yield f"{dent}{name}:"
            yield from _lines(each, pointer, hints, guessed, told, f"{dent}  ")
        else:
            mark = "  # guessed" if _is_open(pointer, guessed) or pointer in guessed else ""
            yield f"{dent}{name}: {json.dumps(each, ensure_ascii=False)}{mark}"


def _scalar(text: str) -> str:
    return text if text.replace("_", "").isalnum() and text[:1].isalpha() else json.dumps(text, ensure_ascii=False)


def _hint(seen: Answers, pointer: str, standard: str) -> str:
    """What an answer is, and how it is typed, on one line; an example as far as there is room."""
    form = _form_of(seen, pointer, standard)
    said = str(form.schema.get("description") or form.schema.get("title") or "").splitlines()[:1]
    how = _how(form)
    parts = [*said, f"{how}, or none" if how and form.none else "or none" if form.none else how]
    text = " · ".join(filter(None, parts))
    example = form.schema.get("examples", [None])[0] if form.kind not in ("word", "boolean") else None
    shown = f"{text} · e.g. {json.dumps(example, ensure_ascii=False)}"
    return shown if example not in (None, "an_id", ["an_id"]) and len(shown) <= _LONGEST_HINT else text


def _form_of(seen: Answers, pointer: str, standard: str) -> Form:
    """The form of an answer; if it depends on an empty answer beside it, the one that most kinds share."""
    form, holder = form_at(seen, pointer, standard), pointer.rpartition("/")[0]
    if form.kind != "any":
        return form
    schema = form_at(seen, holder, standard).schema
    for key in schema.get("required", ()):
        words = schema.get("properties", {}).get(key, {}).get("enum")
        if words and not has(seen, f"{holder}/{key}"):
            supposed = own(seen, [f"{holder}/{key}"])
            put(supposed, f"{holder}/{key}", words[0])
            return form_at(supposed, pointer, standard)
    return form


def _how(form: Form) -> str:
    """How an answer is written in a table."""
    if form.words:
        return " | ".join(form.words)
    if named := choices(form) if form.kind == "object" else []:
        return f"keys, each with its own answers: {', '.join(named)}"
    return _HOW[form.kind] if form.kind in _HOW else how_to_answer(form._replace(none=False), [])


def meanings(seen: Answers, empty: Iterable[str], standard: str) -> Iterator[str]:
    """What each empty answer of a table is, with every word that it may be; the same answer of other entries once."""
    told: set[str] = set()
    for pointer in empty:
        form = _form_of(seen, pointer, standard)
        lines = [f"  {pointer.rpartition('/')[2]}:", *(f"  {line}" for line in body(form, []))]
        if (text := "\n".join(lines)) not in told:
            yield from lines
        told.add(text)


def filled(text: str, holder: str, seen: Answers, standard: str) -> dict[str, Any]:
    """The answers of a table by their pointers, the shortest that hold them. Raises NoAnswer."""
    document = parse(text.encode("utf-8", "surrogatepass"))
    for problem in document.problems:
        raise NoAnswer(f"line {problem.span.line}: {problem.message}")
    if document.data is None:
        return {}
    if not isinstance(document.data, dict):
        raise NoAnswer("expected one entry below the other, each a name and a colon")
    said = _without_empty(document.data)
    whole = own(seen, [holder])
    put(whole, holder, {**get(seen, holder, {}), **said})
    return {
        f"{holder}/{escape(key)}": _meant(each, f"{holder}/{escape(key)}", whole, standard)
        for key, each in said.items()
    }


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {str(key): _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each is not None and (each != {} or value[key] == {})}
    return value


def _meant(value: Any, pointer: str, seen: Answers, standard: str) -> Any:
    """An answer as the standard has it: what is typed in a table is understood as what is typed at a question."""
    if isinstance(value, dict):
        if is_gap(value):
            return value
        return {key: _meant(each, f"{pointer}/{escape(key)}", seen, standard) for key, each in value.items()}
    form = form_at(seen, pointer, standard)
    try:
        return _typed(value, form)
    except NoAnswer as error:
        raise NoAnswer(f"{pointer}: {error}") from None


def _typed(value: Any, form: Form) -> Any:
    if isinstance(value, list) and form.kind == "map" and all(isinstance(each, str) for each in value):
        return {each: {} for each in value}
    if isinstance(value, list) and form.words:
        return [answer(each, form)[0] if isinstance(each, str) else each for each in value]
    if isinstance(value, str) and says_none(value, form):
        return "none"
    if not isinstance(value, str):
        return [value] if form.kind == "list" and not isinstance(value, list) else value
    if form.kind == "map":
        return {each: {} for each in described(value, form)}
    return value if form.kind in STARTED else answer(value, form)


def differences(before: Any, after: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """What is new or other after an editing, each with the shortest pointer that holds it."""
    if isinstance(before, dict) and isinstance(after, dict) and not is_gap(before) and not is_gap(after):
        for key, each in after.items():
            yield from differences(before.get(key), each, f"{pointer}/{escape(key)}")
    elif not same(before, after):
        yield pointer, after


def parted(value: Any, pointer: str) -> tuple[Any, list[str]]:
    """A value without its empty entries, and the pointers of those: they are begun, and asked about next."""
    if value == {}:
        return None, [pointer]
    if not isinstance(value, dict):
        return value, []
    parts = {key: parted(each, f"{pointer}/{escape(key)}") for key, each in value.items()}
    kept = {key: each for key, (each, _) in parts.items() if each is not None}
    return kept or None, [each for _, begun in parts.values() for each in begun]


def holder_of(pointer: str, catalogue: Any, seen: Answers) -> str:
    """The collection that the answer at a pointer belongs to; empty if it belongs to none that has entries."""
    node, at = catalogue.root, ""
    for part in pointer.split("/")[1:]:
        if node.each is not None:
            return at if has(seen, at) and isinstance(get(seen, at), dict) else ""
        node, at = node.children.get(part.replace("~1", "/").replace("~0", "~")), f"{at}/{part}"
        if node is None:
            return ""
    return ""
