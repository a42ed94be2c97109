"""`schema/VERSION/metrics.yaml` → the metric registry: read strictly, so that a mistake stops the build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from synthreport.files.yaml_loader import load
from synthreport.manifest.closed_lists.content_lists import Property
from synthreport.manifest.values import MetricId, Text, Uri
from synthreport.standard.bibliography import SOURCES
from synthreport.standard.metrics.metric_context import CONTEXT, PARAMETER
from synthreport.standard.metrics.metric_names import phrases
from synthreport.standard.metrics.metrics import FAMILIES

Entry = dict[str, Any]
Kind = Literal["measurement", "comparison", "downstream", "estimate", "attack", "violation"]
Release = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)*$")]
"""A version that can be compared."""
FACTS = ("range", "direction", "needs", "kinds", "context", "supports", "attacks", "reproducible", "status", "chance")
"""What rules read of a metric; the rest is for people."""


def _is_context(word: str) -> str:
    if word not in CONTEXT and not (word.startswith(PARAMETER) and word != PARAMETER):
        raise ValueError(f"{word!r} is not a word for context; there are {', '.join(CONTEXT)}, {PARAMETER}NAME")
    return word


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, regex_engine="python-re")


class Cited(_Part):
    """A source that has been looked up."""

    citation: Text
    url: Uri


class Range(_Part):
    """Between which values a metric always lies; an end that is left out is open."""

    low: float | None = None
    high: float | None = None
    depends: Text | None = None


class Toward(_Part):
    """The value that is best."""

    toward: float


class Expected(_Part):
    """What an independent real sample of the same size is expected to reach."""

    value: float | None = None
    words: Text
    shown: Literal["simulation", "definition", "rows", "none"]


class Computed(_Part):
    """A function that computes it: found in that version's source, or run and compared."""

    function: Text
    version: Text
    checked: Literal["run", "source"]
    how: Text | None = None


class Metric(_Part):
    """One metric at one version of its definition."""

    id: MetricId
    title: Text
    aliases: list[Text] = []
    definition: Text
    formula: Text
    range: Range
    chance: float | None = None
    direction: Literal["up", "down", "context", "level"] | Toward
    real: Expected
    needs: Annotated[list[Literal["synthetic", "training", "holdout", "generator", "protocol"]], Field(min_length=1)]
    kinds: Annotated[list[Kind], Field(min_length=1)]
    context: list[Annotated[str, AfterValidator(_is_context)]]
    supports: list[Property]
    attacks: list[Literal["membership", "attribute", "identity", "linkage", "copies"]]
    reproducible: Literal["exact", "seeded", "stochastic", "declared"]
    status: Literal["core", "conditional", "optional", "discouraged"]
    misuse: Text
    unverified: list[Text] = []
    false_friends: dict[Text, Text]
    sources: list[str] = []
    computed_by: list[Computed]


class Defect(_Part):
    """Versions of a tool that give something else under a metric's name."""

    tool: Text
    first: Release = Field(alias="from")
    through: Release
    metrics: list[MetricId]
    what: Text
    seen: Text
    sources: list[str] = []


class _File(_Part):
    sources: dict[str, Cited]
    metrics: list[Metric]
    defects: list[Defect]


def metrics(folder: Path) -> Entry:
    """The registry of a version as it is published: `metrics` by id, and `defects`.

    Raises ValueError that names the metric and the key if something is misspelt, missing or undefined.
    """
    held = load((folder / "metrics.yaml").read_text(encoding="utf-8"))
    try:
        file = TypeAdapter(_File).validate_python(held)
    except ValidationError as error:
        raise ValueError(_named(error, held)) from None
    cited = {key: SOURCES[key]._asdict() for key in SOURCES} | {k: s.model_dump() for k, s in file.sources.items()}
    _consistent(file, set(cited))
    return {
        "metrics": {metric.id: _metric(metric, cited) for metric in file.metrics},
        "defects": [_defect(defect, cited) for defect in file.defects],
    }


def facts(published: Entry) -> Entry:
    """What the catalogue holds of the registry: what rules read, and no more."""
    return {name: _facts(name, metric) for name, metric in published["metrics"].items()}


def _facts(name: str, metric: Entry) -> Entry:
    return {**{key: metric.get(key) for key in FACTS}, "names": phrases(name, metric)}


def _named(error: ValidationError, held: Entry) -> str:
    """Every mistake with the id of its metric and the key that is wrong."""
    slips = []
    for slip in error.errors():
        part, *keys = slip["loc"]
        if part in ("metrics", "defects") and keys and isinstance(keys[0], int):
            entry = held[part][keys[0]]
            keys[0] = entry.get("id") or entry.get("tool") or keys[0]
        slips.append(f"{'.'.join(map(str, [part, *keys]))}: {slip['msg']}")
    return "metrics.yaml: " + "; ".join(slips)


def _consistent(file: _File, cited: set[str]) -> None:
    """Raise ValueError if an id occurs twice, or if a family, a source or another metric does not exist."""
    names = [metric.id for metric in file.metrics]
    for metric in file.metrics:
        if names.count(metric.id) > 1:
            raise ValueError(f"metrics.yaml: {metric.id}: duplicate id")
        if metric.id.partition(".")[0] not in FAMILIES:
            raise ValueError(f"metrics.yaml: {metric.id}: there are only the families {', '.join(FAMILIES)}")
        _exist(metric.id, "false_friends", [each for each in metric.false_friends if "@" in each], names)
        _exist(metric.id, "sources", metric.sources, cited)
    for defect in file.defects:
        _exist(f"defect of {defect.tool}", "metrics", defect.metrics, names)
        _exist(f"defect of {defect.tool}", "sources", defect.sources, cited)


def _exist(name: str, key: str, named: list[str], known: list[str] | set[str]) -> None:
    if lost := [each for each in named if each not in known]:
        raise ValueError(f"metrics.yaml: {name}: {key}: there is no {lost[0]}")


def _metric(metric: Metric, cited: dict[str, Entry]) -> Entry:
    entry = metric.model_dump(exclude_none=True, exclude={"id"})
    entry["range"] = [metric.range.low, metric.range.high]
    if metric.range.depends:
        entry["range_depends"] = metric.range.depends
    entry["sources"] = [cited[key] for key in metric.sources]
    return entry


def _defect(defect: Defect, cited: dict[str, Entry]) -> Entry:
    entry = defect.model_dump(exclude_none=True, by_alias=True)
    return {**entry, "sources": [cited[key] for key in defect.sources]}
