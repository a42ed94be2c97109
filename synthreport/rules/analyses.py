"""Rules on analyses that a machine can run."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, FORM, MUST, SHOULD, rule
from synthreport.rules.shared.sql_conditions import beyond_its_table, names_in, unknown_fields, unknown_names
from synthreport.rules.value import Fault, Value


@rule("UT79", SHOULD, FORM, at="/estimands/*/analysis", alone="the analysis itself is at fault")
def analyses_can_be_run(analysis: Value) -> Iterator[Fault]:
    """The rows and the formula of an analysis name fields that there are, and nothing else.

    A model of a column that is not there was not the one that was fitted.

    **Problem:** An analysis names a field that does not exist.

    **Fix:** write the names as they are in `content.fields`; put names with spaces between backticks.
    """
    rows, formula = analysis.get("rows"), analysis.get("formula")
    if isinstance(rows, str) and (what := beyond_its_table(rows)):
        yield analysis.fault("rows", f"the condition has {what} in it")
        return
    for key, unknown in (
        ("rows", unknown_names(analysis.root, rows) if isinstance(rows, str) else []),
        ("formula", unknown_fields(analysis.root, formula) if isinstance(formula, str) else []),
    ):
        for name in unknown[:1]:
            yield analysis.fault(key, f"`{name}` is no field")
            return


@rule("UT80", MUST, CONTRADICTION, at="/estimands/*/analysis", needs=("outcome", "formula"))
def formulas_agree_with_their_fields(analysis: Value) -> Iterator[Fault]:
    """A formula has the outcome on its left, and the exposure on its right.

    Of two models in one place, a reader does not know which was fitted.

    **Problem:** The formula and the analysis name different fields.

    **Fix:** correct the formula, or the field that it disagrees with.
    """
    left, _, right = analysis["formula"].partition("~")
    for key, side, words in (("outcome", left, "explain"), ("exposure", right, "contain")):
        name = analysis.get(key)
        field = analysis.find(name, "content/fields")
        own = {name, field.get("name") if field is not None else name}
        if name is not None and own.isdisjoint(names_in(side)):
            yield analysis.fault(
                "formula", f"the formula does not {words} the {key}, {analysis.called(name)}", analysis.place(key)
            )
            return
