"""Build a manifest in code: every form of the standard as a class. Rendered by synthreport.build."""
# ruff: noqa
# fmt: off

from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeVar, overload

from synthreport.builder.gap_parts import gap as gap
from synthreport.builder.parts import Entries as Entries
from synthreport.builder.parts import Part as Part
from synthreport.builder.parts import NoEntry as NoEntry
from synthreport.builder.parts import UnknownKey as UnknownKey
from synthreport.builder.parts import WrongAnswer as WrongAnswer
from synthreport.builder.manifest import Whole

_Read = TypeVar("_Read", covariant=True)
_Write = TypeVar("_Write", contravariant=True)

class _Field(Generic[_Read, _Write]):
    @overload
    def __get__(self, part: None, owner: type[Part]) -> property: ...
    @overload
    def __get__(self, part: Part, owner: type[Part] | None = None) -> _Read: ...
    def __set__(self, part: Part, answer: _Write) -> None: ...
    def __delete__(self, part: Part) -> None: ...

class OpenGap(Part):
    """There is no answer, and the kind of gap says enough."""

    gap: _Field[Literal['not_reported', 'not_performed', 'not_recorded', 'unknown'] | None, Literal['not_reported', 'not_performed', 'not_recorded', 'unknown']]
    """Why there is no answer: it was not reported, not performed, not recorded, or is unknown to who speaks here."""
    reason: _Field[str | None, str]
    """The reason for the gap, in a sentence."""
    access: _Field[str | None, str]
    """Who can see the answer, and how."""

    def __init__(self, *, gap: Literal['not_reported', 'not_performed', 'not_recorded', 'unknown'], reason: str = ..., access: str = ...) -> None: ...

class ExplainedGap(Part):
    """There is no answer, and a reader must learn the reason."""

    gap: _Field[Literal['not_applicable', 'withheld'] | None, Literal['not_applicable', 'withheld']]
    """The question does not apply here, or its answer is kept back."""
    reason: _Field[str | None, str]
    """The reason why the question does not apply, or why its answer is kept back."""
    access: _Field[str | None, str]
    """Who can see the answer, and how."""

    def __init__(self, *, gap: Literal['not_applicable', 'withheld'], reason: str = ..., access: str = ...) -> None: ...

class CheckReport(Part):
    """A checker's report on an earlier state of this manifest."""

    version: _Field[str | Gap | None, str | Gap]
    """Name and version of the checker."""
    sha256: _Field[str | Gap | None, str | Gap]
    """SHA-256 of the report."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, version: str | Gap = ..., sha256: str | Gap = ..., rest: Gap = ...) -> None: ...

class Attestation(Part):
    """A signed statement of somebody who looked at the files or the source."""

    file: _Field[str | Gap | None, str | Gap]
    """Where the statement is."""
    sha256: _Field[str | Gap | None, str | Gap]
    """Its SHA-256."""
    by: _Field[str | None, str]
    """The party that signed it."""
    date: _Field[str | None, str]
    """The day on which it was signed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, file: str | Gap = ..., sha256: str | Gap = ..., by: str = ..., date: str = ..., rest: Gap = ...) -> None: ...

class AboutByCreator(Part):
    """The creators or the custodian speak about their own dataset."""

    id: _Field[str | None, str]
    """An id of this manifest that its revisions keep."""
    revision: _Field[int | None, int]
    """The revision of the manifest, counted from 1."""
    language: _Field[str | None, str]
    """The language of the prose, as BCP 47."""
    profiles: _Field[tuple[str, ...] | None, list[str]]
    """The profiles that the manifest is meant to comply with."""
    small_cell_limit: _Field[Literal['none'] | int | None, Literal['none'] | int]
    """The smallest count that this manifest discloses about people; smaller ones are withheld."""
    completed_by: _Field[str | Gap | None, str | Gap]
    """The party that completed the manifest."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of this revision."""
    filled_by_tool: _Field[tuple[str, ...] | None, list[str]]
    """What a tool filled in, as JSON Pointers."""
    unconfirmed: _Field[tuple[str, ...] | None, list[str]]
    """What no person has confirmed yet, as JSON Pointers."""
    checked_with: _Field[CheckReport, CheckReport | Mapping[str, Any]]
    """The checker's report on an earlier state, where there is one."""
    attestations: _Field[Entries[Attestation], Mapping[str, Attestation | Mapping[str, Any]]]
    """Signed statements of those who computed results again, each under an id of your choice."""
    basis: _Field[Literal['creator', 'custodian'] | None, Literal['creator', 'custodian']]
    """Who speaks: the dataset's creators or its custodian."""
    approved_by: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that approved the manifest."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, basis: Literal['creator', 'custodian'], id: str = ..., revision: int = ..., language: str = ..., profiles: list[str] = ..., small_cell_limit: Literal['none'] | int = ..., completed_by: str | Gap = ..., date: str | Gap = ..., filled_by_tool: list[str] = ..., unconfirmed: list[str] = ..., checked_with: CheckReport | Mapping[str, Any] = ..., attestations: Mapping[str, Attestation | Mapping[str, Any]] = ..., approved_by: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Other(Part):
    """None of the listed words fits; this one does."""

    other: _Field[str | None, str]
    """The answer in the author's own words."""

    def __init__(self, *, other: str) -> None: ...

class About(Part):
    """A number that is known only roughly."""

    about: _Field[float | None, float]
    """The approximate number: the exact one is at least half and at most twice as large."""

    def __init__(self, *, about: float) -> None: ...

class ListedIn(Part):
    """The digests are in a list of checksums."""

    listed_in: _Field[str | None, str]
    """The file that lists the checksums."""

    def __init__(self, *, listed_in: str) -> None: ...

class Mark(Part):
    """One way in which a file says that it is synthetic."""

    kind: _Field[Literal['file_name', 'column', 'header', 'dicom_tag', 'fhir_tag', 'parquet_metadata', 'vcf_header', 'media_metadata', 'iptc_digital_source_type', 'content_credentials', 'watermark', 'narrative', 'archive_name'] | Other | Gap | None, Literal['file_name', 'column', 'header', 'dicom_tag', 'fhir_tag', 'parquet_metadata', 'vcf_header', 'media_metadata', 'iptc_digital_source_type', 'content_credentials', 'watermark', 'narrative', 'archive_name'] | Other | Mapping[str, Any] | Gap]
    """Where the mark stands."""
    value: _Field[str | Gap | None, str | Gap]
    """The mark itself."""
    found_with: _Field[str | None, str]
    """The program that finds a mark that the eye does not see."""
    survives_unpacking: _Field[bool | None, bool]
    """Whether it is still there when the archive is unpacked."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['file_name', 'column', 'header', 'dicom_tag', 'fhir_tag', 'parquet_metadata', 'vcf_header', 'media_metadata', 'iptc_digital_source_type', 'content_credentials', 'watermark', 'narrative', 'archive_name'] | Other | Mapping[str, Any] | Gap = ..., value: str | Gap = ..., found_with: str = ..., survives_unpacking: bool = ..., rest: Gap = ...) -> None: ...

class OtherFile(Part):
    """Anything that is not records: dictionary, documentation, code, model."""

    path: _Field[str | Gap | None, str | Gap]
    """Path inside the dataset's folder, with `/`; `*` stands for many files of one form."""
    count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many files a path with `*` stands for."""
    star: _Field[str | None, str]
    """The field whose values stand for `*` in the path."""
    contained_in: _Field[str | None, str]
    """The archive that holds the file."""
    media_type: _Field[str | Gap | None, str | Gap]
    """The media type."""
    bytes: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """The size in bytes."""
    sha256: _Field[str | ListedIn | Gap | None, str | ListedIn | Mapping[str, Any] | Gap]
    """SHA-256 of the bytes, or the list of checksums."""
    role: _Field[Literal['dictionary', 'documentation', 'code', 'model', 'checksums', 'archive', 'results'] | None, Literal['dictionary', 'documentation', 'code', 'model', 'checksums', 'archive', 'results']]
    """What it holds."""
    released: _Field[bool | None, bool]
    """Whether it is released with the data."""
    label: _Field[Entries[Mark], Literal['none'] | Mapping[str, Mark | Mapping[str, Any]] | Gap]
    """How an archive itself says that what it holds is synthetic."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, role: Literal['dictionary', 'documentation', 'code', 'model', 'checksums', 'archive', 'results'], path: str | Gap = ..., count: int | About | Mapping[str, Any] | Gap = ..., star: str = ..., contained_in: str = ..., media_type: str | Gap = ..., bytes: int | About | Mapping[str, Any] | Gap = ..., sha256: str | ListedIn | Mapping[str, Any] | Gap = ..., released: bool = ..., label: Literal['none'] | Mapping[str, Mark | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class Margin(Part):
    """What a result has to reach for the claim to hold."""

    result: _Field[str | Gap | None, str | Gap]
    """The result, which is among the claim's evidence."""
    at_least: _Field[float | None, float]
    """The smallest value that shows it."""
    at_most: _Field[float | None, float]
    """The largest value that shows it."""
    within: _Field[float | None, float]
    """How far the value may be from a baseline."""
    of: _Field[str | None, str]
    """That baseline: one of the result's, or another result."""
    why: _Field[str | None, str]
    """Why there."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, result: str | Gap = ..., at_least: float = ..., at_most: float = ..., within: float = ..., of: str = ..., why: str = ..., rest: Gap = ...) -> None: ...

class JointClaim(Part):
    """Variables hang together as in the source."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['joint', 'diversity', 'rare_events', 'missingness', 'relatedness'] | None, Literal['joint', 'diversity', 'rare_events', 'missingness', 'relatedness']]
    """Variables hang together as in the source; the rare and the missing are kept."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on pairs or larger sets of variables, on coverage, diversity and duplicates."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, property: Literal['joint', 'diversity', 'rare_events', 'missingness', 'relatedness'], statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class InferentialClaim(Part):
    """Estimates agree with those from real records."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['inferential', 'causal'] | None, Literal['inferential', 'causal']]
    """Estimates agree with those from real records."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on estimands: agreement, interval overlap, coverage."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, property: Literal['inferential', 'causal'], statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class LogicalClaim(Part):
    """Rules between fields hold; the form is that of the source."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['logical', 'schema'] | None, Literal['logical', 'schema']]
    """Rules between fields hold; the form is the source's."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on violations."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, property: Literal['logical', 'schema'], statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class RealismClaim(Part):
    """Clinicians would take it for real, or it shows what they look for."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['clinical_realism', 'morphology'] | None, Literal['clinical_realism', 'morphology']]
    """It shows what clinicians look for."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results of review or measurement."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, property: Literal['clinical_realism', 'morphology'], statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class TextClaim(Part):
    """Text reads as its kind and says what it was made from."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['style', 'content_faithfulness'] | None, Literal['style', 'content_faithfulness']]
    """Text reads as its kind and is true to it."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on errors by type."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, property: Literal['style', 'content_faithfulness'], statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class EnforcedConstraint(Part):
    """It cannot be broken, or what broke it was removed."""

    expression: _Field[str | None, str]
    """As an SQL condition over one table, which reads nothing else."""
    prose: _Field[str | None, str]
    """In words."""
    table: _Field[str | None, str]
    """The table."""
    severity: _Field[Literal['hard', 'soft'] | Gap | None, Literal['hard', 'soft'] | Gap]
    """Whether a break is impossible, or merely unlikely."""
    origin: _Field[str | Gap | None, str | Gap]
    """Where it comes from."""
    held_by: _Field[Literal['construction', 'filter'] | None, Literal['construction', 'filter']]
    """What makes it hold."""
    step: _Field[str | Gap | None, str | Gap]
    """The step that makes it hold."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, held_by: Literal['construction', 'filter'], expression: str = ..., prose: str = ..., table: str = ..., severity: Literal['hard', 'soft'] | Gap = ..., origin: str | Gap = ..., step: str | Gap = ..., rest: Gap = ...) -> None: ...

class FreeConstraint(Part):
    """It may be broken, and was counted."""

    expression: _Field[str | None, str]
    """As an SQL condition over one table, which reads nothing else."""
    prose: _Field[str | None, str]
    """In words."""
    table: _Field[str | None, str]
    """The table."""
    severity: _Field[Literal['hard', 'soft'] | Gap | None, Literal['hard', 'soft'] | Gap]
    """Whether a break is impossible, or merely unlikely."""
    origin: _Field[str | Gap | None, str | Gap]
    """Where it comes from."""
    held_by: _Field[Literal['learned', 'nothing', 'unknown'] | None, Literal['learned', 'nothing', 'unknown']]
    """Whether the generator was to learn it, or nobody who speaks here knows."""
    violations: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The results that count violations in the output, with those of real rows beside them."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, held_by: Literal['learned', 'nothing', 'unknown'], expression: str = ..., prose: str = ..., table: str = ..., severity: Literal['hard', 'soft'] | Gap = ..., origin: str | Gap = ..., violations: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class ReadAt(Part):
    """Where an answer was read."""

    source: _Field[str | Gap | None, str | Gap]
    """What was read: an id as in `sources_read`, or a URL."""
    locator: _Field[str | Gap | None, str | Gap]
    """Where in it: section, table, page or line."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, source: str | Gap = ..., locator: str | Gap = ..., rest: Gap = ...) -> None: ...

class RecordContradiction(Part):
    """A contradiction that was read, not made: two places of the public record do not agree."""

    pointer: _Field[str | None, str]
    """An answer, as JSON Pointer."""
    contradicts: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The answer that cannot be true beside it; none, if the manifest gives but one."""
    text: _Field[str | Gap | None, str | Gap]
    """What the record says where."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, pointer: str = ..., contradicts: Literal['none'] | str | Gap = ..., text: str | Gap = ..., rest: Gap = ...) -> None: ...

class AboutByThirdParty(Part):
    """Somebody else speaks, from what is public."""

    id: _Field[str | None, str]
    """An id of this manifest that its revisions keep."""
    revision: _Field[int | None, int]
    """The revision of the manifest, counted from 1."""
    language: _Field[str | None, str]
    """The language of the prose, as BCP 47."""
    profiles: _Field[tuple[str, ...] | None, list[str]]
    """The profiles that the manifest is meant to comply with."""
    small_cell_limit: _Field[Literal['none'] | int | None, Literal['none'] | int]
    """The smallest count that this manifest discloses about people; smaller ones are withheld."""
    completed_by: _Field[str | Gap | None, str | Gap]
    """The party that completed the manifest."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of this revision."""
    filled_by_tool: _Field[tuple[str, ...] | None, list[str]]
    """What a tool filled in, as JSON Pointers."""
    unconfirmed: _Field[tuple[str, ...] | None, list[str]]
    """What no person has confirmed yet, as JSON Pointers."""
    checked_with: _Field[CheckReport, CheckReport | Mapping[str, Any]]
    """The checker's report on an earlier state, where there is one."""
    attestations: _Field[Entries[Attestation], Mapping[str, Attestation | Mapping[str, Any]]]
    """Signed statements of those who computed results again, each under an id of your choice."""
    basis: _Field[Literal['third_party_from_public_record'] | None, Literal['third_party_from_public_record']]
    """A third party speaks, and knows only what is public."""
    sources_read: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """What was read: ids of publications, tools, inputs, files or relatives, or addresses."""
    read_in_part: _Field[str | None, str]
    """What of them was read only in part."""
    sources: _Field[Entries[ReadAt], Mapping[str, ReadAt | Mapping[str, Any]]]
    """Where each answer was read, by its JSON Pointer; that of a section holds for what is in it."""
    record_contradictions: _Field[tuple[RecordContradiction, ...] | None, list[RecordContradiction | Mapping[str, Any]]]
    """Contradictions of the public record itself, which the manifest only repeats."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, id: str = ..., revision: int = ..., language: str = ..., profiles: list[str] = ..., small_cell_limit: Literal['none'] | int = ..., completed_by: str | Gap = ..., date: str | Gap = ..., filled_by_tool: list[str] = ..., unconfirmed: list[str] = ..., checked_with: CheckReport | Mapping[str, Any] = ..., attestations: Mapping[str, Attestation | Mapping[str, Any]] = ..., basis: Literal['third_party_from_public_record'] = ..., sources_read: list[str] | Gap = ..., read_in_part: str = ..., sources: Mapping[str, ReadAt | Mapping[str, Any]] = ..., record_contradictions: list[RecordContradiction | Mapping[str, Any]] = ..., rest: Gap = ...) -> None: ...

class Change(Part):
    """One entry of the history, oldest first."""

    version: _Field[str | Gap | None, str | Gap]
    """The version that the change made."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of the change."""
    changed: _Field[Literal['data', 'documentation'] | Gap | None, Literal['data', 'documentation'] | Gap]
    """Whether records changed, or words only."""
    change: _Field[str | Gap | None, str | Gap]
    """What changed, and why."""
    files: _Field[tuple[str, ...] | None, list[str]]
    """The present files that the change concerned."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, version: str | Gap = ..., date: str | Gap = ..., changed: Literal['data', 'documentation'] | Gap = ..., change: str | Gap = ..., files: list[str] = ..., rest: Gap = ...) -> None: ...

class Creators(Part):
    """The creators are the authors of a publication."""

    authors_of: _Field[str | Gap | None, str | Gap]
    """The publication whose authors made the dataset."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, authors_of: str | Gap = ..., rest: Gap = ...) -> None: ...

class Funding(Part):
    """One source of money or means."""

    funder: _Field[str | Gap | None, str | Gap]
    """The party that gave the money or means."""
    award: _Field[str | None, str]
    """The number of the award."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, funder: str | Gap = ..., award: str = ..., rest: Gap = ...) -> None: ...

class RoleInArticle(Part):
    """What the publication rests on the synthetic records."""

    rests_on_synthetic: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The figures, tables and claims of the publication that rest on synthetic records."""
    rechecked_on_real: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Those of them that were repeated on real records, with the outcome."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, rests_on_synthetic: Literal['none'] | list[str] | Gap = ..., rechecked_on_real: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Publication(Part):
    """A text that presents or uses the dataset."""

    identifier: _Field[str | Gap | None, str | Gap]
    """DOI, arXiv id or address; of a manuscript, its number at the journal."""
    status: _Field[Literal['submitted', 'accepted', 'published'] | None, Literal['submitted', 'accepted', 'published']]
    """How far it is; a manuscript is `submitted` before it is accepted."""
    relation: _Field[Literal['introduces', 'describes', 'uses', 'preprint_of', 'validates'] | Other | Gap | None, Literal['introduces', 'describes', 'uses', 'preprint_of', 'validates'] | Other | Mapping[str, Any] | Gap]
    """What the publication has to do with the dataset."""
    of: _Field[str | None, str]
    """For a preprint: the publication that it became."""
    role_in_article: _Field[RoleInArticle, RoleInArticle | Mapping[str, Any] | Gap]
    """What the publication rests on synthetic records."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, identifier: str | Gap = ..., status: Literal['submitted', 'accepted', 'published'] = ..., relation: Literal['introduces', 'describes', 'uses', 'preprint_of', 'validates'] | Other | Mapping[str, Any] | Gap = ..., of: str = ..., role_in_article: RoleInArticle | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Distribution(Part):
    """The same records elsewhere, or in another form."""

    identifier: _Field[str | Gap | None, str | Gap]
    """Where it is."""
    same_bytes: _Field[bool | None, bool]
    """Whether the files are the same, byte for byte."""
    description: _Field[str | None, str]
    """What is different."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, identifier: str | Gap = ..., same_bytes: bool = ..., description: str = ..., rest: Gap = ...) -> None: ...

class FullySynthetic(Part):
    """Every record and every field was generated."""

    kind: _Field[Literal['fully_synthetic'] | None, Literal['fully_synthetic']]
    """Everything is synthetic."""
    real_entities_kept: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Real entities other than persons that occur in it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['fully_synthetic'] = ..., real_entities_kept: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class PartlySynthetic(Part):
    """Some fields of each record were generated, others were observed."""

    kind: _Field[Literal['partly_synthetic'] | None, Literal['partly_synthetic']]
    """Some fields of each record are synthetic, others were observed."""
    observed_fields: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The fields that hold observed values, by id or by name."""
    synthetic_share: _Field[float | Gap | None, float | Gap]
    """Share of all fields that is synthetic."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['partly_synthetic'] = ..., observed_fields: list[str] | Gap = ..., synthetic_share: float | Gap = ..., rest: Gap = ...) -> None: ...

