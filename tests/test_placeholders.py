"""The list of placeholders: what it finds, what it leaves alone, and that it leaves honest prose alone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import bases, by_code
from click.testing import CliRunner
from each import each

import synthreport
from synthreport.cli.program import cli
from synthreport.interview.feedback import fault_of
from synthreport.standard.catalogue import load
from synthreport.standard.placeholders import folded, plain

ROOT = Path(__file__).resolve().parents[1]
LISTED = yaml.safe_load((ROOT / "schema" / "1.0" / "placeholders.yaml").read_text(encoding="utf-8"))
LANGUAGES = (
    "en", "de", "fr", "es", "pt", "zh", "ja", "it", "nl", "sv", "ko", "ru",
    "pl", "cs", "uk", "tr", "ar", "hi", "el", "vi", "id", "da", "no", "fi", "fa", "he", "hu", "ro", "th",
)  # fmt: skip
WORDS = [
    (meaning, word)
    for meaning, languages in LISTED.items()
    if meaning not in ("sentences", "prefixes", "parts", "patterns", "digests")
    for language, words in languages.items()
    for word in words
]
HONEST = sorted([*ROOT.glob("examples/**/synthreport.yaml"), *ROOT.glob("tests/shapes/**/*.yaml")])

PLACEHOLDERS = load().placeholders
IDENTIFIER = "/dataset/identifiers/0"
"""Where most words of the list are placeholders."""
PROSE = "/privacy/threat_model/knowledge"
"""Where something must be described: here those are placeholders that are answers elsewhere."""


def texts(data: Any, way: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with its pointer."""
    if isinstance(data, str):
        yield way, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, f"{way}/{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, f"{way}/{index}")


def where(meaning: str) -> str:
    """A place where a word of this meaning is a placeholder."""
    return PROSE if meaning in ("none", "evasive", "bare", "vague") else IDENTIFIER


@pytest.mark.parametrize("meaning", ["nothing", "not_applicable", "unknown"])
def test_every_list_speaks_every_language(meaning: str) -> None:
    assert set(LANGUAGES) <= LISTED[meaning].keys()


def test_every_word_is_found_as_it_is_and_in_other_dress() -> None:
    for meaning, word in WORDS:
        for dressed in (word, word.upper(), f" {word}\n", word.replace(" ", "  ")):
            if plain(dressed) == plain(word):  # ß has no capital of its own
                assert PLACEHOLDERS.meaning(dressed, where(meaning)) == meaning, dressed
                assert PLACEHOLDERS.among(["An honest answer.", dressed]), dressed


def test_brackets_and_stops_around_a_word_change_nothing() -> None:
    for meaning, word in WORDS:
        if len(folded(plain(word))) > 2 and any(letter.isalpha() for letter in word):
            for dressed in (f"[{word}]", f"<{word}>", f"{word}.", f"“{word}”", f"（{word}）"):
                assert PLACEHOLDERS.meaning(dressed, where(meaning)), dressed


def test_a_word_within_a_sentence_is_no_placeholder() -> None:
    for _, word in WORDS:
        if any(letter.isalpha() for letter in word):
            assert PLACEHOLDERS.meaning(f"The board met twice: {word} 7") == ""


def test_full_width_letters_are_letters() -> None:
    assert PLACEHOLDERS.meaning("Ｎ／Ａ") == "not_applicable"
    assert PLACEHOLDERS.meaning("ＴＯＤＯ") == "nothing"


@pytest.mark.parametrize("word", ["x", "na", "xx"])
def test_two_letters_count_alone_and_not_in_brackets(word: str) -> None:
    assert PLACEHOLDERS.meaning(word)
    assert PLACEHOLDERS.meaning(f"({word})") == ""


@pytest.mark.parametrize(
    "word", ["none", "keine", "aucun", "ninguno", "nenhum", "无", "なし", "unknown", "bar", "default", "not_applicable"]
)
def test_words_that_are_answers_are_left_alone(word: str) -> None:
    assert PLACEHOLDERS.meaning(word) == ""


