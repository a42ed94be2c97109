"""Whether a first line gives the names of columns: it must differ from the rows below it, or it may be a record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from synthreport.scan.columns.cell_shapes import is_value, look, mask
from synthreport.scan.columns.column_statistics import MISSING
from synthreport.scan.columns.column_words import has_word, is_gap, is_word
from synthreport.scan.columns.numbered_columns import run_of

MOST_ROWS = 1000
"""Rows below a first line that it is compared with."""
MOST_CELLS = 200_000
FEWEST_ROWS = 20
MOST_COLUMNS = 2000
"""Columns that are compared; what is wider is compared in the first ones alone."""

OCCURS = "its words occur among the values"
ADVICE = "add a header, or name the columns in a dictionary file"

_RARE = 0.02
_MOST = 0.9
_ENOUGH = 20
"""The number of values from which a share is meaningful."""
_FEW = 5
_FEWEST_NAMES = 4
"""Of fewer names, some may be missing or the same."""


class _First(NamedTuple):
    """A first line, and the columns below it."""

    names: list[str]
    columns: list[list[str]]

    def named(self) -> Iterable[tuple[str, list[str]]]:
        """The names, with the values below each: those that are not missing."""
        for name, column in zip(self.names, self.columns, strict=False):
            if name:
                yield name, [value for value in column if value not in MISSING]


def sample_size(width: int) -> int:
    """How many rows a first line is compared with, by the number of columns."""
    return max(FEWEST_ROWS, min(MOST_ROWS, MOST_CELLS // max(width, 1)))


def doubt(names: Sequence[str], rows: Sequence[Sequence[str]], described: Collection[str] = ()) -> str:
    """Why a first line may be no header, judged by the first rows below it; empty if it surely is one.

    Where a dictionary has described every name, in lower case, they are names for certain.
    """
    first = _first(names, rows)
    if _is_described(first.names, described):
        return ""
    if _is_written_as_text(names, rows):
        return "it is written like a sentence"
    return next(filter(None, (check(first) for check in _CHECKS)), "")


def settled(names: Sequence[str], rows: Sequence[Sequence[str]], described: Collection[str] = ()) -> set[str]:
    """The names that stay names even if they occur among the values: those that are described, or numbered."""
    first = _first(names, rows)
    return set(first.names) if _is_described(first.names, described) else run_of(*first)


def _first(names: Sequence[str], rows: Sequence[Sequence[str]]) -> _First:
    whole = [row[:MOST_COLUMNS] for row in rows if len(row) == len(names)]
    columns = [[value.strip() for value in column] for column in zip(*whole, strict=True)]
    return _First([name.strip() for name in names], columns)


def _is_described(names: list[str], described: Collection[str]) -> bool:
    said = {name.lower() for name in names} - {""}
    return bool(said) and said <= set(described)


def _is_written_as_text(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a space follows each delimiter, as after a comma in a sentence, and so in no row below."""
    spaced = [name.startswith(" ") for name in names[1:]]
    is_style = len(spaced) > 1 and all(spaced)
    known = all(is_word(name) or has_word(name) for name in names)
    return any(spaced) and not is_style and not known and not any(v.startswith(" ") for row in rows for v in row[1:])


def _holds_values(first: _First) -> str:
    run = run_of(*first)
    count = sum(1 for name in first.names if name and name not in run and is_value(name))
    return f"{count} of its cells {'looks' if count == 1 else 'look'} like a value" if count else ""


def _is_a_title(first: _First) -> str:
    named = [name for name in first.names if name]
    if len(named) < 2 <= len(first.names) and (len(first.names) > 2 or first.names[0]):
        return "but for one, its cells are empty"
    if len(named) >= _FEWEST_NAMES and len(set(named)) * 3 < len(named) * 2:
        return "its cells repeat each other"
    blank = sum(1 for name, column in zip(first.names[1:], first.columns[1:], strict=False) if not name and any(column))
    return "many of its cells are empty" if len(first.names) >= _FEWEST_NAMES and blank * 3 > len(first.names) else ""


def _is_spaced(first: _First) -> str:
    """Whether spaces stand between the values, so that the whole line would be one name."""
    words = len(first.names[0].split()) if len(first.names) == 1 else 0
    values = first.columns[0] if first.columns else []
    spaced = words > 1 and values and all(len(value.split()) == words for value in values)
    return "spaces stand between its values; put commas or tabs there" if spaced else ""


def _is_alone(first: _First) -> str:
    named = list(filter(None, first.names))
    known = any(map(is_word, named)) and all(is_word(name) or has_word(name) for name in named)
    return "" if first.columns or known else "no row below it can be compared with it"


def _occurs_below(first: _First) -> str:
    run = run_of(*first)
    held = [(name.casefold(), values) for name, values in first.named() if name not in run]
    occurs = any(name in set(map(str.casefold, values)) for name, values in held)
    return OCCURS if occurs else ""


