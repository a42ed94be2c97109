"""Writers of one manifest at the same time lose none of each other's changes."""

from __future__ import annotations

import errno
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from waiting import PATIENCE

import synthreport
from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.document.source import read
from synthreport.edit.concurrent_changes import merged
from synthreport.edit.manifest_file import ManifestFile
from synthreport.files.writing import Busy, locked, write
from synthreport.interview.console import Stopped
from synthreport.interview.interview import Interview
from synthreport.interview.session import Session, Settings
from synthreport.standard.catalogue import load

ROOT = Path(__file__).parents[1]
BEGUN = "# Ours.\nsynthreport: '1.0'\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "synthreport.yaml"
    file.write_text(BEGUN, encoding="utf-8")
    return file


def started(*command: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *map(str, command)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )  # fmt: skip


def ended(processes: list[subprocess.Popen[str]]) -> list[tuple[int, str]]:
    found = [process.communicate(timeout=PATIENCE) for process in processes]
    return [(process.returncode, told) for process, (_, told) in zip(processes, found, strict=True)]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@contextmanager
def held_by_another(path: Path, note: bool = True) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until it is asked to end."""
    code = "import sys; from pathlib import Path; from synthreport.files.writing import locked\n"
    code += "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    process = started("-c", code, path)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        process.communicate(timeout=PATIENCE)


# Processes at once.


def test_no_answer_that_is_set_is_lost(path: Path) -> None:
    for turn in range(3):
        with locked(path):  # so that all of them meet
            setting = [started("-m", "synthreport", "set", f"x-{turn}-{each}", str(each), path) for each in range(4)]
            write(path, f"{path.read_text(encoding='utf-8')}x-ours-{turn}: 1\n")
        assert [code for code, _ in ended(setting)] == [0] * 4
    expected = {f"x-{turn}-{each}" for turn in range(3) for each in (*range(4),)} | {f"x-ours-{t}" for t in range(3)}
    assert set(read(str(path)).data) == {"synthreport", *expected}
    assert path.read_text(encoding="utf-8").startswith("# Ours.\n")
    assert names(path.parent) == ["synthreport.yaml"]


SAVING = """
import sys
from synthreport import Manifest
path, key = sys.argv[1:]
print("begun", flush=True)
sys.stdin.readline()
while True:
    manifest = Manifest.load(path)
    manifest[f"x-{key}"] = key
    try:
        manifest.save(path)
        break
    except FileExistsError:
        continue
