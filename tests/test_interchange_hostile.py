"""What interchange formats must bear: broken, hostile and huge input, and manifests that are no manifests."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from interchange import DIGEST, NAMES, faults, full, manifests, read

from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import EXPORTERS, exported, importer

FORMS = (
    "croissant",
    "ro-crate",
    "frictionless",
    "datacite",
    "schema-org",
    "dataset-card",
    "citation",
    "zenodo",
    "codemeta",
)

PACKAGE = {
    "title": "Visits", "version": "1.0", "id": "https://doi.org/10.5072/v", "licenses": [{"name": "CC-BY-4.0"}],
    "contributors": [{"title": "Ines Berg", "role": "author"}, {"title": "Coast Archive", "roles": ["publisher"]}],
    "resources": [{
        "name": "visits", "path": "data/visits.csv", "mediatype": "text/csv", "bytes": 9, "hash": f"sha256:{DIGEST}",
        "schema": {"primaryKey": "id", "fields": [{"name": "id", "type": "integer"}, {
            "name": "sex", "type": "string", "description": "Sex", "constraints": {"enum": ["f", "m"]},
        }]},
    }],
}  # fmt: skip
CITATION = {
    "cff-version": "1.2.0", "type": "dataset", "title": "Visits", "version": "1.0", "date-released": "2026-01-02",
    "doi": "10.5072/v", "license": "CC-BY-4.0", "message": "Cite it.",
    "authors": [{"given-names": "Ines", "family-names": "Berg", "orcid": "https://orcid.org/0000-0001-5109-3700"}],
    "preferred-citation": {"type": "article", "doi": "10.5072/a", "title": "On visits"},
}  # fmt: skip


def sound(form: str) -> Any:
    """A sound document in a format, as data."""
    if form in ("frictionless", "citation"):
        return PACKAGE if form == "frictionless" else CITATION
    text = exported(full(), form).text
    return yaml.safe_load(text.split("---")[1]) if form == "dataset-card" else json.loads(text)


def written(form: str, data: Any) -> tuple[bytes, str]:
    """Data as a file of a format, with its name."""
    if form == "dataset-card":
        return f"---\n{json.dumps(data)}\n---\n".encode(), "README.md"
    return json.dumps(data).encode(), {"frictionless": "datapackage.json", "citation": "CITATION.cff"}.get(
        form, "x.json"
    )


NO_DATASETS: dict[str, bytes] = {
    "empty": b"",
    "a list": b"[]",
    "a list of numbers": b"[1, 2]",
    "a number": b"3",
    "nothing": b"null",
    "an empty mapping": b"{}",
    "binary": bytes(range(256)),
    "latin-1": "{\"name\": \"Zürich\"}".encode("latin-1"),
    "deep lists": b"[" * 10_000 + b"]" * 10_000,
    "deep mappings": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "cut off": b'{"@context": "http://mlcommons.org/croissant/", "@type": "sc:Dataset", "name": "x',
    "front matter without end": b"---\nlicense: mit\n",
    "front matter of a list": b"---\n- 1\n---\n",
    "an alias": b"---\na: &a 1\nb: *a\n---\n",
    "a tag that would run": b"cff-version: !!python/object/apply:os.system ['true']\n",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", NO_DATASETS.values(), ids=NO_DATASETS)
def test_what_is_no_dataset_is_refused_in_words(form: str, content: bytes) -> None:
    with pytest.raises(Unusable, match=r"\S"):
        read(form, content, "README.md" if form == "dataset-card" else "x.json")


@pytest.mark.parametrize("form", FORMS)
def test_nobody_recognises_what_cannot_be_read(form: str, tmp_path: Path) -> None:
    for content in NO_DATASETS.values():
        importer(form).recognises(Source(Path("x.bin"), data=content))
    for path in (tmp_path, tmp_path / "missing"):
        assert importer(form).recognises(Source(path)) is False
        with pytest.raises(Unusable):
            importer(form).imported(Source(path), None)


ODD: tuple[Any, ...] = (
    None, True, 7, -1, 1.5, 1e300, 2**70, "", " ", "\x00\x1b[31m", "<b onclick=x>bold</b>", "../../etc/passwd", "C:\\x",
    "https://example.edu/x", "none", "gap", "about", "x-y", [], {}, [[]], [{}], {"@id": "./"}, {"@id": []},
    {"a": {"b": 1}}, {"@value": 3}, {"en": "x", "de": 4}, ["a", 3, None], "ä" * 300, "2024-13-40", "\ud800",
    {"gap": "unknown"},
)  # fmt: skip


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document, as the container and the key in it."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, each in list(entries):
        yield data, key
        yield from places(each)


def mutants(data: Any, chance: random.Random, count: int) -> Iterator[Any]:
    """Copies of a document in which a few places hold something odd, or a value from elsewhere."""
    for _ in range(count):
        made = copy.deepcopy(data)
        for _ in range(chance.randint(1, 4)):
            found = list(places(made))
            if found:
                holder, key = chance.choice(found)
                other, place = chance.choice(found)
                holder[key] = copy.deepcopy(chance.choice([chance.choice(ODD), other[place]]))
        yield made


@pytest.mark.parametrize("form", FORMS)
def test_a_mutant_is_refused_or_read_into_a_sound_part(form: str) -> None:
    for mutant in mutants(sound(form), random.Random(form), 30):
        try:
            draft = read(form, *written(form, mutant))
        except Unusable:
            continue
        assert faults(draft) == [], mutant


@pytest.mark.parametrize("form", NAMES)
def test_an_exporter_bears_a_manifest_that_is_none(form: str) -> None:
    for mutant in mutants(manifests()["trial"], random.Random(form), 20):
        assert exported(mutant, form).text
    for broken in (
        {},
        {"parties": 3, "files": [], "content": "none", "dataset": {"creators": [[]], "funding": [3, {}]}},
    ):
        assert exported(broken, form).text


def test_there_is_no_exporter_of_another_name() -> None:
    with pytest.raises(KeyError):
        exported({}, "parquet")
    assert set(NAMES) == set(EXPORTERS)


def test_circles_of_references_end() -> None:
    graph = [
        {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}},
        {"@id": "./", "@type": "Dataset", "hasPart": [{"@id": "a/"}, {"@id": "f.csv"}], "creator": {"@id": "#p"}},
        {"@id": "a/", "@type": "Dataset", "hasPart": [{"@id": "./"}, {"@id": "a/"}, {"@id": "f.csv"}]},
        {"@id": "f.csv", "@type": "File"},
        {"@id": "#p", "@type": "Person", "name": "Ines Berg", "affiliation": {"@id": "#p"}},
    ]  # fmt: skip
    draft = read("ro-crate", json.dumps({"@graph": graph}))
    assert [file["path"] for file in draft.answers["files"].values()] == ["f.csv"]
    assert faults(draft) == []


def test_two_nodes_of_one_id_are_told() -> None:
    graph = [{"@id": "./", "@type": "Dataset", "name": "Visits"}, {"@id": "./", "@type": "Dataset", "name": "Stays"}]
    draft = read("ro-crate", json.dumps({"@graph": graph}))
    assert draft.answers["dataset"]["title"] == "Visits"
    assert any("same @id" in left.why for left in draft.left)


def test_a_huge_description_is_read_in_one_go() -> None:
    files = [
        {"@type": "cr:FileObject", "@id": f"f{n}", "contentUrl": f"f{n}.csv", "sha256": "1b" * 32} for n in range(3000)
    ]
    draft = read("croissant", json.dumps({"@type": "sc:Dataset", "name": "x" * 1_000_000, "distribution": files}))
    assert len(draft.answers["files"]) == 3000
