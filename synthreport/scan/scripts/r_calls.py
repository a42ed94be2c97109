"""The calls of R code, by a small reader that knows strings, comments and brackets, and skips what it does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from synthreport.scan.scripts.calls import UNKNOWN, Call, Script

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r\f]+|\#[^\n]*)|(?P<line>\n)
    |(?P<text>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')|(?P<open>["'])
    |(?P<number>0[xX][0-9a-fA-F]+L?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?L?)
    |(?P<name>(?:[^\W\d_]|\.(?!\d))[\w.]*(?::::?(?:[^\W\d_]|\.)[\w.]*)?|`[^`\n]*`)
    |(?P<sign><<?-|->>?|==|<=|>=|!=|.)""",
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_WORDS: dict[str, Any] = {"TRUE": True, "FALSE": False, "T": True, "F": False, "NULL": None}
_ASSIGNS = ("<-", "<<-", "=")
_DEEPEST = 100
_MOST = 200_000
"""Tokens of one file. Code that is longer holds data."""
_OF_R = {
    "base", "compiler", "datasets", "graphics", "grDevices", "grid", "methods", "parallel", "splines", "stats",
    "stats4", "tcltk", "tools", "utils",
}  # fmt: skip
"""Packages that come with R."""
_ATTACHING = ("library", "require", "requireNamespace", "p_load")


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


class _Frame:
    """An open bracket: where its content begins, and where its parts end."""

    def __init__(self, bracket: str, opened: int) -> None:
        self.bracket = bracket
        self.opened = opened
        self.commas: list[int] = []


def r_script(path: str, code: str) -> Script:
    """The calls of R code, in the order of its lines. Raises ValueError if a bracket or a text has no end."""
    tokens = list(_tokens(code))
    calls = sorted(_Reader(tokens).calls(), key=lambda call: call.line)
    attached = {name for call in calls if call.name in _ATTACHING for name in _first(call)}
    qualified = {each.text.partition("::")[0] for each in tokens if each.kind == "name" and "::" in each.text}
    used = frozenset(attached | qualified)
    return Script(path, calls, used | {"base"}, "r", used - _OF_R)


def _first(call: Call) -> list[str]:
    """The package that a call attaches: named in quotes, or as it is."""
    said = call.value("package", 0)
    return [said] if isinstance(said, str) else sorted(call.takes) if len(call.takes) == 1 else []


def _tokens(code: str) -> Iterator[_Token]:
    line = 1
    for number, match in enumerate(_TOKEN.finditer(code)):
        if number > _MOST:
            raise ValueError("too long")
        kind = str(match.lastgroup)
        if kind == "open":
            raise ValueError("a text has no end")
        if kind != "skip":
            yield _Token(kind, match[0], line)
        line += match[0].count("\n")


class _Reader:
    """Reads the calls of one file."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._frames: list[tuple[_Frame, int]] = []  # each closed bracket, with where it ends
        self._bound: Counter[str] = Counter()
        self._held: dict[str, tuple[int, int]] = {}
        self._match()

    def _match(self) -> None:
        """Match the brackets, and note what is assigned."""
        stack = [_Frame("{", -1)]
        for at, token in enumerate(self._tokens):
            if token.kind == "sign" and token.text in "([{":
                stack.append(_Frame(token.text, at))
            elif token.kind == "sign" and token.text in _CLOSING:
                if len(stack) == 1 or stack[-1].bracket != _CLOSING[token.text] or len(stack) > _DEEPEST:
                    raise ValueError("brackets do not match")
                self._frames.append((stack.pop(), at))
            elif token.text == "," and token.kind == "sign":
                stack[-1].commas.append(at)
            elif token.kind == "name":
                self._note_binding(at, stack[-1])
        if len(stack) > 1:
            raise ValueError("brackets do not match")

    def _note_binding(self, at: int, frame: _Frame) -> None:
        """Count a variable that is assigned here, is the variable of a loop, or a parameter."""
        name, after = self._tokens[at].text, self._sign(at + 1)
        before = self._sign(frame.opened - 1) or self._text(frame.opened - 1)
        if before in ("function", "for") and frame.bracket == "(":
            self._bound[name] += 1
        elif after in _ASSIGNS and (frame.bracket == "{" or after != "="):
            self._bound[name] += 1
            self._held[name] = (at + 2, self._end(at + 2))
        elif self._sign(at - 1) in ("->", "->>"):
            self._bound[name] += 1

    def _end(self, start: int) -> int:
        """Where the line of a short value ends."""
        ends = (at for at in range(start, min(start + 4, len(self._tokens))) if self._ends(at))
        return next(ends, min(start + 4, len(self._tokens)))

    def _ends(self, at: int) -> bool:
        return self._tokens[at].kind == "line" or self._tokens[at].text == ";"

    def _text(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""

    def _sign(self, at: int) -> str:
        return self._text(at) if 0 <= at < len(self._tokens) and self._tokens[at].kind == "sign" else ""

    def calls(self) -> Iterator[Call]:
        """All calls, each with the variable that it is assigned to."""
        for frame, end in self._frames:
            at = frame.opened - 1
            if frame.bracket == "(" and at >= 0 and self._tokens[at].kind == "name" and self._text(at) != "function":
                yield self._call(at, frame, end)

    def _call(self, at: int, frame: _Frame, end: int) -> Call:
        positional, named = [], {}
        for start, stop in self._parts(frame, end):
            if self._sign(start + 1) == "=" and stop > start + 2:
                named[self._text(start).strip("\"'`")] = self._value(start + 2, stop)
            elif stop > start:
                positional.append(self._value(start, stop))
        takes = frozenset(each.text for each in self._tokens[frame.opened + 1 : end] if each.kind == "name")
        is_assigned = self._sign(at - 1) in _ASSIGNS and self._sign(at - 3) not in ("$", "@")
        makes = (self._text(at - 2),) if is_assigned and self._tokens[at - 2].kind == "name" else ()
        name = re.sub(":::?", ".", self._text(at).strip("`"))
        name = f"?.{name}" if self._sign(at - 1) in ("$", "@") else name
        return Call(name, tuple(positional), named, takes - named.keys() - _WORDS.keys(), makes, self._tokens[at].line)

    def _parts(self, frame: _Frame, end: int) -> Iterator[tuple[int, int]]:
        """Where each argument begins and ends, without the ends of lines around it."""
        borders = [frame.opened, *frame.commas, end]
        for before, stop in pairwise(borders):
            start = before + 1
            while start < stop and self._tokens[start].kind == "line":
                start += 1
            while stop > start and self._tokens[stop - 1].kind == "line":
                stop -= 1
            yield start, stop

    def _value(self, start: int, stop: int, seen: frozenset[str] = frozenset()) -> Any:
        """The value of a few tokens as far as it is written down."""
        if self._text(start) == "-" and stop - start == 2:
            value = self._value(start + 1, stop, seen)
            return -value if isinstance(value, int | float) else UNKNOWN
        if stop - start != 1:
            return UNKNOWN
        token = self._tokens[start]
        if token.kind == "name" and token.text in self._held and token.text not in seen:
            alone = self._bound[token.text] == 1
            return self._value(*self._held[token.text], seen | {token.text}) if alone else UNKNOWN
        return _literal(token)


def _literal(token: _Token) -> Any:
    if token.kind == "text":
        return token.text[1:-1] if "\\" not in token.text else UNKNOWN
    if token.kind == "number":
        return _number(token.text.removesuffix("L"))
    return _WORDS.get(token.text, UNKNOWN)


def _number(text: str) -> Any:
    if text[:2].lower() == "0x":
        return int(text, 16)
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
