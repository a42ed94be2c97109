"""What an anonymous copy hides, what it leaves alone, what it asks a person about, and that all of it comes back."""

from __future__ import annotations

import json
import os
import stat
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from draws import examples
from hypothesis import given, settings
from hypothesis import strategies as st

import synthreport
from synthreport.cli.program import cli
from synthreport.files.serialise import as_json, as_yaml
from synthreport.journal.anonymity.needles import Form, How, Needles
from synthreport.journal.anonymity.replacing import Hidden, hide
from synthreport.journal.anonymity.restoring import restore
from synthreport.journal.anonymity.searching import Search
from synthreport.journal.anonymity.spelling import fold

MADE_BY: dict[str, Any] = {
    "synthreport": "1.0",
    "manifest": {"id": "mueller-lab-cohort", "language": "en"},
    "dataset": {
        "title": "Synthetic strokes",
        "identifiers": ["https://doi.org/10.5281/zenodo.7654321", "https://lab.charite.de/data/stroke"],
        "funding": [{"funder": "dfg", "award": "MU-1234/5"}, {"funder": "dfg", "award": "R01 HL123456"}],
        "publications": {"own": {"identifier": "10.5555/our.own.paper"}},
        "competing_interests": "The authors hold shares in Synthetica GmbH.",
    },
    "parties": {
        "jm": {
            "kind": "person",
            "name": "Müller-Lüdenscheidt, Jörg",
            "orcid": "0000-0002-1825-0097",
            "email": "joerg.mueller@charite.de",
        },
        "oneil": {"kind": "person", "name": "Prof. Dr. Anna Maria O'Neil-Świątek, PhD"},
        "kim": {"kind": "person", "name": "Su-Jin Kim"},
        "krug": {"kind": "person", "name": "Thea Krüger"},
        "will": {"kind": "person", "name": "Georg Will"},
        "may": {"kind": "person", "name": "Tessa May"},
        "long": {"kind": "person", "name": "Long, Juno"},
        "bj": {"kind": "person", "name": "Bjørn Østergård"},
        "vdv": {"kind": "person", "name": "Jan van der Velden"},
        "cox": {"kind": "person", "name": "Dora Cox"},
        "li": {"kind": "person", "name": "Wei Li"},
        "charite": {
            "kind": "organisation",
            "name": "Charité – Universitätsmedizin Berlin",
            "ror": "https://ror.org/001w7jn25",
        },
        "dfg": {"kind": "organisation", "name": "Deutsche Forschungsgemeinschaft"},
        "mgh": {"kind": "organisation", "name": "Massachusetts General Hospital"},
        "karolinska": {"kind": "organisation", "name": "Karolinska Institutet, Stockholm"},
        "inst": {"kind": "organisation", "name": "Institute"},
        "board": {"kind": "organisation", "name": "Data Board of Strokes"},
    },
    "tools": {
        "synth": {
            "kind": "software",
            "name": "stroke-gen",
            "version": "1",
            "repository": "https://github.com/strokelab77/stroke-synth.git",
            "commit": "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678",
        }
    },
    "inputs": {
        "reg": {
            "kind": "dataset",
            "title": "Strokes",
            "source_use": {"body": "Ethikkommission der Charité", "reference": "EA1/234/25"},
            "terms": {"agreement": "DUA-2024-0815"},
        }
    },
    "files": {"t": {"path": "mueller/trial data.csv"}, "c": {"path": "code/generate.py"}},
}
"""A manifest of people and places that there are not."""