class MixedWithReal(Part):
    """Generated records stand among observed ones."""

    kind: _Field[Literal['mixed_with_real'] | None, Literal['mixed_with_real']]
    """Some records are synthetic, others were observed."""
    synthetic_share: _Field[float | Gap | None, float | Gap]
    """Share of all records that is synthetic."""
    row_marker: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What marks a synthetic record in the data."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['mixed_with_real'] = ..., synthetic_share: float | Gap = ..., row_marker: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Recombined(Part):
    """Each record is put together from pieces of observed records."""

    kind: _Field[Literal['recombined'] | None, Literal['recombined']]
    """Each record is put together from pieces of observed ones."""
    pieces: _Field[str | Gap | None, str | Gap]
    """What the pieces are, and how long."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['recombined'] = ..., pieces: str | Gap = ..., rest: Gap = ...) -> None: ...

class Dataset(Part):
    """The dataset that the manifest is about."""

    title: _Field[str | Gap | None, str | Gap]
    """The dataset's title."""
    identifiers: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Persistent identifiers (DOI, ARK, accession) and the landing page, bare or as addresses."""
    version: _Field[str | Gap | None, str | Gap]
    """The version of the dataset that this manifest describes."""
    released: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The day of this version's release; `none` where it is not released."""
    history: _Field[Literal['none'] | tuple[Change, ...] | Gap | None, Literal['none'] | list[Change | Mapping[str, Any]] | Gap]
    """What changed from version to version, oldest first."""
    creators: _Field[tuple[str, ...] | Creators | Gap | None, list[str] | Creators | Mapping[str, Any] | Gap]
    """Who made the dataset: parties, or the authors of a publication."""
    source_access: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The creators who had access to the records of the source; `none` if no creator had."""
    funding: _Field[Literal['none'] | tuple[Funding, ...] | Gap | None, Literal['none'] | list[Funding | Mapping[str, Any]] | Gap]
    """Who gave money or means."""
    competing_interests: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Ties of the creators to those who gain from the dataset, vendors of the generator among them."""
    publications: _Field[Entries[Publication], Literal['none'] | Mapping[str, Publication | Mapping[str, Any]] | Gap]
    """The publications that present or use the dataset, under ids of your choice."""
    distributions: _Field[Entries[Distribution], Literal['none'] | Mapping[str, Distribution | Mapping[str, Any]] | Gap]
    """The same records elsewhere or in another form."""
    composition: _Field[FullySynthetic | PartlySynthetic | MixedWithReal | Recombined, FullySynthetic | Mapping[str, Any] | PartlySynthetic | MixedWithReal | Recombined | Gap]
    """Whether all, some fields, or some records are synthetic, and which."""
    methods: _Field[tuple[Literal['fitted', 'prompted', 'simulated', 'resampled', 'rule_based'] | Other, ...] | Gap | None, list[Literal['fitted', 'prompted', 'simulated', 'resampled', 'rule_based'] | Other | Mapping[str, Any]] | Gap]
    """Every way in which records came to be: fitted to data, prompted from a model, simulated, resampled, or written by rules."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, title: str | Gap = ..., identifiers: Literal['none'] | list[str] | Gap = ..., version: str | Gap = ..., released: Literal['none'] | str | Gap = ..., history: Literal['none'] | list[Change | Mapping[str, Any]] | Gap = ..., creators: list[str] | Creators | Mapping[str, Any] | Gap = ..., source_access: Literal['none'] | list[str] | Gap = ..., funding: Literal['none'] | list[Funding | Mapping[str, Any]] | Gap = ..., competing_interests: Literal['none'] | str | Gap = ..., publications: Literal['none'] | Mapping[str, Publication | Mapping[str, Any]] | Gap = ..., distributions: Literal['none'] | Mapping[str, Distribution | Mapping[str, Any]] | Gap = ..., composition: FullySynthetic | Mapping[str, Any] | PartlySynthetic | MixedWithReal | Recombined | Gap = ..., methods: list[Literal['fitted', 'prompted', 'simulated', 'resampled', 'rule_based'] | Other | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class Person(Part):
    """A person."""

    name: _Field[str | Gap | None, str | Gap]
    """The name."""
    roles: _Field[tuple[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other, ...] | Gap | None, list[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other | Mapping[str, Any]] | Gap]
    """What the party did, in the words of CRediT and those of data."""
    interests: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Ties to those who gain from the dataset."""
    kind: _Field[Literal['person'] | None, Literal['person']]
    """A person."""
    orcid: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The ORCID iD, bare or as an address."""
    email: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """An e-mail address that outlives a contract."""
    affiliations: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The organisations, as parties."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., roles: list[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other | Mapping[str, Any]] | Gap = ..., interests: Literal['none'] | str | Gap = ..., kind: Literal['person'] = ..., orcid: Literal['none'] | str | Gap = ..., email: Literal['none'] | str | Gap = ..., affiliations: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Organisation(Part):
    """An organisation."""

    name: _Field[str | Gap | None, str | Gap]
    """The name."""
    roles: _Field[tuple[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other, ...] | Gap | None, list[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other | Mapping[str, Any]] | Gap]
    """What the party did, in the words of CRediT and those of data."""
    interests: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Ties to those who gain from the dataset."""
    kind: _Field[Literal['organisation'] | None, Literal['organisation']]
    """An organisation."""
    ror: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The ROR id, bare or as an address."""
    email: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """An address that is read."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., roles: list[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other | Mapping[str, Any]] | Gap = ..., interests: Literal['none'] | str | Gap = ..., kind: Literal['organisation'] = ..., ror: Literal['none'] | str | Gap = ..., email: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class SoftwareAgent(Part):
    """A program that acted on its own, such as a writing or coding assistant."""

    name: _Field[str | Gap | None, str | Gap]
    """The name."""
    roles: _Field[tuple[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other, ...] | Gap | None, list[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other | Mapping[str, Any]] | Gap]
    """What the party did, in the words of CRediT and those of data."""
    interests: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Ties to those who gain from the dataset."""
    kind: _Field[Literal['software_agent'] | None, Literal['software_agent']]
    """A program that acted on its own."""
    version: _Field[str | Gap | None, str | Gap]
    """Its version."""
    answers_for_it: _Field[str | Gap | None, str | Gap]
    """The party that answers for what it did."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., roles: list[Literal['conceptualization', 'data_curation', 'formal_analysis', 'funding_acquisition', 'investigation', 'methodology', 'project_administration', 'resources', 'software', 'supervision', 'validation', 'visualization', 'writing_original_draft', 'writing_review_editing', 'custodian', 'provider', 'publisher', 'funder', 'vendor', 'reviewer'] | Other | Mapping[str, Any]] | Gap = ..., interests: Literal['none'] | str | Gap = ..., kind: Literal['software_agent'] = ..., version: str | Gap = ..., answers_for_it: str | Gap = ..., rest: Gap = ...) -> None: ...

class Statement(Part):
    """Terms that have no SPDX identifier."""

    statement: _Field[str | None, str]
    """The terms, as they stand."""
    uri: _Field[str | None, str]
    """Where the full text stands."""

    def __init__(self, *, statement: str, uri: str = ...) -> None: ...

class Software(Part):
    """A program or library."""

    name: _Field[str | Gap | None, str | Gap]
    """The name under which it can be found."""
    version: _Field[str | Gap | None, str | Gap]
    """The exact version that ran."""
    released: _Field[str | None, str]
    """The day of that version's release."""
    vendor: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that sells or provides it."""
    kind: _Field[Literal['software'] | None, Literal['software']]
    """A program or library."""
    repository: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Where the source is."""
    commit: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The commit, where the version does not name it."""
    licence: _Field[str | Statement | Gap | None, str | Statement | Mapping[str, Any] | Gap]
    """The licence, as an SPDX expression or in words."""
    proprietary: _Field[bool | None, bool]
    """Whether its source is closed."""
    local_changes: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What was changed in it before it ran."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., version: str | Gap = ..., released: str = ..., vendor: Literal['none'] | str | Gap = ..., kind: Literal['software'] = ..., repository: Literal['none'] | str | Gap = ..., commit: Literal['none'] | str | Gap = ..., licence: str | Statement | Mapping[str, Any] | Gap = ..., proprietary: bool = ..., local_changes: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class JudgeModel(Part):
    """A model that measures or judges; a model that generates is an input."""

    name: _Field[str | Gap | None, str | Gap]
    """The name under which it can be found."""
    version: _Field[str | Gap | None, str | Gap]
    """The exact version that ran."""
    released: _Field[str | None, str]
    """The day of that version's release."""
    vendor: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that sells or provides it."""
    kind: _Field[Literal['model'] | None, Literal['model']]
    """A model that measures or judges; one that generates is an input."""
    hosting: _Field[Literal['local', 'hosted'] | Gap | None, Literal['local', 'hosted'] | Gap]
    """Whether it ran here or at a provider."""
    proprietary: _Field[bool | None, bool]
    """Whether its weights are closed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., version: str | Gap = ..., released: str = ..., vendor: Literal['none'] | str | Gap = ..., kind: Literal['model'] = ..., hosting: Literal['local', 'hosted'] | Gap = ..., proprietary: bool = ..., rest: Gap = ...) -> None: ...

class Instrument(Part):
    """A device, a scale or a questionnaire."""

    name: _Field[str | Gap | None, str | Gap]
    """The name under which it can be found."""
    version: _Field[str | Gap | None, str | Gap]
    """The exact version that ran."""
    released: _Field[str | None, str]
    """The day of that version's release."""
    vendor: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that sells or provides it."""
    kind: _Field[Literal['instrument'] | None, Literal['instrument']]
    """A device, a scale or a questionnaire."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., version: str | Gap = ..., released: str = ..., vendor: Literal['none'] | str | Gap = ..., kind: Literal['instrument'] = ..., rest: Gap = ...) -> None: ...

class Panel(Part):
    """A group of persons that rates or decides."""

    name: _Field[str | Gap | None, str | Gap]
    """The name under which it can be found."""
    version: _Field[str | Gap | None, str | Gap]
    """The exact version that ran."""
    released: _Field[str | None, str]
    """The day of that version's release."""
    vendor: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that sells or provides it."""
    kind: _Field[Literal['panel'] | None, Literal['panel']]
    """A group of persons that rates or decides."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., version: str | Gap = ..., released: str = ..., vendor: Literal['none'] | str | Gap = ..., kind: Literal['panel'] = ..., rest: Gap = ...) -> None: ...

class Uses(Part):
    """Whether the dataset is meant for each use."""

    code_testing: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Testing software, pipelines and interfaces."""
    teaching: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Teaching and training people."""
    method_development: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Developing statistical or computational methods."""
    model_training: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Training models that will meet real patients' data."""
    augmentation: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Adding to real records in training."""
    benchmark: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Ranking methods or models."""
    surrogate_release: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Standing in for data that cannot be shared."""
    inference: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Estimating quantities of the population behind the source."""
    regulatory_evidence: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Evidence in a submission to a regulator."""
    clinical_use: _Field[Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap | None, Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap]
    """Decisions on the care of patients."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, code_testing: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., teaching: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., method_development: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., model_training: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., augmentation: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., benchmark: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., surrogate_release: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., inference: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., regulatory_evidence: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., clinical_use: Literal['intended', 'untested', 'excluded', 'not_stated'] | Gap = ..., rest: Gap = ...) -> None: ...

class Purpose(Part):
    """What the dataset is for, and what it is not for."""

    uses: _Field[Uses, Uses | Mapping[str, Any] | Gap]
    """For each use of the list: intended, untested, excluded, or not stated by those who answer."""
    out_of_scope: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Uses that must not be made, beyond those excluded above, each in a sentence."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, uses: Uses | Mapping[str, Any] | Gap = ..., out_of_scope: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Depth(Part):
    """How many generations of synthetic data lie behind an input."""

    generations: _Field[int | Gap | None, int | Gap]
    """The longest chain of synthetic steps behind it."""
    certainty: _Field[Literal['exact', 'lower_bound'] | Gap | None, Literal['exact', 'lower_bound'] | Gap]
    """Whether that is exact, or the least it can be."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, generations: int | Gap = ..., certainty: Literal['exact', 'lower_bound'] | Gap = ..., rest: Gap = ...) -> None: ...

class LinkedManifest(Part):
    """The manifest of an input that is itself synthetic: its depth is read there."""

    uri: _Field[str | Gap | None, str | Gap]
    """Where that manifest is."""
    sha256: _Field[str | Gap | None, str | Gap]
    """Its SHA-256."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, uri: str | Gap = ..., sha256: str | Gap = ..., rest: Gap = ...) -> None: ...

class Contamination(Part):
    """Whether the source itself already holds generated content."""

    status: _Field[Literal['none_found', 'present', 'not_examined'] | Gap | None, Literal['none_found', 'present', 'not_examined'] | Gap]
    """Whether generated, imputed or machine-drafted content was found in the source."""
    determined_by: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How that was determined."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, status: Literal['none_found', 'present', 'not_examined'] | Gap = ..., determined_by: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Digest(Part):
    """A commitment to the source, for others who have it."""

    sha256: _Field[str | Gap | None, str | Gap]
    """SHA-256 of the records, after the salt where there is one."""
    salt: _Field[Literal['none', 'held_by_custodian'] | None, Literal['none', 'held_by_custodian']]
    """Whether a secret salt keeps outsiders from testing guesses; the custodian keeps it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, sha256: str | Gap = ..., salt: Literal['none', 'held_by_custodian'] = ..., rest: Gap = ...) -> None: ...

class Period(Part):
    """A span of time, both ends included."""

    start: _Field[str | Gap | None, str | Gap]
    """The first day, month or year."""
    end: _Field[str | Gap | None, str | Gap]
    """The last day, month or year."""
    shifted: _Field[bool | None, bool]
    """Whether the dates were moved to protect persons."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, start: str | Gap = ..., end: str | Gap = ..., shifted: bool = ..., rest: Gap = ...) -> None: ...

class Population(Part):
    """Whose records they are."""

    eligibility: _Field[str | Gap | None, str | Gap]
    """Who was eligible."""
    setting: _Field[str | Gap | None, str | Gap]
    """Where they were met."""
    places: _Field[tuple[str | Other, ...] | Gap | None, list[str | Other | Mapping[str, Any]] | Gap]
    """Countries or regions, as ISO 3166."""
    period: _Field[Period, Period | Mapping[str, Any] | Gap]
    """When the records arose."""
    persons: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many persons, each counted once."""
    records: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records."""
    minors: _Field[Literal['present', 'absent'] | Gap | None, Literal['present', 'absent'] | Gap]
    """Whether minors are among them."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, eligibility: str | Gap = ..., setting: str | Gap = ..., places: list[str | Other | Mapping[str, Any]] | Gap = ..., period: Period | Mapping[str, Any] | Gap = ..., persons: int | About | Mapping[str, Any] | Gap = ..., records: int | About | Mapping[str, Any] | Gap = ..., minors: Literal['present', 'absent'] | Gap = ..., rest: Gap = ...) -> None: ...

class Demographics(Part):
    """The make-up of the population, by the groups that matter to the use."""

    shares: _Field[Entries[float], Mapping[str, float]]
    """Shares of groups among the persons; small cells suppressed."""
    not_collected: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Characteristics that the source does not hold."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, shares: Mapping[str, float] = ..., not_collected: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Terms(Part):
    """What the source's licence or agreement allows."""

    licence: _Field[str | Statement | Gap | None, str | Statement | Mapping[str, Any] | Gap]
    """Its licence, as SPDX or in words."""
    derivatives: _Field[Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap | None, Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap]
    """Whether synthetic data may be derived from it."""
    redistribution: _Field[Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap | None, Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap]
    """Whether what is derived may be passed on."""
    third_party_processing: _Field[Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap | None, Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap]
    """Whether others may process it, hosted models included."""
    model_release: _Field[Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap | None, Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap]
    """Whether a model that was fitted to it may be released."""
    agreement: _Field[str | None, str]
    """The agreement, with its number."""
    permission: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """A permission that goes beyond the terms, with its reference."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, licence: str | Statement | Mapping[str, Any] | Gap = ..., derivatives: Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap = ..., redistribution: Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap = ..., third_party_processing: Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap = ..., model_release: Literal['allowed', 'allowed_with_conditions', 'forbidden', 'not_addressed'] | Gap = ..., agreement: str = ..., permission: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class SourceUse(Part):
    """The decision on using the source to make synthetic data."""

    decision: _Field[Literal['approved', 'waived', 'exempt', 'not_required'] | Gap | None, Literal['approved', 'waived', 'exempt', 'not_required'] | Gap]
    """What was decided."""
    basis: _Field[Literal['ethics_approval', 'consent', 'public_data', 'no_person_level_data', 'anonymous_source', 'statutory_task', 'output_is_synthetic', 'institutional_policy', 'data_permit', 'exempt_by_law', 'not_human_subjects_research', 'quality_improvement'] | Other | Gap | None, Literal['ethics_approval', 'consent', 'public_data', 'no_person_level_data', 'anonymous_source', 'statutory_task', 'output_is_synthetic', 'institutional_policy', 'data_permit', 'exempt_by_law', 'not_human_subjects_research', 'quality_improvement'] | Other | Mapping[str, Any] | Gap]
    """On which ground."""
    body: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Who decided."""
    reference: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The number of the decision."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of the decision."""
    jurisdiction: _Field[str | Other | Gap | None, str | Other | Mapping[str, Any] | Gap]
    """Under which law, as ISO 3166."""
    note: _Field[str | None, str]
    """What else a reader must know."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, decision: Literal['approved', 'waived', 'exempt', 'not_required'] | Gap = ..., basis: Literal['ethics_approval', 'consent', 'public_data', 'no_person_level_data', 'anonymous_source', 'statutory_task', 'output_is_synthetic', 'institutional_policy', 'data_permit', 'exempt_by_law', 'not_human_subjects_research', 'quality_improvement'] | Other | Mapping[str, Any] | Gap = ..., body: Literal['none'] | str | Gap = ..., reference: Literal['none'] | str | Gap = ..., date: str | Gap = ..., jurisdiction: str | Other | Mapping[str, Any] | Gap = ..., note: str = ..., rest: Gap = ...) -> None: ...

class OutputCheck(Part):
    """A check of what left the place where records were processed."""

    by: _Field[str | Gap | None, str | Gap]
    """The party that checked."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of the check."""
    checked: _Field[str | Gap | None, str | Gap]
    """What was checked, against which limits."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, by: str | Gap = ..., date: str | Gap = ..., checked: str | Gap = ..., rest: Gap = ...) -> None: ...

class Processing(Part):
    """Where the records of a source were processed, and what was checked before anything left."""

    where: _Field[Literal['secure_environment', 'custodian', 'own_machines', 'hosted_service'] | Other | Gap | None, Literal['secure_environment', 'custodian', 'own_machines', 'hosted_service'] | Other | Mapping[str, Any] | Gap]
    """Whether records stayed in a secure processing environment or with their custodian, or went elsewhere."""
    operator: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that runs the environment."""
    output_check: _Field[OutputCheck, Literal['none'] | OutputCheck | Mapping[str, Any] | Gap]
    """The check of what left; `none` if nobody checked."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, where: Literal['secure_environment', 'custodian', 'own_machines', 'hosted_service'] | Other | Mapping[str, Any] | Gap = ..., operator: Literal['none'] | str | Gap = ..., output_check: Literal['none'] | OutputCheck | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Consent(Part):
    """What the persons agreed to, or were informed of."""

    covers_derived_data: _Field[Literal['yes', 'no', 'not_addressed', 'no_consent_needed'] | Gap | None, Literal['yes', 'no', 'not_addressed', 'no_consent_needed'] | Gap]
    """Whether consent or notice covered making data from their records."""
    opt_outs: _Field[Literal['honoured', 'not_honoured', 'none_possible'] | Gap | None, Literal['honoured', 'not_honoured', 'none_possible'] | Gap]
    """Whether those who opted out were left out."""
    note: _Field[str | None, str]
    """The wording, or what it leaves open."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, covers_derived_data: Literal['yes', 'no', 'not_addressed', 'no_consent_needed'] | Gap = ..., opt_outs: Literal['honoured', 'not_honoured', 'none_possible'] | Gap = ..., note: str = ..., rest: Gap = ...) -> None: ...

