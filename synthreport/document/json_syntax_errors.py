"""The likely mistake of an author in JSON that cannot be read."""

from __future__ import annotations

import re
from json import JSONDecodeError

from synthreport.document.positions import shown
from synthreport.document.problems import Slip

_LINE = re.compile(r"[^\r\n]*")
_WORD = re.compile(r'[\w.+-]+|"[^"\r\n]*"?|.', re.DOTALL)
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_COMMENT_STARTS = ("//", "/*", "#")
_BY_COMPLAINT = {
    "Expecting property name": ("a key in double quotes", "Put the key in double quotes."),
    "Expecting ':'": ("a colon after the key", "Add the colon."),
    "Expecting ','": ("a comma or a closing bracket", "Add the comma or the bracket."),
    "Expecting value": ("a value", "Write a number, true, false or null, or text in double quotes."),
    "Extra data": ("nothing after the end of the document", "Remove what follows the last bracket."),
}


def explain(text: str, error: JSONDecodeError) -> Slip:
    """The mistake behind an error of the standard library's reader: the first cause that fits."""
    at = min(error.pos, len(text))
    return (
        _unclosed_quote(text, at, error.msg)
        or _escape(text, at, error.msg)
        or _unclosed_bracket(text, at)
        or _trailing_comma(text, at)
        or _comment(text, at)
        or _leading_zero(text, at)
        or _other(text, at, error.msg)
    )


def _unclosed_bracket(text: str, at: int) -> Slip | None:
    """A text that ends too early: the mistake is at the innermost open bracket."""
    if text[at:].strip():
        return None
    opened: list[int] = []
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            opened.append(token.start())
        elif token[0] in "]}" and opened:
            opened.pop()
    if not opened:
        return None
    closer = "]" if text[opened[-1]] == "[" else "}"
    message = f'found the end of the text, expected "{closer}" for the bracket that is still open'
    return Slip("DC56", at, at, message, f'Add the "{closer}".', ((opened[-1], opened[-1] + 1),))


def _trailing_comma(text: str, at: int) -> Slip | None:
    if text[at : at + 1] == ",":  # newer versions of Python point to the comma itself
        at += len(text[at + 1 :]) - len(text[at + 1 :].lstrip()) + 1
    comma = len(text[:at].rstrip()) - 1
    if text[at : at + 1] not in ("]", "}") or text[max(comma, 0) : comma + 1] != ",":
        return None
    message = "found a comma before the closing bracket, expected none after the last value"
    return Slip("DC56", comma, comma + 1, message, "Remove the comma.", ((at, at + 1),))


def _comment(text: str, at: int) -> Slip | None:
    if not text.startswith(_COMMENT_STARTS, at):
        return None
    message = "found a comment, expected none, since JSON has no comments"
    return Slip("DC56", at, _end_of_line(text, at), message, "Remove the comment, or write the manifest in YAML.")


def _leading_zero(text: str, at: int) -> Slip | None:
    if text[max(at - 1, 0) : at] != "0" or not text[at : at + 1].isdigit():
        return None
    message = "found a number that begins with 0, expected none before its other digits"
    return Slip("DC56", at - 1, at, message, "Remove the zero, or write the number in quotes if it is an identifier.")


def _escape(text: str, at: int, complaint: str) -> Slip | None:
    if not complaint.startswith("Invalid \\"):
        return None
    start = max(text.rfind("\\", 0, at + 1), 0)
    message = f"found the escape {shown(text[start : start + 2])}, expected one that JSON knows, in full"
    return Slip("DC56", start, start + 2, message, r"Write \\ for a backslash, and four digits after \u.")


def _unclosed_quote(text: str, at: int, complaint: str) -> Slip | None:
    if not complaint.startswith(("Unterminated", "Invalid control")):
        return None
    start = at if complaint.startswith("U") else max(text.rfind('"', 0, at), 0)
    message = "found text in quotes with a line break or a tab, or without an end, expected a closing quote on its line"
    return Slip("DC56", start, _end_of_line(text, start), message, r"Add the quote, or write the breaks as \n and \t.")


def _other(text: str, at: int, complaint: str) -> Slip:
    known = (says for words, says in _BY_COMPLAINT.items() if complaint.startswith(words))
    expected, fix = next(known, ("JSON", "Fix the line."))
    found = _WORD.match(text, at)
    if not found:
        return Slip("DC56", at, at, f"found the end of the text, expected {expected}", fix)
    word = "a single quote" if found[0] == "'" else shown(found[0].strip('"') or found[0])
    fix = "Use double quotes." if found[0] == "'" else fix
    return Slip("DC56", at, found.end(), f"found {word}, expected {expected}", fix)


def _end_of_line(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else at
