"""What a README or an article says plainly about the dataset: title, makers, licence, address, size, generator.

A sentence is read only if it is about the data and nothing else, and denies nothing. Two different statements of one
kind are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.standard.identifiers import DOI, doi
from synthreport.standard.licences import spdx

_CODE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_END = re.compile(
    r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n|\n(?=\s*(?:[-*#|]|\d+\.)\s)"
    r"|[,;]\s+(?=(?:(?:and|while|whereas|but)\s)?(?:(?:the|our|all)\s)?(?:code|software|scripts?)\b)"
)
"""Where a sentence ends, or its part about the data, if one about the code follows."""
_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^)\s]*)\)")
_MARKS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")

_DATA = re.compile(r"\b(?:data|data ?sets?|records|rows|tables?|cohorts?|notes|images)\b", re.I)
_OTHER = re.compile(
    r"\b(?:code|software|scripts?|article|paper|manuscript|original|real|source data|training data|models?|request|not"
    r"|no|never|nor|without|unlike|compared|than|previous(?:ly)?|earlier|other|similar|instead|e\.g\.|for example"
    r"|may|might|could|would|will|if|wanted|plan(?:s|ned)?)\b",
    re.I,
)
"""Words of a sentence that may be about something else, or that deny or only consider what it says."""

_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
_OF_DATA = re.compile(r"\b(?:synthetic|simulated)\b.*\b(?:data|dataset|records|patients|cohort|notes|images)\b", re.I)
_OF_CODE = re.compile(r"\b(?:generator|code|toolkit|library|package|pipeline|framework|scripts?|evaluation)\b", re.I)

_LICENCE = re.compile(
    r"\b(?:CC0(?:[ -]1\.0)?|CC[ -]BY(?:[ -](?:NC|SA|ND))*[ -]\d\.\d|Creative Commons [A-Za-z -]+\d\.\d"
    r"|(?:ODbL|PDDL|ODC-By|MIT|Apache)(?:[ -](?:License |licence )?\d\.\d)?)(?!\w|\.\w)"
)
_UNDER = re.compile(r"\b(?:licen[sc]ed?|released|available|distributed|shared|published)\b", re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\])]*[^\s<>\"'\]).,;:]")
_PLACED = re.compile(r"\b(?:available|download(?:ed)?|hosted|deposited|archived|found)\b", re.I)

_SUBJECTS = re.compile(
    r"\b(\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d+) (?:fully )?synthetic "
    r"(?:patients|persons|people|individuals|subjects)\b",
    re.I,
)
_MADE = re.compile(
    r"\b(?:generated|created|produced|synthesi[sz]ed) (?:entirely )?(?:with|using|by)(?: the)? (?P<name>Synthea|CTGAN"
    r"|TVAE|SDV|synthpop|synthcity|arfpy|metasyn|MOSTLY AI|DataSynthesizer|simstudy|simPop|smartnoise-synth)"
    r"(?:[ ,(]+v?(?:ersion )?(?P<version>\d+(?:\.\d+)+))?(?![\w.]*\w)",
    re.I,
)
_MAKERS = re.compile(
    r"^(?:#+ *)?(?:dataset )?(?:authors?|creators?)(?: *: *(?P<line>.+)|\s*\n+(?P<list>(?:[-*] .+\n?)+))",
    re.I | re.MULTILINE,
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*\.?(?: (?:van|von|de|der|la|di|da))* ){1,3}[A-ZÀ-Þ][\w'’-]+")
_BETWEEN = re.compile(r"\s*(?:,|;|&| and |\n[-*] )\s*")


def state_plainly(into: DraftBuilder, text: str, *, is_readme: bool) -> None:
    """Make proposals of what a text says plainly. Titles and makers are read in a README alone."""
    prose = _CODE.sub("", text)
    if is_readme:
        _state_title(into, prose)
        _state_makers(into, _plain(prose))
    sentences = _sentences(prose)
    about = [each for each in sentences if _DATA.search(each) and not _OTHER.search(_ADDRESS.sub("", each))]
    _state_one(into, "/access/licence", _licences(about))
    _state_places(into, about)
    counts = (match[1] for each in sentences if not _OTHER.search(each) for match in _SUBJECTS.finditer(each))
    _state_one(into, "/content/subjects", (int(re.sub(r"\D", "", each)) for each in counts))
    _state_tools(into, about)


def _plain(text: str) -> str:
    """A text without the marks of Markdown."""
    return _LINK.sub(r"\1 \2", _MARKS.sub("", text))


def _sentences(prose: str) -> list[str]:
    return [" ".join(each.split()) for each in _END.split(_plain(prose)) if each.strip()]


def _state_one(into: DraftBuilder, pointer: str, found: Iterator[object]) -> None:
    """State the only answer; several are left to the reader."""
    answers = list(dict.fromkeys(found))
    if len(answers) == 1:
        into.draft.state(pointer, answers[0])
    elif answers:
        into.draft.leave(pointer, f"the text says {', '.join(map(str, answers))}: state the right one")


def _state_title(into: DraftBuilder, prose: str) -> None:
    heading = _TITLE.search(prose)
    title = _plain(heading[1]).strip() if heading else ""
    if len(title.split()) > 2 and _OF_DATA.search(title) and not _OF_CODE.search(title):
        into.draft.state("/dataset/title", title)


def _state_makers(into: DraftBuilder, prose: str) -> None:
    """Take the makers if everything in their line, or in the lines below their heading, is a name."""
    match = _MAKERS.search(prose)
    if not match:
        return
    said = re.sub(r"\([^)]*\)|<[^>]*>", "", match["line"] or match["list"])
    names = [each.strip(" -*.\n") for each in _BETWEEN.split(said)]
    if names and all(_NAME.fullmatch(each) for each in names):
        into.draft.state("/dataset/creators", [into.party(each, "person") for each in names])


def _licences(about: list[str]) -> Iterator[str]:
    for each in about:
        if _UNDER.search(each):
            found = (spdx(match[0]) for match in _LICENCE.finditer(each))
            yield from filter(None, found)


def _state_places(into: DraftBuilder, about: list[str]) -> None:
    """Take the identifier of the data, or the address from which they are downloaded."""
    said = [match[0] for each in about if _PLACED.search(each) for match in _ADDRESS.finditer(each)]
    places = [each for each in said if not spdx(each)]
    archived = list(dict.fromkeys(f"{DOI}{name}" for each in places if (name := doi(each))))
    if len(archived) == 1:
        into.draft.state("/dataset/identifiers", archived)
    others = {each for each in places if not doi(each)}
    if len(others) == 1:
        into.draft.state("/access/data", {"route": "download", "url": others.pop()})


def _state_tools(into: DraftBuilder, about: list[str]) -> None:
    for match in (match for each in about for match in _MADE.finditer(each)):
        version = {"version": match["version"]} if match["version"] else {}
        at = f"/tools/{into.id(match['name'])}"
        into.draft.state(at, {"kind": "software", "name": match["name"], **version})