class DatasetInput(Part):
    """Records, or tables made from records."""

    title: _Field[str | Gap | None, str | Gap]
    """The name under which it is known."""
    routes: _Field[tuple[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other, ...] | Gap | None, list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap]
    """By which routes it shaped the output."""
    published: _Field[str | None, str]
    """The text that describes it."""
    note: _Field[str | None, str]
    """What else a reader must know."""
    identifiers: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Identifiers or addresses."""
    version: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Its version or release."""
    origin: _Field[Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap | None, Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap]
    """Where the input's content itself comes from."""
    derived_from: _Field[Literal['none'] | tuple[str | Other, ...] | Gap | None, Literal['none'] | list[str | Other | Mapping[str, Any]] | Gap]
    """What it was itself made from: ids of inputs, or in words."""
    depth: _Field[Depth, Depth | Mapping[str, Any] | Gap]
    """For an input that is itself synthetic, its depth; it may be read from its manifest instead."""
    manifest: _Field[LinkedManifest, LinkedManifest | Mapping[str, Any] | Gap]
    """The manifest of a synthetic input."""
    kind: _Field[Literal['dataset'] | None, Literal['dataset']]
    """Records, or tables made from records."""
    level: _Field[Literal['person', 'aggregate', 'none'] | Gap | None, Literal['person', 'aggregate', 'none'] | Gap]
    """Whether its entries are about single persons, about groups, or about no persons."""
    extracted: _Field[str | Gap | None, str | Gap]
    """The day on which the content was taken from its source."""
    custodian: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that keeps it."""
    provider: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that handed it over."""
    access: _Field[Literal['public', 'registered', 'restricted', 'confidential'] | Gap | None, Literal['public', 'registered', 'restricted', 'confidential'] | Gap]
    """Who can get it."""
    contamination: _Field[Contamination, Contamination | Mapping[str, Any] | Gap]
    """Whether generated, imputed or machine-drafted content was found, and how one knows."""
    digest: _Field[Digest, Literal['none'] | Digest | Mapping[str, Any] | Gap]
    """A digest of the records that were used, salted where the source is not public."""
    identifiability: _Field[Literal['identifiable', 'pseudonymised', 'deidentified', 'anonymous', 'aggregate'] | Gap | None, Literal['identifiable', 'pseudonymised', 'deidentified', 'anonymous', 'aggregate'] | Gap]
    """How identifiable its persons were at the moment when the generator saw the records."""
    deidentification: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What was done before to make persons harder to identify."""
    population: _Field[Population, Population | Mapping[str, Any] | Gap]
    """Eligibility, setting, places, period, persons and records of what was used."""
    demographics: _Field[Demographics, Demographics | Mapping[str, Any] | Gap]
    """The shares of relevant groups, what was not collected, and known biases."""
    known_biases: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Known biases."""
    terms: _Field[Terms, Terms | Mapping[str, Any] | Gap]
    """What the licence or agreement says on derivatives, redistribution, processing by others and model release."""
    source_use: _Field[SourceUse, SourceUse | Mapping[str, Any] | Gap]
    """The decision on accessing and training on the source: what, by whom, when, on which ground."""
    processed_in: _Field[Processing, Processing | Mapping[str, Any] | Gap]
    """Where its records were processed."""
    consent: _Field[Consent, Consent | Mapping[str, Any] | Gap]
    """Whether consent or notice covered derived data, and what became of opt-outs."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, title: str | Gap = ..., routes: list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap = ..., published: str = ..., note: str = ..., identifiers: Literal['none'] | list[str] | Gap = ..., version: Literal['none'] | str | Gap = ..., origin: Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap = ..., derived_from: Literal['none'] | list[str | Other | Mapping[str, Any]] | Gap = ..., depth: Depth | Mapping[str, Any] | Gap = ..., manifest: LinkedManifest | Mapping[str, Any] | Gap = ..., kind: Literal['dataset'] = ..., level: Literal['person', 'aggregate', 'none'] | Gap = ..., extracted: str | Gap = ..., custodian: Literal['none'] | str | Gap = ..., provider: Literal['none'] | str | Gap = ..., access: Literal['public', 'registered', 'restricted', 'confidential'] | Gap = ..., contamination: Contamination | Mapping[str, Any] | Gap = ..., digest: Literal['none'] | Digest | Mapping[str, Any] | Gap = ..., identifiability: Literal['identifiable', 'pseudonymised', 'deidentified', 'anonymous', 'aggregate'] | Gap = ..., deidentification: Literal['none'] | str | Gap = ..., population: Population | Mapping[str, Any] | Gap = ..., demographics: Demographics | Mapping[str, Any] | Gap = ..., known_biases: Literal['none'] | list[str] | Gap = ..., terms: Terms | Mapping[str, Any] | Gap = ..., source_use: SourceUse | Mapping[str, Any] | Gap = ..., processed_in: Processing | Mapping[str, Any] | Gap = ..., consent: Consent | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class StatisticsInput(Part):
    """Published or supplied figures: tables, rates, coefficients."""

    title: _Field[str | Gap | None, str | Gap]
    """The name under which it is known."""
    routes: _Field[tuple[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other, ...] | Gap | None, list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap]
    """By which routes it shaped the output."""
    published: _Field[str | None, str]
    """The text that describes it."""
    note: _Field[str | None, str]
    """What else a reader must know."""
    identifiers: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Identifiers or addresses."""
    version: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Its version or release."""
    origin: _Field[Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap | None, Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap]
    """Where the input's content itself comes from."""
    derived_from: _Field[Literal['none'] | tuple[str | Other, ...] | Gap | None, Literal['none'] | list[str | Other | Mapping[str, Any]] | Gap]
    """What it was itself made from: ids of inputs, or in words."""
    depth: _Field[Depth, Depth | Mapping[str, Any] | Gap]
    """For an input that is itself synthetic, its depth; it may be read from its manifest instead."""
    manifest: _Field[LinkedManifest, LinkedManifest | Mapping[str, Any] | Gap]
    """The manifest of a synthetic input."""
    kind: _Field[Literal['statistics'] | None, Literal['statistics']]
    """Figures: tables, rates, coefficients."""
    level: _Field[Literal['aggregate', 'none'] | Gap | None, Literal['aggregate', 'none'] | Gap]
    """Whether the figures are about groups of persons."""
    access: _Field[Literal['public', 'registered', 'restricted', 'confidential'] | Gap | None, Literal['public', 'registered', 'restricted', 'confidential'] | Gap]
    """Who can get them."""
    population: _Field[str | Gap | None, str | Gap]
    """Whom the figures describe."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, title: str | Gap = ..., routes: list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap = ..., published: str = ..., note: str = ..., identifiers: Literal['none'] | list[str] | Gap = ..., version: Literal['none'] | str | Gap = ..., origin: Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap = ..., derived_from: Literal['none'] | list[str | Other | Mapping[str, Any]] | Gap = ..., depth: Depth | Mapping[str, Any] | Gap = ..., manifest: LinkedManifest | Mapping[str, Any] | Gap = ..., kind: Literal['statistics'] = ..., level: Literal['aggregate', 'none'] | Gap = ..., access: Literal['public', 'registered', 'restricted', 'confidential'] | Gap = ..., population: str | Gap = ..., rest: Gap = ...) -> None: ...

class Calls(Part):
    """When a model was called."""

    start: _Field[str | Gap | None, str | Gap]
    """The day of the first call."""
    end: _Field[str | Gap | None, str | Gap]
    """The day of the last call."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, start: str | Gap = ..., end: str | Gap = ..., rest: Gap = ...) -> None: ...

class ModelInput(Part):
    """A model whose weights or answers entered the output."""

    title: _Field[str | Gap | None, str | Gap]
    """The name under which it is known."""
    routes: _Field[tuple[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other, ...] | Gap | None, list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap]
    """By which routes it shaped the output."""
    published: _Field[str | None, str]
    """The text that describes it."""
    note: _Field[str | None, str]
    """What else a reader must know."""
    kind: _Field[Literal['model'] | None, Literal['model']]
    """A model whose weights or answers entered the output."""
    snapshot: _Field[str | Gap | None, str | Gap]
    """The exact snapshot or revision, not the name that moves with it."""
    sha256: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """SHA-256 of the weights, where one holds them."""
    hosting: _Field[Literal['local', 'hosted'] | Gap | None, Literal['local', 'hosted'] | Gap]
    """Whether it ran here or at a provider."""
    provider: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The party that made or ran it."""
    period_of_calls: _Field[Calls, Calls | Mapping[str, Any] | Gap]
    """When it was called."""
    trained_on_persons: _Field[Literal['yes', 'no', 'unknown'] | Gap | None, Literal['yes', 'no', 'unknown'] | Gap]
    """Whether records of single patients were among its training data."""
    training_data: _Field[str | Gap | None, str | Gap]
    """What it was trained on, as far as disclosed."""
    cutoff: _Field[str | Gap | None, str | Gap]
    """The date up to which it has seen text or data."""
    output_terms: _Field[str | Gap | None, str | Gap]
    """What its terms say on using its output."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, title: str | Gap = ..., routes: list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap = ..., published: str = ..., note: str = ..., kind: Literal['model'] = ..., snapshot: str | Gap = ..., sha256: Literal['none'] | str | Gap = ..., hosting: Literal['local', 'hosted'] | Gap = ..., provider: Literal['none'] | str | Gap = ..., period_of_calls: Calls | Mapping[str, Any] | Gap = ..., trained_on_persons: Literal['yes', 'no', 'unknown'] | Gap = ..., training_data: str | Gap = ..., cutoff: str | Gap = ..., output_terms: str | Gap = ..., rest: Gap = ...) -> None: ...

class ExpertInput(Part):
    """What people know: rules, examples, judgements."""

    title: _Field[str | Gap | None, str | Gap]
    """The name under which it is known."""
    routes: _Field[tuple[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other, ...] | Gap | None, list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap]
    """By which routes it shaped the output."""
    published: _Field[str | None, str]
    """The text that describes it."""
    note: _Field[str | None, str]
    """What else a reader must know."""
    kind: _Field[Literal['expert_knowledge'] | None, Literal['expert_knowledge']]
    """What people know: rules, examples, judgements."""
    by: _Field[tuple[str, ...] | str | Gap | None, list[str] | str | Gap]
    """Whose knowledge it is."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, title: str | Gap = ..., routes: list[Literal['training_records', 'resampled_records', 'prompt_content', 'conditioning_values', 'calibration_targets', 'parameter_values', 'pretrained_weights', 'fine_tuned_weights', 'expert_judgement', 'configuration'] | Other | Mapping[str, Any]] | Gap = ..., published: str = ..., note: str = ..., kind: Literal['expert_knowledge'] = ..., by: list[str] | str | Gap = ..., rest: Gap = ...) -> None: ...

class EvaluationInput(Part):
    """Data or figures that tested the output and did not shape it."""

    kind: _Field[Literal['dataset', 'statistics'] | Gap | None, Literal['dataset', 'statistics'] | Gap]
    """Records, or figures."""
    title: _Field[str | Gap | None, str | Gap]
    """The name under which it is known."""
    identifiers: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Identifiers."""
    origin: _Field[Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap | None, Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap]
    """Where its content itself comes from."""
    access: _Field[Literal['public', 'registered', 'restricted', 'confidential'] | Gap | None, Literal['public', 'registered', 'restricted', 'confidential'] | Gap]
    """Who can get it."""
    version: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Its version."""
    records: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records."""
    persons: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many persons."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['dataset', 'statistics'] | Gap = ..., title: str | Gap = ..., identifiers: Literal['none'] | list[str] | Gap = ..., origin: Literal['observed', 'synthetic', 'simulated', 'mixed', 'unknown'] | Gap = ..., access: Literal['public', 'registered', 'restricted', 'confidential'] | Gap = ..., version: Literal['none'] | str | Gap = ..., records: int | About | Mapping[str, Any] | Gap = ..., persons: int | About | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Split(Part):
    """A part of the real data that was kept apart, and what the generator did with it."""

    taken_from: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The inputs or steps that it was taken from."""
    seen_by_generator: _Field[Literal['none'] | tuple[Literal['fit', 'tuning', 'selection', 'calibration', 'conditioning', 'prompting', 'resampling', 'filtering'], ...] | Gap | None, Literal['none'] | list[Literal['fit', 'tuning', 'selection', 'calibration', 'conditioning', 'prompting', 'resampling', 'filtering']] | Gap]
    """What the generator's making used it for; `none` where it was never used."""
    unit: _Field[Literal['person', 'record', 'household', 'site', 'segment'] | Other | Gap | None, Literal['person', 'record', 'household', 'site', 'segment'] | Other | Mapping[str, Any] | Gap]
    """What was kept together when the data were divided."""
    persons: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many persons."""
    records: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records."""
    digest: _Field[Digest, Literal['none'] | Digest | Mapping[str, Any] | Gap]
    """A digest of its records."""
    overlaps: _Field[Entries[int], Literal['none'] | Mapping[str, int] | Gap]
    """For each other split, how many of its persons are in this one too."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, taken_from: list[str] | Gap = ..., seen_by_generator: Literal['none'] | list[Literal['fit', 'tuning', 'selection', 'calibration', 'conditioning', 'prompting', 'resampling', 'filtering']] | Gap = ..., unit: Literal['person', 'record', 'household', 'site', 'segment'] | Other | Mapping[str, Any] | Gap = ..., persons: int | About | Mapping[str, Any] | Gap = ..., records: int | About | Mapping[str, Any] | Gap = ..., digest: Literal['none'] | Digest | Mapping[str, Any] | Gap = ..., overlaps: Literal['none'] | Mapping[str, int] | Gap = ..., rest: Gap = ...) -> None: ...

class Code(Part):
    """The program text of a step."""

    path: _Field[str | Gap | None, str | Gap]
    """Path or address."""
    sha256: _Field[str | Gap | None, str | Gap]
    """SHA-256 of the file that ran."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, path: str | Gap = ..., sha256: str | Gap = ..., rest: Gap = ...) -> None: ...

class Repeats(Part):
    """A loop over steps."""

    over: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The steps that are run again and again."""
    until: _Field[str | Gap | None, str | Gap]
    """When the loop ends."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, over: list[str] | Gap = ..., until: str | Gap = ..., rest: Gap = ...) -> None: ...

class Compute(Part):
    """What the step cost."""

    hardware: _Field[str | Gap | None, str | Gap]
    """The hardware, the duration, and the energy where it is known."""
    seconds: _Field[float | Gap | None, float | Gap]
    """Wall-clock time in seconds."""
    memory_mb: _Field[float | None, float]
    """Peak memory in MB."""
    energy_kwh: _Field[float | None, float]
    """Energy in kWh."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, hardware: str | Gap = ..., seconds: float | Gap = ..., memory_mb: float = ..., energy_kwh: float = ..., rest: Gap = ...) -> None: ...

class PublicSeed(Part):
    """Anybody can repeat the draw."""

    disclosure: _Field[Literal['public'] | None, Literal['public']]
    """The seed is given here."""
    value: _Field[int | str | Gap | None, int | str | Gap]
    """The seed; in quotes where it is larger than 2^53."""
    set: _Field[Literal['explicitly', 'by_default'] | Gap | None, Literal['explicitly', 'by_default'] | Gap]
    """Whether the author set it, or the tool's default did."""
    how: _Field[str | None, str]
    """How it was set, where the tool has no documented way."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, disclosure: Literal['public'] = ..., value: int | str | Gap = ..., set: Literal['explicitly', 'by_default'] | Gap = ..., how: str = ..., rest: Gap = ...) -> None: ...

class EscrowedSeed(Part):
    """A keeper can repeat the draw."""

    disclosure: _Field[Literal['escrowed'] | None, Literal['escrowed']]
    """Somebody keeps the seed; a digest of it is given here."""
    commitment: _Field[str | Gap | None, str | Gap]
    """SHA-256 of the salted seed."""
    keeper: _Field[str | Gap | None, str | Gap]
    """The party that keeps it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, disclosure: Literal['escrowed'] = ..., commitment: str | Gap = ..., keeper: str | Gap = ..., rest: Gap = ...) -> None: ...

class WithheldSeed(Part):
    """The seed exists, and is kept back."""

    disclosure: _Field[Literal['withheld'] | None, Literal['withheld']]
    """The seed exists and is kept back."""
    reason: _Field[str | Gap | None, str | Gap]
    """The reason."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, disclosure: Literal['withheld'] = ..., reason: str | Gap = ..., rest: Gap = ...) -> None: ...

class NoSeed(Part):
    """No seed is known to anybody."""

    disclosure: _Field[Literal['no_seed'] | None, Literal['no_seed']]
    """There is no seed to disclose."""
    why: _Field[Literal['not_set', 'not_offered', 'not_recorded', 'system_entropy'] | Gap | None, Literal['not_set', 'not_offered', 'not_recorded', 'system_entropy'] | Gap]
    """Whether it was not set, not offered by the tool, not recorded, or drawn from the system's entropy."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, disclosure: Literal['no_seed'] = ..., why: Literal['not_set', 'not_offered', 'not_recorded', 'system_entropy'] | Gap = ..., rest: Gap = ...) -> None: ...

class Stream(Part):
    """One source of random numbers."""

    purposes: _Field[tuple[Literal['split', 'order', 'initialisation', 'training', 'selection', 'privacy_noise', 'sampling', 'identifiers', 'augmentation', 'evaluation'] | Other, ...] | Gap | None, list[Literal['split', 'order', 'initialisation', 'training', 'selection', 'privacy_noise', 'sampling', 'identifiers', 'augmentation', 'evaluation'] | Other | Mapping[str, Any]] | Gap]
    """What was drawn from it."""
    used: _Field[bool | None, bool]
    """Whether anything was drawn from it; left out, it was."""
    algorithm: _Field[str | Gap | None, str | Gap]
    """The generator's algorithm and its library."""
    seed: _Field[PublicSeed | EscrowedSeed | WithheldSeed | NoSeed, PublicSeed | Mapping[str, Any] | EscrowedSeed | WithheldSeed | NoSeed | Gap]
    """The seed and how it is disclosed; a seed of privacy noise must not be public."""
    continues: _Field[str | None, str]
    """The stream of an earlier step that this one goes on from."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, purposes: list[Literal['split', 'order', 'initialisation', 'training', 'selection', 'privacy_noise', 'sampling', 'identifiers', 'augmentation', 'evaluation'] | Other | Mapping[str, Any]] | Gap = ..., used: bool = ..., algorithm: str | Gap = ..., seed: PublicSeed | Mapping[str, Any] | EscrowedSeed | WithheldSeed | NoSeed | Gap = ..., continues: str = ..., rest: Gap = ...) -> None: ...

class Prepare(Part):
    """Makes the source ready: encodes, clips, bins, splits."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    kind: _Field[Literal['prepare'] | None, Literal['prepare']]
    """Makes the source ready."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input the preparation learned: nothing, counts, bounds or values."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., kind: Literal['prepare'] = ..., parameters: Mapping[str, Any] = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., rest: Gap = ...) -> None: ...

class Fit(Part):
    """Fits a generator to data."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What fitting cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    family: _Field[Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Gap | None, Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap]
    """The family of the generator."""
    components: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Its parts, where it has several."""
    assumptions: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """Assumptions on independence, order, distributions, causes and care, each in a sentence."""
    conditioning: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The variables or prompts that were conditioned on, and any target prevalence."""
    kind: _Field[Literal['fit'] | None, Literal['fit']]
    """Fits a generator to data."""
    architecture: _Field[str | Gap | None, str | Gap]
    """The architecture, or the configuration file that fixes it."""
    parameters: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Every effective parameter, defaults included, as the tool names them."""
    stopping: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Steps, the rule that stopped training, and the evidence on convergence and over-training."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., family: Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap = ..., components: Literal['none'] | list[str] | Gap = ..., assumptions: list[str] | Gap = ..., conditioning: Literal['none'] | str | Gap = ..., kind: Literal['fit'] = ..., architecture: str | Gap = ..., parameters: Literal['none'] | Mapping[str, Any] | Gap = ..., stopping: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class PromptTemplate(Part):
    """One prompt, as it was sent but for what was filled in."""

    text: _Field[str | Gap | None, str | Gap]
    """The template, or the path of the file that holds it."""
    contains: _Field[Literal['none'] | tuple[Literal['source_records', 'real_examples', 'written_examples', 'synthetic_text'] | Other, ...] | Gap | None, Literal['none'] | list[Literal['source_records', 'real_examples', 'written_examples', 'synthetic_text'] | Other | Mapping[str, Any]] | Gap]
    """What was filled in."""
    examples: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How many examples were filled in, and how they were chosen."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, text: str | Gap = ..., contains: Literal['none'] | list[Literal['source_records', 'real_examples', 'written_examples', 'synthetic_text'] | Other | Mapping[str, Any]] | Gap = ..., examples: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Prompt(Part):
    """Asks a model for records or text."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    sampling: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """The effective settings of the model, defaults included, as its provider names them."""
    made_count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records the step made before any was rejected."""
    rejected: _Field[Entries[int | About], Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap]
    """How many were rejected, by reason."""
    family: _Field[Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Gap | None, Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap]
    """The family of the generator."""
    components: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Its parts, where it has several."""
    assumptions: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """Assumptions on independence, order, distributions, causes and care, each in a sentence."""
    conditioning: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The variables or prompts that were conditioned on, and any target prevalence."""
    kind: _Field[Literal['prompt'] | None, Literal['prompt']]
    """Asks a model for records or text."""
    prompts: _Field[Entries[PromptTemplate], Mapping[str, PromptTemplate | Mapping[str, Any]] | Gap]
    """Every prompt template, and whether real records or examples were filled in."""
    retries: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """When a call was repeated."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., sampling: Literal['none'] | Mapping[str, Any] | Gap = ..., made_count: int | About | Mapping[str, Any] | Gap = ..., rejected: Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap = ..., family: Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap = ..., components: Literal['none'] | list[str] | Gap = ..., assumptions: list[str] | Gap = ..., conditioning: Literal['none'] | str | Gap = ..., kind: Literal['prompt'] = ..., prompts: Mapping[str, PromptTemplate | Mapping[str, Any]] | Gap = ..., retries: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Simulate(Part):
    """Runs a model that was written by people."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    sampling: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Temperature, guidance, truncation, batch, rows asked for: as the tool names them."""
    made_count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records the step made before any was rejected."""
    rejected: _Field[Entries[int | About], Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap]
    """How many were rejected, by reason."""
    family: _Field[Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Gap | None, Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap]
    """The family of the generator."""
    components: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Its parts, where it has several."""
    assumptions: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """Assumptions on independence, order, distributions, causes and care, each in a sentence."""
    conditioning: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The variables or prompts that were conditioned on, and any target prevalence."""
    kind: _Field[Literal['simulate'] | None, Literal['simulate']]
    """Runs a model that was written by people."""
    parameters: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """The effective configuration of the run, as the tool names it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., sampling: Literal['none'] | Mapping[str, Any] | Gap = ..., made_count: int | About | Mapping[str, Any] | Gap = ..., rejected: Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap = ..., family: Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap = ..., components: Literal['none'] | list[str] | Gap = ..., assumptions: list[str] | Gap = ..., conditioning: Literal['none'] | str | Gap = ..., kind: Literal['simulate'] = ..., parameters: Literal['none'] | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Resample(Part):
    """Puts records together from observed ones."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    sampling: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Temperature, guidance, truncation, batch, rows asked for: as the tool names them."""
    made_count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records the step made before any was rejected."""
    rejected: _Field[Entries[int | About], Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap]
    """How many were rejected, by reason."""
    family: _Field[Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Gap | None, Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap]
    """The family of the generator."""
    components: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Its parts, where it has several."""
    assumptions: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """Assumptions on independence, order, distributions, causes and care, each in a sentence."""
    conditioning: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The variables or prompts that were conditioned on, and any target prevalence."""
    kind: _Field[Literal['resample'] | None, Literal['resample']]
    """Puts records together from observed ones."""
    parameters: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Its effective parameters."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., sampling: Literal['none'] | Mapping[str, Any] | Gap = ..., made_count: int | About | Mapping[str, Any] | Gap = ..., rejected: Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap = ..., family: Literal['resampling', 'copula', 'bayesian_network', 'sequential_trees', 'gan', 'vae', 'flow', 'diffusion', 'autoregressive_model', 'large_language_model', 'agent_based', 'state_transition', 'discrete_event', 'physics', 'rules', 'marginal_based', 'hybrid'] | Other | Mapping[str, Any] | Gap = ..., components: Literal['none'] | list[str] | Gap = ..., assumptions: list[str] | Gap = ..., conditioning: Literal['none'] | str | Gap = ..., kind: Literal['resample'] = ..., parameters: Literal['none'] | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Sample(Part):
    """Draws records from a fitted generator."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    sampling: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Temperature, guidance, truncation, batch, rows asked for: as the tool names them."""
    made_count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records the step made before any was rejected."""
    rejected: _Field[Entries[int | About], Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap]
    """How many were rejected, by reason."""
    kind: _Field[Literal['sample'] | None, Literal['sample']]
    """Draws records from a fitted generator."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., sampling: Literal['none'] | Mapping[str, Any] | Gap = ..., made_count: int | About | Mapping[str, Any] | Gap = ..., rejected: Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap = ..., kind: Literal['sample'] = ..., rest: Gap = ...) -> None: ...

