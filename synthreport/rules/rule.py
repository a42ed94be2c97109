"""A rule: what it is called, where it looks, what it needs, and the function that judges."""

from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from synthreport.finding import Level
from synthreport.rules.value import Fault, Value

MUST, SHOULD, MAY = Level.MUST, Level.SHOULD, Level.MAY


class RuleKind(StrEnum):
    """What a broken rule means for the verdict."""

    CONTRADICTION = "contradiction"
    """Two answers, an answer and the pipeline, or a claim and its own evidence cannot both be true."""
    DEMAND = "demand"
    """An answer needs another one."""
    FORM = "form"
    """The text, or an answer in it, is not of the form that is read."""
    ADVICE = "advice"
    """Something can be done better."""


CONTRADICTION, DEMAND, FORM, ADVICE = RuleKind

Judge = Callable[[Value], Iterator[Fault]]


class Rule(NamedTuple):
    """One rule. `at` and `needs` are paths in which `*` stands for any id; `needs` are relative to `at`.

    An element where something needed is unsaid is not judged, and counted as such. `minds` are like `needs`, but may be
    left out if they are not required: a gap instead leaves the element unchecked, their absence does not.
    `when` names the conditions that must all hold in the document: where one does not, the rule is not applicable;
    where the answer that a condition reads is unsaid, nothing is judged. `since` is the version that brought the rule,
    `until` the one from which on it is gone: its function stays, for the manifests of the versions before.

    A finding names every place that contradicts it, in `also`; `alone` says why a finding of this rule may have none.
    Of a `disclosable` rule, a fault is a note where a limitation's `about` has one of the ids that it concerns.
    A rule `of_files` compares the manifest with the files that it describes, and is not checked without them.
    """

    code: str
    level: Level
    kind: RuleKind
    at: str
    needs: tuple[str, ...]
    sources: tuple[str, ...]
    since: str
    text: str
    judge: Judge | None
    minds: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    until: str = ""
    alone: str = ""
    disclosable: bool = False
    of_files: bool = False

    @property
    def title(self) -> str:
        """What is true of a manifest that complies: the first line of the docstring."""
        return self.text.strip().partition("\n")[0].rstrip(".")

    @property
    def why(self) -> str:
        """What goes wrong otherwise: the docstring's paragraphs between title and problem."""
        return " ".join(self.text.strip().partition("\n")[2].partition("**")[0].split())

    @property
    def problem(self) -> str:
        """What is wrong where the rule is broken, which heads its findings: the text after `**Problem:**`."""
        return " ".join(self.text.partition("**Problem:**")[2].partition("**Fix:**")[0].split()).rstrip(".")

    @property
    def fix(self) -> str:
        """How to fix it: the text after `**Fix:**` in the docstring."""
        fix = " ".join(self.text.partition("**Fix:**")[2].split())
        return fix[:1].upper() + fix[1:]


RULES: dict[str, Rule] = {}
"""Every rule of every version by its code: codes are never used twice."""


class RuleWithoutFunction(Exception):
    """The catalogue of a version lists a rule that this checker cannot judge: the two do not belong together."""


def listed(codes: Collection[str]) -> Mapping[str, Rule]:
    """The rules that a version's catalogue lists, and no others. Raises RuleWithoutFunction."""
    if lost := [code for code in codes if code not in RULES]:
        raise RuleWithoutFunction(f"the catalogue lists rules that this checker does not have: {', '.join(lost)}")
    if len(codes) == len(RULES):
        return RULES
    return {code: rule for code, rule in RULES.items() if code in codes}


def rule(
    code: str,
    level: Level,
    kind: RuleKind,
    *,
    at: str,
    needs: tuple[str, ...] = (),
    minds: tuple[str, ...] = (),
    when: str = "",
    sources: str = "",
    since: str = "1.0",
    until: str = "",
    alone: str = "",
    disclosable: bool = False,
) -> Callable[[Judge], Judge]:
    """Make a rule of a function that yields a fault for everything that contradicts it.

    The docstring words it: a title, why it matters, `**Problem:**` and `**Fix:**`. `when` holds names of conditions;
    `alone` is the reason why a fault may be in one place only. A `disclosable` rule yields faults `concerning` the ids
    that a limitation may name. Raises ValueError if the code is taken, or if a contradiction is to be disclosable: a
    false answer does not become true because its author reports it.
    """
    if disclosable and kind is CONTRADICTION:
        raise ValueError(f"{code} finds contradictions, which no limitation makes true")

    def register(judge: Judge) -> Judge:
        worded, cited = judge.__doc__ or "", tuple(sources.split())
        conditions = tuple(when.split())
        named = (code, level, kind, at, needs, cited, since, worded, judge, minds, conditions, until, alone)
        _register(Rule(*named, disclosable))
        return judge

    return register


def document_rule(code: str, text: str, level: Level = MUST, since: str = "1.0", until: str = "") -> None:
    """Declare a rule on the form of the document itself, which the reading or the shape engine judges."""
    _register(Rule(code, level, FORM, "", (), (), since, text, None, until=until))


def file_rule(code: str, level: Level, kind: RuleKind, text: str, *, since: str = "1.0") -> None:
    """Declare a rule that compares a manifest with its files, which `synthreport verify` judges and `check` cannot."""
    _register(Rule(code, level, kind, "", (), (), since, text, None, of_files=True))


def _register(made: Rule) -> None:
    if made.code in RULES:
        raise ValueError(f"{made.code} is taken")
    RULES[made.code] = made
