"""From what other tools wrote to answers: each importer reads files alone, and says what it left."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from synthreport.authoring.draft import Draft, Left
from synthreport.authoring.sources import Source, Unusable


class Options(NamedTuple):
    """What an author may insist on.

    With `values`, minima, maxima, categories and learned parameters are taken, too: they may be those of real people.
    """

    values: bool = False


IMPORTERS = {
    "synthreport": "synthreport: the manifest of another dataset, or of an earlier version",
    "mostlyai": "MOSTLY AI: generator.json, synthetic-dataset.json",
    "metasyn": "metasyn: Generative Metadata Format (GMF)",
    "sdv": "SDV: metadata, V1 and V2",
    "sdv-pickle": "SDV: a saved synthesizer, of which version and dates alone are looked at, never unpickled",
    "sdmetrics": "SDMetrics: results that were written as JSON",
    "synthea": "Synthea: run metadata, or the output folder",
    "clinosim": "clinosim: run metadata, or the output folder",
    "omop": "OMOP: cdm_source as CSV or JSON",
    "pip-inspect": "pip inspect: the report on an environment",
    "pylock": "pylock.toml: a lock file (PEP 751)",
    "croissant": "Croissant 0.8, 1.0 and 1.1, with RAI",
    "ro-crate": "RO-Crate: ro-crate-metadata.json",
    "frictionless": "Frictionless: datapackage.json",
    "datacite": "DataCite JSON",
    "schema-org": "schema.org JSON-LD",
    "dataset-card": "Hugging Face dataset card",
    "citation": "CITATION.cff",
}
"""Every importer by its name, with what it reads; in the order in which they are asked whether a file is theirs."""


def importer(name: str) -> Any:
    """The module of an importer: `recognises(source) -> bool` and `imported(source, options) -> Draft`."""
    return import_module(f"synthreport.authoring.importers.{name.replace('-', '_')}")


def imported(source: Source, form: str | None = None, options: Options = Options()) -> Draft:  # noqa: B008
    """What a source says, by the importer of this name or the first that recognises it. Raises Unusable."""
    for name in [form] if form else IMPORTERS:
        if form or importer(name).recognises(source):
            draft: Draft = importer(name).imported(source, options)
            draft.left[:0] = [Left(source.name, *slip) for slip in dict.fromkeys(source.slips)]
            return draft
    _look_into(source)
    raise Unusable(f"{source.name}: nothing that an importer knows; name one: {', '.join(IMPORTERS)}")


def _look_into(source: Source) -> None:
    """Raise Unusable for a file that nobody recognises because it is empty, or not what its name says."""
    if source.is_folder:
        return
    if not source.text.strip():
        raise Unusable(f"{source.name}: the file is empty")
    read = {"json": lambda: source.json, "yaml": lambda: source.yaml, "yml": lambda: source.yaml}
    read.get(source.name.lower().rpartition(".")[2], lambda: None)()
