"""Files are written whole or not at all, keep what they had, and are never what the same command reads."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from waiting import PATIENCE

from synthreport import Manifest
from synthreport.cli.drafting.start import drafted
from synthreport.cli.program import cli
from synthreport.cli.shared.refused_outputs import Refused, holds_manifest, refuse
from synthreport.draft.draft import Draft
from synthreport.files.writing import ReadOnly, refuse_read_only, whole_folder, write
from synthreport.scan.listing.folder import found

ROOT = Path(__file__).parents[1]
TRIAL = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"

posix = pytest.mark.skipif(os.name == "nt", reason="as POSIX has it")


def ran(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], input=text)


def started(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(TRIAL, tmp_path / "synthreport.yaml"))


# What a file keeps.


@posix
def test_owner_group_and_mode_stay(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    if os.geteuid() == 0:
        os.chown(path, 12345, 23456)
    path.chmod(0o640)
    before = path.stat()
    write(path, "a: 2\n")
    after = path.stat()
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert path.read_text(encoding="utf-8") == "a: 2\n"


@posix
def test_an_owner_that_cannot_be_given_on_is_kept_by_writing_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("a: 1, and more\n", encoding="utf-8")

    def refused(*told: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refused)
    number = path.stat().st_ino
    write(path, "a: 2\n")
    assert (path.stat().st_ino, path.read_text(encoding="utf-8")) == (number, "a: 2\n")
    assert names(tmp_path) == ["m.yaml"]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no such attributes here")
def test_attributes_stay(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    try:
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system has no attributes")
    write(path, "a: 2\n")
    assert os.getxattr(path, "user.note") == b"mine"


@pytest.mark.parametrize("content", ["short\n", "longer than what was there before\n" * 9000])
def test_all_names_of_a_file_lead_to_what_is_written(content: str, tmp_path: Path) -> None:
    path, other, link = tmp_path / "m.yaml", tmp_path / "other.yaml", tmp_path / "link.yaml"
    path.write_text("there before\n", encoding="utf-8")
    os.link(path, other)
    try:
        link.symlink_to("other.yaml")
    except OSError:
        pytest.skip("no links here")
    write(link, content)
    assert {each.read_text(encoding="utf-8") for each in (path, other, link)} == {content}
    assert path.stat().st_ino == other.stat().st_ino
    assert link.is_symlink()
    assert names(tmp_path) == ["link.yaml", "m.yaml", "other.yaml"]


@posix
def test_a_link_to_nothing_makes_what_it_names_and_a_circle_is_an_error(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("folder/new")
    write(link, "x")
    assert (tmp_path / "folder" / "new").read_text(encoding="utf-8") == "x"
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="circular links"):
        write(tmp_path / "a", "x")
    assert (tmp_path / "a").is_symlink()


@posix
def test_new_files_have_the_usual_mode_and_private_ones_are_private(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "usual", "x")
        write(tmp_path / "private", "x", private=True)
        (tmp_path / "open").write_text("y", encoding="utf-8")
        write(tmp_path / "open", "x", private=True)
    finally:
        os.umask(before)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
    assert modes == {"usual": 0o640, "private": 0o600, "open": 0o600}


def test_what_is_fresh_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key.json"
    write(path, "1", fresh=True)
    with pytest.raises(FileExistsError):
        write(path, "2", fresh=True)

    def taken_meanwhile(*names: object) -> None:
        (tmp_path / "late.json").write_text("theirs", encoding="utf-8")
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr(os, "link", taken_meanwhile)
    with pytest.raises(FileExistsError):
        write(tmp_path / "late.json", "ours", fresh=True)
    assert (tmp_path / "late.json").read_text(encoding="utf-8") == "theirs"
    assert path.read_text(encoding="utf-8") == "1"
    assert names(tmp_path) == ["key.json", "late.json"]


def test_names_may_be_long(tmp_path: Path) -> None:
    path = tmp_path / ("ä" * 120 + ".yaml")
    write(path, "x")
    write(path, "y")
    assert path.read_text(encoding="utf-8") == "y"
    assert names(tmp_path) == [path.name]


# What goes wrong.


@pytest.mark.parametrize(("at", "named_twice"), [("fsync", False), ("fsync", True), ("replace", False)])
def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(
    at: str, named_twice: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "m.yaml"
    path.write_text("old\n", encoding="utf-8")
    if named_twice:
        os.link(path, tmp_path / "other.yaml")

    def full(*told: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[at], full)
    with pytest.raises(OSError, match="No space left"):
        write(path, "new\n" * 1000)
    assert path.read_text(encoding="utf-8") == "old\n"
    assert names(folder) == ["m.yaml"]


@pytest.mark.parametrize("old", ["old\n", "old and longer\n" * 100])
def test_what_was_there_is_written_back_where_writing_in_place_fails(
    old: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(old, encoding="utf-8")
    os.link(path, tmp_path / "other.yaml")
    synced = os.fsync
    asked: list[int] = []

    def full_at_the_second(handle: int) -> None:
        asked.append(handle)
        if len(asked) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(handle)

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    with pytest.raises(OSError, match="No space left"):
        write(path, "new\n")
    assert path.read_text(encoding="utf-8") == old
    assert names(tmp_path) == ["m.yaml", "other.yaml"]


@posix
@pytest.mark.parametrize("command", ["set", "check"])
def test_a_real_limit_on_the_size_of_files_is_one_line(command: str, manifest: Path) -> None:
    before = manifest.read_bytes()
    code = (
        "import resource, sys; sys.dont_write_bytecode = True  # else 100 bytes of it stay\n"
        "from synthreport.__main__ import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); main()"
    )
    arguments = {
        "set": ["set", "dataset.title", "Other", str(manifest)],
        "check": ["check", "--output", f"json:{manifest.parent / 'report.json'}", str(manifest)],
    }
    process = started(code, *arguments[command])
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert told.strip().splitlines()[-1].endswith("cannot be written: File too large")
    assert manifest.read_bytes() == before
    assert names(manifest.parent) == ["synthreport.yaml"]


def test_the_content_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    synced, named = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        synced(handle)

    def replace(new: Path, old: Path) -> Path:
        done.append("name")
        return named(new, old)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write(tmp_path / "m.yaml", "x")
    assert done == (["file", "name"] if os.name == "nt" else ["file", "name", "folder"])


STUCK = """
import os, signal, sys, time
from pathlib import Path
from synthreport.files.writing import locked, write

