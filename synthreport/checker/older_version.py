"""A check of an older manifest against a newer version: around the stages of a check, which do not notice."""

from __future__ import annotations

from synthreport.checker.finding_list import Listing, Tally
from synthreport.checker.malformed import Malformed, Subject, malformed
from synthreport.document.pointers import without
from synthreport.finding import Place
from synthreport.outcome import State
from synthreport.schema.engines import Engine
from synthreport.standard.catalogue import load
from synthreport.standard.version_steps import upgraded


def as_newer(subject: Subject, stated: str, listing: Listing, engine: Engine) -> tuple[Subject, Malformed, Listing]:
    """A manifest converted to the newer version, and what is malformed in it under either version.

    Values that its own version refuses are listed and removed first: a step sees only values that it can convert. The
    returned listing maps each place back to the author's text.
    """
    own = _by_own_version(subject, stated, listing, engine)
    out = {*own.pointers, *own.formless}
    there = upgraded(without(subject.data, out), listing.catalogue.standard)

    def origin(place: Place) -> Place:
        return place._replace(pointer=there.origin(place.pointer))

    listed = frozenset(finding.at for finding in listing.tally.kept)
    spoilt = {there.destination(pointer) for pointer in out}
    newer = Subject(there.data, spoilt, lambda pointer: subject.written(there.origin(pointer)), listed)
    mapped = listing.mapped(origin)
    found = malformed(newer, mapped, engine)
    for codes in own.states.values():
        found.states[State.MALFORMED].update(codes.intersection(listing.catalogue.items))
    return newer, found, mapped


def _by_own_version(subject: Subject, stated: str, listing: Listing, engine: Engine) -> Malformed:
    """List the values that the manifest's own version refuses, under the codes of the newer version."""
    before = Listing(load(stated), Tally(listing.tally.quota.most))
    found = malformed(subject, before, engine)
    for finding in before.tally.kept:
        listing.add(finding.code, finding.at, finding.message, finding.fix, problem=finding.problem)
    listing.tally.quota.more += before.tally.quota.more
    return found