class Filter(Part):
    """Keeps some records and rejects others."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    sampling: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Temperature, guidance, truncation, batch, rows asked for: as the tool names them."""
    made_count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records the step made before any was rejected."""
    rejected: _Field[Entries[int | About], Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap]
    """How many were rejected, by reason."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['filter'] | None, Literal['filter']]
    """Keeps some records and rejects others."""
    rule: _Field[str | Gap | None, str | Gap]
    """Which are kept."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., sampling: Literal['none'] | Mapping[str, Any] | Gap = ..., made_count: int | About | Mapping[str, Any] | Gap = ..., rejected: Literal['none'] | Mapping[str, int | About | Mapping[str, Any]] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['filter'] = ..., rule: str | Gap = ..., rest: Gap = ...) -> None: ...

class Subset(Part):
    """Cuts to a part, without looking at values."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['subset'] | None, Literal['subset']]
    """Keeps a part, without looking at values."""
    made_count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records are left."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['subset'] = ..., made_count: int | About | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Transform(Part):
    """Changes values: rounds, repairs, formats, takes apart."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['transform'] | None, Literal['transform']]
    """Changes values."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['transform'] = ..., parameters: Mapping[str, Any] = ..., rest: Gap = ...) -> None: ...

class Label(Part):
    """Adds labels or measurements to records."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['label'] | None, Literal['label']]
    """Adds labels or measurements."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['label'] = ..., rest: Gap = ...) -> None: ...

class Candidates(Part):
    """A choice among several generators or settings."""

    tried: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many were tried."""
    criterion: _Field[str | Gap | None, str | Gap]
    """By what they were compared."""
    chosen_on: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The splits or inputs whose records were used to choose; `none` where no real record was."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, tried: int | About | Mapping[str, Any] | Gap = ..., criterion: str | Gap = ..., chosen_on: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Select(Part):
    """Chooses among generators, settings or datasets."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['select'] | None, Literal['select']]
    """Chooses among generators, settings or datasets."""
    candidates: _Field[Candidates, Candidates | Mapping[str, Any]]
    """What it chose among, where there was more than one choice."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['select'] = ..., candidates: Candidates | Mapping[str, Any] = ..., rest: Gap = ...) -> None: ...

class Evaluate(Part):
    """Measures, where measuring itself touches what is released or spends privacy."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['evaluate'] | None, Literal['evaluate']]
    """Measures the output."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['evaluate'] = ..., rest: Gap = ...) -> None: ...

class Export(Part):
    """Writes the files."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['export'] | None, Literal['export']]
    """Writes the files."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['export'] = ..., rest: Gap = ...) -> None: ...

class Manual(Part):
    """A person edits by hand."""

    description: _Field[str | None, str]
    """What is done, in a sentence."""
    takes: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The inputs, splits, files or steps that it takes."""
    makes: _Field[tuple[str, ...] | None, list[str]]
    """The splits, files, tables or fields that it leaves."""
    tools: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools that it uses."""
    code: _Field[Literal['none'] | str | Code | Gap | None, Literal['none'] | str | Code | Mapping[str, Any] | Gap]
    """Its program text: a listed file, or where it is."""
    command: _Field[str | None, str]
    """The command that ran it."""
    started: _Field[str | None, str]
    """When it started."""
    finished: _Field[str | None, str]
    """When it finished."""
    repeats: _Field[Repeats, Repeats | Mapping[str, Any]]
    """Where it closes a loop over other steps."""
    compute: _Field[Compute, Compute | Mapping[str, Any] | Gap]
    """What the step cost."""
    random: _Field[Entries[Stream], Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap]
    """The random streams of the step, each under an id of your choice."""
    accounting: _Field[Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap | None, Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap]
    """Whether the step is inside the accounting, independent of the data, post-processing, or outside."""
    learned_from_persons: _Field[Literal['none', 'counts', 'bounds', 'values'] | Gap | None, Literal['none', 'counts', 'bounds', 'values'] | Gap]
    """What of person-level input entered this step: nothing, counts, bounds or values."""
    kind: _Field[Literal['manual'] | None, Literal['manual']]
    """A person edits by hand."""
    edits: _Field[str | Gap | None, str | Gap]
    """What was edited, and by which rule."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, description: str = ..., takes: Literal['none'] | list[str] | Gap = ..., makes: list[str] = ..., tools: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | str | Code | Mapping[str, Any] | Gap = ..., command: str = ..., started: str = ..., finished: str = ..., repeats: Repeats | Mapping[str, Any] = ..., compute: Compute | Mapping[str, Any] | Gap = ..., random: Literal['none'] | Mapping[str, Stream | Mapping[str, Any]] | Gap = ..., accounting: Literal['inside', 'data_independent', 'post_processing', 'outside'] | Gap = ..., learned_from_persons: Literal['none', 'counts', 'bounds', 'values'] | Gap = ..., kind: Literal['manual'] = ..., edits: str | Gap = ..., rest: Gap = ...) -> None: ...

class Draws(Part):
    """A choice among several datasets."""

    tried: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many datasets were drawn."""
    criterion: _Field[str | Gap | None, str | Gap]
    """By what they were compared."""
    chosen_on: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The splits or inputs whose records were used to choose; `none` where no real record was."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, tried: int | About | Mapping[str, Any] | Gap = ..., criterion: str | Gap = ..., chosen_on: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Selection(Part):
    """What was tried beside what is described here."""

    generators: _Field[Candidates, Literal['none'] | Candidates | Mapping[str, Any] | Gap]
    """How many generators or settings were tried, by what they were compared, and on which data."""
    datasets: _Field[Draws, Literal['none'] | Draws | Mapping[str, Any] | Gap]
    """How many candidate datasets were drawn, and why this one is released."""
    manual_edits: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The steps in which a person edited records."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, generators: Literal['none'] | Candidates | Mapping[str, Any] | Gap = ..., datasets: Literal['none'] | Draws | Mapping[str, Any] | Gap = ..., manual_edits: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class RepeatTest(Part):
    """One repetition, with something varied."""

    varied: _Field[str | Gap | None, str | Gap]
    """What was varied."""
    outcome: _Field[Literal['bit_identical', 'canonical', 'equivalent', 'differs'] | Gap | None, Literal['bit_identical', 'canonical', 'equivalent', 'differs'] | Gap]
    """How close the repetition came."""
    size: _Field[str | None, str]
    """How large the difference was."""
    covered: _Field[bool | None, bool]
    """Whether the claim covers what was varied; left out, it does."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, varied: str | Gap = ..., outcome: Literal['bit_identical', 'canonical', 'equivalent', 'differs'] | Gap = ..., size: str = ..., covered: bool = ..., rest: Gap = ...) -> None: ...

class Determinism(Part):
    """What a repetition gives."""

    claim: _Field[Literal['bit_identical', 'canonical', 'equivalent', 'not_repeatable', 'not_claimed'] | Gap | None, Literal['bit_identical', 'canonical', 'equivalent', 'not_repeatable', 'not_claimed'] | Gap]
    """Identical bytes, identical canonical form, statistical equivalence, not repeatable, or no claim."""
    tolerance: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """For equivalence: the tolerance, and where it comes from."""
    tests: _Field[Entries[RepeatTest], Literal['none'] | Mapping[str, RepeatTest | Mapping[str, Any]] | Gap]
    """The repetitions that were tried; `none` where it is assumed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, claim: Literal['bit_identical', 'canonical', 'equivalent', 'not_repeatable', 'not_claimed'] | Gap = ..., tolerance: Literal['none'] | str | Gap = ..., tests: Literal['none'] | Mapping[str, RepeatTest | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class Lockfile(Part):
    """The exact packages."""

    path: _Field[str | Gap | None, str | Gap]
    """Path of the lock file."""
    sha256: _Field[str | Gap | None, str | Gap]
    """Its SHA-256."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, path: str | Gap = ..., sha256: str | Gap = ..., rest: Gap = ...) -> None: ...

class Environment(Part):
    """Where the run took place."""

    runtime: _Field[str | Gap | None, str | Gap]
    """The language runtime and its version."""
    lockfile: _Field[Lockfile, Literal['none'] | Lockfile | Mapping[str, Any] | Gap]
    """The lock file that pins every package."""
    image: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The container image, by digest."""
    os: _Field[str | Gap | None, str | Gap]
    """Operating system and architecture."""
    accelerator: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Accelerator and driver."""
    threads: _Field[int | Gap | None, int | Gap]
    """Number of threads."""
    variables: _Field[Entries[Any], Literal['none'] | Mapping[str, Any] | Gap]
    """Variables that change results."""
    reads_clock: _Field[bool | Gap | None, bool | Gap]
    """Whether the output depends on the time of the run."""
    reference_date: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The date that replaces the clock."""
    time_zone: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Time zone, as named by IANA."""
    locale: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Locale."""
    row_order_matters: _Field[bool | None, bool]
    """Whether the order of the input's rows changes the output."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, runtime: str | Gap = ..., lockfile: Literal['none'] | Lockfile | Mapping[str, Any] | Gap = ..., image: Literal['none'] | str | Gap = ..., os: str | Gap = ..., accelerator: Literal['none'] | str | Gap = ..., threads: int | Gap = ..., variables: Literal['none'] | Mapping[str, Any] | Gap = ..., reads_clock: bool | Gap = ..., reference_date: Literal['none'] | str | Gap = ..., time_zone: Literal['none'] | str | Gap = ..., locale: Literal['none'] | str | Gap = ..., row_order_matters: bool = ..., rest: Gap = ...) -> None: ...

class Replay(Part):
    """The run as a machine can start it again."""

    command: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The program and its arguments, each on its own: no shell reads them."""
    folder: _Field[str | None, str]
    """The folder in which it starts, where that is not the dataset's own."""
    environment: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The file from which the environment is built, by id or path."""
    inputs: _Field[Entries[str], Literal['none'] | Mapping[str, str] | Gap]
    """Where the command expects each input or split, by its id."""
    outputs: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The files that it makes, which are compared."""
    seeds: _Field[Entries[str], Literal['none'] | Mapping[str, str] | Gap]
    """For each random stream, the argument of the command whose value is its seed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, command: list[str] | Gap = ..., folder: str = ..., environment: Literal['none'] | str | Gap = ..., inputs: Literal['none'] | Mapping[str, str] | Gap = ..., outputs: list[str] | Gap = ..., seeds: Literal['none'] | Mapping[str, str] | Gap = ..., rest: Gap = ...) -> None: ...

class Replicates(Part):
    """How often the whole was repeated."""

    fits: _Field[int | Gap | None, int | Gap]
    """How many times a generator was fitted independently."""
    draws: _Field[int | Gap | None, int | Gap]
    """How many datasets were drawn from each."""
    spread: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The results that give the spread over repetitions."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, fits: int | Gap = ..., draws: int | Gap = ..., spread: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Reproducibility(Part):
    """Whether the run can be repeated."""

    determinism: _Field[Determinism, Determinism | Mapping[str, Any] | Gap]
    """What a repetition gives."""
    environment: _Field[Environment, Environment | Mapping[str, Any] | Gap]
    """Where the run took place."""
    volatile: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Files that differ in every run."""
    replay: _Field[Replay, Literal['none'] | Replay | Mapping[str, Any] | Gap]
    """How a machine can run it again; `none` where no command repeats the whole."""
    replicates: _Field[Replicates, Literal['none'] | Replicates | Mapping[str, Any] | Gap]
    """How often the whole was repeated."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, determinism: Determinism | Mapping[str, Any] | Gap = ..., environment: Environment | Mapping[str, Any] | Gap = ..., volatile: Literal['none'] | list[str] | Gap = ..., replay: Literal['none'] | Replay | Mapping[str, Any] | Gap = ..., replicates: Literal['none'] | Replicates | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Canonical(Part):
    """A digest of the content in canonical form."""

    scheme: _Field[str | Gap | None, str | Gap]
    """The canonical form."""
    sha256: _Field[str | Gap | None, str | Gap]
    """SHA-256 of that form."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, scheme: str | Gap = ..., sha256: str | Gap = ..., rest: Gap = ...) -> None: ...

class DataFile(Part):
    """Records."""

    path: _Field[str | Gap | None, str | Gap]
    """Path inside the dataset's folder, with `/`; `*` stands for many files of one form."""
    count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many files a path with `*` stands for."""
    star: _Field[str | None, str]
    """The field whose values stand for `*` in the path."""
    contained_in: _Field[str | None, str]
    """The archive that holds the file."""
    media_type: _Field[str | Gap | None, str | Gap]
    """The media type."""
    bytes: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """The size in bytes."""
    sha256: _Field[str | ListedIn | Gap | None, str | ListedIn | Mapping[str, Any] | Gap]
    """SHA-256 of the bytes, or the list of checksums."""
    role: _Field[Literal['data'] | None, Literal['data']]
    """Holds records."""
    records: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records it holds."""
    canonical: _Field[Canonical, Literal['none'] | Canonical | Mapping[str, Any] | Gap]
    """A digest of its content in canonical form."""
    label: _Field[Entries[Mark], Literal['none'] | Mapping[str, Mark | Mapping[str, Any]] | Gap]
    """How the file itself says so: name, column, header, tag or metadata; `none` if it does not."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, path: str | Gap = ..., count: int | About | Mapping[str, Any] | Gap = ..., star: str = ..., contained_in: str = ..., media_type: str | Gap = ..., bytes: int | About | Mapping[str, Any] | Gap = ..., sha256: str | ListedIn | Mapping[str, Any] | Gap = ..., role: Literal['data'] = ..., records: int | About | Mapping[str, Any] | Gap = ..., canonical: Literal['none'] | Canonical | Mapping[str, Any] | Gap = ..., label: Literal['none'] | Mapping[str, Mark | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class CodeSystem(Part):
    """A terminology."""

    name: _Field[str | Gap | None, str | Gap]
    """Its name."""
    version: _Field[str | Gap | None, str | Gap]
    """Its version."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, name: str | Gap = ..., version: str | Gap = ..., rest: Gap = ...) -> None: ...

class TimeSpan(Part):
    """The time that records span, both ends included."""

    start: _Field[str | Gap | None, str | Gap]
    """The first day, month or year."""
    end: _Field[str | Gap | None, str | Gap]
    """The last day, month or year."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, start: str | Gap = ..., end: str | Gap = ..., rest: Gap = ...) -> None: ...

class ForeignKey(Part):
    """A field whose values are keys of another table."""

    field: _Field[str | Gap | None, str | Gap]
    """The field that refers."""
    table: _Field[str | Gap | None, str | Gap]
    """The table that it refers to."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, field: str | Gap = ..., table: str | Gap = ..., rest: Gap = ...) -> None: ...

class Table(Part):
    """One kind of row."""

    files: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The files that hold it."""
    row_unit: _Field[str | Gap | None, str | Gap]
    """What one row is."""
    key: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The fields that identify a row."""
    foreign_keys: _Field[Literal['none'] | tuple[ForeignKey, ...] | Gap | None, Literal['none'] | list[ForeignKey | Mapping[str, Any]] | Gap]
    """Fields that refer to other tables."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, files: list[str] | Gap = ..., row_unit: str | Gap = ..., key: Literal['none'] | list[str] | Gap = ..., foreign_keys: Literal['none'] | list[ForeignKey | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class Category(Part):
    """A code and what it means."""

    code: _Field[int | str | Gap | None, int | str | Gap]
    """The code as it is in the data."""
    label: _Field[str | Gap | None, str | Gap]
    """What it means."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, code: int | str | Gap = ..., label: str | Gap = ..., rest: Gap = ...) -> None: ...

class Range(Part):
    """The values that are allowed, not those that occur in the source."""

    min: _Field[float | None, float]
    """The smallest allowed value."""
    max: _Field[float | None, float]
    """The largest allowed value."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, min: float = ..., max: float = ..., rest: Gap = ...) -> None: ...

class Missing(Part):
    """How missing values are written, and how they came about."""

    code: _Field[int | float | str | Gap | None, int | float | str | Gap]
    """The code in the data for a missing value."""
    handling: _Field[Literal['reproduced', 'imputed', 'removed'] | Gap | None, Literal['reproduced', 'imputed', 'removed'] | Gap]
    """What became of those of the source."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, code: int | float | str | Gap = ..., handling: Literal['reproduced', 'imputed', 'removed'] | Gap = ..., rest: Gap = ...) -> None: ...

class Variable(Part):
    """One field of a table, or a family of like fields."""

    table: _Field[str | Gap | None, str | Gap]
    """The table that it belongs to, where there are several."""
    name: _Field[str | None, str]
    """Its name in the data, where it is not the id."""
    pattern: _Field[str | None, str]
    """The form of the names of a family of fields."""
    count: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many fields the family has."""
    description: _Field[str | Gap | None, str | Gap]
    """What it means."""
    type: _Field[Literal['integer', 'number', 'string', 'boolean', 'date', 'datetime', 'time', 'code', 'sequence'] | Other | Gap | None, Literal['integer', 'number', 'string', 'boolean', 'date', 'datetime', 'time', 'code', 'sequence'] | Other | Mapping[str, Any] | Gap]
    """The type of its values."""
    unit: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Its unit, as UCUM."""
    categories: _Field[tuple[Category | int | str, ...] | None, list[Category | Mapping[str, Any] | int | str]]
    """The codes that occur; a code alone where it says what it means."""
    range: _Field[Range, Range | Mapping[str, Any] | Gap]
    """The values that are allowed."""
    resolution: _Field[str | None, str]
    """How finely it is given."""
    decimals: _Field[int | None, int]
    """How many decimals are kept."""
    missing: _Field[Missing, Literal['none'] | Missing | Mapping[str, Any] | Gap]
    """How missing values are written."""
    roles: _Field[tuple[Literal['quasi_identifier', 'sensitive', 'protected', 'outcome', 'event', 'time', 'exposure', 'covariate', 'label', 'condition', 'link_to_source', 'identifier', 'row_marker', 'free_text', 'weight'] | Other, ...] | None, list[Literal['quasi_identifier', 'sensitive', 'protected', 'outcome', 'event', 'time', 'exposure', 'covariate', 'label', 'condition', 'link_to_source', 'identifier', 'row_marker', 'free_text', 'weight'] | Other | Mapping[str, Any]]]
    """What it is in an analysis or an attack."""
    synthetic: _Field[bool | Gap | None, bool | Gap]
    """Whether its values were generated, where only those of some fields were."""
    made_by: _Field[str | None, str]
    """The step that made it, where it is not the table's."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, table: str | Gap = ..., name: str = ..., pattern: str = ..., count: int | About | Mapping[str, Any] | Gap = ..., description: str | Gap = ..., type: Literal['integer', 'number', 'string', 'boolean', 'date', 'datetime', 'time', 'code', 'sequence'] | Other | Mapping[str, Any] | Gap = ..., unit: Literal['none'] | str | Gap = ..., categories: list[Category | Mapping[str, Any] | int | str] = ..., range: Range | Mapping[str, Any] | Gap = ..., resolution: str = ..., decimals: int = ..., missing: Literal['none'] | Missing | Mapping[str, Any] | Gap = ..., roles: list[Literal['quasi_identifier', 'sensitive', 'protected', 'outcome', 'event', 'time', 'exposure', 'covariate', 'label', 'condition', 'link_to_source', 'identifier', 'row_marker', 'free_text', 'weight'] | Other | Mapping[str, Any]] = ..., synthetic: bool | Gap = ..., made_by: str = ..., rest: Gap = ...) -> None: ...

class InDictionary(Part):
    """The fields are described in a file of their own."""

    in_dictionary: _Field[str | Gap | None, str | Gap]
    """The file's id, or its address."""
    sha256: _Field[str | Gap | None, str | Gap]
    """SHA-256, where it is only an address."""
    complete: _Field[bool | Gap | None, bool | Gap]
    """Whether every field is described."""

    def __init__(self, *, in_dictionary: str | Gap, sha256: str | Gap = ..., complete: bool | Gap = ...) -> None: ...

class Shares(Part):
    """A group's share in the source and in the output."""

    source: _Field[float | Gap | None, float | Gap]
    """Share in the source."""
    output: _Field[float | Gap | None, float | Gap]
    """Share in the output."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, source: float | Gap = ..., output: float | Gap = ..., rest: Gap = ...) -> None: ...

class Group(Part):
    """A group of persons whose results are looked at."""

    definition: _Field[str | Gap | None, str | Gap]
    """Who belongs to it."""
    expression: _Field[str | None, str]
    """The same as an SQL condition over one table, which a machine can run."""
    table: _Field[str | None, str]
    """The table of that condition."""
    partition: _Field[str | None, str]
    """The characteristic by which it divides the whole."""
    shares: _Field[Shares, Shares | Mapping[str, Any] | Gap]
    """Its share in the source and in the output."""
    change: _Field[str | None, str]
    """Why the share changed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, definition: str | Gap = ..., expression: str = ..., table: str = ..., partition: str = ..., shares: Shares | Mapping[str, Any] | Gap = ..., change: str = ..., rest: Gap = ...) -> None: ...

