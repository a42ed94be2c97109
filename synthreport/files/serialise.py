"""Data → a text in YAML or JSON that every parser reads as the same data."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from synthreport.files.build_logs import COMMAND, inert

SCALARS = (
    ("null", r"null", "n"),
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", "-0123456789"),
)
"""Plain scalars that YAML 1.2 and JSON do not read as strings: tag, pattern, and first characters."""

_ESCAPED = re.compile(rf"[\x85\u2028\u2029]|{COMMAND}")
"""Characters that must be escaped: unusual line ends, and the beginnings of commands to build servers."""

_SHORT = 80
"""Longer texts are folded, which is hard to read in double quotes."""


def as_json(data: Any) -> str:
    """Data as indented JSON, harmless on a terminal and in the log of a build server."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    for char in set(text):
        if not char.isprintable() and char != "\n":
            text = text.replace(char, _in_json(char))
    return inert(text, _in_json) + "\n"


def embeddable(text: str) -> str:
    """The same JSON, harmless in an HTML page, where `</script>` would end a script, and in a log."""
    for char in "<>&":
        text = text.replace(char, _in_json(char))
    return inert(text, _in_json)


def _in_json(char: str) -> str:
    return json.dumps(char)[1:-1] if ord(char) > 0x7E else f"\\u{ord(char):04x}"


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
    """Data as YAML in which every string is a string in both YAML 1.1 and 1.2.

    `flow` writes everything in brackets, None only mappings and lists of scalars; `style` is the style of every scalar:
    one of `'"|>`. `step` is the indentation; lists in mappings are indented only with `dent`. With `double`, quotes are
    double. Commands to build servers are escaped.
    """
    import yaml

    how: dict[str, Any] = {"default_flow_style": flow, "default_style": style, "width": width, "indent": step}
    text = str(yaml.dump(data, Dumper=_dumper(dent, double), sort_keys=False, allow_unicode=True, **how))
    return text if style else inert(text, lambda char: f"\\x{ord(char):02x}")


@cache
def _dumper(dent: bool, double: bool) -> Any:
    """A writer that quotes every string that some parser would read as something else."""
    from synthreport.files.quick_yaml import QuickDumper

    class Dumper(QuickDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, indentless and not dent)

        def choose_scalar_style(self) -> str:
            chosen = super().choose_scalar_style()
            event: Any = self.event
            better = _ESCAPED.search(event.value) or (double and chosen == "'" and len(event.value) <= _SHORT)
            return '"' if better and not event.style else chosen

    for tag, pattern, first in SCALARS:
        Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
    Dumper.add_multi_representer(dict, Dumper.represent_dict)  # also of a class of its own, such as `edit.Compact`
    return Dumper
