"""Check a document: the state of every item, the outcome of every rule, and every finding, each once.

In: a `Document`, a profile. Out: a `Result`. Never: a file that is opened, a line that is printed, a rule that is
worded here.
"""

from __future__ import annotations

from synthreport.checker.pipeline import check

__all__ = ["check"]