class Rebalancing(Part):
    """An intervention in who is represented."""

    what: _Field[str | Gap | None, str | Gap]
    """What was changed."""
    target: _Field[str | Gap | None, str | Gap]
    """The shares that were aimed at."""
    side_effects: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What else changed with it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, what: str | Gap = ..., target: str | Gap = ..., side_effects: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Correspondence(Part):
    """Which records come from which persons."""

    kind: _Field[Literal['none', 'one_to_one', 'one_to_many', 'many_to_one', 'recombined'] | Gap | None, Literal['none', 'one_to_one', 'one_to_many', 'many_to_one', 'recombined'] | Gap]
    """Whether a record of the output stems from particular persons."""
    field: _Field[str | None, str]
    """The field that tells from whom."""
    published: _Field[bool | None, bool]
    """Whether that field is released."""
    with_input: _Field[str | None, str]
    """The input whose persons they are."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['none', 'one_to_one', 'one_to_many', 'many_to_one', 'recombined'] | Gap = ..., field: str = ..., published: bool = ..., with_input: str = ..., rest: Gap = ...) -> None: ...

class Difference(Part):
    """One way in which the output's structure differs from the source's."""

    change: _Field[str | Gap | None, str | Gap]
    """What was dropped, merged, coarsened or added."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The source's fields concerned, by name."""
    reason: _Field[str | None, str]
    """Why."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, change: str | Gap = ..., fields: list[str] = ..., reason: str = ..., rest: Gap = ...) -> None: ...

class Content(Part):
    """What is in the files."""

    modalities: _Field[tuple[Literal['tabular', 'longitudinal', 'imaging', 'text', 'signal', 'genomic', 'audio', 'video'] | Other, ...] | Gap | None, list[Literal['tabular', 'longitudinal', 'imaging', 'text', 'signal', 'genomic', 'audio', 'video'] | Other | Mapping[str, Any]] | Gap]
    """All kinds of data that the dataset holds; each opens its own module."""
    data_model: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The data model, with its version."""
    code_systems: _Field[Entries[CodeSystem], Literal['none'] | Mapping[str, CodeSystem | Mapping[str, Any]] | Gap]
    """The terminologies that are used."""
    subjects: _Field[Literal['none'] | int | About | Gap | None, Literal['none'] | int | About | Mapping[str, Any] | Gap]
    """How many synthetic subjects there are; `none` where a record is about nobody."""
    events: _Field[Literal['none'] | int | About | Gap | None, Literal['none'] | int | About | Mapping[str, Any] | Gap]
    """How many events or visits there are."""
    event: _Field[str | None, str]
    """What is counted as an event."""
    period: _Field[TimeSpan, Literal['none'] | TimeSpan | Mapping[str, Any] | Gap]
    """The time that the records span."""
    tables: _Field[Entries[Table], Literal['none'] | Mapping[str, Table | Mapping[str, Any]] | Gap]
    """The kinds of rows."""
    fields: _Field[Entries[Variable], Mapping[str, Variable | Mapping[str, Any]] | InDictionary | Mapping[str, Any] | Gap]
    """Every field, or the dictionary that describes them."""
    fields_complete: _Field[bool | None, bool]
    """Whether every field is listed; left out, it is."""
    label_origin: _Field[Literal['none', 'requested', 'measured', 'annotated', 'model_written', 'rule_based', 'inherited'] | Other | Gap | None, Literal['none', 'requested', 'measured', 'annotated', 'model_written', 'rule_based', 'inherited'] | Other | Mapping[str, Any] | Gap]
    """How labels or ground truth arise: asked of the generator, measured, annotated, or none."""
    groups: _Field[Entries[Group], Literal['none'] | Mapping[str, Group | Mapping[str, Any]] | Gap]
    """The groups that are looked at, with their shares in the source and in the output."""
    rebalanced: _Field[Rebalancing, Literal['none'] | Rebalancing | Mapping[str, Any] | Gap]
    """What was rebalanced, towards which shares, and what else changed; `none` if nothing was."""
    correspondence: _Field[Correspondence, Correspondence | Mapping[str, Any] | Gap]
    """Which records come from which persons."""
    differences_from_source: _Field[Entries[Difference], Literal['none'] | Mapping[str, Difference | Mapping[str, Any]] | Gap]
    """Fields dropped, merged or coarsened, terminologies changed, and what became of missing values."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, modalities: list[Literal['tabular', 'longitudinal', 'imaging', 'text', 'signal', 'genomic', 'audio', 'video'] | Other | Mapping[str, Any]] | Gap = ..., data_model: Literal['none'] | str | Gap = ..., code_systems: Literal['none'] | Mapping[str, CodeSystem | Mapping[str, Any]] | Gap = ..., subjects: Literal['none'] | int | About | Mapping[str, Any] | Gap = ..., events: Literal['none'] | int | About | Mapping[str, Any] | Gap = ..., event: str = ..., period: Literal['none'] | TimeSpan | Mapping[str, Any] | Gap = ..., tables: Literal['none'] | Mapping[str, Table | Mapping[str, Any]] | Gap = ..., fields: Mapping[str, Variable | Mapping[str, Any]] | InDictionary | Mapping[str, Any] | Gap = ..., fields_complete: bool = ..., label_origin: Literal['none', 'requested', 'measured', 'annotated', 'model_written', 'rule_based', 'inherited'] | Other | Mapping[str, Any] | Gap = ..., groups: Literal['none'] | Mapping[str, Group | Mapping[str, Any]] | Gap = ..., rebalanced: Literal['none'] | Rebalancing | Mapping[str, Any] | Gap = ..., correspondence: Correspondence | Mapping[str, Any] | Gap = ..., differences_from_source: Literal['none'] | Mapping[str, Difference | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class RealFraction(Part):
    """How much of what the generator learned from was observed."""

    records: _Field[float | Gap | None, float | Gap]
    """Share of the training records that were observed."""
    weight: _Field[float | Gap | None, float | Gap]
    """Their share by weight in training, where it differs."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, records: float | Gap = ..., weight: float | Gap = ..., rest: Gap = ...) -> None: ...

class Reuse(Part):
    """Whether further generators may be trained on the dataset."""

    training_generators: _Field[Literal['allowed', 'allowed_with_real_data', 'advised_against'] | Gap | None, Literal['allowed', 'allowed_with_real_data', 'advised_against'] | Gap]
    """Whether further generators may be trained on this dataset."""
    advice: _Field[str | Gap | None, str | Gap]
    """With which real data, or why not."""
    rare_values: _Field[str | Gap | None, str | Gap]
    """What became of rare values."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, training_generators: Literal['allowed', 'allowed_with_real_data', 'advised_against'] | Gap = ..., advice: str | Gap = ..., rare_values: str | Gap = ..., rest: Gap = ...) -> None: ...

class Relative(Part):
    """Another dataset or model of the same family."""

    relation: _Field[Literal['trained_on_this', 'generator_of_this', 'trained_on_same_source', 'copy_of_this', 'sibling_release', 'parent', 'previous_generation'] | Other | Gap | None, Literal['trained_on_this', 'generator_of_this', 'trained_on_same_source', 'copy_of_this', 'sibling_release', 'parent', 'previous_generation'] | Other | Mapping[str, Any] | Gap]
    """What it is to this dataset."""
    identifier: _Field[str | Gap | None, str | Gap]
    """Where it is."""
    description: _Field[str | None, str]
    """What it is."""
    manifest: _Field[LinkedManifest, LinkedManifest | Mapping[str, Any]]
    """Its manifest, where it has one."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, relation: Literal['trained_on_this', 'generator_of_this', 'trained_on_same_source', 'copy_of_this', 'sibling_release', 'parent', 'previous_generation'] | Other | Mapping[str, Any] | Gap = ..., identifier: str | Gap = ..., description: str = ..., manifest: LinkedManifest | Mapping[str, Any] = ..., rest: Gap = ...) -> None: ...

class Lineage(Part):
    """Generations before and after."""

    real_fraction: _Field[RealFraction, RealFraction | Mapping[str, Any] | Gap]
    """How much of what the generator learned from was observed."""
    retrained_on_synthetic: _Field[bool | Gap | None, bool | Gap]
    """Whether a generator in this chain was trained on generated records."""
    feeds_itself: _Field[bool | None, bool]
    """Whether output returned as input within the run, as prompts do."""
    regime: _Field[Literal['replace', 'accumulate', 'fixed_budget', 'weighted'] | Other | Gap | None, Literal['replace', 'accumulate', 'fixed_budget', 'weighted'] | Other | Mapping[str, Any] | Gap]
    """Whether generated records replaced real ones, were added, or shared a budget with them."""
    trend: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results of every generation: same metric, same untouched real rows."""
    reuse: _Field[Reuse, Reuse | Mapping[str, Any] | Gap]
    """Whether further generators may be trained on the dataset."""
    related: _Field[Entries[Relative], Literal['none'] | Mapping[str, Relative | Mapping[str, Any]] | Gap]
    """Other datasets and models of the same family."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, real_fraction: RealFraction | Mapping[str, Any] | Gap = ..., retrained_on_synthetic: bool | Gap = ..., feeds_itself: bool = ..., regime: Literal['replace', 'accumulate', 'fixed_budget', 'weighted'] | Other | Mapping[str, Any] | Gap = ..., trend: Literal['none'] | list[str] | Gap = ..., reuse: Reuse | Mapping[str, Any] | Gap = ..., related: Literal['none'] | Mapping[str, Relative | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class MarginalsClaim(Part):
    """Single variables are distributed as in the source."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['marginals'] | None, Literal['marginals']]
    """Single variables are distributed as in the source."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results that compare variable by variable."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., property: Literal['marginals'] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class TemporalClaim(Part):
    """Sequences run as in the source."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['temporal'] | None, Literal['temporal']]
    """Sequences run as in the source."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on order, transitions and durations."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., property: Literal['temporal'] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class PredictiveClaim(Part):
    """Models trained on it predict real outcomes."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['predictive'] | None, Literal['predictive']]
    """Models trained on it predict real outcomes."""
    tasks: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The tasks, which say what is predicted from what and when that was fixed."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on a real test set that was kept from the generator."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., property: Literal['predictive'] = ..., tasks: list[str] | Gap = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class SubgroupClaim(Part):
    """It holds in groups too."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['subgroup'] | None, Literal['subgroup']]
    """Results hold within groups, too."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results by group."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., property: Literal['subgroup'] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class PlausibilityClaim(Part):
    """Records are plausible, or new ones are counted."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['plausibility'] | None, Literal['plausibility']]
    """Records are plausible, or implausible ones are counted."""
    definition: _Field[str | Gap | None, str | Gap]
    """What counts as implausible, and how that differs from not occurring in the source."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., property: Literal['plausibility'] = ..., definition: str | Gap = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class ConditionClaim(Part):
    """Records are what was asked of the generator."""

    statement: _Field[str | None, str]
    """The claim in the author's own words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    excluding: _Field[tuple[str, ...] | None, list[str]]
    """Fields that it is not about."""
    margins: _Field[Entries[Margin], Mapping[str, Margin | Mapping[str, Any]]]
    """What its evidence has to reach, by the author's own measure."""
    property: _Field[Literal['condition_agreement'] | None, Literal['condition_agreement']]
    """Records are what was asked of the generator."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results that hold what was asked beside what came out."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., locator: str = ..., scope: list[str] = ..., excluding: list[str] = ..., margins: Mapping[str, Margin | Mapping[str, Any]] = ..., property: Literal['condition_agreement'] = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class ByConstruction(Part):
    """A property that holds because of how the dataset was made."""

    property: _Field[Literal['schema', 'marginals', 'joint', 'temporal', 'causal', 'predictive', 'logical', 'missingness', 'rare_events', 'subgroup', 'inferential', 'morphology', 'style', 'content_faithfulness', 'diversity', 'clinical_realism', 'plausibility', 'relatedness', 'condition_agreement'] | Gap | None, Literal['schema', 'marginals', 'joint', 'temporal', 'causal', 'predictive', 'logical', 'missingness', 'rare_events', 'subgroup', 'inferential', 'morphology', 'style', 'content_faithfulness', 'diversity', 'clinical_realism', 'plausibility', 'relatedness', 'condition_agreement'] | Gap]
    """What holds."""
    because_of: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The steps, constraints or parameters that make it hold."""
    statement: _Field[str | None, str]
    """In the author's own words."""
    scope: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, property: Literal['schema', 'marginals', 'joint', 'temporal', 'causal', 'predictive', 'logical', 'missingness', 'rare_events', 'subgroup', 'inferential', 'morphology', 'style', 'content_faithfulness', 'diversity', 'clinical_realism', 'plausibility', 'relatedness', 'condition_agreement'] | Gap = ..., because_of: list[str] | Gap = ..., statement: str = ..., scope: list[str] = ..., rest: Gap = ...) -> None: ...

class Claims(Part):
    """What is said to be kept."""

    claimed: _Field[Entries[MarginalsClaim | JointClaim | TemporalClaim | PredictiveClaim | InferentialClaim | SubgroupClaim | LogicalClaim | PlausibilityClaim | RealismClaim | TextClaim | ConditionClaim], Literal['none'] | Mapping[str, MarginalsClaim | Mapping[str, Any] | JointClaim | TemporalClaim | PredictiveClaim | InferentialClaim | SubgroupClaim | LogicalClaim | PlausibilityClaim | RealismClaim | TextClaim | ConditionClaim] | Gap]
    """Every property that is claimed, under an id of your choice, with its evidence."""
    by_construction: _Field[Entries[ByConstruction], Literal['none'] | Mapping[str, ByConstruction | Mapping[str, Any]] | Gap]
    """What holds because of how it was made."""
    not_claimed: _Field[Literal['none'] | tuple[Literal['schema', 'marginals', 'joint', 'temporal', 'causal', 'predictive', 'logical', 'missingness', 'rare_events', 'subgroup', 'inferential', 'morphology', 'style', 'content_faithfulness', 'diversity', 'clinical_realism', 'plausibility', 'relatedness', 'condition_agreement'] | Other, ...] | Gap | None, Literal['none'] | list[Literal['schema', 'marginals', 'joint', 'temporal', 'causal', 'predictive', 'logical', 'missingness', 'rare_events', 'subgroup', 'inferential', 'morphology', 'style', 'content_faithfulness', 'diversity', 'clinical_realism', 'plausibility', 'relatedness', 'condition_agreement'] | Other | Mapping[str, Any]] | Gap]
    """Properties that are not claimed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, claimed: Literal['none'] | Mapping[str, MarginalsClaim | Mapping[str, Any] | JointClaim | TemporalClaim | PredictiveClaim | InferentialClaim | SubgroupClaim | LogicalClaim | PlausibilityClaim | RealismClaim | TextClaim | ConditionClaim] | Gap = ..., by_construction: Literal['none'] | Mapping[str, ByConstruction | Mapping[str, Any]] | Gap = ..., not_claimed: Literal['none'] | list[Literal['schema', 'marginals', 'joint', 'temporal', 'causal', 'predictive', 'logical', 'missingness', 'rare_events', 'subgroup', 'inferential', 'morphology', 'style', 'content_faithfulness', 'diversity', 'clinical_realism', 'plausibility', 'relatedness', 'condition_agreement'] | Other | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class NoPersonLevelInput(Part):
    """Nothing about single persons went in, so nothing about them can come out."""

    statement: _Field[str | Gap | None, str | Gap]
    """The claim, in a sentence."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str | Gap = ..., stated_in: str = ..., rest: Gap = ...) -> None: ...

class EmpiricalPrivacy(Part):
    """Attacks were tried."""

    statement: _Field[str | Gap | None, str | Gap]
    """The claim, in a sentence."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results that support it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str | Gap = ..., stated_in: str = ..., evidence: Literal['none'] | list[str] | Gap = ..., locator: str = ..., rest: Gap = ...) -> None: ...

class Native(Part):
    """The parameters of a definition that ε was converted from."""

    rho: _Field[float | None, float]
    """ρ, for zero-concentrated privacy."""
    mu: _Field[float | None, float]
    """μ, for Gaussian privacy."""
    alpha: _Field[float | None, float]
    """The order α, for Rényi privacy."""
    epsilon: _Field[float | None, float]
    """The Rényi ε at that order."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, rho: float = ..., mu: float = ..., alpha: float = ..., epsilon: float = ..., rest: Gap = ...) -> None: ...

class PrivacyUnit(Part):
    """Whose presence is hidden."""

    kind: _Field[Literal['person', 'record', 'household', 'event', 'site'] | Other | Gap | None, Literal['person', 'record', 'household', 'event', 'site'] | Other | Mapping[str, Any] | Gap]
    """What is hidden."""
    persons_per_record: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many persons one record is about."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['person', 'record', 'household', 'event', 'site'] | Other | Mapping[str, Any] | Gap = ..., persons_per_record: int | About | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Composition(Part):
    """How the parts add up."""

    kind: _Field[Literal['sequential', 'parallel', 'advanced', 'numerical', 'amplified'] | Other | Gap | None, Literal['sequential', 'parallel', 'advanced', 'numerical', 'amplified'] | Other | Mapping[str, Any] | Gap]
    """By which theorem: in sequence; over disjoint rows; by a theorem on ε and δ alone; by an accountant of the mechanisms' own losses; or with less than a step alone, for rows were sampled or shuffled."""
    rate: _Field[float | None, float]
    """The part of the rows that a step sampled."""
    factor: _Field[float | None, float]
    """A factor on the sum, where the theorem has one."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, kind: Literal['sequential', 'parallel', 'advanced', 'numerical', 'amplified'] | Other | Mapping[str, Any] | Gap = ..., rate: float = ..., factor: float = ..., rest: Gap = ...) -> None: ...

class StepBudget(Part):
    """What one step spends."""

    epsilon: _Field[float | Gap | None, float | Gap]
    """ε of the step; or its parameters in `native`."""
    delta: _Field[float | Gap | None, float | Gap]
    """δ of the step."""
    native: _Field[Native, Native | Mapping[str, Any]]
    """The step's parameters under a definition of their own."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, epsilon: float | Gap = ..., delta: float | Gap = ..., native: Native | Mapping[str, Any] = ..., rest: Gap = ...) -> None: ...

class DifferentialPrivacy(Part):
    """A formal guarantee is claimed."""

    definition: _Field[Literal['pure', 'approximate', 'zero_concentrated', 'renyi', 'gaussian'] | Other | Gap | None, Literal['pure', 'approximate', 'zero_concentrated', 'renyi', 'gaussian'] | Other | Mapping[str, Any] | Gap]
    """The definition of differential privacy."""
    epsilon: _Field[float | Gap | None, float | Gap]
    """Total ε of everything that was released from the source."""
    delta: _Field[float | Gap | None, float | Gap]
    """Total δ, at which ε holds; every definition but the pure one has it."""
    native: _Field[Native, Native | Mapping[str, Any]]
    """The total under a definition with parameters of its own."""
    trust: _Field[Literal['central', 'local', 'shuffled', 'distributed'] | Other | None, Literal['central', 'local', 'shuffled', 'distributed'] | Other | Mapping[str, Any]]
    """Who sees records before noise is added: a curator, nobody, a shuffler, or no single party."""
    unit: _Field[PrivacyUnit, PrivacyUnit | Mapping[str, Any] | Gap]
    """Whose presence is hidden."""
    neighbouring: _Field[Literal['add_or_remove_one', 'replace_one'] | Other | Gap | None, Literal['add_or_remove_one', 'replace_one'] | Other | Mapping[str, Any] | Gap]
    """Which datasets count as neighbours."""
    accountant: _Field[Literal['by_hand'] | str | Gap | None, Literal['by_hand'] | str | Gap]
    """The tool that kept the account."""
    bounds: _Field[Literal['public_knowledge', 'from_data_accounted', 'from_data_unaccounted'] | Gap | None, Literal['public_knowledge', 'from_data_accounted', 'from_data_unaccounted'] | Gap]
    """Where bounds and domains come from."""
    composition: _Field[Composition, Composition | Mapping[str, Any] | Gap]
    """How the parts add up."""
    steps: _Field[Entries[StepBudget], Literal['none'] | Mapping[str, StepBudget | Mapping[str, Any]] | Gap]
    """What each step spends."""
    stated_in: _Field[str | None, str]
    """The publication that makes the claim."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, definition: Literal['pure', 'approximate', 'zero_concentrated', 'renyi', 'gaussian'] | Other | Mapping[str, Any] | Gap = ..., epsilon: float | Gap = ..., delta: float | Gap = ..., native: Native | Mapping[str, Any] = ..., trust: Literal['central', 'local', 'shuffled', 'distributed'] | Other | Mapping[str, Any] = ..., unit: PrivacyUnit | Mapping[str, Any] | Gap = ..., neighbouring: Literal['add_or_remove_one', 'replace_one'] | Other | Mapping[str, Any] | Gap = ..., accountant: Literal['by_hand'] | str | Gap = ..., bounds: Literal['public_knowledge', 'from_data_accounted', 'from_data_unaccounted'] | Gap = ..., composition: Composition | Mapping[str, Any] | Gap = ..., steps: Literal['none'] | Mapping[str, StepBudget | Mapping[str, Any]] | Gap = ..., stated_in: str = ..., rest: Gap = ...) -> None: ...

class Validity(Part):
    """The recipients, the place and the time for which data are not personal."""

    recipients: _Field[Literal['anybody', 'registered_users', 'named_parties'] | Other | Gap | None, Literal['anybody', 'registered_users', 'named_parties'] | Other | Mapping[str, Any] | Gap]
    """The recipients in whose hands the data are not personal."""
    environment: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The environment on which that depends; `none` if it holds everywhere."""
    assessed_on: _Field[str | Gap | None, str | Gap]
    """The day of the assessment."""
    until: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The day by which it is assessed again."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, recipients: Literal['anybody', 'registered_users', 'named_parties'] | Other | Mapping[str, Any] | Gap = ..., environment: Literal['none'] | str | Gap = ..., assessed_on: str | Gap = ..., until: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class LegalAnonymity(Part):
    """The output is said not to be personal data."""

    statement: _Field[str | None, str]
    """The claim, in its words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    law: _Field[str | Gap | None, str | Gap]
    """The law under which the claim is made."""
    test: _Field[str | Gap | None, str | Gap]
    """The test that was applied."""
    assessed_by: _Field[str | Gap | None, str | Gap]
    """The party that assessed."""
    validity: _Field[Validity, Validity | Mapping[str, Any] | Gap]
    """The recipients, the environment and the time for which it holds."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results or texts that it rests on."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., law: str | Gap = ..., test: str | Gap = ..., assessed_by: str | Gap = ..., validity: Validity | Mapping[str, Any] | Gap = ..., evidence: Literal['none'] | list[str] | Gap = ..., locator: str = ..., rest: Gap = ...) -> None: ...