def _looks_like_below(first: _First) -> str:
    run = run_of(*first)
    for name, values in first.named():
        if name not in run and any(map(str.isdigit, name)):
            alike = sum(mask(value) == mask(name) for value in values)
            if alike * 10 >= len(values) > 0:
                return "a cell of it looks like those below"
    return ""


def _goes_on(first: _First) -> str:
    """Whether the second line, of units or of more names, is as unlike the others as the first."""
    odd = 0
    for column in first.columns:
        rest = [value for value in column[1:] if value not in MISSING]
        if len(rest) > 2 and _share(is_value, rest) > _MOST and column[0] not in MISSING and not is_gap(column[0]):
            if is_value(column[0]):
                return ""
            odd += 1
    return "the second line is no record either, but units or more names" if odd else ""


def _is_transposed(first: _First) -> str:
    """Whether each row, and not each column, holds values of one kind."""
    if len(first.columns) < 3 or len(first.columns[0]) < 3:
        return ""
    variables, *others = first.columns
    if len(set(variables)) < len(variables) or any(map(is_value, variables)):
        return ""
    kinds = [{is_value(value) for value in row if value not in MISSING} for row in zip(*others, strict=True)]
    if any(len(kind) > 1 for kind in kinds):
        return ""
    words = sum(map(is_word, variables))
    of_names = 2 <= words >= len(variables) / 2 and not any(map(is_word, first.names[1:]))
    return (
        "its rows seem to be the fields; exchange rows and columns" if len(set().union(*kinds)) > 1 or of_names else ""
    )


def _is_no_different(first: _First) -> str:
    """The last question: columns that suggest a header must outnumber those that do not."""
    held = [(name, values) for name, values in first.named() if values]
    if not first.columns:
        return ""
    signs = [(_sign(name, values), _is_known(name, values)) for name, values in held]
    known = sum(each for _, each in signs)
    told = sum(bool(sign) for sign, _ in signs)
    alike = len(held) - told
    if len(held) == 1:
        beside = any(is_word(name) for name in first.names if name != held[0][0])
        sure = _is_no_title(held[0][0], *signs[0], beside=beside)
    else:
        strong = known > 0 or (any(sign in ("kind", "category") for sign, _ in signs) and not _may_be_names(first))
        sure = strong and (told + known >= alike / 2 + 1 or (known > 1 and known * 2 >= len(held)))
    return "" if sure else "it looks the same as the rows below it"


def _is_no_title(name: str, sign: str, known: bool, *, beside: bool) -> bool:
    """Whether the one name of a table cannot be a list's title, such as a person; column words may be next to it."""
    return known or (sign == "kind" and (not _may_be_a_name(name) or (beside and name.islower())))


def _may_be_names(first: _First) -> bool:
    return all(map(_may_be_a_name, first.names))


def _may_be_a_name(name: str) -> bool:
    """Whether the spelling of a name allows that it is a person's: no number, no short form."""
    parts = re.findall(r"[^\W_]+", name)
    return all(map(str.isalpha, parts)) and any(len(part) > len("bmi") or part.istitle() for part in parts)


def _sign(name: str, values: list[str]) -> str:
    """How a name differs from all values below it; empty if it does not, or could be one of them."""
    if is_gap(name):
        return ""
    if _share(is_value, values) >= _MOST:
        return "kind"
    if len(values) >= _ENOUGH and _are_few(Counter(map(str.casefold, values)), len(values)):
        return "category"
    looks = Counter(map(look, values))
    unseen = look(name) not in looks and _lone(looks) <= _RARE * len(values)
    return "look" if unseen and len(values) >= _FEW else ""


def _are_few(counts: Counter[str], total: int) -> bool:
    """Whether values are categories of which a record is unlikely to hold one that no other holds."""
    return _lone(counts) <= _RARE * total and len(counts) * 4 <= total


def _lone(counts: Counter[Any]) -> int:
    return sum(1 for count in counts.values() if count == 1)


def _is_known(name: str, values: list[str]) -> bool:
    """Whether a name is a word that columns have, and none that could be a value of this one."""
    if _share(is_value, values) >= _MOST:
        return len(name) == 1 or (is_word(name) and not is_gap(name))
    if len(name) <= 3:
        return (is_word(name) or len(name) == 1) and len(name) not in set(map(len, values))
    return is_word(name) or (has_word(name) and look(name) not in set(map(look, values)))


def _share(asked: Callable[[str], bool], values: list[str]) -> float:
    return sum(map(asked, values)) / len(values)


_CHECKS = (
    _holds_values, _is_a_title, _is_spaced, _is_alone, _occurs_below, _looks_like_below, _goes_on, _is_transposed,
    _is_no_different,
)  # fmt: skip
