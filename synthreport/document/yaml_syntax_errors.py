"""The likely mistake of an author at the place where a YAML parser gave up.

The two parsers word their errors differently, so causes look at the text around the place first, at the words last.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml.error import YAMLError

from synthreport.document.error_context import Trouble, trouble_of
from synthreport.document.positions import shown
from synthreport.document.problems import Slip, too_deep

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_SECOND_COLON = re.compile(r"(?:- +)*[^\s#][^:]*:\s+(?=\S)")
_GLUED_COLON = re.compile(r"[\w.-]+:(?=\S)")
_GLUED_HYPHEN = re.compile(r"-(?=[^\s-])")
_RESERVED = frozenset("@`%|>")
_CLOSED_BY = {"[": "]", "{": "}"}
_SIGNS = {"alias": "an asterisk", "anchor": "an ampersand", "tag": "an exclamation mark"}
_QUOTES = {'"': "a double quote", "'": "a single quote"}
_KEY = "a key with its value"


def explain(text: str, error: YAMLError) -> Slip:
    """The mistake behind an error of the parser: the first cause that fits, or the parser's own words."""
    trouble = trouble_of(text, error)
    for cause in _CAUSES:
        if slip := cause(trouble):
            return slip
    message = f"found {trouble.found()}, which YAML does not allow here: {trouble.complaint}"
    return trouble.slip(trouble.at, message, "Fix the line, or put its text in quotes.")


def _too_deep(trouble: Trouble) -> Slip | None:
    """The parser's own limit: libyaml looks so far ahead for a key that it may reach its limit before ours."""
    return too_deep(trouble.at) if "maximum nesting depth" in trouble.complaint else None


def _code_of_no_character(trouble: Trouble) -> Slip | None:
    if "invalid Unicode" not in trouble.complaint:
        return None
    start = trouble.at - 2 if trouble.since is None else trouble.since
    for escape in _ESCAPE.finditer(trouble.text, max(start, 0)):
        code = int(escape[1] or escape[2] or "0", 16)
        if 0xD800 <= code <= 0xDFFF:
            message = f"found the escape {shown(escape[0])}, which is half of a surrogate pair, expected a character"
            fix = r"Write the character itself, or all of it as one escape, such as \U0001F600."
            return Slip("DC55", escape.start(), escape.end(), message, fix)
        if code > 0x10FFFF:
            message = f"found the escape {shown(escape[0])}, expected the code of a character"
            return trouble.slip(escape.start(), message, "Write the character itself.", end=escape.end())
    return None


def _unknown_escape(trouble: Trouble) -> Slip | None:
    if "quoted scalar" not in trouble.reading or not re.search("escape|hex", trouble.complaint):
        return None
    start = max(trouble.text.rfind("\\", 0, trouble.at + 1), 0)
    end = start + 2
    message = f"found the escape {shown(trouble.text[start:end])}, which YAML does not know, expected one that it does"
    fix = r"Write \\ for a backslash, or put the text in single quotes, where a backslash is just that."
    return trouble.slip(start, message, fix, end=end)


def _tab(trouble: Trouble) -> Slip | None:
    start = trouble.line_start(trouble.at)
    blank = re.compile(r"[ \t]*").match(trouble.text, start)
    tab = trouble.text.find("\t", start, blank.end() if blank else start)
    if trouble.char == "\t" and "directive" not in trouble.reading:
        tab = trouble.at
    if tab < 0 or "flow" in trouble.reading or "quoted" in trouble.reading:
        return None
    where = "before the text" if trouble.text[start:tab].strip() else "in the indentation"
    message = f"found a tab {where}, expected spaces only"
    return trouble.slip(tab, message, "Replace each tab by spaces, two for each level.", end=tab + 1)


def _reserved(trouble: Trouble) -> Slip | None:
    if "cannot start any token" in trouble.complaint and trouble.char in _RESERVED:
        message = f"found text that begins with {shown(trouble.char)}, which YAML reserves, expected it in quotes"
        return trouble.slip(trouble.at, message, "Put the whole text in quotes.")
    if "directive" in trouble.reading:
        message = f'found a line that begins with "%", which is an order to the parser, expected {_KEY}'
        return trouble.slip(trouble.line_start(trouble.at), message, "Put the text in quotes, or remove the line.")
    return None


