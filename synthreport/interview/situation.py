"""The situation of an author: six questions whose answers decide what else is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from synthreport.document.pointers import get
from synthreport.draft.ids import id_of, is_id
from synthreport.interview.answers import NoAnswer, answer, says_none
from synthreport.schema.forms import Form, form_at

Answers = dict[str, Any]

_SOURCES = {
    "persons": "Records about single persons, such as those of a hospital, a registry or a trial.",
    "public": "A public source about persons in which nobody can be identified.",
    "figures": "Published or supplied figures: tables, rates, coefficients.",
    "model": "A pretrained model, such as a language model.",
    "nothing": "Nothing but what people know: rules, examples, judgements.",
}
_INPUTS: dict[str, Answers] = {
    "persons": {"kind": "dataset", "level": "person", "origin": "observed"},
    "public": {"kind": "dataset", "level": "person", "origin": "observed", "identifiability": "anonymous",
               "access": "public"},
    "figures": {"kind": "statistics", "level": "aggregate", "origin": "observed", "routes": ["parameter_values"]},
    "model": {"kind": "model", "routes": ["pretrained_weights"]},
    "nothing": {"kind": "expert_knowledge", "routes": ["expert_judgement"]},
}  # fmt: skip
_NAMES = {"persons": "source", "public": "source", "figures": "figures", "model": "model", "nothing": "rules"}
_ROUTES = {"fitted": "training_records", "resampled": "resampled_records", "prompted": "prompt_content"}
_STEPS: dict[str, dict[str, Answers]] = {
    "fitted": {"fit": {"kind": "fit"}, "sample": {"kind": "sample", "takes": ["fit"]}},
    "prompted": {"ask": {"kind": "prompt"}},
    "simulated": {"simulate": {"kind": "simulate"}},
    "resampled": {"recombine": {"kind": "resample"}},
    "rule_based": {"write": {"kind": "simulate"}},
}
_UNTRAINED = {"simulated", "rule_based"}
_MADE = {"synthetic", "mixed", "unknown"}


class Asked(NamedTuple):
    """One question on the situation: where its answer is, what it asks, and how to type that."""

    pointer: str
    question: str
    how: str = ""


QUESTIONS = (
    Asked("/dataset/methods", "How were the data made?"),
    Asked(
        "/inputs", "What were they made from?", "words, separated by commas; name a source after a colon: persons: ukb"
    ),
    Asked(
        "/purpose/uses", "What are the data for?", "uses, separated by commas; after `not:`, those that are excluded"
    ),
    Asked("/dataset/publications", "Is there an article about them?", "its title, or none"),
    Asked("/access/tier", "Who may have the data?"),
    Asked(
        "/access/code",
        "Which files hold the code that made them? Accept or correct the list, or type none.",
    ),
)


def published() -> dict[str, Any]:
    """What a form needs to ask the same: the kinds of source with what they answer, and what follows from a method."""
    sources = {word: {"text": text, "name": _NAMES[word], "answers": _INPUTS[word]} for word, text in _SOURCES.items()}
    return {"sources": sources, "routes": _ROUTES, "steps": _STEPS, "untrained": sorted(_UNTRAINED)}


def is_open(asked: Asked, data: Answers) -> bool:
    """Whether a question is not answered yet: a source that only its file shows is none that is described."""
    return get(data, asked.pointer, None) is None or (asked.pointer == "/inputs" and bool(_begun(data)))


def form_of(asked: Asked, seen: Answers, standard: str) -> Form:
    """The form of an answer about the situation."""
    if asked.pointer == "/inputs":
        shown = {"examples": [[f"persons: {name}" for name in _begun(seen)]]} if _begun(seen) else {}
        return Form("list", shown, words=tuple(_SOURCES), meanings=_SOURCES)
    form = form_at(seen, asked.pointer, standard)
    if asked.pointer == "/purpose/uses":
        keys = {key: each for key, each in form.schema["properties"].items() if key != "rest"}
        meanings = {key: str(field.get("description") or field.get("title", "")) for key, field in keys.items()}
        return Form("list", {}, words=tuple(keys), meanings=meanings)
    return form


def decided(asked: Asked, typed: str, form: Form, seen: Answers) -> dict[str, Any] | None:
    """The answers that a typed text decides, by pointer; None if it is an ordinary answer. Raises NoAnswer."""
    maker = _DECIDE.get(asked.pointer)
    return maker(typed, form, seen) if maker and typed[:1] not in "{[" and not says_none(typed, form) else None


def follows(seen: Answers) -> dict[str, Any]:
    """The answers that the situation leaves no choice about: without a trained model there is none to ask about."""
    methods, kinds = seen.get("dataset", {}).get("methods"), {each.get("kind") for _, each in _entries(seen, "inputs")}
    origins = {each.get("origin") for _, each in _entries(seen, "inputs")}
    if not isinstance(methods, list) or not set(methods) <= _UNTRAINED or "model" in kinds or origins & _MADE:
        return {}
    return {"/lineage/retrained_on_synthetic": False, "/access/model": "none"}


def pipeline(seen: Answers) -> dict[str, Any]:
    """The steps and splits that follow from how the data were made, to be corrected in a table."""
    methods = seen.get("dataset", {}).get("methods", [])
    laid = {} if seen.get("steps") else {key: each for name in methods for key, each in _STEPS.get(name, {}).items()}
    begun: dict[str, Any] = {f"/steps/{key}": each for key, each in laid.items()}
    persons = [key for key, each in _entries(seen, "inputs") if each.get("level") == "person"]
    fit = seen.get("steps", {}).get("fit", {})
    is_whole = isinstance(fit, dict) and not {*fit.get("takes", ())}.isdisjoint(persons)  # as the script shows
    if "fitted" in methods and persons and not seen.get("splits") and not is_whole:
        begun["/splits/train"] = {"taken_from": persons[:1], "seen_by_generator": ["fit"]}
        begun |= {"/steps/fit": {**begun["/steps/fit"], "takes": ["train"]}} if "/steps/fit" in begun else {}
        begun["/splits/holdout"] = {"taken_from": persons[:1], "seen_by_generator": "none"}
    return begun


def _entries(seen: Answers, section: str) -> list[tuple[str, Answers]]:
    found = seen.get(section)
    return [(key, each) for key, each in found.items() if isinstance(each, dict)] if isinstance(found, dict) else []


def _begun(seen: Answers) -> list[str]:
    """The datasets of which only a file is known."""
    return [key for key, each in _entries(seen, "inputs") if each.get("kind") == "dataset" and "level" not in each]


def _inputs(typed: str, form: Form, seen: Answers) -> dict[str, Any]:
    """The inputs; the first datasets named are the ones whose files are known already."""
    begun = _begun(seen)
    made: dict[str, Any] = dict(_entries(seen, "inputs"))
    for piece in filter(None, map(str.strip, typed.split(","))):
        word, _, name = (each.strip() for each in piece.partition(":"))
        (kind,) = answer(word, form)
        if begun and _INPUTS[kind]["kind"] == "dataset":
            key = begun.pop(0)
        else:
            key = name if is_id(name) else id_of(name or _NAMES[kind], made)
        made[key] = made.get(key, {}) | _input(kind, seen) | ({"title": name} if name and name != key else {})
    return {"/inputs": made}


def _input(kind: str, seen: Answers) -> Answers:
    """What a kind of source means for an input, with the route that follows from how the data were made."""
    route = [_ROUTES[each] for each in seen.get("dataset", {}).get("methods", []) if each in _ROUTES]
    return {**_INPUTS[kind], **({"routes": route} if route and "routes" not in _INPUTS[kind] else {})}


def _uses(typed: str, form: Form, seen: Answers) -> dict[str, Any]:
    wanted, _, excluded = typed.partition("not:")
    said = dict.fromkeys(_listed(wanted, form), "intended") | dict.fromkeys(_listed(excluded, form), "excluded")
    if not said:
        raise NoAnswer("name at least one use")
    return {"/purpose/uses": {each: said.get(each, "not_stated") for each in form.words}}


def _listed(typed: str, form: Form) -> list[str]:
    plain = typed.strip(" ,;.")
    found: list[str] = answer(plain.replace(";", ","), form) if plain else []
    return found


_DECIDE: dict[str, Callable[[str, Form, Answers], dict[str, Any]]] = {"/inputs": _inputs, "/purpose/uses": _uses}
