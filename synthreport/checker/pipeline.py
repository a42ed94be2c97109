"""Document → Result: text, shape, items, cross-checks, rules, profile, each a function of what those before it found.

A stage lists findings and returns the outcomes of its items or rules; `check` combines them.
"""

from __future__ import annotations

from os import PathLike
from typing import Any

from synthreport.checker.cross_checks import DATE, IDS, OWN_CLAIM, PLACEHOLDER, PROMISE, REFERENCE, SAME, cross_checks
from synthreport.checker.finding_list import Listing, Outcomes, Tally
from synthreport.checker.grading.demands import demand_outcome
from synthreport.checker.grading.file_rules import file_outcomes
from synthreport.checker.grading.ledger import ledger
from synthreport.checker.item_states import Inventory
from synthreport.checker.judging.formless import without_hidden
from synthreport.checker.judging.rule_runner import Judging, rule_outcomes
from synthreport.checker.malformed import UNKNOWN_KEY, WRONG_KIND, Malformed, Subject, malformed, shape_outcomes
from synthreport.checker.missing import VERSION, item_outcomes, list_gaps, list_lost, list_missing
from synthreport.checker.refused_gaps import list_refused_gaps
from synthreport.checker.text_problems import text_problems
from synthreport.checker.verdict import conclusion, line_outcomes
from synthreport.document import LIMIT, Document
from synthreport.document.pointers import without
from synthreport.document.size_limits import MOST
from synthreport.document.source import as_document
from synthreport.finding import Finding, Place
from synthreport.grades import FilesCompared, Graded
from synthreport.outcome import State
from synthreport.profile.lookup import chosen
from synthreport.result import Conclusion, LineOutcome, Observed, Result, Verdict
from synthreport.rules import listed
from synthreport.rules.value import Manifest
from synthreport.schema.engines import Engine, one
from synthreport.standard import versions
from synthreport.standard.resolved_profile import LIMITS

WHOLE = (UNKNOWN_KEY, WRONG_KIND, REFERENCE, IDS, PLACEHOLDER, DATE, SAME, PROMISE, OWN_CLAIM, LIMITS)
"""The rules without a function, except the rules on the text."""


def check(
    source: Any,
    *,
    profile: str | PathLike[str] = "core",
    standard: str | None = None,
    max_bytes: int = LIMIT,
    max_findings: int = MOST,
    engine: Engine = one,
    observed: Observed | None = None,
) -> Result:
    """Check a manifest against the version of the standard that it states.

    `source` is the text of a manifest (str or bytes), a path (`pathlib.Path`), a `Document`, or plain data, in which
    dates, paths and numbers of numpy count as what they mean. A mistake in it is never an exception but a finding.
    `profile` is the id of a profile of the standard, or the path of a profile file. With `standard`, a manifest of an
    older version is checked against that version, and every finding points at the author's text.

    A source of more than `max_bytes` is not read, which is a finding. At most `max_findings` are listed, and at least
    the first hundred of each kind; `more` counts the others. For many manifests, pass the `engine` from
    `engines.engine_for`. `observed` is what was seen in the files that the manifest describes; without it, rules on
    files are not checked.

    Raises OSError if a path cannot be read, ProfileError, UnknownVersion, and NoWayBack if `standard` is older.
    """
    document = as_document(source, limit=max_bytes, most=max_findings)
    version = versions.effective_version(stated := versions.stated_version(document.data), standard)
    listing = Listing(chosen(profile, version), Tally(max_findings))
    rules = listed(listing.catalogue.rules)
    on_text = [code for code, rule in rules.items() if rule.judge is None and code not in WHOLE and not rule.of_files]
    read = text_problems(document, on_text, listing)
    data = {} if document.is_empty else document.data
    unread = _unread(data, stated, listing)
    judgement = Judgement(unread, frozenset()) if unread else _judged(document, data, stated, listing, engine)
    judgement.outcomes |= read
    if not unread:
        judgement.grade(data, observed, listing)
    return _result(document, None if unread else data, stated, judgement, listing)


def _unread(data: Any, stated: str | None, listing: Listing) -> Outcomes:
    """The outcomes of everything if nothing can be checked; empty otherwise."""
    if isinstance(data, dict) and stated in (None, *versions.VERSIONS):
        return {}
    codes = dict.fromkeys((*listing.catalogue.items, *listing.catalogue.rules), State.NOT_CHECKED)
    if not isinstance(data, dict):
        return listing.concluded(codes, "the text could not be read")
    listing.add(VERSION, Place("/synthreport"), *versions.unknown(str(stated)))
    unknown = listing.concluded(codes, f"this checker does not know version {stated} of the standard")
    return unknown | listing.concluded({VERSION: State.MALFORMED})


