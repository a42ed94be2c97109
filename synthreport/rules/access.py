"""Rules on who may have what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, rule
from synthreport.rules.value import NAMED, Fault, Value

_TIERS = ("public", "registered", "restricted", "confidential")
_OPEN = ("public", "registered")


@rule("AC51", MUST, CONTRADICTION, at="/inputs/*/terms", sources="PHYS")
def release_is_allowed_by_the_source(terms: Value) -> Iterator[Fault]:
    """What the source's terms forbid is not released.

    An open licence over a restricted source gives away what was lent.

    **Problem:** Data are open although their source forbids it.

    **Fix:** restrict the access, obtain the permission and state it, or withdraw the release.
    """
    tier = terms.root.get("access", "tier")
    if _is_permitted(terms):
        return
    for term in ("derivatives", "redistribution"):
        if tier in _OPEN and terms.get(term) == "forbidden":
            yield terms.fault(
                term, f"the source forbids {term}, but the data are {tier}", terms.root.place("access", "tier")
            )


@rule("AC52", MUST, CONTRADICTION, at="/inputs/*/terms", needs=("model_release",), sources="PHYS")
def model_release_is_allowed_by_the_source(terms: Value) -> Iterator[Fault]:
    """A model that the source's terms forbid to release is not released.

    A fitted model can hold records of those it was fitted to.

    **Problem:** A model is released although its source forbids it.

    **Fix:** withdraw the model, or obtain the permission and state it.
    """
    released = terms.root.get("access", "model")
    if terms["model_release"] == "forbidden" and not _is_permitted(terms) and isinstance(released, list) and released:
        yield terms.fault(
            "model_release", "the source forbids the release of models, but one is released",
            terms.root.place("access", "model"),
        )  # fmt: skip


@rule("AC53", MUST, CONTRADICTION, at="/inputs/*", needs=("terms/third_party_processing", "routes"), sources="PHYS")
def hosted_processing_is_allowed_by_the_source(source: Value) -> Iterator[Fault]:
    """Records were sent to a hosted model only where their terms allow others to process them.

    A record in a prompt has left the house.

    **Problem:** Records went to a hosted model without permission.

    **Fix:** obtain the permission and state it, or use a model that runs where the records are.
    """
    processing = source.get("terms", "third_party_processing")
    if processing not in ("forbidden", "not_addressed") or _is_permitted(source["terms"]):
        return
    for where, models in (
        ("were put into prompts for", _prompted(source)),
        ("were read by a step with", _read(source)),
    ):
        for model in models[:1]:
            yield source.fault(
                "terms/third_party_processing",
                f"records {where} {model.called()}, which is hosted, "
                f"but processing by others is {processing.replace('_', ' ')}",
                *(each.place("hosting") for each in models),
            )
            return


@rule("AC54", MUST, CONTRADICTION, at="/dataset/composition", needs=("kind",), sources="PHYS")
def mixed_records_are_as_closed_as_their_source(composition: Value) -> Iterator[Fault]:
    """Observed records within the output are no more open than their source.

    In a mixture the real records are released as they are.

    **Problem:** Observed records are more open than their source.

    **Fix:** restrict the access to that of the source, or take the observed records out.
    """
    tier = composition.root.get("access", "tier")
    if composition["kind"] != "mixed_with_real" or tier not in _TIERS:
        return
    for _, source in composition.root.each("inputs"):
        access = source.get("access")
        closed = access in _TIERS and _TIERS.index(access) > _TIERS.index(tier)
        if source.get("level") == "person" and closed:
            yield composition.fault(
                "kind",
                f"observed records of {source.called()}, which is {access}, are mixed into data that are {tier}",
                source.place("access"),
            )


@rule("AC55", MUST, DEMAND, at="/files/*", needs=("role",), sources="DOME")
def released_models_are_named(file: Value) -> Iterator[Fault]:
    """A model that is released with the data is named as released.

    From a model anybody can draw without limit; who reads that none was released counts the risk wrong.

    **Problem:** A released model is not named as released.

    **Fix:** add the file to `access.model`, or say `released: false`.
    """
    named = file.root.get("access", "model")
    listed = file.root.texts("access", "model")
    released = file["role"] == "model" and file.get("released") is True
    if released and named is not None and file.id not in listed:
        yield file.fault(
            "released",
            "the model is released, but not named in `access.model`",
            file.root.place("access", "model"),
        )


@rule("AC56", MUST, CONTRADICTION, at="/dataset", needs=("released",), sources="CR11")
def access_agrees_with_the_release(dataset: Value) -> Iterator[Fault]:
    """What the public can get was released, and what was not released has no day of release.

    One of two opposite answers decides which questions on the release are asked.

    **Problem:** Access and release contradict each other.

    **Fix:** correct `dataset.released` or `access.tier`.
    """
    tier, never = dataset.root.get("access", "tier"), dataset["released"] == "none"
    place = dataset.root.place("access", "tier")
    if never and tier in _OPEN:
        yield dataset.fault("released", f"the dataset is not released, it is said, but access is {tier}", place)
    elif not never and tier == "not_released":
        yield dataset.fault("released", f"released on {dataset['released']}, but access is not released", place)


@rule("AC61", MUST, CONTRADICTION, at="/inputs/*", needs=("processed_in/where", "routes"), sources="EHDS")
def records_stayed_where_they_were_processed(source: Value) -> Iterator[Fault]:
    """Records that were processed in a secure environment or by their custodian alone went to no hosted model.

    A record in a prompt has left the room that was to keep it.

    **Problem:** Records of a secure environment went to a hosted model.

    **Fix:** name where the records went in `processed_in`; or correct the hosting of the model or tool.
    """
    where = source.get("processed_in", "where")
    if where not in ("secure_environment", "custodian") or _is_refused_to_others(source):
        return
    for model in (*_prompted(source), *_read(source))[:1]:
        message = f"records stayed with the {where.replace('_', ' ')}, it is said, but {model.called()} is hosted"
        yield source.fault("processed_in/where", message, model.place("hosting"))


def _is_permitted(terms: Value) -> bool:
    """Whether a permission goes beyond the terms: `none` is no permission."""
    return terms.get("permission") not in (None, "none")


def _is_refused_to_others(source: Value) -> bool:
    """Whether the terms let nobody else process the records: another rule reports a hosted model then."""
    terms = source.get("terms")
    refused = isinstance(terms, Value) and terms.get("third_party_processing") in ("forbidden", "not_addressed")
    return refused and not _is_permitted(terms)


def _prompted(source: Value) -> list[Value]:
    """The hosted models that are inputs, where the records of a source are content of prompts."""
    hosted = source.root.each_under("hosted", _hosting, "inputs") if "prompt_content" in source.listed("routes") else ()
    return [model for _, model in islice(hosted, NAMED)]


def _read(source: Value) -> list[Value]:
    """The hosted tools of the steps that take a source, or a split of it."""
    hosted = dict(source.root.each_under("hosted", _hosting, "tools"))
    if not hosted:
        return []
    if source.get("level") != "person":
        return []
    splits = {name for name, split in source.root.each("splits") if source.id in split.texts("taken_from")}
    reading = (step for _, step in source.root.each("steps") if step.texts("takes") & {source.id, *splits})
    named = dict.fromkeys(tool for step in reading for tool in step.listed("tools") if tool in hosted)
    return [hosted[tool] for tool in islice(named, NAMED)]


def _hosting(model: Value) -> list[Any]:
    return [model.get("hosting")]
