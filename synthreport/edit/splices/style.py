"""The style of a document (indentation, brackets, quotes), and answers written in that style."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import dedent
from typing import Any

from synthreport.document.positions import LINE_BREAK
from synthreport.edit.change import Compact
from synthreport.files.serialise import as_yaml

_ONE_LINE = 1_000_000
_COLUMNS = 100
_WIDE, _LONG, _KEY = 150, 30, 24
_FEW = 25
"""Brackets are the document's style if at least one line in this many has some."""
_FIRST_DENT = re.compile(r"^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)[^\s#-]", re.MULTILINE)
_LIST = re.compile(r"^( *)[^\s#-][^\n]*:[ \t]*\r?\n( *)- ", re.MULTILINE)
_LEAF = re.compile(r"(?:: |- )[{\[][^\s\]}]")
_JSON_DENT = re.compile(r"^[{\[]\r?\n([ \t]+)")

_ODD = re.compile("[\r\x85\u2028\u2029\ufeff]")
_BREAKS = re.compile("[\n\r\x85\u2028\u2029\ufeff]")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_POINTLESS = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![\d.])(-?\d+)(e[-+]?\d+)')
"""A text, or a number with an exponent and no point, which YAML 1.1 reads as text."""


class Style:
    """Writes answers in the style of a document; a line break is always "\\n" here."""

    def __init__(self, text: str, name: str) -> None:
        self.json = _is_json(text, name)
        self.line_break = found[0] if (found := LINE_BREAK.search(text)) else "\n"
        self.dent = found[1] if (found := _JSON_DENT.match(text)) else "  "
        self.spread = "\n" in text.strip() or text.strip() in ("", "{}")
        step = _FIRST_DENT.search(text)
        lists = [len(found[2]) > len(found[1]) for found in _LIST.finditer(text)]
        self.how: dict[str, Any] = {
            "step": len(step[1]) if step and len(step[1]) > 1 else 2,
            "dent": bool(lists) and all(lists),
            "double": text.count('"') > text.count("'"),
        }
        self.flat = len(_LEAF.findall(text)) * _FEW > text.count("\n")

    def key(self, key: str) -> str:
        """A key with its colon, inside brackets or not."""
        written = as_yaml({key: 0}, flow=True, width=_ONE_LINE, **self.how)[1:].removesuffix(" 0}\n")
        return written if not self.json and written[:2] != "? " else f"{_as_json(key)}:"

    def inline(self, answer: Any, old: str = "", indent: str = "") -> str:
        """An answer inside brackets; `old` is the text that it replaces."""
        if self.json and self.spread:
            return _as_json(answer, self.dent).replace("\n", f"\n{indent}")
        if self.json or _holds(_BREAKS, answer):
            return _as_json(answer)
        if isinstance(answer, str):
            written = as_yaml([answer], flow=True, width=_ONE_LINE, **self.how)[1:-2]
            return self._quoted(answer, old, written)
        return as_yaml(answer, flow=True, width=_ONE_LINE, **self.how).removesuffix("\n...\n").rstrip("\n")

    def block(self, answer: Any, indent: int, *, entry: bool = False, flat: bool | None = None) -> str:
        """The text after the colon of a key in this column, or with `entry` after a hyphen, with the space before it.

        With `flat`, mappings and lists of scalars are written in brackets; the default follows the document.
        """
        if not answer or not isinstance(answer, dict | list) or _holds(_ODD, answer):
            return f" {self.scalar(answer, '', indent)}"
        lists = isinstance(answer, list) and not self.how["dent"] and not entry
        deeper = 2 if entry else 0 if lists else self.how["step"]
        flow = None if (self.flat if flat is None else flat) else False
        if isinstance(answer, dict) and any(isinstance(each, Compact) for each in (answer, *answer.values())):
            return self._compact(answer, indent)
        written = as_yaml(answer, width=_COLUMNS - indent, flow=flow, **self.how).rstrip("\n")
        if written[0] in "{[" and "\n" not in written:
            return f" {written}"
        if written[0] in "{[":
            written = as_yaml(answer, width=_COLUMNS - indent, **self.how).rstrip("\n")
        lines = _indented(written, indent + deeper)
        return f" {lines.lstrip(' ')}" if entry else f"\n{lines}"

    def _compact(self, answer: dict[str, Any], indent: int) -> str:
        """A mapping in brackets, or a mapping of such in lines of their own; lines break between entries."""
        deeper = indent + self.how["step"]
        if isinstance(answer, Compact):
            return _filled(self._pieces(answer), indent, deeper)
        margin = " " * deeper
        return "".join(f"\n{margin}{self.key(key)}{self.block(each, deeper)}" for key, each in answer.items())

    def _pieces(self, answer: dict[str, Any]) -> Iterator[str]:
        """The text of a mapping in brackets, cut where a line may break: between entries, also in long ones."""
        last = len(answer) - 1
        for number, (key, each) in enumerate(answer.items()):
            head = "{" * (number == 0) + self.key(key)
            tail = "}" if number == last else ","
            whole = f"{head} {self.inline(each)}{tail}"
            if len(whole) <= _LONG or not isinstance(each, dict):
                yield whole
            else:
                inner = list(self._pieces(each))
                inner[0] = f"{head} {inner[0]}"
                yield from (*inner[:-1], f"{inner[-1]}{tail}")

    def scalar(self, answer: Any, old: str, indent: int, *, one_line: bool = False) -> str:
        """A single value; `old` is the text that it replaces. With `one_line` it is not folded."""
        if not isinstance(answer, str) or not answer or _holds(_ODD, answer):
            return _as_json(answer) if _holds(_ODD, answer) else self.inline(answer)
        breaks = "\n" in answer.strip("\n") and answer[0] not in " \n"
        if breaks or (old[:1] and old[0] in "|>"):
            style = old[0] if old[:1] and old[0] in "|>" else "|"
            written = as_yaml(answer, style=style, width=_COLUMNS - indent)
            if written[0] == style:
                head, _, lines = written.partition("\n")
                lines = dedent(lines) if "+" in head else dedent(lines).rstrip("\n")
                return f"{head}\n{_indented(lines, indent + self.how['step'])}"
        width = _ONE_LINE if one_line else _COLUMNS - indent
        written = as_yaml(answer, width=width, **self.how).removesuffix("...\n").rstrip("\n")
        return _indented(self._quoted(answer, old, written), indent + self.how["step"]).lstrip(" ")

    def _quoted(self, answer: str, old: str, written: str) -> str:
        """A text in the quotes of the old one, if it had any."""
        if not old.startswith(("'", '"')) or written[:1] == old[0]:
            return written
        return as_yaml(answer, style=old[0], width=_ONE_LINE).rstrip("\n")


