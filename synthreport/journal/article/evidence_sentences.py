"""Sentences on evidence: privacy, claims with their results, decisions, availability."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.journal.article.answer_sentences import Article, Sentence
from synthreport.rules.value import Value
from synthreport.standard.licences import spdx
from synthreport.standard.metrics.metrics import worded

_TESTS = ("membership", "attribute", "identity", "copies", "linkage", "kin")


def privacy(article: Article) -> Iterator[Sentence]:
    """What is claimed of privacy, and the attacks that were tried."""
    claims = article.root.get("privacy", "claims")
    if claims == "none":
        yield article.say("no_privacy", "/privacy/claims")
    elif isinstance(claims, Value):
        for name, claim in claims.each():
            yield from _privacy_claim(article, name, claim)
    tested = article.root.get("privacy", "assessments")
    for kind in _TESTS if isinstance(tested, Value) else ():
        for name in tested.get(kind) if isinstance(tested.get(kind), list) else ():
            yield from _result(article, name, "attack")


def _privacy_claim(article: Article, name: str, claim: Value) -> Iterator[Sentence]:
    words = article.words
    if name == "differential_privacy":
        delta = words.optional("delta", claim.get("delta"))
        unit = words.value(claim.get("unit", "kind") or "unknown")
        yield article.say("dp", claim.pointer, epsilon=words.value(claim.get("epsilon") or "?"), delta=delta, unit=unit)
    elif isinstance(statement := claim.get("statement"), str):
        yield article.say("claimed_privacy", f"{claim.pointer}/statement", statement=statement)


def claims(article: Article) -> Iterator[Sentence]:
    """Every claim, with the results that it rests on, and what is not claimed."""
    words = article.words
    for _, claim in article.root.each("claims", "claimed"):
        statement = claim.get("statement")
        said = f". {statement.rstrip('.')}" if isinstance(statement, str) else ""
        yield article.say("claim", claim.pointer, property=words.value(claim.get("property")), statement=said)
        for name in claim.get("evidence") if isinstance(claim.get("evidence"), list) else ():
            yield from _result(article, name, "evidence")
    left = article.root.get("claims", "not_claimed")
    if isinstance(left, list) and left:
        yield article.say("not_claimed", "/claims/not_claimed", properties=words.listed(left))


def _result(article: Article, name: Any, key: str) -> Iterator[Sentence]:
    """A result with its interval and its first comparator."""
    result = article.root.get("results", name) if isinstance(name, str) else None
    if not isinstance(result, Value) or result.get("value") is None:
        return
    words = article.words
    answers = {
        "metric": _metric(result.get("metric")),
        "value": words.value(result.get("value")),
        "interval": _interval(article, result.get("interval")),
        "control": _comparator(article, result),
    }
    against = result.get("against") or "?"
    named = against if isinstance(against, str) else words.value(against)
    yield article.say(key, result.pointer, against=named, **answers)


def _metric(metric: Any) -> str:
    """A metric by its title in the registry and its id, or by a name of the authors' own."""
    if isinstance(metric, Value):
        return str(metric.get("other"))
    entry = worded().get(metric)
    return f"{entry['title']} ({metric})" if entry else str(metric)


def _interval(article: Article, interval: Any) -> str:
    ends = {key: interval.get(key) for key in ("level", "low", "high")} if isinstance(interval, Value) else {}
    if not ends or not all(isinstance(end, int | float) for end in ends.values()):
        return ""
    ends["level"] = 100 * ends["level"]
    return article.words.phrase("interval", **{key: article.words.value(end) for key, end in ends.items()})


def _comparator(article: Article, result: Value) -> str:
    for _, comparator in result.each("comparators"):
        value = comparator.get("value")
        if value is not None:
            return article.words.phrase(
                "control", value=article.words.value(value), of=article.words.value(comparator.get("of"))
            )
    return ""


def decisions(article: Article) -> Iterator[Sentence]:
    """The decisions on the sources and on the output."""
    for _, source in article.root.each("inputs"):
        yield from _decision(article, source.get("source_use"), "source_use", title=source.get("title"))
    yield from _decision(article, article.root.get("ethics", "output_use"), "output_use")


def _decision(article: Article, use: Any, key: str, **named: object) -> Iterator[Sentence]:
    if not isinstance(use, Value) or use.get("decision") is None:
        return
    words = article.words
    parts = {name: words.optional(name, use.get(name)) for name in ("body", "reference", "date")}
    answers = {"decision": words.value(use.get("decision")), "basis": words.value(use.get("basis") or "?").rstrip(".")}
    yield article.say(key, use.pointer, **named, **answers, **parts)


def _tier(article: Article) -> Iterator[Sentence]:
    """Who may have the data, and the licence: one that has a name in the same sentence, words in one of their own."""
    words, tier, said = article.words, article.known("access", "tier"), article.known("access", "licence")
    if tier is None:
        return
    is_named = isinstance(said, str) and spdx(said) is not None
    licence = words.optional("licence", said) if is_named else ""
    identifiers = words.optional("identifiers", article.known("dataset", "identifiers"))
    yield article.say("tier", "/access", tier=words.value(tier), licence=licence, identifiers=identifiers)
    if not is_named and said not in (None, "none"):
        yield article.say("licence_in_words", "/access/licence", licence=words.value(said))


def availability(article: Article) -> Iterator[Sentence]:
    """Who may have the data, under which terms; files, code and model; whom to ask."""
    words, known = article.words, article.known
    yield from _tier(article)
    if conditions := known("access", "conditions"):
        yield article.say("conditions", "/access/conditions", conditions=words.listed(conditions, "; "))
    files = [file for _, file in article.root.each("files") if file.get("role") == "data" and file.get("path")]
    if files:
        yield article.say("files", "/files", files=", ".join(map(_file, files)))
    yield from _parts(article)
    if contact := known("maintenance", "contact"):
        yield article.say("contact", "/maintenance/contact", contact=article.party(contact))


def _file(file: Value) -> str:
    digest = file.get("sha256")
    return f"{file.get('path')} (SHA-256 {digest})" if isinstance(digest, str) else str(file.get("path"))


def _parts(article: Article) -> Iterator[Sentence]:
    """Code and fitted model."""
    for key in ("code", "model"):
        held = article.root.get("access", key)
        if held == "none":
            yield article.say(f"no_{key}", f"/access/{key}")
        elif isinstance(held, list):
            paths = [article.root.get("files", each, "path") or each for each in held if isinstance(each, str)]
            yield article.say(key, f"/access/{key}", **{key: ", ".join(map(str, paths))})