MADE_BY_OTHERS: dict[str, Any] = {
    "synthreport": "1.0",
    "manifest": {"id": "oxsyn_2024", "language": "en"},
    "dataset": {
        "identifiers": [
            "https://doi.org/10.1038/s41597-023-01234-5",
            "ark:/12148/btv1b8449691v",
            "hdl:1887/4531",
            "https://huggingface.co/datasets/msmith/oxsyn",
        ],
        "funding": [
            {"funder": "nih", "award": "2R01-CA-123456"},
            {"funder": "nih", "award": "ANR-19-CE45-0001"},
            {"funder": "nih", "award": "EP/S001234/1"},
            {"funder": "nih", "award": "75"},
            {"funder": "nih", "award": "KAKENHI JP17KK0012"},
            {"funder": "nih", "award": "101057123"},
            {"funder": "nih", "award": "01ZZ1801B"},
        ],
        "publications": {
            "a": {"identifier": "arXiv:2401.12345"},
            "c": {"identifier": "https://arxiv.org/abs/2301.04567v2"},
            "b": {"identifier": "https://www.medrxiv.org/content/10.1101/2024.01.02.24300001v1"},
        },
        "distributions": {"m": {"identifier": "https://physionet.org/content/oxsyn/1.0.0/"}},
    },
    "parties": {
        "a": {"kind": "person", "name": "José Ángel Núñez-García"},
        "b": {"kind": "person", "name": "Şükrü Çağlar"},
        "c": {"kind": "person", "name": "Nguyễn Văn An"},
        "d": {"kind": "person", "name": "Seán Ó Briain"},
        "e": {"kind": "person", "name": "Fatima Al-Zahra bint Mohammed"},
        "f": {
            "kind": "person",
            "name": "Mara Smith",
            "email": "mara.smith.1985@gmail.com",
            "orcid": "https://orcid.org/0000-0001-2345-6789",
        },
        "g": {"kind": "person", "name": "John Brown Jr."},
        "h": {"kind": "person", "name": "Gabriele D'Angelo"},
        "i": {"kind": "person", "name": "J. R. R. Tolkien"},
        "j": {"kind": "person", "name": "Ludwig van Beethoven"},
        "k": {"kind": "person", "name": "Dr. med. Hans-Peter Schmidt"},
        "l": {"kind": "person", "name": "Παναγιώτης Παπαδόπουλος"},
        "m": {"kind": "person", "name": "Akira Yamamoto (山本 明)"},
        "n": {"kind": "person", "name": "Mark Young"},
        "o": {"kind": "person", "name": "Rose Field"},
        "p": {"kind": "person", "name": "Eva Oehlenschläger"},
        "q": {"kind": "person", "name": "Ian MacDonald"},
        "r": {"kind": "person", "name": "Đorđe Šarić"},
        "ox": {"kind": "organisation", "name": "University of Oxford"},
        "eth": {"kind": "organisation", "name": "ETH Zürich"},
        "pc": {"kind": "organisation", "name": "Université Paris Cité"},
        "sj": {"kind": "organisation", "name": "St. Jude Children's Research Hospital"},
        "nih": {"kind": "organisation", "name": "National Institutes of Health (NIH)"},
        "ti": {"kind": "organisation", "name": "The Alan Turing Institute"},
        "ro": {"kind": "organisation", "name": "Roche Diagnostics GmbH"},
        "ins": {"kind": "organisation", "name": "Inserm U1018"},
        "tok": {"kind": "organisation", "name": "東京大学"},
        "lmu": {
            "kind": "organisation",
            "name": "Ludwig-Maximilians-Universität München",
            "email": "ethik@med.uni-muenchen.de",
        },
        "ab": {"kind": "organisation", "name": "AstraZeneca R&D"},
        "eb": {"kind": "organisation", "name": "Ethics Committee"},
        "kc": {"kind": "organisation", "name": "King's College London"},
        "qc": {"kind": "organisation", "name": "Queen's College"},
        "sm": {"kind": "organisation", "name": "St Mary's Hospital"},
        "oy": {"kind": "organisation", "name": "OY"},
        "em": {"kind": "organisation", "name": "Employer E-99821"},
        "sc": {"kind": "organisation", "name": "School 4711-GSM"},
        "mc": {"kind": "organisation", "name": "Mercy Clinic 12"},
        "lt": {"kind": "organisation", "name": "Leeds Teaching Hospitals NHS Trust"},
    },
    "tools": {
        "x": {
            "kind": "software",
            "name": "oxsyn",
            "repository": "https://gitlab.uni.example/ai-lab/syn.git",
            "commit": "v1.2-rc",
        },
        "z": {"kind": "software", "name": "CaglarNet"},
        "y": {"kind": "software", "name": "scikit-learn", "repository": "https://github.com/scikit-learn/scikit-learn"},
    },
    "inputs": {
        "r": {
            "kind": "dataset",
            "source_use": {"body": "South Central - Oxford C Research Ethics Committee", "reference": "REC 19/SC/0123"},
            "manifest": {"uri": "https://data.ox.example/m.yaml"},
        }
    },
    "files": {"t": {"path": "smith_lab/My Data (v2).parquet"}, "u": {"path": "README.md"}},
    "maintenance": {"channel": "https://ox.example/forum", "contact": "f"},
}