def _judged(document: Document, data: Any, stated: str | None, listing: Listing, engine: Engine) -> Judgement:
    """Check the data of a document against their own version or a newer one."""
    if document.is_empty:
        listing = Listing(listing.catalogue, Tally(0))  # that the text is empty is listed, and not all that it lacks
    spoilt = {problem.pointer for problem in document.problems if problem.spoils}
    subject = Subject(data, spoilt, lambda pointer: document.written(document.span(pointer)))
    if stated in (None, listing.catalogue.standard):
        return judged(subject, malformed(subject, listing, engine), listing)
    from synthreport.checker.older_version import as_newer  # lazy: most are checked against their own version

    newer = as_newer(subject, str(stated), listing, engine)
    return judged(*newer)


class Judgement:
    """The outcomes of items and rules; `refused` are the items with a gap that does not answer them.

    `ledger` has the grades of claims, and `files` counts the files that were compared.
    """

    __slots__ = ("files", "ledger", "outcomes", "refused")

    def __init__(self, outcomes: Outcomes, refused: frozenset[str]) -> None:
        self.outcomes, self.refused = outcomes, refused
        self.ledger: tuple[Graded, ...] = ()
        self.files: FilesCompared | None = None

    def grade(self, data: Any, observed: Observed | None, listing: Listing) -> None:
        """Grade the claims, and add the outcomes of the rules on files and of what the profile demands."""
        self.outcomes |= file_outcomes(observed, listing)
        self.ledger = ledger(data, observed.grades if observed else {})
        self.outcomes |= demand_outcome(data, self.ledger, listing)
        self.files = observed.files if observed else None


def judged(subject: Subject, found: Malformed, listing: Listing) -> Judgement:
    """Check data after the schema stage: items, cross-checks, rules, profile."""
    catalogue, data = listing.catalogue, without(subject.data, found.pointers)
    inventory = Inventory(catalogue, data, found.pointers, found.formless)
    outcomes = shape_outcomes(listing) | item_outcomes(inventory, found.states)
    list_gaps(inventory, listing)
    list_lost(inventory, listing)
    list_missing(inventory, data, listing)
    outcomes |= cross_checks(data, inventory, found.misnamed, listing)
    root = Manifest(without_hidden(data, found.shared), found.pointers, found.formless)
    outcomes |= rule_outcomes(Judging(root, inventory.unsaid, catalogue.conditions, inventory.placeholders), listing)
    outcomes |= _profile(without(data, found.formless), inventory, listing)
    return Judgement(outcomes, list_refused_gaps(inventory, listing))


def _profile(data: Any, inventory: Inventory, listing: Listing) -> Outcomes:
    """Check the profile's limits, if it has any."""
    if not listing.catalogue.profile["limits"]:
        return listing.concluded({LIMITS: State.NOT_APPLICABLE})
    from synthreport.checker.profile_enforcement import profile_outcomes  # lazy: core has no limits

    return profile_outcomes(data, inventory, listing)


def _result(document: Document, data: Any, stated: str | None, judgement: Judgement, listing: Listing) -> Result:
    """The result of all stages: outcomes in the order of the catalogue, findings in that of the document.

    `data` are None if nothing could be checked.
    """
    catalogue, readable = listing.catalogue, data is not None
    lines = line_outcomes(judgement.outcomes, judgement.refused, data, listing) if readable else ()
    verdict = _verdict(data, stated, lines, judgement.ledger, listing)._replace(files=judgement.files)
    in_order = {code: judgement.outcomes[code] for code in (*catalogue.items, *catalogue.rules)}

    def position(finding: Finding) -> tuple[tuple[int, ...], str]:
        span = finding.at.span or document.span(finding.at.pointer, key=finding.at.key)
        return tuple(span), finding.code

    kept = listing.tally.kept  # one is in order: only of several are the positions in the text looked up
    findings = tuple(sorted(kept, key=position) if len(kept) > 1 else kept)
    crashed, more, gaps = tuple(listing.crashed), listing.tally.quota.more, tuple(listing.gaps)
    return Result(
        verdict, readable, in_order, findings, crashed, more, lines, gaps, judgement.ledger, document=document
    )


def _verdict(
    data: Any, stated: str | None, lines: tuple[LineOutcome, ...], graded: tuple[Graded, ...], listing: Listing
) -> Verdict:
    """The verdict on data; on what cannot be read where these are None."""
    catalogue, profile = listing.catalogue, listing.catalogue.profile
    word = Conclusion.UNREADABLE if data is None else conclusion(data, lines, graded, listing)
    name = (profile["profile"], profile["version"], profile["sha256"])
    return Verdict(word, catalogue.standard, *name, stated, catalogue.relaxed)
