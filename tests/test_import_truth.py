"""What importers report about a source is true: no placeholder, no paper of a tool, no silent skip, no false reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from interchange import faults, read

from synthreport.checker.pipeline import check
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import imported


def take(name: str, content: Any) -> Draft:
    """What is made of a file of this name, by whichever importer knows it."""
    text = content if isinstance(content, str) else json.dumps(content)
    draft = imported(Source(Path(name), data=text.encode()))
    assert faults(draft) == [], name
    return draft


def reasons(draft: Draft) -> dict[str, str]:
    """Why things were left, by their places."""
    return {left.place: left.why for left in draft.left}


CONTEXT = {"@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/"}


def croissant(**more: Any) -> dict[str, Any]:
    return {"@context": CONTEXT, "@type": "sc:Dataset", "name": "Visits", **more}


def crate(*nodes: dict[str, Any], **root: Any) -> dict[str, Any]:
    about = {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}}
    dataset = {"@id": "./", "@type": "Dataset", "name": "Visits", **root}
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [about, dataset, *nodes]}


CARD = "---\n{}\n---\n"
RECORD = {"schemaVersion": "http://datacite.org/schema/kernel-4", "titles": [{"title": "Visits"}]}
DATASET = {"cff-version": "1.2.0", "type": "dataset", "title": "Visits"}

PLACEHOLDERS: dict[str, tuple[str, Any, set[str]]] = {
    "a licence": ("c.json", croissant(license="TODO"), {"/license"}),
    "the node of a licence": ("c.json", croissant(license={"name": "<licence>"}), {"/license"}),
    "the form of a card": ("README.md", CARD.format("pretty_name: '{{ pretty_name }}'"), {"/pretty_name"}),
    "a card of the Hub": ("README.md", CARD.format("license: '[More Information Needed]'"), {"/license"}),
    "a title and a DOI": (
        "CITATION.cff", {**DATASET, "title": "TBA", "doi": "10.5281/zenodo.XXXXXXX"}, {"/title", "/identifiers"},
    ),
    "a day of a form": ("CITATION.cff", {**DATASET, "date-released": "YYYY-MM-DD"}, {"/date-released"}),
    "a DOI of nothing": ("CITATION.cff", {**DATASET, "doi": "10.5281/"}, {"/identifiers"}),
    "a maker": (
        "CITATION.cff", {**DATASET, "authors": [{"given-names": "Your", "family-names": "Name"}]}, {"/authors"},
    ),
    "the mail of a maker": (
        "CITATION.cff", {**DATASET, "authors": [{"name": "Lab", "email": "lab@example.org"}]}, {"/authors/email"},
    ),
    "one identifier of two": (
        "c.json",
        croissant(identifier=["https://doi.org/<ZENODO-DOI>", "https://doi.org/10.5072/v"]),
        {"/identifier/0"},
    ),
    "one limitation of two": (
        "c.json", croissant(**{"rai:dataLimitations": ["Lorem ipsum", "Few patients."]}), {"/rai:dataLimitations/0"},
    ),
    "a cited work": ("c.json", croissant(citeAs="https://doi.org/10.5281/zenodo.XXXXXXX"), {"/citeAs"}),
    "where else it is": ("c.json", croissant(sameAs="https://example.org/visits"), {"/sameAs"}),
    "codes of DataCite": (
        "d.json", {**RECORD, "version": ":unav", "publicationYear": "(:tba)"}, {"/version", "/released"},
    ),
    "rights": ("d.json", {**RECORD, "rightsList": [{"rights": "N/A"}]}, {"/rightsList"}),
    "a crate's author": (
        "ro-crate-metadata.json",
        crate({"@id": "#a", "@type": "Person", "name": "XXXX"}, author={"@id": "#a"}),
        {"/creator"},
    ),
    "what a field means": (
        "datapackage.json",
        {"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "x", "description": "TBD"}]}}]},
        {"/resources/0/schema/fields/0/description"},
    ),
    "what metasyn was given": (
        "m.json",
        {"gmf_version": "2", "vars": [{"name": "age", "type": "discrete", "description": "todo"}]},
        {"description"},
    ),
    "a holder of OMOP": ("cdm_source.json", {"cdm_source_name": "Claims", "cdm_holder": "N/A"}, {"cdm_holder"}),
    "an earlier manifest": (
        "synthreport.yaml", "synthreport: '1.0'\naccess: {licence: TODO, tier: open}\n", {"/access/licence"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACEHOLDERS)
def test_a_placeholder_is_left_with_the_reason(case: str) -> None:
    name, content, places = PLACEHOLDERS[case]
    draft = take(name, content)
    assert {place for place, why in reasons(draft).items() if why == "a placeholder"} == places
    found = check({"synthreport": "1.0", **draft.answers}).findings
    assert [finding for finding in found if finding.code == "DC71"] == []


def test_words_that_stand_for_themselves_are_no_placeholders() -> None:
    field = {"name": "x", "type": "string", "constraints": {"enum": ["NA", "x", "-"]}, "description": "YYYY-MM-DD"}
    package = {"resources": [{"name": "blank", "path": "todo.csv", "schema": {"fields": [field], "primaryKey": "x"}}]}
    draft = take("datapackage.json", package)
    assert draft.answers["content"]["fields"] == {
        "x": {"table": "blank_table", "type": "string", "categories": ["NA", "x", "-"], "description": "YYYY-MM-DD"}
    }
    assert draft.answers["files"]["blank"]["path"] == "todo.csv"
    assert "a placeholder" not in reasons(draft).values()


def test_what_stands_beside_a_placeholder_is_taken() -> None:
    identifiers = ["https://doi.org/<ZENODO-DOI>", "https://doi.org/10.5072/v"]
    draft = take("c.json", croissant(identifier=identifiers, **{"rai:dataLimitations": ["TODO", "Few patients."]}))
    assert draft.answers["dataset"]["identifiers"] == identifiers[1:]
    assert draft.answers["limitations"] == {"limitation": {"text": "Few patients."}}


PAPER = "10.5072/paper"
TOOLS: dict[str, tuple[str, Any, set[str]]] = {
    "software of CITATION.cff": (
        "CITATION.cff",
        {"title": "Maker", "doi": "10.5072/s", "license": "MIT", "preferred-citation": {"type": "book", "doi": PAPER}},
        {"tools"},
    ),
    "a dataset whose paper is software": (
        "CITATION.cff", {**DATASET, "preferred-citation": {"type": "software", "doi": PAPER}}, {"dataset"},
    ),
    "a record of software": (
        "d.json", {**RECORD, "doi": "10.5072/s", "types": {"resourceTypeGeneral": "Software"}}, {"tools"},
    ),
    "software that a record supplements": (
        "d.json",
        {**RECORD, "relatedIdentifiers": [
            {"relationType": "IsSupplementTo", "relatedIdentifier": PAPER, "resourceTypeGeneral": "Software"},
        ]},
        {"dataset"},
    ),
    "a crate of a workflow": (
        "ro-crate-metadata.json",
        crate(
            {"@id": "w.ga", "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"], "name": "Maker"},
            mainEntity={"@id": "w.ga"}, license="MIT", citation={"@id": f"https://doi.org/{PAPER}"},
        ),
        {"tools"},
    ),
    "BibTeX of a library": ("c.json", croissant(citeAs=f"@software{{m, doi={{{PAPER}}}}}"), {"dataset"}),
    "code that is cited": ("c.json", croissant(citeAs="https://github.com/maker/maker"), {"dataset"}),
    "the node of a library": (
        "x.json",
        {"@context": "https://schema.org", "@type": "Dataset", "name": "Visits",
         "citation": {"@type": "SoftwareApplication", "url": f"https://doi.org/{PAPER}"}},
        {"dataset"},
    ),
    "the dataset itself": (
        "c.json",
        croissant(identifier=f"https://doi.org/{PAPER}", citeAs=f"Doe: Visits. doi:{PAPER.upper()}"),
        {"dataset"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOOLS)
def test_the_paper_of_a_tool_is_none_of_the_dataset(case: str) -> None:
    name, content, sections = TOOLS[case]
    draft = take(name, content)
    assert set(draft.answers) == sections
    assert "publications" not in draft.answers.get("dataset", {})
    assert "access" not in draft.answers
    assert draft.left


OF_NO_DATASET: dict[str, tuple[str, Any]] = {
    "an article": ("CITATION.cff", {**DATASET, "type": "article"}),
    "the record of an article": ("d.json", {**RECORD, "types": {"resourceTypeGeneral": "JournalArticle"}}),
    "the card of a model": ("README.md", CARD.format("license: mit\nbase_model: x/y")),
    "the card of a Space": ("README.md", CARD.format("license: mit\nsdk: gradio")),
}


@pytest.mark.parametrize("case", OF_NO_DATASET)
def test_what_is_about_no_dataset_is_refused_in_words(case: str) -> None:
    with pytest.raises(Unusable, match="expected"):
        take(*OF_NO_DATASET[case])


def test_what_a_run_of_software_made_is_a_dataset() -> None:
    workflow = {"@id": "w.ga", "@type": ["File", "SoftwareSourceCode"], "name": "Maker"}
    draft = take(
        "ro-crate-metadata.json", crate(workflow, {"@id": "#r", "@type": "CreateAction"}, mainEntity={"@id": "w.ga"})
    )
    assert draft.answers["dataset"] == {"title": "Visits"}


def test_a_citation_names_the_paper_that_it_gives() -> None:
    texts = {
        f"@article{{a, title={{On visits}}, doi={{{PAPER}}}}}": f"https://doi.org/{PAPER}",
        "@misc{a, eprint={2401.06853}, archivePrefix={arXiv}}": "https://arxiv.org/abs/2401.06853",
        "@article{a, journal={arXiv preprint arXiv:1609.07843}}": "https://arxiv.org/abs/1609.07843",
        "@inproceedings{a, url = {https://aclanthology.org/2022.x}}": "https://aclanthology.org/2022.x",
        "The source is the Encyclopedia (http://www.encyclopedia-titanica.org/).": None,
    }
    for text, expected in texts.items():
        dataset = take("c.json", croissant(citeAs=text)).answers["dataset"]
        assert dataset.get("publications") == (expected and {"publication": {"identifier": expected}}), text


REPEATED: dict[str, tuple[str, str, dict[str, str], Any]] = {
    "YAML": (
        "CITATION.cff", "type: dataset\ntitle: Old\nversion: '1'\ntitle: New\n",
        {"/title": "line 4"}, {"title": "New", "version": "1"},
    ),
    "YAML within": (
        "CITATION.cff",
        "type: dataset\ntitle: New\nidentifiers:\n  - value: 10.5072/old\n    type: doi\n    value: 10.5072/new\n",
        {"/identifiers/0/value": "line 6"}, {"title": "New", "identifiers": ["10.5072/new"]},
    ),
    "JSON": (
        "c.json", '{"@context": "http://mlcommons.org/croissant/",\n"@type": "Dataset", "name": "Old",\n"name": "New"}',
        {"/name": "line 3"}, {"title": "New"},
    ),
    "JSON within, three times": (
        "x.json",
        '{"@context": "https://schema.org", "@type": "Dataset", "name": "New",\n'
        '"license": {"x": {"a": 1,\n"a": 2,\n"a": 3}}}',
        {"/license/x/a": "line 3, line 4"}, {"title": "New"},
    ),
    "front matter": (
        "README.md", "\n---\npretty_name: Old\npretty_name: New\n---\n# Visits\n",
        {"/pretty_name": "line 4"}, {"title": "New"},
    ),
    "a package in YAML": (
        "datapackage.yaml", "title: Old\nresources: []\ntitle: New\n", {"/title": "line 3"}, {"title": "New"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REPEATED)
def test_of_repeated_keys_the_last_counts_and_each_is_told(case: str) -> None:
    name, text, told, dataset = REPEATED[case]
    draft = take(name, text)
    assert draft.answers["dataset"] == dataset
    found = [(left.place, left.why) for left in draft.left if "repeated" in left.why]
    lines = [f"line {each}" for each in ", ".join(told.values()).removeprefix("line ").split(", line ")]
    assert {place for place, _ in found} == set(told)
    assert [why.partition(":")[0] for _, why in found] == lines


def test_a_column_that_is_repeated_is_told() -> None:
    for name, text in {
        "cdm_source.csv": "cdm_source_name,cdm_holder,CDM_SOURCE_NAME\nOld,Lab,New\n",
        "cdm_source.json": '{"cdm_source_name": "Old", "CDM_SOURCE_NAME": "New"}',
    }.items():
        draft = take(name, text)
        assert [each["title"] for each in draft.answers["inputs"].values()] == ["New"]
        assert "repeated" in reasons(draft)["/cdm_source_name"]


def test_a_key_in_two_spellings_is_told() -> None:
    table = {"name": "t", "columns": [{"name": "a"}], "totalRows": 1, "total_rows": 2}
    draft = take("generator.json", {"trainingStatus": "DONE", "tables": [table]})
    assert [each["population"] for each in draft.answers["inputs"].values()] == [{"records": 2}]
    assert "two spellings" in reasons(draft)["total_rows"]


def test_a_second_document_is_told() -> None:
    draft = take("CITATION.cff", "type: dataset\ntitle: First\n---\ntitle: Second\n")
    assert draft.answers["dataset"] == {"title": "First"}
    assert "second document" in reasons(draft)[""]


def test_one_key_in_two_spellings_is_a_list_as_json_ld_has_it() -> None:
    draft = take("c.json", croissant(**{"sc:name": "Stays"}))
    assert reasons(draft)["/name"] == "found a list, expected text"


def test_toml_that_repeats_a_key_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "pylock.toml"
    lock.write_text('lock-version = "1.0"\nlock-version = "1.1"\npackages = []\n')
    with pytest.raises(Unusable, match="not TOML"):
        imported(Source(lock))


def test_many_repeated_keys_are_counted() -> None:
    text = "type: dataset\n" + "".join(f"title: T{number}\n" for number in range(1000))
    draft = take("CITATION.cff", text)
    assert draft.answers["dataset"] == {"title": "T999"}
    told = [left.why for left in draft.left if left.place == "/title"]
    assert len(told) == 200
    assert "799 more problems like these are not listed" in reasons(draft)[""]


FIELDS = {"fields": [{"name": "a", "type": "integer"}]}
RESOURCES: dict[str, tuple[dict[str, Any], str | None, dict[str, str]]] = {
    "backslashes": ({"path": "data\\t.csv", "schema": FIELDS}, "data/t.csv", {}),
    "both kinds": ({"path": "data/sub\\t.csv", "schema": FIELDS}, "data/sub/t.csv", {}),
    "two and a dot": ({"path": ".\\data\\\\t.csv", "schema": FIELDS}, "data/t.csv", {}),
    "a part of a name": (
        {"path": "my\\ data.csv"}, None,
        {"/path": "not a path with `/`: a backslash may be a part of the name here"},
    ),
    "a tab": ({"path": "data\t.csv"}, None, {"/path": "not a path: it has a line break or a tab"}),
    "out": ({"path": "..\\t.csv"}, None, {"/path": "leads out of the dataset's folder"}),
    "remote": (
        {"path": "https://x.edu/t.csv", "schema": FIELDS}, None,
        {"/path": "an address is no path inside the dataset's folder",
         "/schema": "a table is in a file, and none is made of its path"},
    ),
    "rows in it": (
        {"data": [{"a": 1}], "schema": FIELDS}, None,
        {"/data": "rows are not taken", "/schema": "a table is in a file, and the rows are here"},
    ),
    "a schema elsewhere": (
        {"path": "t.csv", "schema": "schema.json"}, "t.csv", {"/schema": "a schema elsewhere is not followed"},
    ),
    "a schema that is none": (
        {"path": "t.csv", "schema": [1]}, "t.csv", {"/schema": "found a list, expected a mapping"},
    ),
    "a field without a name": (
        {"path": "t.csv", "schema": {"fields": [{"type": "integer"}]}}, "t.csv",
        {"/schema/fields/0": "a field without a name"},
    ),
    "a key that is not there": (
        {"path": "t.csv", "schema": {**FIELDS, "primaryKey": ["b"]}}, "t.csv",
        {"/schema/primaryKey": "names a field that the schema does not describe"},
    ),
    "a reference to nothing": (
        {"path": "t.csv", "schema": {**FIELDS, "foreignKeys": [{"fields": "a", "reference": {"resource": "z"}}]}},
        "t.csv",
        {"/schema/foreignKeys/0": "leads to a table that is not described"},
    ),
    "a type that is none": (
        {"path": "t.csv", "schema": {"fields": [{"name": "a", "type": "any"}]}}, "t.csv",
        {"/schema/fields/0/type": "any type is none"},
    ),
    "a media type in capitals": ({"path": "t.csv", "mediatype": "Text/CSV"}, "t.csv", {}),
    "a version 1": ({"path": "t.csv", "profile": "tabular-data-resource", "schema": FIELDS}, "t.csv", {}),
    "a version 2": ({"path": "t.csv", "$schema": "x.json", "type": "table", "schema": FIELDS}, "t.csv", {}),
}  # fmt: skip


@pytest.mark.parametrize("case", RESOURCES)
def test_what_is_left_of_a_resource_has_its_true_reason(case: str) -> None:
    resource, path, told = RESOURCES[case]
    draft = take("datapackage.json", {"resources": [{"name": "t", **resource}]})
    assert reasons(draft) == {f"/resources/0{place}": why for place, why in told.items()}
    assert [file["path"] for file in draft.answers.get("files", {}).values()] == [path] * (path is not None)
    has_field = path is not None and resource.get("schema") in (FIELDS, {**FIELDS})
    assert ("a" in draft.answers.get("content", {}).get("fields", {})) >= has_field


def test_a_file_of_many_paths_says_which_is_none() -> None:
    resource = {"name": "t", "path": ["a.csv", "https://x.edu/b.csv"], "schema": FIELDS}
    draft = take("datapackage.json", {"resources": [resource]})
    assert draft.answers["content"]["tables"]["t_table"]["files"] == ["t"]
    assert reasons(draft) == {"/resources/0/path": "an address is no path inside the dataset's folder"}


def test_sizes_and_days_are_left_for_what_they_are() -> None:
    def size(value: Any) -> Any:
        draft = take("c.json", croissant(distribution=[{"@id": "t", "contentUrl": "t.csv", "contentSize": value}]))
        return draft.answers["files"]["t"].get("bytes") or reasons(draft)["/distribution/0/contentSize"]

    assert [size(value) for value in (12, "12", "12 B", "12 bytes")] == [12] * 4
    assert size("1.5 MB") == "not a number of bytes: a rounded size is none"
    assert size(" B") == "not a number of bytes"
    assert take("CITATION.cff", {**DATASET, "date-released": 2024}).answers["dataset"]["released"] == "2024"


TITANIC = {
    "@context": {
        "@language": "en", "@vocab": "https://schema.org/", "column": "ml:column", "field": "ml:field",
        "ml": "http://mlcommons.org/schema/", "recordSet": "ml:recordSet", "sc": "https://schema.org/",
    },
    "@type": "sc:Dataset", "name": "Titanic", "license": "afl-3.0", "dataBiases": "No crew.",
    "distribution": [
        {"@type": "sc:FileObject", "name": "all.zip", "contentUrl": "all.zip"},
        {"@type": "sc:FileObject", "name": "genders.csv", "contentUrl": "data/genders.csv", "containedIn": "all.zip"},
        {"@type": "sc:FileSet", "name": "passengers", "includes": "data/p-*.csv", "containedIn": "#{all.zip}"},
    ],
    "recordSet": [
        {"@type": "ml:RecordSet", "name": "genders", "isEnumeration": True, "key": "label", "field": [
            {"@type": "ml:Field", "name": "label", "dataType": ["sc:Text", "sc:name"],
             "source": {"distribution": "genders.csv", "extract": {"column": "Label"}}},
        ]},
        {"@type": "ml:RecordSet", "name": "people", "field": [
            {"@type": "ml:Field", "name": "name", "dataType": "sc:Text", "repeated": False,
             "source": {"distribution": "passengers", "extract": {"column": "name"}}},
            {"@type": "ml:Field", "name": "gender", "references": {"field": "genders/label"},
             "source": {"distribution": "passengers", "extract": {"column": "sex"}}},
            {"@type": "ml:Field", "name": "age", "source": "#{passengers/Age}"},
            {"@type": "ml:Field", "name": "kin", "repeated": True, "subField": [{"name": "kin/name"}],
             "source": {"data": "#{passengers}", "dataExtraction": {"csvColumn": "Kin"}}},
        ]},
    ],
}  # fmt: skip


def test_croissant_before_1_0_is_read() -> None:
    draft = take("metadata.json", TITANIC)
    content = draft.answers["content"]
    assert content["tables"] == {
        "genders": {"files": ["genders.csv"], "key": ["label"]},
        "people": {"files": ["passengers"], "foreign_keys": [{"field": "gender", "table": "genders"}]},
    }
    names = {name: field.get("name") for name, field in content["fields"].items()}
    assert names == {"label": "Label", "name": None, "gender": "sex", "age": "Age", "kin": "Kin"}
    assert [file.get("contained_in") for file in draft.answers["files"].values()] == [None, "all.zip", "all.zip"]
    assert draft.answers["access"] == {"licence": "AFL-3.0"}
    assert reasons(draft) == {
        "/dataBiases": "biases of a source belong at /inputs, as known_biases; those of the output at /limitations",
        "/recordSet/0/isEnumeration": "what codes mean belongs at /content/fields, as categories",
        "/recordSet/1/field/3/repeated": "a field that repeats is of the type `sequence`; say so at its type",
        "/recordSet/1/field/3/subField": "fields inside fields are not taken; "
        "name them at /content/fields where they matter",
    }


FILE = {"@type": "cr:FileObject", "@id": "t", "contentUrl": "t.csv"}
SETS: dict[str, tuple[dict[str, Any], str]] = {
    "no fields": ({"@id": "s"}, "it describes no fields"),
    "no source": ({"@id": "s", "field": {"@id": "s/a"}}, "no field says what file it is read from"),
    "another file": (
        {"@id": "s", "field": {"@id": "s/a", "source": {"fileObject": {"@id": "u"}}}},
        'its fields are read from "u", of which no file is made',
    ),
    "other fields": (
        {"@id": "s", "field": {"@id": "s/a", "source": {"field": {"@id": "r/a"}}}},
        "its fields are those of other record sets",
    ),
    "rows": ({"@id": "s", "data": [{"s/a": 1}]}, "it holds its rows itself, and rows are not taken"),
}  # fmt: skip


@pytest.mark.parametrize("case", SETS)
def test_a_record_set_is_left_for_its_true_reason(case: str) -> None:
    node, why = SETS[case]
    draft = take("c.json", croissant(distribution=[FILE], recordSet=[node]))
    assert reasons(draft) == {"/recordSet/0": why}


SOURCES: dict[str, dict[str, Any]] = {
    "1.0": {"fileObject": {"@id": "t"}, "extract": {"column": "A"}},
    "1.0 as text": {"fileObject": "t", "extract": {"column": "A"}},
    "prefixed": {"cr:fileObject": {"@id": "t"}, "cr:extract": {"cr:column": "A"}},
    "0.8": {"distribution": "t", "extract": {"column": "A"}},
    "with a transform": {"fileObject": {"@id": "t"}, "extract": {"column": "A"}, "transform": {"regex": "x"}},
}


@pytest.mark.parametrize("case", SOURCES)
def test_a_field_is_read_from_its_file_in_every_version(case: str) -> None:
    node = {"@id": "s", "field": {"@id": "s/a", "source": SOURCES[case]}}
    content = take("c.json", croissant(distribution=[FILE], recordSet=[node])).answers["content"]
    assert content == {"tables": {"s": {"files": ["t"]}}, "fields": {"a": {"table": "s", "name": "A"}}}


def test_prefixes_and_names_of_the_documents_own_are_understood() -> None:
    field = {"id": "s/a", "mlc:source": {"mlc:fileObject": {"id": "t"}, "mlc:extract": {"mlc:column": "A"}}}
    own = {
        "@context": {"id": "@id", "type": "@type", "mlc": "http://mlcommons.org/croissant/", "s": "https://schema.org/"},
        "@graph": [{
            "type": "s:Dataset", "s:name": "Visits", "s:distribution": [{"id": "t", "s:contentUrl": "t.csv"}],
            "mlc:recordSet": [{"id": "s", "mlc:field": field}],
        }],
    }  # fmt: skip
    draft = take("c.json", own)
    assert draft.answers["dataset"] == {"title": "Visits"}
    assert draft.answers["content"]["fields"] == {"a": {"table": "s", "name": "A"}}


def test_a_file_within_what_is_listed_says_so_and_else_why_not() -> None:
    held = {"@id": "u", "contentUrl": "u.csv"}
    holders: dict[str, Any] = {
        "t": {"@id": "t"},
        "found 2 files that hold it, expected one": [{"@id": "t"}, {"@id": "v"}],
        '"w" is no other file that is listed': {"@id": "w"},
    }
    for expected, holder in holders.items():
        draft = take("c.json", croissant(distribution=[FILE, {**held, "containedIn": holder}]))
        why = reasons(draft).get("/distribution/1/containedIn")
        assert draft.answers["files"]["u"].get("contained_in") or why == expected
        assert (why is None) == (expected == "t")
    inside = {"fileObject": {"@id": "t"}, "transform": {"unArchive": True}}
    draft = take("c.json", croissant(distribution=[FILE, {**held, "containedIn": inside}]))
    assert draft.answers["files"]["u"]["contained_in"] == "t"


def test_a_party_is_left_for_its_true_reason() -> None:
    parties: dict[str, Any] = {
        "refers to a party that the document does not describe": {"@id": "https://orcid.org/0000-0002-1825-0097"},
        "a party without a name": {"@type": "Person", "email": "a@x.edu"},
        "found a number, expected a party": 7,
        "a placeholder": {"@type": "Person", "name": "Your name"},
    }
    for why, party in parties.items():
        assert reasons(take("c.json", croissant(creator=[party])))["/creator"] == why


def test_a_part_of_a_crate_that_is_not_described_is_told_as_that() -> None:
    draft = take("ro-crate-metadata.json", crate(hasPart=[{"@id": "t.csv"}]))
    assert reasons(draft) == {"/@graph/t.csv": "the document does not describe it"}


def test_a_run_in_a_crate_is_told() -> None:
    draft = take("ro-crate-metadata.json", crate({"@id": "#run", "@type": "CreateAction"}))
    assert reasons(draft) == {"/@graph/#run": "a run; how the data were made belongs at /steps"}


def test_an_answer_of_the_interface_of_datacite_is_known() -> None:
    answer = {"data": {"id": "10.5072/x", "type": "dois", "attributes": {"titles": [{"title": "Visits"}]}}}
    assert take("record.json", answer).answers == {"dataset": {"title": "Visits"}}


def test_nothing_is_told_of_what_is_not_there() -> None:
    assert "prose" not in repr(take("README.md", CARD.format("pretty_name: Visits")).left)
    assert take("cdm_source.json", {"cdm_source_name": "Claims"}).left == []
    assert "seed" not in repr(take("s.json", {"runID": 1, "seed": None, "clinicianSeed": None}).left)


def test_a_key_that_cannot_be_read_is_unknown_and_not_none() -> None:
    for primary, key in {None: "none", "a": ["a"], 7: {"gap": "unknown"}}.items():
        metadata = {
            "METADATA_SPEC_VERSION": "SINGLE_TABLE_V1",
            "primary_key": primary,
            "columns": {"a": {"sdtype": "id"}},
        }
        assert next(iter(take("m.json", metadata).answers["content"]["tables"].values()))["key"] == key


def test_a_file_that_nobody_recognises_says_what_is_wrong_with_it() -> None:
    for name, text, why in (
        ("m.json", '{"METADATA_SPEC_VERSION": "V1",', "not JSON"),
        ("synthreport.yaml", "synthreport: '1.0'\ndataset: [", "line 2"),
        ("m.json", " ", "empty"),
        ("m.json", "{}", "no importer recognises it"),
    ):
        with pytest.raises(Unusable, match=why):
            take(name, text)


def test_metadata_of_a_run_that_cannot_be_read_are_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "patients.csv").write_bytes(b"Id,BIRTHDATE,DEATHDATE\n")
    assert "--exporter" in reasons(imported(Source(tmp_path)))["metadata"]
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "run.json").write_text("{")
    assert "none can be read" in reasons(imported(Source(tmp_path)))["metadata"]


def test_an_exported_licence_keeps_its_name_and_its_address() -> None:
    from synthreport.interop import exported

    manifest = {"access": {"licence": {"statement": "For teaching.", "uri": "https://x.edu/terms"}}}
    for form in ("croissant", "ro-crate", "schema-org", "datacite"):
        made = exported(manifest, form)
        assert read(form, made.text).answers["access"] == manifest["access"], form
        assert made.left == ()
