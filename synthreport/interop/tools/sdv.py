"""SDV: metadata of versions 0, 1 and 2, and what `get_info()` and `get_parameters()` of a synthesizer say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_tables import Columns
from synthreport.interop.shared.source_values import (
    codes,
    counted,
    day,
    entries,
    keys,
    leave_keys,
    listed,
    settings,
    text,
    texts,
    top,
    whole,
)

FAMILIES = {
    "GaussianCopulaSynthesizer": "copula",
    "HMASynthesizer": "copula",
    "CTGANSynthesizer": "gan",
    "TVAESynthesizer": "vae",
    "PARSynthesizer": "autoregressive_model",
    "CopulaGANSynthesizer": "hybrid",
}
TYPES = {"numerical": "number", "categorical": "code", "ordinal": "code", "boolean": "boolean", "id": "string"}

_LEARNED = ("range_min", "range_max", "range_values", "range_is_nullable", "high_cardinality", "decimal_places")
_LEARNED_FROM = "get_learned_distributions"
_NO_ANSWER = "no answer of the manifest is like it, or learned from real data"
_KNOWN = {
    *("tables", "columns", "fields", "relationships", "primary_key", "name", "path", "METADATA_SPEC_VERSION"),
    *("get_info", "info", "class_name", "fitted_sdv_version", "last_fit_date", "is_fit"),
    *("get_parameters", "parameters"),
}
_TAKEN = ("sdtype", "type", "subtype", "datetime_format", "format", "computer_representation", "ref")
_WHY = {
    "range_min": "read from the real data, where it may be one person's; `range` asks for what is allowed",
    "range_max": "read from the real data, where it may be one person's; `range` asks for what is allowed",
    "range_values": "read from the real data, rare categories among them; take them with --with-values",
    "decimal_places": "read from the real data; take it with --with-values",
}


class _Table(NamedTuple):
    """A table of any version of the metadata, with its columns and `(column, other table)` for each reference."""

    name: str
    metadata: dict[str, Any]
    columns: dict[str, dict[str, Any]]
    references: list[tuple[str, str]]


def recognises(source: Source) -> bool:
    """Whether a file is metadata of SDV, or holds the info of one of its synthesizers."""
    found = top(source)
    return bool("METADATA_SPEC_VERSION" in found or _info(found) or _is_version_0(found))


def imported(source: Source, options: Options) -> Draft:
    """Tables, fields and keys; of a synthesizer its class, version, dates and parameters. Raises Unusable."""
    found, draft = source.mapping(source.json), Draft(source.name)
    tables, info = _tables(found), _info(found)
    if not tables and not info:
        raise Unusable(f"{source.name}: neither `columns`, `tables` nor `fields`, and no `fitted_sdv_version`")
    if tables:
        draft.state("/content/modalities", ["tabular", *_longitudinal(tables)])
        _state_tables(draft, tables, options)
    if info.get("is_fit") is False:
        draft.leave("is_fit", "the synthesizer was not fitted; there is no step to tell")
    elif info:
        _state_synthesizer(draft, info, _parameters(found, options))
    if info or "tables" in found:
        leave_keys(draft, "top level", {**found, **info}.keys() - _KNOWN, _NO_ANSWER)
    return draft


def state_fit(draft: Draft, synthesizer: str | None, version: str | None, **answers: Any) -> None:
    """Enter SDV and the step in which a synthesizer was fitted."""
    draft.state("/tools/sdv", {"kind": "software", "name": "sdv", "version": version})
    step = {"kind": "fit", "tools": ["sdv"], "family": FAMILIES.get(synthesizer or ""), "architecture": synthesizer}
    draft.state("/steps/fit", {**step, **answers})
    draft.state("/dataset/methods", ["fitted"])


def _is_version_0(found: dict[str, Any]) -> bool:
    held = [found, *filter(_is_mapping, entries(found, "tables").values())]
    types = {*TYPES, "datetime"}
    return any(text(each, "type") in types for table in held for each in entries(table, "fields").values())


def _is_mapping(data: Any) -> bool:
    return isinstance(data, dict)


def _info(found: dict[str, Any]) -> dict[str, Any]:
    held = [found, entries(found, "get_info"), entries(found, "info")]
    return next((each for each in held if "fitted_sdv_version" in each and "class_name" in each), {})


def _parameters(found: dict[str, Any], options: Options) -> dict[str, Any]:
    told = entries(found, "get_parameters") or entries(found, "parameters")
    return {**told, **({_LEARNED_FROM: entries(found, _LEARNED_FROM)} if options.values else {})}


def _tables(found: dict[str, Any]) -> list[_Table]:
    tables = {name: each for name, each in entries(found, "tables").items() if text(name) and _is_mapping(each)}
    tables = tables or {text(found, "name") or "table": found}
    links = listed(found, "relationships")
    return [_table(name, each, links) for name, each in tables.items() if _columns(each)]


def _table(name: str, metadata: dict[str, Any], links: list[dict[str, Any]]) -> _Table:
    own = [each for each in links if text(each, "child_table_name") == name]
    named = [(each, text(link, "parent_table_name")) for link in own for each in texts(link, "child_foreign_key")]
    columns = _columns(metadata)
    named += [(column, text(each, "ref", "table")) for column, each in columns.items()]
    return _Table(name, metadata, columns, [(column, other) for column, other in named if other])


def _columns(metadata: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = entries(metadata, "columns") or entries(metadata, "fields")
    return {name: each for name, each in found.items() if text(name) and isinstance(each, dict)}


def _longitudinal(tables: list[_Table]) -> list[str]:
    return ["longitudinal"] if any("sequence_index" in each.metadata for each in tables) else []


def _state_tables(draft: Draft, tables: list[_Table], options: Options) -> None:
    columns = Columns(draft, Ids("sdv", "fit"))
    made_of = {table.name: columns.add_table(table.name) for table in tables}
    for table in tables:
        for name, column in table.columns.items():
            columns.add_field(table.name, name, table=made_of[table.name], **_field(column, options))
    for table in tables:
        columns.key_table(table.name, keys(table.metadata, "primary_key"), table.references)
        leave_keys(draft, f"table {table.name}", table.metadata.keys() - _KNOWN, _NO_ANSWER)
    _leave_columns(draft, tables, options)


def _field(column: dict[str, Any], options: Options) -> dict[str, Any]:
    kind = text(column, "sdtype") or text(column, "type")
    return {
        "type": _type(kind, column),
        "roles": ["identifier"] if kind == "id" else None,
        "categories": codes(column, "range_values") if options.values else None,
        "decimals": whole(column, "decimal_places") if options.values else None,
    }


def _type(kind: str | None, column: dict[str, Any]) -> str | None:
    if kind == "datetime":
        return _type_of_format(text(column, "datetime_format") or text(column, "format"))
    form = (text(column, "computer_representation") or text(column, "subtype") or "").lower()
    if kind in ("numerical", "id") and form.startswith(("int", "uint")):
        return "integer"
    return TYPES.get(kind or "") or ("string" if kind and kind != "unknown" else None)


def _type_of_format(form: str | None) -> str:
    """Whether a format as of strftime holds a date, a time of day, or both."""
    letters = {form[at + 1 : at + 2] for at, sign in enumerate(form) if sign == "%"} if form else set()
    timed, dated = letters & set("HIMSfpTRrXcs"), letters & set("YymbBdjDFUWGVuaAwxcs")
    return "date" if dated and not timed else "time" if timed and not dated else "datetime"


def _leave_columns(draft: Draft, tables: list[_Table], options: Options) -> None:
    held: dict[str, int] = {}
    for key in (key for table in tables for column in table.columns.values() for key in column):
        held[key] = held.get(key, 0) + 1
    taken = {*_TAKEN, *(("range_values", "decimal_places") if options.values else ())}
    for key in [each for each in _LEARNED if each in held.keys() - taken]:
        why = _WHY.get(key, "read from the real data")
        draft.leave(f"{key} of {counted(held[key], 'column')}", why)
    leave_keys(draft, "columns", held.keys() - taken - {*_LEARNED}, _NO_ANSWER)
    words = {kind for kind in _kinds(tables) if kind not in TYPES and kind not in ("datetime", "unknown")}
    leave_keys(draft, "sdtype", words, "taken as text alone; say in `description` what the fields mean")


def _kinds(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        yield from (kind for each in table.columns.values() if (kind := text(each, "sdtype")))


def _state_synthesizer(draft: Draft, info: dict[str, Any], parameters: dict[str, Any]) -> None:
    said = {"finished": day(info, "last_fit_date"), "parameters": settings(parameters)}
    state_fit(draft, text(info, "class_name"), text(info, "fitted_sdv_version"), **said)