@pytest.mark.parametrize("part", LISTED["parts"])
def test_parts_of_examples_are_found_within_a_text(part: str) -> None:
    assert PLACEHOLDERS.meaning(f"Beside it {part}/17") == "nothing"
    assert PLACEHOLDERS.among([f"Beside it {part}/17"])


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Not applicable", "{gap: not_applicable, reason: …}"),
        ("Unbekannt", "{gap: unknown}"),
        ("See paper", "the section, table or page"),
        ("TBD", "is no answer"),
    ],
)
def test_the_message_says_what_to_say_instead(answer: str, told: str) -> None:
    case = next(case for held in by_code().values() for case in held if case.name == "to-do")
    assert case.data is not None
    result = synthreport.check({**case.data, "ethics": {**case.data["ethics"], "withdrawal": answer}})
    assert [told in finding.message for finding in result.findings] == [True]


def test_an_interview_takes_a_reference_that_leads_somewhere_and_no_placeholder() -> None:
    seen = {"parties": {"x": {"kind": "organisation", "name": "Ward X"}}}
    assert fault_of(seen, "/maintenance/contact", "x", load()) == ""
    assert "is no answer" in fault_of({}, "/maintenance/contact", "todo", load())
    assert "is no answer" in fault_of(seen, "/access/licence", {"statement": "TODO"}, load())
    assert "is no answer" in fault_of(seen, "/dataset/methods", ["fitted", {"other": "TBD"}], load())


def test_a_table_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "tba.csv").write_text("x,na\n1,2\n3,4\n", encoding="utf-8")
    assert CliRunner().invoke(cli, ["init", "--non-interactive", str(tmp_path)]).exit_code == 0
    found = synthreport.check(tmp_path / "synthreport.yaml").findings
    assert [finding.at.pointer for finding in found if finding.code == "DC71"] == []


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_honest_manifest_holds_a_placeholder(path: Path) -> None:
    found = [finding.at.pointer for finding in synthreport.check(path).findings if finding.code == "DC71"]
    assert found == (["/steps/learn/stopping"] if path.parent.name == "incomplete-submission" else [])


@pytest.mark.parametrize("name", bases())
def test_no_base_holds_a_placeholder(name: str) -> None:
    path = ROOT / "schema" / "1.0" / "cases" / "bases" / f"{name}.yaml"
    assert [finding for finding in synthreport.check(path).findings if finding.code == "DC71"] == []


CORPUS = os.environ.get("SYNTHREPORT_CORPUS", "")
"""A folder of dataset descriptions by other people, in JSON: 58 of them in Croissant were tried."""

TRULY = ROOT / "tests" / "placeholders_in_corpus.txt"
"""Every text of the corpus that is flagged, and truly is a placeholder: addresses of examples."""


@pytest.mark.skipif(
    not CORPUS, reason="SYNTHREPORT_CORPUS names no folder: honest prose was NOT searched for placeholders"
)
def test_descriptions_by_other_people_are_left_alone() -> None:
    found, searched = [], 0
    for path in sorted(Path(CORPUS).rglob("*.json")):
        for pointer, text in texts(json.loads(path.read_text(encoding="utf-8"))):
            searched += 1
            if PLACEHOLDERS.meaning(text):
                found.append(f"{path.name} {pointer} {text}")
    print(f"{searched} texts, {len(found)} flagged:", *found, sep="\n")
    assert searched > 1000, "the folder holds too little to say anything"
    assert found == TRULY.read_text(encoding="utf-8").splitlines()


