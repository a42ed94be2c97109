"""Rules on identity and versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.identifiers import same_thing
from synthreport.rules.value import Fault, Unsaid, Value, said

_METHODS = {"fit": "fitted", "prompt": "prompted", "simulate": "simulated", "resample": "resampled"}
"""The method that each kind of step is an instance of."""


@rule("ID51", MUST, CONTRADICTION, at="/dataset", needs=("version", "history"), sources="CR11 KS")
def history_ends_with_this_version(dataset: Value) -> Iterator[Fault]:
    """The history ends with the version that the manifest describes.

    Files that change without a new version make two datasets under one name. Versions that are written in different
    ways, such as 1.0.0 and a protocol number, may be two numberings, and are not compared.

    **Problem:** The history does not end with the version described.

    **Fix:** add the change that made this version to `history`, or correct `version`.
    """
    entries = dataset.listed("history")
    history = [said(entry.get("version")) if isinstance(entry, dict) else None for entry in entries]
    last = history[-1] if history else None
    comparable = isinstance(last, str) and (dataset["version"] in history or _like(last, dataset["version"]))
    if comparable and last != dataset["version"]:
        yield dataset.fault(
            f"history/{len(history) - 1}/version",
            f"the history ends with version {last}, but the dataset is version {dataset['version']}",
            dataset.place("version"),
        )


@rule("ID73", SHOULD, DEMAND, at="/dataset", needs=("identifiers", "publications"))
def identifiers_are_those_of_the_dataset(dataset: Value) -> Iterator[Fault]:
    """No identifier of the dataset is that of a publication.

    Who follows the DOI of an article finds an article: neither the files nor the version that was used.

    **Problem:** The dataset is identified by an article.

    **Fix:** give the identifier under which the data are found; if they have none, say `identifiers: none`.
    """
    articles = {same_thing(text): each for _, each in dataset.each("publications") if (text := _named(each))}
    for index, identifier in enumerate(dataset.listed("identifiers")):
        article = articles.get(same_thing(identifier)) if isinstance(identifier, str) else None
        if article is not None:
            message = f"{identifier} is also the identifier of {article.id}, a publication"
            yield dataset.fault(f"identifiers/{index}", message, article.place("identifier"))


def _named(publication: Value) -> str:
    identifier = publication.get("identifier")
    return identifier if isinstance(identifier, str) else ""


@rule("ID52", MUST, CONTRADICTION, at="/dataset", needs=("history",))
def history_runs_forward(dataset: Value) -> Iterator[Fault]:
    """The history runs from the oldest change to the newest.

    A reader who wants the last change looks at the end.

    **Problem:** The history is not in the order of its dates.

    **Fix:** put the changes in the order of their dates.
    """
    entries = enumerate(dataset.listed("history"))
    dated = [(index, entry["date"]) for index, entry in entries if isinstance(entry, dict) and said(entry.get("date"))]
    for (before, earlier), (index, later) in pairwise(dated):
        if after(earlier, later):
            yield dataset.fault(
                f"history/{index}/date",
                f"the change of {later} is listed after that of {earlier}",
                dataset.place("history", before, "date"),
            )


@rule("ID53", MUST, CONTRADICTION, at="/dataset", needs=("released",))
def released_after_it_was_made(dataset: Value) -> Iterator[Fault]:
    """The dataset was released after it was made.

    A release that is older than the run describes other files.

    **Problem:** The dataset was released before it was made.

    **Fix:** correct the date of the release, or that of the step.
    """
    made = [(name, step) for name, step in dataset.root.each("steps") if step.get("kind") != "evaluate"]
    late = [(name, step) for name, step in made if after(step.get("finished"), dataset["released"])]
    for _, step in late[:1]:
        yield dataset.fault(
            "released",
            f"released on {dataset['released']}, but {step.called()} finished on {step['finished']}",
            *(each.place("finished") for _, each in late),
        )


@rule("ID54", MUST, CONTRADICTION, at="/dataset", needs=("methods",))
def methods_name_what_the_steps_do(dataset: Value) -> Iterator[Fault]:
    """Every kind of generating step is among the methods.

    The questions on fitting, prompting and simulating are asked by the methods; a step that these leave out escapes
    them. A method without a step is no contradiction, since a pipeline may be described in part.

    **Problem:** A generating step is not among the methods.

    **Fix:** add to `methods`: `fitted` for a step of kind `fit`, `prompted` for `prompt`, `resampled` for `resample`,
    `simulated` for `simulate` (or `rule_based`, where its family is `rules` or none of the list); or correct the kind.
    """
    methods = dataset.listed("methods")
    if None in methods:
        raise Unsaid(f"{dataset.pointer}/methods/{methods.index(None)}")
    steps = [(name, step, step.get("kind")) for name, step in dataset.root.each("steps")]
    for kind, method in _METHODS.items():
        ran = [(name, step) for name, step, its_kind in steps if its_kind == kind and method not in methods]
        untold = [(name, step) for name, step in ran if "rule_based" not in methods or not _may_be_rules(step)]
        for _, step in untold[:1]:
            yield dataset.fault(
                "methods",
                f"{step.called()} is of kind `{kind}`, but `{method}` is not among the methods",
                *(step.place("kind") for _, step in untold),
            )


@rule("ID55", MUST, CONTRADICTION, at="/dataset/composition", needs=("kind",))
def fully_synthetic_means_every_field(composition: Value) -> Iterator[Fault]:
    """A fully synthetic dataset has no observed field.

    Values that were carried over belong to persons, whatever the other columns contain.

    **Problem:** A dataset called fully synthetic has observed fields.

    **Fix:** call the dataset `partly_synthetic` and list its `observed_fields`, or correct the entry of the field.
    """
    if composition["kind"] != "fully_synthetic":
        return
    fields = composition.root.each("content", "fields")
    observed = [(name, field) for name, field in fields if field.get("synthetic") is False]
    for _, field in observed[:1]:
        more = f" and {len(observed) - 1} more" if observed[1:] else ""
        yield composition.fault(
            "kind",
            f"everything is called synthetic, but {field.called()}{more} holds observed values",
            *(field.place("synthetic") for _, field in observed),
        )


@rule("ID56", MUST, CONTRADICTION, at="/dataset", needs=("history",), sources="CR11 KS")
def changed_data_have_a_version_of_their_own(dataset: Value) -> Iterator[Fault]:
    """Every change of the data made a version of its own.

    Two states of the files under one number are two datasets that nobody can tell apart.

    **Problem:** The data changed, but the version did not.

    **Fix:** give the later change a version of its own; or say `changed: documentation` where no record changed.
    """
    first: dict[str, int] = {}
    for index, entry in enumerate(dataset.listed("history")):
        version = said(entry.get("version")) if isinstance(entry, dict) else None
        if version is not None and first.setdefault(version, index) != index and entry.get("changed") == "data":
            yield dataset.fault(
                f"history/{index}/version", f"the data changed, but version {version} was there before",
                dataset.place("history", first[version], "version"),
            )  # fmt: skip


@rule("ID57", SHOULD, DEMAND, at="/dataset/composition", needs=("row_marker",), sources="LDH-ST TAX")
def mixed_records_are_marked(composition: Value) -> Iterator[Fault]:
    """In a mixture, a mark in the data tells synthetic records from observed ones.

    Once they are mixed, nobody can take them apart, nor say what a result rests on.

    **Problem:** Synthetic records are mixed with observed ones, unmarked.

    **Fix:** add a column that tells them apart and name it in `row_marker`.
    """
    if composition["row_marker"] == "none":
        yield composition.fault(
            "row_marker",
            "synthetic records stand among observed ones, unmarked",
            composition.place("kind"),
        )


def _like(one: str, other: str) -> bool:
    """Whether two versions are written in the same way, but for their numbers."""
    return re.sub("[0-9]+", "0", one) == re.sub("[0-9]+", "0", other)


@rule("ID68", MUST, CONTRADICTION, at="/privacy/releases/*", needs=("date", "what"))
def files_are_released_after_they_were_made(release: Value) -> Iterator[Fault]:
    """A file was released after the step that made it.

    An earlier release was one of other files.

    **Problem:** A file was released before it was made.

    **Fix:** correct the date of the release; or describe the earlier release in `lineage.related`.
    """
    if release["date"] == release.root.get("dataset", "released"):
        return
    for _, step in release.root.each("steps"):
        made = sorted(step.texts("makes") & release.texts("what"))
        if made and after(step.get("finished"), release["date"]):
            file, finished = release.called(made[0]), step["finished"]
            message = f"{file} was released on {release['date']}, but {step.called()} made it on {finished}"
            yield release.fault("date", message, step.place("finished"))
            return


@rule("ID69", MUST, CONTRADICTION, at="/dataset/composition", needs=("kind",))
def recombined_records_are_called_so(composition: Value) -> Iterator[Fault]:
    """Records that are put together from observed ones are not called fully synthetic.

    A piece of a record is a piece of a person.

    **Problem:** Recombined records are called fully synthetic.

    **Fix:** give `composition.kind: recombined`; or correct `content.correspondence`.
    """
    correspondence = composition.root.get("content", "correspondence", "kind")
    if composition["kind"] == "fully_synthetic" and correspondence == "recombined":
        message = "everything is called synthetic, but each record is recombined from observed ones"
        yield composition.fault("kind", message, composition.root.place("content", "correspondence", "kind"))


def _may_be_rules(step: Value) -> bool:
    """Whether a step may be one that writes records by rules: there is no other kind for these."""
    family = step.get("family")
    return step["kind"] == "simulate" and (family == "rules" or not isinstance(family, str))