class DisclosureControl(Part):
    """Counts below a threshold are promised not to leave."""

    statement: _Field[str | None, str]
    """The claim, in its words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    threshold: _Field[int | Gap | None, int | Gap]
    """The smallest count that may leave."""
    counted: _Field[Literal['persons', 'records'] | Other | Gap | None, Literal['persons', 'records'] | Other | Mapping[str, Any] | Gap]
    """What is counted."""
    smallest: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """The smallest count that left."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results that count it."""
    locator: _Field[str | None, str]
    """Where its evidence is in the publication."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str = ..., stated_in: str = ..., threshold: int | Gap = ..., counted: Literal['persons', 'records'] | Other | Mapping[str, Any] | Gap = ..., smallest: int | About | Mapping[str, Any] | Gap = ..., evidence: Literal['none'] | list[str] | Gap = ..., locator: str = ..., rest: Gap = ...) -> None: ...

class UnspecifiedPrivacy(Part):
    """Privacy is promised in words that leave the kind open."""

    statement: _Field[str | Gap | None, str | Gap]
    """The claim, in its words."""
    stated_in: _Field[str | None, str]
    """The publication that makes it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, statement: str | Gap = ..., stated_in: str = ..., rest: Gap = ...) -> None: ...

class PrivacyClaims(Part):
    """What is claimed; several may be."""

    no_person_level_input: _Field[NoPersonLevelInput, NoPersonLevelInput | Mapping[str, Any]]
    """Nothing about single persons went in."""
    empirical: _Field[EmpiricalPrivacy, EmpiricalPrivacy | Mapping[str, Any]]
    """Attacks were tried."""
    differential_privacy: _Field[DifferentialPrivacy, DifferentialPrivacy | Mapping[str, Any]]
    """A formal guarantee."""
    legal_anonymity: _Field[LegalAnonymity, LegalAnonymity | Mapping[str, Any]]
    """The output is said not to be personal data."""
    disclosure_control: _Field[DisclosureControl, DisclosureControl | Mapping[str, Any]]
    """Counts below a threshold do not leave."""
    unspecified: _Field[UnspecifiedPrivacy, UnspecifiedPrivacy | Mapping[str, Any]]
    """Words that promise privacy and name no kind of it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, no_person_level_input: NoPersonLevelInput | Mapping[str, Any] = ..., empirical: EmpiricalPrivacy | Mapping[str, Any] = ..., differential_privacy: DifferentialPrivacy | Mapping[str, Any] = ..., legal_anonymity: LegalAnonymity | Mapping[str, Any] = ..., disclosure_control: DisclosureControl | Mapping[str, Any] = ..., unspecified: UnspecifiedPrivacy | Mapping[str, Any] = ..., rest: Gap = ...) -> None: ...

class ThreatModel(Part):
    """Against whom."""

    knowledge: _Field[str | Gap | None, str | Gap]
    """What the attacker knows of a target."""
    access: _Field[str | Gap | None, str | Gap]
    """What the attacker can reach."""
    unit: _Field[Literal['person', 'record', 'household', 'kin', 'community'] | Other | Gap | None, Literal['person', 'record', 'household', 'kin', 'community'] | Other | Mapping[str, Any] | Gap]
    """Whose privacy it is."""
    quasi_identifiers: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Fields that an attacker may know."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, knowledge: str | Gap = ..., access: str | Gap = ..., unit: Literal['person', 'record', 'household', 'kin', 'community'] | Other | Mapping[str, Any] | Gap = ..., quasi_identifiers: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Assessments(Part):
    """What was tested; each answer is a list of results, or the reason for having none."""

    membership: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on whether a person's presence in the training data can be inferred."""
    attribute: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on what can be learned about a known person, over the same for people who were not in the data."""
    identity: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on singling out, linkability and identity disclosure."""
    copies: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on copies of training records, each with the same count for the control."""
    vulnerable_records: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results for the records that are easiest to attack."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, membership: Literal['none'] | list[str] | Gap = ..., attribute: Literal['none'] | list[str] | Gap = ..., identity: Literal['none'] | list[str] | Gap = ..., copies: Literal['none'] | list[str] | Gap = ..., vulnerable_records: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Release(Part):
    """One thing that was released from the source."""

    what: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The files or models."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of release."""
    draws: _Field[Literal['unlimited'] | int | Gap | None, Literal['unlimited'] | int | Gap]
    """How many datasets were drawn; or without limit."""
    rows: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many rows, where no file says it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, what: list[str] | Gap = ..., date: str | Gap = ..., draws: Literal['unlimited'] | int | Gap = ..., rows: int | About | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Criterion(Part):
    """A limit that a result had to keep."""

    result: _Field[str | Gap | None, str | Gap]
    """The result."""
    at_most: _Field[float | None, float]
    """The largest value that passes."""
    at_least: _Field[float | None, float]
    """The smallest value that passes."""
    set_by: _Field[str | Gap | None, str | Gap]
    """Who set it."""
    set_on: _Field[str | Gap | None, str | Gap]
    """When it was set."""
    why: _Field[str | None, str]
    """Why there."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, result: str | Gap = ..., at_most: float = ..., at_least: float = ..., set_by: str | Gap = ..., set_on: str | Gap = ..., why: str = ..., rest: Gap = ...) -> None: ...

class MetricExposure(Part):
    """How far metrics on real data were themselves shown."""

    queries: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How often metrics were computed on real records."""
    rounding: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How published values are rounded."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, queries: int | About | Mapping[str, Any] | Gap = ..., rounding: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Privacy(Part):
    """What is claimed, against whom, and what was tested."""

    claims: _Field[PrivacyClaims, Literal['none'] | PrivacyClaims | Mapping[str, Any] | Gap]
    """No claim, absence of person-level input, tested, differential privacy, legal anonymity, a threshold for counts, or words that name none of these; several may hold."""
    threat_model: _Field[ThreatModel, ThreatModel | Mapping[str, Any] | Gap]
    """Against whom."""
    control_set: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The splits of real persons that served as control."""
    assessments: _Field[Assessments, Assessments | Mapping[str, Any] | Gap]
    """What was tested."""
    releases: _Field[Entries[Release], Literal['none'] | Mapping[str, Release | Mapping[str, Any]] | Gap]
    """Every file, version and model released from the same source."""
    acceptance: _Field[Entries[Criterion], Literal['none'] | Mapping[str, Criterion | Mapping[str, Any]] | Gap]
    """The limits that results had to keep, who set them and when."""
    exposure: _Field[MetricExposure, Literal['none'] | MetricExposure | Mapping[str, Any] | Gap]
    """How far metrics on real data were themselves shown."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, claims: Literal['none'] | PrivacyClaims | Mapping[str, Any] | Gap = ..., threat_model: ThreatModel | Mapping[str, Any] | Gap = ..., control_set: Literal['none'] | list[str] | Gap = ..., assessments: Assessments | Mapping[str, Any] | Gap = ..., releases: Literal['none'] | Mapping[str, Release | Mapping[str, Any]] | Gap = ..., acceptance: Literal['none'] | Mapping[str, Criterion | Mapping[str, Any]] | Gap = ..., exposure: Literal['none'] | MetricExposure | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class EthicsCondition(Part):
    """A condition that the decision attached."""

    condition: _Field[str | Gap | None, str | Gap]
    """The condition."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """What shows that it is kept."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, condition: str | Gap = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class OutputUse(Part):
    """The decision on using and sharing the output."""

    decision: _Field[Literal['approved', 'waived', 'exempt', 'not_required'] | Gap | None, Literal['approved', 'waived', 'exempt', 'not_required'] | Gap]
    """What was decided on using and sharing the output."""
    basis: _Field[str | Gap | None, str | Gap]
    """On which ground."""
    body: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Who decided."""
    reference: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The number of the decision."""
    date: _Field[str | Gap | None, str | Gap]
    """The day of the decision."""
    jurisdiction: _Field[str | Other | Gap | None, str | Other | Mapping[str, Any] | Gap]
    """Under which law."""
    conditions: _Field[Entries[EthicsCondition], Literal['none'] | Mapping[str, EthicsCondition | Mapping[str, Any]] | Gap]
    """What it was made to depend on."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, decision: Literal['approved', 'waived', 'exempt', 'not_required'] | Gap = ..., basis: str | Gap = ..., body: Literal['none'] | str | Gap = ..., reference: Literal['none'] | str | Gap = ..., date: str | Gap = ..., jurisdiction: str | Other | Mapping[str, Any] | Gap = ..., conditions: Literal['none'] | Mapping[str, EthicsCondition | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class Ethics(Part):
    """Decisions on the output, and the people behind it."""

    output_use: _Field[OutputUse, OutputUse | Mapping[str, Any] | Gap]
    """The decision on using and sharing the output."""
    group_interests: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Community governance, group harm, public involvement."""
    withdrawal: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What happens when a person or the source is withdrawn."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, output_use: OutputUse | Mapping[str, Any] | Gap = ..., group_interests: Literal['none'] | str | Gap = ..., withdrawal: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Definition(Part):
    """A metric that no registry holds."""

    other: _Field[str | Gap | None, str | Gap]
    """The metric's name."""
    definition: _Field[str | Gap | None, str | Gap]
    """Where it is defined: an address, or the id of a publication or of a file."""

    def __init__(self, *, other: str | Gap, definition: str | Gap = ...) -> None: ...

class Subject(Part):
    """What was measured."""

    what: _Field[Literal['released_files', 'sample', 'generator', 'downstream_model', 'environment'] | Gap | None, Literal['released_files', 'sample', 'generator', 'downstream_model', 'environment'] | Gap]
    """Whether the released files themselves were measured, a sample, the generator, or a model."""
    ref: _Field[str | Gap | None, str | Gap]
    """The file, step, tool or model."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, what: Literal['released_files', 'sample', 'generator', 'downstream_model', 'environment'] | Gap = ..., ref: str | Gap = ..., rest: Gap = ...) -> None: ...

class Interval(Part):
    """How far the value may be off."""

    low: _Field[float | Gap | None, float | Gap]
    """Lower end."""
    high: _Field[float | Gap | None, float | Gap]
    """Upper end."""
    level: _Field[float | Gap | None, float | Gap]
    """Confidence level."""
    method: _Field[str | None, str]
    """How it was made."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, low: float | Gap = ..., high: float | Gap = ..., level: float | Gap = ..., method: str = ..., rest: Gap = ...) -> None: ...

class Comparator(Part):
    """The same number for something else: the baseline."""

    of: _Field[Literal['real_vs_real', 'real_rows', 'control', 'real_training', 'other_tool', 'chance', 'earlier_generation', 'published'] | Other | Gap | None, Literal['real_vs_real', 'real_rows', 'control', 'real_training', 'other_tool', 'chance', 'earlier_generation', 'published'] | Other | Mapping[str, Any] | Gap]
    """What the baseline is."""
    rows: _Field[str | None, str]
    """The real rows that it is the number of."""
    value: _Field[float | Gap | None, float | Gap]
    """Its value; left out where a result gives it."""
    result: _Field[str | None, str]
    """The result that gives it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, of: Literal['real_vs_real', 'real_rows', 'control', 'real_training', 'other_tool', 'chance', 'earlier_generation', 'published'] | Other | Mapping[str, Any] | Gap = ..., rows: str = ..., value: float | Gap = ..., result: str = ..., rest: Gap = ...) -> None: ...

class Repetitions(Part):
    """The same number again, with something varied."""

    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How often."""
    varied: _Field[str | Gap | None, str | Gap]
    """What was varied."""
    mean: _Field[float | None, float]
    """Mean."""
    sd: _Field[float | None, float]
    """Standard deviation."""
    min: _Field[float | None, float]
    """Smallest."""
    max: _Field[float | None, float]
    """Largest."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, n: int | About | Mapping[str, Any] | Gap = ..., varied: str | Gap = ..., mean: float = ..., sd: float = ..., min: float = ..., max: float = ..., rest: Gap = ...) -> None: ...

class Noise(Part):
    """Noise that was added to the number for privacy."""

    mechanism: _Field[str | Gap | None, str | Gap]
    """The mechanism."""
    epsilon: _Field[float | Gap | None, float | Gap]
    """ε that it spent."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, mechanism: str | Gap = ..., epsilon: float | Gap = ..., rest: Gap = ...) -> None: ...

class Evidence(Part):
    """Where the number can be seen."""

    file: _Field[str | Gap | None, str | Gap]
    """A file's id, or a path."""
    publication: _Field[str | None, str]
    """A publication."""
    sha256: _Field[str | None, str]
    """SHA-256, where the file is not listed."""
    locator: _Field[str | None, str]
    """Where in it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, file: str | Gap = ..., publication: str = ..., sha256: str = ..., locator: str = ..., rest: Gap = ...) -> None: ...

class Measurement(Part):
    """A number of the output alone."""

    metric: _Field[str | Definition | Gap | None, str | Definition | Mapping[str, Any] | Gap]
    """The metric: an id of the registry with its version, or its definition."""
    value: _Field[float | Gap | None, float | Gap]
    """The value."""
    subject: _Field[Subject, Subject | Mapping[str, Any] | Gap]
    """What was measured."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    group: _Field[str | None, str]
    """The group it is about."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """How far it may be off."""
    standard_error: _Field[float | None, float]
    """Its standard error."""
    comparators: _Field[Entries[Comparator], Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap]
    """Baselines: the same number for something else."""
    breakdown: _Field[Entries[float], Mapping[str, float]]
    """The value by field or group."""
    parts: _Field[Entries[float], Mapping[str, float]]
    """Numbers that it is made of."""
    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records, pairs or targets it rests on."""
    events: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many events, where it counts them."""
    repeats: _Field[Repetitions, Literal['none'] | Repetitions | Mapping[str, Any] | Gap]
    """The same number again, with something varied."""
    noise: _Field[Noise, Noise | Mapping[str, Any]]
    """Noise that was added for privacy."""
    tool: _Field[str | None, str]
    """The tool that computed it."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    metadata_sha256: _Field[str | None, str]
    """SHA-256 of the metadata that the tool read."""
    metadata: _Field[str | None, str]
    """The file of that metadata, where it is listed."""
    seed: _Field[int | str | None, int | str]
    """Its own seed."""
    computed_on: _Field[str | None, str]
    """The day on which it was computed."""
    rater: _Field[str | None, str]
    """Who judged."""
    evidence: _Field[Evidence, Evidence | Mapping[str, Any] | Gap]
    """Where it can be seen."""
    kind: _Field[Literal['measurement'] | None, Literal['measurement']]
    """A number about the output alone."""
    against: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """For context only."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, metric: str | Definition | Mapping[str, Any] | Gap = ..., value: float | Gap = ..., subject: Subject | Mapping[str, Any] | Gap = ..., fields: list[str] = ..., group: str = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., standard_error: float = ..., comparators: Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap = ..., breakdown: Mapping[str, float] = ..., parts: Mapping[str, float] = ..., n: int | About | Mapping[str, Any] | Gap = ..., events: int | About | Mapping[str, Any] | Gap = ..., repeats: Literal['none'] | Repetitions | Mapping[str, Any] | Gap = ..., noise: Noise | Mapping[str, Any] = ..., tool: str = ..., parameters: Mapping[str, Any] = ..., metadata_sha256: str = ..., metadata: str = ..., seed: int | str = ..., computed_on: str = ..., rater: str = ..., evidence: Evidence | Mapping[str, Any] | Gap = ..., kind: Literal['measurement'] = ..., against: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Comparison(Part):
    """The output beside real rows or published figures."""

    metric: _Field[str | Definition | Gap | None, str | Definition | Mapping[str, Any] | Gap]
    """The metric: an id of the registry with its version, or its definition."""
    value: _Field[float | Gap | None, float | Gap]
    """The value."""
    subject: _Field[Subject, Subject | Mapping[str, Any] | Gap]
    """What was measured."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    group: _Field[str | None, str]
    """The group it is about."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """How far it may be off."""
    standard_error: _Field[float | None, float]
    """Its standard error."""
    comparators: _Field[Entries[Comparator], Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap]
    """Baselines: the same number for something else."""
    breakdown: _Field[Entries[float], Mapping[str, float]]
    """The value by field or group."""
    parts: _Field[Entries[float], Mapping[str, float]]
    """Numbers that it is made of."""
    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records, pairs or targets it rests on."""
    events: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many events, where it counts them."""
    repeats: _Field[Repetitions, Literal['none'] | Repetitions | Mapping[str, Any] | Gap]
    """The same number again, with something varied."""
    noise: _Field[Noise, Noise | Mapping[str, Any]]
    """Noise that was added for privacy."""
    tool: _Field[str | None, str]
    """The tool that computed it."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    metadata_sha256: _Field[str | None, str]
    """SHA-256 of the metadata that the tool read."""
    metadata: _Field[str | None, str]
    """The file of that metadata, where it is listed."""
    seed: _Field[int | str | None, int | str]
    """Its own seed."""
    computed_on: _Field[str | None, str]
    """The day on which it was computed."""
    rater: _Field[str | None, str]
    """Who judged."""
    evidence: _Field[Evidence, Evidence | Mapping[str, Any] | Gap]
    """Where it can be seen."""
    kind: _Field[Literal['comparison'] | None, Literal['comparison']]
    """The output beside real rows or published figures."""
    against: _Field[str | Gap | None, str | Gap]
    """The split, input or evaluation input that the output is compared with."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, metric: str | Definition | Mapping[str, Any] | Gap = ..., value: float | Gap = ..., subject: Subject | Mapping[str, Any] | Gap = ..., fields: list[str] = ..., group: str = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., standard_error: float = ..., comparators: Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap = ..., breakdown: Mapping[str, float] = ..., parts: Mapping[str, float] = ..., n: int | About | Mapping[str, Any] | Gap = ..., events: int | About | Mapping[str, Any] | Gap = ..., repeats: Literal['none'] | Repetitions | Mapping[str, Any] | Gap = ..., noise: Noise | Mapping[str, Any] = ..., tool: str = ..., parameters: Mapping[str, Any] = ..., metadata_sha256: str = ..., metadata: str = ..., seed: int | str = ..., computed_on: str = ..., rater: str = ..., evidence: Evidence | Mapping[str, Any] | Gap = ..., kind: Literal['comparison'] = ..., against: str | Gap = ..., rest: Gap = ...) -> None: ...

class Downstream(Part):
    """A model trained on one thing and tested on another."""

    metric: _Field[str | Definition | Gap | None, str | Definition | Mapping[str, Any] | Gap]
    """The metric: an id of the registry with its version, or its definition."""
    value: _Field[float | Gap | None, float | Gap]
    """The value."""
    subject: _Field[Subject, Subject | Mapping[str, Any] | Gap]
    """What was measured."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    group: _Field[str | None, str]
    """The group it is about."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """How far it may be off."""
    standard_error: _Field[float | None, float]
    """Its standard error."""
    comparators: _Field[Entries[Comparator], Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap]
    """Baselines: the same number for something else."""
    breakdown: _Field[Entries[float], Mapping[str, float]]
    """The value by field or group."""
    parts: _Field[Entries[float], Mapping[str, float]]
    """Numbers that it is made of."""
    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records, pairs or targets it rests on."""
    events: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many events, where it counts them."""
    repeats: _Field[Repetitions, Literal['none'] | Repetitions | Mapping[str, Any] | Gap]
    """The same number again, with something varied."""
    noise: _Field[Noise, Noise | Mapping[str, Any]]
    """Noise that was added for privacy."""
    tool: _Field[str | None, str]
    """The tool that computed it."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    metadata_sha256: _Field[str | None, str]
    """SHA-256 of the metadata that the tool read."""
    metadata: _Field[str | None, str]
    """The file of that metadata, where it is listed."""
    seed: _Field[int | str | None, int | str]
    """Its own seed."""
    computed_on: _Field[str | None, str]
    """The day on which it was computed."""
    rater: _Field[str | None, str]
    """Who judged."""
    evidence: _Field[Evidence, Evidence | Mapping[str, Any] | Gap]
    """Where it can be seen."""
    kind: _Field[Literal['downstream'] | None, Literal['downstream']]
    """A model trained on one thing and tested on another."""
    task: _Field[str | Gap | None, str | Gap]
    """The task."""
    learner: _Field[str | Gap | None, str | Gap]
    """The model and its settings."""
    trained_on: _Field[str | Gap | None, str | Gap]
    """What it was trained on."""
    tested_on: _Field[str | Gap | None, str | Gap]
    """What it was tested on."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, metric: str | Definition | Mapping[str, Any] | Gap = ..., value: float | Gap = ..., subject: Subject | Mapping[str, Any] | Gap = ..., fields: list[str] = ..., group: str = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., standard_error: float = ..., comparators: Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap = ..., breakdown: Mapping[str, float] = ..., parts: Mapping[str, float] = ..., n: int | About | Mapping[str, Any] | Gap = ..., events: int | About | Mapping[str, Any] | Gap = ..., repeats: Literal['none'] | Repetitions | Mapping[str, Any] | Gap = ..., noise: Noise | Mapping[str, Any] = ..., tool: str = ..., parameters: Mapping[str, Any] = ..., metadata_sha256: str = ..., metadata: str = ..., seed: int | str = ..., computed_on: str = ..., rater: str = ..., evidence: Evidence | Mapping[str, Any] | Gap = ..., kind: Literal['downstream'] = ..., task: str | Gap = ..., learner: str | Gap = ..., trained_on: str | Gap = ..., tested_on: str | Gap = ..., rest: Gap = ...) -> None: ...

class Estimate(Part):
    """An estimand, estimated on the output and beside it on real rows."""

    metric: _Field[str | Definition | Gap | None, str | Definition | Mapping[str, Any] | Gap]
    """The metric: an id of the registry with its version, or its definition."""
    value: _Field[float | Gap | None, float | Gap]
    """The value."""
    subject: _Field[Subject, Subject | Mapping[str, Any] | Gap]
    """What was measured."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    group: _Field[str | None, str]
    """The group it is about."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """How far it may be off."""
    standard_error: _Field[float | None, float]
    """Its standard error."""
    comparators: _Field[Entries[Comparator], Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap]
    """Baselines: the same number for something else."""
    breakdown: _Field[Entries[float], Mapping[str, float]]
    """The value by field or group."""
    parts: _Field[Entries[float], Mapping[str, float]]
    """Numbers that it is made of."""
    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records, pairs or targets it rests on."""
    events: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many events, where it counts them."""
    repeats: _Field[Repetitions, Literal['none'] | Repetitions | Mapping[str, Any] | Gap]
    """The same number again, with something varied."""
    noise: _Field[Noise, Noise | Mapping[str, Any]]
    """Noise that was added for privacy."""
    tool: _Field[str | None, str]
    """The tool that computed it."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    metadata_sha256: _Field[str | None, str]
    """SHA-256 of the metadata that the tool read."""
    metadata: _Field[str | None, str]
    """The file of that metadata, where it is listed."""
    seed: _Field[int | str | None, int | str]
    """Its own seed."""
    computed_on: _Field[str | None, str]
    """The day on which it was computed."""
    rater: _Field[str | None, str]
    """Who judged."""
    evidence: _Field[Evidence, Evidence | Mapping[str, Any] | Gap]
    """Where it can be seen."""
    kind: _Field[Literal['estimate'] | None, Literal['estimate']]
    """An estimate that was made from the output."""
    estimand: _Field[str | Gap | None, str | Gap]
    """The estimand."""
    against: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The real rows that it is compared with."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, metric: str | Definition | Mapping[str, Any] | Gap = ..., value: float | Gap = ..., subject: Subject | Mapping[str, Any] | Gap = ..., fields: list[str] = ..., group: str = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., standard_error: float = ..., comparators: Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap = ..., breakdown: Mapping[str, float] = ..., parts: Mapping[str, float] = ..., n: int | About | Mapping[str, Any] | Gap = ..., events: int | About | Mapping[str, Any] | Gap = ..., repeats: Literal['none'] | Repetitions | Mapping[str, Any] | Gap = ..., noise: Noise | Mapping[str, Any] = ..., tool: str = ..., parameters: Mapping[str, Any] = ..., metadata_sha256: str = ..., metadata: str = ..., seed: int | str = ..., computed_on: str = ..., rater: str = ..., evidence: Evidence | Mapping[str, Any] | Gap = ..., kind: Literal['estimate'] = ..., estimand: str | Gap = ..., against: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Attack(Part):
    """An attack on privacy, or a count of copies."""

    metric: _Field[str | Definition | Gap | None, str | Definition | Mapping[str, Any] | Gap]
    """The metric: an id of the registry with its version, or its definition."""
    value: _Field[float | Gap | None, float | Gap]
    """The value."""
    subject: _Field[Subject, Subject | Mapping[str, Any] | Gap]
    """What was measured."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    group: _Field[str | None, str]
    """The group it is about."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """How far it may be off."""
    standard_error: _Field[float | None, float]
    """Its standard error."""
    comparators: _Field[Entries[Comparator], Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap]
    """Baselines: the same number for something else."""
    breakdown: _Field[Entries[float], Mapping[str, float]]
    """The value by field or group."""
    parts: _Field[Entries[float], Mapping[str, float]]
    """Numbers that it is made of."""
    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records, pairs or targets it rests on."""
    events: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many events, where it counts them."""
    repeats: _Field[Repetitions, Literal['none'] | Repetitions | Mapping[str, Any] | Gap]
    """The same number again, with something varied."""
    noise: _Field[Noise, Noise | Mapping[str, Any]]
    """Noise that was added for privacy."""
    tool: _Field[str | None, str]
    """The tool that computed it."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    metadata_sha256: _Field[str | None, str]
    """SHA-256 of the metadata that the tool read."""
    metadata: _Field[str | None, str]
    """The file of that metadata, where it is listed."""
    seed: _Field[int | str | None, int | str]
    """Its own seed."""
    computed_on: _Field[str | None, str]
    """The day on which it was computed."""
    rater: _Field[str | None, str]
    """Who judged."""
    evidence: _Field[Evidence, Evidence | Mapping[str, Any] | Gap]
    """Where it can be seen."""
    kind: _Field[Literal['attack'] | None, Literal['attack']]
    """An attack on privacy, or a count of copies."""
    against: _Field[str | Gap | None, str | Gap]
    """The rows that are attacked."""
    control: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Rows of people who were not in the data."""
    secret: _Field[tuple[str, ...] | None, list[str]]
    """The fields that are guessed."""
    known: _Field[tuple[str, ...] | None, list[str]]
    """The fields that the attacker knows."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, metric: str | Definition | Mapping[str, Any] | Gap = ..., value: float | Gap = ..., subject: Subject | Mapping[str, Any] | Gap = ..., fields: list[str] = ..., group: str = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., standard_error: float = ..., comparators: Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap = ..., breakdown: Mapping[str, float] = ..., parts: Mapping[str, float] = ..., n: int | About | Mapping[str, Any] | Gap = ..., events: int | About | Mapping[str, Any] | Gap = ..., repeats: Literal['none'] | Repetitions | Mapping[str, Any] | Gap = ..., noise: Noise | Mapping[str, Any] = ..., tool: str = ..., parameters: Mapping[str, Any] = ..., metadata_sha256: str = ..., metadata: str = ..., seed: int | str = ..., computed_on: str = ..., rater: str = ..., evidence: Evidence | Mapping[str, Any] | Gap = ..., kind: Literal['attack'] = ..., against: str | Gap = ..., control: Literal['none'] | str | Gap = ..., secret: list[str] = ..., known: list[str] = ..., rest: Gap = ...) -> None: ...