def _unclosed_quote(trouble: Trouble) -> Slip | None:
    if trouble.since is None or "quoted scalar" not in trouble.reading:
        return None
    quote = _QUOTES.get(trouble.text[trouble.since : trouble.since + 1], "a quote")
    message = f"found text that begins with {quote} and never ends with one, expected a closing quote"
    return trouble.slip(trouble.since, message, "Add the closing quote.", trouble.at)


def _quote_closed_late(trouble: Trouble) -> Slip | None:
    close = trouble.at - 1
    quote = trouble.text[max(close, 0) : trouble.at]
    if quote not in _QUOTES:
        return None
    start = trouble.text.rfind(quote, 0, close)
    if start < 0 or trouble.line_end(start) >= close:
        return None
    number = trouble.number(trouble.at)
    message = f"found text in quotes that goes on to line {number}, expected it to end on the line where it begins"
    return trouble.slip(start, message, "Add the closing quote that is missing.", close)


def _after_quote(trouble: Trouble) -> Slip | None:
    before = trouble.text[trouble.line_start(trouble.at) : trouble.at].rstrip(" ")
    if "block" not in trouble.reading or not before.endswith(('"', "'")):
        return None
    message = f"found {trouble.found()} after the closing quote, expected the end of the line"
    if before.endswith("'"):
        return trouble.slip(trouble.at, message, "Write two single quotes for an apostrophe inside single quotes.")
    return trouble.slip(trouble.at, message, r"Put the whole text in quotes; write \" for a quote inside it.")


def _no_key(trouble: Trouble) -> Slip | None:
    before = trouble.text[trouble.line_start(trouble.at) : trouble.at].rstrip(" ")
    if trouble.char != ":" or (before and before[-1] not in "-,{["):
        return None
    return trouble.slip(trouble.at, "found a colon with no key before it, expected a key", "Add the key.")


def _stray_closer(trouble: Trouble) -> Slip | None:
    if trouble.char not in ("]", "}", ",") or ("flow" in trouble.reading and "node" not in trouble.reading):
        return None
    message = f'found "{trouble.char}", expected a value or a key here'
    fix = "Remove it, or open the bracket that it closes; put text that begins with it in quotes."
    return trouble.slip(trouble.at, message, fix, end=trouble.at + 1)


def _block_sign_in_brackets(trouble: Trouble) -> Slip | None:
    if trouble.char not in ("-", "?") or "flow node" not in trouble.reading:
        return None
    message = f'found "{trouble.char}" inside brackets, expected a value or a key without it'
    fix = "Remove it, or remove the bracket before it if the items are on lines of their own."
    return trouble.slip(trouble.at, message, fix)


def _unclosed_bracket(trouble: Trouble) -> Slip | None:
    opener = trouble.text[trouble.since : trouble.since + 1] if trouble.since is not None else ""
    if trouble.since is None or opener not in _CLOSED_BY:
        return None
    closer = _CLOSED_BY[opener]
    number, since = trouble.number(trouble.at), trouble.number(trouble.since)
    if number > since and trouble.indent(trouble.at) <= trouble.indent(trouble.since):
        message = f'found "{opener}" that is still open on line {number}, expected "{closer}" before it'
        return trouble.slip(trouble.since, message, f'Add the "{closer}".', trouble.at)
    fix = f'Add the comma or the "{closer}"; put text that contains a bracket, a comma or ": " in quotes.'
    found = "a second colon" if trouble.char == ":" else trouble.found()
    message = f'found {found}, expected a comma or "{closer}", for the "{opener}" on line {since} is open'
    return trouble.slip(trouble.at, message, fix, trouble.since)


def _second_colon(trouble: Trouble) -> Slip | None:
    if "mapping values are not allowed" not in trouble.complaint:
        return None
    start = trouble.line_start(trouble.at) + trouble.indent(trouble.at)
    first = _SECOND_COLON.match(trouble.text, start, trouble.at)
    if not first:
        return None
    message = "found a second colon with a space after it, expected one on the line: it ends a key"
    fix = "Put the value in quotes, or write the inner key on a line of its own, further indented."
    return trouble.slip(first.end(), message, fix, trouble.at)


