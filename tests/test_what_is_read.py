"""What a scan states is true: numbers of records and of persons, roles of files, and what files say together."""

from __future__ import annotations

import gzip
import json
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from synthreport.draft.draft import Draft
from synthreport.scan import scanned
from synthreport.scan.listing.roles_by_name import kind_of

ROOT = Path(__file__).parents[1]
IMAGE = ROOT / "examples" / "synthetic-radiographs" / "data" / "images" / "synthetic-01.dcm"


def reasons(draft: Draft) -> str:
    return "\n".join(f"{left.source}: {left.place}: {left.why}" for left in draft.left)


def files(draft: Draft) -> dict[str, dict[str, Any]]:
    return {entry["path"]: entry for entry in draft.answers["files"].values()}


def fields(draft: Draft) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = draft.answers["content"]["fields"]
    return found


@pytest.mark.parametrize(
    "name, text, rows",
    [
        ("bare.tsv", 'a\tb\n0\t"in\n1\t"in\n2\t"in\n3\t"in\n4\t"in\n5\t"in\n', 6),
        ("two.tsv", 'a\tb\n1\tx\n2\t"y\n3\tz\n4\tw"\n5\tv\n', 5),
        ("r.tsv", '"id"\t"sex"\n"1"\t"F"\n"2"\t"M"\n', 2),
        ("r.tab", '"id"\t"sex"\n1\t"F"\n2\t"M"\n', 2),
        ("returns.csv", "id,age\r1,2\r2,3\r", 2),
        ("returns.tsv", "id\tage\r\n1\t2\r\n2\t3\r\n", 2),
        ("rows of R.csv", '"id","age"\n"1",1,2\n"2",2,3\n', 2),
        ("lines.csv", 'id,note\n1,"a\nb"\n2,"c\n\nd"\n', 2),
        ("blank at the end.csv", "bmi\n1\n2\n\n\n", 2),
        ("blank lines.csv", "id,age\n1,2\n\n2,3\n", 2),
        ("sepsis.psv", "HR|Temp|Age\n90|36.5|60\n91|36.6|60\n", 2),
        ("excel.csv", "sep=;\nid;v\n1;2\n2;3\n3;4\n", 3),
        ("unit.csv", "# unit: mg, J.D. excluded\nid,v\n1,2\n2,3\n3,4\n", 3),
    ],
)
def test_records_are_counted_where_every_row_is_read(tmp_path: Path, name: str, text: str, rows: int) -> None:
    (tmp_path / name).write_bytes(text.encode())
    draft = scanned(tmp_path)
    assert files(draft)[name]["records"] == rows
    assert all(field["missing"] == "none" for field in fields(draft).values())


@pytest.mark.parametrize(
    "text",
    [
        'id,b\n1,"open\n2,3\n3,4\n4,5\n',
        "id,b,c\n1,2\n3,4,5,6\n7,8,9\n",
        "id,b\n1,2\n3\n",
        'id,b\n1,2\n"x"y,2\n',
        "bmi\n1\n\n2\n",
        'id,name,age\n1,"Roe,3\n2,Smith,4\n3,Jones",5\n4,Roe,6\n5,Doe,7\n',
        "id,age\n1,2\n2,3\nid,age\n4,5\n",
        "id,age\n1,2,\n2,3,\n3,4,\n",
    ],
)
def test_no_records_are_stated_where_some_were_not_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    draft = scanned(tmp_path)
    assert "records" not in files(draft)["a.csv"]
    assert "a_file/records: not counted" in reasons(draft)
    stated = draft.answers["content"].get("fields", {}).values()
    assert not [field for field in stated if {"missing", "categories", "decimals"} & field.keys()]
    assert "key" not in json.dumps(draft.answers["content"])
    assert "subjects" not in draft.answers["content"]


