"""How identifiers and addresses are written: with or without their scheme, in code, in words, and in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from synthreport.journal.anonymity.needles import Form, How, Needles, runs_of
from synthreport.journal.anonymity.ordinary import is_ordinary, is_public
from synthreport.journal.anonymity.organisation_spellings import how_alone, look_for_phrase
from synthreport.journal.anonymity.spelling import fold

DOI = re.compile(r"10\.\d{4,9}/\S+")
"""A DOI without its prefix, such as `https://doi.org/`."""
_HANDLE = 4
_NUMBER = 5
_DEEPEST = 8
_COMMITS = (7, 8, 10, 12)
_SENTENCE = 12
"""The least length of an account's name or a number, and of a shortened commit; the least words of a sentence."""
_FORGES = ("git.", "gitlab.", "github.", "code.", "gitea.", "bitbucket.", "scm.")
_SECOND_LEVEL = ("ac", "co", "com", "edu", "gov", "net", "nhs", "org", "or", "uni")
_NO_NAMES = (
    "-", "tree", "blob", "main", "master", "datasets", "spaces", "models", "content", "record", "records", "articles",
    "abs",
)  # fmt: skip
"""Labels that are not names: below a country's domain, and within an address."""
_THOUSANDS = re.compile(r"\d{1,3}(?=(?:\d{3})*$)").findall
_VERSION = re.compile(r"(?:v\d+)?(?:\.full|\.pdf|\.abstract|\.full-text)*$")


def look_for_identifier(text: str, needles: Needles) -> None:
    """Look for a DOI, an ORCID iD, an accession, a number of an award, an address, or whatever a text may be."""
    bare = unquote(text.strip())
    if "@" in bare and not re.search(r"\s|://", bare):
        look_for_mail(bare, needles)
    elif doi := DOI.search(bare):
        for written in dict.fromkeys((doi[0].rstrip(".,;)"), _VERSION.sub("", doi[0]))):
            _look_for_doi(written, needles)
    elif re.match(r"[a-z][a-z0-9+.-]*://|git@", bare, re.I):
        look_for_address(bare, needles)
    else:
        look_for_answer(re.sub(r"^(?:doi|orcid|ror|arxiv|hdl|pmid|urn|ark):\s*", "", bare, flags=re.I), needles)


def look_for_answer(text: str, needles: Needles) -> None:
    """Look for any answer: a number, a phrase, a sentence."""
    runs = runs_of(text)
    if len(runs) <= _SENTENCE and not any(map(_is_number, runs)):
        look_for_phrase(text, Form.IDENTIFIER, needles)
        return
    enough = _NUMBER if fold(text).isdigit() else _HANDLE
    says_little = len(fold(text)) < enough or (is_plain(text) and any(len(run) > 1 and run.isalpha() for run in runs))
    needles.add_text(text, Form.IDENTIFIER, How.NEVER if says_little else How.WORD)
    if text.isdecimal() and not says_little:
        needles.add(_THOUSANDS(text), Form.IDENTIFIER, How.WORD)
    if len(runs) <= _SENTENCE:
        for part in _parts(text, runs):
            if _is_telling(part):
                needles.add_text(part, Form.IDENTIFIER, How.NEVER if part.isdigit() else How.WORD)


def _parts(text: str, runs: list[str]) -> Iterator[str]:
    """What is left of an identifier: without the words before it, the type of an award, its extension, its partner."""
    yield from (word for word in text.split() if word != text)
    yield from (re.sub(r"^\D+", "", word) for word in text.split())
    yield text.rpartition("/")[2]
    yield from (run for run in runs if run != text)
    if len(runs[0]) == 1 and _is_number(runs[0]):
        yield " ".join(runs[1:])
    if len(runs[-1]) <= (2 if _is_number(runs[-1]) else 1):
        yield " ".join(runs[:-1])


def is_plain(text: str) -> bool:
    """Whether a text is made of ordinary words, single letters and short numbers, such as `site_2`."""
    return all(
        len(run) == 1 or is_ordinary(fold(run)) or (run.isdigit() and len(run) < _HANDLE) for run in runs_of(text)
    )


