"""The values that answers are made of: text, identifiers, dates, counts, digests, closed words."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, model_validator

from synthreport.document.scalars import LARGEST
from synthreport.manifest.place_and_language_codes import COUNTRIES, LANGUAGES
from synthreport.standard.reserved_words import RESERVED

_END = r"$(?!\n)"
"""The end: to Python alone, `$` also matches before a last line break."""
_BLANK = r"\s\x1c-\x1f\x85\ufeff"
"""White space of Python or of ECMAScript: each knows some that the other does not."""

ID_PATTERN = rf"^(?!(?:{'|'.join(RESERVED)}){_END})(?!x-)[A-Za-z][A-Za-z0-9_.\-]{{0,63}}{_END}"
_DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+\-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
_FIELD = r"(?:[A-Za-z_][A-Za-z0-9_.]*|`[^`\x00-\x1f]+`)"
"""The name of a field in a formula; between backticks, any."""
_LICENCE = r"[A-Za-z0-9][A-Za-z0-9.+\-]*"


def _like(pattern: str, words: str) -> Any:
    """Text that a pattern matches; messages name what it matches in these words."""
    return Field(pattern=pattern, json_schema_extra={"x-form": words})


def _whole(number: Any) -> Any:
    """JSON has one kind of number: 1000.0 is a whole one, as in JSON Schema."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


Text = Annotated[str, _like(rf"[^{_BLANK}]", "text that says something")]
Name = Annotated[str, _like(rf"^(?!gap{_END})[\s\S]*[^{_BLANK}]", "a name that says something, other than `gap`")]
Id = Annotated[
    str,
    _like(ID_PATTERN, "an id: a letter, then letters, digits, `_`, `.` or `-`, and none of the standard's own words"),
]
Date = Annotated[str, _like(rf"^{_DATE}{_END}", "a date such as 2024, 2024-02 or 2024-02-17")]
Moment = Annotated[str, _like(rf"^{_DATE}(?:{_TIME})?{_END}", "a date, or a time such as 2024-02-17T09:30:00Z")]
Language = Annotated[
    str,
    _like(rf"^(?:{LANGUAGES}|[A-Za-z]{{3}})(?:-[A-Za-z0-9]{{2,8}})*{_END}", "a language such as en or pt-BR (BCP 47)"),
]
Country = Annotated[
    str, _like(rf"^(?:{COUNTRIES})(?:-[A-Z0-9]{{1,3}})?{_END}", "a country or region such as SE or US-CA (ISO 3166)")
]
Email = Annotated[str, _like(rf"^[^@{_BLANK}]+@[^@{_BLANK}]+\.[^@{_BLANK}]+{_END}", "an e-mail address")]
Orcid = Annotated[
    str,
    _like(
        rf"^(?:https://orcid\.org/)?[0-9]{{4}}-[0-9]{{4}}-[0-9]{{4}}-[0-9]{{3}}[0-9X]{_END}",
        "an ORCID iD such as 0000-0002-1825-0097",
    ),
]
Ror = Annotated[
    str, _like(rf"^(?:https://ror\.org/)?0[a-z0-9]{{6}}[0-9]{{2}}{_END}", "a ROR ID such as https://ror.org/05dxps055")
]
Identifier = Annotated[str, _like(rf"^[^{_BLANK}]{{3,}}{_END}", "an identifier or address without spaces")]
Uri = Annotated[
    str, _like(rf"^[A-Za-z][A-Za-z0-9+.\-]*:[^{_BLANK}]+{_END}", "an address such as https://example.edu/data")
]
Path = Annotated[
    str,
    _like(
        rf"^(?![/\\~])(?![A-Za-z]:)(?!(?:[\s\S]*/)?\.\.(?:/|{_END}))[^\\\x00-\x1f\x7f\x85\u2028\u2029]+{_END}",
        "a path inside the dataset's folder, with `/` and without `..`",
    ),
]
Pointer = Annotated[str, _like(rf"^(?:/(?:[^~/]|~[01])*)+{_END}", "a JSON Pointer such as /inputs/registry")]
Release = Annotated[
    str,
    _like(
        rf"^(?![~\^<>!*]|=[^=]|[\s\S]*\.[x*]{_END}|(?:[Ll]atest|LATEST|[Nn]ewest|[Cc]urrent|[Mm]ain|[Mm]aster|HEAD|[Hh]ead){_END})"
        rf"[\s\S]*[^{_BLANK}]",
        "the version that ran, such as 2.0.0, and no range such as ^2.0, nor `latest`",
    ),
]
Sha256 = Annotated[str, _like(rf"^[0-9a-f]{{64}}{_END}", "a SHA-256 digest: 64 of the characters 0 to 9 and a to f")]
MediaType = Annotated[str, _like(rf"^[a-z]+/[A-Za-z0-9.+\-]+{_END}", "a media type such as text/csv")]
MetricName = Annotated[str, _like(rf"^[\s\S]*[^{_BLANK}]", "a metric with its version, such as fid.ks_complement@1")]
"""Any text: whether the registry has such a metric, and which was meant, a rule says."""
MetricId = Annotated[
    str,
    _like(
        rf"^[a-z]+(?:\.[a-z0-9_]+)+@[0-9]+(?:\.[0-9]+)*{_END}", "a metric with its version, such as fid.ks_complement@1"
    ),
]
SpdxExpression = Annotated[
    str, _like(rf"^{_LICENCE}(?: (?:AND|OR|WITH) {_LICENCE})*{_END}", "an SPDX licence expression such as CC-BY-4.0")
]
Formula = Annotated[
    str,
    _like(
        rf"^{_FIELD} ?~ ?{_FIELD}(?: ?[+*:] ?{_FIELD})*{_END}",
        "a formula of fields such as days ~ treat * symptom + age, without functions",
    ),
]
Integer = Annotated[int, Field(ge=-LARGEST, le=LARGEST), BeforeValidator(_whole)]
Whole = Annotated[int, Field(ge=0, le=LARGEST), BeforeValidator(_whole)]
Natural = Annotated[int, Field(ge=1, le=LARGEST), BeforeValidator(_whole)]
Bits = Annotated[int, Field(ge=1, le=64), BeforeValidator(_whole)]
Positive = Annotated[float, Field(gt=0)]
Seconds = Annotated[float, Field(ge=0.000001)]
"""A time that a program takes: in less than a microsecond, none even starts."""
NotNegative = Annotated[float, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]
ProperShare = Annotated[float, Field(gt=0, lt=1)]
"""A part that is neither nothing nor the whole."""
Confidence = Annotated[float, Field(gt=0, lt=1)]
Probability = Annotated[float, Field(ge=0, lt=1)]
Parameters = dict[Name, JsonValue]
"""Settings as the tool itself names them: any JSON value."""