class Violation(Part):
    """How often a constraint is broken."""

    metric: _Field[str | Definition | Gap | None, str | Definition | Mapping[str, Any] | Gap]
    """The metric: an id of the registry with its version, or its definition."""
    value: _Field[float | Gap | None, float | Gap]
    """The value."""
    subject: _Field[Subject, Subject | Mapping[str, Any] | Gap]
    """What was measured."""
    fields: _Field[tuple[str, ...] | None, list[str]]
    """The tables or fields it is about."""
    group: _Field[str | None, str]
    """The group it is about."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """How far it may be off."""
    standard_error: _Field[float | None, float]
    """Its standard error."""
    comparators: _Field[Entries[Comparator], Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap]
    """Baselines: the same number for something else."""
    breakdown: _Field[Entries[float], Mapping[str, float]]
    """The value by field or group."""
    parts: _Field[Entries[float], Mapping[str, float]]
    """Numbers that it is made of."""
    n: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records, pairs or targets it rests on."""
    events: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many events, where it counts them."""
    repeats: _Field[Repetitions, Literal['none'] | Repetitions | Mapping[str, Any] | Gap]
    """The same number again, with something varied."""
    noise: _Field[Noise, Noise | Mapping[str, Any]]
    """Noise that was added for privacy."""
    tool: _Field[str | None, str]
    """The tool that computed it."""
    parameters: _Field[Entries[Any], Mapping[str, Any]]
    """Its settings."""
    metadata_sha256: _Field[str | None, str]
    """SHA-256 of the metadata that the tool read."""
    metadata: _Field[str | None, str]
    """The file of that metadata, where it is listed."""
    seed: _Field[int | str | None, int | str]
    """Its own seed."""
    computed_on: _Field[str | None, str]
    """The day on which it was computed."""
    rater: _Field[str | None, str]
    """Who judged."""
    evidence: _Field[Evidence, Evidence | Mapping[str, Any] | Gap]
    """Where it can be seen."""
    kind: _Field[Literal['violation'] | None, Literal['violation']]
    """How often a rule for records is broken."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, metric: str | Definition | Mapping[str, Any] | Gap = ..., value: float | Gap = ..., subject: Subject | Mapping[str, Any] | Gap = ..., fields: list[str] = ..., group: str = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., standard_error: float = ..., comparators: Literal['none'] | Mapping[str, Comparator | Mapping[str, Any]] | Gap = ..., breakdown: Mapping[str, float] = ..., parts: Mapping[str, float] = ..., n: int | About | Mapping[str, Any] | Gap = ..., events: int | About | Mapping[str, Any] | Gap = ..., repeats: Literal['none'] | Repetitions | Mapping[str, Any] | Gap = ..., noise: Noise | Mapping[str, Any] = ..., tool: str = ..., parameters: Mapping[str, Any] = ..., metadata_sha256: str = ..., metadata: str = ..., seed: int | str = ..., computed_on: str = ..., rater: str = ..., evidence: Evidence | Mapping[str, Any] | Gap = ..., kind: Literal['violation'] = ..., rest: Gap = ...) -> None: ...

class Task(Part):
    """A prediction."""

    question: _Field[str | Gap | None, str | Gap]
    """What is predicted from what."""
    kind: _Field[Literal['classification', 'regression', 'survival'] | Other | None, Literal['classification', 'regression', 'survival'] | Other | Mapping[str, Any]]
    """Whether a class, a number or the time to an event is predicted."""
    outcome: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The field that is predicted."""
    event: _Field[str | None, str]
    """For a time to an event: the field that marks the event."""
    predictors: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The fields it is predicted from."""
    score: _Field[str | None, str]
    """How a prediction is scored."""
    fixed_on: _Field[str | Gap | None, str | Gap]
    """When the task was fixed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, question: str | Gap = ..., kind: Literal['classification', 'regression', 'survival'] | Other | Mapping[str, Any] = ..., outcome: Literal['none'] | list[str] | Gap = ..., event: str = ..., predictors: Literal['none'] | list[str] | Gap = ..., score: str = ..., fixed_on: str | Gap = ..., rest: Gap = ...) -> None: ...

class Analysis(Part):
    """An estimand's analysis as a machine can run it."""

    method: _Field[Literal['mean', 'proportion', 'linear', 'logistic', 'poisson', 'log_binomial', 'cox', 'kaplan_meier'] | Other | Gap | None, Literal['mean', 'proportion', 'linear', 'logistic', 'poisson', 'log_binomial', 'cox', 'kaplan_meier'] | Other | Mapping[str, Any] | Gap]
    """By which method."""
    table: _Field[str | None, str]
    """The table whose rows are analysed."""
    outcome: _Field[str | Gap | None, str | Gap]
    """The field that is explained or summarised; the time, where an event is awaited."""
    event: _Field[str | None, str]
    """The field that marks the event."""
    exposure: _Field[str | None, str]
    """The field whose effect is estimated."""
    reference: _Field[int | str | None, int | str]
    """The exposure's code that the others are compared with; left out, the lowest."""
    covariates: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The fields that it is adjusted for, each added as it is."""
    formula: _Field[str | None, str]
    """The model as a formula of fields, where more than a sum of exposure and covariates is meant."""
    rows: _Field[str | None, str]
    """The rows that are analysed, as an SQL condition; left out, all."""
    horizon: _Field[float | None, float]
    """For survival at a time or restricted means: that time, in the outcome's unit."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, method: Literal['mean', 'proportion', 'linear', 'logistic', 'poisson', 'log_binomial', 'cox', 'kaplan_meier'] | Other | Mapping[str, Any] | Gap = ..., table: str = ..., outcome: str | Gap = ..., event: str = ..., exposure: str = ..., reference: int | str = ..., covariates: Literal['none'] | list[str] | Gap = ..., formula: str = ..., rows: str = ..., horizon: float = ..., rest: Gap = ...) -> None: ...

class RealEstimate(Part):
    """What real rows say."""

    value: _Field[float | Gap | None, float | Gap]
    """The estimate."""
    interval: _Field[Interval, Literal['none'] | Interval | Mapping[str, Any] | Gap]
    """Its interval."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, value: float | Gap = ..., interval: Literal['none'] | Interval | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Estimand(Part):
    """A quantity of the population."""

    question: _Field[str | Gap | None, str | Gap]
    """What is estimated."""
    model: _Field[str | Gap | None, str | Gap]
    """By which model."""
    analysis: _Field[Analysis, Analysis | Mapping[str, Any]]
    """The same as a machine can run it."""
    scale: _Field[Literal['difference', 'mean_difference', 'risk_difference', 'ratio', 'risk_ratio', 'rate_ratio', 'hazard_ratio', 'odds_ratio', 'log_odds', 'mean', 'proportion', 'time'] | Other | Gap | None, Literal['difference', 'mean_difference', 'risk_difference', 'ratio', 'risk_ratio', 'rate_ratio', 'hazard_ratio', 'odds_ratio', 'log_odds', 'mean', 'proportion', 'time'] | Other | Mapping[str, Any] | Gap]
    """By which effect measure, or on which scale."""
    no_effect: _Field[float | None, float]
    """The value that means no effect."""
    real: _Field[Entries[RealEstimate], Literal['none'] | Mapping[str, RealEstimate | Mapping[str, Any]] | Gap]
    """What real rows say, by split."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, question: str | Gap = ..., model: str | Gap = ..., analysis: Analysis | Mapping[str, Any] = ..., scale: Literal['difference', 'mean_difference', 'risk_difference', 'ratio', 'risk_ratio', 'rate_ratio', 'hazard_ratio', 'odds_ratio', 'log_odds', 'mean', 'proportion', 'time'] | Other | Mapping[str, Any] | Gap = ..., no_effect: float = ..., real: Literal['none'] | Mapping[str, RealEstimate | Mapping[str, Any]] | Gap = ..., rest: Gap = ...) -> None: ...

class Plan(Part):
    """What was to be measured, before it was."""

    date: _Field[str | Gap | None, str | Gap]
    """The day on which the plan was fixed."""
    results: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The results that it named, good and bad."""
    left_out: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What was planned and is not reported, with the reason."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, date: str | Gap = ..., results: list[str] | Gap = ..., left_out: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Training(Part):
    """Evidence that a model trained on the output is fit for real patients."""

    results: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The downstream results: trained on the output, and trained on real rows, tested on the same rows."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, results: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Inference(Part):
    """Evidence that estimates can be trusted."""

    results: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The results on estimands."""
    draws: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many datasets an analysis must combine."""
    combining_rule: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """By which rule."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, results: Literal['none'] | list[str] | Gap = ..., draws: int | About | Mapping[str, Any] | Gap = ..., combining_rule: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class BenchmarkPart(Part):
    """One part of the records, and what it is for."""

    purpose: _Field[Literal['training', 'tuning', 'test'] | Other | Gap | None, Literal['training', 'tuning', 'test'] | Other | Mapping[str, Any] | Gap]
    """What the part is for."""
    files: _Field[tuple[str, ...] | None, list[str]]
    """The files that hold it, where it has files of its own."""
    records: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records it holds."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, purpose: Literal['training', 'tuning', 'test'] | Other | Mapping[str, Any] | Gap = ..., files: list[str] = ..., records: int | About | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Benchmark(Part):
    """A benchmark's own division of its synthetic records, and what simple methods reach on it."""

    parts: _Field[Entries[BenchmarkPart], Literal['none'] | Mapping[str, BenchmarkPart | Mapping[str, Any]] | Gap]
    """The parts for training, tuning and testing; `none` if users divide the records themselves."""
    kept_together: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What was never divided between parts."""
    baselines: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The results of simple methods."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, parts: Literal['none'] | Mapping[str, BenchmarkPart | Mapping[str, Any]] | Gap = ..., kept_together: Literal['none'] | str | Gap = ..., baselines: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class ExpertReview(Part):
    """People looked at records."""

    subject: _Field[str | Gap | None, str | Gap]
    """What they looked at."""
    reviewers: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The reviewers."""
    qualifications: _Field[str | Gap | None, str | Gap]
    """What qualifies them."""
    ties: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Their ties to the creators, and to who gains from the dataset."""
    blinding: _Field[Literal['blinded', 'not_blinded'] | Gap | None, Literal['blinded', 'not_blinded'] | Gap]
    """Whether they knew which were synthetic."""
    sample: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many records they saw."""
    sampling: _Field[str | Gap | None, str | Gap]
    """How these were chosen."""
    instrument: _Field[str | Gap | None, str | Gap]
    """With which questions or scale."""
    agreement: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How far they agreed."""
    harmful_artefacts: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Errors that could harm."""
    results: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The results."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, subject: str | Gap = ..., reviewers: list[str] | Gap = ..., qualifications: str | Gap = ..., ties: Literal['none'] | str | Gap = ..., blinding: Literal['blinded', 'not_blinded'] | Gap = ..., sample: int | About | Mapping[str, Any] | Gap = ..., sampling: str | Gap = ..., instrument: str | Gap = ..., agreement: Literal['none'] | str | Gap = ..., harmful_artefacts: Literal['none'] | str | Gap = ..., results: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Validation(Part):
    """What was planned, and who looked."""

    plan: _Field[Plan, Literal['none'] | Plan | Mapping[str, Any] | Gap]
    """The plan: when it was fixed, and which results it named."""
    training: _Field[Training, Training | Mapping[str, Any] | Gap]
    """Evidence for training models."""
    inference: _Field[Inference, Inference | Mapping[str, Any] | Gap]
    """Evidence for estimates."""
    benchmark: _Field[Benchmark, Benchmark | Mapping[str, Any] | Gap]
    """The benchmark's own parts and baselines."""
    groups: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The results by group."""
    expert_review: _Field[Entries[ExpertReview], Literal['none'] | Mapping[str, ExpertReview | Mapping[str, Any]] | Gap]
    """Reviews by people."""
    external_epidemiology: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results against published rates or ranges."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, plan: Literal['none'] | Plan | Mapping[str, Any] | Gap = ..., training: Training | Mapping[str, Any] | Gap = ..., inference: Inference | Mapping[str, Any] | Gap = ..., benchmark: Benchmark | Mapping[str, Any] | Gap = ..., groups: Literal['none'] | list[str] | Gap = ..., expert_review: Literal['none'] | Mapping[str, ExpertReview | Mapping[str, Any]] | Gap = ..., external_epidemiology: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Replication(Part):
    """A repetition by somebody else."""

    what: _Field[str | Gap | None, str | Gap]
    """What was re-run."""
    tolerance: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The tolerance that was set."""
    outcome: _Field[Literal['bit_identical', 'canonical', 'equivalent', 'failed', 'not_attempted', 'not_applicable', 'environment_could_not_be_built'] | Gap | None, Literal['bit_identical', 'canonical', 'equivalent', 'failed', 'not_attempted', 'not_applicable', 'environment_could_not_be_built'] | Gap]
    """What came out."""
    deviations: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What was done otherwise."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, what: str | Gap = ..., tolerance: Literal['none'] | str | Gap = ..., outcome: Literal['bit_identical', 'canonical', 'equivalent', 'failed', 'not_attempted', 'not_applicable', 'environment_could_not_be_built'] | Gap = ..., deviations: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class IndependentValidation(Part):
    """Somebody other than the creators tested the dataset."""

    by: _Field[str | Gap | None, str | Gap]
    """Who."""
    ties: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Ties to the creators."""
    subject: _Field[str | Gap | None, str | Gap]
    """What was tested."""
    materials: _Field[str | Gap | None, str | Gap]
    """What they were given."""
    date: _Field[str | Gap | None, str | Gap]
    """When."""
    replication: _Field[Replication, Literal['none'] | Replication | Mapping[str, Any] | Gap]
    """A repetition."""
    evidence: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Where it can be read."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, by: str | Gap = ..., ties: Literal['none'] | str | Gap = ..., subject: str | Gap = ..., materials: str | Gap = ..., date: str | Gap = ..., replication: Literal['none'] | Replication | Mapping[str, Any] | Gap = ..., evidence: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class TimeModel(Part):
    """How time runs in the data."""

    clock: _Field[str | Gap | None, str | Gap]
    """What the time axis is."""
    unit: _Field[Literal['subject', 'record'] | Other | Gap | None, Literal['subject', 'record'] | Other | Mapping[str, Any] | Gap]
    """What was made, divided and compared as one: the subject with all its records, or the single record."""
    date_shift: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How dates were shifted."""
    visits: _Field[str | Gap | None, str | Gap]
    """How visits arise."""
    censoring: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How follow-up ends."""
    horizon: _Field[str | Gap | None, str | Gap]
    """Over which span."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, clock: str | Gap = ..., unit: Literal['subject', 'record'] | Other | Mapping[str, Any] | Gap = ..., date_shift: Literal['none'] | str | Gap = ..., visits: str | Gap = ..., censoring: Literal['none'] | str | Gap = ..., horizon: str | Gap = ..., rest: Gap = ...) -> None: ...