SPELLINGS = {
    "ller": [
        "Jörg Müller-Lüdenscheidt", "MÜLLER", "Mueller", "Muller", "Mu\u0308ller et al. (2020)",
        "Müller‐Lüdenscheidt", "Müller–Lüdenscheidt’s lab", "J. Müller", "Müller J", "Müller, J.", "JMüller",
        "jörg_müller", "mueller2025", "muellerj", "jmueller", "user muellerlab", "MuellerLab", "MÜLLERLAB",
        "Mül\u00adler", "Mü\u200bller", "Mül-\n  ler", "Jörg\n    Müller", "Müllers Gruppe", "Ｍüller", "M%C3%BCller",
        "M&uuml;ller", 'M{\\"u}ller', 'M\\"uller',
    ],
    "denscheid": ["Müller-Lüdenscheidt", "Luedenscheidt", "LÜDENSCHEIDT, J."],
    "neil": [
        "O’Neil‑Świątek", "ONeil", "O Neil", "oneil-swiatek", "annaoneil", "anna.oneil", "aoneil@uni.example",
        "Anna M. O'Neil", "O`Neil",
    ],
    "wiatek": ["Swiatek A. M.", "Świątek", "swiatek_lab", "ŚWIĄTEK", "A.M.Swiatek"],
    "kim": ["Kim et al.", "S.-J. Kim", "Kim SJ", "Sujin Kim"],
    "ger": ["Krüger", "Krueger's", "krueger_lab", "KRÜGER"],
    "will": ["Georg Will", "Dr Will reviewed it", "G. Will", "Will et al.", "Mr. Will"],
    "may": ["Tessa May", "T. May", "Prof. May", "May, T."],
    "long": ["Juno Long", "Long, J.", "J. Long", "the approach of Long is used", "Long and colleagues"],
    "ster": ["Østergård", "Ostergard", "Oestergaard", "B. Østergård"],
    "velden": ["van der Velden", "J. van der Velden", "vandervelden", "Velden, J. van der"],
    "cox": ["Dr Cox", "Dora Cox", "data of Cox were", "Cox et al."],
    "li": ["Wei Li", "Li et al.", "W. Li", "Li, W."],
    "harit": [
        "Charité", "charite Berlin", "CHARITÉ", "Charite\u0301", "charite.de", "db.charite.de/x", "charite dot de",
        "ChariteGen", "charite_bucket", "Charité –\n   Universitätsmedizin\n Berlin", "s3://charite-bucket/x",
    ],
    "massachusetts": ["Massachusetts General Hospital", "massachusetts", "MASSACHUSETTS GENERAL"],
    "arolinska": ["Karolinska", "karolinska.se", "KAROLINSKA INSTITUTET"],
    "dfg": ["DFG", "DFG-funded"],
    "forschungsgem": ["Deutsche\nForschungsgemeinschaft", "DEUTSCHE FORSCHUNGSGEMEINSCHAFT"],
    "data board of strokes": ["the Data Board of Strokes decided", "data board\n  of strokes"],
    "uell": [
        "joerg.mueller@charite.de", "joerg.mueller (at) charite.de", "joerg dot mueller at charite dot de",
        "JOERG.MUELLER＠CHARITE.DE",
    ],
    "own": [
        "10.5555/our.own.paper", "https://dx.doi.org/10.5555/OUR.OWN.PAPER", "doi:10.5555/our.own.paper",
        "https://doi.org/10.5555%2Four.own.paper", "DOI 10.5555 / our.own.paper",
        "https://doi.org/10.5555%252Four.own.paper",
    ],
    "7654321": [
        "https://doi.org/10.5281/zenodo.7654321", "zenodo.7654321", "Zenodo record 7654321",
        "zenodo.org/records/7654321",
    ],
    "1234": ["DFG MU-1234/5", "MU 1234/5-1", "MU1234-5", "mu 1234 / 5"],
    "123456": ["grant no. 123456", "R01HL123456", "1R01-HL-123456", "grant R01 HL123456-01A1"],
    "1825": ["0000000218250097", "orcid.org/0000-0002-1825-0097", "0000 0002 1825 0097", "0000‑0002‑1825‑0097"],
    "001w7": ["ror.org/001w7jn25", "ROR 001W7JN25", "https://ror.org/001w7jn25"],
    "strokelab77": [
        "github.com/strokelab77/stroke-synth", "git@github.com:strokelab77/stroke-synth.git",
        "strokelab77/stroke-synth", "@strokelab77", "pip install git+https://github.com/strokelab77/stroke-synth",
        "github.com%2Fstrokelab77%2Fstroke-synth", "strokelab77",
    ],
    "a1b2": ["commit a1b2c3d", "A1B2C3D4E5", "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678"],
    "annaoneil": [
        "\\\\fileserver\\annaoneil\\data", "C:/Users/annaoneil/x", "/home/annaoneil", "~annaoneil/x",
        "file:///home/annaoneil",
    ],
    "fileserver": ["\\\\fileserver\\x", "//fileserver/share/x", "smb://fileserver/x"],
    "234": ["vote EA1/234/25", "EA1-234-25", "EA1 234 25"],
    "0815": ["DUA-2024-0815", "dua 2024 0815"],
    "cohort": ["mueller-lab-cohort", "mueller_lab_cohort", "Mueller Lab Cohort"],
    "trial": [
        "mueller/trial data.csv", "mueller\\trial data.csv", "./mueller/trial data.csv", "mueller/trial%20data.csv",
    ],
    "generate": ["python code/generate.py --x"],
    "yw5u": ["cm9vdDphbm5h YW5uYS5vbmVpbEBjaGFyaXRlLmRl"],
    "mgh": ["see mgh_registry and more", "the host mgh.org is down", "MGH's wards", "MGH", "mgh-registry"],
    "10.5555/": ["as doi 10.5555/charite.stroke.2025 says"],
}  # fmt: skip
MORE_SPELLINGS = {
    "nunez": ["Nunez-Garcia", "J. A. Núñez", "NÚÑEZ GARCÍA, José", "jnunez", "Nun\u0303ez"],
    "sukru": ["Sukru Caglar", "ŞÜKRÜ"],
    "caglar": ["Ş. Çağlar"],
    "nguyen": ["Nguyen Van An", "Nguyễn V. A."],
    "sean": ["Sean O Briain"],
    "briain": ["S. Ó Briain", "O'Briain"],
    "zahra": ["Al Zahra", "alzahra_f", "F. Al-Zahra"],
    "mohammed": ["Mohammed"],
    "mara": ["Mara Smith"],
    "smith": [
        "Smith M", "Smith et al", "the team of Smith trained it", "msmith", "mara.smith.1985@gmail.com",
        "mara.smith.1985", "smith_lab/My Data (v2).parquet", "smith_lab\\My Data (v2).parquet",
    ],
    "23456789": ["https://orcid.org/0000-0001-2345-6789", "ORCID: 0000 0001 2345 6789"],
    "brown": ["John Brown", "Dr. Brown", "Brown J"],
    "angelo": ["d'angelo", "D’Angelo G.", "DAngelo", "dangelo@x.example"],
    "tolkien": ["Tolkien", "J.R.R. Tolkien", "JRR Tolkien"],
    "beethoven": ["van Beethoven", "L. v. Beethoven"],
    "hans": ["Hans Peter Schmidt"],
    "schmidt": ["H.-P. Schmidt", "HP Schmidt", "Schmidts Klinik"],
    "παπαδο": ["ΠΑΠΑΔΟΠΟΥΛΟΣ"],
    "yamamoto": ["Yamamoto"],
    "山本": ["山本明"],
    "mark": ["Mark Young"],
    "young": ["M. Young", "Young and colleagues"],
    "rose": ["Rose Field"],
    "field": ["Prof Field"],
    "hlenschl": ["Öhlenschläger", "Öhlenschlaeger", "Ohlenschlager", "Oehlenschlager E"],
    "donald": ["Mac Donald", "I. Mac Donald", "MacDonald"],
    "or": ["Djordje", "DORDE"],
    "lth": ["LTH", "lth.nhs.uk"],
    "101": ["EU grant 101 057 123", "101057123"],
    "1801": ["BMBF 01ZZ1801", "01 ZZ 1801"],
    "oxford": ["Oxford", "oxford_ehr", "University of\nOxford", "Oxford C Research Ethics Committee"],
    "zurich": ["ETH Zurich"],
    "eth": ["ETH"],
    "paris": ["Paris Cité"],
    "jude": ["St Jude", "St. Jude Children’s"],
    "nih": ["NIH", "nih.gov"],
    "turing": ["Turing Institute"],
    "roche": ["Roche", "roche.com"],
    "inserm": ["INSERM"],
    "1018": ["U1018"],
    "lmu": ["LMU"],
    "ludwig": ["Ludwig Maximilians Universitaet"],
    "muenchen": ["med.uni-muenchen.de", "uni-muenchen", "ethik@med.uni-muenchen.de"],
    "zeneca": ["Astra Zeneca"],
    "astra": ["AstraZeneca's", "astrazeneca.com"],
    "41597": [
        "10.1038/s41597-023-01234-5", "s41597-023-01234-5", "DOI:10.1038/S41597-023-01234-5.",
        "nature.com/articles/s41597-023-01234-5",
    ],
    "8449691": ["ark:12148/btv1b8449691v", "btv1b8449691v"],
    "4531": ["hdl.handle.net/1887/4531", "1887/4531"],
    "12345": ["arxiv.org/abs/2401.12345v2", "2401.12345", "arXiv 2401.12345"],
    "24300001": ["10.1101/2024.01.02.24300001"],
    "msmith": ["huggingface.co/datasets/msmith/oxsyn", "msmith/oxsyn", "load_dataset('msmith/oxsyn')"],
    "physionet.org/content/ox": ["physionet.org/content/oxsyn"],
    "123456": ["R01 CA123456", "2R01CA123456-05", "the NIH R01 123456 grant"],
    "04567": ["arXiv:2301.04567", "arxiv.org/pdf/2301.04567", "2301.04567v1", "10.48550/arXiv.2301.04567"],
    "17kk": ["JP17KK0012", "KAKENHI 17KK0012", "17KK0012"],
    "king": ["King's College London"],
    "kcl": ["see kcl.ac.uk for more", "KCL", "the kcl_cohort of 2020"],
    "queenscollege": [
        "Queen's College", "see queens-college.example", "QUEENS-COLLEGE.EXAMPLE", "queenscollege.example",
        "ward.queens-college.example/x", "the queenscollege cohort",
    ],
    "mary": ["stmarys.example is down", "st-marys.example/data", "@stmarys", "the bucket stmarys-trial", "St. Mary’s"],
    "oy": ["oy.example is down", "lab.oy.example/x"],
    "smithlab": ["smith-lab.example is down"],
    "99821": ["held by E-99821", "E99821", "e_99821", "No. 99821"],
    "4711": ["the school 4711 GSM", "4711-gsm"],
    "mercy": ["mercy-clinic.example is down", "the Mercy Clinic"],
    "ez": ["N&#xFA;&#xF1;ez", "n\\u00fa\\u00f1ez", "xn--nez-7ma8b.example"],
    "caglarnet": ["CaglarNet", "run caglarnet twice"],
    "ce45": ["ANR 19 CE45 0001", "anr-19-ce45-0001-01"],
    "001234": ["EP/S001234/1", "EPS001234"],
    "ai-lab": ["gitlab.uni.example/ai-lab/syn", "git clone git@gitlab.uni.example:ai-lab/syn.git"],
    "ai-lab/syn": ["ai-lab/syn"],
    "v1.2": ["v1.2-rc"],
    "0123": ["19/SC/0123", "REC: 19/SC/0123"],
    "ox.ex": ["data.ox.example/m.yaml"],
    "oxsyn_2024": ["oxsyn_2024"],
    "2024": ["OxSyn 2024"],
}  # fmt: skip
"""What must be gone, by the spellings of which it is a part."""