def test_a_cut_file_states_no_records_though_some_were_read(tmp_path: Path) -> None:
    whole = gzip.compress(b"id,age\n" + b"".join(b"%d,%d\n" % (n, n * n % 97) for n in range(200_000)))
    (tmp_path / "a.csv.gz").write_bytes(whole[: len(whole) // 2])
    draft = scanned(tmp_path)
    assert "records" not in files(draft)["a.csv.gz"]
    assert "gzip stream is broken" in reasons(draft)


def test_records_of_many_files_are_not_stated_where_one_is_broken(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"a{number}.json").write_text('[{"age": 3}]' if number else '[{"age": 3}')
    assert "records" not in files(scanned(tmp_path))["a*.json"]


def test_lines_that_are_no_json_leave_the_records_open(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text('{"age": 1}\n{"age"\n')
    assert "records" not in files(scanned(tmp_path))["a.ndjson"]


def test_variants_that_are_cut_leave_the_records_open(tmp_path: Path) -> None:
    head = "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
    (tmp_path / "a.vcf").write_text(head + "1\t1\t.\tA\tC\t.\t.\t.\n1\t2\t.\tA")
    assert "records" not in files(scanned(tmp_path))["a.vcf"]


def test_a_text_of_two_encodings_tells_no_letters_that_it_may_not_have(tmp_path: Path) -> None:
    lines = "größe,ort,arm\n" + "1,Köln,ä\n" * 20
    mixed = lines.encode() + "2,Köln,a\n".encode("latin-1") * 20
    (tmp_path / "a.csv").write_bytes(mixed)
    draft = scanned(tmp_path)
    assert files(draft)["a.csv"]["records"] == 40
    assert "some of it is not UTF-8" in reasons(draft)
    assert fields(draft)["gr_e"]["name"] == "größe"
    assert "categories" not in fields(draft)["ort"]
    assert fields(draft)["arm"]["categories"] == ["a", "ä"]


def test_a_question_mark_is_a_missing_value(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,sex\n34,F\n?,M\n35,F\n")
    assert fields(scanned(tmp_path))["age"] == {"table": "a", "type": "integer", "missing": {"code": "?"}}


def dicom(folder: Path, name: str, **tags: Any) -> None:
    pydicom = pytest.importorskip("pydicom")
    header = pydicom.dcmread(IMAGE)
    for tag, value in tags.items():
        setattr(header, tag, value)
    folder.mkdir(exist_ok=True, parents=True)
    header.save_as(folder / name)


def test_two_images_of_two_persons_are_of_two(tmp_path: Path) -> None:
    dicom(tmp_path, "alpha.dcm", PatientID="A", Modality="CT", BodyPartExamined="CHEST")
    dicom(tmp_path, "beta.dcm", PatientID="B", Modality="MR", BodyPartExamined="HEAD")
    draft = scanned(tmp_path)
    assert draft.answers["content"]["subjects"] == 2
    assert "modality" not in draft.answers["imaging"]["acquisition"]
    assert "body_part" not in draft.answers["imaging"]["acquisition"]
    assert "/imaging/acquisition/modality: the files differ: 2 answers" in reasons(draft)
    assert "conflicts with" not in reasons(draft)


@pytest.mark.parametrize("shift, persons", [(0, 10), (10, 20), (5, 15)])
def test_persons_are_counted_over_all_groups_of_images(tmp_path: Path, shift: int, persons: int) -> None:
    for number in range(10):
        dicom(tmp_path / "ct", f"{number}.dcm", PatientID=f"P{number}", Modality="CT")
        dicom(tmp_path / "mr", f"{number}.dcm", PatientID=f"P{number + shift}", Modality="MR")
    draft = scanned(tmp_path)
    assert draft.answers["content"]["subjects"] == persons
    assert "modality" not in draft.answers["imaging"]["acquisition"]


@pytest.mark.parametrize("name", ["", "ANONYMOUS", "anon", "0000", "unknown", "XXXX", "Removed"])
def test_what_stands_for_no_name_counts_nobody(tmp_path: Path, name: str) -> None:
    dicom(tmp_path, "a.dcm", PatientID="A")
    dicom(tmp_path, "b.dcm", PatientID=name)
    draft = scanned(tmp_path)
    assert "subjects" not in draft.answers["content"]
    assert "some records name nobody" in reasons(draft)


def test_an_image_that_cannot_be_read_may_be_of_somebody_else(tmp_path: Path) -> None:
    dicom(tmp_path, "a.dcm", PatientID="A")
    for number in range(5):
        dicom(tmp_path / "more", f"{number}.dcm", PatientID="A")
    (tmp_path / "more" / "3.dcm").write_bytes(b"broken")
    assert "subjects" not in scanned(tmp_path).answers["content"]


def test_one_dicom_file_does_not_speak_for_other_images(tmp_path: Path) -> None:
    dicom(tmp_path, "a.dcm", PatientID="A", Modality="CT")
    (tmp_path / "slide.svs").write_bytes(b"II*\0")
    draft = scanned(tmp_path)
    assert "imaging" not in draft.answers
    assert "/imaging/acquisition/modality: 1 of 2 files say it, and the others may differ" in reasons(draft)


def test_images_that_nothing_here_reads_may_be_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = bytearray(352)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<2h", header, 70, 4, 16)
    header[344:348] = b"n+1\0"
    (tmp_path / "brain.nii").write_bytes(bytes(header))
    assert scanned(tmp_path).answers["imaging"]["acquisition"]["bit_depth"] == 16
    dicom(tmp_path, "a.dcm", PatientID="A")
    monkeypatch.setitem(sys.modules, "pydicom", None)
    assert "imaging" not in scanned(tmp_path).answers


def test_what_some_files_do_not_say_is_left(tmp_path: Path) -> None:
    for number in range(5):
        dicom(tmp_path, f"a{number}.dcm", PatientID="A", BodyPartExamined="CHEST" if number else "")
    draft = scanned(tmp_path)
    assert "body_part" not in draft.answers["imaging"]["acquisition"]
    assert "bit_depth" in draft.answers["imaging"]["acquisition"]


def test_a_part_of_the_body_is_a_term_and_nobodys_name(tmp_path: Path) -> None:
    dicom(tmp_path, "a.dcm", PatientID="A", BodyPartExamined="MILLER", Modality="SMITH")
    draft = scanned(tmp_path)
    assert "MILLER" not in json.dumps(draft.answers) + reasons(draft)
    assert "SMITH" not in json.dumps(draft.answers) + reasons(draft)


def table(*names: object, column: str = "patient_id") -> str:
    return f"{column},sex\n" + "".join(f"{name},F\n" for name in names)


@pytest.mark.parametrize(
    "one, two, persons",
    [
        (table(1, 2, 3), table(3, 2, 1, 1), 3),
        (table(1, 2, 3), table(4, 5, 6), None),
        (table(1, 2, 3), table(1, 2), None),
        (table(1, 2, 3), table("", 2, 1, 3), None),
        (table(1, 2, 3), table("A", "B", "C", column="subject_id"), 3),
        (table(1, 2, 3), table("A", "B", column="subject_id"), None),
        (table(1, 2, 3), table(1, 2, 3) + "4\n", None),
    ],
)
def test_persons_are_counted_over_all_tables(tmp_path: Path, one: str, two: str, persons: int | None) -> None:
    (tmp_path / "one.csv").write_text(one)
    (tmp_path / "two.csv").write_text(two)
    assert scanned(tmp_path).answers["content"].get("subjects") == persons


def vcf(*samples: str) -> str:
    columns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", *samples]
    return "##fileformat=VCFv4.3\n" + "\t".join(columns) + "\n" + "\t".join(["1"] * len(columns)) + "\n"


@pytest.mark.parametrize(
    "one, two, persons",
    [
        (vcf("S1", "S2"), vcf("S1", "S2"), 2),
        (vcf("S1"), vcf("S2"), 2),
        (vcf("TUMOR", "NORMAL"), vcf("S1"), None),
        (vcf("SAMPLE"), vcf("SAMPLE"), None),
    ],
)
def test_persons_are_counted_over_all_variants(tmp_path: Path, one: str, two: str, persons: int | None) -> None:
    (tmp_path / "one.vcf").write_text(one)
    (tmp_path / "two.vcf").write_text(two)
    assert scanned(tmp_path).answers["content"].get("subjects") == persons


def resource(kind: str, name: str) -> str:
    return json.dumps({"resourceType": kind, "id": name})


def test_a_type_of_resource_is_one_table_with_all_its_files(tmp_path: Path) -> None:
    for name in ("alpha", "beta", "gamma"):
        (tmp_path / f"Account-{name}.json").write_text(resource("Account", name))
    (tmp_path / "Patient-alpha.json").write_text(resource("Patient", "alpha"))
    content = scanned(tmp_path).answers["content"]
    assert content["tables"] == {
        "Account": {"files": ["account_alpha_file", "account_beta_file", "account_gamma_file"]},
        "Patient": {"files": ["patient_alpha_file"]},
    }
    assert content["subjects"] == 1


def test_many_resources_give_as_many_tables_as_types(tmp_path: Path) -> None:
    kinds = ["Account", "Patient", "Observation", "Condition", "Encounter"]
    for number in range(400):
        name = "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")
        (tmp_path / f"{kinds[number % 5]}-{name}.json").write_text(resource(kinds[number % 5], name))
    (tmp_path / "package.json").write_text('{"name": "examples"}')
    draft = scanned(tmp_path)
    assert sorted(draft.answers["content"]["tables"]) == sorted(kinds)
    assert files(draft)["*.json"]["count"] == 400
    assert files(draft)["package.json"]["role"] == "documentation"
    assert draft.answers["content"]["subjects"] == 80


@pytest.mark.parametrize("second, persons", [("alpha", 1), ("beta", 2), ("", None)])
def test_a_patient_in_two_files_is_one(tmp_path: Path, second: str, persons: int | None) -> None:
    (tmp_path / "a.json").write_text(resource("Patient", "alpha"))
    (tmp_path / "b.json").write_text(resource("Patient", second))
    assert scanned(tmp_path).answers["content"].get("subjects") == persons


def bundle(*entries: object) -> dict[str, object]:
    return {"resourceType": "Bundle", "entry": list(entries)}


def patients(*ids: str) -> list[dict[str, object]]:
    return [{"resource": {"resourceType": "Patient", "id": id_}} for id_ in ids]


@pytest.mark.parametrize("name", ["a.json", "a.ndjson"])
def test_bundles_are_opened_wherever_they_stand(name: str, tmp_path: Path) -> None:
    inner = {"resource": bundle(*patients("p7", "p8"))}
    (tmp_path / name).write_text(json.dumps(bundle(*patients("p1"), inner)) + "\n")
    (tmp_path / "list.json").write_text(json.dumps([bundle(*patients("p1")), bundle(*patients("p7", "p8"))]))
    answers = scanned(tmp_path).answers
    assert [file["records"] for file in answers["files"].values()] == [3, 3]
    assert answers["content"]["subjects"] == 3
    assert list(answers["content"]["tables"]) == ["Patient"]


@pytest.mark.parametrize("entry", [{"fullUrl": "urn:x"}, {"resource": 5}, 5, {"resource": {"id": "x"}}])
def test_an_entry_that_holds_no_resource_leaves_the_records_open(entry: object, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(bundle(*patients("p1"), entry)))
    draft = scanned(tmp_path)
    (file,) = draft.answers["files"].values()
    assert "records" not in file
    assert "subjects" not in draft.answers["content"]
    assert any("no resource" in each.why for each in draft.left)


def test_bundles_within_bundles_without_end_are_no_danger(tmp_path: Path) -> None:
    text = '{"resourceType":"Bundle","entry":[{"resource":' * 300 + "{}" + "}]}" * 300
    (tmp_path / "a.json").write_text(text)
    assert "records" not in next(iter(scanned(tmp_path).answers["files"].values()))


def test_a_mark_of_order_before_json_is_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('\ufeff[{"age": 1}, {"age": 2}]', encoding="utf-8")
    (tmp_path / "b.ndjson").write_text('\ufeff{"age": 1}\n{"age": 2}\n', encoding="utf-8")
    assert [file["records"] for file in scanned(tmp_path).answers["files"].values()] == [2, 2]


def test_no_two_ids_differ_in_capitals_alone(tmp_path: Path) -> None:
    (tmp_path / "account.json").write_text(resource("Account", "alpha"))
    (tmp_path / "account.csv").write_text("Age,age,AGE,sex\n1,2,3,F\n2,3,4,M\n3,4,5,F\n")
    answers = scanned(tmp_path).answers
    ids = [*answers["files"], *answers["content"]["tables"], *answers["content"]["fields"]]
    assert len({each.lower() for each in ids}) == len(ids) == 2 + 2 + 4


DATA = """
    arff svs ndpi mrxs scn vsi bif czi nrrd nhdr mha mhd mgz mgh mnc img hdr ima hdf5 he5 db sqlite sqlite3 fastq fq bam
    cram sam bed gff gtf bim fam bgen pgen hl7 cda nwb RData rda rds sas7bdat xpt dta sav por feather arrow orc avro npz
    npy mat gdf bdf edf vhdr fif set c3d xlsx ods pcap psv h5ad mtx nc dcm nii csv tsv parquet vcf wav mp4
"""
MORE_DATA = "h5mu n5 mef tfrecord tfrecords lmdb sdf mol mol2 pdb cif mmcif smi nxs eaf TextGrid"
RARE_DATA = """
    atr qrs apn rhd rhs ncs nse ntt ns5 oebin gt3x cwa agd wcp ibw mda kwik aecg er7 adt bval bvec BRIK
    HEAD zraw jls svslide kfb sdpc ims zvi dv mrc mrd
"""
OTHER_DATA = """
    sqd meg4 mfer hic cool mcool fast5 pod5 slow5 blow5 sra gct soft sf imzML ibd
    wiff mzid pepXML mzdb tdf baf lmd ftr fst qs pq parq sd2 jmp mtw omv jasp bson ttl las jdx nmrML pdbqt data
"""
YET_OTHER_DATA = """
    qs2 lance ipc RRF pheno covar edfz xdfz xmlecg ecgml narrowPeak tped tfam gds legend sumstats assoc cns biom qza
    newick nwk gb gbk embl ab1 sff oir stk flex obj 3mf glb gltf owl obo tei topojson inchi mtz cbf dset 1D fib curv
    sulc pial grib2 grb jsonl ndjson
"""
OPEN = "h5 xml tif pkl joblib pt bin xyz log json"
"""What may hold data or something else."""


@pytest.mark.parametrize("data", [DATA, MORE_DATA, RARE_DATA, OTHER_DATA, YET_OTHER_DATA])
@pytest.mark.parametrize("pack", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_forms_of_data_are_data(tmp_path: Path, pack: str, data: str) -> None:
    for end in data.split():
        (tmp_path / f"f_{end.lower()}.{end}{pack}").write_bytes(b"empty")
    for end in OPEN.split():
        (tmp_path / f"g_{end}.{end}{pack}").write_bytes(b"empty")
    draft = scanned(tmp_path)
    found = {path.removesuffix(pack).rpartition(".")[2]: entry.get("role") for path, entry in files(draft).items()}
    wrong = {end: role for end, role in found.items() if role != ("data" if end in data.split() else None)}
    assert wrong == ({} if not pack else {"bin": "archive", "xyz": "archive"})
    assert reasons(draft).count("its name does not show what it contains") == len(OPEN.split()) - len(wrong)


def test_data_have_the_media_types_in_use() -> None:
    expected = {
        "a.sav": "application/x-spss-sav", "a.xpt": "application/x-sas-xport", "a.FCS": "application/vnd.isac.fcs",
        "a.arrow": "application/vnd.apache.arrow.file", "a.h5ad": "application/x-hdf5", "a.stl": "model/stl",
        "a.mzML": "application/xml", "a.mat": "application/x-matlab-data", "a.bam": "application/octet-stream",
        "a.sqlite.gz": "application/gzip",
    }  # fmt: skip
    assert {name: kind_of(name).media_type for name in expected} == expected


@pytest.mark.parametrize(
    "name, start, role",
    [
        ("a.h5", b"\x89HDF\r\n\x1a\n....keras_version", "model"),
        ("a.hdf5", b"\x89HDF\r\n\x1a\n....model_weights", "model"),
        ("a.h5", b"\x89HDF\r\n\x1a\n....pandas_type", "data"),
        ("a.h5", b"\x89HDF\r\n\x1a\n....", None),
        ("model.h5", b"", "model"),
        ("data.pkl", b"\x80\x04", None),
        ("ctgan_model.pkl", b"\x80\x04", "model"),
        ("note.xml", b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">', "data"),
        ("pom.xml", b"<project>", None),
        ("1.2.840.113619", bytes(128) + b"DICM", "data"),
        ("IM0001", bytes(128) + b"DICM", "data"),
        ("export", b"SQLite format 3\0", "data"),
        ("cohort", b"$FL3@(#)", "data"),
        ("cohort", b"<stata_dta><header>", "data"),
        ("cohort", b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!", "data"),
        ("cohort", bytes(12) + b"\xc2\xea\x81\x60\xb3\x14", "data"),
        ("tube.001", b"FCS3.1    ", "data"),
        ("reads", b"@HD\tVN:1.6\tSO:coordinate\n", "data"),
        ("night", b"\xffBIOSEMI", "data"),
        ("ecg.hl7v3", b'<?xml version="1.0"?>\n<AnnotatedECG xmlns="urn:hl7-org:v3">', "data"),
        ("dump.sql.gz", b"\x1f\x8b", None),
        ("matrix.txt.gz", b"\x1f\x8b", None),
        ("messages.txt", b"MSH|^~\\&|A|B", "data"),
        ("visits.txt", b"id\tage\n" + b"1\t2\n" * 9, None),
        ("about.txt", b"This is how the data were made.\n" * 9, "documentation"),
        ("Makefile", b"all:\n", "code"),
        ("scan.zarr/0.0", b"", "data"),
        ("image.ome.tif", b"II*\0", "data"),
        ("README", b"", "documentation"),
    ],
)
def test_a_file_is_what_its_name_or_its_beginning_says(tmp_path: Path, name: str, start: bytes, role: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(start)
    assert files(scanned(tmp_path))[name].get("role") == role


def test_tables_with_comments_stay_apart_where_their_columns_do(tmp_path: Path) -> None:
    for number, word in enumerate("abcd"):
        (tmp_path / f"part{number}.csv").write_text(f"# mg\nid,{word}\n1,2\n")
    assert len(files(scanned(tmp_path))) == 4
