"""Nothing of a person is in the manifest, on the screen or in the log, whatever the folder holds."""

from __future__ import annotations

import gzip
import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from synthreport.cli.program import cli

ROOT = Path(__file__).parents[1]
WORDS = """
    Miller Smith Jones Brown Garcia Martin Davis Lopez Wilson Anderson Thomas Taylor Moore Jackson White Harris Clark
    London Paris Berlin Madrid Rome Vienna Leeds York Bath Oslo Turin Lyon Ghent Basel Graz Cork Bonn
"""
NAMES, CITIES = WORDS.split()[:17], WORDS.split()[17:]
ILLNESSES = """
    asthma;type 2 diabetes;hypertension;COPD;migraine;breast cancer;stroke;depression;anaemia;psoriasis;gout;sepsis;
    pneumonia;epilepsy;hepatitis C;HIV;lupus
"""
ILL = [illness.strip() for illness in ILLNESSES.split(";")]
AGES = list(map(str, range(31, 48)))


def rows(*columns: list[str], mark: str = ",") -> str:
    return "".join(f"{mark.join(row)}\n" for row in zip(*columns, strict=True))


def first(value: str, column: list[str]) -> list[str]:
    """A column whose first record is another."""
    return [value, *column[1:]]


HEADERLESS = {
    "names": rows(NAMES),
    "names in capitals": rows([name.upper() for name in NAMES]),
    "names in small letters": rows([name.lower() for name in NAMES], CITIES),
    "names with other letters": rows(first("Núñez", NAMES)),
    "names of two words": rows(first("Miller-Moore", NAMES), first("New York", CITIES)),
    "a first record in small letters": rows(first("miller", NAMES), first("london", CITIES)),
    "a first record with a stroke": rows(first("jane_miller", NAMES)),
    "names and cities": rows(NAMES, CITIES),
    "illnesses": rows(ILL),
    "names, cities, illnesses": rows(NAMES, CITIES, ILL),
    "semicolons": rows(NAMES, CITIES, ILL, mark=";"),
    "two lines": rows(NAMES[:2], CITIES[:2], ILL[:2]),
    "one line": rows(NAMES[:1], CITIES[:1], ILL[:1]),
    "one cell": "Miller\n",
    "an age that nobody knows": rows(NAMES, first("unbekannt", AGES)),
    "an age that is missing": rows(NAMES, first("NA", AGES)),
    "an age that is empty": rows(NAMES, first("", AGES), CITIES),
    "an age that is a word": rows(NAMES, first("see note", AGES)),
    "a result that is a word": rows(NAMES, first("positive", ["0.3", *AGES[1:]])),
    "sex": rows(NAMES, ["F", "M"] * 8 + ["F"]),
    "sex of which the first is alone": rows(NAMES, first("divers", ["F", "M"] * 8 + ["F"])),
    "codes": rows(NAMES, ["E11.9", "I10", "J45.9", "C50.1"] * 4 + ["I10"]),
    "a code that is a word": rows(NAMES, ["unspecified", *(["E11.9", "I10", "J45.9", "C50.1"] * 4)]),
    "identifiers": rows([f"P{number:04}" for number in range(17)], NAMES),
    "record numbers": rows([f"MRN 76{number}" for number in range(10000, 10017)], NAMES),
    "mails": rows([f"{name.lower()}@example.org" for name in NAMES]),
    "addresses": "miller@example.org,12 High Street\njohn@example.org,1 Low Street\n",
    "streets": rows([f"{number} Miller Street" for number in AGES], CITIES),
    "German streets": rows([f"Millerstraße {number}" for number in AGES], CITIES),
    "telephones": rows([f"+44 20 7946 09{number}" for number in AGES], NAMES),
    "telephones in brackets": rows([f"(020) 7946-09{number}" for number in AGES], NAMES),
    "NHS numbers": rows([f"943 476 59{number}" for number in AGES], NAMES),
    "social security": "123-45-6789,Miller\n987-65-4321,Smith\n",
    "accounts": rows(NAMES, ["DE89 3704 0044 0532 0130 00"] * 17),
    "machines": rows([f"10.0.0.{number}" for number in AGES], NAMES),
    "machines of the sixth version": rows([f"fe80::1:{number}" for number in AGES], NAMES),
    "postcodes": rows([f"LS{number} 1AB" for number in range(1, 18)], NAMES),
    "dates": "03/02/1950\n11/12/1944\n",
    "dates in words": rows([f"{number} March 1950" for number in range(1, 18)], NAMES),
    "dates in German": rows(NAMES, [f"{number}. März 1950" for number in range(1, 18)]),
    "times": rows([f"10:{number}" for number in AGES], NAMES),
    "truth": rows(NAMES, ["true", "false"] * 8 + ["true"]),
    "HL7 names": "Miller^Jan^1950-03-02\nRoe^Kim^1944-11-12\n",
    "names with a comma": '"Miller, John",asthma\n"Smith, Ann",gout\n"Roe, Kim",lupus\n',
    "names with a title": "Dr. Miller,Leeds\nDr. Roe,York\nDr. Smith,Bath\n",
    "sentences": rows([f"Patient {name} was seen in clinic with cough." for name in NAMES]),
    "spaces": "Miller 2 32.1 101.0 157\nSmith 1 21.6 87.0 183\n",
    "a number with an exponent": "1.51e+02\n7.5e+01\n1.41e+02\n",
    "users": rows([f"{name.lower()}{number}" for name, number in zip(NAMES, AGES, strict=True)]),
    "a name over numbers": "miller\n36.5\n36.6\n37.1\n",
    "a name with a letter over numbers": "miller_a\n36.5\n36.6\n37.1\n",
    "names in small letters over numbers": "miller,london\n36.5,1\n36.6,2\n37.1,3\n",
    "names over numbers, with capitals": "Miller,London\n36.5,1\n36.6,2\n37.1,3\n",
    "a record of rare words above codes": "miller,divers,unclear\n" + "xa,m,ja\nxb,f,ja\nxc,m,ja\n" * 20,
    "work": "nurse,single,Miller\nteacher,married,Smith\nbaker,widowed,Jones\nclerk,divorced,Brown\n",
}
PREAMBLES = {
    "a title": "Ward of Dr Miller,,\nid,age,sex\n1,34,F\n2,35,M\n3,36,F\n",
    "a title of fewer cells": "Ward of Dr Miller\nid,age,sex\n1,34,F\n2,35,M\n3,36,F\n",
    "a title with a comma": '"Miller, John"\nvalue\n36.5\n36.6\n37.1\n',
    "a name over a list": "Miller\n36.5\n36.6\n37.1\n",
    "a label": "Patient: Miller\nid,age\n1,34\n2,35\n",
    "a comment": "# Miller excluded, see note\nid,v\n1,2\n2,3\n3,4\n",
    "several comments": "# Miller\n#\n# Smith, J.\n\nid,v\n1,2\n2,3\n3,4\n",
    "a comment over records": "# name,city\nMiller,London\nJones,Paris\n",
    "a line of Excel": "sep=;\nMiller;London\nJones;Paris\nRoe;Leeds\n",
    "two lines of names": "Miller,Jones\nvisit,dose\n1,2\n3,4\n5,6\n7,8\n",
    "a table on its side": "variable,Miller,Jones,Smith\nage,34,45,56\nsex,F,M,F\nstage,1,2,3\n",
    "a table of numbers on its side": "variable,Miller,Jones,Smith\nage,34,45,56\nweight,80,70,60\nheight,1,2,1\n",
    "persons as columns": "gene,patient_Miller 1,patient 2\nTP53,1,2\nEGFR,2,3\nMYC,3,4\n".replace("_Miller", ""),
    "a label in a cell of its own": "Patient:,Jane Miller\n1,34\n2,35\n3,36\n",
    "a name beside a word": "Name,Jane Miller\n1,34\n2,35\n3,36\n",
    "names over numbers": "MILLER Jane,Smith Anna\n36.5,36.6\n37.1,37.2\n",
    "a sentence with a comma": "Exported by Miller, Jane\n1,2\n3,4\n",
    "a comment with two strokes": "// patient Miller, excluded\n1,2\n3,4\n",
    "a comment with a per cent": "% unit: mg, patient Miller excluded\n1,2\n2,3\n3,4\n",
    "a comment behind the names": "id,age # Miller excluded\n1,34\n2,35\n3,36\n",
    "initials as columns": "day,A.Miller,J.K.\n1,2,3\n2,3,4\n3,4,5\n",
    "a broken quote": '"Miller,34\n1,2\n3,4\n',
}