ORDINARY = [
    "Patients will be followed up", "Will the model hold?", "in May 2024", "It may be that",
    "May 2020 to June 2021", "Long-term follow-up", "patients with Long COVID", "a long time", "as long as",
    "The Institute of Medicine published it", "an institute", "University of Oslo", "Department of Neurology",
    "Cox regression", "a Cox model was fitted", "Cox proportional hazards", "serum Li levels", "Li-ion",
    "hospital stay", "General practice", "Data were cleaned", "the data board was wood", "Long QT syndrome",
    "anatomy", "Mannheim", "protein", "kimchi", "a kim", "generated by a Gaussian copula",
    "https://doi.org/10.1056/NEJM199610103351501", "numpy 1.26 and scikit-learn", "ratio 3/4", "and/or",
    "1234 patients and 5 sites", "123456 records", "pandas 2.0.1", "GPL-3.0-only", "a ~ b/c", "C: drive",
    "12:30 h", "p < 0.05", "version 1.0.0", "0.97", "5-fold", "Velocity", "willing", "Maya", "Longitudinal",
    "longitude", "Theorem", "massive", "DFT", "MRI", "MG", "Generalised", "Boards of directors", "a stroke",
]  # fmt: skip
"""What has nothing to do with anybody, although it is spelt alike, or nearly."""


