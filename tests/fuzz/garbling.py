"""One more mistake in the text of a manifest: bytes, encodings, and the syntax of YAML and JSON."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

SPICES = (
    b"\t", b"\r", b"\n", b"\x00", b"\x85", b"\xc2\x85", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf0\x9f\x98\x80",
    b"\xff", b"\xc0\x80", b": ", b":", b"- ", b"? ", b"#", b" ", b"  ", b"'", b'"', b"\\", b"\\ud800", b"\\UFFFFFFFF",
    b"[", b"]", b"{", b"}", b",", b"&a ", b"*a", b"!!x ", b"! ", b"!!binary ", b"<<: ", b"<<: *a\n", b"---\n",
    b"...\n", b"%YAML 1.2\n", b"|", b"|+2\n", b">-\n", b"@", b"`", b"~", b".nan", b"-.inf", b"99999999999999999999",
    b"1e999", b"0o17", b"0x1F", b"1_000", b"010", b"NaN", b"null", b"no", b"/*", b"\xe2\x80\xa8", b"dataset:\n",
    b'"a": 1,', b"kind: ", b"gap: ", b"rest: {gap: unknown}\n", b"{gap: unknown}", b"<script>",
)  # fmt: skip

Slip = Callable[[bytes, Random], bytes]


def garbled(text: bytes, random: Random) -> bytes:
    """The same text with one to four mistakes in it."""
    for _ in range(random.choice((1, 1, 2, 4))):
        text = random.choice(SLIPS)(text, random)
    return text


def _insert(text: bytes, random: Random) -> bytes:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(SPICES) + text[at + random.choice((0, 0, 0, 1, 3, 30)) :]


def _cut(text: bytes, random: Random) -> bytes:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 40, 400)) :]


def _end(text: bytes, random: Random) -> bytes:
    return text[: random.randint(0, len(text))]


def _flip(text: bytes, random: Random) -> bytes:
    at = random.randint(0, max(len(text) - 1, 0))
    return text[:at] + bytes([random.randint(0, 255)]) + text[at + 1 :]


def _lines(text: bytes, random: Random) -> bytes:
    """Lines that are dropped, doubled, exchanged, indented or dedented."""
    lines = text.splitlines(keepends=True) or [b""]
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    ways: list[list[bytes]] = [
        [],
        [lines[at]] * 2,
        [lines[other]],
        [b"  " + lines[at]],
        [lines[at].removeprefix(b"  ")],
    ]
    lines[at : at + 1] = random.choice(ways)
    return b"".join(lines)


def _encode(text: bytes, random: Random) -> bytes:
    told = text.decode(errors="replace")
    encoding = random.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-8-sig", "utf-7"))
    return told.encode(encoding, "replace")


def _end_lines(text: bytes, random: Random) -> bytes:
    return text.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\xc2\x85", b"\xe2\x80\xa8")))


def _requote(text: bytes, random: Random) -> bytes:
    one, other = random.choice(((b'"', b"'"), (b"'", b'"'), (b": ", b":"), (b", ", b","), (b"- ", b"-"), (b'"', b"")))
    return text.replace(one, other, random.choice((1, 3, -1)))


SLIPS: tuple[Slip, ...] = (
    _insert, _insert, _insert, _insert, _cut, _cut, _lines, _lines, _lines, _flip, _end, _encode, _end_lines,
    _requote,
)  # fmt: skip
"""Every mistake, the likely ones more than once."""