def told(folder: Path, *options: str) -> str:
    """All that a run writes down, shows and logs."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        done = CliRunner().invoke(cli, ["init", "--non-interactive", "--all-left", str(folder), *options])
    assert done.exit_code == 0, done.output
    return (folder / "synthreport.yaml").read_text(encoding="utf-8") + done.output + "".join(map(str, caught))


def is_disclosed(folder: Path, caplog: pytest.LogCaptureFixture, *words: str) -> list[str]:
    text = (told(folder) + caplog.text).lower()
    return [word for word in words if word.lower() in text]


TITLES = [*HEADERLESS, *PREAMBLES]
FORMS = [("csv", TITLES), ("tsv", TITLES[::4]), ("csv.gz", TITLES[1::8]), ("utf-16", TITLES[2::4])]


@pytest.mark.parametrize("form, name", [(form, name) for form, names in FORMS for name in names])
def test_a_first_record_or_a_title_is_no_name(
    form: str, name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = {**HEADERLESS, **PREAMBLES}[name]
    if form == "tsv":
        text = text.replace(",", "\t")
    packed = (
        gzip.compress(text.encode()) if form == "csv.gz" else text.encode("utf-16" if form == "utf-16" else "utf-8")
    )
    (tmp_path / f"a.{'csv' if form == 'utf-16' else form}").write_bytes(packed)
    cells = {cell.strip('" ') for cell in text.splitlines()[0].replace("\t", ",").replace(";", ",").split(",")}
    words = {word for word in cells if len(word) > 4 and word not in ("visit", "variable", "sep=")} | {"miller"}
    assert is_disclosed(tmp_path, caplog, *words) == []


def edf(label: str) -> bytes:
    """An EDF header of one signal, whose label and patient are these."""
    fixed = f"{'0':8}{'Miller F 01-JAN-1950':80}{'Smith':80}01.01.2410.00.00{512:<8}{'':44}{30:<8}{1:<8}{1:<4}"
    return (fixed + f"{label:16}{'':80}{'uV':8}{'':112}{100:<8}{'':32}").encode("ascii")


def wfdb(folder: Path) -> None:
    for number in range(12):
        signal = "Miller Jane" if number == 3 else "ABP"
        header = f"r{number} 1 500 5000\nr{number}.dat 16 200/mmHg 16 0 1 2 0 {signal}\n# age: 99 name: Smith\n"
        (folder / f"r{number}.hea").write_text(header)
        (folder / f"r{number}.dat").write_bytes(b"\0")


def vcf(folder: Path) -> None:
    head = "##fileformat=VCFv4.3\n##source=miller-synthetic-smith\n##SAMPLE=<ID=Miller>\n##reference=file:///home/smith/hg38.fa\n"
    names = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tMiller\tSmith\n"
    (folder / "a.vcf").write_text(f"{head}{names}chr1\t1\t.\tA\tC\t.\t.\t.\tGT\t0/1\t1/1\n")


def parquet(folder: Path, query: str) -> None:
    with duckdb.connect() as database:
        database.execute(f"COPY ({query}) TO '{(folder / 'a.parquet').as_posix()}' (FORMAT parquet)")


def resources(folder: Path) -> None:
    for number, name in enumerate(["Miller", "Smith", *map(str, range(30))]):
        record = {"resourceType": "Patient", "id": f"{name}-{number}", "name": [{"family": name}]}
        (folder / f"{name}.json").write_text(json.dumps(record))
    (folder / "settings.json").write_text("{}")


def notebook(folder: Path) -> None:
    cell = {"cell_type": "code", "source": ["import json\n"], "outputs": [{"text": ["Miller, Smith"]}]}
    (folder / "a.ipynb").write_text(json.dumps({"cells": [cell]}))


def text(name: str, content: str | bytes) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return put


def records(name: str, *each: Mapping[str, object]) -> Callable[[Path], None]:
    return text(name, json.dumps(list(each)) if name.endswith(".json") else "\n".join(map(json.dumps, each)))


VISITS = [{"week": week, "Miller": 36.5, "Smith": 37.1} for week in range(5)]
OTHERS: dict[str, Callable[[Path], None]] = {
    "one record whose keys are persons": records("a.json", {"Miller": {"age": 3}, "Smith": {"age": 4}}),
    "one record of numbers by person": records("a.json", {"Miller": 3, "Smith": 4}),
    "few records with a person each": records("a.ndjson", {"Miller": 3}, {"Smith": 4}, {"Jones": 5}),
    "some keys that few records have": records("a.json", {"sex": "F", "Miller": 1}, {"sex": "M", "Smith": 2}),
    "keys that are addresses": records("a.json", *[{"miller@example.org": 1, "Smith, Jane": 2}] * 20),
    "keys that are days and numbers": records("a.json", *[{"2024-01-01": 1, "943 476 5919": 2, "Dr. Miller": 3}] * 20),
    "keys that occur as values": records("a.json", *[{"sex": "F", "Miller": "Miller"}] * 20),
    "a resource that FHIR does not have": records("a.json", {"resourceType": "Miller", "id": "Smith"}),
    "a map by person": text("a.json", json.dumps({"Miller": {"age": 3}, "Smith": {"age": 4}})),
    "a map of columns": text("a.json", json.dumps({"age": {"Miller": 3, "Smith": 4}})),
    "broken JSON": text("a.json", '[{"name": "Miller", "x": Smith}]'),
    "broken lines": text("a.ndjson", '{"name": "Miller"\n{"Smith"}\n'),
    "Parquet of texts": lambda folder: parquet(folder, "SELECT 'Jones' AS Miller, 'London' AS Smith FROM range(9)"),
    "Parquet of numbers": lambda folder: parquet(folder, "SELECT 31 AS \"34\", 'Jones' AS Miller FROM range(9)"),
    "Parquet of mails": lambda folder: parquet(folder, "SELECT 'a@b.org' AS \"miller@example.org\" FROM range(9)"),
    "Parquet that is none": text("a.parquet", b"PAR1Miller,SmithPAR1"),
    "an EDF label": text("a.edf", edf("Miller, Jane")),
    "an EDF label with a sensor": text("a.edf", edf("ECG Miller J")),
    "an EDF label in capitals": text("a.edf", edf("MILLER JANE")),
    "an EDF label in small letters": text("a.edf", edf("miller_jane")),
    "an EDF unit": text("a.edf", edf("ECG").replace(b"uV      ", b"Miller  ")),
    "an EDF label of one word": text("a.edf", edf("Miller")),
    "given names as columns": text("a.csv", "id,Ruth,Max,Miller\nage,34,56,23\nsbp,120,130,140\ndbp,80,82,85\n"),
    "persons as columns": text("a.csv", "hour,Yuki Miller,Olu Smith,Sio Byrne\n" + "1,2,3,4\n2,3,4,5\n" * 20),
    "surnames and initials as columns": text("a.csv", "date,Miller J,Smith M\n" + "2020-02-01,2,3\n" * 20),
    "persons as columns in small letters": text("a.csv", "age;miller_jane;smith_ann\n34;1;2\n35;2;3\n36;3;4\n"),
    "persons in capitals as columns": text("a.tsv", "week\tMILLER KIM\tSMITH LEE\n" + "1\t2\t3\n" * 20),
    "persons and days as columns": text("a.csv", "day,1980-02-03 Miller,1970-03-04 Max\n" + "1,2,3\n2,3,4\n" * 20),
    "persons as columns of Parquet": lambda folder: parquet(
        folder, 'SELECT 1 AS "week", 2 AS "Yuki Miller", 3 AS "Olu Smith", 4 AS "Sio Byrne" FROM range(30)'
    ),
    "persons as keys": records("a.ndjson", *[{"week": 1, "Yuki Miller": 2, "Olu Smith": 3, "Sio Byrne": 4}] * 30),
    "WFDB": wfdb,
    "VCF": vcf,
    "FHIR": resources,
    "an XML": text("a.xml", "<ClinicalDocument><name>Miller</name></ClinicalDocument>"),
    "HL7": text("a.hl7", "MSH|^~\\&|A|B\rPID|1||1||Miller^Jane||19500302|F\r"),
    "a notebook": notebook,
    "a doctor of many": text("a.csv", "Arzt,age\n" + "Miller,34\n" * 20),
    "a physician of many": text("a.csv", "attendingPhysician,age\n" + "Miller,34\n" * 20),
    "mails of many": text("a.csv", "contact,age\n" + "miller@example.org,34\n" * 20),
    "telephones of many": text("a.csv", "contact,age\n" + "+44 20 7946 0958 Miller,34\n" * 20),
    "a title and a name of many": text("a.csv", "contact,age\n" + "Dr. Miller,34\n" * 20),
    "a broken quote below": text("a.csv", 'id,age\n1,"Miller\n2,Smith\n'),
    "a quote that swallows rows": text("a.csv", 'id,name,age\n1,"Miller,3\n2,Smith,4\n3,Jones",5\n4,Roe,6\n5,Doe,7\n'),
    "a note beside the header": text("a.csv", "id,age,,Miller\n1,2,,\n3,4,,\n5,6,,\n"),
    "rows that are too long": text("a.csv", "id,age\n1,2,Miller\n3,4,Smith\n5,6\n"),
    "bytes of nothing": text("a.csv", b"Miller\0\n\0Smith\n"),
    "a cut gzip": text("a.csv.gz", gzip.compress(b"id,age\n" + b"Miller,3\n" * 99)[:40]),
    "a lock file": text("requirements.txt", "Miller Smith\n"),
    "code that is broken": text("a.py", "Miller Smith ("),
}


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_form_gives_a_person_away(name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    OTHERS[name](tmp_path)
    words = ("Miller", "Smith", "943 476", "7946", "2024-01-01")
    assert is_disclosed(tmp_path, caplog, *words) == []


HEADERS = {
    "a trial": "pidnum,age,wtkg,hemo,homo,drugs\n10056,48,89.8,0,0,0\n10059,61,49.4,0,0,0\n",
    "flowers": "sepal length (cm),sepal width (cm),species\n5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.2,versicolor\n",
    "admissions": "row_id,subject_id,gender,dob\n9467,10006,F,2094-03-05 00:00:00\n9472,10011,F,2090-06-05 00:00:00\n",
    "diagnoses": "icd_code,icd_version,long_title\n0010,9,Cholera\nA001,10,Cholera el tor\nB002,10,Herpes\n",
    "census": "workclass,education,marital-status,class\nPrivate,Bachelor,Single,<=50K\nState,HS-grad,Divorced,>50K\n",
    "mushrooms": "class,cap-shape,cap-surface,odor\n" + "p,x,s,p\ne,x,y,a\ne,b,w,l\np,x,w,p\n" * 9,
    "texts alone": rows(["name", *NAMES], ["city", *CITIES], ["diagnosis", *ILL]),
    "texts in German": "Geschlecht;Diagnose;Ort\nw;Asthma;Köln\nm;Gicht;Bonn\nw;Migräne;Ulm\n",
    "German": "Patientennummer;Alter;Geschlecht;Größe\n1;34;w;1,73\n2;45;m;1,80\n",
    "French": "nom;prénom;date de naissance\nMiller;Jane;03/02/1950\nSmith;Ann;11/12/1944\n",
    "one column of numbers": "bmi\n21.5\n22.6\n30.1\n",
    "one column of names": rows(["name", *NAMES]),
    "two columns, two lines": "id,v\n1,2\n",
    "letters": 'a\tb\n0\t"in\n1\t"in\n',
    "one of each": "patient_id,sex,note\nP1,F,a word\n",
    "cells": "Clump Thickness,Marginal Adhesion,Bare Nuclei,Cell Size,Cell Shape,Class\n" + "5,1,1,2,3,4\n" * 9,
    "columns that are numbered": "id,0,1,2,3\na,0,0,1,0\nb,1,0,0,0\nc,0,0,0,1\n",
    "years": "country,1999,2000,2001\nFR,3.2,3.3,3.4\nDE,4.2,4.3,4.4\n",
    "wavelengths": "id,400,402,404,406,408\na,0.1,0.2,0.3,0.2,0.1\nb,0.1,0.2,0.3,0.2,0.1\n",
    "genes": "sample,BRCA1,TP53,EGFR\ns1,2.1,3.2,0.1\ns2,1.1,2.2,0.3\n",
    "genes by number": "cell,ENSG00000141510,ENSG00000012048\nAAAC,1,0\nAAAG,0,2\n",
    "variants": "SNP,CHR,BP,A1,A2,P\nrs123,1,10583,A,G,0.5\nrs124,1,10611,C,G,0.6\n",
    "events": "record_id,redcap_event_name,age\n1,baseline_arm_1,34\n2,baseline_arm_1,35\n",
    "questions": "Timestamp,What is your age?,Do you smoke?\n2024-01-01 10:00,34,no\n2024-01-02 11:00,45,yes\n",
    "months": "patient,baseline,6 months,12 months\n1,5.4,5.1,5.0\n2,6.1,6.0,5.9\n",
    "the names of rows in R": "age,sex\n1,34,F\n2,45,M\n3,46,F\n",
    "an index of pandas": ",age,sex\n0,34,F\n1,45,M\n2,46,F\n",
    "an index of pandas that was read again": "Unnamed: 0,Gender,Age\n0,Male,34\n1,Female,45\n",
    "quotes": '"id","Heart rate","sex"\n1,80,F\n2,81,M\n',
    "a mark of order": "\ufeffid,age\n1,34\n2,45\n",
    "concepts": "concept_id,concept_name,domain_id\n1,Aspirin,Drug\n2,Asthma,Condition\n3,Gout,Condition\n",
    "patients": "Id,BIRTHDATE,SSN,FIRST,LAST\n"
    "b9c,1989-05-25,999-76-6866,Jane,Miller\nc1f,1983-11-14,999-73-5361,Ann,Smith\n",
    "a header alone": "patient_id,age,sex\n",
    "what others describe": "Miller,34\nLondon,2\nParis,3\n",
}


PEOPLE = """
    Betreuer Operateur Anästhesistin carer caregiver guardian next_of_kin mother spouse contact_person created_by user
    enteredBy reviewer radiologist pathologist consultant therapist referrer provider observer annotator author PI dr
    attending resident Chirurg Pflegekraft Überweiser Ansprechpartner infirmière responsable enfermera cirujano staff
    teacher interviewer midwife pharmacist owner individual who Sachbearbeiterin verpleegkundige
    doctors nurse1 SURGEONNAME drname patname lname first last family nazwisko efternavn läkare ref_doc Soyadı