class Longitudinal(Part):
    """What only data over time must say."""

    time_model: _Field[TimeModel, TimeModel | Mapping[str, Any] | Gap]
    """How time runs in the data."""
    sequence_validity: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on order, transitions, survival, or a real analysis that was run again."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, time_model: TimeModel | Mapping[str, Any] | Gap = ..., sequence_validity: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Acquisition(Part):
    """What kind of image it stands for."""

    modality: _Field[str | Gap | None, str | Gap]
    """The modality, as a DICOM code where there is one."""
    body_part: _Field[str | Gap | None, str | Gap]
    """The body part."""
    protocol: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Protocol and vendors of the source."""
    geometry: _Field[str | Gap | None, str | Gap]
    """Matrix and spacing."""
    bit_depth: _Field[int | Gap | None, int | Gap]
    """Bits per value."""
    format: _Field[str | Gap | None, str | Gap]
    """The file format."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, modality: str | Gap = ..., body_part: str | Gap = ..., protocol: Literal['none'] | str | Gap = ..., geometry: str | Gap = ..., bit_depth: int | Gap = ..., format: str | Gap = ..., rest: Gap = ...) -> None: ...

class Marking(Part):
    """The marking in the image files themselves."""

    new_identifiers: _Field[Literal['yes', 'no', 'format_has_none'] | Gap | None, Literal['yes', 'no', 'format_has_none'] | Gap]
    """Whether identifiers such as the UIDs of DICOM are new."""
    burned_in_text: _Field[Literal['none', 'checked_none', 'present'] | Gap | None, Literal['none', 'checked_none', 'present'] | Gap]
    """Text within the picture."""
    face: _Field[Literal['none', 'removed', 'synthetic', 'present'] | Gap | None, Literal['none', 'removed', 'synthetic', 'present'] | Gap]
    """Faces that could be rebuilt."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, new_identifiers: Literal['yes', 'no', 'format_has_none'] | Gap = ..., burned_in_text: Literal['none', 'checked_none', 'present'] | Gap = ..., face: Literal['none', 'removed', 'synthetic', 'present'] | Gap = ..., rest: Gap = ...) -> None: ...

class CopyDetection(Part):
    """How copies of patients' images were looked for."""

    embedding: _Field[str | Gap | None, str | Gap]
    """The embedding in which images were compared."""
    threshold: _Field[str | Gap | None, str | Gap]
    """The distance that counts as a copy."""
    calibration: _Field[str | Gap | None, str | Gap]
    """How it was calibrated."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, embedding: str | Gap = ..., threshold: str | Gap = ..., calibration: str | Gap = ..., rest: Gap = ...) -> None: ...

class Imaging(Part):
    """What only images must say."""

    acquisition: _Field[Acquisition, Acquisition | Mapping[str, Any] | Gap]
    """What kind of image it stands for."""
    file_marking: _Field[Marking, Marking | Mapping[str, Any] | Gap]
    """The marking in the files themselves."""
    copy_detection: _Field[CopyDetection, CopyDetection | Mapping[str, Any] | Gap]
    """How copies were looked for."""
    feature_extractor: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The extractor behind feature distances, with weights."""
    anatomy_checks: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on anatomy, devices, laterality."""
    mask_origin: _Field[Literal['none', 'generated_with_image', 'segmented_by_model', 'drawn_by_people'] | Other | Gap | None, Literal['none', 'generated_with_image', 'segmented_by_model', 'drawn_by_people'] | Other | Mapping[str, Any] | Gap]
    """Where masks come from; `none` where there are none."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, acquisition: Acquisition | Mapping[str, Any] | Gap = ..., file_marking: Marking | Mapping[str, Any] | Gap = ..., copy_detection: CopyDetection | Mapping[str, Any] | Gap = ..., feature_extractor: Literal['none'] | str | Gap = ..., anatomy_checks: Literal['none'] | list[str] | Gap = ..., mask_origin: Literal['none', 'generated_with_image', 'segmented_by_model', 'drawn_by_people'] | Other | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class LeakageScan(Part):
    """How identifiers and long quotations were looked for."""

    identifiers: _Field[str | Gap | None, str | Gap]
    """How identifiers were searched for."""
    verbatim: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on verbatim overlap, with unseen text beside."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, identifiers: str | Gap = ..., verbatim: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Factuality(Part):
    """Errors of fact, counted on a sample."""

    sampled: _Field[int | About | Gap | None, int | About | Mapping[str, Any] | Gap]
    """How many texts were read."""
    results: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Rates of errors of context, time, measurement and invention."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, sampled: int | About | Mapping[str, Any] | Gap = ..., results: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class TextModule(Part):
    """What only text must say."""

    languages: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The languages, as BCP 47."""
    document_types: _Field[tuple[str, ...] | Gap | None, list[str] | Gap]
    """The kinds of text."""
    leakage_scan: _Field[LeakageScan, LeakageScan | Mapping[str, Any] | Gap]
    """How identifiers and quotations were looked for."""
    factuality: _Field[Factuality, Factuality | Mapping[str, Any] | Gap]
    """Errors of fact."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, languages: list[str] | Gap = ..., document_types: list[str] | Gap = ..., leakage_scan: LeakageScan | Mapping[str, Any] | Gap = ..., factuality: Factuality | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Signal(Part):
    """What only waveforms must say."""

    rate: _Field[float | Gap | None, float | Gap]
    """Samples per second."""
    duration: _Field[float | Gap | None, float | Gap]
    """Seconds per record."""
    channels: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The fields that are channels."""
    filters: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Filters that were applied."""
    device: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The device of the source."""
    validity: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on morphology, spectrum and intervals."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, rate: float | Gap = ..., duration: float | Gap = ..., channels: Literal['none'] | list[str] | Gap = ..., filters: Literal['none'] | str | Gap = ..., device: Literal['none'] | str | Gap = ..., validity: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Genomic(Part):
    """What only genomes must say."""

    build: _Field[str | Gap | None, str | Gap]
    """The reference build."""
    variant_set: _Field[str | Gap | None, str | Gap]
    """Which variants."""
    ancestry_labels: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The groups that are ancestry labels."""
    trait_model: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How traits arise."""
    structure: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on allele frequencies, linkage and population structure."""
    relatedness: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on kinship with the source and within."""
    kin_risk: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on risk to relatives."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, build: str | Gap = ..., variant_set: str | Gap = ..., ancestry_labels: Literal['none'] | list[str] | Gap = ..., trait_model: Literal['none'] | str | Gap = ..., structure: Literal['none'] | list[str] | Gap = ..., relatedness: Literal['none'] | list[str] | Gap = ..., kin_risk: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class SimulationModel(Part):
    """What the model is."""

    structure: _Field[str | Gap | None, str | Gap]
    """States, transitions and logic, or where they are written."""
    modules: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The files that hold the model."""
    time_step: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The time step."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, structure: str | Gap = ..., modules: Literal['none'] | list[str] | Gap = ..., time_step: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Parameter(Part):
    """A number, or a set of numbers, that the model runs on."""

    value: _Field[float | bool | str | tuple[Any, ...] | Entries[Any] | Gap | None, float | bool | str | list[Any] | Mapping[str, Any] | Gap]
    """The value, or the values."""
    file: _Field[str | None, str]
    """The file that holds a set of them."""
    unit: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The unit, as UCUM."""
    meaning: _Field[str | Gap | None, str | Gap]
    """What it is."""
    uncertainty: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """Its range."""
    origin: _Field[Literal['literature', 'public_statistics', 'data_analysis', 'expert_opinion', 'calibrated', 'assumption', 'arbitrary'] | Gap | None, Literal['literature', 'public_statistics', 'data_analysis', 'expert_opinion', 'calibrated', 'assumption', 'arbitrary'] | Gap]
    """Where the value comes from."""
    source: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """The text or the input."""
    place: _Field[Literal['none'] | tuple[str | Other, ...] | Gap | None, Literal['none'] | list[str | Other | Mapping[str, Any]] | Gap]
    """Where it was measured."""
    date: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """When it was measured."""
    note: _Field[str | None, str]
    """Where in the source it stands, or why it was assumed."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, value: float | bool | str | list[Any] | Mapping[str, Any] | Gap = ..., file: str = ..., unit: Literal['none'] | str | Gap = ..., meaning: str | Gap = ..., uncertainty: Literal['none'] | str | Gap = ..., origin: Literal['literature', 'public_statistics', 'data_analysis', 'expert_opinion', 'calibrated', 'assumption', 'arbitrary'] | Gap = ..., source: Literal['none'] | str | Gap = ..., place: Literal['none'] | list[str | Other | Mapping[str, Any]] | Gap = ..., date: Literal['none'] | str | Gap = ..., note: str = ..., rest: Gap = ...) -> None: ...

class Calibration(Part):
    """How the model was fitted to targets, and tested on others."""

    targets: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """What the model was fitted to."""
    fit: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """How well it met them."""
    independent_targets: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results on targets it was not fitted to."""
    context_of_use: _Field[str | Gap | None, str | Gap]
    """What it is to be used for."""
    risk: _Field[Literal['low', 'medium', 'high'] | Gap | None, Literal['low', 'medium', 'high'] | Gap]
    """How much harm a wrong answer does there."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, targets: Literal['none'] | list[str] | Gap = ..., fit: Literal['none'] | list[str] | Gap = ..., independent_targets: Literal['none'] | list[str] | Gap = ..., context_of_use: str | Gap = ..., risk: Literal['low', 'medium', 'high'] | Gap = ..., rest: Gap = ...) -> None: ...

class RunDesign(Part):
    """How it was run."""

    initial_state: _Field[str | Gap | None, str | Gap]
    """The state in which a run starts."""
    horizon: _Field[str | Gap | None, str | Gap]
    """How long it runs."""
    warm_up: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What is thrown away at the start."""
    repetitions: _Field[int | Gap | None, int | Gap]
    """How many runs."""
    monte_carlo_error: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Results that give it."""
    sensitivity: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """What changes when a parameter does."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, initial_state: str | Gap = ..., horizon: str | Gap = ..., warm_up: Literal['none'] | str | Gap = ..., repetitions: int | Gap = ..., monte_carlo_error: Literal['none'] | list[str] | Gap = ..., sensitivity: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Simulation(Part):
    """What only simulations must say."""

    model: _Field[SimulationModel, SimulationModel | Mapping[str, Any] | Gap]
    """What the model is."""
    parameters: _Field[Entries[Parameter], Mapping[str, Parameter | Mapping[str, Any]] | Gap]
    """Its parameters, under ids of your choice."""
    calibration: _Field[Calibration, Literal['none'] | Calibration | Mapping[str, Any] | Gap]
    """How it was fitted and tested."""
    run_design: _Field[RunDesign, RunDesign | Mapping[str, Any] | Gap]
    """How it was run."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, model: SimulationModel | Mapping[str, Any] | Gap = ..., parameters: Mapping[str, Parameter | Mapping[str, Any]] | Gap = ..., calibration: Literal['none'] | Calibration | Mapping[str, Any] | Gap = ..., run_design: RunDesign | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Limitation(Part):
    """One thing that the data cannot be used for, or get wrong."""

    text: _Field[str | Gap | None, str | Gap]
    """The limitation, in a sentence or two."""
    about: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """Ids of what it is about, anywhere in the manifest."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, text: str | Gap = ..., about: Literal['none'] | list[str] | Gap = ..., rest: Gap = ...) -> None: ...

class Access(Part):
    """Who may have it, and what they may do."""

    licence: _Field[Literal['none'] | str | Statement | Gap | None, Literal['none'] | str | Statement | Mapping[str, Any] | Gap]
    """The licence of the data, as an SPDX expression or in words."""
    tier: _Field[Literal['public', 'registered', 'restricted', 'confidential', 'not_released'] | Gap | None, Literal['public', 'registered', 'restricted', 'confidential', 'not_released'] | Gap]
    """Who can get the data."""
    conditions: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """What a user agrees to."""
    prohibited_uses: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """What a user must not do."""
    code: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The tools or files that hold the code of the generation."""
    model: _Field[Literal['none'] | tuple[str, ...] | Gap | None, Literal['none'] | list[str] | Gap]
    """The fitted model, where it is released."""
    verification_route: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """How a user can have a finding checked on real records."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, licence: Literal['none'] | str | Statement | Mapping[str, Any] | Gap = ..., tier: Literal['public', 'registered', 'restricted', 'confidential', 'not_released'] | Gap = ..., conditions: Literal['none'] | list[str] | Gap = ..., prohibited_uses: Literal['none'] | list[str] | Gap = ..., code: Literal['none'] | list[str] | Gap = ..., model: Literal['none'] | list[str] | Gap = ..., verification_route: Literal['none'] | str | Gap = ..., rest: Gap = ...) -> None: ...

class Maintenance(Part):
    """Who keeps it, and how one learns that it is withdrawn."""

    contact: _Field[str | Gap | None, str | Gap]
    """The party, address or page that answers."""
    channel: _Field[str | Gap | None, str | Gap]
    """Where problems are reported."""
    recall: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """When and how it is recalled."""
    reassess_when: _Field[Literal['none'] | str | Gap | None, Literal['none'] | str | Gap]
    """What triggers a new assessment."""
    status: _Field[Literal['active', 'frozen', 'deprecated', 'recalled'] | Other | Gap | None, Literal['active', 'frozen', 'deprecated', 'recalled'] | Other | Mapping[str, Any] | Gap]
    """Its present state."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, contact: str | Gap = ..., channel: str | Gap = ..., recall: Literal['none'] | str | Gap = ..., reassess_when: Literal['none'] | str | Gap = ..., status: Literal['active', 'frozen', 'deprecated', 'recalled'] | Other | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

class Manifest(Whole):
    """The disclosure of one synthetic dataset."""

    synthreport: _Field[Literal['1.0'] | None, Literal['1.0']]
    """The version of the standard, in quotes."""
    manifest: _Field[AboutByCreator | AboutByThirdParty, AboutByCreator | Mapping[str, Any] | AboutByThirdParty | Gap]
    """About this document: who speaks, and when."""
    dataset: _Field[Dataset, Dataset | Mapping[str, Any] | Gap]
    """Who and what: the dataset."""
    parties: _Field[Entries[Person | Organisation | SoftwareAgent], Literal['none'] | Mapping[str, Person | Mapping[str, Any] | Organisation | SoftwareAgent] | Gap]
    """Everybody who took part, each under an id of your choice."""
    tools: _Field[Entries[Software | JudgeModel | Instrument | Panel], Literal['none'] | Mapping[str, Software | Mapping[str, Any] | JudgeModel | Instrument | Panel] | Gap]
    """Programs, judging models, instruments and panels, each under an id of your choice."""
    purpose: _Field[Purpose, Purpose | Mapping[str, Any] | Gap]
    """What the dataset is for, and what not."""
    inputs: _Field[Entries[DatasetInput | StatisticsInput | ModelInput | ExpertInput], Literal['none'] | Mapping[str, DatasetInput | Mapping[str, Any] | StatisticsInput | ModelInput | ExpertInput] | Gap]
    """Whatever shaped the output: records, figures, models, knowledge; evaluation_inputs hold what only tested it."""
    evaluation_inputs: _Field[Entries[EvaluationInput], Literal['none'] | Mapping[str, EvaluationInput | Mapping[str, Any]] | Gap]
    """What tested the output and did not shape it."""
    splits: _Field[Entries[Split], Literal['none'] | Mapping[str, Split | Mapping[str, Any]] | Gap]
    """Every part of the real data that was kept apart."""
    steps: _Field[Entries[Prepare | Fit | Prompt | Simulate | Resample | Sample | Filter | Subset | Transform | Label | Select | Evaluate | Export | Manual], Mapping[str, Prepare | Mapping[str, Any] | Fit | Prompt | Simulate | Resample | Sample | Filter | Subset | Transform | Label | Select | Evaluate | Export | Manual] | Gap]
    """Every step, with what it takes and what it makes; their order follows from that."""
    selection: _Field[Selection, Selection | Mapping[str, Any] | Gap]
    """What else was tried."""
    reproducibility: _Field[Reproducibility, Reproducibility | Mapping[str, Any] | Gap]
    """Whether the run can be repeated."""
    files: _Field[Entries[DataFile | OtherFile], Mapping[str, DataFile | Mapping[str, Any] | OtherFile] | Gap]
    """Every released file, under an id of your choice."""
    content: _Field[Content, Content | Mapping[str, Any] | Gap]
    """What is in the files."""
    lineage: _Field[Lineage, Lineage | Mapping[str, Any] | Gap]
    """Generations before and after."""
    claims: _Field[Claims, Claims | Mapping[str, Any] | Gap]
    """What the dataset is said to keep."""
    privacy: _Field[Privacy, Privacy | Mapping[str, Any] | Gap]
    """What privacy is claimed, against whom, and what was tested."""
    ethics: _Field[Ethics, Ethics | Mapping[str, Any] | Gap]
    """Decisions on the output, and the people behind it."""
    results: _Field[Entries[Measurement | Comparison | Downstream | Estimate | Attack | Violation], Literal['none'] | Mapping[str, Measurement | Mapping[str, Any] | Comparison | Downstream | Estimate | Attack | Violation] | Gap]
    """Every number that claims something."""
    tasks: _Field[Entries[Task], Literal['none'] | Mapping[str, Task | Mapping[str, Any]] | Gap]
    """Predictions that results are about."""
    estimands: _Field[Entries[Estimand], Literal['none'] | Mapping[str, Estimand | Mapping[str, Any]] | Gap]
    """Quantities that results are about."""
    constraints: _Field[Entries[EnforcedConstraint | FreeConstraint], Literal['none'] | Mapping[str, EnforcedConstraint | Mapping[str, Any] | FreeConstraint] | Gap]
    """Rules between fields, with where they come from and what makes them hold."""
    validation: _Field[Validation, Validation | Mapping[str, Any] | Gap]
    """What was planned, and who looked."""
    independent_validation: _Field[Entries[IndependentValidation], Literal['none'] | Mapping[str, IndependentValidation | Mapping[str, Any]] | Gap]
    """Validations by others; `none` if there are none."""
    longitudinal: _Field[Longitudinal, Longitudinal | Mapping[str, Any] | Gap]
    """What only data over time must say."""
    imaging: _Field[Imaging, Imaging | Mapping[str, Any] | Gap]
    """What only images must say."""
    text: _Field[TextModule, TextModule | Mapping[str, Any] | Gap]
    """What only text must say."""
    signal: _Field[Signal, Signal | Mapping[str, Any] | Gap]
    """What only waveforms must say."""
    genomic: _Field[Genomic, Genomic | Mapping[str, Any] | Gap]
    """What only genomes must say."""
    simulation: _Field[Simulation, Simulation | Mapping[str, Any] | Gap]
    """What only simulations must say."""
    limitations: _Field[Entries[Limitation], Literal['none'] | Mapping[str, Limitation | Mapping[str, Any]] | Gap]
    """What the data cannot be used for, or get wrong, each with the ids of what it is about."""
    access: _Field[Access, Access | Mapping[str, Any] | Gap]
    """Who may have it, and what they may do."""
    maintenance: _Field[Maintenance, Maintenance | Mapping[str, Any] | Gap]
    """Who keeps it."""
    rest: _Field[Gap, Gap]
    """One gap that answers every item of this object that is left out."""

    def __init__(self, *, synthreport: Literal['1.0'] = ..., manifest: AboutByCreator | Mapping[str, Any] | AboutByThirdParty | Gap = ..., dataset: Dataset | Mapping[str, Any] | Gap = ..., parties: Literal['none'] | Mapping[str, Person | Mapping[str, Any] | Organisation | SoftwareAgent] | Gap = ..., tools: Literal['none'] | Mapping[str, Software | Mapping[str, Any] | JudgeModel | Instrument | Panel] | Gap = ..., purpose: Purpose | Mapping[str, Any] | Gap = ..., inputs: Literal['none'] | Mapping[str, DatasetInput | Mapping[str, Any] | StatisticsInput | ModelInput | ExpertInput] | Gap = ..., evaluation_inputs: Literal['none'] | Mapping[str, EvaluationInput | Mapping[str, Any]] | Gap = ..., splits: Literal['none'] | Mapping[str, Split | Mapping[str, Any]] | Gap = ..., steps: Mapping[str, Prepare | Mapping[str, Any] | Fit | Prompt | Simulate | Resample | Sample | Filter | Subset | Transform | Label | Select | Evaluate | Export | Manual] | Gap = ..., selection: Selection | Mapping[str, Any] | Gap = ..., reproducibility: Reproducibility | Mapping[str, Any] | Gap = ..., files: Mapping[str, DataFile | Mapping[str, Any] | OtherFile] | Gap = ..., content: Content | Mapping[str, Any] | Gap = ..., lineage: Lineage | Mapping[str, Any] | Gap = ..., claims: Claims | Mapping[str, Any] | Gap = ..., privacy: Privacy | Mapping[str, Any] | Gap = ..., ethics: Ethics | Mapping[str, Any] | Gap = ..., results: Literal['none'] | Mapping[str, Measurement | Mapping[str, Any] | Comparison | Downstream | Estimate | Attack | Violation] | Gap = ..., tasks: Literal['none'] | Mapping[str, Task | Mapping[str, Any]] | Gap = ..., estimands: Literal['none'] | Mapping[str, Estimand | Mapping[str, Any]] | Gap = ..., constraints: Literal['none'] | Mapping[str, EnforcedConstraint | Mapping[str, Any] | FreeConstraint] | Gap = ..., validation: Validation | Mapping[str, Any] | Gap = ..., independent_validation: Literal['none'] | Mapping[str, IndependentValidation | Mapping[str, Any]] | Gap = ..., longitudinal: Longitudinal | Mapping[str, Any] | Gap = ..., imaging: Imaging | Mapping[str, Any] | Gap = ..., text: TextModule | Mapping[str, Any] | Gap = ..., signal: Signal | Mapping[str, Any] | Gap = ..., genomic: Genomic | Mapping[str, Any] | Gap = ..., simulation: Simulation | Mapping[str, Any] | Gap = ..., limitations: Literal['none'] | Mapping[str, Limitation | Mapping[str, Any]] | Gap = ..., access: Access | Mapping[str, Any] | Gap = ..., maintenance: Maintenance | Mapping[str, Any] | Gap = ..., rest: Gap = ...) -> None: ...

Gap = OpenGap | ExplainedGap
