"""A bug in a rule: a finding under its code; everything else is still checked."""

from __future__ import annotations

from collections.abc import Callable

from synthreport.checker.finding_list import Listing
from synthreport.files import bugs
from synthreport.finding import Place, Problem
from synthreport.outcome import Outcome, State

_FIX = "Nothing in the manifest needs a fix for it. Report the bug, with the manifest if you can."


class RuleCrashed(Exception):
    """A rule raised an error at a pointer: a bug in the checker."""

    def __init__(self, code: str, pointer: str, error: Exception) -> None:
        super().__init__(f"{code} raised {type(error).__name__} at {pointer}: {error}")
        self.pointer, self.error = pointer, error


def guarded(code: str, listing: Listing, judge: Callable[[], Outcome]) -> Outcome:
    """The outcome of a rule; if it raises an error, the error is listed and the rule counts as not checked."""
    try:
        return judge()
    except Exception as error:
        return crashed(code, listing, error)


def crashed(code: str, listing: Listing, error: Exception) -> Outcome:
    """List the error that a rule raised; returns the outcome of the rule."""
    crash = error if isinstance(error, RuleCrashed) else RuleCrashed(code, "", error)
    reason = bugs.note(f"rule {code}", crash.error)
    listing.crashed.append(code)
    listing.add(code, Place(crash.pointer), f"could not be checked: {reason}", _FIX, problem=Problem.BUG)
    return Outcome(code, listing.catalogue.level(code), State.NOT_CHECKED, reason)