def of(text: str, made_by: dict[str, Any] = MADE_BY, **more: Any) -> dict[str, Any]:
    return {**deepcopy(made_by), "limitations": {"one": {"text": text}}, **more}


def hidden_text(text: str) -> str:
    (limitation,) = hide(of(text)).data["limitations"].values()
    return str(limitation["text"])


def same(hidden: Hidden, data: Any) -> bool:
    """Whether everything comes back, keys in their order, and after the key has been a file."""
    return as_json(restore(hidden.data, json.loads(as_json(hidden.key)))) == as_json(data)


def without_tokens(data: Any, key: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False)
    for token in sorted(key["tokens"], key=len, reverse=True):
        text = text.replace(token, "\0")
    return text


CASES = [(gone, text) for gone, listed in SPELLINGS.items() for text in listed]
MORE_CASES = [(gone, text) for gone, listed in MORE_SPELLINGS.items() for text in listed]


@pytest.mark.parametrize(("made_by", "cases"), [(MADE_BY, CASES), (MADE_BY_OTHERS, MORE_CASES)], ids=["some", "others"])
def test_every_spelling_of_what_is_withheld_is_hidden(made_by: dict[str, Any], cases: list[tuple[str, str]]) -> None:
    left = []
    for gone, text in cases:
        assert fold(gone) in fold(text), text
        hidden = hide(of(text, made_by))
        (seen,) = hidden.data["limitations"].values()
        said = without_tokens(seen["text"], hidden.key)
        if fold(gone) in fold(said):
            left.append((text, said))
        assert same(hidden, of(text, made_by)), text
    assert left == []


