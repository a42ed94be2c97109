"""Validity: values of the declared form, rules with their rate in real rows, keys, repeated rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.privacy.copies import repeated_rows
from synthreport.evidence.measuring.manifest_facts import Entry, stated
from synthreport.evidence.measuring.measured_results import Found, Omitted, joined, number
from synthreport.evidence.measuring.setting import Setting
from synthreport.evidence.tables import Table
from synthreport.evidence.tables.engine import literal, quoted
from synthreport.evidence.tables.safe_expressions import plain

_FORMS = {
    "integer": "TRY_CAST({} AS DOUBLE) = trunc(TRY_CAST({} AS DOUBLE))",
    "number": "isfinite(TRY_CAST({} AS DOUBLE))",
    "date": "TRY_CAST({} AS DATE) IS NOT NULL",
    "datetime": "TRY_CAST({} AS TIMESTAMP) IS NOT NULL",
    "time": "TRY_CAST({} AS TIME) IS NOT NULL",
    "boolean": "lower({}) IN ('true', 'false', '0', '1')",
}


def numbers(setting: Setting) -> Iterator[Found]:
    """Results on the form of values, on rules, keys and repeated rows."""
    yield from _conformance(setting)
    for id, rule in setting.facts.entries("constraints"):
        if rule.get("table") in (None, setting.facts.table):
            yield from _rule(setting, id, rule)
    yield from _key(setting)
    if setting.synthetic.names:
        yield number(
            "duplicate_rows", "valid.duplicate_rows@1", repeated_rows(setting.synthetic), "diversity",
            kind="measurement", subject=setting.subject, n=setting.synthetic.rows, comparators=_repeated(setting),
        )  # fmt: skip


def _repeated(setting: Setting) -> dict[str, Any]:
    """The share of repeated rows among as many training rows."""
    if setting.train is None:
        return {}
    size = min(setting.train.rows, setting.synthetic.rows)
    real = setting.train.take(setting.random(3).permutation(setting.train.rows)[:size])
    return {"training_rows": {"of": "real_rows", "rows": setting.ids["train"], "value": repeated_rows(real)}}


def _conformance(setting: Setting) -> Iterator[Found]:
    """`valid.schema_conformance@1`: values that conform / values declared, by field and for all."""
    if not setting.facts.fields:
        yield Omitted("values of the declared form", "the manifest describes no fields")
        return
    shares = {side: _shares(table, setting) for side, table in setting.tables.items()}
    own = shares["synthetic"]
    comparators = setting.rates({side: sum(each.values()) / len(each) for side, each in shares.items()})
    worst = {id: share for id, share in own.items() if share < 1}
    yield number(
        "schema_conformance", "valid.schema_conformance@1", sum(own.values()) / len(own), "schema",
        kind="measurement", subject=setting.subject, breakdown=worst, n=setting.synthetic.rows, comparators=comparators,
    )  # fmt: skip


def _shares(table: Table, setting: Setting) -> dict[str, float]:
    """The share of values of each field that have the declared form; 0 for a column that is not there."""
    fields = {id: field for id, field in setting.facts.fields.items() if setting.facts.column(id) in table.names}
    conditions = [_form(table, setting.facts.column(id), field) for id, field in fields.items()]
    counts = ", ".join(f"count(*) FILTER ({condition})" for condition in conditions)
    found = table.sql(f"SELECT {counts} FROM {table.raw}")[0] if counts else ()
    shares = {id: count / max(table.rows, 1) for id, count in zip(fields, found, strict=True)}
    return {id: shares.get(id, 0.0) for id in setting.facts.fields}


def _form(table: Table, column: str, field: Entry) -> str:
    """The SQL condition that a value has the declared form; a missing value has it."""
    text = f"CAST({quoted(column)} AS VARCHAR)"
    missing = stated(field, "missing")
    code = missing.get("code") if isinstance(missing, dict) else None
    absent = f"{text} IS NULL OR {text} IN ('', 'NA', 'NaN'{', ' + literal(code) if isinstance(code, str) else ''})"
    wanted = [_FORMS[str(field["type"])].format(text, text)] if str(field.get("type")) in _FORMS else []
    if codes := stated(field, "categories"):
        wanted = [_among(text, [each.get("code") if isinstance(each, dict) else each for each in codes])]
    range_ = stated(field, "range")
    for end, sign in (("min", ">="), ("max", "<=")):
        if isinstance(range_, dict) and isinstance(range_.get(end), int | float):
            wanted.append(f"TRY_CAST({text} AS DOUBLE) {sign} {range_[end]}")
    return f"({absent}) OR ({' AND '.join(wanted)})" if wanted else "true"


def _among(text: str, codes: list[Any]) -> str:
    """The condition that a value is one of some codes; numbers are compared as numbers."""
    plain = ", ".join(str(each) for each in codes if isinstance(each, int | float))
    others = ", ".join(literal(each) for each in codes if isinstance(each, str))
    conditions = [f"TRY_CAST({text} AS DOUBLE) IN ({plain})"] * bool(plain) + [f"{text} IN ({others})"] * bool(others)
    return f"({' OR '.join(conditions)})"


def _rule(setting: Setting, id: str, rule: Entry) -> Iterator[Found]:
    condition = stated(rule, "expression")
    if not isinstance(condition, str):
        yield Omitted(f"rule {id}", "it has no expression that a machine can run")
        return
    try:
        plain(condition, setting.tables["synthetic"].sql)
        counts = {side: _broken(table, condition) for side, table in setting.tables.items()}
    except Unusable as error:
        yield Omitted(f"rule {id}", str(error))
        return
    yield from _violation(setting, f"{id}_broken", counts, f"constraints/{id}")


def _violation(setting: Setting, id: str, counts: dict[str, tuple[int, int]], heading: str) -> Iterator[Found]:
    broken, decided = counts["synthetic"]
    rates = {side: _rate(*each, setting.facts.small) for side, each in counts.items() if each[1]}
    comparators = setting.rates(rates)
    if not decided:
        yield Omitted(id, "there is no row on which it can be decided")
        return
    yield number(
        id, "valid.rule_violation_rate@1", broken / decided, heading, "logical", kind="violation",
        subject=setting.subject, comparators=comparators, n=decided, events=broken,
    )  # fmt: skip


def _rate(broken: int, decided: int, small: int) -> Any:
    """A rate among real rows, unless it counts so few that it may point to somebody."""
    if 0 < broken < small:
        return {"gap": "withheld", "reason": f"Fewer than {small} rows break it."}
    return broken / decided


def _broken(table: Table, condition: str) -> tuple[int, int]:
    """How many rows break a condition, and on how many it can be decided."""
    query = f"SELECT count(*) FILTER (NOT ({condition})), count({condition}) FROM {table.relation}"
    broken, decided = table.sql(query)[0]
    return int(broken), int(decided)


def _key(setting: Setting) -> Iterator[Found]:
    """Rows that repeat the key of an earlier row, or have none."""
    key = setting.facts.columns(setting.facts.listed("content", "tables", setting.facts.table or "", "key"))
    tables = {side: table for side, table in setting.tables.items() if set(key) <= set(table.names)}
    if not key or "synthetic" not in tables:
        return
    counts = {side: (table.rows - _distinct_keys(table, key), table.rows) for side, table in tables.items()}
    for found in _violation(setting, joined(["key", *key, "repeated"]), counts, "schema"):
        if not isinstance(found, Omitted):
            found.answers["parameters"] = {"rule": f"the key {', '.join(key)} is there and identifies a row"}
        yield found


def _distinct_keys(table: Table, key: list[str]) -> int:
    columns = ", ".join(map(quoted, key))
    whole = " AND ".join(f"{quoted(each)} IS NOT NULL" for each in key)
    query = f"SELECT count(*) FROM (SELECT DISTINCT {columns} FROM {table.relation} WHERE {whole})"
    return int(table.sql(query)[0][0])
