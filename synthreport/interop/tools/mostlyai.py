"""MOSTLY AI: `generator.json` and `synthetic-dataset.json`, with the keys of the platform or of the library."""

from __future__ import annotations

import re
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.draft.source_files import Mistake, Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_tables import Columns
from synthreport.interop.shared.source_values import (
    codes,
    counted,
    entries,
    keys,
    leave_keys,
    listed,
    moment,
    number,
    present,
    seed,
    settings,
    text,
    top,
    whole,
)
from synthreport.interop.tools.mostlyai_results import state_metrics

TYPES = {
    "CATEGORICAL": "code",
    "NUMERIC": "number",
    "NUMERIC_AUTO": "number",
    "NUMERIC_DISCRETE": "number",
    "NUMERIC_BINNED": "number",
    "NUMERIC_DIGIT": "number",
    "DATETIME": "datetime",
    "DATETIME_RELATIVE": "datetime",
    "CHARACTER": "string",
    "TEXT": "string",
}
"""Types of fields by how a column was encoded, without the kind of the model. The others leave the type open."""

_MODELS = {"tabular": "", "language": " text"}
_ROWS = {"sample_seed_connector_id", "sample_seed_dict", "sample_seed_data"}
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PRIVATE = "with differential privacy its noise could be drawn again; have it escrowed or withheld"
_SPENT = "a limit or a part of the budget, and not what was spent in all; the log of the training has that"


def recognises(source: Source) -> bool:
    """Whether a file describes a generator or a synthetic dataset of MOSTLY AI."""
    return bool({"trainingStatus", "training_status", "generationStatus", "generation_status"} & top(source).keys())


def imported(source: Source, options: Options) -> Draft:
    """Models, settings, seeds, counts, encodings and metrics. Raises Unusable if no table is described."""
    found, draft = _snake(source.mapping(source.json), source.mistakes), Draft(source.name)
    tables = [(name, each) for each in listed(found, "tables") if (name := text(each, "name"))]
    if not tables:
        raise Unusable(f"{source.name}: no `tables` with a `name`")
    draft.state("/tools/mostlyai", {"kind": "software", "name": "mostlyai"})
    draft.leave("version", "the file does not say which version of mostlyai wrote it")
    draft.state("/dataset/methods", ["fitted"])
    if "generation_status" in found:
        _state_dataset(draft, found, tables)
    else:
        _state_generator(draft, found, tables, options)
    taken = {"tables", "random_state", "training_time", "generation_time", "training_status", "generation_status"}
    taken |= {"generator_id"} if "generation_status" in found else set()
    leave_keys(draft, "top level", _said(found).keys() - taken, "no answer of the manifest is like it, or free text")
    return draft


def _snake(data: Any, mistakes: list[Mistake]) -> Any:
    """Keys as the library has them; those of `probabilities` and `config` are the author's own."""
    if isinstance(data, list):
        return [_snake(each, mistakes) for each in data]
    if not isinstance(data, dict):
        return data
    named: dict[str, Any] = {}
    for key, each in data.items():
        name = _WORD.sub("_", str(key)).lower()
        if name in named:
            mistakes.append(Mistake(name, "the key is there in two spellings, and the last counts"))
        named[name] = each if name in ("probabilities", "config") else _snake(each, mistakes)
    return named


def _said(data: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in data.items() if each not in (None, [], {})}


def _state_generator(draft: Draft, found: dict[str, Any], tables: list[tuple[str, Any]], options: Options) -> None:
    ids = Ids("mostlyai")
    draft.state("/content/modalities", ["tabular"])
    for name, table in tables:
        _state_training(draft, name, table, found, ids)
    _state_privacy(draft, found)
    _state_columns(Columns(draft, ids), tables, options)
    _leave_columns(draft, tables, options)


def _state_columns(columns: Columns, tables: list[tuple[str, Any]], options: Options) -> None:
    made_of = {name: columns.add_table(name) for name, _ in tables}
    for name, table in tables:
        for column in _included(table):
            columns.add_field(name, str(text(column, "name")), table=made_of[name], **_field(column, options))
    for name, table in tables:
        links = [(text(each, "column"), text(each, "referenced_table")) for each in listed(table, "foreign_keys")]
        foreign = [(column, other) for column, other in links if column and other]
        columns.key_table(name, keys(table, "primary_key"), foreign)