def test_ordinary_words_are_left_alone() -> None:
    assert [text for text in ORDINARY if hidden_text(text) != text] == []


def test_ids_keys_references_and_names_of_tools_tell_nothing() -> None:
    data = of(
        "x",
        tools={"annaoneil_synth": {"kind": "software", "name": "ChariteGen by Mueller"}},
        inputs={"charite_registry": {"kind": "dataset", "custodian": "charite"}},
        steps={"fit": {"tools": ["annaoneil_synth"], "takes": ["charite_registry"], "parameters": {"müller_prior": 1}}},
        manifest={"filled_by_tool": ["/tools/annaoneil_synth/name", "/inputs/charite_registry"]},
        reproducibility={"environment": {"variables": {"CHARITE_HOME": "charite"}, "os": "Debian charite-hpc"}},
    )
    hidden = hide(data)
    said = fold(without_tokens(hidden.data, hidden.key))
    assert [name for name in ("oneil", "charite", "mueller", "muller") if name in said] == []
    (tool,), (made_of,) = hidden.data["tools"], hidden.data["inputs"]
    assert hidden.data["steps"]["fit"]["tools"] == [tool]
    assert hidden.data["steps"]["fit"]["takes"] == [made_of]
    assert hidden.data["manifest"]["filled_by_tool"] == [f"/tools/{tool}/name", f"/inputs/{made_of}"]
    assert same(hidden, data)


def test_ids_that_stand_for_others_are_ids() -> None:
    hidden = hide(
        of("x", tools={"charite_gen": {"kind": "software", "name": "charite-gen", "licence": "LicenseRef-Charite"}})
    )
    (tool,) = hidden.data["tools"]
    found = synthreport.check(hidden.data).findings
    assert [
        each
        for each in found
        if tool in each.at.pointer and each.code in ("DC68", "GE02") and "expected" in each.message
    ] == []


TAKEN = [
    "Hidden Name 001 and Hidden Name 002", "party_001", "hidden-001", "path_001.csv", "urn:hidden:address-001",
    "urn:hidden:identifier-001", "Müller 001 Hidden Name", "Hidden Name Müller2025", "Hidden Müller1",
    "Müller1 Müller11", "Hidden Name 00Müller", "hidden-Müller7", "Hidden Namex001",
]  # fmt: skip
"""What is spelt like a token, or may become it."""


@pytest.mark.parametrize("text", TAKEN)
def test_what_looks_like_a_token_comes_back_as_it_was(text: str) -> None:
    data = of(text, files={text: {"path": f"{text}.csv"}, "t": {"path": "mueller/x.csv"}})
    assert same(hide(data), data)


def test_every_spelling_comes_back_as_it_was() -> None:
    text = "Müller, Mueller, MÜLLER, Mu\u0308ller, müller and JMüller2, Müller-Lüdenscheidt, Mül\u00adler"
    hidden = hide(of(text))
    assert "ller" not in without_tokens(hidden.data["limitations"], hidden.key)
    assert same(hidden, of(text))


def test_what_was_changed_meanwhile_stays_and_the_rest_comes_back() -> None:
    hidden = hide(of("Ask Müller."))
    hidden.data["limitations"]["one"]["text"] += " The reviewers ask who that is."
    hidden.data["limitations"]["two"] = {"text": "New."}
    del hidden.data["dataset"]["publications"]
    back = restore(hidden.data, hidden.key)
    assert back["limitations"] == {
        "one": {"text": "Ask Müller. The reviewers ask who that is."},
        "two": {"text": "New."},
    }
    assert back["parties"] == MADE_BY["parties"]
    assert "publications" not in back["dataset"]


def test_keys_of_before_still_bring_everything_back() -> None:
    hidden: Any = {
        "parties": {"party_001": {"name": "Hidden Name 002", "orcid": {"gap": "withheld"}}},
        "files": {"t": "path_003.csv"},
    }
    tokens = {"party_001": "jm", "Hidden Name 002": "Jörg Müller", "path_003.csv": "mueller/x.csv"}
    answers = {"/parties/party_001/orcid": "0000-0002-1825-0097"}
    key = {"format": "synthreport-key", "format_version": "1.0", "answers": answers, "tokens": tokens}
    back = {"parties": {"jm": {"name": "Jörg Müller", "orcid": "0000-0002-1825-0097"}}, "files": {"t": "mueller/x.csv"}}
    assert restore(hidden, key) == back


