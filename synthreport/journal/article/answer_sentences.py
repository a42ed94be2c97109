"""Sentences: each made from answers, and each with the pointers of these answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.journal.article.article_words import Wording
from synthreport.overview.dataset_facts import Origin, facts
from synthreport.rules.value import Value

_INPUTS = 3
"""How many inputs a sentence names."""


class Sentence(NamedTuple):
    """A sentence, and the pointers of the answers that it is made from."""

    text: str
    pointers: tuple[str, ...]


class Article:
    """What the sentences are made from: the answers, and the wording of a language."""

    def __init__(self, root: Value, words: Wording) -> None:
        self.root, self.words = root, words

    def say(self, key: str, *pointers: str, **values: object) -> Sentence:
        """A phrase with answers filled in."""
        return Sentence(self.words.phrase(key, **values), pointers)

    def known(self, *keys: str) -> Any:
        """The answer below some keys; None if it is a gap, `none` or not there."""
        found = self.root.get(*keys)
        return None if found == "none" else found

    def party(self, name: Any) -> str:
        """The name of a party by its id."""
        found = self.known("parties", name, "name") if isinstance(name, str) else None
        return found if isinstance(found, str) else self.words.value(name)


def what_it_is(article: Article) -> Iterator[Sentence]:
    """The dataset, its size, its uses."""
    words, known, found = article.words, article.known, facts(article.root)
    if found.composition and found.methods:
        title, version = known("dataset", "title") or words.phrase("untitled"), known("dataset", "version") or "?"
        answers = {"title": title, "version": version, "composition": words.value(found.composition)}
        yield article.say("what", "/dataset", methods=words.listed(list(found.methods)), **answers)
    if found.records is not None:
        key = "size_one" if found.files == 1 else "size"
        yield article.say(key, "/files", records=words.number(found.records), files=found.files)
    if found.intended:
        yield article.say("uses", "/purpose/uses", intended=words.listed(list(found.intended)))
    if found.excluded:
        yield article.say("excluded", "/purpose/uses", excluded=words.listed(list(found.excluded)))


def in_a_sentence(article: Article) -> str:
    """What the dataset is, how and from what it was made, how much it holds and for what it is meant."""
    words, found = article.words, facts(article.root)
    inputs = _inputs(found.inputs, words)
    parts = {
        "composition": words.value(found.composition) if found.composition else words.phrase("a_dataset"),
        "methods": words.optional("by_methods", list(found.methods), "methods"),
        "inputs": words.optional("from_inputs", inputs, "inputs"),
        "records": words.phrase("of_records", records=words.number(found.records)) if found.records is not None else "",
        "intended": words.optional("meant_for", list(found.intended), "intended") or words.phrase("meant_for_unknown"),
        "excluded": words.optional("not_meant_for", list(found.excluded), "excluded"),
    }
    said = words.phrase("in_a_sentence", **parts)
    return said[:1].upper() + said[1:]


def _inputs(inputs: tuple[Origin, ...], words: Wording) -> list[str]:
    """The first inputs as one names them, those with records of persons before the others."""
    ordered = sorted(inputs, key=lambda each: not each.of_persons)
    named = [_input(each, words) for each in ordered[:_INPUTS]]
    return [*named, words.phrase("more_inputs", count=len(ordered) - _INPUTS)] if len(ordered) > _INPUTS else named


def _input(each: Origin, words: Wording) -> str:
    if not each.of_persons:
        return words.phrase("input", title=each.title)
    persons = words.phrase("of_persons", persons=words.number(each.persons)) if each.persons is not None else ""
    return words.phrase("from_persons", title=each.title, persons=persons)


def sources(article: Article) -> Iterator[Sentence]:
    """Every input, with its population and its identifiability."""
    for _, source in article.root.each("inputs"):
        yield from _source(article, source)
    for name, split in article.root.each("splits"):
        yield from _split(article, name, split)


def _split(article: Article, name: str, split: Value) -> Iterator[Sentence]:
    words, persons, seen = article.words, split.get("persons"), split.get("seen_by_generator")
    if isinstance(persons, int) and seen:
        how = words.phrase("never") if seen == "none" else words.value(seen)
        answers = {"persons": words.number(persons), "unit": words.value("persons"), "seen": how}
        yield article.say("split", split.pointer, id=name, **answers)


def _source(article: Article, source: Value) -> Iterator[Sentence]:
    words, population = article.words, source.get("population")
    version = words.optional("version", source.get("version"))
    named = {"title": words.value(source.get("title") or words.phrase("untitled")), "version": version}
    if source.get("level") == "person" and isinstance(population, Value):
        yield from _population(article, population, named)
    elif source.get("title"):
        yield article.say("source", source.pointer, origin=_plain(source.get("origin"), words), **named)
    if status := source.get("identifiability"):
        yield article.say("identifiable", f"{source.pointer}/identifiability", identifiability=words.value(status))


def _population(article: Article, population: Value, named: dict[str, str]) -> Iterator[Sentence]:
    words = article.words
    eligibility, persons, places = (population.get(key) for key in ("eligibility", "persons", "places"))
    count = words.number(persons) if isinstance(persons, int) else persons and words.value(persons)
    counted = words.phrase("persons", persons=count) if count else words.phrase("persons_unknown")
    whom = {"eligibility": _plain(eligibility, words), "persons": counted}
    yield article.say("source_persons", population.pointer, **whom, **named)
    period = _period(population, words)
    yield article.say("source_places", population.pointer, places=_plain(places, words), period=period)


def _period(population: Value, words: Wording) -> str:
    """The time of a source, as far as its start and its end are known."""
    ends = {end: population.get("period", end) for end in ("start", "end")}
    known = {end: words.value(said) for end, said in ends.items() if said is not None}
    form = "period" if len(known) == len(ends) else f"period_{next(iter(known), 'unknown')}"
    return words.phrase(form, **known)


def _plain(answer: Any, words: Wording) -> str:
    """An answer in words; what is a gap is not known."""
    return words.gap("unknown") if answer is None else words.value(answer)


def generation(article: Article) -> Iterator[Sentence]:
    """Every step, with family, tools, assumptions, counts and seeds; and what a repetition gives."""
    for name, step in article.root.each("steps"):
        yield from _step(article, name, step)
    claim = article.known("reproducibility", "determinism", "claim")
    if claim:
        yield article.say("repetition", "/reproducibility/determinism/claim", claim=article.words.value(claim))


def _step(article: Article, name: str, step: Value) -> Iterator[Sentence]:
    words = article.words
    tools = [_tool(article, each) for each in _list(step.get("tools"))]
    parts = {"family": words.optional("family", step.get("family")), "tools": words.optional("tools", tools)}
    yield article.say("step", step.pointer, id=name, kind=words.value(step.get("kind")), **parts)
    if assumed := _list(step.get("assumptions")):
        yield article.say("assumptions", f"{step.pointer}/assumptions", assumptions=words.listed(assumed, "; "))
    yield from _counts(article, step)
    for _, stream in step.each("random"):
        yield _seed(article, stream)


def _tool(article: Article, name: Any) -> str:
    tool = article.known("tools", name) if isinstance(name, str) else None
    if not isinstance(tool, Value):
        return str(name)
    version = tool.get("version")
    return f"{tool.get('name') or name} {version}" if isinstance(version, str) else str(tool.get("name") or name)


def _counts(article: Article, step: Value) -> Iterator[Sentence]:
    words, made, rejected = article.words, step.get("made_count"), step.get("rejected")
    if not isinstance(made, int):
        return
    counts = [each for each in rejected.data.values() if isinstance(each, int)] if isinstance(rejected, Value) else []
    if rejected == "none":
        yield article.say("made_all", f"{step.pointer}/made_count", made=words.number(made))
    elif counts:
        yield article.say(
            "made", f"{step.pointer}/rejected", made=words.number(made), rejected=words.number(sum(counts))
        )


def _seed(article: Article, stream: Value) -> Sentence:
    words = article.words
    purposes, seed = words.listed(_list(stream.get("purposes"))), stream.get("seed")
    disclosure = seed.get("disclosure") if isinstance(seed, Value) else None
    if disclosure == "public":
        value = seed.get("value")
        said = str(value) if isinstance(value, int) else words.value(value)
        answers = {"value": said, "algorithm": words.value(stream.get("algorithm"))}
        return article.say("seed", stream.pointer, purposes=purposes, **answers)
    return article.say("seed_kept", stream.pointer, purposes=purposes, disclosure=_plain(disclosure, words))


def limitations(article: Article) -> Iterator[Sentence]:
    """The limitations as their authors word them."""
    for _, limit in article.root.each("limitations"):
        if isinstance(text := limit.get("text"), str):
            yield Sentence(text, (limit.pointer,))


def _list(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else []
