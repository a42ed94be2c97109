"""What became of an item or a rule."""

from enum import StrEnum
from typing import NamedTuple

from synthreport.finding import Level


class State(StrEnum):
    """The state of an item or a rule: each is in exactly one state, and the counts add up."""

    STATED = "stated"
    STATED_IN_PART = "stated in part"
    MISSING = "missing"
    MALFORMED = "malformed"
    GAP = "gap"
    HOLDS = "holds"
    BROKEN = "broken"
    NOT_CHECKED = "not checked"
    NOT_APPLICABLE = "not applicable"


ITEM_STATES = (
    State.STATED,
    State.STATED_IN_PART,
    State.MISSING,
    State.MALFORMED,
    State.GAP,
    State.NOT_APPLICABLE,
    State.NOT_CHECKED,
)
RULE_STATES = (State.HOLDS, State.BROKEN, State.NOT_CHECKED, State.NOT_APPLICABLE)


class Outcome(NamedTuple):
    """The outcome of one item or rule.

    `judged` and `not_judged` count the elements that a rule could and could not read.
    """

    code: str
    level: Level
    state: State
    reason: str = ""
    judged: int = 0
    not_judged: int = 0


_FIRST_RULE = "50"


def is_item(code: str) -> bool:
    """Whether a code is that of an item (01 to 49) and not of a rule (51 to 99)."""
    return code[2:] < _FIRST_RULE
