"""Standard input, output and error, whatever they are: a console of any encoding, a full disk, closed.

Text for people is written in the console's encoding, as far as that can hold it; what programs and browsers read is
UTF-8 everywhere. Output that is lost ends the program, for a report that nobody got must not pass for a verdict. What
standard error cannot take is dropped: nobody is left to be told.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Any

from synthreport.files.build_logs import inert
from synthreport.files.terminal import printable_lines

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_MODES = {"stdin": ("r", os.O_WRONLY), "stdout": ("w", os.O_RDONLY), "stderr": ("w", os.O_RDONLY)}
"""How each stream is used, and how a descriptor is opened that refuses that."""
_DEGRADED = "synthreport.degraded"
_IN_ASCII = {
    "ε": "epsilon", "δ": "delta", "…": "...", "–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "±": "+-", "−": "-",
    "─": "-", "│": "|",
}  # fmt: skip


class Broken(Exception):
    """A standard stream cannot be used: which, and why. It is no OSError, which would be taken for one of a file."""

    def __init__(self, stream: str, error: OSError) -> None:
        super().__init__(f"{stream}: {reason(error)}")
        self.reader_has_gone = isinstance(error, BrokenPipeError)


def reason(error: OSError) -> str:
    """Why a file or a stream cannot be used, in words."""
    return "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)


def prepare() -> None:
    """Make the standard streams of this process what the rest of the program expects of them."""
    codecs.register_error(_DEGRADED, _degraded)
    for name, (mode, refusing) in _MODES.items():
        # Where a stream is closed, the next file that is opened would get its number, and what is meant for it.
        stream = getattr(sys, name) or open(os.open(os.devnull, refusing), mode, encoding="utf-8")  # noqa: PTH123, SIM115  (no path)
        setattr(sys, f"__{name}__", stream)  # as Python keeps it: without a name, it would be closed
        if os.name != "nt":
            os.set_blocking(stream.fileno(), True)  # else reads may end early, as some parents leave their pipes
    sys.__stdin__.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdin = sys.__stdin__
    sys.stdout = _text(sys.__stdout__, _Output)
    sys.stderr = _text(sys.__stderr__, _Error)


def tell(text: str) -> None:
    """Print text for people, in which nothing is a command to a build server. Raises Broken."""
    sys.stdout.write(inert(text))
    sys.stdout.flush()


def deliver(content: str | bytes) -> None:
    """Print what a program or a browser reads: text as UTF-8, whatever the console's encoding. Raises Broken."""
    from synthreport.files.writing import encoded  # not above: text for people does without

    sys.stdout.flush()
    sys.stdout.buffer.write(encoded(content))
    sys.stdout.buffer.flush()


def warn(text: str) -> None:
    """Say something on standard error."""
    print(printable_lines(text), file=sys.stderr, flush=True)


def received(limit: int) -> bytes:
    """What comes by standard input, and no more of it than can be used. Raises OSError."""
    return sys.stdin.buffer.read(limit)


def columns() -> int | None:
    """How wide output may be: as wide as the terminal, or as COLUMNS says; None where neither is known."""
    try:
        if sys.stdout.isatty():
            return os.get_terminal_size(sys.stdout.fileno()).columns
        return int(os.environ["COLUMNS"])
    except (KeyError, OSError, ValueError):
        return None


def colours(wanted: str = "auto") -> bool:
    """Whether output is coloured: `always`, `never`, or where a terminal reads and nobody has asked for none."""
    asked = wanted == "always" or (wanted == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    return asked and os.environ.get("TERM") != "dumb"


class _Output(io.BufferedWriter):
    """What standard output goes through, as text or as bytes, whoever writes it: its failures are told from others."""

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
    """What standard error goes through: it never fails."""

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
    """A stream through another buffer, in its own encoding; what that cannot hold is replaced.

    Under `python -u` it has no buffer, so that writes may be cut short in silence; here it has.
    """
    buffer = kind(getattr(stream.buffer, "raw", stream.buffer))
    by_line = stream.line_buffering or stream.write_through
    return io.TextIOWrapper(buffer, stream.encoding, _DEGRADED, newline="\n", line_buffering=by_line)


def _degraded(error: UnicodeError) -> tuple[str, int]:
    """What is written for characters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_IN_ASCII.get(each, "?") for each in error.object[error.start : error.end]), error.end
