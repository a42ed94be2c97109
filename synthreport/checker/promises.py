"""Promises of privacy in prose: of the law, of identities, of formal privacy, of records that nobody used."""

from __future__ import annotations

import re

_LAWS = r"(?:hipaa|gdpr|dsgvo|rgpd|ccpa|pipeda|uk gdpr)"
_PEOPLE = r"(?:person|patient|individual|participant|subject)s?"
_REAL = r"(?:real|actual|genuine|true)"
_ANONYMOUS = r"anonym(?:ous|ised|ized)"
_USED = r"(?:were|was|is|are) (?:used|needed|involved|read)"
PROMISES = {
    "law": (
        rf"\b{_LAWS}[ -](?:compliant|conform|konform|safe|exempt|{_ANONYMOUS})",
        rf"\b(?:compl(?:ies|y|iant|iance)|conform(?:s|ing|e)) (?:fully )?(?:with|to|au|à) (?:the )?{_LAWS}\b",
        rf"\b{_ANONYMOUS} (?:under|within|according to|for the purposes of|in the sense of) .{{0,20}}{_LAWS}\b",
        r"\b(?<!source was )(?<!source is )(?<!sources were )(?<!sources are )(?<!inputs were )"
        rf"de-?identified (?:under|within|according to|as defined by|per|by) (?:the )?{_LAWS}\b",
        rf"\bno(?:t|) personal data (?:under|in the sense of|within the meaning of) (?:the )?{_LAWS}\b",
        rf"\b(?:falls?|are|is) outside (?:of )?(?:the )?(?:scope of )?(?:the )?{_LAWS}\b",
        rf"\b{_LAWS} (?:does|do) not apply\b",
        rf"\b(?:fully|completely|truly|perfectly|legally|absolutely|totally|100 ?%) {_ANONYMOUS}\b",
        rf"\banonym(?:e|es|s|isiert)? (?:im sinne|au sens) .{{0,20}}{_LAWS}\b",
        r"\b(?:vollständig|völlig|rechtlich) anonym|\b(?:totalement|complètement) anonyme",
        r"\b(?:completa|total|plena)mente anónim",
    ),
    "identity": (
        rf"\b(?:nobody|no one|no-one|no {_PEOPLE}) can (?:ever )?be (?:re-?identified|identified|recogni[sz]ed)\b",
        rf"\b(?:it|they|data|records?|{_PEOPLE}) cannot be (?:re-?)?identified\b",
        r"\b(?:re-?)?identification (?:of [\w ]{1,30})?is (?:impossible|not possible|excluded|ruled out)\b",
        r"\b(?:zero|no|without(?: any)?) (?:privacy|re-?identification|disclosure) risks?\b",
        r"\brisks? (?:of [\w -]{1,30})?(?:is|are) (?:zero|nil|none|0|eliminated)\b",
        r"\bguarantees? (?:full |complete |the )?(?:privacy|anonymity)\b",
        r"\b(?:contains?|holds?|reveals?|carr(?:y|ies)) no (?:personal )?information (?:on|about|of) "
        rf"(?:any )?(?:{_REAL} )?(?:{_PEOPLE}|people)\b",
        r"\b(?:is|are) (?:k|\d{1,3})-(?:anonymous|diverse)\b",
        r"\bniemand (?:kann|ist) (?:re-?)?identifizier",
    ),
    "formal": (
        r"\bdifferential privacy (?:protects|guarantees|ensures|bounds|holds)\b",
        r"\bdifferential privacy (?:is|was) (?:guaranteed|ensured|applied)\b",
        r"\b(?:is|are|was|were) (?:trained |fitted |generated )?differentially private(?:ly)?\b",
        r"\bdifferentially private (?:with|at) (?:epsilon|ε)",
        r"\bdifferentially private (?:synthetic )?(?:data|dataset|release|output|records|table)\b",
    ),
    "records": (
        rf"\b(?:contains?|includes?|holds?|uses?|used|involves?) no {_REAL} (?:{_PEOPLE}|people|records?|data)\b",
        rf"\bno {_REAL} (?:{_PEOPLE} )?(?:records?|data|people|{_PEOPLE}) {_USED}\b",
        rf"\b(?:does|do) not (?:contain|include) any {_REAL} (?:{_PEOPLE}|people|records?|data)\b",
        r"\b(?:enthält|enthalten) keine (?:echten|realen) (?:patienten|personen|daten)",
    ),
}
HINTS = {
    "law": ("hipaa", "gdpr", "dsgvo", "rgpd", "ccpa", "pipeda", "anonym", "anónim"),
    "identity": (
        "can be re",
        "can be id",
        "cannot be ",
        "can ever be",
        "ation is ",
        " is excluded",
        " is impossible",
        "risk",
        "guarantee",
        "information ",
        "-anonymous",
        "-diverse",
        "niemand",
    ),
    "formal": ("differential",),
    "records": (
        " no real ",
        "no real ",
        " no actual ",
        " no genuine ",
        " no true ",
        "contain any",
        "include any",
        " keine ",
    ),
}
"""Of these, a promise of each kind cannot do without any."""
DOUBT = (
    r"\b(?:not|never|neither|nor|without|whether|unless|if|unclear|uncertain|may|might|claim(?:s|ed)?|ask(?:s|ed)?|"
    r"must|should|until|nicht|ob|kein\w*|pas|sans|n['’]t|cannot(?! be (?:re-?)?identified)|would|could|depends?)\b"
)
"""Words beside a promise that take it back, or ask for what it promises."""
ANSWERED = r"^(?:none|nothing|not (?:needed|necessary|required|applicable|relevant))\b[ ,:;–—-]*"
"""A beginning that answers the question, and takes back no promise that follows."""
_SENTENCE = r"[.;!?]\s+|\n"


def suspects(text: str) -> list[str]:
    """The words in a text of which a promise cannot do without any: a fast test for the texts of a whole manifest."""
    lowered = text.lower()
    return [hint for hints in HINTS.values() for hint in hints if hint in lowered]


def promise_in(text: str) -> str:
    """The kind of promise that a text makes: `law`, `identity`, `formal` or `records`; empty if it makes none."""
    lowered = text.lower()
    kinds = [kind for kind, hints in HINTS.items() if any(hint in lowered for hint in hints)]
    sentences = [re.sub(ANSWERED, "", each) for each in re.split(_SENTENCE, lowered)] if kinds else []
    return next((kind for each in sentences for kind in kinds if _promises(kind, each)), "")


def _promises(kind: str, sentence: str) -> bool:
    """Whether a sentence makes a promise of a kind, and nothing beside it takes it back."""
    if not any(hint in sentence for hint in HINTS[kind]):
        return False
    found = next(filter(None, (re.search(pattern, sentence) for pattern in PROMISES[kind])), None)
    return found is not None and not re.search(DOUBT, sentence[: found.start()] + " … " + sentence[found.end() :])
