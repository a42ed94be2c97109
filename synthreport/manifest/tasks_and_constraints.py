"""What the evidence is about: tasks, estimands and constraints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.node import RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import FieldRef, ResultRef, SplitRef, StepRef, TableRef
from synthreport.manifest.results import Interval
from synthreport.manifest.values import Date, Formula, Integer, Other, Positive, Text


class Task(Node):
    """A prediction."""

    question: Stated[Text] = part("UT01", "What is predicted from what.", eg="Event from 17 baseline fields", when="")
    kind: Literal["classification", "regression", "survival"] | Other | None = detail(
        "UT01", "Whether a class, a number or the time to an event is predicted."
    )
    outcome: OrNone[list[FieldRef]] = detail("UT01", "The field that is predicted.", eg=["cens"])
    event: FieldRef | None = detail("UT01", "For a time to an event: the field that marks the event.", eg="cens")
    predictors: OrNone[list[FieldRef]] = detail("UT01", "The fields it is predicted from.", eg=["age", "cd40"])
    score: Text | None = detail("UT01", "How a prediction is scored.", eg="Area under the ROC curve")
    fixed_on: Stated[Date] = part("UT01", "When the task was fixed.", eg="2026-01-10", when="")


class RealEstimate(Node):
    """What real rows say."""

    value: Stated[float] = part("UT04", "The estimate.", eg=0.524, when="")
    interval: OrNone[Interval] = completing("UT04", "Its interval.", when="")


class Analysis(Node):
    """An estimand's analysis as a machine can run it."""

    method: Stated[
        Literal["mean", "proportion", "linear", "logistic", "poisson", "log_binomial", "cox", "kaplan_meier"] | Other
    ] = part("UT04", "By which method.", when="")
    table: TableRef | None = detail("UT04", "The table whose rows are analysed.", eg="patients")
    outcome: Stated[FieldRef] = part(
        "UT04", "The field that is explained or summarised; the time, where an event is awaited.", eg="days", when=""
    )
    event: FieldRef | None = detail("UT04", "The field that marks the event.", eg="cens")
    exposure: FieldRef | None = detail("UT04", "The field whose effect is estimated.", eg="treat")
    reference: Integer | Text | None = detail(
        "UT04", "The exposure's code that the others are compared with; left out, the lowest.", eg=0
    )
    covariates: OrNone[list[FieldRef]] = detail(
        "UT04", "The fields that it is adjusted for, each added as it is.", eg=["age", "symptom", "cd40"]
    )
    formula: Formula | None = detail(
        "UT04",
        "The model as a formula of fields, where more than a sum of exposure and covariates is meant.",
        eg="days ~ treat * symptom + age",
    )
    rows: Text | None = detail(
        "UT04", "The rows that are analysed, as an SQL condition; left out, all.", eg="age >= 18"
    )
    horizon: Positive | None = detail(
        "UT04", "For survival at a time or restricted means: that time, in the outcome's unit.", eg=365
    )


class Estimand(Node):
    """A quantity of the population."""

    question: Stated[Text] = part("UT04", "What is estimated.", eg="Any other arm against zidovudine alone", when="")
    model: Stated[Text] = part("UT04", "By which model.", eg="Cox, adjusted for age, symptoms and CD4 count", when="")
    analysis: Analysis | None = detail("UT04", "The same as a machine can run it.")
    scale: Stated[
        Literal[
            "difference", "mean_difference", "risk_difference", "ratio", "risk_ratio", "rate_ratio", "hazard_ratio",
            "odds_ratio", "log_odds", "mean", "proportion", "time",
        ]
        | Other
    ] = completing("UT04", "By which effect measure, or on which scale.", when="")  # fmt: skip
    no_effect: float | None = detail("UT04", "The value that means no effect.", eg=1)
    real: OrNone[dict[SplitRef, RealEstimate]] = part(
        "UT04", "What real rows say, by split.", when="", keys=("/splits",)
    )


class _Constraint(Node):
    expression: Text | None = detail(
        "CO01", "As an SQL condition over one table, which reads nothing else.", eg="birth_date <= death_date"
    )
    prose: Text | None = detail("CO01", "In words.", eg="Nobody dies before birth.")
    table: TableRef | None = detail("CO01", "The table.", eg="patients")
    severity: Stated[Literal["hard", "soft"]] = part(
        "CO01", "Whether a break is impossible, or merely unlikely.", when=""
    )
    origin: Stated[Text] = part("CO01", "Where it comes from.", eg="codebook", when="")


class EnforcedConstraint(_Constraint):
    """It cannot be broken, or what broke it was removed."""

    held_by: Literal["construction", "filter"] = part("CO01", "What makes it hold.", tag=True, when="")
    step: Stated[StepRef] = detail("CO01", "The step that makes it hold.", eg="clinical_rules")


class FreeConstraint(_Constraint):
    """It may be broken, and was counted."""

    held_by: Literal["learned", "nothing", "unknown"] = part(
        "CO01", "Whether the generator was to learn it, or nobody who speaks here knows.", tag=True, when=""
    )
    violations: OrNone[list[ResultRef]] = item(
        "CO02",
        RECOMMENDED,
        "How often a rule is broken is given for the synthetic and for the real rows",
        "The results that count violations in the output, with those of real rows beside them.",
        why="Real rows break rules too; a rate alone cannot be judged, and a missing rate hides a third of all rows.",
        essential_where="claims_logical claims_plausibility",
        sources="NAF SMD",
        eg=["arm_mismatch"],
    )


Constraint = Annotated[EnforcedConstraint | FreeConstraint, Field(discriminator="held_by")]
