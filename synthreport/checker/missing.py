"""The stage of a check that lists missing required answers, and gives every item its outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from synthreport.checker.finding_list import Listing, Outcomes, with_lost
from synthreport.checker.item_states import Inventory
from synthreport.checker.judging.asked_because import Reasons
from synthreport.checker.malformed import judged_by
from synthreport.checker.unstated_answers import Lack
from synthreport.finding import Place
from synthreport.outcome import Outcome, State
from synthreport.schema.breaches import published
from synthreport.standard.catalogue import Entry

if TYPE_CHECKING:
    from synthreport.schema.expected import Expected

VERSION = "ID01"


def item_outcomes(inventory: Inventory, states: Mapping[State, set[str]]) -> Outcomes:
    """The outcome of every item; `states` has those that the schema stage already knows."""
    for state, codes in states.items():
        inventory.codes[state].update(codes)
    return {code: Outcome(code, inventory.level(code), state) for code, state in inventory.states().items()}


def list_gaps(inventory: Inventory, listing: Listing) -> None:
    """List every gap, for the reports."""
    listing.gaps += [gap._replace(pointer=listing.origin(Place(gap.pointer)).pointer) for gap in inventory.declared()]


def list_lost(inventory: Inventory, listing: Listing) -> None:
    """Add to each finding on a malformed value what else cannot be read because of it."""
    listing.tally.kept = [with_lost(finding, inventory.lost) for finding in listing.tally.kept]


def list_missing(inventory: Inventory, data: Entry, listing: Listing) -> None:
    """List every missing required answer."""
    expected, reasons = None, Reasons(data)
    for holder, lack in inventory.missing:
        if listing.wants(lack.code, lack.level):
            expected = expected or _expected(listing)
            _list(holder, lack, reasons, expected.field(data, holder, lack.key), listing)


def _expected(listing: Listing) -> Expected:
    from synthreport.schema.expected import Expected  # lazy: only a manifest with a missing answer needs the words

    return Expected(published(listing.catalogue.standard))


def _list(holder: str, lack: Lack, reasons: Reasons, field: Entry, listing: Listing) -> None:
    from synthreport.schema import messages

    key = lack.key.replace("/", ".")
    message = f"`{key}` is not stated"
    if lack.with_it:
        message += f", and with it {', '.join(lack.with_it)}"
    conditions = [listing.catalogue.conditions[name] for name in lack.when]
    message += reasons.asked_because(conditions, f"{holder}/{lack.key}")
    fix = messages.how_to_state(key, field)
    fix += f" {judged_by(listing.catalogue)}" if lack.code == VERSION else ""
    listing.add(lack.code, Place(f"{holder}/{lack.key}"), message, fix, level=lack.level)
