"""Interchange formats: there and back over every manifest that we have, and what is taken from real files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from interchange import CORPUS, DIGEST, NAMES, ROOT, faults, full, manifests, read, table, there_and_back, without_ids
from test_interchange_hostile import CITATION, PACKAGE

from synthreport.document import parse
from synthreport.draft.draft import Draft, leaves
from synthreport.draft.source_files import Source
from synthreport.interop import IMPORTERS, exported, importer

PARTS = ("/funding = ", "/roles = ", "/type = string")
"""What may come back in part: funding without its award, one role of several, and codes as strings."""


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("name", sorted(manifests()))
def test_what_is_told_comes_back_as_it_was_and_nothing_else(form: str, name: str) -> None:
    manifest = manifests()[name]
    told, draft = there_and_back(manifest, form)
    back = without_ids(draft.answers, set(leaves(draft.answers)))
    assert told or (form == "codemeta" and manifest["tools"] == "none")
    assert without_ids(manifest, told) - back == set()
    new = back - without_ids(manifest, set(leaves(manifest)))
    assert [each for each in new if not any(part in each for part in PARTS)] == []
    assert faults(draft) == []


def test_the_page_says_what_each_format_holds() -> None:
    assert table() in (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8"), f"the page should have:\n{table()}"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
def test_every_real_croissant_is_read_into_a_sound_part() -> None:
    paths = sorted(CORPUS.glob("*.json"))
    assert len(paths) == 58
    for path in paths:
        source = Source(path)
        assert importer("croissant").recognises(source)
        draft = importer("croissant").imported(source, None)
        assert faults(draft) == [], path.name
        assert draft.left, path.name


def croissant(**more: Any) -> Draft:
    return read("croissant", json.dumps({"@type": "sc:Dataset", "name": "Visits", **more}))


def why(draft: Draft, place: str) -> str:
    return " ".join(left.why for left in draft.left if left.place == place)


def test_a_digest_that_is_none_is_left_with_the_reason() -> None:
    file = {"@type": "cr:FileObject", "@id": "t", "contentUrl": "t.csv", "sha256": "main"}
    draft = croissant(distribution=[file])
    assert draft.answers["files"]["t"] == {"path": "t.csv", "role": "data"}
    assert "SHA-256" in why(draft, "/distribution/0/sha256")


@pytest.mark.parametrize(
    "address", ["https://example.edu/t.csv", "../t.csv", "/etc/passwd", "C:/t.csv", "a/../../t.csv", "\\\\host\\t.csv"]
)
def test_what_is_no_path_inside_the_folder_is_left(address: str) -> None:
    draft = croissant(distribution=[{"@type": "cr:FileObject", "@id": "t", "contentUrl": address}])
    assert "path" not in draft.answers["files"]["t"]
    assert why(draft, "/distribution/0/contentUrl")


def test_the_undeclared_flag_of_synthetic_data_is_no_proof() -> None:
    for flag in (True, "true", "banana"):
        draft = croissant(**{"rai:hasSyntheticData": flag})
        assert "composition" not in draft.answers["dataset"]
        assert "/dataset/composition" in why(draft, "/rai:hasSyntheticData")


def test_rows_are_never_taken() -> None:
    fields = [{"@type": "cr:Field", "@id": "s/name", "dataType": "sc:Text"}]
    draft = croissant(recordSet=[{"@id": "s", "field": fields, "data": [{"s/name": "Jane Roe"}]}])
    assert "content" not in draft.answers
    assert "Jane" not in repr(draft.answers) + repr(draft.left)


def test_keys_and_references_of_record_sets_become_those_of_tables() -> None:
    def field(name: str, **more: Any) -> dict[str, Any]:
        source = {"fileObject": {"@id": name.split("/")[0]}, "extract": {"column": name.split("/")[1].upper()}}
        return {"@type": "cr:Field", "@id": name, "dataType": ["wd:Q1", "sc:Integer"], "source": source, **more}

    files = [{"@type": "cr:FileObject", "@id": name, "contentUrl": f"{name}.csv"} for name in ("p", "v")]
    sets = [
        {"@id": "v_rows", "field": [field("v/patient", references={"field": {"@id": "p/id"}}), field("v/id")]},
        {"@id": "p_rows", "key": {"@id": "p/id"}, "field": [field("p/id")]},
    ]
    content = croissant(distribution=files, recordSet=sets).answers["content"]
    assert content["tables"]["p_rows"] == {"files": ["p"], "key": ["p_rows.id"]}
    assert content["tables"]["v_rows"]["foreign_keys"] == [{"field": "patient", "table": "p_rows"}]
    assert content["fields"]["patient"] == {"table": "v_rows", "name": "PATIENT", "type": "integer"}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://www.creativecommons.org/licenses/by-nc-sa/4.0/legalcode", "CC-BY-NC-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://choosealicense.com/licenses/apache-2.0/", "Apache-2.0"),
        ("https://spdx.org/licenses/MIT.html", "MIT"),
        ("odc-by", "ODC-By-1.0"),
        (["MIT"], "MIT"),
        ({"@type": "CreativeWork", "url": "https://opensource.edu/mine"}, None),
        ("Public", {"statement": "Public"}),
        ("https://commoncrawl.org/terms-of-use", None),
        ("unknown", None),
    ],
)
def test_a_licence_is_known_under_its_many_names(said: Any, answer: Any) -> None:
    access = croissant(license=said).answers.get("access", {})
    address = said if isinstance(said, str) else said["url"] if isinstance(said, dict) else ""
    expected = answer or ({"statement": address, "uri": address} if address.startswith("http") else None)
    assert access.get("licence") == expected


def test_a_package_gives_what_its_schema_allows() -> None:
    draft = read("frictionless", json.dumps(PACKAGE), "datapackage.json")
    assert draft.answers["content"]["fields"]["sex"]["categories"] == ["f", "m"]
    assert draft.answers["content"]["tables"]["visits_table"] == {"files": ["visits"], "key": ["id"]}
    assert draft.answers["files"]["visits"]["sha256"] == DIGEST
    assert draft.answers["access"] == {"licence": "CC-BY-4.0"}
    assert draft.answers["parties"]["coast_archive"]["roles"] == ["publisher"]
    assert draft.answers["dataset"]["creators"] == ["ines_berg"]
    assert faults(draft) == []


def test_a_citation_of_a_dataset_names_its_makers_and_of_software_a_tool() -> None:
    draft = read("citation", json.dumps(CITATION), "CITATION.cff")
    assert draft.answers["dataset"]["identifiers"] == ["https://doi.org/10.5072/v"]
    assert draft.answers["dataset"]["publications"]["publication"] == {"identifier": "https://doi.org/10.5072/a"}
    assert draft.answers["parties"]["ines_berg"]["orcid"] == "https://orcid.org/0000-0001-5109-3700"
    software = read("citation", json.dumps({**CITATION, "type": "software"}), "CITATION.cff")
    assert software.answers["tools"]["Visits"]["kind"] == "software"
    assert set(software.answers) == {"tools"}
    assert faults(draft) == faults(software) == []


def test_a_record_of_the_rest_api_is_read_like_a_bare_one() -> None:
    bare = exported(full(), "datacite").text
    wrapped = json.dumps({"data": {"id": "10.5072/x", "type": "dois", "attributes": json.loads(bare)}})
    assert read("datacite", wrapped).answers == read("datacite", bare).answers


def test_codes_for_what_is_not_known_are_no_answers() -> None:
    draft = read("datacite", exported({}, "datacite").text)
    assert draft.answers == {}


def test_each_file_is_recognised_by_its_own_importer() -> None:
    files = {form: (name, exported(full(), form).text) for form, name in NAMES.items()}
    files["frictionless"] = ("datapackage.json", json.dumps(PACKAGE))
    files["citation"] = ("CITATION.cff", json.dumps(CITATION))
    for form, (name, text) in files.items():
        source = Source(CORPUS / name, data=text.encode())
        asked = [each for each in IMPORTERS if each in files and importer(each).recognises(source)]
        assert asked[0] == form


DEPOSIT = {
    "upload_type": "dataset", "title": "Visits", "version": "1.0", "license": "cc-by-4.0", "doi": "10.5072/v",
    "publication_date": "2026-01-02", "access_right": "open", "communities": [{"identifier": "wards"}],
    "creators": [
        {"name": "Berg, Ines", "orcid": "0000-0001-5109-3700", "affiliation": "Coast"}, {"name": "Department, Coast"},
    ],
    "contributors": [{"name": "Ola Sund", "type": "ContactPerson"}, {"name": "Pia Holm", "type": "Sponsor"}],
    "related_identifiers": [
        {"identifier": "10.5072/a", "relation": "isDescribedBy"}, {"identifier": "10.5072/b", "relation": "cites"},
    ],
}  # fmt: skip


def test_a_deposit_of_data_names_its_makers_and_of_software_a_tool() -> None:
    draft = read("zenodo", json.dumps(DEPOSIT))
    dataset, parties = draft.answers["dataset"], draft.answers["parties"]
    assert dataset["identifiers"] == ["https://doi.org/10.5072/v"]
    assert dataset["publications"]["publication"] == {
        "identifier": "https://doi.org/10.5072/a",
        "relation": "describes",
    }
    assert draft.answers["access"] == {"licence": "CC-BY-4.0"}
    names = {parties[each]["name"] for each in dataset["creators"]}
    assert names == {"Ines Berg", "Department, Coast"}, "only a person's name is turned round"
    assert parties["ines_berg"]["orcid"] == "https://orcid.org/0000-0001-5109-3700"
    assert parties[draft.answers["maintenance"]["contact"]]["name"] == "Ola Sund"
    assert "no role like Sponsor" in why(draft, "/contributors")
    assert "/access/tier" in why(draft, "/access_right")
    software = read("zenodo", json.dumps({key: each for key, each in DEPOSIT.items() if key != "upload_type"}))
    assert set(software.answers) == {"tools"}, "without a type, Zenodo takes a repository for software"
    assert faults(draft) == faults(software) == []


def test_codemeta_is_about_software_and_exact_versions_alone() -> None:
    said = {
        "@context": "https://w3id.org/codemeta/3.0", "@type": "SoftwareSourceCode", "name": "visits", "version": "2.1",
        "license": "https://spdx.org/licenses/MIT", "codeRepository": "git+https://github.com/a/visits",
        "author": [{"givenName": "Ines"}], "operatingSystem": "Linux", "runtimePlatform": "Python 3",
        "softwareRequirements": [
            {"name": "numpy", "version": "v2.4.6"}, {"name": "sdv", "version": ">=1.0"}, "pandas",
        ],
    }  # fmt: skip
    draft = read("codemeta", json.dumps(said))
    assert draft.answers == {
        "tools": {
            "visits": {
                "kind": "software", "name": "visits", "version": "2.1", "licence": "MIT",
                "repository": "https://github.com/a/visits",
            },
            "numpy": {"kind": "software", "name": "numpy", "version": "v2.4.6"},
            "sdv": {"kind": "software", "name": "sdv"},
        },
    }  # fmt: skip
    assert "a range of versions" in why(draft, "/softwareRequirements/1/version")
    assert "no exact version" in why(draft, "/runtimePlatform")
    assert "systems that the software supports" in why(draft, "/operatingSystem")
    assert faults(draft) == []


def test_croissant_says_in_words_of_prov_where_a_dataset_comes_from() -> None:
    text = (ROOT / "examples" / "tabular-trial" / "synthreport.yaml").read_bytes()
    made = json.loads(exported(parse(text).data, "croissant").text)
    assert made["prov:wasDerivedFrom"][0] == {
        "@type": "prov:Entity",
        "@id": "#actg175",
        "prov:label": "AIDS Clinical Trials Group Study 175 (ACTG 175)",
    }
    divide, learn, draw = made["prov:wasGeneratedBy"]
    assert [each["@id"] for each in learn["prov:used"]] == ["#train", "#column_types"]
    assert learn["prov:startedAtTime"] == "2026-11-24"
    assert {"@type": "prov:SoftwareAgent", "@id": "#sdv", "prov:label": "sdv 2.0.0"} in draw["prov:wasAssociatedWith"]
    assert divide["prov:label"].startswith("Drops three columns")


def test_croissant_has_uses_and_limits_apart_and_says_how_data_were_collected() -> None:
    made = json.loads(
        exported(parse((ROOT / "examples" / "tabular-trial" / "synthreport.yaml").read_bytes()).data, "croissant").text
    )
    assert made["rai:dataUseCases"] == ["code testing: intended", "teaching: intended"]
    assert "clinical use: excluded" in made["rai:dataLimitations"]
    assert any(each.startswith("Out of scope: ") for each in made["rai:dataLimitations"])
    assert any(each.startswith("Not claimed: ") for each in made["rai:dataLimitations"])
    assert "People with HIV" in made["rai:dataCollection"][0]
    assert made["rai:dataCollectionTimeframe"] == ["1991-12"]
    assert made["rai:dataCollectionMissingData"] == ["cd496: reproduced"]
    assert len(made["rai:dataReleaseMaintenancePlan"]) == 2


def test_labels_and_their_tools_are_in_croissant() -> None:
    steps = {"mark": {"kind": "label", "description": "A model reads each note.", "tools": ["reader"]}}
    tools = {"reader": {"kind": "software", "name": "Reader", "version": "2.1"}}
    fields = {"age": {"missing": {"handling": "imputed"}, "roles": ["sensitive"]}}
    content = {"label_origin": "model_written", "fields": fields}
    review = {"first": {"qualifications": "Radiologists, 5 and 20 years"}}
    manifest = {"steps": steps, "tools": tools, "content": content, "validation": {"expert_review": review}}
    text = exported({"synthreport": "1.0", **manifest}, "croissant").text
    made = json.loads(text)
    assert made["rai:dataAnnotationProtocol"] == ["A model reads each note.", "Labels are model written"]
    assert made["rai:machineAnnotationTools"] == ["Reader 2.1"]
    assert made["rai:annotatorDemographics"] == ["Radiologists, 5 and 20 years"]
    assert made["rai:dataImputationProtocol"] == ["age: imputed"]
    assert made["rai:personalSensitiveInformation"] == ["age (sensitive in the source)"]
    assert read("croissant", text).answers["content"]["label_origin"] == "model_written"
