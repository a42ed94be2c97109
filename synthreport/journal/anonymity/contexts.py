"""The words around a word, which show whether it is a name: titles, initials, colleagues, methods, numbers."""

from __future__ import annotations

import re

AROUND = 40
"""How many characters around a word are read."""

_TITLE = re.compile(
    r"(?:\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Herrn?|Frau|Mme|Mlle|Dra?|PD|PI|Schwester|Nurse|Sister)\.?"
    r"|\b[A-Z]\.(?:[ -]?[A-Z]\.)*)[ \xa0]?$"
).search
_NUMBERED = re.compile(
    r"(?:\b(?i:grant|award|project|contract|vote|reference|number|no|nr|id|agreement|fkz|gepris)|\b[A-Z][\w-]*[A-Z\d]\w*)"
    r"[.:#\s/-]{0,4}$"
).search
_COUNTS = re.compile(r"\s+[a-z]").match
_COLLEAGUES = re.compile(
    r"(?:['’]s?)?\s+(?:(?i:et\s+al)|(?:&|and|und|et|y)\s+(?:colleagues|co-?workers|Kolleg|al\b|collaborators|team)"
    r"|(?:lab|laboratory|group|team|Lab|Laboratory|Group|Team)\b)|,?\s[A-Z]\.(?:\W|$)|['’]s\s"
).match
_METHOD = re.compile(
    r"['’]?s?[\s-]+(?:and\s)?(?:[A-Z][a-z]+[-–]|interval|test|score|model|regression|statistic|distance|coefficient|"
    r"distribution|criteri|index|scale|disease|syndrome|correct|method|estimat|process|chain|sampl|prior|kernel|filter|"
    r"transform|plot|curve|law|matrix|exact|rank|signed|proportional|hazard|diverg|inequal|approxim|bound|rule|theorem|"
    r"noise|mechanism|procedure|adjust|residual|limits?\b|confidence|method|formula|statisti|correl|agreement|lymphom|"
    r"stag|paradox|informati|entropy|optimi[sz]|network|loss|metric|simulat|unit|cell|patholog|sign\b|function)"
    r"|[-–][A-Z]"
).match
_EPONYM_BEFORE = re.compile(r"[A-Za-z][-–]$|\b(?:trisomy|syndrome|scale|index|test|score)\s$").search
_HOST_GOES_ON = re.compile(r"(?:-[a-z0-9-]{1,60})?(?:\.[a-z0-9-]{1,60}){0,5}\.[a-z]{2,12}(?![\w(-])", re.I).match
_ACCOUNT_BEGINS, _ACCOUNT_ENDS = re.compile(r"(?<![\w.])@$|[/\\~]$").search, re.compile(r"(?![\w.-])|[/\\]").match
_INITIAL_BEFORE, _INITIAL_AFTER = re.compile(r"\b[A-Z]{1,2}\s$").search, re.compile(r"\s[A-Z]{1,2}(?!\w)").match
_NUMBER = re.compile(r",?\s+(?:\d|of\b)|[-–]\d").match
_BEGINNING = re.compile(r"(?:^|[.!?:;•\n]|^\s*[-*–])[\s\"'“„‘(\[]*$").search
_SMALL_BEFORE = re.compile(r"\b[a-zß-ÿ]+,?\s$").search
_CAPITAL_AFTER = re.compile(r"[\s-]+[A-Z]|-").match


def names_somebody(before: str, after: str) -> bool:
    """Whether a word follows a title or an initial, or precedes colleagues and initials."""
    return _TITLE(before) is not None or _COLLEAGUES(after) is not None


def is_in_an_address(before: str, after: str) -> bool:
    """Whether a word is a part of a host's name, or of an account: kings-college.example, @kings-college."""
    return bool(_HOST_GOES_ON(after) or (_ACCOUNT_BEGINS(before) and _ACCOUNT_ENDS(after)))


def is_beside_an_initial(before: str, after: str) -> bool:
    """Whether a letter without a stop is beside a word: Roe J may be a person, and May A the beginning of a text."""
    return bool(_INITIAL_BEFORE(before) or _INITIAL_AFTER(after))


def names_a_method(before: str, after: str) -> bool:
    """Whether a word is part of the name of a method, a scale or a disease: Cox model, Mann-Whitney."""
    return _METHOD(after) is not None or _EPONYM_BEFORE(before) is not None


def is_numbered(before: str) -> bool:
    """Whether a number is called that of an award or a vote, or follows the initials of a programme."""
    return _NUMBERED(before) is not None


def counts(after: str) -> bool:
    """Whether a number counts the noun after it."""
    return _COUNTS(after) is not None


def says_something_else(before: str, after: str) -> bool:
    """Whether a word has its capital because a sentence begins, or counts something: May 2024."""
    return _NUMBER(after) is not None or _BEGINNING(before) is not None


def is_within_a_sentence(before: str, after: str) -> bool:
    """Whether a word alone has a capital among others that have none: of Long is, but not with Long COVID."""
    return _SMALL_BEFORE(before) is not None and _CAPITAL_AFTER(after) is None
