"""synthreport: a reporting standard for synthetic datasets, and its checker."""

import sys

if sys.argv[:1] == ["-m"]:  # `python -m synthreport`: even the modules imported next could be in the current folder
    from synthreport.files.paths import leave_folder

    leave_folder()

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthreport.builder import Manifest, gap
    from synthreport.checker.pipeline import check
    from synthreport.document import Document, parse
    from synthreport.finding import Finding, Level, Place
    from synthreport.outcome import Outcome, State
    from synthreport.record import recording
    from synthreport.result import Result
    from synthreport.standard.resolved_profile import ProfileError

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
    **dict.fromkeys(("Manifest", "gap"), "builder"),
    "check": "checker",
    "parse": "document",
    "recording": "record",
    "Document": "document",
    "ProfileError": "standard.resolved_profile",
    **dict.fromkeys(("entry_of", "report_of"), "reporters.formats"),
    **dict.fromkeys(("Finding", "Level", "Place"), "finding"),
    **dict.fromkeys(("Outcome", "State"), "outcome"),
    "Result": "result",
}


def __getattr__(name: str) -> Any:
    """Load a public name where it is first used: importing the package loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'synthreport' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"synthreport.{_HOMES[name]}"), name)
