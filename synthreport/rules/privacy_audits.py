"""Rules on what attacks found against what a formal guarantee allows: arithmetic, and no threshold of ours."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp
from typing import Any

from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.shared.ranges import interval_of
from synthreport.rules.value import Fault, Value

_AUDIT = "dp.audit_epsilon_lb@1"
_LARGEST = 40
"""Above this ε, everything is allowed as far as numbers are written."""


@rule(
    "PM84", MUST, CONTRADICTION, at="/privacy/claims/differential_privacy", needs=("epsilon", "unit/kind"),
    minds=("delta",), sources="KOV DPAUD",
)  # fmt: skip
def attacks_find_no_more_than_the_guarantee_allows(claim: Value) -> Iterator[Fault]:
    """No attack found more than ε and δ allow.

    If an attack errs on a share f of those who were not in the data, it finds at most `e^ε·f + δ` of those who were.
    This limits the area under its curve and its advantage, too. An attack whose whole interval lies above shows that
    the guarantee does not hold, as does an audit whose lower bound is above ε. Only a guarantee per person, or for what
    the attacker looks for, is judged by it.

    **Problem:** An attack found more than ε allows.

    **Fix:** look for what is not accounted for, or for a mistake in the program, and correct ε; or correct the result.
    """
    if claim.get("unit", "kind") not in ("person", claim.root.get("privacy", "threat_model", "unit")):
        return
    for _, result in claim.root.each("results"):
        found, most = _found(result), _allowed(result, min(claim["epsilon"], _LARGEST), claim.get("delta") or 0)
        if found is not None and most is not None and found > most:
            allowed = f"ε is {claim['epsilon']:g}, which allows {most:.4g} at most"
            message = f"{allowed}, but {result.called()} found at least {found:g}"
            yield claim.fault("epsilon", message, result.place("value"))


def _found(result: Value) -> float | None:
    """What an attack found at least: the lower end of its interval, or an audit's value, which is a lower bound."""
    if result.get("metric") == _AUDIT:
        return _number(result.get("value"))
    ends = interval_of(result) if result.get("noise") is None and _has_unseen_members_alone(result) else None
    return ends[0] if ends else None


def _has_unseen_members_alone(result: Value) -> bool:
    """Whether the control is a split of the source, so that it differs from the members in nothing but membership."""
    return result.find(result.get("control"), "splits") is not None


def _allowed(result: Value, epsilon: float, delta: float) -> float | None:
    """The most that a result of this metric can be under (ε, δ); None if it is not limited."""
    odds = exp(epsilon)
    match result.get("metric"):
        case "dp.audit_epsilon_lb@1":
            return epsilon
        case "priv.membership_advantage@1":
            return (odds - 1 + 2 * delta) / (odds + 1)
        case "priv.mia_auc@1":
            return 1 - (1 - delta) ** 2 / (1 + odds)
        case "priv.mia_tpr_at_fpr@1":
            errs = _number(result.get("parameters", "fpr"))
            return None if errs is None else min(odds * errs + delta, 1 - (1 - errs - delta) / odds)
    return None


def _number(answer: Any) -> float | None:
    return answer if isinstance(answer, int | float) else None
