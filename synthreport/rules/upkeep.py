"""Rules on the manifest's statements about itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from synthreport.document import parts_of
from synthreport.document.pointers import escape, key_in
from synthreport.finding import Place
from synthreport.rules.rows.flow import pipeline
from synthreport.rules.rule import CONTRADICTION, DEMAND, FORM, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.persons import person_inputs
from synthreport.rules.value import Fault, Value, exact

_CENTURY = "20"
"""The first digits of the years in which a manifest can have been written."""
_NAMED = 3
"""How many of the unconfirmed answers a message names."""
_MAKERS_KNOW = ("not_performed", "not_recorded")
"""The gaps that say more than that a reader found nothing."""
_HAPPENED = {
    "steps": ("started", "finished"),
    "inputs": ("extracted", "cutoff", "source_use/date"),
    "results": ("computed_on",),
    "tasks": ("fixed_on",),
    "independent_validation": ("date",),
    "privacy/releases": ("date",),
}
"""The dates of events that must precede a manifest that reports them, by collection."""


@rule("MA51", SHOULD, CONTRADICTION, at="/manifest", alone="the pointer is dangling")
def what_is_unconfirmed_is_there(about: Value) -> Iterator[Fault]:
    """Answers that the manifest says something about exist in it.

    A dangling pointer leaves open which answer nobody has confirmed, or which one was read where.

    **Problem:** An unconfirmed or filled-in answer does not exist.

    **Fix:** correct the pointer, or remove it where the answer is gone.
    """
    for place, pointer in _pointers(about):
        if isinstance(pointer, str) and not _leads(about.root, pointer):
            yield Fault(place, f"`{pointer}` leads to nothing in the manifest")


@rule("MA52", MUST, CONTRADICTION, at="/manifest", needs=("small_cell_limit",), sources="SHDGF STAND")
def small_cells_are_not_told(about: Value) -> Iterator[Fault]:
    """No count of persons in the manifest is below the manifest's own limit for small cells.

    Three patients in a cell can be three patients whom somebody knows.

    **Problem:** A count is below the limit for small cells.

    **Fix:** declare the count as a gap, `{gap: withheld}`, or merge it with another.
    """
    limit, place = exact(about["small_cell_limit"]) or 0, about.place("small_cell_limit")
    for at, count in (*_counts(about.root), *_shares(about.root)):
        if count is not None and 0 < count < limit:
            yield Fault(at, f"{count:g} persons or records, below the limit of {limit} for small cells", (place,))


@rule("MA53", MUST, CONTRADICTION, at="/manifest", needs=("date",))
def what_is_told_has_happened(about: Value) -> Iterator[Fault]:
    """Nothing that the manifest reports happened after the day on which it was written.

    A run that lies ahead has no results.

    **Problem:** The manifest reports what happened after its own date.

    **Fix:** correct the date, or that of the manifest.
    """
    written = about["date"]
    late = list(_later(about.root, written))
    for _, date in late[:1]:
        places = [place for place, _ in late]
        yield about.fault("date", f"written on {written}, but it reports what happened on {date}", *places)


@rule("MA54", SHOULD, DEMAND, at="/manifest", alone="each answer is in the list, and the message names the first ones")
def every_answer_is_confirmed(about: Value) -> Iterator[Fault]:
    """A person has confirmed every answer.

    A tool fills in what it finds; whether it holds, somebody must know who can be asked.

    **Problem:** Some answers are not confirmed by anybody.

    **Fix:** read each answer that `unconfirmed` names, correct it, and take its pointer off the list.
    """
    listed = dict.fromkeys(each for each in about.listed("unconfirmed") if isinstance(each, str))
    unconfirmed = [pointer for pointer in listed if _leads(about.root, pointer)]
    if unconfirmed:
        count, first = len(unconfirmed), ", ".join(f"`{each}`" for each in unconfirmed[:_NAMED])
        yield about.fault("unconfirmed", f"not confirmed by anybody: {count:,} in all, beginning with {first}")


@rule("MA55", SHOULD, DEMAND, at="/manifest", needs=("basis", "completed_by"))
def who_completed_it_speaks_for_whom_it_says(about: Value) -> Iterator[Fault]:
    """A manifest on behalf of the custodian is completed by a custodian of a source.

    A custodian vouches for what only they can see; others repeat what they heard.

    **Problem:** Completed for the custodian by somebody else.

    **Fix:** say `basis: creator`; or name the custodian in `completed_by`, or in the party's `affiliations` or `roles`.
    """
    if about["basis"] != "custodian":
        return
    by, sources = about["completed_by"], [source for _, source in about.root.each("inputs")]
    keepers = {who: source.place("custodian") for source in sources if isinstance(who := source.get("custodian"), str)}
    party = about.find(by, "parties")
    if party is None or not keepers or "custodian" in party.texts("roles"):
        return
    if keepers.keys().isdisjoint({by, *party.texts("affiliations")}):
        place = next(iter(keepers.values()))
        yield about.fault(
            "completed_by", f"the custodian speaks, it is said, but {party.called()} belongs to none", place
        )


@rule("MA57", MUST, CONTRADICTION, at="/manifest", needs=("basis", "completed_by"))
def makers_do_not_describe_the_public_record(about: Value) -> Iterator[Fault]:
    """A manifest from the public record is completed by somebody other than the creators.

    The makers know more than the record says, and answer for it.

    **Problem:** A creator describes the dataset as a third party.

    **Fix:** say `basis: creator`, and give the answers that only the creators know.
    """
    creators = about.root.listed("dataset", "creators")
    if about["basis"] == "third_party_from_public_record" and about["completed_by"] in creators:
        place = about.root.place("dataset", "creators", creators.index(about["completed_by"]))
        message = f"the public record is described, it is said, but {about.called(about['completed_by'])} is a creator"
        yield about.fault("completed_by", message, place)


@rule("MA58", SHOULD, FORM, at="/manifest", needs=("date",), alone="the year of one date is wrong")
def a_manifest_is_of_this_century(about: Value) -> Iterator[Fault]:
    """The manifest was written in the century of its standard.

    A wrong year makes every comparison of dates wrong. No clock is asked, so that a check can be repeated.

    **Problem:** The day of the manifest is in another century.

    **Fix:** correct the year.
    """
    if about["date"][:2] > _CENTURY:
        yield about.fault("date", f"the manifest is of {about['date']}, of another century than its standard")


@rule("MA59", SHOULD, DEMAND, at="/manifest")
def somebody_answers_for_the_manifest(about: Value) -> Iterator[Fault]:
    """A person or an organisation completed the manifest, and approved it.

    A program cannot be asked, and cannot answer for what it filled in.

    **Problem:** A program answers for the manifest.

    **Fix:** name the party in its `answers_for_it`; what the program filled in belongs in `filled_by_tool`.
    """
    for key in ("completed_by", "approved_by"):
        party = about.find(about.get(key), "parties")
        if party is not None and party.get("kind") == "software_agent":
            yield about.fault(key, f"{party.called()} is a program", party.place("kind"))


@rule("MA60", MUST, CONTRADICTION, at="/manifest/attestations/*", needs=("date",))
def attested_after_it_was_made(attestation: Value) -> Iterator[Fault]:
    """What is attested was made before.

    Nobody can compute again what was not there.

    **Problem:** Attested before the dataset was made.

    **Fix:** correct the dates, or leave the attestation to the version that it is about.
    """
    date = attestation["date"]
    for _, file in attestation.root.each("files"):
        makers = pipeline(attestation.root).made_by(file.id) if file.get("role") == "data" else []
        if makers and pipeline(attestation.root).all_started_after(file.id, date):
            message = f"attested on {date}, but {makers[0].called()}, which makes {file.called()}, started later"
            yield attestation.fault("date", message, makers[0].place("started"))
            return


@rule("MA61", SHOULD, DEMAND, at="/manifest", needs=("basis",), minds=("sources",))
def readers_know_what_is_not_reported(about: Value) -> Iterator[Fault]:
    """A third party says that something was not done, or not recorded, only if the record says so.

    A reader sees that nothing is reported. Whether nothing was done, only the makers know.

    **Problem:** A reader says what was not done.

    **Fix:** write `not_reported`; or name in `manifest.sources` where that was read.
    """
    if about["basis"] != "third_party_from_public_record":
        return
    sources = about.get("sources")
    read = tuple(sources.data) if isinstance(sources, Value) else ()
    for pointer, kind in _gaps_of_makers(about.root.data, ""):
        if not any(f"{pointer}/".startswith(f"{each}/") for each in read):
            yield Fault(Place(pointer), f"found `{kind}`, which only the makers know", (about.place("basis"),))


def _gaps_of_makers(data: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """The pointers of the gaps that only makers can know, with their kinds; none under keys that begin with `x-`."""
    if isinstance(data, dict) and isinstance(kind := data.get("gap"), str):
        if kind in _MAKERS_KNOW:
            yield pointer, kind
    elif isinstance(data, dict | list):
        for key, each in data.items() if isinstance(data, dict) else enumerate(data):
            if not str(key).startswith("x-"):
                yield from _gaps_of_makers(each, f"{pointer}/{escape(str(key))}")


def _pointers(about: Value) -> Iterator[tuple[Place, Any]]:
    """Every pointer with which a manifest speaks about its answers: unconfirmed, read somewhere, contradictory."""
    for key in ("filled_by_tool", "unconfirmed"):
        yield from ((about.place(key, index), pointer) for index, pointer in enumerate(about.listed(key)))
    sources = about.get("sources")
    for pointer in sources.data if isinstance(sources, Value) else ():
        yield about.place("sources", pointer)._replace(key=True), pointer
    for number, each in enumerate(about.listed("record_contradictions")):
        for key in ("pointer", "contradicts") if isinstance(each, dict) else ():
            if isinstance(pointer := each.get(key), str) and pointer != "none":
                yield about.place("record_contradictions", number, key), pointer


def _leads(root: Value, pointer: str) -> bool:
    """Whether a JSON Pointer leads to something: an answer, even a malformed one, a gap, or one given by `rest`."""
    data, way, parts = root.data, "", parts_of(pointer)
    for depth, part in enumerate(parts, start=1):
        way += f"/{escape(part)}"
        if way in root.taken_out:
            return True
        key = key_in(data, part)
        if key is None:
            return isinstance(data, dict) and "rest" in data and depth == len(parts)
        data = data[key]
    return True


def _later(root: Value, written: str) -> Iterator[tuple[Place, str]]:
    """The days of events that a manifest reports and that are later than its own."""
    dataset = root.get("dataset")
    if isinstance(dataset, Value):
        if after(dataset.get("released"), written):
            yield dataset.place("released"), dataset["released"]
        for index, change in enumerate(dataset.listed("history")):
            if isinstance(change, dict) and after(change.get("date"), written):
                yield dataset.place("history", index, "date"), change["date"]
    for collection, keys in _HAPPENED.items():
        for _, each in root.each(*collection.split("/")):
            for key in keys:
                if after(date := each.get(*key.split("/")), written):
                    yield each.place(*key.split("/")), date


def _counts(root: Value) -> Iterator[tuple[Place, float | None]]:
    """The counts of persons, and of their records, among sources, splits and overlaps."""
    populations = [source.get("population") for _, source in person_inputs(root)]
    splits = [split for _, split in root.each("splits")]
    for held in (*populations, *splits):
        for counts, keys in _counted(held):
            yield from ((counts.place(key), exact(counts.get(key))) for key in keys)


def _counted(held: Any) -> Iterator[tuple[Value, Iterable[str]]]:
    """What holds counts of persons, and under which keys."""
    if isinstance(held, Value):
        yield held, ("persons", "records")
        shared = held.get("overlaps")
        yield from [(shared, shared.data)] if isinstance(shared, Value) else []


def _shares(root: Value) -> Iterator[tuple[Place, float | None]]:
    """The counts of persons that the shares of groups amount to."""
    for _, source in person_inputs(root):
        persons, shares = exact(source.get("population", "persons")), source.get("demographics", "shares")
        if persons is not None and isinstance(shares, Value):
            yield from ((shares.place(group), share * persons) for group, share in shares.data.items())
