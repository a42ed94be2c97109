"""Texts that identify anybody, and texts that may, for a person to decide on."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator

from synthreport.journal.anonymity.needles import Form
from synthreport.journal.anonymity.ordinary import is_prose, is_public
from synthreport.journal.anonymity.spelling import fold
from synthreport.journal.anonymity.stretches import Found

_ADDRESSES = re.compile(
    r"(?<![A-Za-z0-9])[a-z][a-z0-9+.\-]{1,20}://(?!(?:dx\.|www\.)?doi\.org/)[^\s\"'<>)\]]+"
    r"|\bgit@[\w.\-]{1,100}:[^\s\"'<>)\]]+"
    r"|\b[\w.\-]{1,64}@[\w.\-]{1,100}:[~/\w][^\s\"'<>)\]]*"
    r"|[^\s@＠﹫<>()\"',;:]{1,64}[@＠﹫][^\s@＠﹫<>()\"',;:]{1,100}\.[a-z]{2,}"
    r"|(?<![\w.@/])(?:www\.)?(?:github|gitlab|bitbucket|codeberg|huggingface|orcid|ror|zenodo|figshare|osf|kaggle|linkedin|"
    r"researchgate|researcherid|scopus|twitter|x|bsky|facebook|instagram|sites\.google|docs\.google|drive\.google|dropbox)"
    r"\.(?:com|org|co|io|net|app)/[^\s\"'<>)\],;]+"
    r"|\bwww\.[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}(?:/[^\s\"'<>)\]]*)?"
    r"|(?<![\w\-])0{4}-?0{3}[1-9]-?[0-9]{4}-?[0-9]{3}[0-9X](?![\w\-])|(?<![\w\-])0009-?[0-9]{4}-?[0-9]{4}-?[0-9]{3}[0-9X](?![\w\-])"
    r"|(?<![\w.:/])(?:/(?:home|Users|root|mnt|media|data|srv|scratch|work|Volumes|gpfs|lustre|nfs|cluster|projects?|shared?|"
    r"storage|export|private)/|~(?:[A-Za-z][\w.\-]*)?/|//[\w.\-]+/)[^\s\"',;]+"
    r"|(?<![A-Za-z0-9])[A-Za-z]:[\\/](?![\\/])[^\s\"',;]+"
    r"|\\\\[\w.$\-]+\\[^\s\"',;]*",
    re.IGNORECASE,
)
"""Addresses, e-mail, ORCID iDs, paths of a machine. A DOI of what others published may stay."""
_SIGN, _SPACE = re.compile(r"[/@＠﹫\\]|000|www\.", re.IGNORECASE), re.compile(r"\s|$")
"""An address is one word, and has one of these signs: most words need no closer look."""
_CODE = re.compile(r"(?<![A-Za-z0-9+/_\-])[A-Za-z0-9+/_\-]{12,4000}={0,2}(?![A-Za-z0-9+/_\-=])")
"""What may be a text in base64."""
_WHOLE = {
    Form.IDENTIFIER: re.compile(r"\b10\.\d{4,9}/[^\s\"<>]{0,200}[^\s\"<>.,;:)\]]"),
    Form.ADDRESS: re.compile(r"(?<![\w.@/-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}[a-z]{2,10}\b(?![\w(])(?!\.\w)", re.I),
    Form.NAME: re.compile(r"(?<![\w.@/-])[A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)+(?![\w.@/-])"),
}
"""One word although it contains signs: a DOI, a host or a file, an id. A name in it is not as in prose."""
_DOUBTFUL = {
    "looks like an account": r"(?<![\w@./])@[A-Za-z][\w.\-]{0,37}\w",
    "looks like an e-mail address": (
        r"(?<![\w.+\-])[\w.+\-]{2,}+\s?(?:[(\[{]\s?at\s?[)\]}]|\sat\s)\s?[\w\-]{2,63}"
        r"\s?(?:[(\[{]\s?dot\s?[)\]}]|\sdot\s|\.)\s?[a-z]{2,10}\b"
    ),
    "may be a DOI of your own": r"\b10\.\d{4,9}/[^\s\"<>]{0,200}[^\s\"<>.,;:)\]]",
    "is a registration number": (
        r"\b(?:NCT\d{8}|CRD\d{8,14}"
        r"|(?:ISRCTN|DRKS|ACTRN|CHICTR|UMIN|CTRI|PROSPERO)[\s:/]?[A-Z]{0,6}[\d/]{4,20})\b"
    ),
    "looks like the number of an ethics vote, a grant or a contract": (
        r"\b[A-Z]{1,6}[ \-]?\d{1,7}[/\-]\d{2,7}(?:[/\-]\d{1,6})?\b"
    ),
    "looks like a telephone number": r"(?<!\w)\+\d{1,3}[\d ()/.\-]{7,20}\d",
    "looks like a host name": (
        r"\b(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,6}(?:com|org|net|edu|gov|de|fr|uk|nl|ch|at|se|dk|fi|be|pl|ie|eu|es|pt|cz|jp|cn"
        r"|kr|au|ca|nz|local|lan|intern|internal)\b(?!\.\w)"
    ),
    "is an IP address": r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])",
    "looks like the name of a person": (
        r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Herrn?|Frau|Mme)\.?\s+(?:[A-Z]\.\s?){0,3}([A-Z][\w’'\-]+)"
        r"|\b(?:[A-Z]\.[ \-]?){1,3}([A-Z][a-zß-ÿ’'\-]{2,})|\b([A-Z][a-zß-ÿ’'\-]{2,})\s+et\s+al\b"
        r"|\b(?:by|durch|par|por)\s+[A-Z][a-zß-ÿ\-]+\s+([A-Z][a-zß-ÿ’'\-]+)"
    ),
    "may be initials": r"(?<![\w.])(?!(?:U\.S|U\.K|N\.A|E\.U)\b)(?:[A-Z]\.[ \-]?){2,4}(?!\w)",
    "thanks somebody": (
        r"\b(?i:acknowledg\w*|(?:we|authors)\s+thank|thanks\s+to|grateful\s+to|(?:funded|supported|sponsored)\s+by|danksagung"
        r"|danken|dank\s+an|gef[oö]rdert\s+durch|remerci\w+|agradec\w+|ringrazi\w+)"
    ),
}
"""What may identify, and may not."""


def spoken(text: str) -> Iterator[Found]:
    """Everything in a text that identifies by what it is."""
    for start, end in _signed_words(text):
        for found in _ADDRESSES.finditer(text, start, end):
            yield Found(found.start(), found.end(), Form.ADDRESS)


def _signed_words(text: str) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends that has a sign of an address."""
    end = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start < end:
            continue
        while start and not text[start - 1].isspace():
            start -= 1
        end = next(_SPACE.finditer(text, sign.end())).start()
        yield start, end