PIECES = (
    [text for _, text in CASES] + TAKEN + ORDINARY + ["charite_gen", "Annaoneil", "\n", "x", "0", "'", "\u00e9", "王伟"]
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), min_size=1, max_size=6)
PROSE = st.builds(lambda pieces, between: between.join(pieces), TEXTS, st.sampled_from([" ", "\n", ", ", "_", "-"]))


@settings(max_examples=examples(50))
@given(PROSE, st.dictionaries(PROSE, st.lists(PROSE, max_size=2), max_size=3))
def test_whatever_is_hidden_comes_back_and_nothing_withheld_survives(text: str, more: dict[str, Any]) -> None:
    own: dict[str, Any] = {"x-note": text}
    data = of(text, steps={"fit": {"parameters": more}}, **own)
    hidden = hide(data)
    assert same(hidden, data)
    said = without_tokens(hidden.data, hidden.key)
    for secret in (
        "Müller-Lüdenscheidt",
        "Świątek",
        "our.own.paper",
        "strokelab77",
        "charite.de",
        "7654321",
        "0002-1825",
    ):
        assert secret not in said


def test_names_in_other_scripts_are_found_or_said_not_to_be(tmp_path: Path) -> None:
    parties = {"a": {"kind": "person", "name": "Тарас Шевченко"}, "b": {"kind": "person", "name": "王伟"}}
    hidden = hide(of("Шевченко, ШЕВЧЕНКО Т., 由王伟收集", parties=parties))
    (text,) = (each["text"] for each in hidden.data["limitations"].values())
    assert [name for name in ("Шевченко", "ШЕВЧЕНКО", "王伟") if name in text] == []
    (tmp_path / "m.yaml").write_text(as_yaml(of("T. Shevchenko and Wang Wei", parties=parties)), encoding="utf-8")
    done = anonymise(tmp_path, "m.yaml")
    if find_spec("anyascii"):
        assert "hevchenko" not in done.stdout
        assert "Wang" not in done.stdout
        assert "in one transliteration" in done.stderr
    else:
        assert "pip install 'synthreport[scripts]'" in done.stderr


class _Counting(Needles):
    looked = 0

    def __contains__(self, letters: object) -> bool:
        self.looked += 1
        return super().__contains__(letters)


def test_a_text_is_read_once_however_much_is_looked_for() -> None:
    """Of ten times as many names, none of which occurs in the text, no more are tried."""
    text = "patients of the ward " * 500
    tried = []
    for many in (100, 1000):
        needles = _Counting()
        for number in range(many):
            needles.add([f"Zq{number}xyz"], Form.NAME, How.ANYWHERE)
        assert list(Search(needles).within(text)) == []
        tried.append(needles.looked)
    assert tried[0] == tried[1] <= len(text)


def anonymise(folder: Path, source: str, *arguments: str) -> Result:
    key = [] if "--key" in arguments else ["--key", str(folder / "k.json")]
    command = ["anonymise", str(folder / source), *key, *arguments]
    return CliRunner().invoke(cli, command, catch_exceptions=False)


