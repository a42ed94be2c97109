"""Responsible AI (RAI): what answers say about uses, limits, collection, labels and upkeep.

Uses, limitations, social impact and protocols are read back; everything else is prose, which is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Reading, Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import TEXT, TEXTS
from synthreport.interop.standards.croissant.uses import read_uses, use_in, use_lines
from synthreport.interop.standards.croissant.vocabulary import ANNOTATION, LIMITATIONS, PROTOCOLS, RAI, USES
from synthreport.schema.forms import form_at
from synthreport.standard.versions import NEWEST

_ORIGIN, _ORIGIN_AT = "Labels are ", "/content/label_origin"

_LISTS = {"/purpose/out_of_scope": "Out of scope: ", "/claims/not_claimed": "Not claimed: "}

Said = Iterator[tuple[str, tuple[str, ...]]]
"""Texts, each with the pointers of the answers that it tells."""


def responsible(writer: Writer) -> dict[str, Any]:
    """The properties of RAI. Uses that are excluded or untested are limitations."""
    made: dict[str, Any] = {"rai:hasSyntheticData": True, **writer.node(RAI)}
    made[USES] = use_lines(writer, recommended=True)
    made[LIMITATIONS] = [*_limits(writer), *use_lines(writer, recommended=False), *_listed(writer)]
    made |= {key: _described(writer, kind) for key, kind in PROTOCOLS.items()}
    made[ANNOTATION] += _label_origin(writer)
    return made | {key: _told(writer, said) for key, said in _PROSE.items()}


def read_responsible(into: DraftBuilder, reading: Reading) -> None:
    """Take uses, limitations, social impact and protocols."""
    reading.rows(RAI)
    _read_limits(into, reading.read(LIMITATIONS, TEXTS) or ())
    for key, kind in PROTOCOLS.items():
        for text in reading.read(key, TEXTS) or ():
            _read_step(into, kind, text)
    read_uses(reading, USES)


def _read_limits(into: DraftBuilder, texts: Iterable[str]) -> None:
    """Take limitations, and among them uses that are not meant and the lists that are written with them."""
    listed: dict[str, list[str]] = {}
    for text in texts:
        pointer = next((each for each, head in _LISTS.items() if text.startswith(head)), "")
        use, answer = use_in(text)
        if pointer:
            entry = text.removeprefix(_LISTS[pointer])
            listed.setdefault(pointer, []).append(entry.replace(" ", "_") if _is_closed(pointer) else entry)
        else:
            at = f"/purpose/uses/{use}" if use else f"/limitations/{into.id('limitation')}/text"
            into.draft.state(at, answer or text)
    for pointer, found in listed.items():
        into.draft.state(pointer, found)


def _is_closed(pointer: str) -> bool:
    """Whether the entries of a list are words of the standard, which have no spaces there."""
    return bool(form_at({}, pointer, NEWEST).words)


def _listed(writer: Writer) -> list[str]:
    """The lists that say what the dataset is not for, each entry with a head by which it is read back."""
    lines = []
    for pointer, head in _LISTS.items():
        texts = _texts(writer.answer(pointer, TEXTS))
        lines += [f"{head}{each.replace('_', ' ') if _is_closed(pointer) else each}" for each in texts]
    return lines


def _read_step(into: DraftBuilder, kind: str, text: str) -> None:
    """Take what a step does, or where labels come from."""
    if (origin := text.removeprefix(_ORIGIN).replace(" ", "_")) in form_at({}, _ORIGIN_AT, NEWEST).words:
        into.draft.state(_ORIGIN_AT, origin)
        return
    at = f"/steps/{into.id(kind)}"
    into.draft.state(f"{at}/kind", kind)
    into.draft.state(f"{at}/description", text)


def _label_origin(writer: Writer) -> list[str]:
    word = writer.raw(_ORIGIN_AT)
    if not isinstance(word, str):
        return []
    writer.note(_ORIGIN_AT)
    return [f"{_ORIGIN}{word.replace('_', ' ')}"]


def _limits(writer: Writer) -> list[str]:
    limits = [writer.answer(f"/limitations/{name}/text", TEXT) for name in writer.entries("/limitations")]
    return [each for each in limits if each]


def _described(writer: Writer, kind: str) -> list[str]:
    """What the steps of a kind do."""
    found = [name for name, step in writer.entries("/steps").items() if step.get("kind") == kind]
    said = {name: writer.answer(f"/steps/{name}/description", TEXT) for name in found}
    writer.note(*(f"/steps/{name}/kind" for name, text in said.items() if text))
    return [text for text in said.values() if isinstance(text, str)]


def _told(writer: Writer, said: Callable[[Writer], Said]) -> list[str]:
    found = list(said(writer))
    for _, pointers in found:
        writer.prose(*pointers)
    return [text for text, _ in found]


def _collection(writer: Writer) -> Said:
    for at, entry in _inputs(writer):
        population = {key: writer.raw(f"{at}/population/{key}") for key in ("eligibility", "setting", "places")}
        parts = {key: ", ".join(_texts(as_list(each))) for key, each in population.items()}
        if text := "; ".join(filter(None, parts.values())):
            yield f"{_title(entry)}{text}", tuple(f"{at}/population/{key}" for key, each in parts.items() if each)


def _timeframe(writer: Writer) -> Said:
    for at, _ in _inputs(writer):
        for end in ("start", "end"):
            pointer = f"{at}/population/period/{end}"
            yield from ((text, (pointer,)) for text in _texts([writer.raw(pointer)]))


def _raw_data(writer: Writer) -> Said:
    for at, entry in _inputs(writer):
        yield from ((text, (f"{at}/title",)) for text in _texts([entry.get("title")]))


def _biases(writer: Writer) -> Said:
    for at, entry in _inputs(writer):
        yield from ((text, (f"{at}/known_biases",)) for text in _texts(as_list(entry.get("known_biases"))))


def _sensitive(writer: Writer) -> Said:
    for name, field in writer.entries("/content/fields").items():
        if "sensitive" in as_list(field.get("roles")):
            yield f"{name} (sensitive in the source)", (f"/content/fields/{name}/roles",)


def _handled(*words: str) -> Callable[[Writer], Said]:
    """The fields whose missing values became what one of these words says."""

    def said(writer: Writer) -> Said:
        for name in writer.entries("/content/fields"):
            pointer = f"/content/fields/{name}/missing/handling"
            if (word := writer.raw(pointer)) in words:
                yield f"{name}: {word}", (pointer,)

    return said


def _labelling_tools(writer: Writer) -> Said:
    tools = writer.entries("/tools")
    steps = [step for step in writer.entries("/steps").values() if step.get("kind") == "label"]
    for key in dict.fromkeys(each for step in steps for each in as_list(step.get("tools")) if each in tools):
        words = _texts([tools[key].get("name"), tools[key].get("version")])
        yield " ".join(words), (f"/tools/{key}/name", f"/tools/{key}/version")


def _reviewers(writer: Writer) -> Said:
    for name in writer.entries("/validation/expert_review"):
        pointer = f"/validation/expert_review/{name}/qualifications"
        yield from ((text, (pointer,)) for text in _texts(as_list(writer.raw(pointer))))


def _upkeep(writer: Writer) -> Said:
    for key in ("recall", "reassess_when"):
        pointer = f"/maintenance/{key}"
        yield from ((text, (pointer,)) for text in _texts(as_list(writer.raw(pointer))))


_PROSE: dict[str, Callable[[Writer], Said]] = {
    "rai:dataCollection": _collection,
    "rai:dataCollectionTimeframe": _timeframe,
    "rai:dataCollectionRawData": _raw_data,
    "rai:dataCollectionMissingData": _handled("reproduced", "removed"),
    "rai:dataImputationProtocol": _handled("imputed"),
    "rai:dataBiases": _biases,
    "rai:personalSensitiveInformation": _sensitive,
    "rai:machineAnnotationTools": _labelling_tools,
    "rai:annotatorDemographics": _reviewers,
    "rai:dataReleaseMaintenancePlan": _upkeep,
}


def _inputs(writer: Writer) -> list[tuple[str, dict[str, Any]]]:
    return [(f"/inputs/{name}", entry) for name, entry in writer.entries("/inputs").items()]


def _title(entry: dict[str, Any]) -> str:
    return f"{entry['title']}: " if isinstance(entry.get("title"), str) else ""


def _texts(values: Any) -> list[str]:
    return [each for each in as_list(values) if isinstance(each, str) and each != "none"]