def _is_json(text: str, name: str) -> bool:
    claims = name.lower().endswith(".json")
    try:
        return (claims or text.lstrip().startswith("{")) and json.loads(text or "{}") is not None
    except ValueError:
        return False


def _as_json(answer: Any, indent: str | None = None) -> str:
    """An answer as JSON that YAML reads alike: invisible characters are escaped, and 1e16 becomes 1.0e16."""
    written = json.dumps(answer, ensure_ascii=False, indent=indent)
    written = _POINTLESS.sub(lambda found: f"{found[1]}.0{found[2]}" if found[1] else found[0], written)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _holds(wanted: re.Pattern[str], answer: Any) -> bool:
    """Whether a text, or any text in an answer, contains one of some characters."""
    if isinstance(answer, dict):
        return any(_holds(wanted, each) for each in (*answer, *answer.values()))
    if isinstance(answer, list):
        return any(_holds(wanted, each) for each in answer)
    return isinstance(answer, str) and bool(wanted.search(answer))


def _indented(written: str, indent: int) -> str:
    return "\n".join(" " * indent + line if line else "" for line in written.split("\n"))


def _filled(pieces: Iterable[str], indent: int, deeper: int) -> str:
    """Pieces of text in as few lines as they fit into; the first one follows a key."""
    lines, room = [""], _WIDE - indent - _KEY
    for piece in pieces:
        if lines[-1] and len(lines[-1]) + 1 + len(piece) > room:
            lines.append("")
            room = _WIDE - deeper
        lines[-1] = f"{lines[-1]} {piece}".lstrip()
    return f" {lines[0]}" + "".join(f"\n{' ' * deeper}{line}" for line in lines[1:])
