"""Standard input, output and error: consoles of any encoding, full disks, closed streams.

Text for people is written in the console's encoding, with replacements for characters it lacks; output for programs and
browsers is always UTF-8. If standard output is lost, the program ends with an error: a lost report must not look like a
verdict. Errors on standard error are ignored.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Any

from synthreport.files.build_logs import inert
from synthreport.files.printable import printable_lines

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_MODES = {"stdin": ("r", os.O_WRONLY), "stdout": ("w", os.O_RDONLY), "stderr": ("w", os.O_RDONLY)}
"""The mode of each stream, and the flags of a placeholder that refuses that mode."""
_DEGRADED = "synthreport.degraded"
_IN_ASCII = {
    "ε": "epsilon", "δ": "delta", "…": "...", "–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "±": "+-", "−": "-",
    "─": "-", "│": "|",
}  # fmt: skip


class Broken(Exception):
    """A standard stream cannot be used: which, and why. Not an OSError, so that it is not mistaken for a file's."""

    def __init__(self, stream: str, error: OSError) -> None:
        super().__init__(f"{stream}: {reason(error)}")
        self.reader_has_gone = isinstance(error, BrokenPipeError)


def reason(error: OSError) -> str:
    """The reason why a file or a stream cannot be used, in words."""
    return "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)


def prepare() -> None:
    """Replace the standard streams of this process with ones that the rest of the program can rely on."""
    codecs.register_error(_DEGRADED, _degraded)
    for name, (mode, refusing) in _MODES.items():
        # If a stream is closed, the next opened file would get its number, and its output.
        stream = getattr(sys, name) or open(os.open(os.devnull, refusing), mode, encoding="utf-8")  # noqa: PTH123, SIM115  (no path)
        setattr(sys, f"__{name}__", stream)  # keep a reference as Python does, else it is closed
        if os.name != "nt":
            os.set_blocking(stream.fileno(), True)  # some parents leave pipes non-blocking, which cuts reads short
    sys.__stdin__.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdin = sys.__stdin__
    sys.stdout = _text(sys.__stdout__, _Output)
    sys.stderr = _text(sys.__stderr__, _Error)


def tell(text: str) -> None:
    """Print text for people, with commands to build servers defused. Raises Broken."""
    sys.stdout.write(inert(text))
    sys.stdout.flush()


def deliver(content: str | bytes) -> None:
    """Print output for a program or a browser: text is UTF-8, whatever the console's encoding. Raises Broken."""
    from synthreport.files.writing import encoded  # lazy: text for people does not need it

    sys.stdout.flush()
    sys.stdout.buffer.write(encoded(content))
    sys.stdout.buffer.flush()


def warn(text: str) -> None:
    """Print a line on standard error."""
    print(printable_lines(text), file=sys.stderr, flush=True)


def replace_line(text: str = "") -> None:
    """Replace the line on the terminal of standard error; without a text, remove it."""
    print(f"\r\x1b[K{printable_lines(text)}", end="", file=sys.stderr, flush=True)


def received(limit: int) -> bytes:
    """The bytes of standard input, at most `limit`. Raises OSError."""
    return sys.stdin.buffer.read(limit)


def columns() -> int | None:
    """The width for output: that of the terminal, or COLUMNS; None if neither is known."""
    try:
        if sys.stdout.isatty():
            return os.get_terminal_size(sys.stdout.fileno()).columns
        return int(os.environ["COLUMNS"])
    except (KeyError, OSError, ValueError):
        return None


def colours(wanted: str = "auto") -> bool:
    """Whether output is coloured: `always`, `never`, or on a terminal unless NO_COLOR is set."""
    asked = wanted == "always" or (wanted == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    return asked and os.environ.get("TERM") != "dumb"


class _Output(io.BufferedWriter):
    """The buffer of standard output, for text and bytes; its errors are raised as Broken."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise Broken("standard output cannot be written", error) from None

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise Broken("standard output cannot be written", error) from None


class _Error(io.BufferedWriter):
    """The buffer of standard error; its errors are ignored."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return len(memoryview(data))

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def _text(stream: Any, kind: type[io.BufferedWriter]) -> io.TextIOWrapper:
    """A stream with another buffer, in its own encoding, with replacements for characters it lacks.

    Under `python -u` streams are unbuffered, and writes may be silently cut short; here they are buffered.
    """
    buffer = kind(getattr(stream.buffer, "raw", stream.buffer))
    by_line = stream.line_buffering or stream.write_through
    return io.TextIOWrapper(buffer, stream.encoding, _DEGRADED, newline="\n", line_buffering=by_line)


def _degraded(error: UnicodeError) -> tuple[str, int]:
    """The replacement for characters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_IN_ASCII.get(each, "?") for each in error.object[error.start : error.end]), error.end