NONE = """
https://doi.org/<ZENODO-DOI>
NCT1234
https://clinicaltrials.gov/study/NCT0123456789
%WITHDRAWAL%
Describe the method here
Insert your withdrawal policy
Enter a description
10.5281/zenodo.XXXXXXX
https://doi.org/10.12/zenodo.1234567
https://doi.org/
https://doi.org/10.5281/zenodo.XXXXXXX
10.5281/zenodo.<id>
doi:10.5281/zenodo.nnnnnnn
10.5281/zenodo.0000000
10.NNNN/xyz
10.xxxx/yyyy
10.XXXXX/abc
10.1234/example
10.1234/
https://doi.org/10.
https://doi.org/10.1234
https://dx.doi.org/
http://dx.doi.org/10.5281/zenodo.xxxxxxx
doi:TODO
DOI: TBD
https://doi.org/TBD
https://doi.org/{doi}
https://doi.org/[DOI]
https://doi.org/...
https://doi.org/…
doi:
https://
https://zenodo.org/record/XXXXXXX
https://zenodo.org/records/0000000
https://zenodo.org/records/
https://zenodo.org/records/<id>
10.5061/dryad.xxxxx
10.17605/OSF.IO/XXXXX
10.13026/xxxx-xxxx
10.6084/m9.figshare.XXXXXXX
https://hdl.handle.net/XXXX/XXXX
your-license-here
$LICENSE
DATASET_NAME
https://orcid.org/0000-0000-0000-0000
0000-0000-0000-000X
0000-0000-XXXX
https://orcid.org/0000-000X-XXXX-XXXX
https://orcid.org/
XXXX-XXXX-XXXX-XXXX
https://ror.org/0xxxxxxxx
https://ror.org/000000000
https://ror.org/
https://example.org/data
https://data.example.org/x
http://example.com
https://www.example.org
www.example.com
example.org/data
you@example.com
mailto:you@example.com
name@mail.example.org
your.name@charite.de
your_email@uni.edu
you@domain.com
name@domain.tld
user@institution.edu
first.last@hospital.org
foo@bar.com
test@test.com
<name>@uni.edu
name@<institution>
https://github.com/<user>/<repo>
https://github.com/your-username/your-repo
https://github.com/username/repo
git@github.com:your-org/x.git
https://your-domain.org/data
https://yourinstitution.edu/x
https://data.test/x
https://x.invalid/
http://localhost:8080/data
http://127.0.0.1/x
arXiv:XXXX.XXXXX
arXiv:0000.00000
https://arxiv.org/abs/XXXX.XXXXX
NCT00000000
NCTXXXXXXXX
https://clinicaltrials.gov/study/NCTXXXXXXXX
PMID: 00000000
PRJNAxxxxxx
GSEXXXXX
x.y.z
vX.Y.Z
X.X
YYYY-MM-DD
0000-00-00
TT.MM.JJJJ
urn:uuid:00000000-0000-0000-0000-000000000000
https://osf.io/xxxxx
See https://example.org/terms
https://data.uni.edu/{id}
XXX-XXXX
urn:nbn:de:xxxxx
https://hdl.handle.net/
10.????/????
https://doi.org/10.1000/...
10.48550/arXiv.XXXX.XXXXX
https://doi.org/10.24432/CXXXXX
ark:00000/x17
registry@clinic.invalid
1234-5678-9012-3456
https://host.edu/data/...
doi.org/pending
https://doi.org/10.5281/zenodo.1234567
0000-0002-1825-0097
https://orcid.org/0000-0002-1825-0097
NCT01234567
https://doi.org/10.1000/182
arXiv:9999.99999
cf. manuscript
zob. manuskrypt
To be determined, later.
待后续补充
논문을 참조하세요
จะกำหนดภายหลัง
{{ threat_model }}
{% block text %}
Held by ${INSTITUTION}
%%TITLE%% of the trial
@@title@@
<threat model>
Adults at [Your Institution]
[insert the name of the board]
[to follow]
https://zenodo.org/records/1234567
Adults at <your institution>
______
__PLACEHOLDER__
TODO: describe
Random seeds (TODO)
FIXME
TBD - ask the custodian
Board of the hospital, TBA
Your institution here
As an AI language model, I cannot know which attacker was meant.
I'm sorry, but as a large language model I have no access to the data.
As an AI, I do not see the registry.
As of my last knowledge update, no attack was known.
Certainly! Here is a description of the attacker.
Sure! Here's what an attacker may know.
Of course! Here is the answer.
Here is a revised version of the answer: age and sex.
Here's a concise answer: age and sex.
Age and sex. I hope this helps!
Age and sex. Let me know if you need more.
I cannot provide details on the seeds.
I don't have access to the manuscript.
I do not have access to the manuscript.
Regenerate response
Als KI-Sprachmodell kenne ich die Daten nicht.
En tant que modèle de langage, je ne connais pas les données.
Como modelo de lenguaje, no conozco los datos.
Como modelo de linguagem, não conheço os dados.
Come modello linguistico non conosco i dati.
Als AI-taalmodel ken ik de gegevens niet.
Как языковая модель, я не знаю данных.
Jako model językowy nie znam danych.
作为一个人工智能语言模型，我不了解数据。
AI言語モデルとして、データは分かりません。
저는 AI 언어 모델로서 데이터를 모릅니다.
""".strip().splitlines()
"""What begins as an identifier, an address, a date or a version, and is none."""

