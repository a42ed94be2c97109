"""The formats that can be read and written, each with the module that does it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.draft import Draft, Left
from synthreport.draft.source_files import Source, Unusable
from synthreport.files.opener import real


class Options(NamedTuple):
    """Options of an import.

    With `values`, minima, maxima, categories and learned parameters are imported, which may be those of real people.
    """

    values: bool = False


class Exported(NamedTuple):
    """A text in another format, and the reason for each answer that it cannot represent, by its pointer."""

    text: str
    reasons: Mapping[str, str]

    @property
    def left(self) -> tuple[str, ...]:
        """The pointers of these answers."""
        return tuple(self.reasons)


class Format(NamedTuple):
    """What a format is, and the module for it; `docs/importing.md` lists the importers by their table.

    The module is one of this package's, unless another `package` brings it.
    """

    module: str
    purpose: str
    package: str = "synthreport.interop."


IMPORTERS = {
    "synthreport": Format(
        "standards.earlier_manifest", "synthreport: the manifest of another dataset, or of an earlier version"
    ),
    "mostlyai": Format("tools.mostlyai", "MOSTLY AI: generator.json, synthetic-dataset.json"),
    "metasyn": Format("tools.metasyn", "metasyn: Generative Metadata Format (GMF)"),
    "sdv": Format("tools.sdv", "SDV: metadata, V1 and V2"),
    "sdv-pickle": Format(
        "tools.sdv_pickle", "SDV: a saved synthesizer; only version and dates are read, never unpickled"
    ),
    "sdmetrics": Format("tools.sdmetrics", "SDMetrics: results that were written as JSON"),
    "synthea": Format("tools.synthea", "Synthea: run metadata, or the output folder"),
    "clinosim": Format("tools.clinosim", "clinosim: run metadata, or the output folder"),
    "omop": Format("tools.omop", "OMOP: cdm_source as CSV or JSON"),
    "pip-inspect": Format("tools.pip_inspect", "pip inspect: the report on an environment"),
    "pylock": Format("tools.pylock", "pylock.toml: a lock file (PEP 751)"),
    "croissant": Format("standards.croissant.read", "Croissant 0.8, 1.0 and 1.1, with RAI"),
    "ro-crate": Format("standards.ro_crate", "RO-Crate: ro-crate-metadata.json"),
    "frictionless": Format("standards.frictionless.read", "Frictionless: datapackage.json"),
    "datacite": Format("standards.datacite.read", "DataCite JSON"),
    "zenodo": Format("standards.zenodo", "Zenodo: .zenodo.json"),
    "codemeta": Format("standards.codemeta", "CodeMeta: codemeta.json, about software"),
    "schema-org": Format("standards.schema_org.read", "schema.org JSON-LD"),
    "dataset-card": Format("standards.dataset_card", "Hugging Face dataset card"),
    "citation": Format("standards.citation", "CITATION.cff"),
}
"""Every format that can be read, in the order in which its reader is asked whether a file is its own."""

EXPORTERS = {
    "croissant": Format("standards.croissant.write", "Croissant 1.1 with RAI, JSON-LD"),
    "datacite": Format("standards.datacite.write", "DataCite JSON"),
    "ro-crate": Format("standards.ro_crate", "RO-Crate: ro-crate-metadata.json"),
    "schema-org": Format("standards.schema_org.write", "schema.org JSON-LD"),
    "dataset-card": Format("standards.dataset_card", "a Hugging Face dataset card: its front matter, and a text"),
    "zenodo": Format("standards.zenodo", "Zenodo: .zenodo.json"),
    "codemeta": Format("standards.codemeta", "CodeMeta: codemeta.json, about the software"),
}
"""Every format that can be written."""


GROUP = "synthreport.importers"
"""The entry points by which an installed package brings its own importers."""


@cache
def importers() -> dict[str, Format]:
    """Every format that can be read by its name: ours, and after them those of installed packages."""
    found = dict(IMPORTERS)
    for entry in metadata.entry_points(group=GROUP):
        if _is_installed(entry):
            package = f"the package {entry.dist.name} {entry.dist.version}" if entry.dist else "an installed package"
            known = found.get(entry.name)
            taken = known and known._replace(purpose=f"{known.purpose} (that of {package} is not used)")
            found[entry.name] = taken or Format(entry.value, f"of {package}", "")
    return found


def _is_installed(entry: metadata.EntryPoint) -> bool:
    """Whether an entry point is outside the current folder, whose files are never executed."""
    return entry.dist is None or real(Path(str(entry.dist.locate_file("")))) != Path.cwd()


def importer(name: str) -> Any:
    """The module of an importer: `recognises(source) -> bool` and `imported(source, options) -> Draft`.

    Raises Unusable if another package provides it, and it cannot be loaded.
    """
    chosen = importers()[name]
    try:
        return import_module(f"{chosen.package}{chosen.module}")
    except (ImportError, SyntaxError) as error:
        raise Unusable(f"the importer {name} {chosen.purpose} cannot be loaded: {error}") from error


def recognised(source: Source) -> str | None:
    """The name of the first importer that takes a source for its own; None if none does."""
    return next((name for name in importers() if importer(name).recognises(source)), None)


def imported(source: Source, form: str | None = None, options: Options = Options()) -> Draft:  # noqa: B008
    """What a source says, by the importer of this name or the first that recognises it. Raises Unusable."""
    if chosen := form or recognised(source):
        draft: Draft = importer(chosen).imported(source, options)
        draft.left[:0] = [Left(source.name, *mistake) for mistake in dict.fromkeys(source.mistakes)]
        return draft
    _look_into(source)
    raise Unusable(f"{source.name}: no importer recognises it; name one: {', '.join(importers())}")


def _look_into(source: Source) -> None:
    """Raise Unusable for a file that no importer recognises because it is empty, or does not fit its name."""
    if source.is_folder:
        return
    if not source.text.strip():
        raise Unusable(f"{source.name}: the file is empty")
    read = {"json": lambda: source.json, "yaml": lambda: source.yaml, "yml": lambda: source.yaml}
    read.get(source.name.lower().rpartition(".")[2], lambda: None)()


def exported(manifest: dict[str, Any], form: str) -> Exported:
    """A manifest in another format. Raises KeyError if there is no such exporter."""
    chosen = EXPORTERS[form]
    made: Exported = import_module(f"{chosen.package}{chosen.module}").exported(manifest)
    return made
