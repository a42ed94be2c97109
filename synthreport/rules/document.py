"""Rules on the document itself: what a text must be before anything in it can be judged."""

from __future__ import annotations

from synthreport.rules.rule import MAY, SHOULD, document_rule

document_rule(
    "DC51",
    """The file is no larger than the limit.

    A manifest is prose and numbers; larger files usually contain data, which belongs in the dataset.

    **Problem:** The file is too large.

    **Fix:** move data into files of their own and list them in `files`; or raise the limit with `--max-bytes`.
    """,
)
document_rule(
    "DC52",
    """The text is UTF-8.

    Other encodings are guessed by each reader in its own way, and letters are lost silently.

    **Problem:** The text is not in UTF-8.

    **Fix:** save the file as UTF-8.
    """,
)
document_rule(
    "DC53",
    """The text has no byte order mark.

    The mark is accepted here; other readers take it for a part of the first key.

    **Problem:** The text begins with a byte order mark.

    **Fix:** save the file as UTF-8 without a byte order mark.
    """,
    MAY,
)
document_rule(
    "DC54",
    """The text has no control characters.

    They are invisible in an editor, and can rewrite what a terminal shows.

    **Problem:** The text has a control character.

    **Fix:** delete the character.
    """,
)
document_rule(
    "DC55",
    """The text has no lone surrogates.

    Half of a character cannot be written to a file, nor shown.

    **Problem:** The text has half of a character.

    **Fix:** write the character itself.
    """,
)
document_rule(
    "DC56",
    """The text is YAML or JSON.

    What cannot be parsed cannot be judged.

    **Problem:** The text cannot be read as YAML or JSON.

    **Fix:** correct the syntax at the place shown.
    """,
)
document_rule(
    "DC57",
    """The file holds one document.

    Readers differ in which of several they take.

    **Problem:** More than one document in the file.

    **Fix:** put each manifest in a file of its own.
    """,
)
document_rule(
    "DC58",
    """The file is not empty.

    An empty file says nothing.

    **Problem:** The file is empty.

    **Fix:** start from the example in the documentation.
    """,
)
document_rule(
    "DC59",
    """The document is a mapping of sections.

    A list or a single value has no place for the sections of the standard.

    **Problem:** The document is not a mapping of sections.

    **Fix:** begin with `synthreport: "1.0"` and one key for each section.
    """,
)
document_rule(
    "DC60",
    """Every key stands once.

    Of two equal keys readers keep one, and do not say which.

    **Problem:** A key occurs twice.

    **Fix:** keep one of the two.
    """,
)
document_rule(
    "DC61",
    """Every key is a string.

    JSON knows no other keys; what `1: …` or `true: …` becomes differs from reader to reader.

    **Problem:** A key is not a string.

    **Fix:** put the key in quotes.
    """,
)
document_rule(
    "DC62",
    """Nothing is repeated by anchor, alias or merge key.

    They are not in JSON, some readers drop them, and nested ones exhaust memory.

    **Problem:** An anchor, alias or merge key is used.

    **Fix:** write the value out.
    """,
)
document_rule(
    "DC63",
    """No value has a tag.

    Tags ask a reader to build something else than plain data, and most refuse.

    **Problem:** A value has a tag.

    **Fix:** remove the tag.
    """,
)
document_rule(
    "DC64",
    """Every number is finite.

    JSON has neither NaN nor infinity.

    **Problem:** A number is not finite.

    **Fix:** leave the value out or declare it as a gap.
    """,
)
document_rule(
    "DC65",
    """Every integer is one that all readers hold exactly.

    Beyond 2^53 − 1 readers round silently (RFC 8259, section 6).

    **Problem:** An integer is too large for all readers to hold it exactly.

    **Fix:** write a larger seed or identifier in quotes.
    """,
)
document_rule(
    "DC66",
    """Nothing is nested more than 64 levels deep.

    Deeper text comes from a mistake or an attack.

    **Problem:** The text is nested too deeply.

    **Fix:** look for brackets that are never closed.
    """,
)
document_rule(
    "DC67",
    """Every key is one that the standard knows, or begins with `x-`.

    A misspelt key says nothing to a reader who looks for the right one.

    **Problem:** The standard does not have this key.

    **Fix:** correct the key; or begin it with `x-` where it is your own.
    """,
)
document_rule(
    "DC68",
    """Every section is of the kind that the standard expects.

    Where a mapping is expected, nothing can be found in a list or a single value.

    **Problem:** A section is not of the expected kind.

    **Fix:** give the section its keys.
    """,
)
document_rule(
    "DC69",
    """Every reference leads to something of the right kind.

    A dangling reference is a statement about nothing.

    **Problem:** A reference has no target of the right kind.

    **Fix:** correct the id, or add what it refers to.
    """,
)
document_rule(
    "DC70",
    """Every id stands for one thing.

    References are bare ids; with two things under one id, nobody can tell which is meant.

    **Problem:** Two things have the same id.

    **Fix:** rename one of the two, and the references to it.
    """,
)
document_rule(
    "DC71",
    """Every answer says something.

    A placeholder fills a field and hides that the answer is missing. The list of them, `placeholders.yaml`, is matched
    against the whole of an answer, never by similarity: words, sentences without a word of their own (`please see our
    paper`, `to be determined later`), marks of a template, identifiers that are none. Proper names, references that
    lead somewhere, paths, names of columns and codes stand for themselves.

    **Problem:** A placeholder instead of an answer.

    **Fix:** give the answer itself, or declare a gap: `{gap: not_reported}`, `{gap: unknown}`.
    """,
)
document_rule(
    "DC72",
    """Every date is a day of the calendar.

    The thirtieth of February orders nothing.

    **Problem:** A date is not in the calendar.

    **Fix:** correct the date; a month or a year alone will do.
    """,
)
document_rule(
    "DC73",
    """No sentence answers three or more items.

    The same text in three places answers at most one of the questions; numbers, signs and case do not make it another.

    **Problem:** The same sentence answers three or more items.

    **Fix:** answer each question for itself, or refer to the place where the answer stands.
    """,
    MAY,
)
document_rule(
    "DC74",
    """The manifest keeps the limits of the profile.

    A profile may ask, for one context of use, what the standard leaves open: an intended use, an open tier of access.

    **Problem:** A limit of the profile is broken.

    **Fix:** see the message; or check against the profile that fits what the dataset is for.
    """,
)
document_rule(
    "DC75",
    """A promise of privacy is made among the claims.

    There it has a definition and evidence, and is compared with the sources; in a sentence elsewhere it is advertising.

    **Problem:** A promise of privacy is made outside the claims.

    **Fix:** make the claim in `privacy.claims`, with its evidence; or delete the sentence.
    """,
    SHOULD,
)
document_rule(
    "DC76",
    """No claim of privacy is made under a key of one's own.

    Nobody judges what an `x-` key says, but readers believe it.

    **Problem:** A claim of privacy is made under a key of the author's own.

    **Fix:** make the claim under one of the keys of `privacy.claims`; or put what was measured under `results`.
    """,
    SHOULD,
)
