"""metasyn: the Generative Metadata Format, of versions 1 and 2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_tables import Columns
from synthreport.interop.shared.source_values import (
    codes,
    counted,
    entries,
    leave_keys,
    listed,
    moment,
    prose,
    settings,
    share,
    text,
    top,
    whole,
)

TYPES = {"discrete": "integer", "continuous": "number", "categorical": "code", "string": "string"}
TYPES |= {kind: kind for kind in ("date", "datetime", "time")}

_SMALL = 10
"""The fewest rows for which a share is stated: a share of fewer may identify somebody."""

_PLAIN = "single_table"
"""The name that metasyn gives to a table without one."""


def recognises(source: Source) -> bool:
    """Whether a file is in the Generative Metadata Format."""
    found = top(source)
    return "gmf_version" in found or bool(entries(found, "provenance", "created by") and listed(found, "vars"))


def imported(source: Source, options: Options) -> Draft:
    """Tool, version, fields, families of distributions and privacy mechanisms. Raises Unusable if it describes none."""
    found, draft = source.mapping(source.json), Draft(source.name)
    tables = listed(found, "tables") or [found]
    held = [(table, variable) for table in tables for variable in listed(table, "vars") if text(variable, "name")]
    if not held:
        raise Unusable(f"{source.name}: no `vars` with a `name`")
    draft.state("/content/modalities", ["tabular"])
    draft.state("/dataset/methods", ["fitted"])
    ids = Ids("fit")
    step: dict[str, Any] = {"kind": "fit", "family": "marginal_based", "tools": [_state_tool(draft, found, ids)]}
    step |= {"takes": [_state_input(draft, table, ids) for table in tables], "parameters": _parameters(held, options)}
    draft.state("/steps/fit", {**step, "finished": moment(found, "provenance", "creation time")})
    _state_fields(draft, held, ids, options)
    _leave(draft, found, tables, held, options)
    return draft


def _state_fields(draft: Draft, held: list[tuple[Any, Any]], ids: Ids, options: Options) -> None:
    columns = Columns(draft, ids)
    for table, variable in held:
        boolean = (text(variable, "dtype") or "").lower().startswith("bool")
        kind = "boolean" if boolean else TYPES.get(text(variable, "type") or "")
        labels = codes(variable, "distribution", "parameters", "labels") if options.values else None
        answers = {"type": kind, "description": prose(draft, variable, "description"), "categories": labels}
        columns.add_field(text(table, "name") or _PLAIN, str(text(variable, "name")), **answers)


def _state_tool(draft: Draft, found: dict[str, Any], ids: Ids) -> str:
    maker = entries(found, "provenance", "created by")
    name = text(maker, "name") or "metasyn"
    made = ids.new(name)
    draft.state(f"/tools/{made}", {"kind": "software", "name": name, "version": text(maker, "version")})
    return made


def _state_input(draft: Draft, table: dict[str, Any], ids: Ids) -> str:
    name = text(table, "name") or _PLAIN
    made = ids.new("training data" if name == _PLAIN else f"{name} training data")
    answers = {"kind": "dataset", "routes": ["training_records"], "population": {"records": whole(table, "n_rows")}}
    draft.state(f"/inputs/{made}", {**answers, "title": None if name == _PLAIN else name})
    return made


def _parameters(held: list[tuple[Any, Any]], options: Options) -> dict[str, Any]:
    """What was fitted, column by column; the numbers that were learned only if the author requests them."""
    several = len({id(table) for table, _ in held}) > 1

    def by_column(look: Callable[[Any, Any], Any]) -> dict[str, Any]:
        names = [(text(table, "name") if several else None, text(variable, "name")) for table, variable in held]
        keys = [".".join(part for part in name if part) for name in names]
        return {key: look(*pair) for key, pair in zip(keys, held, strict=True)}

    learned = by_column(lambda _, each: entries(each, "distribution", "parameters")) if options.values else {}
    privacy = ("creation_method", "fitter", "privacy")
    return {
        "distribution": settings(by_column(lambda _, each: _family(each))),
        "distribution_parameters": settings(learned),
        "prop_missing": settings(by_column(lambda table, each: _missing(table, each, options))),
        "privacy": settings(by_column(lambda _, each: text(each, *privacy, "name"))),
        "privacy_parameters": settings(by_column(lambda _, each: entries(each, *privacy, "parameters") or None)),
    }


def _family(variable: dict[str, Any]) -> str | None:
    return text(variable, "distribution", "name") or text(variable, "distribution", "implements")


def _missing(table: dict[str, Any], variable: dict[str, Any], options: Options) -> float | None:
    """The share of missing values, if it is nobody's in particular: of none, of all, or of enough rows."""
    found, rows = share(variable, "prop_missing"), whole(table, "n_rows") or 0
    if found is None or options.values or found in (0, 1):
        return found
    return found if min(found, 1 - found) * rows >= _SMALL else None


def _leave(
    draft: Draft, found: dict[str, Any], tables: list[Any], held: list[tuple[Any, Any]], options: Options
) -> None:
    learned = sum(bool(entries(each, "distribution", "parameters")) for _, each in held)
    if learned and not options.values:
        draft.leave(
            f"parameters of {counted(learned, 'distribution')}", "learned from real data; take them with --with-values"
        )
    _leave_shares(draft, [(table, each) for table, each in held if each.get("prop_missing")], options)
    nameless = sum(not text(each, "name") for table in tables for each in listed(table, "vars"))
    if nameless:
        draft.leave("vars", f"{counted(nameless, 'variable')} without a name")
    names = [name for table in tables if (name := text(table, "name")) and name != _PLAIN]
    leave_keys(draft, "tables", names, "enter them in `content.tables` with their files, and what one row is")
    known = {"name", "type", "dtype", "prop_missing", "distribution", "creation_method", "description"}
    leave_keys(draft, "vars", {key for _, each in held for key in each} - known, "no answer of the manifest is like it")
    others = found.keys() - {"gmf_version", "provenance", "tables", "vars", "n_rows", "n_columns"}
    leave_keys(draft, "top level", others, "no answer of the manifest is like it")


def _leave_shares(draft: Draft, held: list[tuple[Any, Any]], options: Options) -> None:
    few = {str(each["name"]) for table, each in held if not _told(table, each, options)}
    none = {str(each["name"]) for _, each in held if share(each, "prop_missing") is None}
    leave_keys(draft, "prop_missing", few - none, f"of fewer than {_SMALL} rows, or of rows that are not counted")
    leave_keys(draft, "prop_missing", none, "no share from 0 to 1")


def _told(table: dict[str, Any], variable: dict[str, Any], options: Options) -> bool:
    return _missing(table, variable, options) is not None
