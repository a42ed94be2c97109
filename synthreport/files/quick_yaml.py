"""Writes texts of one line word by word: character by character, as PyYAML does, is a third of a long command."""

from __future__ import annotations

import re

from yaml import SafeDumper
from yaml.emitter import Emitter, ScalarAnalysis

_ONE_LINE = re.compile(r"[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffe]+").fullmatch
"""A text without line breaks and without characters that must be escaped."""
_EITHER = r"^[#,\[\]{}&*!|>'\"%@`]|^-(?= |$)|^---|^\.\.\.| #"
_NOT_IN_FLOW = re.compile(rf"{_EITHER}|[,?\[\]{{}}:]").search
_NOT_IN_BLOCK = re.compile(rf"{_EITHER}|^\?(?= |$)|:(?= |$)").search
"""What a plain text must not have, in brackets and elsewhere."""
_PIECES = re.compile(r" +|[^ ]+").findall


class QuickWriting(Emitter):
    """The same bytes as PyYAML's own writer, sooner."""

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        """Which styles a text may have."""
        if not (self.allow_unicode and _ONE_LINE(scalar)):
            return super().analyze_scalar(scalar)
        bare = scalar[0] != " " != scalar[-1]
        return ScalarAnalysis(
            scalar=scalar,
            empty=False,
            multiline=False,
            allow_flow_plain=bare and not _NOT_IN_FLOW(scalar),
            allow_block_plain=bare and not _NOT_IN_BLOCK(scalar),
            allow_single_quoted=True,
            allow_double_quoted=True,
            allow_block=scalar[-1] != " ",
        )

    def write_plain(self, text: str, split: bool = True) -> None:
        """Write a text without quotes."""
        if self.encoding or not _ONE_LINE(text):
            super().write_plain(text, split)
            return
        self.open_ended = self.open_ended or self.root_context
        if not self.whitespace:
            self._put(" ")
        self.whitespace = self.indention = False
        for piece in _PIECES(text):
            self._put_or_break(piece, split)

    def write_single_quoted(self, text: str, split: bool = True) -> None:
        """Write a text in single quotes."""
        if self.encoding or not _ONE_LINE(text):
            super().write_single_quoted(text, split)
            return
        self.write_indicator("'", True)
        first, *others = _PIECES(text)
        self._put(first.replace("'", "''"))
        for number, piece in enumerate(others, start=2):
            self._put_or_break(piece.replace("'", "''"), split and number <= len(others))
        self.write_indicator("'", False)

    def _put_or_break(self, piece: str, split: bool) -> None:
        """Write a word, or the spaces between words: beyond the width, one space is a line break."""
        if piece == " " and split and self.column > self.best_width:
            self.write_indent()
            self.whitespace = self.indention = False
        else:
            self._put(piece)

    def _put(self, piece: str) -> None:
        self.column += len(piece)
        self.stream.write(piece)


class QuickDumper(QuickWriting, SafeDumper):
    """PyYAML's writer of plain data, with quick writing."""
