"""Bytes → characters: UTF-8 without a byte order mark, and without characters that no text needs."""

from __future__ import annotations

import re
from typing import Any

from synthreport.document.pointers import put
from synthreport.document.positions import Places, Source, shown
from synthreport.document.problems import Notes, Slip

_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_REPLACEMENT = "\ufffd"

_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
_CONTROL_NAMES = {"\x00": "NUL", "\x0c": "form feed", "\x1b": "escape", "\x7f": "delete", "\x85": "next line"}
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_TWO_BYTE_CONTROL = re.compile(b"\xc2[\x80-\x9f]")
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def decode(source: bytes, limit: int, notes: Notes) -> str:
    """The text of the bytes, which becomes the source of the notes.

    Raises Unreadable, with the problem noted, if there are too many bytes or some are not UTF-8.
    """
    if len(source) > limit:
        message = f"the file has more than {limit:,} bytes, the most that are read; it has not been read"
        raise notes.stop(Slip("DC51", 0, 0, message, "Move long content to files that the manifest refers to."))
    if _is_wide(source[:64]):
        message = "the file looks like UTF-16 or UTF-32, expected UTF-8"
        raise notes.stop(Slip("DC52", 0, 0, message, "Save the file again with the encoding UTF-8."))
    body = source.removeprefix(_BOM)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        notes.source = Source(body.decode(errors="replace"))
        raise notes.stop(_not_utf8(error, len(source) - len(body))) from None
    notes.source = Source(text)
    if len(body) < len(source):
        message = "found a byte order mark before the text, expected UTF-8 without one; the text has been read"
        notes.add(Slip("DC53", 0, 0, message, 'Save the file as "UTF-8", not as "UTF-8 with BOM".'))
    return text


def _is_wide(head: bytes) -> bool:
    """Whether a file begins like UTF-16 or UTF-32: with their mark, or with NUL as every other byte."""
    has_gaps = len(head) > 3 and any(head) and not (any(head[::2]) and any(head[1::2]))
    return head.startswith(_WIDE_BOMS) or has_gaps


def _not_utf8(error: UnicodeDecodeError, skipped: int) -> Slip:
    at = len(error.object[: error.start].decode())
    byte = error.object[error.start]
    message = f"found byte 0x{byte:02X}, number {skipped + error.start + 1:,} of the file, expected UTF-8"
    if "end of data" in error.reason:
        return Slip("DC52", at, at + 1, f"{message}: the file ends inside a character", "Restore the end of the file.")
    if byte >= 0xA0:
        message += f"; in Latin-1 the byte would be {shown(chr(byte))}"
    return Slip("DC52", at, at + 1, message, "Save the file again with the encoding UTF-8.")


def _may_hold_controls(encoded: bytes) -> bool:
    if len(encoded.translate(None, _CONTROL_BYTES)) < len(encoded):
        return True
    if encoded.isascii():
        return False
    return bool(_TWO_BYTE_CONTROL.search(encoded)) or any(char in encoded for char in _NO_CHARACTERS)


def without_controls(text: str) -> tuple[str, int]:
    """The text with each forbidden character replaced, so that a parser accepts it; and their number.

    Searching a clean text costs several times as much as a look at its bytes that shows that it is clean.
    """
    return re.subn(_CONTROL, _REPLACEMENT, text) if _may_hold_controls(text.encode()) else (text, 0)


def note_controls(count: int, data: Any, places: Places, notes: Notes) -> Any:
    """Note this number of such characters of the source, and return the data with None for the values that they spoil.

    If there is not room for all of them, the values of the rest keep their replacement characters.
    """
    for number, found in enumerate(re.finditer(_CONTROL, notes.source.text)):
        if notes.quota.refuses("DC54"):
            notes.quota.more["DC54"] += count - number - 1
            break
        pointer = places.pointer_at(found.start())
        spoils = places.is_scalar_at(pointer, found.start())
        notes.add(_control(found[0], found.start()), pointer, spoils=spoils)
        data = put(data, pointer, None) if spoils else data
    return data


def _control(char: str, offset: int) -> Slip:
    named = f" ({_CONTROL_NAMES[char]})" if char in _CONTROL_NAMES else ""
    message = f"found the character U+{ord(char):04X}{named}, expected only characters that can be seen"
    return Slip("DC54", offset, offset + 1, message, "Delete the character.")
