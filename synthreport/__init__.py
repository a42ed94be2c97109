"""synthreport: a reporting standard for synthetic datasets, and its checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthreport.authoring.building import Manifest, gap
    from synthreport.authoring.recording import recording
    from synthreport.checking import check
    from synthreport.document import Document, parse
    from synthreport.finding import Finding, Level, Outcome, Place, Result, State
    from synthreport.standard.profile import ProfileError

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Finding",
    "Level",
    "Manifest",
    "Outcome",
    "Place",
    "ProfileError",
    "Result",
    "State",
    "__version__",
    "check",
    "gap",
    "parse",
    "recording",
]

_HOMES = {
    **dict.fromkeys(("Manifest", "gap"), "authoring.building"),
    "check": "checking",
    "parse": "document",
    "recording": "authoring.recording",
    "Document": "document",
    "ProfileError": "standard.profile",
    **dict.fromkeys(("Finding", "Level", "Outcome", "Place", "Result", "State"), "finding"),
}


def __getattr__(name: str) -> Any:
    """Load a public name where it is first used: importing the package loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'synthreport' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"synthreport.{_HOMES[name]}"), name)