"""


def test_nothing_that_is_saved_in_code_is_lost(path: Path) -> None:
    processes = [started("-c", SAVING, path, str(each)) for each in range(4)]
    assert {process.stdout.readline() for process in processes if process.stdout} == {"begun\n"}
    assert [code for code, _ in ended(processes)] == [0] * 4
    assert read(str(path)).data == {"synthreport": "1.0", **{f"x-{each}": str(each) for each in range(4)}}


RECORDING = """
import sys
from pathlib import Path
import synthreport
path, name = Path(sys.argv[1]), sys.argv[2]
with synthreport.recording(path) as run:
    run.manifest.dataset.title = "Stays"
    run.input(f"source_{name}", level="none")
    with run.step(f"draw_{name}", kind="simulate", family="rules") as step:
        step.random("rows" + name, int(name), purposes=["sampling"])
        step.output(path.with_name(f"{name}.csv"), id=f"table_{name}", records=1).write_text(f"a{name}\\n{name}\\n")
    print("done", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("there", [False, True])
def test_recordings_of_one_manifest_at_the_same_time_lose_nothing(path: Path, there: bool) -> None:
    if not there:
        path.unlink()
    script = path.with_name("make.py")
    script.write_text(RECORDING, encoding="utf-8")
    processes = [started(script, path, str(each)) for each in range(3)]
    assert {process.stdout.readline() for process in processes if process.stdout} == {"done\n"}
    assert [(code, told) for code, told in ended(processes)] == [(0, "")] * 3
    manifest = synthreport.Manifest.load(path)
    alone = {f"{kind}_{each}" for each in range(3) for kind in ("draw", "source", "table")}
    assert alone <= {*manifest.data["steps"], *manifest.data["inputs"], *manifest.data["files"]}
    for each in range(3):
        assert manifest.data["steps"][f"draw_{each}"]["makes"] == [f"table_{each}"]
        assert manifest.data["steps"][f"draw_{each}"]["random"][f"rows{each}"]["seed"]["value"] == each
        assert manifest.data["files"][f"table_{each}"]["bytes"] == 5
        assert any(pointer.startswith(f"/files/table_{each}") for pointer in manifest.data["manifest"]["unconfirmed"])
    assert manifest.data["dataset"]["title"] == "Stays"
    assert [each.message for each in manifest.check().findings if each.code in ("DC69", "DC70")] == []
    assert names(path.parent) == ["0.csv", "1.csv", "2.csv", "make.py", "synthreport.yaml"]


def test_recordings_that_contradict_each_other_are_all_kept(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(1, 4):
        run = synthreport.recording(path).begin()
        run.manifest.dataset.title = f"Ours {number}"
        path.write_text(f"synthreport: '1.0'\ndataset:\n  title: Theirs {number}\n", encoding="utf-8")
        run.end()
    assert caplog.text.count("/dataset/title was answered by somebody") == 3
    aside = ["synthreport.part-2.yaml", "synthreport.part-3.yaml", "synthreport.part.yaml"]
    assert names(path.parent) == sorted([*aside, "synthreport.yaml"])
    titles = {synthreport.Manifest.load(path.with_name(each)).dataset.title for each in aside}
    assert titles == {"Ours 1", "Ours 2", "Ours 3"}


def test_a_comment_that_comes_while_something_is_recorded_stays(path: Path) -> None:
    with synthreport.recording(path) as run:
        run.step("draw", kind="simulate")
        path.write_text("# Theirs.\nsynthreport: '1.0'\npurpose:\n  tasks: none  # for now\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Theirs.\n")
    assert "tasks: none  # for now" in text
    assert "draw" in synthreport.Manifest.load(path).data["steps"]


def test_threads_lose_nothing(path: Path) -> None:
    def add(number: int) -> None:
        with locked(path):
            write(path, f"{path.read_text(encoding='utf-8')}x-{number}: 1\n")

    threads = [threading.Thread(target=add, args=(each,)) for each in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(parse(path.read_bytes()).data) == 9


# Who waits for which process.


def test_who_waits_in_vain_is_told_for_whom(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synthreport.files.writing.locks.PATIENCE", 0.0)
    commands = [["set", "dataset.title", "Other"], ["fix", "--yes"], ["upgrade"]]
    with held_by_another(path) as process:
        for command in commands:
            done = CliRunner().invoke(cli, [*command, str(path)])
            assert done.exit_code == 2
            assert f"{path} is being changed by -c, process {process.pid} on " in done.stderr
            assert done.stderr.strip().endswith("try again later, nothing was written")
        manifest = synthreport.Manifest.load(path)
        with pytest.raises(Busy):
            manifest.save(path)
        assert CliRunner().invoke(cli, ["set", "dataset.title", "Other", "--dry-run", str(path)]).exit_code == 0
        assert CliRunner().invoke(cli, ["check", str(path)]).exit_code == 1, "who only reads does not wait"
        other = path.with_name("other.yaml")
        manifest.save(other)
    assert path.read_text(encoding="utf-8") == BEGUN
    assert names(path.parent) == ["other.yaml", "synthreport.yaml"]


def test_a_link_is_locked_as_what_it_leads_to(path: Path) -> None:
    link = path.with_name("link.yaml")
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    with held_by_another(path), pytest.raises(Busy), locked(link, 0):
        raise AssertionError("not alone")


@pytest.mark.skipif(os.name == "nt", reason="as POSIX has it")
def test_a_file_is_locked_under_all_its_names(path: Path) -> None:
    (path.parent / "sub").mkdir()
    other = path.parent / "sub" / "other.yaml"
    os.link(path, other)
    with held_by_another(path), pytest.raises(Busy, match="under another name"), locked(other, 0.1):
        raise AssertionError("not alone")
    with locked(path):
        setting = [started("-m", "synthreport", "set", f"x-{name.stem}", "1", name) for name in (path, other)]
        write(path, f"{path.read_text(encoding='utf-8')}x-ours: 1\n")
    assert [code for code, _ in ended(setting)] == [0, 0]
    assert read(str(path)).data == {"synthreport": "1.0", "x-ours": 1, "x-synthreport": 1, "x-other": 1}
    assert path.samefile(other)
    assert names(path.parent) == ["sub", path.name]
    assert names(other.parent) == [other.name]


def test_who_holds_a_lock_may_take_it_again(path: Path) -> None:
    with locked(path), locked(path, 0), locked(path.parent / "." / path.name, 0):
        assert len(names(path.parent)) == 2
    assert names(path.parent) == [path.name]


def test_an_error_lets_go(path: Path) -> None:
    def failing() -> None:
        with locked(path):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    with locked(path, 0):
        pass


@pytest.mark.skipif(os.name == "nt", reason="as POSIX has it")
def test_the_lock_of_a_process_that_died_is_taken_over_and_told(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with held_by_another(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=PATIENCE)
    assert len(names(path.parent)) == 2
    with caplog.at_level(logging.WARNING, "synthreport"), locked(path, 0):
        pass
    assert f"is an old lock of -c, process {process.pid}" in caplog.text
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize(
    "left",
    {
        "nothing": "",
        "a crash": "\0" * 50,
        "a number used again": f"synthreport, process {os.getpid()} on here",
        "another machine": "synthreport, process 1 on elsewhere",
        "no text of ours": "\x1b[31m",
    }.items(),
    ids=lambda left: left[0],
)
def test_a_file_of_a_lock_that_nobody_holds_holds_nobody_up(
    left: tuple[str, str], path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.with_name(".synthreport.yaml.synthreport-lock").write_text(left[1], encoding="utf-8")
    done = CliRunner().invoke(cli, ["set", "x-a", "1", str(path)])
    assert done.exit_code == 0
    assert "\x1b" not in caplog.text
    assert names(path.parent) == [path.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_in_place_of_a_lock_holds_nobody_up(path: Path) -> None:
    os.mkfifo(path.with_name(".synthreport.yaml.synthreport-lock"))
    with locked(path, 0):
        pass
    assert names(path.parent) == [path.name]


@pytest.fixture
def lockless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that knows no locks."""

    def refused(*told: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(pytest.importorskip("fcntl"), "flock", refused)


@pytest.mark.usefixtures("lockless")
def test_without_locks_of_the_system_a_file_is_one(path: Path) -> None:
    mark = path.with_name(".synthreport.yaml.synthreport-lock-by-name")
    with locked(path):
        assert names(path.parent) == [mark.name, path.name]
    assert names(path.parent) == [path.name]
    mark.write_text("12345\nelsewhere.example\n", encoding="utf-8")
    with pytest.raises(Busy, match=rf"process 12345 on elsewhere.*remove {mark}"), locked(path, 0):
        raise AssertionError("not alone")
    mark.write_text("999999999\n" + os.uname().nodename + "\n", encoding="utf-8")  # no process has such a number
    with locked(path, 5):
        pass
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_where_no_lock_can_be_made_the_reason_is_what_is_told(
    number: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refused(name: Any, flags: int, *more: Any, **others: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number), name)
        return opened(name, flags, *more, **others)

    monkeypatch.setattr(os, "open", refused)
    done = CliRunner().invoke(cli, ["set", "x-a", "1", str(path)])
    assert done.exit_code == 2
    assert done.stderr.strip().endswith(f"cannot be written: {os.strerror(number)}")
    same = CliRunner().invoke(cli, ["set", "synthreport", "'1.0'", str(path)])
    assert (same.exit_code, "value unchanged" in same.stderr) == (0, True)


# An interview takes its time, and others work meanwhile.


class Script:
    """Answers from a list; an entry that is a function is called, as if somebody else worked meanwhile."""

    edits = False

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.said: list[str] = []

    def tell(self, lines: Any) -> None:
        self.said += lines

    def ask(self, prompt: str, words: Any, fault: Any) -> str:
        while self.answers and callable(self.answers[0]):
            self.answers.pop(0)()
        if not self.answers:
            raise Stopped(interrupted=False)
        return str(self.answers.pop(0))

    def edit(self, text: str) -> str:
        return text


def talked(path: Path, *answers: Any) -> str:
    console = Script(*answers)
    with pytest.raises(Stopped):
        Interview(Session(ManifestFile(path), load(), Settings()), console).run()
    return "\n".join(console.said)


def test_an_interview_holds_nobody_up_and_loses_nothing(path: Path) -> None:
    def theirs() -> None:
        assert CliRunner().invoke(cli, ["set", "x-theirs", "1", str(path)]).exit_code == 0

    talked(path, "/dataset/title", "Ours", theirs, "/dataset/version", "2")
    assert read(str(path)).data["dataset"] == {"title": "Ours", "version": "2"}
    assert read(str(path)).data["x-theirs"] == 1
    assert path.read_text(encoding="utf-8").startswith("# Ours.\n")


def test_an_answer_that_somebody_else_has_given_is_shown_before_it_is_replaced(path: Path) -> None:
    def theirs() -> None:
        path.write_text(f"{BEGUN}dataset:\n  title: Theirs\n", encoding="utf-8")

    told = talked(path, "/dataset/title", theirs, "Ours")
    assert "/dataset/title was changed by another program, to 'Theirs'" in told
    assert read(str(path)).data["dataset"]["title"] == "Theirs"
    path.write_text(BEGUN, encoding="utf-8")
    talked(path, "/dataset/title", theirs, "Ours", "Ours after all")
    assert read(str(path)).data["dataset"]["title"] == "Ours after all"


def test_an_answer_does_not_take_the_place_of_a_gap_that_somebody_else_has_declared(path: Path) -> None:
    def theirs() -> None:
        path.write_text(f"{BEGUN}dataset: {{gap: unknown}}\n", encoding="utf-8")

    told = talked(path, "/dataset/title", theirs, "Ours")
    assert "/dataset was changed by another program, to {'gap': 'unknown'}" in told
    assert read(str(path)).data["dataset"] == {"gap": "unknown"}


def test_the_way_back_does_not_lead_over_what_somebody_else_has_written(path: Path) -> None:
    def theirs() -> None:
        path.write_text(f"{path.read_text(encoding='utf-8')}purpose:\n  tasks: none\n", encoding="utf-8")

    told = talked(path, "/dataset/title", "Ours", theirs, "<")
    assert "cannot go back: another program has changed the file since" in told
    assert read(str(path)).data["purpose"] == {"tasks": "none"}
    assert read(str(path)).data["dataset"] == {"title": "Ours"}
    talked(path, "/dataset/title", "Another", "<")
    assert read(str(path)).data["dataset"] == {"title": "Ours"}


def test_what_was_changed_meanwhile_is_not_confirmed_unseen(path: Path) -> None:
    marked = "manifest:\n  filled_by_tool: [/dataset/title]\n  unconfirmed: [/dataset/title]\ndataset:\n  title: {}\n"
    path.write_text(BEGUN + marked.format("Seen"), encoding="utf-8")
    manifest_file = ManifestFile(path)
    path.write_text(BEGUN + marked.format("Unseen"), encoding="utf-8")
    with pytest.raises(OSError, match="/dataset/title was changed by another program, to 'Unseen'"):
        manifest_file.confirm({"/dataset/title"})
    assert read(str(path)).data["manifest"]["unconfirmed"] == ["/dataset/title"]


def test_an_answer_can_be_given_again_when_the_file_can_be_read_again(path: Path) -> None:
    def broken() -> None:
        path.write_text("a: [", encoding="utf-8")

    def whole() -> None:
        assert path.read_text(encoding="utf-8") == "a: [", "it is not overwritten"
        path.write_text(BEGUN, encoding="utf-8")

    talked(path, "/dataset/title", broken, "Ours", whole, "Ours")
    assert read(str(path)).data["dataset"] == {"title": "Ours"}


# Two changes as one.


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "both"),
    [
        ({}, {"a": 1}, {}, {"a": 1}),
        ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}, {"a": 2, "b": 3}),
        ({"a": 1, "b": 1}, {"b": 1}, {"a": 1}, {}),
        ({"a": 1}, {"a": 2}, {"a": 2}, {"a": 2}),
        ({}, {"a": {"b": {"c": 1}}}, {"a": {"b": {"d": 2}}}, {"a": {"b": {"c": 1, "d": 2}}}),
        ({"a": {"gap": "unknown"}}, {"a": {"b": 1}}, {"a": {"gap": "unknown"}}, {"a": {"b": 1}}),
        (
            {"manifest": {"unconfirmed": ["/a", "/b"]}},
            {"manifest": {"unconfirmed": ["/b", "/c"]}},
            {"manifest": {"unconfirmed": ["/a", "/b", "/d"]}},
            {"manifest": {"unconfirmed": ["/b", "/d", "/c"]}},
        ),
        (
            {},
            {"manifest": {"unconfirmed": ["/a"]}},
            {"manifest": {"date": "x"}},
            {"manifest": {"unconfirmed": ["/a"], "date": "x"}},
        ),
        (
            {"steps": {"a": {"makes": ["w"]}}},
            {"steps": {"a": {"makes": ["w", "x"]}}},
            {"steps": {"a": {"makes": ["y"]}}},
            {"steps": {"a": {"makes": ["y", "x"]}}},
        ),
        (
            {"steps": {}},
            {"steps": {"a": {"makes": ["x"]}}},
            {"steps": {"a": {"makes": ["x"]}}},
            {"steps": {"a": {"makes": ["x"]}}},
        ),
    ],
)
def test_two_changes_are_one(before: Any, ours: Any, theirs: Any, both: Any) -> None:
    conflicts: list[Any] = []
    assert merged(before, ours, theirs, conflicts) == both
    assert conflicts == []


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "pointer"),
    [
        ({"a": 1}, {"a": 2}, {"a": 3}, "/a"),
        ({"a": 1}, {"a": 2}, {}, "/a"),
        ({}, {"a": {"kind": "x"}}, {"a": {"kind": "y"}}, "/a/kind"),
        ({}, {"a": {"gap": "unknown"}}, {"a": {"b": 1}}, "/a"),
        ({"a": [1]}, {"a": [1, 2]}, {"a": [1, 3]}, "/a"),
        ({"a": 1}, {"a": True}, {"a": 2}, "/a"),
        ({}, {"steps": {"a": {"makes": "none"}}}, {"steps": {"a": {"makes": ["x"]}}}, "/steps/a/makes"),
    ],
)
def test_two_changes_that_contradict_each_other_are_a_conflict(
    before: Any, ours: Any, theirs: Any, pointer: str
) -> None:
    conflicts: list[str] = []
    merged(before, ours, theirs, conflicts)
    assert conflicts == [pointer]