if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # it is ignored where the tests run under nohup

def stuck(handle):
    print("writing", flush=True)
    time.sleep(600)

path = Path(sys.argv[1])
with locked(path):
    os.fsync = stuck
    write(path, "new")
"""


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"])
def test_who_is_ended_while_writing_leaves_the_old_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text("old\n", encoding="utf-8")
    process = started(STUCK, path)
    assert process.stdout
    assert process.stdout.readline() == "writing\n"
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    assert path.read_text(encoding="utf-8") == "old\n"
    left = [each for each in tmp_path.iterdir() if each != path]
    if name != "SIGKILL":
        assert left == []
        return
    assert sorted(each.suffix for each in left) == [".synthreport-lock", ".synthreport-new"]
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in left if each.suffix == ".synthreport-new")
    assert list(found(tmp_path, (), Draft("the files"))) == []


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_who_is_ended_leaves_no_temporary_folder(name: str) -> None:
    process = started(WORKING)
    assert process.stdout
    folder = Path(process.stdout.readline().strip())
    assert folder.is_dir()
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=PATIENCE)
    assert (process.returncode != 0, folder.exists()) == (True, False)


WORKING = """
import signal, time
from synthreport.files.writing import scratch, temporary_folder

if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # it is ignored where the tests run under nohup

with temporary_folder() as folder:
    scratch(folder / "rows.csv", b"id")
    print(folder, flush=True)
    time.sleep(600)