def _included(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The columns that the generator makes; keys it makes in any case."""
    key = text(table, "primary_key")
    columns = [(text(each, "name"), each) for each in listed(table, "columns")]
    return [each for name, each in columns if name and (name == key or each.get("included") is not False)]


def _field(column: dict[str, Any], options: Options) -> dict[str, Any]:
    encoding = (text(column, "model_encoding_type") or "").removeprefix("TABULAR_").removeprefix("LANGUAGE_")
    values = codes(column, "value_range", "values") if options.values and TYPES.get(encoding) == "code" else None
    return {"type": TYPES.get(encoding), "categories": values}


def _leave_columns(draft: Draft, tables: list[tuple[str, Any]], options: Options) -> None:
    held = [each for _, table in tables for each in listed(table, "columns")]
    ranged = sum(bool(_said(entries(each, "value_range"))) for each in held)
    if ranged:
        part = "minima and maxima" if options.values else "minima, maxima and categories; categories with --with-values"
        draft.leave(f"value_range of {counted(ranged, 'column')}", f"read from the real data: {part}")
    out = [name for each in held if each.get("included") is False and (name := text(each, "name"))]
    leave_keys(draft, "columns", out, "not included in the training; name them in `content.differences_from_source`")
    keys = {key for _, table in tables for key in _said(table)} - {"name", "columns", "primary_key", "foreign_keys"}
    known = {"total_rows", *(f"{kind}_model_{part}" for kind in _MODELS for part in ("metrics", "configuration"))}
    leave_keys(draft, "tables", keys - known, "no answer of the manifest is like it, or an address")


def _state_input(draft: Draft, name: str, rows: int | None, ids: Ids) -> str:
    made = ids.new(f"{name} training data")
    answers = {"kind": "dataset", "title": name, "routes": ["training_records"], "population": {"records": rows}}
    draft.state(f"/inputs/{made}", answers)
    return made


def _state_training(draft: Draft, name: str, table: dict[str, Any], found: dict[str, Any], ids: Ids) -> None:
    source = _state_input(draft, name, whole(table, "total_rows"), ids)
    for kind, suffix in _MODELS.items():
        configuration = entries(table, f"{kind}_model_configuration")
        if configuration:
            parameters = {**settings(configuration), "model_encoding_type": _encodings(table, kind)}
            step = {"kind": "fit", "tools": ["mostlyai"], **_model(draft, configuration, source, ids)}
            step |= {"finished": moment(found, "training_time"), "parameters": parameters}
            stream = {} if any(_budgets(found)) else _stream("training", found)
            streams = {"random": {ids.new(f"training {name}{suffix}"): stream}}
            draft.state(f"/steps/{ids.new(f'fit {name}{suffix}')}", {**step, **streams})
        state_metrics(draft, f"{name}{suffix}", entries(table, f"{kind}_model_metrics"), source, ids)


def _encodings(table: dict[str, Any], kind: str) -> Any:
    """How each column was encoded for a kind of model; what was left to the tool counts for both."""
    told = {text(each, "name"): text(each, "model_encoding_type") or "" for each in _included(table)}
    return settings({name: each for name, each in told.items() if each.startswith((kind.upper(), "AUTO"))})


def _model(draft: Draft, configuration: dict[str, Any], source: str, ids: Ids) -> dict[str, Any]:
    """What is known of a model by its name: those of MOSTLY AI are trained from scratch, others were before."""
    model = text(configuration, "model")
    if not model or model.startswith("MOSTLY_AI/"):
        family = "autoregressive_model" if model else None
        return {"architecture": model, "family": family, "takes": [source]}
    inputs = entries(draft.answers, "inputs")
    known = [made for made, each in inputs.items() if (each["kind"], each["title"]) == ("model", model)]
    made = known[0] if known else ids.new(model)
    draft.state(f"/inputs/{made}", {"kind": "model", "title": model, "routes": ["pretrained_weights"]})
    return {"architecture": model, "family": "large_language_model", "takes": [source, made]}


def _budgets(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The privacy settings of every model that was trained, empty if there are none."""
    models = [f"{kind}_model_configuration" for kind in _MODELS]
    trained = [each for table in listed(found, "tables") for model in models if (each := entries(table, model))]
    return [entries(each, "differential_privacy") for each in trained]


def _state_privacy(draft: Draft, found: dict[str, Any]) -> None:
    """δ, where there is one model; ε is not in the file. The one seed of all models is then kept back."""
    budgets = _budgets(found)
    delta = number(budgets[0], "delta") if len(budgets) == 1 else None
    if delta is not None and 0 < delta < 1:
        draft.state("/privacy/claims/differential_privacy/delta", delta)
        draft.leave("differential_privacy", "of the claim δ alone; unit, neighbours and accounting are not in the file")
    elif any(budgets):
        draft.leave(
            "differential_privacy",
            "of several models, or without a δ between 0 and 1: what they spend in all is not in the file",
        )
    parts = {key for each in budgets for key in ("max_epsilon", "value_protection_epsilon") if number(each, key)}
    leave_keys(draft, "differential_privacy", parts, _SPENT)
    if any(budgets) and seed(found.get("random_state")):
        draft.leave("random_state", _PRIVATE)


def _stream(purpose: str, found: dict[str, Any]) -> dict[str, Any]:
    """A stream by the file's `random_state`: where it is null, the tool starts from the system's entropy."""
    if "random_state" not in found:
        return {}
    none = {"disclosure": "no_seed", "why": "not_set"} if found["random_state"] is None else {}
    told = none or seed(found["random_state"], set="explicitly")
    return {"purposes": [purpose], "seed": told} if told else {}


def _state_dataset(draft: Draft, found: dict[str, Any], tables: list[tuple[str, Any]]) -> None:
    ids = Ids("mostlyai")
    for name, table in tables:
        source = _state_input(draft, name, whole(table, "source_table_total_rows"), ids)
        step = {"kind": "sample", "tools": ["mostlyai"], "finished": moment(found, "generation_time")}
        counts = {"sampling": _sampling(draft, name, table), "made_count": whole(table, "total_rows")}
        streams = {"random": {ids.new(f"sampling {name}"): _stream("sampling", found)}}
        draft.state(f"/steps/{ids.new(f'sample {name}')}", {**step, **counts, **streams})
        for kind, suffix in _MODELS.items():
            state_metrics(draft, f"{name}{suffix}", entries(table, f"{kind}_model_metrics"), source, ids)
    leave_keys(draft, "top level", present(found, "generator_id"), "say in `takes` which step fitted the generator")


def _sampling(draft: Draft, name: str, table: dict[str, Any]) -> Any:
    """The settings of sampling, without the records that it was conditioned on, and without categories."""
    configuration = _said(entries(table, "configuration"))
    rows = _ROWS & configuration.keys()
    leave_keys(draft, name, rows, "records that generation was conditioned on, or where they are")
    told = {key: each for key, each in configuration.items() if key not in rows}
    if "rebalancing" in told:
        told["rebalancing"] = {"column": text(told, "rebalancing", "column")}
        draft.leave("rebalancing", "its categories and shares are asked for in `content.rebalanced`")
    return settings(told)
