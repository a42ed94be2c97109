"""The classes that are made of the forms of the standard, by name."""

from __future__ import annotations

from typing import Any

from synthreport.builder.manifest import Whole
from synthreport.builder.parts import part_class
from synthreport.schema.forms import objects


def names() -> tuple[str, ...]:
    """The name of every class."""
    return ("Gap", "Manifest", *objects())


def named(name: str) -> Any:
    """The class of this name. Raises AttributeError if the standard has no such form."""
    if name == "Gap":
        return part_class("OpenGap") | part_class("ExplainedGap")
    if name not in names():
        raise AttributeError(f"the standard has no form {name!r}")
    return part_class("", Whole) if name == "Manifest" else part_class(name)
