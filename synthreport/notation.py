"""Data → a text in YAML or JSON that every reader takes for the same data."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

SCALARS = (
    ("null", r"null", "n"),
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", "-0123456789"),
)
"""The plain scalars that YAML 1.2 and JSON read as something else than a string: tag, form, and first characters."""

_SHORT = 80
"""Longer texts are folded, which double quotes make hard to read."""


def as_json(data: Any) -> str:
    """Data as JSON on several lines."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_yaml(
    data: Any,
    *,
    flow: bool | None = False,
    style: str | None = None,
    width: int = 100,
    step: int = 2,
    dent: bool = False,
    double: bool = False,
) -> str:
    """Data as YAML in which every string stays one, whether it is read as YAML 1.1 or as 1.2.

    `flow` writes everything in brackets, and None what holds nothing but scalars; `style` is how every scalar is
    written: one of `'"|>`. `step` is the indentation; lists in mappings are indented with `dent` alone. With `double`,
    what needs quotes gets double ones.
    """
    import yaml

    how: dict[str, Any] = {"default_flow_style": flow, "default_style": style, "width": width, "indent": step}
    return str(yaml.dump(data, Dumper=_dumper(dent, double), sort_keys=False, allow_unicode=True, **how))


@cache
def _dumper(dent: bool, double: bool) -> Any:
    """A writer that puts every string in quotes that some reader would take for something else."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, indentless and not dent)

        def choose_scalar_style(self) -> str:
            chosen = super().choose_scalar_style()
            event: Any = self.event
            is_short = len(event.value) <= _SHORT and not event.style
            return '"' if double and is_short and chosen == "'" else chosen

    for tag, pattern, first in SCALARS:
        Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
    return Dumper
