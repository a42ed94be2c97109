"""Lies about files: each is planted in a copy of an example, and named by its code and in the ledger."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from verifying import EXAMPLES, Copy, found, grade

from synthreport.cli.verify import command
from synthreport.evidence.verifying import bytes_read
from synthreport.evidence.verifying.canonical_forms import canonical_digest
from synthreport.grades import Grade
from synthreport.outcome import State
from synthreport.result import Conclusion

VISITS = "/files/visits_file"


@pytest.fixture
def clinic(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_an_honest_folder_has_no_findings(clinic: Copy) -> None:
    observed = clinic.observed()
    assert found(observed) == []
    assert {grade(observed, f"/files/{name}") for name in clinic.data["files"]} == {Grade.MATCHED}
    assert clinic.result(observed).verdict.conclusion is Conclusion.COMPLIES
    assert observed.outcomes["VE54"].judged == len([*clinic.data["files"], *clinic.data["steps"]])


def test_other_bytes_are_refuted(clinic: Copy) -> None:
    content = clinic.file("numbers").read_bytes()
    clinic.write("numbers", content.replace(b"0", b"1", 1), honest=False)
    observed = clinic.observed()
    assert found(observed) == ["VE54 /files/numbers/sha256"]
    assert grade(observed, "/files/numbers") is Grade.REFUTED
    assert clinic.result(observed).verdict.conclusion is Conclusion.CONTRADICTORY


def test_another_size_is_refuted(clinic: Copy) -> None:
    clinic.data["files"]["readme"]["bytes"] += 1
    observed = clinic.observed()
    assert found(observed) == ["VE53 /files/readme/bytes"]
    assert grade(observed, "/files/readme") is Grade.REFUTED


def test_another_type_is_refuted(clinic: Copy) -> None:
    clinic.data["files"]["readme"]["media_type"] = "application/vnd.apache.parquet"
    observed = clinic.observed()
    assert found(observed) == ["VE56 /files/readme/media_type"]
    assert "begins like text" in observed.findings[0].message


def test_a_missing_file_is_missing_unless_it_is_not_released(clinic: Copy) -> None:
    clinic.file("readme").unlink()
    observed = clinic.observed()
    assert found(observed) == ["VE51 /files/readme/path"]
    assert grade(observed, "/files/readme") is Grade.NOT_CHECKABLE
    clinic.data["files"]["readme"]["released"] = False
    observed = clinic.observed()
    assert found(observed) == []
    assert grade(observed, "/files/readme") is Grade.NOT_CHECKABLE


def test_an_undescribed_file_is_named(clinic: Copy) -> None:
    (clinic.folder / "data" / "real.csv").write_text("name\n")
    (clinic.folder / "data" / "7654321_miller.csv").write_text("name\n")
    observed = clinic.observed()
    assert found(observed) == ["VE61 /files"]
    assert "data/real.csv" in observed.findings[0].message
    assert "miller" not in observed.findings[0].message
    assert found(clinic.observed(skip=("data/*l*.csv",))) == []


@pytest.mark.parametrize(
    "path",
    ["../secret.csv", "data/../../secret.csv", "/etc/hostname", "C:\\secret.csv", "~/secret.csv", "..\\secret.csv"],
)
def test_a_path_that_leads_out_is_refused(clinic: Copy, path: str) -> None:
    (clinic.folder.parent / "secret.csv").write_text("canary\n")
    clinic.data["files"]["readme"]["path"] = path
    observed = clinic.observed(skip=("README.md",))
    assert found(observed) == ["VE52 /files/readme/path"]
    assert grade(observed, "/files/readme") is Grade.NOT_CHECKABLE


@pytest.mark.skipif(sys.platform == "win32", reason="no links here")
def test_a_link_that_leads_out_is_refused(clinic: Copy) -> None:
    secret = clinic.folder.parent / "secret.csv"
    secret.write_bytes(clinic.file("readme").read_bytes())
    clinic.file("readme").unlink()
    clinic.file("readme").symlink_to(secret)
    observed = clinic.observed()
    assert found(observed) == ["VE52 /files/readme/path"]
    assert "link that leads out" in observed.findings[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="no links here")
def test_a_link_that_stays_inside_is_followed(clinic: Copy) -> None:
    real = clinic.folder / "text.md"
    clinic.file("readme").rename(real)
    clinic.file("readme").symlink_to(real)
    assert found(clinic.observed(skip=("text.md",))) == []


def test_a_folder_instead_of_a_file(clinic: Copy) -> None:
    clinic.file("readme").unlink()
    clinic.file("readme").mkdir()
    observed = clinic.observed()
    assert found(observed) == ["VE57 /files/readme/path"]
    assert "a folder, expected a file" in observed.findings[0].message
    assert grade(observed, "/files/numbers") is Grade.MATCHED


def test_a_file_that_grows(clinic: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    real = bytes_read.digest_of

    def growing(file: Any, size: int, progress: Any) -> Any:
        with clinic.file("readme").open("ab") as more:
            more.write(b"more")
        return real(file, size, progress)

    monkeypatch.setattr(bytes_read, "digest_of", growing)
    observed = clinic.observed()
    assert "VE57 /files/readme/path" in found(observed)
    assert "changed while it was read" in observed.findings[0].message


def test_the_number_of_files_of_a_form(tmp_path: Path) -> None:
    images = Copy(tmp_path, "synthetic-radiographs")
    (images.folder / "data" / "images" / "synthetic-07.dcm").unlink()
    observed = images.observed()
    assert found(observed)[:2] == ["VE55 /files/image_files/count", "VE53 /files/image_files/bytes"]
    assert grade(observed, "/files/image_files") is Grade.REFUTED


def test_a_list_of_checksums_is_read(tmp_path: Path) -> None:
    images = Copy(tmp_path, "synthetic-radiographs")
    image = images.folder / "data" / "images" / "synthetic-07.dcm"
    image.write_bytes(image.read_bytes()[:-1] + b"\x01")
    observed = images.observed()
    assert found(observed)[0] == "VE54 /files/image_files/sha256"
    assert "synthetic-07.dcm" in observed.findings[0].message
    sums = images.lines("sums")
    images.write("sums", "".join(line for line in sums if "-07" not in line).encode())
    assert "not in the list of checksums" in images.observed().findings[0].message
    images.file("sums").unlink()
    observed = images.observed()
    assert observed.outcomes["VE54"].not_judged == 1
    assert found(observed)[0] == "VE51 /files/sums/path"


def test_digests_that_other_answers_state(clinic: Copy) -> None:
    parent = clinic.folder / "parent.yaml"
    parent.write_bytes(b'synthreport: "1.0"')
    digest, other = hashlib.sha256(parent.read_bytes()).hexdigest(), "5e" * 32
    paths = {"first": "parent.yaml", "out": "../parent.yaml", "gone": "none.yaml", "far": "https://example.org/m.yaml"}
    clinic.data["inputs"] = {id: {"manifest": {"uri": path, "sha256": digest}} for id, path in paths.items()}
    step = clinic.data["steps"]["run_clinic"]
    honest = clinic.observed(skip=("parent.yaml",))
    assert grade(honest, "/inputs/first/manifest") is grade(honest, "/steps/run_clinic/code") is Grade.MATCHED
    assert {id: honest.grades[f"/inputs/{id}/manifest"] for id in ("out", "gone", "far")} == {
        "out": (Grade.NOT_CHECKABLE, "its path leads out of the folder"),
        "gone": (Grade.NOT_CHECKABLE, "it is not in the folder"), "far": (Grade.NOT_CHECKABLE, "it is at an address"),
    }  # fmt: skip
    for stated in (clinic.data["inputs"]["first"]["manifest"], step["code"]):
        stated["sha256"] = other
    observed = clinic.observed(skip=("parent.yaml",))
    assert grade(observed, "/inputs/first/manifest") is grade(observed, "/steps/run_clinic/code") is Grade.REFUTED
    assert found(observed) == ["VE54 /inputs/first/manifest/sha256", "VE54 /steps/run_clinic/code/sha256"]


def test_a_file_that_another_answer_names_and_that_cannot_be_read(clinic: Copy) -> None:
    clinic.data["inputs"] = {"first": {"manifest": {"uri": "parent", "sha256": "5e" * 32}}}
    (clinic.folder / "parent").symlink_to("/etc/hostname")
    observed = clinic.observed(skip=("p*",))
    assert grade(observed, "/inputs/first/manifest") is Grade.NOT_CHECKABLE
    assert "VE54 /inputs/first/manifest/sha256" not in found(observed)


@pytest.mark.parametrize(("scheme", "packed"), [("text-lf: UTF-8, LF", False), ("unpacked", True)])
def test_a_canonical_form(clinic: Copy, scheme: str, packed: bool) -> None:
    text = clinic.file("visits_file").read_bytes()
    clinic.data["files"]["visits_file"]["canonical"] = {"scheme": scheme, "sha256": hashlib.sha256(text).hexdigest()}
    clinic.write("visits_file", gzip.compress(text) if packed else text.replace(b"\n", b"\r\n"))
    observed = clinic.observed()
    assert "VE62" not in "".join(found(observed))
    assert grade(observed, f"{VISITS}/canonical") is Grade.MATCHED
    clinic.data["files"]["visits_file"]["canonical"]["sha256"] = "12" * 32
    observed = clinic.observed()
    assert f"VE62 {VISITS}/canonical" in found(observed)
    assert grade(observed, f"{VISITS}/canonical") is Grade.REFUTED


ROWS = [
    ("p1", "7.25", "2026-01-02", "true", "a b"), ("p2", "", "2026-03-04", "false", "é"),
    ("p3", "-0.000001", "", "true", ""),
]  # fmt: skip
COLUMNS = ("id", "hba1c", "Seen", "smoker", "note")


def canonical(decimals: int) -> str:
    """The canonical form as the documentation says it, without an engine."""
    order = sorted(COLUMNS)

    def written(row: tuple[str, ...]) -> str:
        cells = dict(zip(COLUMNS, row, strict=True))
        number = round(float(cells["hba1c"] or 0), decimals) + 0.0
        cells["hba1c"] = f"{number:.{decimals}f}" if cells["hba1c"] else ""
        cells["Seen"] = f"{cells['Seen']}T00:00:00.000000" if cells["Seen"] else ""
        return hashlib.sha256("\x1f".join(cells[name] for name in order).encode()).hexdigest()

    lines = ["\x1f".join(order), *sorted(map(written, ROWS))]
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def test_a_table_has_one_canonical_form_in_every_format(tmp_path: Path) -> None:
    text = tmp_path / "a.csv"
    text.write_text("".join(",".join(row) + "\n" for row in (COLUMNS, *ROWS)), encoding="utf-8")
    written = tmp_path / "b.tsv"
    written.write_text("".join("\t".join(row[::-1]) + "\n" for row in (COLUMNS, *ROWS[::-1])), encoding="utf-8")
    held = f"SELECT note, * EXCLUDE note FROM read_csv('{text.as_posix()}') ORDER BY id DESC"
    for name, form in (("c.parquet", "parquet"), ("d.jsonl", "json")):
        duckdb.sql(f"COPY ({held}) TO '{(tmp_path / name).as_posix()}' (FORMAT {form})")
    found = {path.name: canonical_digest("table: rows", path) for path in sorted(tmp_path.iterdir())}
    assert found == dict.fromkeys(["a.csv", "b.tsv", "c.parquet", "d.jsonl"], canonical(6))
    assert canonical_digest("table-2", text) == canonical(2) != canonical(6)
    text.write_text(text.read_text(encoding="utf-8").replace("7.25", "7.26"), encoding="utf-8")
    assert canonical_digest("table", text) != canonical(6)


@pytest.mark.parametrize("content", ['{"a": {"b": 1}}\n{"a": {"b": 2}}\n', "a,b\n1,2\n1,2,3\n"])
def test_what_has_no_canonical_form_as_a_table(clinic: Copy, content: str) -> None:
    clinic.data["files"]["visits_file"]["canonical"] = {"scheme": "table", "sha256": "12" * 32}
    clinic.write("visits_file", content.encode())
    assert grade(clinic.observed(), f"{VISITS}/canonical") is Grade.NOT_CHECKABLE


def test_a_canonical_form_that_is_not_known(clinic: Copy) -> None:
    clinic.data["files"]["visits_file"]["canonical"] = {"scheme": "sorted by hand", "sha256": "12" * 32}
    observed = clinic.observed()
    assert observed.outcomes["VE62"].state is State.NOT_CHECKED
    assert grade(observed, f"{VISITS}/canonical") is Grade.NOT_CHECKABLE


def archived(clinic: Copy, kind: str, members: dict[str, bytes]) -> None:
    """Put files into an archive, which the manifest lists as `archive`."""
    held = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
    else:
        with tarfile.open(fileobj=held, mode="w:gz") as tar:
            for name, content in members.items():
                item = tarfile.TarInfo(name)
                item.size = len(content)
                tar.addfile(item, io.BytesIO(content))
    name = "all.zip" if kind == "zip" else "all.tar.gz"
    (clinic.folder / name).write_bytes(held.getvalue())
    clinic.data["files"]["archive"] = {"path": name, "role": "archive"}


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_file_in_an_archive_is_read_there(clinic: Copy, kind: str) -> None:
    path = clinic.data["files"]["readme"]["path"]
    archived(clinic, kind, {path: clinic.file("readme").read_bytes(), "other.md": b"#"})
    clinic.file("readme").unlink()
    clinic.data["files"]["readme"]["contained_in"] = "archive"
    observed = clinic.observed()
    assert found(observed) == []
    assert grade(observed, "/files/readme") is Grade.MATCHED
    archived(clinic, kind, {path: b"changed"})
    assert "VE54 /files/readme/sha256" in found(clinic.observed())


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("name", ["../../out.csv", "/etc/cron.d/x"])
def test_a_member_that_leads_out_is_refused(clinic: Copy, kind: str, name: str) -> None:
    archived(clinic, kind, {name: b"a,b\n", "fine.csv": b"a\n"})
    observed = clinic.observed()
    assert found(observed) == ["VE52 /files/archive/path"]
    assert name in observed.findings[0].message


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_bomb_is_not_unpacked(clinic: Copy, kind: str) -> None:
    path = clinic.data["files"]["readme"]["path"]
    archived(clinic, kind, {path: bytes(80 * 2**20)})
    clinic.file("readme").unlink()
    clinic.data["files"]["readme"]["contained_in"] = "archive"
    (finding,) = [each for each in clinic.observed().findings if "readme" in each.at.pointer]
    assert finding.code in ("VE57", "VE51")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\x1f\x8b broken"])
def test_a_broken_archive_is_no_crash(clinic: Copy, content: bytes) -> None:
    name = "all.zip" if content[:2] == b"PK" else "all.tar.gz"
    (clinic.folder / name).write_bytes(content)
    clinic.data["files"]["archive"] = {"path": name, "role": "archive"}
    assert found(clinic.observed()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_not_opened(clinic: Copy) -> None:
    clinic.file("readme").unlink()
    os.mkfifo(clinic.file("readme"))
    assert found(clinic.observed()) == ["VE57 /files/readme/path"]


@pytest.mark.parametrize(
    "files", [None, [], "none", {"gap": "unknown", "reason": "x"}, {"a": 7, "b": {}, "x-c": {"path": "d"}}]
)
def test_a_manifest_without_files(clinic: Copy, files: Any) -> None:
    clinic.data["files"] = files
    assert found(clinic.observed(skip=("*",))) == []


def test_the_command(clinic: Copy, tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [str(clinic.folder), "--show", "claims"])
    assert done.exit_code == 0, done.output
    assert "matched             file /files/visits_file" in done.output
    (clinic.folder / "README.md").write_text("other")
    report = tmp_path / "report.json"
    done = CliRunner().invoke(command, [str(clinic.folder), "--output", f"json:{report}", "--fail-on", "should"])
    assert done.exit_code == 1
    assert "1 refuted" in done.output
    assert '"grade": "refuted"' in report.read_text()
    done = CliRunner().invoke(command, ["-"], input="a: b")
    assert (done.exit_code, "--data" in done.output) == (2, True)
    done = CliRunner().invoke(command, ["-", "--data", str(clinic.folder)], input="a: b")
    assert done.exit_code == 1


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES.iterdir() if (path / "synthreport.yaml").exists()])
def test_every_example_keeps_its_verdict(tmp_path: Path, name: str) -> None:
    copy = Copy(tmp_path, name)
    before = copy.result(None)
    after = copy.result(copy.observed())
    assert after.verdict.conclusion is before.verdict.conclusion
    assert [each for each in after.ledger if each.grade is Grade.REFUTED] == []


def test_readers_see_what_the_files_refute(clinic: Copy) -> None:
    clinic.file("numbers").write_bytes(clinic.file("numbers").read_bytes() + b"\n")
    for reader, said in (("editor", "- refuted: file `/files/numbers`"), ("reviewer", "- refuted: `/files/numbers`")):
        done = CliRunner().invoke(command, [str(clinic.folder), "--for", reader, "--profile", "journal"])
        assert done.exit_code == 1, reader
        assert said in done.output, reader
        assert " claims: " in done.output, reader
        assert "did not open any data" not in done.output, reader


def test_the_page_leads_to_a_number_that_no_file_confirms(clinic: Copy) -> None:
    path = clinic.folder / "synthreport.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 61.577516", "value: 71.577516"), encoding="utf-8")
    done = CliRunner().invoke(command, [str(clinic.folder), "--for", "editor", "--profile", "journal"])
    (left,) = [line for line in done.output.splitlines() if line.startswith("No file confirms")]
    assert "`/results/entry_age_mean` (line " in left
