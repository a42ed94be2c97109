"""Every exception of its own that synthreport raises in Python; a mistake in a manifest is a finding instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthreport.builder.parts import NoEntry, UnknownKey, WrongAnswer
    from synthreport.edit.change import CannotEdit
    from synthreport.files.optional import MissingExtra
    from synthreport.files.writing.locks import Busy
    from synthreport.files.writing.permission import ReadOnly
    from synthreport.standard.resolved_profile import ProfileError, UnknownProfile
    from synthreport.standard.versions import NoWayBack, UnknownVersion

_HOMES = {
    **dict.fromkeys(("ProfileError", "UnknownProfile"), "standard.resolved_profile"),
    **dict.fromkeys(("NoWayBack", "UnknownVersion"), "standard.versions"),
    **dict.fromkeys(("NoEntry", "UnknownKey", "WrongAnswer"), "builder.parts"),
    "Busy": "files.writing.locks",
    "CannotEdit": "edit.change",
    "MissingExtra": "files.optional",
    "ReadOnly": "files.writing.permission",
}
__all__ = [
    "Busy",
    "CannotEdit",
    "MissingExtra",
    "NoEntry",
    "NoWayBack",
    "ProfileError",
    "ReadOnly",
    "UnknownKey",
    "UnknownProfile",
    "UnknownVersion",
    "WrongAnswer",
]


def __getattr__(name: str) -> Any:
    """Load an exception where it is first named: a service that catches two loads no more."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"synthreport.{_HOMES[name]}"), name)