"""
TITLED = """
    Kowal A.;kowal, anna;anna kowal;Dr.Kowal;dr kowal;OA Kowal;PD Dr. Kowal;Univ.-Prof. Kowal;Sr. Kowal;Schwester Kowal;
    Kowal MD;Kowal, PhD;KOWAL^A;A Kowal, RN;3 March 1950 Kowal;LS1 1AB;3 March 1950;kowal at uni.example;
    Ward 3 (Dr Kowal);Surgery/Dr. Kowal;Dr_Kowal;clinic of Mrs Kowal;Praxis Anna Kowal;Anna Maria Elisa Kowal;
    Hans-Peter Kowal;José Kowal;DOMAIN\\kowal;kowal.example.org/x
"""


@pytest.mark.parametrize("column", PEOPLE.split())
def test_who_does_something_is_no_category(column: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{column},age\n" + "Kowal,34\nOkonk,35\n" * 20, encoding="utf-8")
    assert "Kowal" not in told(tmp_path)


@pytest.mark.parametrize("value", [each.strip() for each in TITLED.split(";")])
def test_what_belongs_to_a_person_is_no_category(value: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ward;age\n" + f"{value};34\n" * 20, encoding="utf-8")
    assert value not in told(tmp_path)


def test_categories_that_are_nobodys_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "grade,range,mother_smokes,age\n" + "Hepatitis A,18-25,yes,34\nWard B,<5,no,3\n" * 20
    )
    text = told(tmp_path)
    assert [word for word in ("Hepatitis A", "18-25", "mother_smokes", '- "yes"') if word not in text] == []


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_is_taken_for_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADERS[name], encoding="utf-8")
    if name == "what others describe":
        (tmp_path / "dictionary.csv").write_text("name,description\nMiller,Miller's index\n34,A question\n")
    text = told(tmp_path)
    assert "  fields:\n" in text
    assert "names of columns" not in text


def test_what_a_reader_fails_with_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from synthreport.scan.readers import delimited

    def broken(*_: object) -> None:
        raise ValueError("could not convert string to float: 'Miller'")

    monkeypatch.setattr(delimited, "read", broken)
    (tmp_path / "a.csv").write_text("id,age\n1,2\n")
    assert is_disclosed(tmp_path, caplog, "Miller") == []
    assert "a bug in the reader of this form, please report it: ValueError" in told(tmp_path, "--force")


def test_one_sign_is_weighed_against_what_looks_alike() -> None:
    from synthreport.scan.columns.header import doubt

    assert not doubt(["name", "age"], [["Miller", "34"], ["Smith", "35"]])
    assert doubt(["Jones", "see note"], [["Miller", "34"], ["Smith", "35"]])
    assert doubt(["Jones", "Leeds", "York", "see note"], [["Miller", "Bath", "Ulm", "34"]] * 2)


def test_a_word_that_occurs_far_below_is_no_name(tmp_path: Path) -> None:
    lines = "".join(f"word{'abcdefghij'[number % 10] * (number % 7)},{number}\n" for number in range(2000))
    (tmp_path / "a.csv").write_text(f"label,count\n{lines}label,3\n")
    assert "its words occur among the values" in told(tmp_path)


def test_a_header_that_comes_again_is_no_record(tmp_path: Path) -> None:
    lines = "".join(f"{number},{number % 7}\n" for number in range(2000))
    (tmp_path / "a.csv").write_text(f"id,count\n{lines}id,count\n")
    (tmp_path / "dictionary.csv").write_text("name,description\nid,The number\ncount,How many\n")
    text = told(tmp_path)
    assert "line 2002: repeats the header; so in 1 row" in text
    assert "  fields:\n" in text
    assert "\n    records: " not in text


@pytest.mark.parametrize("path", ["smith, john.csv", "MRN123.csv", "j.smith@example.org.csv", "12345678.csv"])
def test_a_path_that_may_name_a_person_is_told(path: str, tmp_path: Path) -> None:
    (tmp_path / path).write_text("id,age\n1,2\n")
    assert "its path may name a person" in told(tmp_path)


@pytest.mark.parametrize("path", ["visits.csv", "export_20240101.csv", "part-01.csv", "deadbeef12345678.csv"])
def test_a_path_that_names_nobody_is_not(path: str, tmp_path: Path) -> None:
    (tmp_path / path).write_text("id,age\n1,2\n")
    assert "its path may name a person" not in told(tmp_path)


def test_what_a_notebook_has_printed_is_told_of(tmp_path: Path) -> None:
    notebook(tmp_path)
    assert "it contains the output of its cells" in told(tmp_path)
