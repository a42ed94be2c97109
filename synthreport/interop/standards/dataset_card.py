"""A dataset card of Hugging Face: its front matter alone, for the prose below has no fixed meaning."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.sources import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder, role_of
from synthreport.interop.shared.field_table import Reading
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import PATH
from synthreport.interop.standards.dataset_card_vocabulary import HINTS, OF_DATASETS, OTHERS, ROWS


def recognises(source: Source) -> bool:
    """Whether a file is a README.md, or like one, with front matter."""
    try:
        return source.name.lower().endswith(".md") and not source.is_folder and source.data.lstrip().startswith(b"---")
    except Unusable:
        return False


def imported(source: Source, options: Options) -> Draft:
    """What the front matter says. Raises Unusable where there is none, or where it is that of another kind of card."""
    front, below = _front(source)
    data = source.mapping(front.yaml)
    _refuse_others(source, data)
    into = DraftBuilder(source.name)
    reading = Reading(into.draft, data | {"license": _licence(data)})
    for key in ("license_name", "license_link"):
        reading.take(key)
    reading.rows(ROWS)
    for where, config in into.mappings(reading.take("configs"), "/configs"):
        _read_config(into, config, where)
    reading.rest(HINTS)
    if below:
        into.draft.leave("", "prose below the front matter is not read")
    return into.draft


def _refuse_others(source: Source, data: dict[str, Any]) -> None:
    """Raise Unusable for a card that is of no dataset: what it says of licence and name, it says of a model."""
    for kind, keys in OTHERS.items() if not data.keys() & OF_DATASETS else ():
        if named := ", ".join(sorted(data.keys() & keys)):
            raise Unusable(f"{source.name}: the card of {kind}, for it has {named}; expected that of a dataset")


def _licence(data: dict[str, Any]) -> Any:
    """The licence; where the Hub does not list it, its name and where it is."""
    said = data.get("license")
    if not (data.get("license_name") or data.get("license_link")):
        return said
    named = said if isinstance(said, str) else None
    return {"id": named, "name": data.get("license_name"), "url": data.get("license_link")}


def _front(source: Source) -> tuple[Source, bool]:
    """The front matter, as a file of its own, and whether anything stands below it."""
    lines = [line.rstrip() for line in source.text.splitlines()]
    ends = [number for number, line in enumerate(lines) if line == "---"]
    if len(ends) < 2 or any(lines[: ends[0]]):
        raise Unusable(f"{source.name}: no front matter, expected YAML between two lines ---")
    return source.lines(ends[0] + 1, ends[1], "front matter"), any(lines[ends[1] + 1 :])


def _read_config(into: DraftBuilder, config: dict[str, Any], where: str) -> None:
    """Take the data files of one configuration; which split they are is no answer of a file."""
    for each in as_list(config.get("data_files")):
        if isinstance(each, dict) and "path" not in each:
            into.draft.leave(f"{where}/data_files", "found a mapping without `path`, expected split and path")
        for path in as_list(each.get("path") if isinstance(each, dict) else each):
            _read_file(into, config.get("config_name"), path, where)


def _read_file(into: DraftBuilder, name: Any, path: Any, where: str) -> None:
    reading = Reading(into.draft, {"data_files": path}, where)
    if (found := reading.read("data_files", PATH)) is not None:
        own = into.id(name, found)
        into.draft.state(f"/files/{own}/path", found)
        into.draft.state(f"/files/{own}/role", role_of(found))
