"""Rules on what a formal guarantee spends: the total, its parts, and what was spent without being counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import erfc, exp, log, log1p, sqrt

from synthreport.document.positions import few
from synthreport.rules.rows.rows_read import named, protected_rows, spenders, ways
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value

_DP = "/privacy/claims/differential_privacy"
_NIST = "NIST-SP-800-226"
_OWN = ("zero_concentrated", "renyi", "gaussian")
"""Definitions with parameters of their own: these add up, and not the ε to which they are converted."""
_SLACK = 1 + 1e-9


@rule("PM54", MUST, CONTRADICTION, at=_DP, needs=("epsilon", "steps"), minds=("composition/kind",), sources=_NIST)
def total_covers_every_step(claim: Value) -> Iterator[Fault]:
    """Total ε is at least the ε of every step, unless sampling or shuffling amplifies it.

    A total below one of its own parts is a per-step value mistaken for the composed one; it understates the loss.

    **Problem:** Total ε is below that of a single step.

    **Fix:** report the composed total in `epsilon`; keep per-step values in `steps`. If rows were sampled or shuffled,
    say `kind: amplified` in `composition`.
    """
    for name, step in claim.each("steps") if not _amplified(claim) else ():
        spent = step.get("epsilon")
        if spent is not None and spent > claim["epsilon"]:
            yield claim.fault(
                "epsilon", f"total ε is {claim['epsilon']:g}, but {claim.called(name)} alone spends {spent:g}",
                step.place("epsilon"),
            )  # fmt: skip


@rule("PM55", MUST, CONTRADICTION, at=_DP, needs=("epsilon", "composition/kind", "steps"), sources=_NIST)
def sequential_steps_add_up(claim: Value) -> Iterator[Fault]:
    """Under sequential composition, total ε is at least the sum of the steps.

    What two steps tell about a person adds up.

    **Problem:** Total ε is below the sum of the steps.

    **Fix:** report the sum in `epsilon`, or name the theorem by which it is smaller.
    """
    total = _sum_of_steps(claim)
    if total > claim["epsilon"] * _SLACK:
        yield claim.fault(
            "epsilon", f"total ε is {claim['epsilon']:g}, but the steps add up to {total:g}", claim.place("steps")
        )


@rule("PM68", MUST, CONTRADICTION, at=_DP, needs=("epsilon", "composition/kind"), sources=_NIST)
def noised_results_are_within_the_total(claim: Value) -> Iterator[Fault]:
    """Total ε covers what was spent on results, beside what was spent on steps.

    A metric that was computed on real records and noised is a release like any other.

    **Problem:** Total ε does not cover what results spent.

    **Fix:** add what the results spent to `epsilon`, or correct their `noise`. If a step measured them, give that step
    its part in `steps`.
    """
    noised = [result for _, result in claim.root.each("results") if result.get("noise", "epsilon") is not None]
    parts = [result.get("noise", "epsilon") for result in noised]
    spent = sum(parts) if claim.get("composition", "kind") == "sequential" else max(parts, default=0)
    steps = 0 if _measured(claim) else _sum_of_steps(claim)
    if steps <= claim["epsilon"] * _SLACK < spent + steps:
        beside = f", and steps {steps:g}" if steps else ""
        yield claim.fault(
            "epsilon", f"total ε is {claim['epsilon']:g}, but results spent {spent:g}{beside}",
            *(result.place("noise", "epsilon") for result in noised[:NAMED]),
        )  # fmt: skip


@rule("PM72", MUST, DEMAND, at=_DP, needs=("steps",), sources=_NIST)
def spending_steps_have_a_budget(claim: Value) -> Iterator[Fault]:
    """Every step that learns from persons inside the accounting has its part of the budget.

    A step that is said to be accounted for, and spends nothing, is not accounted for. Its part is an ε, or a parameter
    of the definition's own.

    **Problem:** A step inside the accounting has no part of the budget.

    **Fix:** give what the step spends in `steps`; or correct its `accounting`.
    """
    budgets = _budgets(claim)
    missing = [step for step in spenders(claim.root) if step.id not in budgets]
    if missing:
        names = few([step.called() for step in missing])
        message = f"{names} learned from persons inside the accounting, but has no part of the budget"
        yield claim.fault("steps", message, *(step.place("accounting") for step in missing[:NAMED]))


def _budgets(claim: Value) -> set[str]:
    """The ids of the steps that have a part of the budget, or a gap in place of all of it."""
    listed, parts = claim.get("steps"), dict(claim.each("steps"))
    bare = {name for name, part in parts.items() if part.get("epsilon") is None and part.get("native") is None}
    return {*parts, *(listed.data if isinstance(listed, Value) else ())} - bare


@rule("PM73", MUST, CONTRADICTION, at=_DP, needs=("composition/kind", "steps"), sources=_NIST)
def parallel_steps_read_other_rows(claim: Value) -> Iterator[Fault]:
    """Under parallel composition, no two steps read the same rows.

    The largest ε is the total only if every person is in the rows of one step. Two steps that read the same rows spend
    twice on everybody in them.

    **Problem:** Steps called parallel read the same rows.

    **Fix:** give the sum as `epsilon`, with `kind: sequential`; or name the split that each step takes.
    """
    if claim.get("composition", "kind") != "parallel":
        return
    steps = [name for name, _ in claim.each("steps") if claim.find(name, "steps")]
    if shared := ways(claim.root).first_shared(steps):
        first, second, rows = shared
        both = f"{claim.called(first)} and {claim.called(second)} both read {claim.called(rows)}"
        yield claim.fault(
            "composition/kind", f"the composition is parallel, but {both}",
            claim.place("steps", first), claim.place("steps", second),
        )  # fmt: skip


@rule("PM74", MUST, CONTRADICTION, at=_DP, needs=("definition", "delta", "composition/kind", "steps"), sources=_NIST)
def total_covers_the_delta_of_steps(claim: Value) -> Iterator[Fault]:
    """Total δ is at least that of the steps, as they compose.

    δ is the chance that the guarantee fails, and every step may fail.

    **Problem:** Total δ does not cover that of the steps.

    **Fix:** report the composed δ in `delta`; keep those of the steps in `steps`.
    """
    parts = [step.get("delta") or 0 for _, step in claim.each("steps")]
    spent = max(parts, default=0) if claim.get("composition", "kind") == "parallel" else sum(parts)
    counted = claim["definition"] == "approximate" and claim.get("composition", "kind") in _ADDING
    if counted and 0 < claim["delta"] * _SLACK < spent:
        yield claim.fault(
            "delta", f"total δ is {claim['delta']:g}, but that of the steps is {spent:g}", claim.place("steps")
        )


@rule(
    "PM75", SHOULD, DEMAND, at=_DP, needs=("definition", "epsilon", "delta", "composition/kind", "steps"), sources="KOV"
)
def advanced_composition_saves_no_more_than_it_can(claim: Value) -> Iterator[Fault]:
    """Under advanced composition, total ε is no less than the theorem can give.

    A theorem that knows no more of the steps than their ε holds for randomised response, too, and that reveals the sum
    of a few large ε with almost certainty. Only an accountant that knows the mechanisms can give less.

    **Problem:** Total ε is below what advanced composition can give.

    **Fix:** say `kind: numerical` if the accountant knows the mechanisms; or report what the theorem gives.
    """
    advanced = claim.get("composition", "kind") == "advanced" and claim["definition"] in ("pure", "approximate")
    parts = [step.get("epsilon") or 0 for _, step in claim.each("steps")] if advanced else []
    least = _least_by_response(parts, claim["delta"])
    if least > claim["epsilon"] * _SLACK:
        message = f"total ε is {claim['epsilon']:g}, but no theorem on ε and δ alone gives less than {least:.3g}"
        yield claim.fault("epsilon", message, claim.place("composition", "kind"))


@rule("PM76", MUST, CONTRADICTION, at=_DP, needs=("native", "composition/kind", "steps"), sources=_NIST)
def native_parameters_add_up(claim: Value) -> Iterator[Fault]:
    """The parameters of a definition of its own add up over the steps.

    ρ adds up, so does the Rényi ε of one order, and μ does as the root of the sum of squares.

    **Problem:** Native privacy parameters do not add up over the steps.

    **Fix:** report the composed parameter in `native`; keep those of the steps in `steps`.
    """
    adds = claim.get("composition", "kind") not in ("parallel", "amplified")
    steps = [step.get("native") for _, step in claim.each("steps")] if adds else []
    for key, power in (("rho", 1), ("epsilon", 1), ("mu", 2)):
        parts = [native.get(key) for native in steps if native and native.get("alpha") == claim.get("native", "alpha")]
        spent, total = sum(part**power for part in parts if part) ** (1 / power), claim.get("native", key)
        if total is not None and spent > total * _SLACK:
            yield claim.fault(
                f"native/{key}", f"{key} is {total:g}, but the steps add up to {spent:g}", claim.place("steps")
            )


@rule("PM77", MUST, DEMAND, at=_DP, needs=("composition/kind",), sources=_NIST)
def amplification_has_a_reason(claim: Value) -> Iterator[Fault]:
    """If the total is amplified, rows were sampled at a rate, or reports were shuffled.

    A total that is smaller than its parts needs what makes it smaller.

    **Problem:** The total is called amplified without a reason.

    **Fix:** give the `rate` in `composition`, or `trust: shuffled`; or choose another kind of composition.
    """
    composition = claim["composition"]
    if composition["kind"] == "amplified" and composition.get("rate") is None and claim.get("trust") != "shuffled":
        message = "the total is said to be amplified, but neither sampled rows nor a shuffler is named"
        yield composition.fault("kind", message, claim.place())


@rule("PM78", SHOULD, DEMAND, at=_DP, sources="RECON")
def results_on_protected_rows_are_accounted(claim: Value) -> Iterator[Fault]:
    """Results on the protected rows were noised, or the exposure is stated.

    A number that was computed on real records and shown as it was is a release outside the guarantee.

    **Problem:** Results on protected rows were shown without noise.

    **Fix:** give the `noise` of the result; or state in `privacy.exposure` how many such numbers were shown, and how
    they were rounded.
    """
    protected = {named(rows) for rows in protected_rows(claim.root)}
    shown = [result for _, result in claim.root.each("results") if _reads(result, protected)]
    if shown and not claim.root["privacy"].has("exposure"):
        more = f" and {len(shown) - 1} more" if shown[1:] else ""
        message = f"{shown[0].called()}{more} was computed on protected rows and shown without noise"
        yield Fault(shown[0].place(), message, (claim.place(), *(result.place() for result in shown[1:NAMED])))


@rule("PM79", MUST, CONTRADICTION, at=_DP, needs=("native", "epsilon", "delta"), sources="BALLE")
def epsilon_follows_from_the_native_parameters(claim: Value) -> Iterator[Fault]:
    """ε at δ is no less than what ρ or μ gives.

    The Gaussian mechanism satisfies both definitions, and its own ε at δ is known exactly; none that holds for all
    such mechanisms is smaller.

    **Problem:** ε is below what the native parameters give.

    **Fix:** convert again at the stated δ, or correct the parameter.
    """
    rho, mu = claim.get("native", "rho"), claim.get("native", "mu")
    for key, spread in (("rho", sqrt(2 * rho) if rho else None), ("mu", mu)):
        if spread and _gaussian_delta(claim["epsilon"], spread) > claim["delta"] * 1.001:
            message = (
                f"ε is {claim['epsilon']:g} at δ {claim['delta']:g}, but {key} {claim.get('native', key):g} gives more"
            )
            yield claim.fault("epsilon", message, claim.place("native", key))


@rule(
    "PM80", SHOULD, ADVICE, at="/steps/*", needs=("description", "learned_from_persons"), when="differential_privacy",
    sources="DPAUD",
)  # fmt: skip
def descriptions_match_what_was_learned(step: Value) -> Iterator[Fault]:
    """Under a formal guarantee, no step that learned nothing is described as having read the records.

    Lists of categories and bounds that were read from the records belong to persons, under whatever name.

    **Problem:** A step that learned nothing is said to have read records.

    **Fix:** say in `learned_from_persons` what was read, and account for it; or say in the description where else it
    comes from.
    """
    sentences = re.split(r"[.;!?]", step["description"]) if step["learned_from_persons"] == "none" else []
    told = [sentence for sentence in sentences if re.search(_READ, sentence) and not re.search(_ELSEWHERE, sentence)]
    for sentence in told[:1]:
        message = f"nothing was learned from persons, it is said, but the description says: {sentence.strip()}"
        yield step.fault("description", message, step.place("learned_from_persons"))


_ADDING = ("sequential", "parallel", "advanced")
_READ = (
    r"(?i)\b(?:read|taken|derived|comput\w+|estimat\w+|learn\w+|obtained|extracted|inferred|collected|found|seen)\s+(?:off\s+)?"
    r"(?:from|on|in|by)\s+(?:\w+\s+){0,2}?(?:data|dataset|records?|rows?|regist(?:er|ry)|source|patients|persons|births)\b"
)
_ELSEWHERE = (
    r"(?i)\b(?:not|no|never|none|without|public\w*|published|official|national|dictionary|codebook"
    r"|literature|synthetic)\b"
)
_REAL = ("against", "trained_on", "tested_on")


def _amplified(claim: Value) -> bool:
    """Whether the total may be smaller than a step alone, for rows were sampled or reports shuffled."""
    kind = claim.get("composition", "kind")
    words = kind.get("other") if isinstance(kind, Value) else None
    return kind == "amplified" or (isinstance(words, str) and bool(re.search(r"(?i)amplif|shuffl|sampl", words)))


def _sum_of_steps(claim: Value) -> float:
    """What the steps spend together where their ε adds up; else 0."""
    if claim.get("composition", "kind") != "sequential" or claim.get("definition") in _OWN:
        return 0
    spent: float = sum(step.get("epsilon") or 0 for _, step in claim.each("steps"))
    return float(spent * (claim.get("composition", "factor") or 1))


def _measured(claim: Value) -> bool:
    """Whether a step with a part of the budget measured or chose: what results spent may be in it."""
    steps = [claim.find(name, "steps") for name, _ in claim.each("steps")]
    return any(step is not None and step.get("kind") in ("evaluate", "select") for step in steps)


def _least_by_response(parts: list[float], delta: float) -> float:
    """The smallest total ε at δ of steps that answer at random, each with its ε (Kairouz, Oh and Viswanath)."""
    truth = exp(-sum(log1p(exp(-part)) for part in parts))
    return sum(parts) + log1p(-delta / truth) if delta < truth else 0


def _gaussian_delta(epsilon: float, mu: float) -> float:
    """δ at ε of the Gaussian mechanism whose signal is μ standard deviations."""
    below, above = epsilon / mu - mu / 2, epsilon / mu + mu / 2
    tail = erfc(above / sqrt(2)) / 2
    return erfc(below / sqrt(2)) / 2 - (exp(epsilon + log(tail)) if tail else 0)


def _reads(result: Value, protected: set[str]) -> bool:
    """Whether a result was computed on protected rows, and nothing says that it was noised."""
    noised = "noise" in result.data or f"{result.pointer}/noise" in result.root.taken_out
    return not noised and any(result.get(key) in protected for key in _REAL)
