"""Placeholders instead of answers: words, sentences and patterns of the standard's list, each at its places."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from synthreport.standard.placeholders.prose import ProsePlaces
from synthreport.standard.placeholders.sentences import EmptySentences

Found = TypeVar("Found")

AROUND = " \t\r\n\f\v.,:;!?…。、，·'\"`´‘’“”„«»「」『』〈〉《》【】()[]{}<>"
"""Characters around a word that mean nothing: brackets, quotes, stops."""
_LATIN_LETTERS = 2
"""The length of words that are also common abbreviations, and count only without characters around them."""
BEGINNINGS = 4
"""How many beginnings may follow each other: `https://`, `www.`, `dx.`, `doi.org/`."""
_BELOW_A_SECTION = r"^/(?!content/)[^/]+/"
"""The beginning of a place below a section, but not below the content: there, most such words are units."""
_ONLY_AT = {
    "form": r"^(?!/content/fields/|/constraints/)",
    "identifier": r"/(?:identifiers?|published|uri|repository|channel|contact)(?:/\d+)?$",
    "bare": _BELOW_A_SECTION + r"(?:.*/)?(?:change|determined_by|deidentification|permission|checked|note|training_data"
    r"|output_terms|description|hardware|reason|conditioning|architecture|rule|criterion|edits|varied|os|accelerator|side_effects"
    r"|advice|rare_values|statement|definition|law|test|environment|knowledge|basis|condition|group_interests|withdrawal"
    r"|model|learner|qualifications|ties|instrument|materials|deviations|clock|censoring|context_of_use|structure|text"
    r"|verification_route|recall|reassess_when|competing_interests|eligibility|embedding|calibration|left_out|by"
    r"|threat_model/access|expert_review/[^/]+/sampling|population"
    r"|(?:assumptions|conditions|prohibited_uses|out_of_scope|known_biases|rests_on_synthetic)/\d+)$",
    "vague": _BELOW_A_SECTION + r"(?:.*/)?(?:change|determined_by|deidentification|permission|checked|reason"
    r"|conditioning|architecture|rule|criterion|edits|stopping|side_effects|advice|rare_values|statement|definition|test|knowledge|basis"
    r"|condition|group_interests|withdrawal|qualifications|ties|instrument|deviations|clock|censoring|structure|text"
    r"|verification_route|recall|reassess_when|competing_interests|training_data"
    r"|(?:assumptions|out_of_scope|known_biases|prohibited_uses)/\d+)$",
}
"""The only places of some placeholders: a format of dates, for example, may be a column's real description."""
_NAMES = r"/title$|/name$|/places?/(?:\d+/)?other$|/population/setting$|/label$|/vendor$|/body$|/award$"
"""Places of proper names, which may be any word: there are persons called Null, and studies called TODO."""
_DESCRIPTIONS = r"^/content/|/criterion$|^/access/conditions/|/eligibility$"
"""Places where a word that describes a state is an answer: a sample that is blank, a criterion that is a default."""
PLACES = {**_ONLY_AT, "names": _NAMES, "descriptions": _DESCRIPTIONS}
"""The same as they are published, by name."""

_HEXADECIMAL = frozenset("0123456789abcdef")
_DIGITS = 64
"""The hexadecimal digits of a SHA-256."""
_TEXTS = 5000
"""So many texts are remembered with what they mean: many manifests answer with the same words."""
_SHORT = 200
_KINDS = 8
"""Fewer kinds of digits than these occur in one digest of 10^18."""


def _remembering(judge: Callable[[str], Found]) -> Callable[[str], Found]:
    """The same judgement, which remembers what it found of short texts."""
    remembered = lru_cache(_TEXTS)(judge)
    return lambda text: remembered(text) if len(text) <= _SHORT else judge(text)


def _lowered(text: str) -> str:
    """A text in NFKC and lower case."""
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFKC", text)
    return text.lower()


def plain(text: str) -> str:
    """A text in NFKC and lower case, with single white space."""
    return " ".join(_lowered(text).split())


def folded(text: str) -> str:
    """A plain text without the characters around it; signs alone stay as they are."""
    return text.strip(AROUND) or text


