"""Licences under their many names and addresses: what becomes SPDX, what stays in words, and who asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from interchange import read

from synthreport.edit.fix.value_spellings import spellings
from synthreport.interop.shared.field_table import Unfit
from synthreport.interop.shared.licence_forms import HUB_LICENCE, LICENCE, licence
from synthreport.standard.licences import spdx

KNOWN = {
    "MIT": [
        "mit", "MIT License", "The MIT License (MIT)", "MIT + file LICENSE", "License :: OSI Approved :: MIT License",
        "https://opensource.org/licenses/MIT", "https://opensource.org/license/mit/", "https://mit-license.org/",
        "http://www.opensource.org/licenses/mit-license.php", "https://spdx.org/licenses/MIT.html",
        "https://choosealicense.com/licenses/mit/", "https://licenses.opensource.org/MIT", "//spdx.org/licenses/MIT",
        "spdx:MIT", "SPDX-License-Identifier: MIT",
    ],
    "Apache-2.0": [
        "apache-2.0", "Apache 2.0", "Apache License 2.0", "Apache License, Version 2.0", "Apache Software License 2.0",
        "http://www.apache.org/licenses/LICENSE-2.0", "https://www.apache.org/licenses/LICENSE-2.0.txt",
        "https://apache.org/licenses/LICENSE-2.0.html", "https://opensource.org/license/apache-2-0",
    ],
    "CC-BY-4.0": [
        "cc-by-4.0", "CC BY 4.0", "CC-BY 4.0", "CC BY 4", "CC-BY4.0", "creativecommons.org/licenses/by/4.0",
        "<https://creativecommons.org/licenses/by/4.0/>", "[CC BY](https://creativecommons.org/licenses/by/4.0/)",
        "Licensed under CC BY 4.0.",
        "This work is licensed under a Creative Commons Attribution 4.0 International License.", "ＣＣ ＢＹ ４.０",
        "Creative Commons Attribution 4.0 International",
        "Creative Commons Attribution 4.0 International Public License", "Attribution 4.0 International (CC BY 4.0)",
        "http://creativecommons.org/licenses/by/4.0", "https://creativecommons.org/licenses/by/4.0/deed.de",
        "https://www.creativecommons.org/licenses/by/4.0/legalcode", "https://spdx.org/licenses/CC-BY-4.0.json",
        "https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1", "http://dcat-ap.de/def/licenses/cc-by/4.0",
        "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    ],
    "CC-BY-NC-SA-4.0": [
        "Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0)",
        "Creative Commons Attribution Non Commercial Share Alike 4.0 International",
    ],
    "CC-BY-3.0-DE": ["https://creativecommons.org/licenses/by/3.0/de/", "Creative Commons Attribution 3.0 Germany"],
    "CC-BY-3.0-IGO": ["https://creativecommons.org/licenses/by/3.0/igo/legalcode", "CC BY 3.0 IGO"],
    "CC0-1.0": [
        "CC0", "CC0: Public Domain", "cc-zero", "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication",
        "Creative Commons Zero v1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
        "https://creativecommons.org/share-your-work/public-domain/cc0/", "https://creativecommons.org/public-domain/cc0/",
    ],
    "DL-DE-ZERO-2.0": ["https://datenlizenz.de/dl-de/zero-2-0", "https://www.govdata.de/dl-de/zero-2-0"],
    "PolyForm-Noncommercial-1.0.0": ["https://polyformproject.org/licenses/noncommercial/1.0.0"],
    "PDDL-1.0": [
        "ODC-PDDL-1.0", "http://opendatacommons.org/licenses/pddl/", "ODC Public Domain Dedication and Licence (PDDL)",
    ],
    "ODbL-1.0": [
        "odbl", "Open Data Commons Open Database License (ODbL) v1.0", "https://opendatacommons.org/licenses/odbl/1-0/",
        "https://physionet.org/about/licenses/open-data-commons-open-database-license-v10/",
    ],
    "ODC-By-1.0": ["odc-by", "ODC Attribution License (ODC-By)", "https://opendatacommons.org/licenses/by/1-0/"],
    "EUPL-1.2": ["European Union Public Licence v. 1.2", "EUPL v1.2", "https://opensource.org/license/eupl-1-2"],
    "CECILL-2.1": ["CECILL-2.1", "CeCILL v2.1", "http://www.cecill.info/licences/Licence_CeCILL_V2.1-en.html"],
    "BSD-3-Clause": [
        "BSD 3-Clause", "3-Clause BSD License", 'BSD 3-Clause "New" or "Revised" License', "New BSD License",
    ],
    "BSD-4-Clause": ["BSD-4-Clause"],
    "CC-BY-NC-SA-2.5": ["CC-BY-NC-SA-2.5"],
    "NCGL-UK-2.0": ["NCGL-UK-2.0"],
    "OGL-UK-3.0": [
        "Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ],
    "DL-DE-BY-2.0": [
        "dl-de/by-2-0", "https://www.govdata.de/dl-de/by-2-0", "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    ],
    "etalab-2.0": ["etalab-2.0", "Licence Ouverte / Open Licence version 2.0", "lov2"],
    "GPL-3.0-only": [
        "GPL-3.0", "GPLv3", "GNU GPL v3", "GNU General Public License v3 (GPLv3)",
        "https://spdx.org/licenses/GPL-3.0.html",
        "https://www.gnu.org/licenses/gpl-3.0.en.html", "https://www.gnu.org/licenses/gpl-3.0-standalone.html",
    ],
    "GPL-3.0-or-later": [
        "GPL-3.0+", "GPLv3+", "GNU General Public License v3.0 or later", "GNU GPL v3 or later (GPLv3)",
    ],
    "LGPL-2.1-only": ["lgpl-2.1", "https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html"],
    "GPL-2.0-only WITH Classpath-exception-2.0": ["GPL-2.0-with-classpath-exception"],
    "MIT OR Apache-2.0": ["mit or apache-2.0", "(MIT OR Apache-2.0)"],
    "MIT AND ISC OR Apache-2.0": ["(MIT AND ISC) OR Apache-2.0"],
    "Apache-2.0+": ["apache-2.0+"],
    "CDLA-Sharing-1.0": ["Community Data License Agreement - Sharing - Version 1.0", "https://cdla.io/sharing-1-0/"],
    "MPL-2.0": ["Mozilla Public License 2.0 (MPL 2.0)", "https://www.mozilla.org/en-US/MPL/2.0/"],
}  # fmt: skip
UNKNOWN = [
    "CC BY", "CC-BY", "Creative Commons", "BSD", "BSD License", "Apache License", "GPL", "Public", "Public Domain",
    "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/", "https://eupl.eu/", "uk-ogl",
    "https://creativecommons.org/licenses/by/2.0/uk/", "https://www.gnu.org/licenses/gpl.html", "MIT, except folder X",
    "https://opensource.org/licenses", "https://spdx.org/licenses/Nobodys-1.0", "My terms (based on MIT)", "llama2",
    "CC BY 4.0 (MIT)", "MIT AND (ISC OR Apache-2.0)", "All rights reserved", "https://opensource.edu/mine", "",
    "(" * 290, "MIT " * 200,
]  # fmt: skip


def test_a_name_or_an_address_becomes_the_licence_that_it_means() -> None:
    said = [(text, expected) for expected, texts in KNOWN.items() for text in texts]
    assert {text: spdx(text) for text, _ in said} == dict(said)


def test_every_identifier_of_spdx_is_itself_whatever_its_case() -> None:
    from packaging.licenses import _spdx  # what the library lists, to be tried one by one

    listed = [entry["id"] for entry in _spdx.LICENSES.values() if not entry["deprecated"]]
    assert len(listed) > 500
    assert {name: spdx(name.lower()) for name in listed} == {name: name for name in listed}


def test_what_names_no_licence_of_spdx_is_none() -> None:
    assert {text: spdx(text) for text in UNKNOWN} == dict.fromkeys(UNKNOWN)


def test_a_long_text_of_many_parts_is_no_licence() -> None:
    address = "https://opensource.org/licenses/" + "x-license" * 28
    for text in ("cc by " + "no deriv " * 32, "gnu " * 70, "a (b) " * 49, address):
        assert spdx(text) is None


TERMS: list[tuple[Any, Any]] = [
    ({"@id": "https://eupl.eu/", "name": "European Union Public Licence v. 1.2"}, "EUPL-1.2"),
    ({"name": "My terms", "url": "https://x.edu/t"}, {"statement": "My terms", "uri": "https://x.edu/t"}),
    ({"name": "other", "url": "https://creativecommons.org/licenses/by/4.0/"}, "CC-BY-4.0"),
    ({"name": "GPL-3.0-or-later", "url": "https://www.gnu.org/licenses/gpl-3.0.html"}, "GPL-3.0-or-later"),
    ({"name": "Terms", "url": "LICENSE.txt"}, {"statement": "Terms"}),
    (["MIT", "https://opensource.org/licenses/MIT"], "MIT"),
    ("https://x.edu/t", {"statement": "https://x.edu/t", "uri": "https://x.edu/t"}),
    ("Our own licence", {"statement": "Our own licence"}),
]
NO_TERMS: list[tuple[Any, str]] = [
    (
        {"name": "MIT", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        "names different licences: Apache-2.0 and MIT",
    ),
    (["MIT", "ISC"], "found 2 licences, expected one"),
    ("LICENSE", "names a file, and no licence"),
    ("see LICENSE.txt", "names a file, and no licence"),
    ({"@id": "./LICENSE"}, "names a file, and no licence"),
    ("Permission is hereby granted,\n" * 20, "found the text of a licence, expected its name or its address"),
    ("TODO", "a placeholder"),
    ({"name": "TBD"}, "a placeholder"),
    ("https://choosealicense.com/licenses/undefined/", "names no licence"),
    (7, "found a number, expected text"),
]


@pytest.mark.parametrize(("value", "expected"), TERMS)
def test_a_name_and_an_address_are_kept_together(value: Any, expected: Any) -> None:
    assert licence(value) == expected
    assert licence(LICENCE.write(expected)) == expected


@pytest.mark.parametrize(("value", "why"), NO_TERMS)
def test_what_names_no_licence_is_left_with_the_true_reason(value: Any, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        licence(value)
    assert str(refused.value) == why


def test_the_hub_is_told_its_own_spellings() -> None:
    said = {answer: HUB_LICENCE.write(answer) for answer in ("GPL-3.0-only", "EPL-2.0", "C-UDA-1.0", "CECILL-2.1")}
    assert said == {"GPL-3.0-only": "gpl-3.0", "EPL-2.0": "epl-2.0", "C-UDA-1.0": "c-uda", "CECILL-2.1": "other"}


def test_what_is_mended_and_what_is_imported_are_one_licence() -> None:
    for expected, texts in KNOWN.items():
        assert all(expected in [*spellings(text, text), text] for text in texts), expected


SOURCES: list[tuple[str, str, Any]] = [
    ("croissant", "croissant.json", {"@type": "sc:Dataset", "license": "https://opensource.org/licenses/MIT"}),
    ("schema-org", "x.json", {"@type": "Dataset", "license": {"name": "MIT License"}}),
    ("ro-crate", "ro-crate-metadata.json", {"@graph": [
        {"@id": "./", "@type": "Dataset", "license": {"@id": "#l"}}, {"@id": "#l", "name": "The MIT License"},
    ]}),
    ("frictionless", "datapackage.json", {"resources": [], "licenses": [{"path": "https://opensource.org/license/mit"}]}),
    ("datacite", "x.json", {"titles": [{"title": "V"}], "rightsList": [
        {"rights": "MIT License", "rightsUri": "https://opensource.org/licenses/MIT", "rightsIdentifier": "mit"},
        {"rights": "Open Access", "rightsUri": "info:eu-repo/semantics/openAccess"},
    ]}),
    ("citation", "CITATION.cff", {"type": "dataset", "title": "V", "license-url": "https://opensource.org/licenses/MIT"}),
    ("dataset-card", "README.md", {"license": "other", "license_name": "mit", "license_link": "LICENSE"}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "name", "data"), SOURCES, ids=[form for form, _, _ in SOURCES])
def test_every_importer_knows_a_licence(form: str, name: str, data: Any) -> None:
    text = f"---\n{json.dumps(data)}\n---\n" if form == "dataset-card" else json.dumps(data)
    assert read(form, text, name).answers["access"] == {"licence": "MIT"}


def test_several_licences_of_a_citation_are_a_choice() -> None:
    data = {"type": "dataset", "title": "V", "license": ["MIT", "Apache-2.0"]}
    assert read("citation", json.dumps(data), "CITATION.cff").answers["access"] == {"licence": "MIT OR Apache-2.0"}


def test_a_package_here_is_asked_by_the_same_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from synthreport.scan.surroundings import environment

    (tmp_path / "tiny-1.0.dist-info").mkdir()
    metadata = "Metadata-Version: 2.4\nName: tiny\nVersion: 1.0\nLicense: Apache License, Version 2.0\n"
    (tmp_path / "tiny-1.0.dist-info" / "METADATA").write_text(metadata)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert environment.licence_of("tiny") == "Apache-2.0"
