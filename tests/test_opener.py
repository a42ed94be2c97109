"""Files of a folder that somebody sent: none is waited for, none leads out, none is unfolded without end."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from waiting import PATIENCE

from synthreport.document import parse
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.edit.fix import fixed
from synthreport.files import opener
from synthreport.files.opener import Refused, contents, named, opened
from synthreport.interop import Options, imported
from synthreport.record import run_machine
from synthreport.scan import scanned
from synthreport.scan.readers import streams
from synthreport.scan.surroundings import lock_files
from synthreport.scan.surroundings.environment import environment

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes, devices and such links are those of POSIX")


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def left(draft: Draft) -> str:
    return "\n".join(f"{each.place}: {each.why}" for each in draft.left)


def linked(path: Path, target: Path | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as each:
        os.chdir(path.parent)
        each.bind(path.name)


TRAPS: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo if hasattr(os, "mkfifo") else print, "a pipe, expected a file"),
    "socket": (socket_at, "a socket, expected a file"),
    "folder": (Path.mkdir, "a folder, expected a file"),
    "endless": (lambda path: linked(path, "/dev/zero"), "leads out of the folder"),
    "terminal": (lambda path: linked(path, "/dev/tty"), "leads out of the folder"),
    "outside": (lambda path: linked(path, "/etc/passwd"), "leads out of the folder"),
    "above": (lambda path: linked(path, "../outside.txt"), "leads out of the folder"),
}


@pytest.fixture(params=TRAPS)
def trap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], str]:
    """Something that is no file of the folder, to be put where one is; gives the message about it."""
    monkeypatch.chdir(ROOT)

    def put(path: Path) -> str:
        path.parent.mkdir(parents=True, exist_ok=True)
        TRAPS[request.param][0](path)
        return TRAPS[request.param][1]

    return put


@POSIX
def test_what_is_no_file_of_the_folder_is_not_opened(trap: Callable[[Path], str], tmp_path: Path) -> None:
    write(tmp_path / "outside.txt", "secret")
    folder = tmp_path / "folder"
    why = trap(folder / "x.csv")
    with pytest.raises(Refused) as caught:
        opened(folder / "x.csv")
    assert why in str(caught.value)


@POSIX
def test_a_link_is_followed_within_the_folder_alone(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(folder / "deep" / "there.csv", "a")
    write(tmp_path / "outside.csv", "secret")
    linked(folder / "here.csv", "deep/there.csv")
    write(folder / "above.csv", "a")
    linked(folder / "deep" / "up.csv", "../above.csv")
    assert contents(folder / "here.csv", 10) == contents(folder / "deep" / "up.csv", 10, folder) == b"a"
    with pytest.raises(Refused, match="leads out"):
        opened(folder / "deep" / "up.csv")  # of which that is the folder
    linked(folder / "door", tmp_path)
    with pytest.raises(Refused, match="leads out"):
        opened(folder / "door" / "outside.csv", folder)
    linked(tmp_path / "also", folder)
    assert contents(tmp_path / "also" / "here.csv", 10) == b"a"  # the way to the folder may be one of links
    linked(folder / "circle", "circle")
    with pytest.raises(OSError):
        opened(folder / "circle")
    with named(folder / "door" / "outside.csv") as file:
        assert file.read() == b"secret"  # a person has named it


@POSIX
@pytest.mark.parametrize("when", ["open", "realpath"])
def test_what_takes_the_place_of_a_file_meanwhile_is_not_read(
    when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody waits for the moment between look and deed."""
    folder = tmp_path / "folder"
    file = write(folder / "sub" / "x.csv", "a")
    write(tmp_path / "outside" / "x.csv", "secret")
    real = os.open

    def exchange(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path).endswith("x.csv"):
            if when == "open":
                file.unlink()
                linked(file, tmp_path / "outside" / "x.csv")
            else:
                shutil.rmtree(folder / "sub")
                linked(folder / "sub", tmp_path / "outside")
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", exchange)
    with pytest.raises(OSError):
        opened(file)


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 5000, "a/" * 20_000 + "b"])
def test_a_name_that_no_file_has_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        opened(tmp_path / name)


