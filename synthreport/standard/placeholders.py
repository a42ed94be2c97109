"""Answers that are no answers, in the languages in which manifests are written: matched whole, never by likeness."""

from __future__ import annotations

WORDS = frozenset(
    word.strip()
    for word in """
    todo|tbd|tba|tbc|fixme|xxx|xx|x|-|--|---|.|..|...|…|?|??|???|n/a|na|n.a.|n. a.|none given|null|nil|nan|empty|blank
    to do|to be done|to be determined|to be defined|to be added|to be announced|to be completed|to be confirmed
    not available|not specified|unspecified|undefined|placeholder|dummy|sample text|foo
    bar|baz|asdf|lorem|lorem ipsum|lorem ipsum dolor sit amet|insert here|fill in|fill me in
    change me
    changeme|your name|your name here|name here|see paper|see article|see publication|see manuscript|see text
    see above|see below|see methods|see supplement|see supplementary material|see website|as described|as usual
    default settings|etc|etc.|information not available|no information|coming soon|in preparation
    k.a.|k. a.|keine angabe|keine angaben|offen|noch offen|siehe artikel|siehe publikation|siehe oben|siehe text|folgt
    wird ergänzt|platzhalter|à compléter|à définir|à déterminer|non renseigné|voir article|voir texte
    s/o|por definir|por determinar|por completar|sin especificar|sin datos|ver artículo|ver texto
    a definir|a determinar|não disponível|não informado|ver artigo|da definire|da completare|non disponibile
    vedi articolo|n.v.t.|nvt|nog in te vullen|zie artikel|saknas|ej angivet|se artikel|不详|待定|待补充|见论文|未記入
    未定|论文参照|論文参照|미정|해당 없음|не указано|уточняется|см. статью
    """.replace("\n", "|").split("|")
    if word.strip()
)
"""Whole answers, in lower case."""

DIGESTS = frozenset(
    (
        "0" * 64,
        "f" * 64,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    )
)
"""Digests of nothing: all noughts, all f, and SHA-256 of an empty file (FIPS 180-4)."""

HOSTS = ("://example.org", "://example.com", "://www.example.", "@example.org", "@example.com", "0000-0000-0000-0000")
"""Parts of addresses that RFC 2606 reserves for examples, and the identifier of nobody."""


_LONG_WORDS = frozenset(word for word in WORDS if len(word) > 2)
_BRACKETS = "[]<>{}() ."
_BARE = frozenset(word.strip(_BRACKETS) for word in WORDS | DIGESTS)


def is_placeholder(text: str) -> bool:
    """Whether this answer says nothing."""
    plain = text.strip().lower()
    if plain in WORDS or plain.strip(_BRACKETS) in _LONG_WORDS or plain in DIGESTS:
        return True
    return plain.startswith("lorem ipsum") or any(host in plain for host in HOSTS)


def may_hold_placeholders(texts: list[str]) -> bool:
    """Whether any of many answers may say nothing: false for almost all documents, and told at once."""
    lowered = "\n".join(texts).lower()
    if any(sign in lowered for sign in ("lorem ipsum", *HOSTS)):
        return True
    return not _BARE.isdisjoint(line.strip(_BRACKETS) for line in lowered.split("\n"))