"""


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def failing(folder: Path) -> None:
        (folder / "one").write_text("1", encoding="utf-8")
        _ = 1 / 0

    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "cases") as folder:
        failing(folder)
    assert names(tmp_path) == []
    with whole_folder(tmp_path / "cases") as folder:
        (folder / "one").write_text("1", encoding="utf-8")
    assert names(tmp_path / "cases") == ["one"]
    with pytest.raises(FileExistsError), whole_folder(tmp_path / "cases"):
        raise AssertionError("too late")


# Devices, pipes and streams.


@posix
def test_a_pipe_and_a_device_are_written_to_as_they_are(tmp_path: Path, manifest: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    done = ran(
        "check", "--output", f"json:{pipe}", "--output", "sarif:/dev/null", "--output", "json:/dev/null", manifest
    )
    assert done.exit_code == 0, done.stderr
    assert json.loads(reader.communicate(timeout=PATIENCE)[0])["exit_code"] == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
@pytest.mark.parametrize("to", ["a pipe", "a file"])
def test_standard_output_may_be_named_as_an_output(to: str, manifest: Path) -> None:
    command = f"'{sys.executable}' -m synthreport check --output json:/dev/stdout --output text:/dev/fd/2 '{manifest}'"
    command += " | cat" if to == "a pipe" else " > out; cat out"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=PATIENCE, env=environment)
    report, end = json.JSONDecoder().raw_decode(done.stdout)
    assert report["exit_code"] == 0
    assert "complies" in done.stdout[end:]
    assert "complies" in done.stderr


# What is never written to.


OTHERS = ["check", "letter", "diff", "anonymise", "export", "conformance"]


def writing(command: str, out: str, *more: str) -> list[str]:
    """A command that writes to a file, and reads another."""
    told = {
        "check": ["--output", f"json:{out}"],
        "diff": ["synthreport.yaml", "synthreport.yaml", "-o", out],
        "anonymise": ["--key", "fresh.json", "-o", out],
        "export": ["--to", "datacite", "-o", out],
        "conformance": ["--only", "ID01*", "--output", out],
    }
    return [command, *told.get(command, ["-o", out]), *more]


def refused(*arguments: str | Path) -> str:
    """The last line of what a command says that must write nothing."""
    before = {each: each.read_bytes() for each in Path().rglob("*") if each.is_file()}
    done = ran(*arguments)
    assert done.exit_code == 2, done.output
    assert {each: each.read_bytes() for each in Path().rglob("*") if each.is_file()} == before
    return done.stderr.strip().splitlines()[-1]


SPELLINGS: dict[str, Callable[[Path], str]] = {
    "its name": lambda path: path.name,
    "its path": str,
    "a dot": lambda path: f"./{path.name}",
    "two dots": lambda path: f"sub/../{path.name}",
    "a link": lambda path: linked(path, "link.txt", os.symlink),
    "a link to a link": lambda path: linked(Path(linked(path, "first.txt", os.symlink)), "second.txt", os.symlink),
    "a second name": lambda path: linked(path, "second-name.txt", os.link),
    "a folder's link": lambda path: f"{linked(path.parent, 'here', os.symlink)}/{path.name}",
}


def linked(path: Path, name: str, how: Callable[..., None]) -> str:
    try:
        how(path.absolute(), name)
    except OSError:
        pytest.skip("no links here")
    return name


WRITING: dict[str, Callable[[str], list[str]]] = {
    "check": lambda out: ["check", "synthreport.yaml", "--output", "badge:fresh.svg", "--output", f"json:{out}"],
    "check a folder": lambda out: ["check", ".", "--output", f"pdf:{out}"],
    "letter": lambda out: ["letter", "-o", out],
    "letter for a folder": lambda out: ["letter", ".", "-o", out],
    "diff, old": lambda out: ["diff", "synthreport.yaml", "other.yaml", "-o", out],
    "diff, new": lambda out: ["diff", "other.yaml", "synthreport.yaml", "-o", out],
    "anonymise": lambda out: ["anonymise", "--key", "fresh.json", "-o", out],
    "anonymise, key": lambda out: ["anonymise", "--key", out, "-o", "fresh.yaml"],
    "anonymise, restore": lambda out: ["anonymise", "--restore", "--key", "key.json", "-o", out],
    "export": lambda out: ["export", "--to", "datacite", "-o", out],
    "init": lambda out: ["init", "--non-interactive", "--from", "synthreport:synthreport.yaml", "-o", out],
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("command", WRITING)
def test_an_input_is_never_an_output(command: str, spelling: str, manifest: Path) -> None:
    (manifest.parent / "sub").mkdir()
    shutil.copy(manifest, "other.yaml")
    out = SPELLINGS[spelling](manifest)
    assert refused(*WRITING[command](out), "--force").endswith("an input: name another file")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--profile", "own.yaml"],
        ["letter", "--profile", "own.yaml"],
        ["diff", "synthreport.yaml", "other.yaml", "--profile", "own.yaml"],
    ],
)
@pytest.mark.parametrize("out", ["own.yaml", "base/parent.yaml"])
def test_a_profile_and_what_it_extends_are_inputs(arguments: list[str], out: str, manifest: Path) -> None:
    shutil.copy(manifest, "other.yaml")
    Path("base").mkdir()
    Path("own.yaml").write_text(PROFILE.format(id="own", extends="base/parent.yaml"), encoding="utf-8")
    Path("base/parent.yaml").write_text(PROFILE.format(id="parent", extends="core"), encoding="utf-8")
    option = f"json:{out}" if arguments[0] == "check" else out
    assert "an input: name another file" in refused(*arguments, "--output", option, "--force")


PROFILE = 'profile: {id}\nversion: "1"\ntitle: Ours\ntext: What we ask.\nextends: {extends}\n'


@pytest.mark.parametrize(
    "command",
    [
        "check --decisions own.txt --output json:own.txt",
        "check --attestation own.txt --output json:./own.txt",
        "check --trust own.txt --output json:own.txt",
        "check --attestation own.json --record own.json",
        "check --key own.json --record own.json",
        "check --write-decisions synthreport.yaml --by Us",
        "check . --write-decisions ./synthreport.yaml --by Us",
        "check --files --output json:data.csv",
        "verify --output json:data.csv",
        "verify --data . --output json:./data.csv",
        "verify --source own.txt --output json:own.txt",
        "verify --source train=own.txt --holdout own.json --output json:own.json",
        "lineage --in parents --output parents/parent.yaml",
        "letter --output synthreport.toml",
        "methods --output ./synthreport.toml",
        "register export --register own.txt --output own.txt-wal",
    ],
)
def test_whatever_a_command_reads_is_an_input(command: str, manifest: Path) -> None:
    """Decisions, attestations, keys, real rows, configurations, parents, and the files that a manifest describes."""
    Path("own.txt").write_text("decisions: []\n", encoding="utf-8")
    Path("own.json").write_text("{}\n", encoding="utf-8")
    Path("data.csv").write_text("age\n1\n", encoding="utf-8")
    Path("synthreport.toml").write_text('fail-on = "must"\n', encoding="utf-8")
    Path("parents").mkdir()
    Path("parents/parent.yaml").write_text('synthreport: "1.0"\n', encoding="utf-8")
    manifest.write_text(DESCRIBING, encoding="utf-8")
    force = [] if command.startswith("register") else ["--force"]
    assert refused(*command.split(), *force).endswith("an input: name another file")


DESCRIBING = """\
synthreport: "1.0"
files: {d: {path: data.csv}}
inputs: {parent: {kind: dataset, origin: synthetic, manifest: {uri: parents/parent.yaml}}}
"""


def test_a_key_that_hides_are_brought_back_with_is_an_input(manifest: Path) -> None:
    assert ran("anonymise", "--key", "key.json", "-o", "hidden.yaml").exit_code == 0
    line = refused("anonymise", "--restore", "--key", "key.json", "-o", "./key.json", "hidden.yaml", "--force")
    assert line.endswith("key.json is an input: name another file")


def test_the_program_of_a_tool_is_an_input(manifest: Path) -> None:
    Path("tool.py").write_text("print('{}')\n", encoding="utf-8")
    command = ["conformance", "--only", "ID01", "--tool", f"{sys.executable} tool.py {{file}}"]
    assert "an input: name another file" in refused(*command, "--output", "tool.py", "--force")


@pytest.mark.parametrize(
    ("other", "there"),
    [
        ("report.json", False), ("./report.json", False), ("Report.JSON", False), ("sub/../report.json", False),
        ("report.json", True), ("./report.json", True), ("sub/../report.json", True), ("second.json", True),
    ],
)  # fmt: skip
def test_two_outputs_are_two_files(other: str, there: bool, manifest: Path) -> None:
    (manifest.parent / "sub").mkdir()
    if there:
        Path("report.json").write_text("{}", encoding="utf-8")
        os.link("report.json", "second.json")
    line = refused("check", "--output", "json:report.json", "--output", f"sarif:{other}")
    assert "already an output: name another file" in line


def test_names_that_differ_in_the_spelling_of_an_accent_are_one_output(manifest: Path) -> None:
    one, other = (unicodedata.normalize(form, "bericht-für.json") for form in ("NFC", "NFD"))
    assert "already an output" in refused("check", "--output", f"json:{one}", "--output", f"sarif:{other}")


@pytest.mark.parametrize(
    "command",
    [
        "anonymise --key k.json -o k.json",
        "check --record k.json --output json:./k.json",
        "verify --source rows.csv --by us --attest k.json --output json:k.json",
    ],
)
def test_what_a_command_writes_beside_a_report_is_another_file(command: str, manifest: Path) -> None:
    Path("rows.csv").write_text("age\n1\n", encoding="utf-8")
    assert "already an output" in refused(*command.split())


@pytest.mark.parametrize("given", ["", "--force"])
def test_a_key_is_not_left_without_what_is_hidden(given: str, manifest: Path) -> None:
    """Nothing is left, or the key of before, where the anonymised manifest cannot be written."""
    if given:
        Path("k.json").write_text("of another manifest\n", encoding="utf-8")
    assert "cannot be written" in refused(
        "anonymise", "--key", "k.json", "-o", "synthreport.yaml/h.yaml", *given.split()
    )
    assert names(Path()) == [*["k.json"][: bool(given)], "synthreport.yaml"]


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        "letter {0} >> {0}", "anonymise --key new.json {0} >> {0}", "check {0} --output json:/dev/stdout >> {0}",
        "check {0} --output json:/dev/fd/3 3<> {0}", "check {0} --output json:/dev/stdin < {0}",
    ],
)  # fmt: skip
def test_a_stream_that_leads_to_an_input_is_no_output(arguments: str, manifest: Path) -> None:
    before = manifest.read_bytes()
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m synthreport {arguments.format(manifest.name)}"],
        capture_output=True, text=True, timeout=PATIENCE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, "an input: name another file" in done.stderr) == (2, True)
    assert manifest.read_bytes() == before
    assert names(manifest.parent) == [manifest.name]


@pytest.mark.parametrize(
    "out", ["a" * 300, "synthreport.yaml/report.json", "sub/" * 2000 + "x"], ids=["long", "below a file", "deep"]
)
@pytest.mark.parametrize("command", ["check", "letter", "diff", "export", "conformance", "init"])
def test_where_no_file_can_be_is_one_line(command: str, out: str, manifest: Path) -> None:
    told = ["init", "--non-interactive", "-o", out] if command == "init" else writing(command, out)
    assert "cannot be written" in refused(*told)


def test_folders_are_made_however_many(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["a"] * 1300, "report.json")
    refuse([path], [tmp_path / "x"])
    write(path, "{}")
    assert path.read_text(encoding="utf-8") == "{}"
    subprocess.run(["rm", "-rf", tmp_path / "a"], check=True)  # what clears up after the tests goes not so deep


@posix
@pytest.mark.parametrize("how", ["< {0} check - --output json:{0}", "check {1} --output json:{0} > {0}"])
def test_what_the_shell_reads_or_writes_is_no_output(how: str, manifest: Path) -> None:
    shutil.copy(manifest, "copy.yaml")
    reads, arguments = (how.split(" check", 1)[0], "check" + how.split("check", 1)[1])
    command = f"{reads if reads.startswith('<') else ''} '{sys.executable}' -m synthreport {arguments}"
    done = subprocess.run(
        ["sh", "-c", command.format("out.yaml" if ">" in how else "copy.yaml", "copy.yaml")],
        capture_output=True, text=True, timeout=PATIENCE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "is the file of standard" in done.stderr
    assert Path("copy.yaml").read_bytes() == manifest.read_bytes()


@pytest.mark.parametrize("command", OTHERS)
def test_another_manifest_is_overwritten_with_force_alone(command: str, manifest: Path) -> None:
    shutil.copy(manifest, "other.yaml")
    assert "--force" in refused(*writing(command, "other.yaml"))
    assert ran(*writing(command, "other.yaml", "--force")).exit_code == 0
    assert Path("other.yaml").read_bytes() != manifest.read_bytes()


@pytest.mark.parametrize("command", OTHERS)
def test_a_file_that_is_read_only_is_overwritten_with_force_alone(command: str, manifest: Path) -> None:
    out = Path("report.txt")
    out.write_text("earlier\n", encoding="utf-8")
    out.chmod(0o444)
    assert "--force" in refused(*writing(command, "report.txt"))
    assert ran(*writing(command, "report.txt", "--force")).exit_code == 0
    assert out.read_text(encoding="utf-8") != "earlier\n"
    assert stat.S_IMODE(out.stat().st_mode) == 0o444
    out.chmod(0o644)


@pytest.mark.parametrize("command", OTHERS)
def test_an_earlier_report_is_overwritten_and_a_folder_is_not(command: str, manifest: Path) -> None:
    out = "report.json"
    assert ran(*writing(command, out)).exit_code == 0
    again = ["--force"] if command in ("export", "anonymise") else []
    assert ran(*writing(command, out, *again)).exit_code == 0
    Path("folder").mkdir()
    assert "folder" in refused(*writing(command, "folder", "--force"))
    assert list(Path("folder").iterdir()) == []


@pytest.mark.parametrize("command", ["anonymise", "conformance", "init"])
def test_a_dash_is_no_file(command: str, manifest: Path) -> None:
    told = {
        "anonymise": ["anonymise", "--key", "-"],
        "init": ["init", "--non-interactive", "-o", "-"],
    }
    dashed = told.get(command, writing(command, "-"))
    assert "./-" in refused(*dashed)
    assert ran(*(each.replace("json:-", "json:./-") if each != "-" else "./-" for each in dashed)).exit_code == 0
    assert Path("-").stat().st_size


@pytest.mark.parametrize("command", ["check", "letter", "diff", "export"])
def test_a_dash_is_standard_output_where_that_is_the_usual_place(command: str, manifest: Path) -> None:
    done = ran(*writing(command, "-"))
    assert (done.exit_code, bool(done.stdout), Path("-").exists()) == (0, True, False)


def test_init_replaces_manifests_alone(manifest: Path) -> None:
    for name, content in (("rows.csv", "a,b\n1,2\n"), ("datapackage.json", "{}"), ("profile.yaml", PROFILE)):
        Path(name).write_text(content, encoding="utf-8")
        assert "is not a manifest" in refused("init", "--non-interactive", "--force", "-o", name)
    for name, content in (("new.yaml", ""), ("sub/synthreport.yaml", "a: ["), ("old.yaml", "synthreport: '1.0'\n")):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(content, encoding="utf-8")
        assert ran("init", "--non-interactive", "--force", "-o", name).exit_code == 0
        assert Manifest.load(name).data["synthreport"] == "1.0"


def test_init_does_not_replace_what_came_while_it_looked(manifest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*told: Any, **more: Any) -> Draft:
        Path("late.yaml").write_text("synthreport: '1.0' # theirs\n", encoding="utf-8")
        return drafted(*told, **more)

    monkeypatch.setattr("synthreport.cli.init.drafted", slow)
    done = ran("init", "--non-interactive", "-o", "late.yaml")
    assert done.exit_code == 2
    assert "it already exists" in done.stderr
    assert "theirs" in Path("late.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "holds"),
    [
        ("x.yaml", "synthreport: '1.0'\n", True),
        ("x.yaml", "# a comment\n\n'synthreport' : 1.0\n", True),
        ("x.json", '{"dataset": {}, "synthreport": "1.0"}', True),
        ("x.txt", '{synthreport: "1.0"}', True),
        ("synthreport.yaml", "dataset: [", True),
        ("synthreport.json", '{"tool": {"name": "synthreport"}}', False),
        ("synthreport.yaml", "", False),
        ("x.yaml", "dataset: [", False),
        ("x.yaml", "tool:\n  synthreport: 1\n", False),
        ("x.md", "# Report\n\nsynthreport: none\nof it: [\n", False),
    ],
)
def test_what_is_a_manifest_is_seen_in_it(name: str, content: str, holds: bool, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert holds_manifest(path) == holds


def test_what_is_not_there_is_told_apart_by_its_name(tmp_path: Path) -> None:
    refuse([tmp_path / "a.json", tmp_path / "b.json", tmp_path / "sub" / "a.json"], [tmp_path / "c.yaml"])
    with pytest.raises(Refused, match="an input"):
        refuse([tmp_path / "x" / ".." / "c.yaml"], [tmp_path / "c.yaml"])


# Read-only manifests.


@pytest.mark.parametrize("command", ["set", "fix", "upgrade", "fill"])
def test_a_manifest_that_is_read_only_is_changed_with_force_alone(command: str, manifest: Path) -> None:
    slipped = TRIAL.read_text(encoding="utf-8").replace("  tier: public\n", "  tier: Public\n")
    manifest.write_text(slipped, encoding="utf-8")
    manifest.chmod(0o444)
    told = {"set": ["dataset.title", "Other"], "fix": ["--yes"], "fill": [], "upgrade": []}[command]
    assert refused(command, *told, "synthreport.yaml").endswith(
        "synthreport.yaml is read-only: make it writable, or add --force"
    )
    assert ran(command, *told, "--force", "synthreport.yaml", text="").exit_code == 0
    assert (manifest.read_text(encoding="utf-8") != slipped) == (command in ("set", "fix"))
    assert stat.S_IMODE(manifest.stat().st_mode) == 0o444
    manifest.chmod(0o644)


def test_a_dry_run_may_look_at_what_is_read_only(manifest: Path) -> None:
    manifest.chmod(0o444)
    assert ran("set", "dataset.title", "Other", "--dry-run").exit_code == 0
    assert ran("fix", "--dry-run").exit_code == 0
    manifest.chmod(0o644)


def test_code_is_refused_too_what_is_read_only(manifest: Path) -> None:
    import synthreport

    manifest.chmod(0o444)
    loaded = Manifest.load(manifest)
    loaded.dataset.title = "Other"
    with pytest.raises(ReadOnly, match="make it writable"):
        loaded.save(manifest)
    with pytest.raises(ReadOnly), synthreport.recording(manifest):
        raise AssertionError("too late")
    loaded.save(manifest, force=True)
    assert Manifest.load(manifest).dataset.title == "Other"
    manifest.chmod(0o644)
    refuse_read_only(manifest)
    refuse_read_only(manifest.with_name("none.yaml"))
