"""What a cell looks like: a value, whatever column it is in, or a name that somebody may have given to a column."""

from __future__ import annotations

import re

from synthreport.scan.columns.given_names import has_given_name, names_somebody

_LONGEST = 200
"""Characters of a cell that are looked at."""

_LONG_NUMBER = 7
"""A text with this many digits can identify a person."""

_MONTHS = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch|s)?|märz?|apr(?:il)?|may|mai|june?|juni|july?|juli"
    r"|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)
_OTHER_MONTHS = r"(?:janv|févr|février|avr|avril|juin|juil|juillet|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott)\.?"
_STREETS = (
    r"street|road|avenue|lane|drive|court|boulevard|straße|strasse|weg|platz|allee|gasse|rue|via|calle|piazza|straat"
)
_OF_ONE = (
    rf"(\w{{2,10}}, )?\d{{1,2}}(st|nd|rd|th)?[. /-]*({_MONTHS}|{_OTHER_MONTHS})[., /-]*\d{{2,4}}\b.*",
    rf"{_MONTHS}[ /-]*\d{{1,2}},?[ /-]+\d{{2,4}}\b.*",
    r".*\S@\S.*|\w+://.*|www\.\S+|\S+\s?[(\[{]?\bat\b[)\]}]?\s?[\w-]+\.[a-z]{2,}",
    r"(?=.*:.*:)[\da-f:]+(%\w+|/\d+)?|[\da-f]{2}([:-][\da-f]{2}){5}",  # addresses of machines
    r"[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}|(?=.*\d)(?=.*[a-f])[\da-f]{12,}",
    r"(?-i:[A-Z]{2})\d\d( ?(?-i:[A-Z\d]{4})){2,8}( ?[a-z\d]{1,3})?",  # a bank account
    r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|[a-z]\d[a-z] \d[a-z]\d|[a-z]{1,2}-\d{4,5}|\d{4} [a-z]{2}",  # postcodes
    r"[a-z]{2} ?(\d\d ?){3}[a-z]|[a-z]{6}\d\d[a-z]\d\d[a-z]\d{3}[a-z]|\d{6,}-?[a-z]+|[a-z]\d{7,}[a-z]?",
    r"\w+\\+[\w.-]+|([\w-]+\.)+[a-z]{2,}/\S*",  # an account of a domain, an address without its scheme
    r"[a-z]{2,}\^[a-z].*",  # a person, as HL7 and DICOM write it
    rf"(?=.*\d)(.*\s)?({_STREETS})\b.*|(?=.*\d).*\w(straße|strasse|str\.|weg|platz|gasse|straat)\s.*",
)
"""What belongs to one person or place, or is one day."""
_OF_MANY = (
    r"[\W\d_]*\d[\W\d_]*",  # digits and marks: numbers, dates, telephones, IP addresses, blood pressures
    r"[?.*+~=<>|!,;:/\\-]+",  # a mark for what is missing
    r"[-+<>]?(\d[\d.,]*|[.,]\d+)e[-+]?\d+|[-+]?inf(inity)?|nan|<na>|#?n/a|null|true|false",
    r"\d{4}-\d\d-\d\d[t ]\d.*|\d{1,2}(:\d\d)+\s?([ap]\.?m\.?|h|uhr|z)?|\d{1,2}\s?[ap]m",
    rf"{_MONTHS}([ '/-]+\d{{2,4}}|\d{{4}})|\d{{4}}[ /-]*{_MONTHS}",
    r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d|\d{4}[A-Z]{2})",
    r"(ab|a|b|o)\s?(rh)?\s?[+-]",
    r"\{.*|\[[\d\"'{\[].*|<\w.*>",
    r"(?![a-z]{0,3}\d+[a-z]?:|unnamed: \d)[^\W\d][\w .-]*(:\s+|\s*=\s*)\S.*",  # a label with what it labels
    r"[^\W\d].*:|(//|--|/\*|\*\*|;|!|%%|rem\s|'''|\"{3}).*|%\s+\S+\s+\S.*",  # lines before a table
    r".*\S\s+(#|//)\s*(?!of\b)[^\W\d_]{2}.*",  # a comment behind a name
    r".*\b\d{5,}\b.*",
    r"(\S+\s+){12}.*|(\S+\s+){3,}\S*[.!;](\s.*)?",  # sentences
)