def test_a_small_file_that_is_large_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "x", bytes(100))
    assert contents(tmp_path / "x", 100) == bytes(100)
    with pytest.raises(Refused, match="larger than"):
        contents(tmp_path / "x", 99)


@pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="this system does not report holes")
def test_a_file_of_holes_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("wb") as file:
        file.write(b"a,b\n1,2\n")
        file.truncate(1 << 40)
    assert "are empty holes" in left(scanned(tmp_path))
    with (tmp_path / "x.csv").open("wb") as file:
        file.truncate(1 << 20)
    assert len(contents(tmp_path / "x.csv", 1 << 20)) == 1 << 20


# Modules that read files that nobody has named.


@POSIX
def test_the_version_of_python_is_read_from_a_file_alone(trap: Callable[[Path], str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(folder / "make.py", "import numpy\n")
    why = trap(folder / ".python-version")
    draft = environment(folder)
    assert ".python-version: cannot be read: " in left(draft)
    assert why in left(draft)


def test_a_version_of_python_that_is_pinned_by_a_link_within_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "pins" / "python", "3.12.1\n")
    linked(tmp_path / ".python-version", "pins/python")
    assert environment(tmp_path).answers["reproducibility"]["environment"]["runtime"] == "CPython 3.12.1"
    (tmp_path / ".python-version").unlink()
    write(tmp_path / ".python-version", "3.12.1" + " " * 5000)
    assert "larger than 4 KiB" in left(environment(tmp_path))


UNNAMED = ["uv.lock", "requirements.txt", "make.py", "book.ipynb", "SHA256SUMS", "a.dat", "a.hea", "a.dcm", "a.json"]


@POSIX
@pytest.mark.parametrize("name", UNNAMED)
def test_a_scan_waits_for_nothing(name: str, trap: Callable[[Path], str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(folder / "a.csv", "a\n1\n")
    write(folder / "a.dat" if name == "a.hea" else folder / "b.csv", "a\n1\n")
    trap(folder / name)
    draft = scanned(folder)
    draft.take(environment(folder))
    assert name not in [entry["path"] for entry in draft.answers["files"].values()]


@POSIX
def test_a_lock_file_beside_a_recording_is_a_file(trap: Callable[[Path], str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(tmp_path / "outside.txt", "numpy==1.0\n")
    trap(folder / "requirements.txt")
    told: list[str] = []
    assert run_machine.environment(folder, lambda place, why: told.append(why))["lockfile"] is None
    assert all("leads out" in each for each in told)


@POSIX
@pytest.mark.parametrize("name", ["metadata/run.json", "csv/patients.csv", "fhir_r4/_generator_metadata.json",
                                  "cif/metadata.json", "_cache_manifest.json"])  # fmt: skip
def test_an_importer_reads_nothing_that_leads_out_of_its_folder(
    name: str, trap: Callable[[Path], str], tmp_path: Path
) -> None:
    write(tmp_path / "outside.txt", '{"runID": 1, "seed": 99887766, "clinicianSeed": 2, "clinosim_version": "9"}')
    trap(tmp_path / "folder" / name)
    with pytest.raises(Unusable):
        imported(Source(tmp_path / "folder"), None, Options())


@POSIX
def test_a_source_that_a_person_names_may_be_a_link_and_no_pipe(tmp_path: Path) -> None:
    write(tmp_path / "there" / "cdm_source.json", '[{"cdm_source_name": "Ward"}]')
    linked(tmp_path / "here" / "cdm_source.json", tmp_path / "there" / "cdm_source.json")
    assert imported(Source(tmp_path / "here" / "cdm_source.json")).answers["inputs"]
    os.mkfifo(tmp_path / "cdm_source.json")
    with pytest.raises(Unusable, match="a pipe, expected a file"):
        imported(Source(tmp_path / "cdm_source.json"), "omop")


@POSIX
def test_fix_measures_files_of_the_folder_alone(trap: Callable[[Path], str], tmp_path: Path) -> None:
    trap(tmp_path / "folder" / "x.csv")
    text = "synthreport: '1.0'\nfiles:\n  x: {role: data, path: x.csv, bytes: 5}\n"
    document = parse(text.encode(), name=str(tmp_path / "folder" / "synthreport.yaml"))
    assert not [each for each in fixed(document, unsafe=True).fixes if each.code == "ID04"]


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "synthreport", *arguments], cwd=cwd, capture_output=True, text=True, timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@POSIX
def test_a_folder_is_checked_by_its_files_alone(trap: Callable[[Path], str], tmp_path: Path) -> None:
    write(tmp_path / "outside.txt", "secret: 1\n")
    trap(tmp_path / "folder" / "synthreport.yaml")
    done = run("check", str(tmp_path / "folder"), cwd=tmp_path)
    assert done.returncode == 2
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are those of POSIX")
def test_a_pipe_with_the_name_of_a_manifest_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "synthreport.yaml")
    done = run("methods", cwd=tmp_path)
    assert (done.returncode, "neither a file nor a folder" in done.stderr) == (2, True)


def test_modules_that_lie_in_a_folder_are_not_run(tmp_path: Path) -> None:
    """`python -m` looks for modules where it stands; what is loaded later is not to come from there."""
    for name in ("csv", "gzip", "zlib", "json", "yaml", "click", "duckdb", "pydicom", "dulwich", "tomllib", "signal",
                 "packaging", "struct", "ast", "numpy", "__future__", "typing", "re", "multiprocessing",
                 "pickle", "concurrent"):  # fmt: skip
        write(tmp_path / f"{name}.py", f"open({str(tmp_path / 'PWNED')!r}, 'a').write({name!r})\n")
    write(tmp_path / "a.csv", "a\n1\n")
    for name in ("a.parquet", "a.dcm", "uv.lock", "requirements.txt", "a.json"):
        write(tmp_path / name, "[]")
    done = run("init", "--non-interactive", ".", cwd=tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}")
    assert done.returncode == 0, done.stderr
    done = run("check", ".", "none.yaml", "--jobs", "2", cwd=tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}")
    assert "none.yaml: cannot be read" in done.stderr
    assert not (tmp_path / "PWNED").exists()


@pytest.mark.skipif(os.name == "nt", reason="the trap is a script of a shell")
def test_a_program_that_lies_in_a_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from synthreport.scan.surroundings.machine import machine as this_machine

    write(tmp_path / "bin" / "nvidia-smi", f"#!/bin/sh\ntouch {tmp_path}/PWNED; echo 'A, 1'\n").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    for path in ("", ".", "bin", f"{tmp_path}/bin"):
        monkeypatch.setenv("PATH", f"{path}{os.pathsep}/bin{os.pathsep}/usr/bin")
        this_machine(runtime=False)
        assert not (tmp_path / "PWNED").exists()
    monkeypatch.chdir("/")
    assert this_machine(runtime=False).answers["reproducibility"]["environment"]["accelerator"] == "1 x A, driver 1"


# What unfolds.


def bomb(times: int = 400) -> bytes:
    """As much as unfolds a thousandfold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b"1,2\n" * 262_144) for _ in range(times)), packer.flush()])


@pytest.fixture(scope="module")
def unfolding() -> bytes:
    return bomb()


@pytest.mark.parametrize("name", ["a.csv.gz", "a.ndjson.gz", "a.vcf.gz", "a.csv", "SHA256SUMS", "dictionary.csv.gz"])
def test_what_unfolds_without_end_is_read_no_further(
    name: str, unfolding: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opener, "_FREE", 1 << 20)
    head = b"##fileformat=VCFv4.3\n#CHROM\n" if "vcf" in name else b"name,description\n"
    write(tmp_path / name, gzip.compress(head) + unfolding)
    draft = scanned(tmp_path)
    assert "unpacked, it is more than 200 times as large" in left(draft)
    assert "records" not in str(draft.answers)


def test_what_is_packed_well_and_honestly_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.csv.gz", gzip.compress(b"a,b\n" + b"1,2\n" * 1_000_000))
    assert scanned(tmp_path).answers["files"]["a_csv_file"]["records"] == 1_000_000


def test_reading_a_bomb_stops_where_it_is_known_to_be_one(unfolding: bytes, tmp_path: Path) -> None:
    read = 0

    def count() -> None:
        nonlocal read
        with streams.opened(write(tmp_path / "a.gz", unfolding)) as stream:
            while piece := stream.read(1 << 20):
                read += len(piece)

    with pytest.raises(Unusable, match="200 times"):
        count()
    assert read <= 1 << 27


def test_a_dicom_header_that_unfolds_is_not_unfolded(tmp_path: Path) -> None:
    pydicom = pytest.importorskip("pydicom")
    made = pydicom.dataset.Dataset()
    made.file_meta = pydicom.dataset.FileMetaDataset()
    made.file_meta.TransferSyntaxUID = pydicom.uid.DeflatedExplicitVRLittleEndian
    made.file_meta.MediaStorageSOPClassUID = made.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
    made.PatientID = "x"
    stream = io.BytesIO()
    made.save_as(stream, enforce_file_format=True)
    write(tmp_path / "a.dcm", stream.getvalue())
    assert "its header is deflated, and not read" in left(scanned(tmp_path))


def test_a_parquet_file_that_unfolds_is_not_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    duckdb.sql(f"COPY (SELECT 1 AS a FROM range(10_000_000)) TO '{(tmp_path / 'a.parquet').as_posix()}'")
    monkeypatch.setattr(opener, "_FREE", 1 << 20)
    assert "it unfolds to more than 200 values for each of its bytes" in left(scanned(tmp_path))


# What is malformed, or made to cost time.

DEEP = "[" * 200_000
ODD: dict[str, tuple[str, bytes, str]] = {
    "an empty notebook": ("a.ipynb", b"{}", "its code cannot be read: not a notebook"),
    "a list for a notebook": ("a.ipynb", b"[1]", "cannot be read"),
    "a cell without code": ("a.ipynb", b'{"cells": [{"cell_type": "code"}]}', "cannot be read"),
    "cells that are none": ("a.ipynb", b'{"cells": {"a": 1}}', "cannot be read"),
    "a deep notebook": ("a.ipynb", DEEP.encode(), "cannot be read: nested too deeply"),
    "much code": ("a.py", b"x=" + b"1," * 600_000, "more than 1 MiB of code"),
    "deep code": ("a.py", b"-" * 300_000 + b"1", "cannot be read: nested too deeply"),
    "a long number": ("a.json", b'[{"a": ' + b"1" * 6000 + b"}]", "a number of more than 4,300 digits"),
    "a long number in a line": (
        "a.ndjson",
        b'{"a":' + b"1" * 6000 + b"}",
        "line 1: a number of more than 4,300 digits",
    ),
    "a long number in a notebook": ("a.ipynb", b'{"a": ' + b"1" * 6000 + b"}", "a number of more than 4,300 digits"),
    "an import without end": ("a.py", b"x = 1; import a" + b".\\\na" * 90_000, "an import of a name without end"),
    "many objects": ("a.json", b"[" + b"{}," * 2_000_000 + b"{}]", "more than 2,000,000 objects and lists; as NDJSON"),
    "a deep lock": ("uv.lock", b"a = " + DEEP.encode(), "not TOML"),
    "a deep key": ("uv.lock", b"a." * 100_000 + b"b = 1", "nested too deeply"),
    "a deep quoted key": ("uv.lock", b"x = {" + b'"a" . ' * 100_000 + b"b = 1}", "nested too deeply"),
    "a lock of blanks": ("requirements.txt", b"a" + b" " * 200_000 + b"b", "one of more than 4,096 characters"),
    "many requirements": ("requirements.txt", b"a==1\n" * 30_000, "more than 20,000 lines"),
    "a large lock": ("poetry.lock", b"# x\n" * 2_500_000, "larger than 8 MiB"),
    "many checksums": ("SHA256SUMS", b"\n" * 1_100_000, "more than 1,000,000 lines"),
    "a cut gzip": ("a.csv.gz", gzip.compress(b"a,b\n1,2\n" * 99)[:-9], "its gzip stream is broken: it ends too early"),
    "more behind a gzip": ("a.csv.gz", gzip.compress(b"a,b\n1,2\n") + b"Miller", "its gzip stream is broken"),
    "parquet of noise": ("a.parquet", b"PAR1" + bytes(range(256)) + b"\xff\xff\xff\x7fPAR1", "DuckDB cannot read it"),
    "an endless header": ("a.nii", struct.pack("<i", 348) + bytes(340), "no NIfTI-1 header"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_malformed_is_left_with_the_reason(name: str, tmp_path: Path) -> None:
    file, content, why = ODD[name]
    write(tmp_path / file, content)
    draft = scanned(tmp_path)
    draft.take(environment(tmp_path))
    assert why in left(draft)
    assert "Miller" not in left(draft)


def test_which_encoding_code_declares_is_not_heeded(tmp_path: Path) -> None:
    """To decode punycode takes a time that grows with the square."""
    write(tmp_path / "a.py", b"# coding: punycode\nimport numpy\n# " + b"zzzz9-" * 100_000)
    write(tmp_path / "b.py", b"# coding: latin-1\nimport yaml  # \xe9\n")
    assert {"numpy", "pyyaml"} <= {each.lower() for each in environment(tmp_path).answers["tools"]}


def test_a_lock_that_is_pinned_keeps_its_comments_and_hashes_apart(tmp_path: Path) -> None:
    text = "a==1.0   # why\nb==2.0 \\\n    --hash=sha256:aa\nc==3.0   --hash=sha256:bb\n#d==4\n"
    found = lock_files.lock_in([("requirements.txt", write(tmp_path / "requirements.txt", text))])
    assert found is not None
    assert found.versions == {"a": "1.0", "b": "2.0", "c": "3.0"}


# Files that only point to their content.

LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12345\n"
DIGEST = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
FORMATS = ["table.csv", "scan.dcm", "scan", "a.parquet", "a.json", "a.ndjson", "a.nii.gz", "a.vcf", "a.edf", "a.dat",
           "photo.png", "SHA256SUMS", "data_dictionary.csv", "model.pkl", "notes.txt", "a.xlsx", "a.zip"]  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_of_a_pointer_of_git_lfs_only_digest_and_size_are_told(name: str, tmp_path: Path) -> None:
    write(tmp_path / name, LFS.format(DIGEST))
    draft = scanned(tmp_path)
    (entry,) = draft.answers["files"].values()
    assert (entry["bytes"], entry["sha256"]) == (12345, DIGEST)
    assert "records" not in entry
    assert draft.answers.get("content", {}).keys() <= {"modalities"}
    assert f"{name}: a pointer of git-lfs: its content is not here" in left(draft)


KEY = "MD5E-s100--d41d8cd98f00b204e9800998ecf8427e.csv"
ANNEXED = [f"/annex/objects/{KEY}\n", f"/annex/objects/{KEY}", f".git/annex/objects/Xz/9q/{KEY}/{KEY}",
           f"../../.git/annex/objects/Xz/9q/{KEY}/{KEY}", f"\\annex\\objects\\{KEY}\r\n",
           f"../.git/modules/sub/annex/objects/Xz/9q/{KEY}/{KEY}",
           "/annex/objects/WORM-s3-m12--my table.csv\nand more\n"]  # fmt: skip


@pytest.mark.parametrize("text", ANNEXED)
@pytest.mark.parametrize("name", ["table.csv", "scan.dcm", "a.parquet", "a.json"])
def test_a_pointer_of_git_annex_is_left_out(name: str, text: str, tmp_path: Path) -> None:
    write(tmp_path / name, text)
    draft = scanned(tmp_path)
    assert draft.answers == {}
    assert f"{name}: a pointer of git-annex: its content is not here" in left(draft)


def test_a_pointer_of_dvc_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.csv.dvc", f"outs:\n- md5: {'0' * 32}\n  size: 12\n  path: a.csv\n")
    write(tmp_path / "b.dvc", f"md5: {'0' * 32}\nouts:\n  - size: 3\n    nfiles: 1\n    hash: md5\n    path: b\n")
    draft = scanned(tmp_path)
    assert draft.answers == {}
    assert left(draft).count("a pointer of DVC to a file beside it") == 2


@POSIX
@pytest.mark.parametrize("is_here", [True, False])
def test_a_link_of_git_annex_is_left_with_what_helps(is_here: bool, tmp_path: Path) -> None:
    content = tmp_path / ".git" / "annex" / "objects" / "Xz" / "9q" / KEY / KEY
    if is_here:
        write(content, "a,b\n1,2\n")
    linked(tmp_path / "data" / "table.csv", f"../{content.relative_to(tmp_path)}")
    draft = scanned(tmp_path)
    assert draft.answers == {}
    assert ("git annex unlock" if is_here else "git annex get") in left(draft)


NO_POINTERS = ["version,https\n1,2\n", LFS.format(DIGEST) + "x" * 2000, "annex/objects\n", "a,/annex/objects/x\n1,2\n",
               "/annex/objects/x\n" + "1\n" * 20_000]  # fmt: skip


@pytest.mark.parametrize("text", NO_POINTERS)
def test_what_only_looks_like_a_pointer_is_data(text: str, tmp_path: Path) -> None:
    write(tmp_path / "table.csv", text)
    assert scanned(tmp_path).answers["files"]["table_file"]["bytes"] == len(text)


def test_a_pointer_after_a_failed_merge_tells_no_digest(tmp_path: Path) -> None:
    text = "version https://git-lfs.github.com/spec/v1\n<<<<<<< HEAD\n{}=======\n{}>>>>>>> one\n"
    each = f"oid sha256:{DIGEST}\nsize 1\n"
    write(tmp_path / "table.csv", text.format(each, each))
    draft = scanned(tmp_path)
    assert draft.answers == {}
    assert "a pointer of git-lfs" in left(draft)


def test_files_of_which_some_are_pointers_have_no_records(tmp_path: Path) -> None:
    for number in range(6):
        write(tmp_path / f"part{number}.csv", LFS.format(DIGEST) if number else "a,b\n1,2\n")
    draft = scanned(tmp_path)
    assert all("records" not in entry for entry in draft.answers["files"].values() if entry["bytes"] > 100)
    for number in range(6):
        write(tmp_path / "images" / f"part{number}.dcm", LFS.format(DIGEST) if number else "a,b\n1,2\n")
    (entry,) = (each for each in scanned(tmp_path).answers["files"].values() if "images" in each["path"])
    assert (entry["count"], entry["bytes"], "records" in entry) == (6, 5 * 12345 + 8, False)


def test_fix_takes_the_size_that_a_pointer_tells_and_not_that_of_the_pointer(tmp_path: Path) -> None:
    write(tmp_path / "x.csv", LFS.format(DIGEST))
    write(tmp_path / "y.csv", ANNEXED[0])
    entries = "".join(f"  {name}: {{role: data, path: {name}.csv, bytes: 5}}\n" for name in "xy")
    document = parse(f"synthreport: '1.0'\nfiles:\n{entries}".encode(), name=str(tmp_path / "synthreport.yaml"))
    fixes = [each.change.answer for each in fixed(document, unsafe=True).fixes if each.code == "ID04"]
    assert fixes == [12345]


def test_json_of_a_source_is_bounded_as_well(tmp_path: Path) -> None:
    for text in (DEEP, '{"a": ' + "1" * 6000 + "}", json.dumps("\ud800"), "\ufeff{"):
        source = Source(write(tmp_path / "a.json", text))
        with pytest.raises(Unusable):
            source.mapping(source.json)
