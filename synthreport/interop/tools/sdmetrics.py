"""SDMetrics: what `get_info()`, `get_score()`, `get_properties()` and `get_details()` said, written as JSON."""

from __future__ import annotations

import re
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_tables import Columns
from synthreport.interop.shared.source_values import (
    counted,
    day,
    entries,
    leave_keys,
    listed,
    name,
    number,
    present,
    text,
    top,
    whole,
)

REGISTERED = {"KSComplement": "fid.ks_complement@1", "TVComplement": "fid.tv_complement@1"}
"""Metrics of single columns that the registry holds under the same definition in all versions."""

OVERALL = ((27, "0.26"), (31, "0.27"), (33, "0.32"))
"""The definition of the overall quality by the first minor version of SDMetrics that no longer has it."""

_QUALITY = {"Column Shapes", "Column Pair Trends"}
_VERSION = re.compile(r"0\.([0-9]{1,3})(?:\.[0-9A-Za-z.+-]{1,20})?")
_BARE = "a mean of means without what it is made of; export `get_properties()` beside it"
_TAKEN = {"sdmetrics_version", "generated_date", "report_type", "num_rows_real_data", "num_rows_synthetic_data"}
_HELD = {f"{prefix}{key}" for prefix in ("", "get_") for key in ("info", "properties", "details", "score")}


def recognises(source: Source) -> bool:
    """Whether a file holds the info of a report."""
    return "sdmetrics_version" in _info(top(source))


def imported(source: Source, options: Options) -> Draft:
    """Results with their metrics, numbers of rows, and the tool. Raises Unusable if there is no info of a report."""
    found, draft = source.mapping(source.json), Draft(source.name)
    info = _info(found)
    if "sdmetrics_version" not in info:
        raise Unusable(f"{source.name}: no `sdmetrics_version`, expected `get_info()` of a report beside its results")
    draft.state("/tools/sdmetrics", {"kind": "software", "name": "sdmetrics", "version": _version(info)})
    report = Report(draft, info)
    report.state_properties(_properties(found), _score(found))
    for title, rows in _details(found).items():
        report.state_details(title, rows)
    leave_keys(draft, "info", info.keys() - _TAKEN - _HELD, "no answer of the manifest is like it")
    return draft


class Report:
    """Makes results of one report, all of them by the same tool and of the same rows."""

    def __init__(self, draft: Draft, info: dict[str, Any]) -> None:
        self._draft = draft
        self._info = info
        self._ids = Ids("sdmetrics")
        self._columns = Columns(draft, self._ids)
        self._kind = text(info, "report_type") or "Report"
        counts = present(info, "num_rows_real_data", "num_rows_synthetic_data")
        leave_keys(
            draft, "info", counts, "say in `against` which real rows these were, and in `subject` what was measured"
        )

    def state_properties(self, scores: dict[str, float | None], score: float | None) -> None:
        """Enter the score of every property, and that of the whole where its properties are there."""
        properties = {title: each for title, each in scores.items() if each is not None}
        leave_keys(self._draft, "properties", scores.keys() - properties, "its score is not a number")
        for title, each in properties.items():
            self._state(title, self._own(title), each)
        if not properties and score is not None:
            self._draft.leave("Overall Score", _BARE)
        elif score is not None or properties.keys() == _QUALITY:
            value = score if score is not None else sum(properties.values()) / len(properties)
            self._state("overall", self._overall(properties), value, parts=properties)

    def state_details(self, title: str, rows: list[dict[str, Any]]) -> None:
        """Enter the scores of a property column by column, under the metric that gave them."""
        by_metric: dict[str, dict[str, float]] = {}
        for row in rows:
            metric, column, value = text(row, "Metric"), text(row, "Column"), number(row, "Score")
            if metric and column and value is not None:
                field = self._columns.add_field(text(row, "Table") or "table", column)
                by_metric.setdefault(metric, {})[field] = value
        for metric, scores in by_metric.items():
            self._state_columns(metric, scores)
        pairs = sum("Column 1" in row for row in rows)
        if pairs:
            self._draft.leave(f"{title}: {counted(pairs, 'pair')}", "a result holds numbers by field, and not by pair")
        unscored = {key for row in rows for key in row} - {"Metric", "Column", "Score", "Column 1", "Column 2", "Table"}
        leave_keys(self._draft, title, unscored, "figures of the real data, or free text")

    def _state_columns(self, metric: str, breakdown: dict[str, float]) -> None:
        mean = sum(breakdown.values()) / len(breakdown)
        more = {"fields": [*breakdown], "breakdown": breakdown, "parameters": {"aggregate": "mean over the columns"}}
        self._state(metric, REGISTERED.get(metric) or self._own(metric), mean, **more)

    def _overall(self, properties: dict[str, float]) -> Any:
        """The metric of the whole: the registry's, if the version's definition is known and no table was joined."""
        held = _VERSION.fullmatch(_version(self._info) or "")
        known = [version for below, version in OVERALL if held and int(held[1]) < below]
        single = self._kind == "QualityReport" and properties.keys() == _QUALITY
        if known and single and not isinstance(self._info.get("num_rows_real_data"), dict):
            return f"fid.sdmetrics_quality_overall@{known[0]}"
        return self._own(f"{self._kind} score")

    def _own(self, title: str) -> dict[str, str]:
        version = _version(self._info)
        tree = f"/tree/v{version}" if version and _VERSION.fullmatch(version) else ""
        return {"other": f"SDMetrics {title}", "definition": f"https://github.com/sdv-dev/SDMetrics{tree}"}

    def _state(self, title: str, metric: Any, value: float, **more: Any) -> None:
        answers = {"kind": "comparison", "metric": metric, "value": value, **more, "tool": "sdmetrics"}
        answers |= {"n": whole(self._info, "num_rows_synthetic_data"), "computed_on": day(self._info, "generated_date")}
        self._draft.state(f"/results/{self._ids.new(f'{self._kind} {title}')}", answers)


def _info(found: dict[str, Any]) -> dict[str, Any]:
    return entries(found, "get_info") or entries(found, "info") or found


def _version(info: dict[str, Any]) -> str | None:
    return text(info, "sdmetrics_version")


def _score(found: dict[str, Any]) -> float | None:
    held = [number(found, key) for key in ("get_score", "score", "Overall Score", "overall_score")]
    return next((each for each in held if each is not None), None)


def _properties(found: dict[str, Any]) -> dict[str, float | None]:
    """Scores by property: from rows, as pandas writes them with `orient="records"`, or from a plain mapping."""
    rows = listed(found, "get_properties") or listed(found, "properties")
    told = {name(row, "Property"): number(row, "Score") for row in rows}
    plain = entries(found, "get_properties") or entries(found, "properties")
    told |= {name(key): number(plain, key) for key in plain}
    return {key: each for key, each in told.items() if key}


def _details(found: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    held = entries(found, "get_details") or entries(found, "details")
    return {key: listed(held, key) for key in held if text(key)}