def _is_number(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_telling(text: str) -> bool:
    """Whether a part of an identifier is one by itself."""
    return _is_number(text) and len(fold(text)) > _NUMBER


def look_for_commit(text: str, needles: Needles) -> None:
    """Look for a commit, and for its shortened forms."""
    if re.fullmatch(r"[0-9a-fA-F]{7,64}", text):
        for length in {len(text), *(short for short in _COMMITS if short < len(text))}:
            if length == len(text) or not (text[:length].isalpha() or text[:length].isdigit()):
                needles.add([text[:length]], Form.IDENTIFIER, How.WORD)
    else:
        look_for_answer(text, needles)


def look_for_mail(text: str, needles: Needles) -> None:
    """Look for an e-mail address: also in words, and for the parts before and after its `@`."""
    local, _, host = text.removeprefix("mailto:").rpartition("@")
    needles.add_text(f"{local}@{host}", Form.ADDRESS, How.WORD)
    needles.add_text(f"{local} at {host}", Form.ADDRESS, How.WORD)
    needles.add_text(f"{local} at {host.replace('.', ' dot ')}", Form.ADDRESS, How.WORD)
    _look_for_account(local, needles)
    look_for_host(host, needles)


def look_for_host(host: str, needles: Needles) -> None:
    """Look for a host that belongs to somebody, and for the name in it."""
    labels = host.lower().strip(".").split(".")
    if len(labels) < 2 or is_public(host) or is_public(".".join(labels[-2:])):
        return
    depth = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    own = labels[-depth:]
    needles.add(own, Form.ADDRESS, How.WORD)
    needles.add([*own[:1], *(part for label in own[1:] for part in ("dot", label))], Form.ADDRESS, How.WORD)
    for word in own[0].split("-"):
        if len(fold(word)) >= _HANDLE and not is_ordinary(fold(word)):
            needles.add([word], Form.NAME, How.WORD)
    if len(fold(own[0])) > _HANDLE and not is_ordinary(fold(own[0])):
        needles.add_text(own[0], Form.NAME, how_alone(own[0]))


def look_for_address(text: str, needles: Needles) -> None:
    """Look for an address in every spelling: without its scheme, as ssh has it, and by the parts that tell."""
    address = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", text.removeprefix("git+"))
    split = urlsplit(address)
    host, path = (split.hostname or "").removeprefix("www."), split.path.strip("/").removesuffix(".git")
    look_for_host(host, needles)
    if path:
        for address in _beginnings(f"{host}/{path}"):
            needles.add_text(address, Form.ADDRESS, How.WORD)
            needles.add_text(quote(address, safe=""), Form.ADDRESS, How.WORD)
        _look_for_segments(host, [segment for segment in path.split("/") if segment not in _NO_NAMES], needles)


def _beginnings(address: str) -> Iterator[str]:
    """An address, and what of it still tells when its end is left out: the host and two names, at least."""
    segments = address.split("/")
    yield address
    yield from ("/".join(segments[:count]) for count in range(3, min(len(segments), _DEEPEST)))


def _look_for_segments(host: str, segments: list[str], needles: Needles) -> None:
    """Look for an owner and a repository, and for the number of a record."""
    if len(segments) > 1 and (is_public(host) or host.startswith(_FORGES)):
        needles.add_text("/".join(segments[:2]), Form.ADDRESS, How.WORD)
        _look_for_account(segments[0], needles)
        if len(runs_of(segments[1])) > 1:
            _look_for_account(segments[1], needles)
    for last in {segments[-1], _VERSION.sub("", segments[-1])} if segments else ():
        if _is_telling(last):
            needles.add_text(last, Form.IDENTIFIER, How.WORD)


def _look_for_account(name: str, needles: Needles) -> None:
    """Look for the name of an account, unless it is an ordinary word, or the name of a tool."""
    name = name.partition("+")[0]
    if len(fold(name)) >= _HANDLE and not is_plain(name) and fold(name) not in needles.spared:
        needles.add_text(name, Form.NAME, How.WORD)


def _look_for_doi(doi: str, needles: Needles) -> None:
    """Look for a DOI, in code too, and for its suffix where that tells."""
    for written in _in_code(doi):
        needles.add_text(written, Form.IDENTIFIER, How.WORD)
    suffix = doi.partition("/")[2]
    for part in (suffix, suffix.rpartition(".")[2]):
        if _is_telling(part):
            needles.add_text(part, Form.IDENTIFIER, How.WORD)


def _in_code(text: str) -> Iterator[str]:
    """A text, and what becomes of it in an address: once, and twice."""
    once = quote(text, safe="")
    yield from dict.fromkeys((text, once, quote(once, safe="")))
