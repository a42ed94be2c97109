"""The order of the parts of a letter: our own, or that of a journal's template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LONGEST = 1_000_000
"""Characters of a letter by a template; more is a mistake in it."""

DEFAULT = """\
# {{ subject }}

{{ about }}

{{ greeting }}

{{ opening }} {{ deadline }}

{{ requests }}

{{ gaps }}

{{ accepted }}

{{ unchecked }}

{{ closing }}

{{ regards }}

{{ sender }}

{{ record }}

{{ appendix }}
"""
"""The letter without a template of the journal's own."""


_GROWING = ("*", "**")
"""Operators that make something huge of something small."""


class TemplateError(ValueError):
    """A template that cannot be used, and why."""


def composed(parts: Mapping[str, str], template: str = "") -> str:
    """The parts, which are Markdown, in the order of a Jinja2 template; raises TemplateError.

    A template has the parts and nothing else: no file, no import, no attribute that Python keeps to itself.
    """
    from jinja2 import StrictUndefined
    from jinja2 import TemplateError as Wrong
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.clear()
    environment.intercepted_binops = frozenset(_GROWING)
    environment.call_binop = _refuse_binop  # type: ignore[method-assign]
    try:
        pieces = environment.from_string(template or DEFAULT).generate(dict(parts))
        return _tidy(_bounded(pieces))
    except (Wrong, ArithmeticError, LookupError, TypeError, ValueError, RecursionError, MemoryError) as error:
        at = f"line {error.lineno}: " if hasattr(error, "lineno") else ""
        raise TemplateError(f"{at}{error}; the parts are {', '.join(parts)}") from None


def _refuse_binop(context: object, operator: str, left: object, right: object) -> object:
    raise ValueError(f"{operator} is not allowed in a template")


def _bounded(pieces: Iterator[str]) -> str:
    """The pieces of a letter. Raises ValueError for a letter that does not end."""
    found, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise ValueError(f"the letter has more than {LONGEST:,} characters")
        found.append(piece)
    return "".join(found)


def _tidy(text: str) -> str:
    """The text without blank lines in a row, as parts that are empty leave them."""
    lines: list[str] = []
    for line in (line.rstrip(" ") for line in text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"
