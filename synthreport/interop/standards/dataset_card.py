"""A dataset card of the Hugging Face Hub, read and written: only its front matter, since prose has no fixed meaning."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.files.serialise import as_yaml
from synthreport.interop import Exported, Options
from synthreport.interop.shared.draft_builder import DraftBuilder, role_of
from synthreport.interop.shared.field_table import Reading, Row, Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.licence_forms import HUB_LICENCE
from synthreport.interop.shared.value_forms import PATH, TEXT
from synthreport.interop.standards.schema_org.write import description
from synthreport.reporters.markdown_text import marked

_ROWS = (Row("/dataset/title", "pretty_name", TEXT), Row("/access/licence", "license", HUB_LICENCE))
_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
    (1_000_000_000, "100M<n<1B"),
    (10_000_000_000, "1B<n<10B"),
    (100_000_000_000, "10B<n<100B"),
    (1_000_000_000_000, "100B<n<1T"),
)
"""The words of the Hub for numbers of records, by the first number that is too large."""

_OTHERS = {
    "a model": {"library_name", "base_model", "base_model_relation", "pipeline_tag", "model-index", "datasets"},
    "a Space": {"sdk", "sdk_version", "app_file", "app_port", "colorFrom", "colorTo"},
}
"""Keys of the other cards of the Hub: their licence and name are not those of a dataset."""

_OF_DATASETS = {"configs", "dataset_info", "size_categories", "pretty_name", "source_datasets", "annotations_creators"}
"""Keys that only the card of a dataset has."""

_HINTS = {
    "tags": "tags are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "language": "no answer; the language of the manifest's own prose is at /manifest/language",
    "size_categories": "a class of sizes is no count; records belong at /files, file by file",
    "task_categories": "what the dataset is for belongs at /purpose/uses",
    "task_ids": "what the dataset is for belongs at /purpose/uses",
    "annotations_creators": "how labels arise belongs at /content/label_origin",
    "language_creators": "how text arose belongs at /steps",
    "source_datasets": "what shaped the dataset belongs at /inputs, each with its kind and routes",
    "paperswithcode_id": "an identifier of a catalogue; add it at /dataset/identifiers if it is one",
    "extra_gated_prompt": "terms of access belong at /access/conditions",
    "dataset_info": "counts and types that were read from the data; describe fields at /content/fields",
}
"""Where an author answers instead what these keys say, which is not imported."""


def recognises(source: Source) -> bool:
    """Whether a file is a README.md, or like one, with front matter."""
    try:
        return source.name.lower().endswith(".md") and not source.is_folder and source.data.lstrip().startswith(b"---")
    except Unusable:
        return False


def imported(source: Source, options: Options) -> Draft:
    """What the front matter says. Raises Unusable if there is none, or the card is of another kind."""
    front, below = _front(source)
    data = source.mapping(front.yaml)
    _refuse_others(source, data)
    into = DraftBuilder(source.name)
    reading = Reading(into.draft, data | {"license": _licence(data)})
    for key in ("license_name", "license_link"):
        reading.take(key)
    reading.rows(_ROWS)
    for where, config in into.mappings(reading.take("configs"), "/configs"):
        _read_config(into, config, where)
    reading.rest(_HINTS)
    if below:
        into.draft.leave("", "prose below the front matter is not read")
    return into.draft


def _refuse_others(source: Source, data: dict[str, Any]) -> None:
    """Raise Unusable for a card that is not of a dataset: its licence and name are those of a model, say."""
    for kind, keys in _OTHERS.items() if not data.keys() & _OF_DATASETS else ():
        if named := ", ".join(sorted(data.keys() & keys)):
            raise Unusable(f"{source.name}: the card of {kind}, since it has {named}; expected that of a dataset")


def _licence(data: dict[str, Any]) -> Any:
    """The licence; if the Hub does not list it, its name and address."""
    said = data.get("license")
    if not (data.get("license_name") or data.get("license_link")):
        return said
    named = said if isinstance(said, str) else None
    return {"id": named, "name": data.get("license_name"), "url": data.get("license_link")}


def _front(source: Source) -> tuple[Source, bool]:
    """The front matter, as a separate file, and whether anything follows it."""
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


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as a dataset card; tasks and languages are the author's to add, since no answer has them."""
    writer = Writer(manifest)
    front: dict[str, Any] = writer.node(_ROWS)
    terms = writer.raw("/access/licence")
    if front.get("license") == "other" and isinstance(terms, dict) and isinstance(terms.get("uri"), str):
        front |= {"license_name": "own-terms", "license_link": terms["uri"]}
    front["tags"] = ["synthetic"]
    front |= _size(writer)
    configs = [_config(writer, name) for name in writer.entries("/files")]
    front |= {"configs": kept} if (kept := [each for each in configs if each]) else {}
    body = f"# {marked(front.get('pretty_name', 'Synthetic dataset'))}\n\n{marked(description(writer))}\n"
    return Exported(f"---\n{as_yaml(front)}---\n\n{body}", writer.reasons())


def _config(writer: Writer, name: str) -> dict[str, str]:
    """A file of records; empty for all others, which the Hub does not list."""
    at = f"/files/{name}"
    path = writer.answer(f"{at}/path", PATH) if writer.raw(f"{at}/role") == "data" else None
    if path is None:
        return {}
    writer.note(f"{at}/role")
    return {"config_name": name, "data_files": path}


def _size(writer: Writer) -> dict[str, list[str]]:
    """The class of sizes that all records fall into; empty where a file does not say how many it holds."""
    counts = [file.get("records") for file in writer.entries("/files").values() if file.get("role") == "data"]
    known = [count for count in counts if type(count) is int]
    if not known or len(known) < len(counts):
        return {}
    return {"size_categories": [next((word for limit, word in _SIZES if sum(known) < limit), "n>1T")]}