def whole(text: str) -> Iterator[tuple[Found, str]]:
    """Everything in a text that is hidden as a whole where something in it is to be hidden, with what it says."""
    for form, pattern in _WHOLE.items():
        for found in pattern.finditer(text):
            if found[0] != text.strip() and not is_public(found[0]):
                yield Found(found.start(), found.end(), form), found[0]


def coded(text: str) -> Iterator[tuple[Found, str]]:
    """Everything in a text that can be read as base64, with what it says."""
    for found in _CODE.finditer(text):
        said = _decoded(found[0])
        if said:
            yield Found(found.start(), found.end(), Form.IDENTIFIER), said


def doubtful(text: str) -> Iterator[Found]:
    """Everything in a text that may identify."""
    for because, pattern in _DOUBTFUL.items():
        for found in re.finditer(pattern, text):
            names = [name for name in found.groups() if name]
            if not (names and is_prose(fold(names[-1]))) and not is_public(found[0]):
                yield Found(found.start(), found.end(), Form.NAME, False, because)


def _decoded(text: str) -> str:
    """The content of a text in base64; empty if it is not readable text."""
    try:
        bare = text.rstrip("=").translate(str.maketrans("-_", "+/"))
        said = b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
    except ValueError:
        return ""
    return said if said.isprintable() else ""
