"""The texts for an article, in Markdown: methods, availability, limitations, citation, the checklist with answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from synthreport.document.pointers import get
from synthreport.journal.article import answer_sentences as made
from synthreport.journal.article import evidence_sentences as evidence
from synthreport.journal.article.answer_sentences import Article, Sentence
from synthreport.journal.article.article_words import Wording
from synthreport.overview.view import View
from synthreport.reporters.markdown_text import marked, text_of
from synthreport.result import LineOutcome, LineState
from synthreport.rules.value import answers_of
from synthreport.standard.checklist import Line
from synthreport.standard.gaps import is_gap

_LONGEST = 240
_OF_MACHINES = re.compile(r"/(media_type|bytes|sha256|size|commit)$|^/files/[^/]+/(?!path$)")
"""Answers that no reader of an article looks for."""
_METHODS = (
    made.what_it_is, made.sources, made.generation, evidence.privacy, evidence.claims, evidence.decisions,
)  # fmt: skip


def texts(view: View, words: Wording, *, trace: bool = False, pages: Mapping[int, str] | None = None) -> str:
    """All texts. With `trace`, each sentence has the lines of its answers; `pages` are by line of the checklist."""
    article = Article(answers_of(view.data), words)
    return text_of(_lines(article, view, trace, pages or {}))


def summary(view: View, words: Wording) -> str:
    """What the dataset is, how it was made and tested, and what is not stated, for a page that introduces it."""
    article = Article(answers_of(view.data), words)
    return text_of(_introduction(article, view, trace=False))


def _introduction(article: Article, view: View, *, trace: bool) -> Iterator[str]:
    words = article.words
    yield from _section("methods", [part(article) for part in _METHODS], view, trace, words)
    yield from _not_stated(view, trace, words)
    yield from _section("availability", [evidence.availability(article)], view, trace, words)
    limits = list(made.limitations(article)) or [Sentence(words.phrase("no_limits"), ("/limitations",))]
    yield from _section("limitations", [limits], view, trace, words)
    yield from (f"## {words.phrase('citation')}", "", marked(citation(article)), "")


def _lines(article: Article, view: View, trace: bool, pages: Mapping[int, str]) -> Iterator[str]:
    words = article.words
    yield from (f"# {words.phrase('title', title=marked(view.title))}", "")
    yield from (marked(words.phrase("note", name=view.checked.name)), "")
    yield from _introduction(article, view, trace=trace)
    yield from (f"## {words.phrase('supplement', standard=view.result.verdict.standard)}", "")
    yield from _table(view, words, pages)


def _section(
    name: str, paragraphs: Iterable[Iterable[Sentence]], view: View, trace: bool, words: Wording
) -> Iterator[str]:
    yield from (f"## {words.phrase(name)}", "")
    for paragraph in paragraphs:
        if text := " ".join(_shown(each, view, trace, words) for each in paragraph):
            yield from (text, "")


def _not_stated(view: View, trace: bool, words: Wording) -> Iterator[str]:
    if found := _gaps(view, words):
        yield from (f"## {words.phrase('gaps')}", "")
        yield from (f"- {_shown(each, view, trace, words)}" for each in found)
        yield ""


def _shown(sentence: Sentence, view: View, trace: bool, words: Wording) -> str:
    if not trace:
        return marked(sentence.text)
    lines = [str(view.line(pointer)) for pointer in sentence.pointers]
    key = "line" if len(lines) == 1 else "lines"
    return marked(sentence.text + words.phrase(key, line=", ".join(lines)))


def _gaps(view: View, words: Wording) -> list[Sentence]:
    """The declared gaps of lines that apply, as sentences; gaps that read alike are one."""
    labels = {
        code: words.line(line.number)["label"]
        for line, outcome in view.lines
        if _applies(outcome)
        for code in line.codes
    }
    found: dict[str, tuple[str, ...]] = {}
    for gap in view.gaps:
        named = list(dict.fromkeys(labels[code] for code in gap.codes if code in labels))
        if named:
            reason = words.phrase("gap_reason", reason=gap.reason.rstrip(".")) if gap.reason else ""
            answers = {"label": ", ".join(named), "kind": words.gap(gap.kind), "reason": reason}
            said = words.phrase("gap", **answers)
            found[said] = (*found.get(said, ()), gap.pointer)
    return [Sentence(said, pointers) for said, pointers in found.items()]


def _applies(outcome: LineOutcome) -> bool:
    return outcome.state is not LineState.NOT_APPLICABLE


def citation(article: Article) -> str:
    """How to cite the dataset, from its creators, title, version, year and identifiers."""
    known, words = article.known, article.words
    creators = known("dataset", "creators")
    named = ", ".join(map(article.party, creators)) if isinstance(creators, list) else words.value(creators or "?")
    released = known("dataset", "released")
    identifiers = known("dataset", "identifiers")
    return words.phrase(
        "cite",
        creators=named,
        title=known("dataset", "title") or words.phrase("untitled"),
        version=known("dataset", "version") or "?",
        year=f" {str(released)[:4]}." if released else "",
        identifiers=f" {words.listed(identifiers)}" if isinstance(identifiers, list) else "",
    )


def _table(view: View, words: Wording, pages: Mapping[int, str]) -> Iterator[str]:
    """The checklist with the answers, short, and a column for the page in the manuscript."""
    heads = (words.phrase(each) for each in ("number", "question", "answer", "page"))
    yield from (f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |")
    for line, outcome in view.lines:
        page = marked(pages.get(line.number, ""))
        question = words.line(line.number)["question"]
        yield f"| {line.number} | {question} | {_answer(line, outcome, view, words)} | {page} |"


def _answer(line: Line, outcome: LineOutcome, view: View, words: Wording) -> str:
    """The answers to a line: those that are values themselves, not what holds others."""
    if outcome.state is LineState.NOT_APPLICABLE:
        return words.phrase("not_applicable")
    places = [place for code in line.codes for place in view.answers.get(code, ())]
    shown = marked(_clipped(_by_key(places, view, words), words)).replace("|", "\\|")
    state = f"**{words.phrase('open')}** " if outcome.state is LineState.OPEN else ""
    return f"{state}{shown}".strip()


def _by_key(places: list[str], view: View, words: Wording) -> str:
    """The answers at some places by their keys in the manifest; without a key, if there is one alone."""
    found: dict[str, dict[str, None]] = {}
    for place in dict.fromkeys(places):
        answer = get(view.data, place, "")
        is_shown = _is_short(answer) or (_is_flat(answer) and not any(each.startswith(f"{place}/") for each in places))
        if is_shown and not _OF_MACHINES.search(place) and (said := words.listed_at(place, answer)):
            key = next(part for part in reversed(place.split("/")) if not part.isdecimal())
            found.setdefault(key.replace("_", " "), {})[said] = None
    parts = {key: ", ".join(values) for key, values in found.items()}
    return "; ".join(parts.values() if len(parts) == 1 else (f"{key}: {each}" for key, each in parts.items()))


def _clipped(text: str, words: Wording) -> str:
    """The text, or its beginning and the length of the rest."""
    more = len(text) - _LONGEST
    return text if more <= 0 else f"{text[:_LONGEST]}… {words.phrase('more', count=words.number(more))}"


def _is_flat(answer: Any) -> bool:
    """Whether an answer is a mapping of plain values, such as the parameters of a step."""
    return isinstance(answer, dict) and not any(isinstance(each, dict | list) for each in answer.values())


def _is_short(answer: Any) -> bool:
    if isinstance(answer, dict):
        return is_gap(answer) or (len(answer) == 1 and {"other", "statement", "about"} & answer.keys() != set())
    return not isinstance(answer, list) or not any(isinstance(each, dict | list) for each in answer)