WRITTEN = """\
# Written by Anna.
synthreport: "1.0"
parties:
    jm: {kind: person, name: "Jörg Müller", x-note: who}   # the first
limitations:
    one:
        text: |
            Nothing is known.
            Ask T. Smith, or @someone.
            Ask Müller.
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_file_comes_back_byte_by_byte(tmp_path: Path, ends: str) -> None:
    before = WRITTEN.replace("\n", ends).encode()
    (tmp_path / "m.yaml").write_bytes(before)
    assert anonymise(tmp_path, "m.yaml", "-o", str(tmp_path / "h.yaml")).exit_code == 0
    assert "Anna" not in (tmp_path / "h.yaml").read_text(encoding="utf-8")
    assert anonymise(tmp_path, "h.yaml", "--restore", "-o", str(tmp_path / "b.yaml")).exit_code == 0
    assert (tmp_path / "b.yaml").read_bytes() == before
    assert anonymise(tmp_path, "h.yaml", "--restore", "-o", str(tmp_path / "b.json")).exit_code == 0
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8")) == synthreport.parse(before).data


@pytest.mark.skipif(os.name != "posix", reason="Windows has no names for pipes that are open")
def test_a_manifest_that_can_be_read_only_once_comes_back_whole(tmp_path: Path) -> None:
    given_here, written_here = os.pipe()
    os.write(written_here, WRITTEN.encode())
    os.close(written_here)
    hidden = tmp_path / "h.yaml"
    assert anonymise(tmp_path, f"/dev/fd/{given_here}", "-o", str(hidden)).exit_code == 0
    os.close(given_here)
    assert anonymise(tmp_path, str(hidden), "--restore").stdout == WRITTEN


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(WRITTEN, encoding="utf-8")
    assert anonymise(tmp_path, "m.yaml", "-o", str(tmp_path / "h.yaml")).exit_code == 0
    whole = json.loads((tmp_path / "k.json").read_text(encoding="utf-8"))
    parts = {"answers": {"": 1}, "tokens": {"path_1": None}, "order": {"/dataset": [[]]}, "original": None, "format": 1}
    damaged = [json.dumps({**whole, name: part}) for name, part in parts.items()]
    for text in (*damaged, "[" * 100_000, "9" * 5000, "\xff"):
        (tmp_path / "k.json").write_text(text, encoding="latin-1")
        done = anonymise(tmp_path, "h.yaml", "--restore", "-o", str(tmp_path / "b.yaml"))
        assert (done.exit_code, not (tmp_path / "b.yaml").exists()) == (2, True), text[:200]


def test_what_is_not_sure_is_listed_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(WRITTEN, encoding="utf-8")
    done = anonymise(tmp_path, "m.yaml")
    told = done.stderr.splitlines()
    assert [line.partition("m.yaml:")[2] for line in told if "m.yaml:" in line] == [
        '9: "T. Smith" was not hidden; it looks like the name of a person',
        '9: "@someone" was not hidden; it looks like an account',
    ]
    assert "texts hidden: 3; places to check: 2" in told
    assert any(line.startswith("Not checked: other files in the folder") for line in told)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permissions for others")
def test_nobody_else_reads_the_key(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(WRITTEN, encoding="utf-8")
    key = tmp_path / "k.json"
    before = os.umask(0)
    try:
        assert anonymise(tmp_path, "m.yaml").exit_code == 0
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        key.chmod(0o666)
        assert anonymise(tmp_path, "m.yaml", "--force").exit_code == 0
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_a_key_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(WRITTEN, encoding="utf-8")
    (tmp_path / "k.json").write_text("mine", encoding="utf-8")
    done = anonymise(tmp_path, "m.yaml", "-o", str(tmp_path / "h.yaml"))
    assert done.exit_code == 2
    assert "may be the key of another manifest" in done.stderr
    assert (tmp_path / "k.json").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "h.yaml").exists()


@pytest.mark.parametrize(
    ("key", "output"),
    [("k.json", "k.json"), ("k.json", "m.yaml"), ("m.yaml", "h.yaml"), ("k.json", "../{here}/m.yaml")],
)
def test_no_file_is_written_over_another(tmp_path: Path, key: str, output: str) -> None:
    (tmp_path / "m.yaml").write_text(WRITTEN, encoding="utf-8")
    written = str(tmp_path / output.format(here=tmp_path.name))
    done = anonymise(tmp_path, "m.yaml", "--force", "--key", str(tmp_path / key), "-o", written)
    assert done.exit_code == 2
    assert "name another file" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["m.yaml"]
    assert (tmp_path / "m.yaml").read_text(encoding="utf-8") == WRITTEN


def test_what_has_no_place_any_more_is_said(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(WRITTEN, encoding="utf-8")
    hidden = tmp_path / "h.yaml"
    assert anonymise(tmp_path, "m.yaml", "-o", str(hidden)).exit_code == 0
    (party,) = synthreport.parse(hidden.read_bytes()).data["parties"]
    hidden.write_text(hidden.read_text(encoding="utf-8").replace(f"{party}:", "somebody:"), encoding="utf-8")
    done = anonymise(tmp_path, "h.yaml", "--restore")
    assert done.exit_code == 0
    assert f"/parties/{party}/x-note was not restored: its place in the manifest is gone" in done.stderr


@pytest.mark.parametrize(
    "path, hidden",
    [
        ("mueller/Synthetic-visits.csv", "path_synthetic_001.csv"),
        ("mueller/scans/*.dcm", "path_*_001.dcm"),
        ("mueller/simulated/ecg_*.tar.gz", "path_simulated_*_001.tar.gz"),
        ("mueller/visits.csv", "path_001.csv"),
    ],
)
def test_a_hidden_path_keeps_its_mark_and_that_it_stands_for_many(path: str, hidden: str) -> None:
    data = {"synthreport": "1.0", "files": {"t": {"path": path}}}
    done = hide(data)
    assert done.data["files"]["t"]["path"] == hidden
    assert restore(done.data, done.key) == data