class Placeholders:
    """The list of a version, from its catalogue."""

    def __init__(self, listed: dict[str, Any]) -> None:
        self._prose = ProsePlaces(listed["prose"])
        self._meanings: dict[str, str] = self._prose.questions | listed["words"]
        self._parts: list[str] = listed["parts"]
        self._prefixes = tuple(listed["prefixes"])
        self._patterns: dict[str, list[dict[str, Any]]] = listed["patterns"]
        self._all_hints = (*self._parts, *self._patterns)
        self._sentences = EmptySentences(listed["sentences"])
        self._read_once = _remembering(self._read)
        self._may_be_one = _remembering(self._may_be)
        self._is_one = _remembering(self._is_listed)

    def meaning(self, text: str, pointer: str = "") -> str:
        """The meaning of a placeholder, such as `nothing` or a gap; empty if a text is not a placeholder.

        Some words are placeholders only at some places, so the pointer of the text matters.
        """
        whole, word, of_word, of_sentence = self._read_once(text)
        if of_word and self._counts_at(pointer, of_word, word):
            return of_word
        return self._of_sentence(whole, of_sentence, pointer)

    def among(self, texts: list[str]) -> list[int]:
        """The indexes of the answers that are placeholders at some place: a fast test, empty for most documents."""
        different = list(dict.fromkeys(texts))
        whole = _lowered("\n".join([" ".join(text.split()) if "\n" in text else text for text in different]))
        lines = [" ".join(line.split()) for line in whole.split("\n")] if different else []
        suspects = dict.fromkeys(filter(self._may_be_one, lines))
        for hint in self._hints(whole):
            suspects.update(dict.fromkeys([line for line in lines if hint in line]))
        suspects = dict.fromkeys(filter(self._is_one, suspects))
        listed = {text for text, line in zip(different, lines, strict=True) if line in suspects}
        return [index for index, text in enumerate(texts) if text in listed] if listed else []

    def _hints(self, whole: str) -> list[str]:
        """What a plain text holds of that which a piece of an example, or something like an identifier, cannot lack."""
        return [hint for hint in self._all_hints if hint in whole]

    def _may_be(self, line: str) -> bool:
        """Whether a plain text may be a word or a sentence of the list: a fast test."""
        word = folded(line)
        return (
            word in self._meanings
            or repeats_itself(word)
            or line.startswith(self._prefixes)
            or self._sentences.may_be_one(word)
        )

    def _is_listed(self, line: str) -> bool:
        """Whether a plain text is on the list, or the name of a field, at whatever place."""
        return bool(self._of_word(line) or self._sentences.meaning(folded(line)) or self._is_none(line))

    def _counts_at(self, pointer: str, meaning: str, word: str) -> bool:
        """Whether a word of this meaning is a placeholder at a place."""
        if meaning in _ONLY_AT:
            return is_only_there(pointer, meaning)
        if re.search(_NAMES, pointer):
            return meaning in ("nothing", "without_locator", "not_applicable", "unknown") and not word.isalpha()
        if meaning == "state":
            return not re.search(_DESCRIPTIONS, pointer)
        if meaning == "none":
            return self._prose.refuses_none(pointer)
        if meaning == "question":
            return self._prose.repeats(pointer, word) and not re.search(_DESCRIPTIONS, pointer)
        return meaning != "evasive" or self._is_asked_in_prose(pointer)

    def _is_asked_in_prose(self, pointer: str) -> bool:
        return self._prose.holds(pointer) and not re.search(_DESCRIPTIONS, pointer)

    def _read(self, text: str) -> tuple[str, str, str, str]:
        """A text, plain and folded, and what it means at some place: as a word, and as a sentence."""
        whole = plain(text)
        word = folded(whole)
        return whole, word, self._of_word(whole), self._sentences.meaning(word)

    def _of_sentence(self, whole: str, meaning: str, pointer: str) -> str:
        """The meaning of a plain text as a sentence, or as a piece of an example or of a template."""
        if meaning == "evasive" and (re.search(_NAMES, pointer) or not self._is_asked_in_prose(pointer)):
            meaning = ""
        return meaning or ("nothing" if self._is_none(whole, pointer) else "")

    def _of_word(self, whole: str) -> str:
        """The meaning of a plain text as a word; after the beginning of an identifier it is `nothing`."""
        bare = whole
        for _ in range(BEGINNINGS):
            if bare.startswith(self._prefixes):
                bare = next(bare[len(each) :].strip() for each in self._prefixes if bare.startswith(each))
        word = folded(bare)
        if len(word) <= _LATIN_LETTERS and word.isascii() and word != bare and word != "no":
            word = ""
        meaning = self._meanings.get(word, "digest" if repeats_itself(word) else "")
        if bare == whole or meaning == "sample":
            return meaning
        return "nothing" if not bare or meaning in _WITHOUT_VALUE else ""

    def _is_none(self, whole: str, pointer: str = "") -> bool:
        """Whether a plain text contains a piece of an example, or begins like an identifier but is none."""
        hints = self._hints(whole)
        if not hints or hints[0] in self._parts:
            return bool(hints)
        is_name = bool(pointer) and bool(re.search(_NAMES, pointer))
        return any(self._is_like(hint, whole, is_name) for hint in hints)

    def _is_like(self, hint: str, whole: str, is_name: bool) -> bool:
        """Whether one of the patterns under a hint fits; one is compiled where it may, and nowhere else."""
        patterns = (each for each in self._patterns[hint] if not (is_name and each.get("prose")))
        return any(_may_fit(each, whole) and re.search(each["search"], whole) for each in patterns)


_WITHOUT_VALUE = ("nothing", "state", "without_locator", "not_applicable", "unknown", "form", "identifier")
"""What is no identifier behind the beginning of one."""


def repeats_itself(word: str) -> bool:
    """Whether 64 hexadecimal digits repeat themselves, or are of few kinds, as those of a digest never are."""
    if len(word) != _DIGITS or not word.isascii() or not _HEXADECIMAL.issuperset(word):
        return False
    return len(set(word)) < _KINDS or (word + word).find(word, 1) < _DIGITS


def is_only_there(pointer: str, meaning: str) -> bool:
    """Whether a pointer leads to one of the only places of a meaning.

    The pattern of these places has the last key of each, or it is a number: so most manifests need not compile the
    longest of all patterns, which takes 1 % of a cold check.
    """
    last, places = pointer.rpartition("/")[2], _ONLY_AT[meaning]
    may_be = meaning == "form" or last.isdigit() or last in places
    return may_be and bool(re.search(places, pointer))


def _may_fit(pattern: dict[str, Any], whole: str) -> bool:
    """Whether a text holds something that a pattern cannot do without."""
    return "needs" not in pattern or any(need in whole for need in pattern["needs"])
