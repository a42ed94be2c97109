"""Rules on constraints."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import DEMAND, FORM, SHOULD, rule
from synthreport.rules.shared.sql_conditions import beyond_its_table, unknown_names
from synthreport.rules.value import Fault, Value


@rule("CO51", SHOULD, DEMAND, at="/constraints/*", needs=("expression",))
def expressions_name_fields(constraint: Value) -> Iterator[Fault]:
    """The names in an expression are those of fields.

    A condition on a column that is not there can be checked by nobody.

    **Problem:** An expression names something that is not a field.

    **Fix:** write the name as it is in `content.fields`, or describe the field there.
    """
    expression = constraint["expression"]
    for name in unknown_names(constraint.root, expression)[:1] if not beyond_its_table(expression) else ():
        yield constraint.fault("expression", f"`{name}` is no field", constraint.root.place("content", "fields"))


@rule("CO52", SHOULD, FORM, at="/constraints/*", needs=("expression",), alone="the expression itself is at fault")
def expressions_are_conditions_over_rows(constraint: Value) -> Iterator[Fault]:
    """An expression is one condition over the rows of the dataset, and reads and does nothing else.

    Programs run it on the data; a statement, a file or a setting in it is refused, and the rule is not checked.

    **Problem:** An expression is not one condition over the rows.

    **Fix:** write one condition over fields, with comparisons, AND, OR, NOT, IN, BETWEEN, CASE and plain functions.
    """
    if what := beyond_its_table(constraint["expression"]):
        yield constraint.fault("expression", f"the expression has {what} in it")