class Answer(BaseModel):
    """An object of the manifest: closed, but for the author's own `x-` keys, and without empty keys."""

    model_config = ConfigDict(extra="allow", strict=True, regex_engine="python-re")

    @model_validator(mode="before")
    @classmethod
    def _say_or_leave_out(cls, data: Any) -> Any:
        if isinstance(data, dict):
            empty = [key for key, value in data.items() if value is None and not str(key).startswith("x-")]
            if empty:
                raise ValueError(f"empty: {', '.join(empty)}; state it, or declare a gap")
        return data

    @model_validator(mode="after")
    def _known_keys_only(self) -> Self:
        unknown = [key for key in self.model_extra or {} if not key.startswith("x-")]
        if unknown:
            raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
        return self


class Other(Answer):
    """None of the listed words fits; this one does."""

    other: Text = Field(description="The answer in the author's own words.", examples=["simulated annealing"])


class About(Answer):
    """A number that is known only roughly."""

    about: float = Field(
        description="The approximate number: the exact one is at least half and at most twice as large.",
        examples=[167000],
    )


class Statement(Answer):
    """Terms that have no SPDX identifier."""

    statement: Text = Field(description="The terms, as they stand.", examples=["For teaching within the consortium."])
    uri: Uri | None = Field(None, description="Where the full text stands.", examples=["https://example.edu/terms"])


Count = Whole | About
Licence = SpdxExpression | Statement
