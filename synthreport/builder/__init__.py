"""Build a manifest in code, each assignment checked by the published schema.

In: Python values. Out: a `Manifest` that can be checked and saved. Never: pydantic at run time. `__init__.pyi`, for
editors and type checkers, is rendered.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {"gap": "gap_parts", **dict.fromkeys(("Entries", "NoEntry", "Part", "UnknownKey", "WrongAnswer"), "parts")}


def __getattr__(name: str) -> Any:
    """`Manifest`; a form of the standard as a class, such as `Software`; or `gap` and the exceptions."""
    if name[0].islower() and name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return import_module(f"{__name__}.classes").named(name)


def __dir__() -> list[str]:
    return sorted((*_HOMES, *import_module(f"{__name__}.classes").names()))