HONEST_ODDITIES = """
10.1002/1097-0258(19970830)16:16<1841::AID-SIM605>3.0.CO;2-X
https://doi.org/10.1002/(SICI)1097-0142(19960501)77:9<1853::AID-CNCR14>3.0.CO;2-U
10.1056/NEJM199610103351501
10.5072/salt-trial
10.24432/C5XW20
10.13026/C2XW26
https://zenodo.org/search?q=x
arXiv:2301.00001
arXiv:1706.03762v7
https://arxiv.org/abs/cs/0000001
NCT00000625
PMID: 12345678
0000-0001-5109-3700
https://orcid.org/0000-0003-0000-1234
https://ror.org/05dxps055
https://ror.org/001w7jn25
https://example.edu/terms
data@example.edu
https://salt-trial.example.edu/issues
None of the above
N.A. Smith
Na Li
XX and XY karyotypes
Vaxxinity Inc.
1.x
2.0.x
0.0.0
1.2.3
E-mail addresses in the notes were replaced by user@example.com
Served by vLLM at http://localhost:8000 on one node
Each identifier has the form XXXX-XXXX and means nothing
https://github.com/user-attachments/x
https://github.com/yourlabs/django
https://github.com/todo-group/todo
https://gitlab.com/exxxample/foo
std::vector<double>
https://host/a?filter[type]=x
https://www.nhs.uk/your-nhs-data-matters/
Your data matters
Doi Inthanon cohort
doi.org resolver was down
ark:/12148/btv1b8449691v
urn:nbn:de:101:1-201102033592
https://hdl.handle.net/1887/4531
Test of the test.
someone@charite.de
user@charite.de
info@institute.org
test@uni-test.de
contact@my-hospital.org
https://test.example.edu
maxxx
Exxon
Foxx
https://xxl.de/data
Annals of Xx
year: YYYY-MM-DD is the format used
y.x
https://doi.org/10.1038/s41597-019-0103-9
10.1016/S0140-6736(05)67394-1
10.7910/DVN/ABCDEF
10.7910/DVN/NNNKXX
10.5555/12345678
$5000 were paid
https://osf.io/xyz12
10.17605/OSF.IO/XX9YZ
http://purl.org/dc/terms/
https://w3id.org/synthreport/1.0
s3://bucket/data
git@github.com:sdv-dev/SDV.git
10.1101/2020.01.01.20000001
localhost/synth:1
00000000
0000
ISRCTN00000012
PMC0000123
Bonn, 10.10.2020/11.10.2020
10.10/5
ratio 10.5/2
Example.com was not contacted
A language model wrote the notes, as an AI system card states
As an AI assistant on the ward, the model was shown ages
The notes were cut where the model said what it was
Here is where the samples were taken
Certainly more than 200 patients
Prompt with {age} and {sex}
Values in [0, 1]
P[X > 3] < 0.05
[1] is the first visit
a_b__c
TODO-list app logs
See article, section 2.1: Gaussian copula
Described in Table 2 of the article
Not reported before 2019
Standard of care: beta blockers
Standard deviation above 3
Common variants of chromosome 22
To be born before week 29
Different doses of zidovudine
All adults with a stroke
Known to the ward from 2019
State machine
A paper diary was kept
None of the 12 attacks beat chance
The board will be told by letter
Nicht bestimmte Blutwerte fehlen
方法：高斯联结函数
""".strip().splitlines()
"""What only looks odd."""


@each("answer", NONE)
def test_what_begins_as_an_identifier_and_is_none_is_found(answer: str) -> None:
    assert PLACEHOLDERS.meaning(answer)
    assert PLACEHOLDERS.among(["An honest answer.", answer])


@each("answer", HONEST_ODDITIES)
def test_what_only_looks_odd_is_left_alone(answer: str) -> None:
    assert PLACEHOLDERS.meaning(answer, IDENTIFIER) == ""
    assert not PLACEHOLDERS.among([answer])


def test_the_beginning_of_a_pattern_is_a_text_that_the_pattern_needs() -> None:
    """Patterns are tried where their text stands, and nowhere else: each finds something that holds its text."""
    answers = [plain(answer) for answer in NONE]
    for text, patterns in LISTED["patterns"].items():
        for pattern in patterns:
            found = [answer for answer in answers if re.search(pattern["search"], answer)]
            assert found, pattern
            assert all(text in answer for answer in found), pattern
            needs = pattern.get("needs", [text])
            assert all(any(need in answer for need in needs) for answer in found), pattern


def test_the_patterns_take_no_longer_for_what_was_made_to_be_slow() -> None:
    for text in ("10.1234/" * 20_000, "https://" + "a." * 50_000, "x-" * 50_000 + "y", "<a" * 50_000, "a@" * 50_000):
        assert PLACEHOLDERS.meaning(text) == ""
