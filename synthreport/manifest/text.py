"""Text: languages, leaks, errors of fact."""

from __future__ import annotations

from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, item, part
from synthreport.manifest.references import ResultRef
from synthreport.manifest.values import Count, Language, Text


class LeakageScan(Node):
    """How identifiers and long quotations were looked for."""

    identifiers: Stated[Text] = item(
        "TX02",
        ESSENTIAL,
        "Identifiers in texts",
        "Were texts searched for names and for passages of the source?",
        "The text was searched for identifiers, and for long quotations of source and of unseen text",
        "How identifiers were searched for.",
        problem="Search for identifiers and quotations not described",
        why="A name in a note is found by a pattern; a quoted history of a rare course is not.",
        when="text persons_behind",
        sources="TXT-MEMBERSHIP PHANT",
        eg="Patterns for 18 identifiers and a tagger; 500 notes read",
    )
    verbatim: OrNone[list[ResultRef]] = part(
        "TX02", "Results on verbatim overlap, with unseen text beside.", eg=["longest_quote"]
    )


class Factuality(Node):
    """Errors of fact, counted on a sample."""

    sampled: Stated[Count] = item(
        "TX03",
        RECOMMENDED,
        "Errors in texts",
        "How many factual errors do the texts have?",
        "Errors of fact were counted by type on a sample",
        "How many texts were read.",
        problem="Languages, document types or errors of fact not stated",
        why="Fluent text is taken for true.",
        when="text",
        sources="TXT",
        eg=200,
    )
    results: OrNone[list[ResultRef]] = part(
        "TX03", "Rates of errors of context, time, measurement and invention.", eg=["invention_rate"]
    )


class TextModule(Node):
    """What only text must say."""

    languages: Stated[list[Language]] = part("TX03", "The languages, as BCP 47.", eg=["en"])
    document_types: Stated[list[Text]] = part("TX03", "The kinds of text.", eg=["discharge summary"])
    leakage_scan: Stated[LeakageScan] = part("TX02", "How identifiers and quotations were looked for.")
    factuality: Stated[Factuality] = part("TX03", "Errors of fact.")
