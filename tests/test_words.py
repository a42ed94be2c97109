"""Plain words: no text of the project uses a word of its old dialect (`tests/words.txt`), which names the plain one."""

from __future__ import annotations

import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]

NOT_YET = (
    "examples/*/*",
    "schema/1.0/*",
)
"""Files that are not in plain words yet: rewrite one of these rooms, and delete its line here."""

READ = (".py", ".md", ".yaml", ".yml", ".html", ".typ", ".css", ".txt", ".mjs", ".js")

WHITE_SPACE = r"\s+"
_FORMATTED = re.compile(r"\w*[fF]\w*['\"]")
_PRINTED = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)
_RENDERED = re.compile(r"<!-- (?P<mark>[\w.]+)[^\n]* -->\n(?P<text>.*?)<!-- /(?P=mark) -->", re.DOTALL)


class Word(NamedTuple):
    """A word of the list: how it is found, and what to write instead."""

    pattern: re.Pattern[str]
    plain: str


class Piece(NamedTuple):
    """A text of a file, and the number of its first line."""

    line: int
    text: str


@cache
def section(name: str) -> dict[str, str]:
    """The lines of a section of the list, each split at its arrow."""
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    _, _, rest = text.partition(f"[{name}]\n")
    lines = [line for line in re.split(r"^\[.*\]$", rest, maxsplit=1, flags=re.MULTILINE)[0].splitlines() if line]
    return dict(line.rsplit(" → ", 1) if name != "words" else line.split(" → ", 1) for line in lines if line[0] != "#")


@cache
def words() -> list[Word]:
    """The words of the list."""
    return [Word(pattern(each), plain) for each, plain in section("words").items()]


def pattern(text: str) -> re.Pattern[str]:
    """A line of the list as a regular expression on whole words."""
    start, end = (r"(?<!\w)" if text[0] != "," else "", r"(?!\w)" if text[-1] != ":" else "")
    return re.compile(f"{start}(?:{text.replace(' ', WHITE_SPACE)}){end}", re.IGNORECASE)


@cache
def files() -> list[str]:
    """The paths of all files that are read: those under version control, and new ones."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    existing = [path for path in listed.splitlines() if path.endswith(READ) and (ROOT / path).exists()]
    return [path for path in existing if not matches(path, section("not read"))]


def matches(path: str, globs: tuple[str, ...] | dict[str, str]) -> bool:
    """Whether a path matches one of some patterns of a shell."""
    return any(fnmatch(path, each) for each in globs)


def pieces(path: str, text: str) -> Iterator[Piece]:
    """The texts of a file that people read: of Python, strings and comments; of Markdown, all that is not rendered."""
    if path.endswith(".py"):
        yield from in_python(text)
    elif path.endswith(".md"):
        yield Piece(1, _PRINTED.sub(blank, _RENDERED.sub(blank, text)))
    else:
        yield Piece(1, text)


def in_python(text: str) -> Iterator[Piece]:
    """The strings and comments of a program; what an f-string computes is none of its text."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = tokenize.tok_name[token.type]
        if name in ("COMMENT", "FSTRING_MIDDLE"):
            yield Piece(token.start[0], token.string)
        elif name == "STRING":
            formatted = _FORMATTED.match(token.string)
            yield Piece(token.start[0], re.sub(r"\{[^{}]*\}", "", token.string) if formatted else token.string)


def blank(found: re.Match[str]) -> str:
    """As many lines as were found, all empty."""
    return "\n" * found[0].count("\n")


def found(path: str, text: str) -> Iterator[str]:
    """Every word of the list in a file, with its line and what to write instead."""
    read = list(pieces(path, text))
    whole = "\0".join(piece.text for piece in read)
    occurring = [word for word in words() if word.pattern.search(whole)]
    for piece in read if occurring else ():
        for word in occurring:
            for each in word.pattern.finditer(piece.text):
                line = piece.line + piece.text.count("\n", 0, each.start())
                if f"{path}: {' '.join(each[0].split()).lower()}" not in section("exceptions"):
                    yield f"{path}:{line}: {' '.join(each[0].split())!r} → {word.plain}"


def test_texts_are_in_plain_words() -> None:
    hits = [
        hit
        for path in files()
        if not matches(path, NOT_YET)
        for hit in found(path, (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert not hits, "\n".join(hits)


SAMPLES = {
    "docs/sample.md": ("A page.\n\n<!-- exit: 1 -->\nWhat stands at the\nend is mended.\n", [4, 4, 5]),
    "docs/rendered.md": ("<!-- list -->\n- mended\n<!-- /list -->\n```text\nmended\n```\nmended\n", [7]),
    "synthreport/sample.py": ('"""A mend."""\n\nmended = f"{told} is told"  # parted by\n', [1, 3, 3]),
    "synthreport/sample.yaml": ("text: Whoever\n", [1]),
    "tests/sample.py": ('found = "where there is none"\nname = "no such file"\n', [1]),
}
"""A text, and the lines on which words of the list stand: never a name, what is computed, or what is rendered."""


@pytest.mark.parametrize("path", SAMPLES)
def test_a_word_of_the_list_is_found_in_its_line(path: str) -> None:
    text, lines = SAMPLES[path]
    assert sorted(int(hit.split(":")[1]) for hit in found(path, text)) == lines


def test_a_hit_names_the_plain_word() -> None:
    assert list(found("a.md", "It is\nmended.")) == ["a.md:2: 'mended' → fix"]


def test_no_exception_is_out_of_date() -> None:
    """Each exception is for a word that its file still has, and each room that is not plain yet has files."""
    for exception in section("exceptions"):
        path, _, word = exception.partition(": ")
        assert word in (ROOT / path).read_text(encoding="utf-8").lower(), exception
    assert not [room for room in NOT_YET if not any(fnmatch(path, room) for path in files())]