def _line_goes_on(trouble: Trouble) -> Slip | None:
    """A line that continues the text of the line before it, so that its colon surprises the parser."""
    if "mapping values are not allowed" not in trouble.complaint:
        return None
    start = trouble.line_start(trouble.at)
    before = trouble.text[:start].rstrip()
    last = trouble.line_start(len(before))
    if not before or (trouble.indent(start) > trouble.indent(last) and ":" in before[last:]):
        message = f"found {_KEY} that is indented below a value, expected the same indentation as the line before it"
        return trouble.slip(start, message, "Align the line with the keys it belongs to.", last + trouble.indent(last))
    message = f"found {shown(before[last:].strip())}, expected a colon and a space after the key"
    return trouble.slip(last + trouble.indent(last), message, "Add the colon and the space.", trouble.at)


def _missing_colon(trouble: Trouble) -> Slip | None:
    if "unexpected ':'" in trouble.complaint:
        message = f"found {trouble.found()}, expected a space after the colon"
        return trouble.slip(trouble.at, message, "Add the space.")
    if trouble.since is None or "find expected ':'" not in trouble.complaint:
        return None
    written = shown(trouble.text[trouble.since : trouble.line_end(trouble.since)])
    if _GLUED_HYPHEN.match(trouble.text, trouble.since):
        return trouble.slip(trouble.since, f"found {written}, expected a space after the hyphen", "Add the space.")
    if _GLUED_COLON.match(trouble.text, trouble.since):
        message = f"found {written}, expected a space after the colon"
        return trouble.slip(trouble.since, message, "Add the space.")
    message = f"found {written}, expected a colon and a space after the key"
    return trouble.slip(trouble.since, message, "Add the colon, or indent the line if it goes on with the text above.")


def _list_on_line_of_key(trouble: Trouble) -> Slip | None:
    if "sequence entries are not allowed" not in trouble.complaint:
        return None
    message = "found a list that begins on the line of its key, expected its first item on a line of its own"
    return trouble.slip(trouble.at, message, 'Begin a new line before the "-", or put the text in quotes.')


def _sign(trouble: Trouble) -> Slip | None:
    for kind, sign in _SIGNS.items():
        if kind in trouble.reading or f"{kind} handle" in trouble.complaint:
            start = trouble.at if trouble.since is None else trouble.since
            message = f"found text that begins with {sign}, which stands for a YAML {kind}, expected it in quotes"
            return trouble.slip(start, message, "Put the whole text in quotes.")
    return None


def _block_text(trouble: Trouble) -> Slip | None:
    if "block scalar" not in trouble.reading:
        return None
    message = f'found {trouble.found()} after the "|" or ">" that begins a text, expected the end of the line'
    return trouble.slip(trouble.at, message, "Begin the text on the next line; put it in quotes if it is short.")


def _uneven(trouble: Trouble) -> Slip | None:
    if trouble.since is None or "parsing a block" not in trouble.reading:
        return None
    own, other = (offset - trouble.line_start(offset) + 1 for offset in (trouble.at, trouble.since))
    line = trouble.number(trouble.since)
    if own != other:
        expected = f"column {other}, as on line {line}, or that of a line between"
    elif trouble.text.startswith("-", trouble.since):
        expected = f'an item that begins with "- ", as on line {line}'
    else:
        expected = f"{_KEY}, as on line {line}"
    message = f"found {trouble.found()} at column {own}, expected {expected}"
    return trouble.slip(trouble.at, message, "Align the line with the lines it belongs to.", trouble.since)


def _after_end(trouble: Trouble) -> Slip | None:
    if "<document start>" not in trouble.complaint:
        return None
    message = f"found {trouble.found()} after the end of the document, expected nothing"
    return trouble.slip(trouble.at, message, 'Remove the line "..." or "---" that ends the document too early.')


_CAUSES: tuple[Callable[[Trouble], Slip | None], ...] = (
    _too_deep,
    _code_of_no_character,
    _unknown_escape,
    _tab,
    _reserved,
    _unclosed_quote,
    _quote_closed_late,
    _after_quote,
    _no_key,
    _stray_closer,
    _block_sign_in_brackets,
    _unclosed_bracket,
    _second_colon,
    _line_goes_on,
    _missing_colon,
    _list_on_line_of_key,
    _sign,
    _block_text,
    _uneven,
    _after_end,
)