def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE | re.DOTALL)


_IS_OF_ONE, _IS_VALUE = _any_of(_OF_ONE), _any_of(_OF_ONE + _OF_MANY)

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_IS_PERSON = re.compile(
    rf"(Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Mme|Mlle|Sr|Sra|Schwester|Sister|Nurse|Pfleger|OA|OÄ|PD)\.? {_NAME}.*"
    r"|(?i:(.*[\W_])?(mr|mrs|dr|prof|professor|doz|herrn?|frau)(\.\s?|[\s_]+)[^\W\d].*)"
    r"|.*\w,? (MD|M\.D\.|PhD|Ph\.D\.|RN|MBBS|MBChB|FRCS|FRCP)"
    rf"|{_NAME}, {_NAME}( [A-Z]\.?)*|([A-Z]\. ?){{0,2}}[A-Z]\. ?{_NAME}|{_NAME},? ?([A-Z]\.[ -]?){{1,3}}"
    r"|(?!U\.[SK]\.|E\.U\.)([A-Z]\.[ -]?){2,4}"
    r"|(?i:patient|pat|pt|subj|subject|sub|person|participant|proband|case|mrn|nhs)(?i:[ _.-]?(?:id|no|nr))?[ _.#-]*\d+"
    r"|[PS]0\d{2,}|[PS]-\d{2,}"
)


def is_value(text: str) -> bool:
    """Whether a text is a value in any column: a number, a date, an address, a sentence, a person."""
    text = text.strip()[:_LONGEST]
    return _IS_VALUE.fullmatch(text) is not None or _is_person(text)


def _is_person(text: str) -> bool:
    return _IS_PERSON.fullmatch(text) is not None or names_somebody(text)


_IS_NOBODY = re.compile(
    r"[\W_0x]*|anon.*|.*unknown|none|null|n/?a|nil|tests?|phantom|removed|redacted|withheld|hidden|blank|default"
    r"|de-?id.*|pseudo.*|(patient|subject|sample|person)?[\W_]*(id|name|no)?|tumou?r|normal|control|case|proband",
    re.IGNORECASE,
)


def is_nobody(text: str) -> bool:
    """Whether a text replaces a name that was removed or never given, and so identifies nobody."""
    return _IS_NOBODY.fullmatch(text.strip()[:_LONGEST]) is not None


def is_personal(text: str) -> bool:
    """Whether a text looks like personal data: a name, an address, a day, a long number."""
    text = text.strip()[:_LONGEST]
    is_long = "@" in text or sum(map(str.isdigit, text)) >= _LONG_NUMBER
    return is_long or _IS_OF_ONE.fullmatch(text) is not None or _is_person(text) or has_given_name(text)


_IN_PATH = re.compile(
    r"\S@\S|[a-z]{2,}\^[a-z]|\b[a-z'’-]{2,}, ?[a-z]|mrn|\bssn|[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}"
    r"|(?<![\da-f])(?!(?:19|20)\d{6}(?!\d))\d{6,}(?![\da-f])",
    re.IGNORECASE,
)
"""What in a path is often the name or the number of a person; a day, or a digest, is not."""


def path_may_name_somebody(path: str) -> bool:
    """Whether a part of a path looks like the name or the number of a person."""
    return any(map(_IN_PATH.search, path.split("/")))


def mask(text: str) -> str:
    """The shape of a text: every run of letters as `a`, every run of digits as `9`, all else as it is."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text.strip()[:_LONGEST]))


Look = tuple[str, bool, bool, bool]


def look(text: str) -> Look:
    """How a text is written: its case, and whether it has digits, spaces, and marks between its words."""
    text = text.strip()[:_LONGEST]
    case = "title" if text.istitle() else "lower" if text.islower() else "upper" if text.isupper() else ""
    return case, any(map(str.isdigit, text)), " " in text, re.search(r"\w[_.]\w", text) is not None
