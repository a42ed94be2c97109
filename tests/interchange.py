"""What the tests of interchange formats share: manifests, the way there and back, and answers compared without ids."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from cases import base, bases, merged

from synthreport.checker.pipeline import check
from synthreport.document import parse, parts_of
from synthreport.document.pointers import get
from synthreport.draft.draft import Draft, leaves
from synthreport.draft.source_files import Source
from synthreport.interop import Options, exported, importer

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "croissant"
NAMES = {
    "croissant": "croissant.json",
    "datacite": "datacite.json",
    "ro-crate": "ro-crate-metadata.json",
    "schema-org": "dataset.jsonld",
    "dataset-card": "README.md",
    "zenodo": ".zenodo.json",
    "codemeta": "codemeta.json",
}
"""The file that each exporter's text is for."""
DIGEST = "9a1b3c5d7e9f02143658798badcfe0f1a2b3c4d5e6f708192a3b4c5d6e7f8091"
"""A digest that is no sample and no repetition."""

_MORE: dict[str, Any] = {
    "dataset": {
        "identifiers": ["https://doi.org/10.5072/salt-trial", "https://example.edu/salt"],
        "creators": ["berg", "institute"],
        "funding": [{"funder": "foundation"}],
        "publications": {"second": {"identifier": "https://doi.org/10.5072/second", "relation": "uses"}},
        "distributions": {"mirror": {"identifier": "https://doi.org/10.5072/mirror"}},
    },
    "parties": {
        "berg": {
            "orcid": "https://orcid.org/0000-0001-5109-3700",
            "email": "berg@example.edu",
            "affiliations": ["institute"],
        },
        "institute": {"ror": "https://ror.org/05dxps055", "email": "office@example.edu"},
        "archive": {"kind": "organisation", "name": "Archive of the Coast", "roles": ["publisher"]},
        "curator": {"kind": "person", "name": "Ola Sund", "roles": ["data_curation"]},
    },
    "steps": {"tidied": {"kind": "prepare", "description": "Two columns were dropped."}},
    "files": {
        "packed": {
            "role": "archive",
            "path": "all.zip",
            "media_type": "application/zip",
            "bytes": 9,
            "sha256": DIGEST,
        },
        "scans": {"role": "data", "path": "scans/*.png", "media_type": "image/png", "contained_in": "packed"},
        "stays_file": {"role": "data", "path": "data/stays.csv", "sha256": "3d" * 32},
        "script": {"role": "code", "path": "src/make it.py", "media_type": "text/x-python", "sha256": "2c" * 32},
    },
    "content": {
        "period": {"start": "2020-01", "end": "2022-12"},
        "tables": {
            "patients": {"key": ["person"]},
            "stays": {"files": ["stays_file"], "foreign_keys": [{"field": "of", "table": "patients"}]},
        },
        "fields": {
            "person": {"table": "patients", "name": "Number of the person", "type": "integer"},
            "of": {"table": "stays", "type": "integer"},
        },
    },
    "access": {"licence": "CC-BY-4.0", "conditions": ["Not to re-identify anybody"]},
    "maintenance": {"contact": "institute"},
    "ethics": {"group_interests": "Two patients sat on the board."},
}


@cache
def full() -> dict[str, Any]:
    """A manifest that says everything that one of the formats can hold."""
    made = merged(base("trial"), _MORE)
    assert isinstance(made, dict)
    return made


@cache
def manifests() -> dict[str, dict[str, Any]]:
    """Every example, every base of the cases, and the full one, by name."""
    found = {path.parent.name: parse(path.read_bytes()).data for path in ROOT.glob("examples/*/synthreport.yaml")}
    return found | {name: base(name) for name in bases()} | {"full": full()}


def read(form: str, content: bytes | str, name: str | None = None) -> Draft:
    """What an importer makes of a content."""
    data = content.encode() if isinstance(content, str) else content
    draft: Draft = importer(form).imported(Source(Path(name or NAMES.get(form, form)), data=data), Options())
    return draft


def there_and_back(manifest: dict[str, Any], form: str) -> tuple[set[str], Draft]:
    """The pointers of the answers written in a format, and the answers read from it again."""
    made = exported(manifest, form)
    return set(leaves(manifest)) - set(made.left), read(form, made.text)


def faults(draft: Draft) -> list[str]:
    """What is malformed, unknown or dangling in a manifest that a draft is wrapped to."""
    result = check({"synthreport": "1.0", **draft.answers})
    found = [
        f"{each.code} {each.at.pointer}" for each in result.findings if each.code in ("DC67", "DC68", "DC69", "DC70")
    ]
    return found + [code for code, outcome in result.outcomes.items() if outcome.state == "malformed"]


COLLECTIONS = {
    "parties", "files", "steps", "limitations", "publications", "distributions", "tables", "fields", "uses", "tools",
}  # fmt: skip
REFERENCES = {"creators", "funder", "funding", "contact", "affiliations", "contained_in", "files"}
"""Keys whose values are ids of what has another name, too."""


def without_ids(answers: dict[str, Any], pointers: set[str]) -> set[str]:
    """Answers with what entries are called in place of their ids, which a format may not keep."""
    labels = _labels(answers)
    return {_without_ids(parts_of(pointer), get(answers, pointer), labels) for pointer in pointers}


def _without_ids(parts: list[str], value: Any, labels: dict[str, str]) -> str:
    said = _said(value, labels) if parts[-1] in REFERENCES else value
    return f"{'/'.join(labels.get(part, part) for part in parts)} = {said}"


def _said(value: Any, labels: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _said(each, labels) for key, each in value.items()}
    if isinstance(value, list):
        return [_said(each, labels) for each in value]
    return labels.get(value, value) if isinstance(value, str) else value


def table() -> str:
    """What each format holds, as the page on exporting shows it: the answers by the formats that hold them."""
    told = {form: {_pattern(pointer) for pointer in there_and_back(full(), form)[0]} for form in NAMES}
    held: dict[tuple[str, ...], list[str]] = {}
    for pattern in dict.fromkeys(map(_pattern, leaves(full()))):
        held.setdefault(tuple(form for form in NAMES if pattern in told[form]), []).append(f"`{pattern}`")
    groups = sorted((forms for forms in held if forms), key=lambda forms: (-len(forms), forms))
    return "\n".join(f"- {_formats(forms)}: {', '.join(held[forms])}" for forms in groups)


def _formats(forms: tuple[str, ...]) -> str:
    return ", ".join(f"**{form}**" for form in forms)


def _pattern(pointer: str) -> str:
    """Where an answer stands, with `*` for the ids of entries."""
    parts = parts_of(pointer)
    return ".".join("*" if {*parts[at - 1 : at]} & COLLECTIONS else part for at, part in enumerate(parts))


def _labels(answers: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pointer in (
        "/parties",
        "/tools",
        "/files",
        "/steps",
        "/limitations",
        "/dataset/publications",
        "/dataset/distributions",
    ):
        entries = get(answers, pointer, None)
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            keys = ("name", "path", "description", "text", "identifier")
            said = [entry[key] for key in keys if isinstance(entry, dict) and isinstance(entry.get(key), str)]
            found[name] = f"<{said[0] if said else name}>"
    return found
