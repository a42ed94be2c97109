"""The context without which a metric's number cannot be understood: its fields, and in words."""

from __future__ import annotations

from typing import Any

from synthreport.standard.gaps import holds_answers

Entry = dict[str, Any]

CONTEXT: dict[str, tuple[tuple[str, ...], str]] = {
    "n": (("n",), "how many records, pairs or targets it rests on (`n`)"),
    "events": (("events",), "how many events it rests on (`events`)"),
    "interval": (("interval", "standard_error"), "how far it may be off (`interval` or `standard_error`)"),
    "repeats": (("repeats",), "the same number again with another seed (`repeats`)"),
    "seed": (("seed",), "its seed (`seed`)"),
    "fields": (("fields", "breakdown"), "which fields it is about (`fields` or `breakdown`)"),
    "group": (("group", "breakdown"), "which group it is about (`group` or `breakdown`)"),
    "known": (("known",), "what the attacker knows (`known`)"),
    "secret": (("secret",), "what is guessed (`secret`)"),
    "baseline": (
        ("comparators", "parts"),
        "what guessing reaches (`comparators` with `of: chance`, or `parts` with `baseline`)",
    ),
    "tool": (("tool",), "the tool that computed it (`tool`)"),
    "metadata": (("metadata_sha256", "metadata"), "the metadata that the tool read (`metadata_sha256` or `metadata`)"),
}
"""The kinds of context of a metric: the fields of a result of which one is required, and words.

Besides, `parameters:NAME` is a setting of that name in a result's `parameters`.
"""

PARAMETER = "parameters:"


def context_in_words(word: str) -> str:
    """A word of `CONTEXT`, or a parameter, in a sentence."""
    return CONTEXT[word][1] if word in CONTEXT else f"the setting `{word.removeprefix(PARAMETER)}` in `parameters`"


def is_given(result: Entry, word: str) -> bool:
    """Whether a result states the context that a word requires. A gap instead counts, too."""
    if word.startswith(PARAMETER):
        return _holds(result.get("parameters", {}), word.removeprefix(PARAMETER))
    if word == "baseline":
        return _is_held_against_guessing(result.get("comparators", "none"), result.get("parts", {}))
    return any(result.get(field, "none") != "none" for field in CONTEXT[word][0])


def asked_in(word: str) -> tuple[str, ...]:
    """The fields of a result of which a word of context requires one."""
    return CONTEXT[word][0] if word in CONTEXT else ("parameters",)


def _holds(parameters: Any, name: str) -> bool:
    return not holds_answers(parameters) or name in parameters


def _is_held_against_guessing(comparators: Any, parts: Any) -> bool:
    if isinstance(parts, dict) and "baseline" in parts:
        return True
    if not holds_answers(comparators):
        return bool(comparators != "none")
    return any(isinstance(each, dict) and each.get("of") == "chance" for each in comparators.values())
