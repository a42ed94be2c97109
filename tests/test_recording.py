"""A run that is recorded: nothing is lost, nothing secret is recorded, and what a person said stays."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from waiting import PATIENCE

import synthreport
from synthreport import Level, parse
from synthreport.builder import WrongAnswer
from synthreport.draft.draft import Draft
from synthreport.outcome import is_item
from synthreport.record import Run, Step, libraries, recording, run_machine
from synthreport.record import files_before as earlier
from synthreport.record.script import Script, command
from synthreport.scan.scripts.scripts import Code, code_in

ROOT = Path(__file__).resolve().parents[1]


AS_INSTALLED = metadata.packages_distributions
INSTALLED = cache(AS_INSTALLED)


@cache
def code_of(files: tuple[tuple[str, Path, int], ...]) -> list[Code]:
    """The code in files, as long as they are not rewritten."""
    return code_in([(name, path) for name, path, _ in files], Draft(""))


@pytest.fixture(autouse=True)
def _looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed and imported is looked up once for all tests: it takes most of the time of a recording."""
    monkeypatch.setattr(metadata, "packages_distributions", INSTALLED)
    monkeypatch.setattr(
        libraries,
        "code_in",
        lambda files, draft: code_of(tuple((name, path, path.stat().st_mtime_ns) for name, path in files)),
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "synthreport.yaml"


def said(path: Path) -> Any:
    document = parse(path.read_bytes(), name=path.name)
    assert document.problems == ()
    return document.data


def held(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data[key]
    return data


def at(path: Path, pointer: str) -> Any:
    return held(said(path), *pointer.strip("/").split("/"))


def malformed(path: Path) -> list[str]:
    """What is wrong with what a recording wrote: everything but what nobody has said yet."""
    findings = [each for each in synthreport.check(path).findings if each.code != "MA54"]  # answers to confirm
    return [f"{each.code} {each.at.pointer} {each.message}" for each in findings if "not stated" not in each.message]


def simulate(path: Path, seed: int = 42, *, repetition: bool = False, **answers: Any) -> Run:
    """A small recorded simulation."""
    with recording(path, repetition=repetition) as run, run.step("simulate", kind="simulate", **answers) as step:
        rows = step.numpy("draws", seed, purposes=["sampling"]).normal(size=3)
        step.output(path.parent / "synthetic.csv", id="table", records=3).write_text("x\n" + "\n".join(map(str, rows)))
    return run


def failed(path: Path, error: type[BaseException], work: Callable[[Run], object]) -> BaseException:
    """The error that a recording lets through."""
    with pytest.raises(error) as caught, recording(path) as run:
        work(run)
    return caught.value


# What goes wrong.


def test_an_exception_goes_on_and_leaves_the_manifest_as_it_was(file: Path) -> None:
    def work(run: Run) -> None:
        with run.step("draw", kind="simulate") as step:
            step.numpy("draws", 42, purposes=["sampling"])
            _ = 1 / 0

    file.write_text("# mine\nsynthreport: '1.0'\n", encoding="utf-8")
    error = failed(file, ZeroDivisionError, work)
    assert file.read_text(encoding="utf-8") == "# mine\nsynthreport: '1.0'\n"
    beside = file.with_name("synthreport.unfinished.yaml")
    assert at(beside, "/steps/draw/random/draws/seed/value") == 42
    assert "finished" not in at(beside, "/steps/draw")
    assert error.__notes__ == [f"{file} is unchanged; what was recorded until then is in {beside}"]
    simulate(file)


def test_a_script_that_ends_itself_well_is_no_failure(file: Path) -> None:
    with pytest.raises(SystemExit), recording(file):
        sys.exit(0)
    assert file.exists()
    with pytest.raises(SystemExit), recording(file.with_name("other.yaml")):
        sys.exit("no data")
    assert not file.with_name("other.yaml").exists()


def test_an_interruption_loses_nothing(file: Path) -> None:
    def work(run: Run) -> None:
        run.step("draw", kind="simulate")
        raise KeyboardInterrupt

    failed(file, KeyboardInterrupt, work)
    assert at(file.with_name("synthreport.unfinished.yaml"), "/steps/draw/kind") == "simulate"


AGAIN: dict[str, Callable[[Run, Step], object]] = {
    "step": lambda run, step: run.step("one", kind="simulate"),
    "stream": lambda run, step: step.numpy("one", 2, purposes=["order"]),
    "input": lambda run, step: run.input("one", level="none"),
    "split": lambda run, step: run.split("one"),
    "file": lambda run, step: step.output(run.folder / "x.csv", id="one"),
}


@pytest.mark.parametrize("what", AGAIN)
def test_an_id_is_given_once(what: str, file: Path) -> None:
    with recording(file) as run:
        step = run.step("draw", kind="simulate")
        step.random("one", 1, purposes=["sampling"])
        with pytest.raises(ValueError, match="the id is that of a stream; choose another"):
            AGAIN[what](run, step)
    assert malformed(file) == []


def test_an_output_that_is_not_there_is_told_where_its_step_ends(file: Path) -> None:
    def work(run: Run) -> None:
        with run.step("draw", kind="simulate") as step:
            step.output(file.parent / "none.csv")
        raise AssertionError("too late")

    assert "none.csv" in str(failed(file, FileNotFoundError, work))
    assert not file.exists()


def test_an_output_that_is_gone_in_the_end_is_told(file: Path) -> None:
    def work(run: Run) -> None:
        gone = file.parent / "gone.csv"
        with run.step("draw", kind="simulate") as step:
            step.output(gone).write_text("x\n1\n", encoding="utf-8")
        gone.unlink()

    assert "gone.csv" in str(failed(file, FileNotFoundError, work))
    assert at(file.with_name("synthreport.unfinished.yaml"), "/steps/draw/makes") == ["gone"]


def test_an_output_outside_the_folder_is_refused(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.csv"
    with pytest.raises(ValueError, match="lies outside"), recording(file) as run:
        run.step("draw", kind="simulate").output(elsewhere)


def stale(file: Path, **answers: Any) -> Run:
    """A run that names an output and does not write it."""
    with recording(file) as run, run.step("simulate", kind="simulate", **answers) as step:
        step.output(file.parent / "synthetic.csv", id="table")
    return run


UNWRITTEN = "it was there and was not written since the recording began: not recorded as made"


def test_an_output_that_is_not_written_is_not_recorded_as_made(file: Path) -> None:
    (file.parent / "synthetic.csv").write_text("x\n1\n", encoding="utf-8")
    run = stale(file)
    assert (run.left[0].place, run.left[0].why) == ("/files/table", UNWRITTEN)
    assert "makes" not in at(file, "/steps/simulate")
    assert "table" not in said(file).get("files", {})
    assert "modalities" not in said(file).get("content", {})


def test_an_output_of_an_earlier_run_is_not_made_again_by_lying_there(file: Path) -> None:
    simulate(file)
    first = at(file, "/files/table")
    assert at(file, "/steps/simulate/makes") == ["table"]
    run = stale(file)
    assert UNWRITTEN in [each.why for each in run.left]
    assert "makes" not in at(file, "/steps/simulate")
    assert at(file, "/files/table") == first
    assert "determinism" not in at(file, "/reproducibility")  # or what lies there would be its own repetition
    simulate(file)
    assert at(file, "/steps/simulate/makes") == ["table"]


def test_only_what_was_not_written_is_left_out(file: Path) -> None:
    (file.parent / "old.csv").write_text("x\n1\n", encoding="utf-8")
    with recording(file) as run, run.step("draw", kind="simulate") as step:
        step.output(file.parent / "old.csv")
        step.output(file.parent / "new.csv").write_text("y\n1\n", encoding="utf-8")
    assert at(file, "/steps/draw/makes") == ["new"]
    assert [each.place for each in run.left if each.why == UNWRITTEN] == ["/files/old"]


def appended(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("2\n")


def renamed(path: Path) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(path.read_bytes())
    os.utime(beside, ns=(1, path.stat().st_mtime_ns))
    beside.replace(path)


def changed_in_place(path: Path) -> None:
    """Without a new size or time, as by a library that keeps times."""
    before = path.stat()
    path.write_bytes(path.read_bytes().upper())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def made_anew(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)


def folder_made_anew(path: Path) -> None:
    content = path.read_bytes()
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    path.write_bytes(content)


def written_with_an_old_time(path: Path) -> None:
    path.write_bytes(path.read_bytes())
    os.utime(path, (1_000_000_000, 1_000_000_000))


def linked(path: Path) -> None:
    path.with_name("b.csv").write_bytes(b"x\n1\n")
    path.unlink()
    path.symlink_to("b.csv")


WRITTEN: dict[str, Callable[[Path], object]] = {
    "the same bytes": lambda path: path.write_bytes(path.read_bytes()),
    "appended": appended,
    "renamed": renamed,
    "in place": changed_in_place,
    "anew": made_anew,
    "with its folder": folder_made_anew,
    "with an old time": written_with_an_old_time,
    "emptied": lambda path: path.write_bytes(b""),
    "a link to another": linked,
}


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell when a file was changed whose time was set back")
@pytest.mark.parametrize("named_first", [True, False])
@pytest.mark.parametrize("how", WRITTEN)
def test_an_output_is_made_however_it_is_written(how: str, named_first: bool, file: Path) -> None:
    path = file.parent / "out" / "a.csv"
    path.parent.mkdir()
    path.write_text("x\n1\n", encoding="utf-8")
    with recording(file) as run, run.step("draw", kind="simulate") as step:
        if named_first:
            step.output(path)
        WRITTEN[how](path)
        if not named_first:
            step.output(path)
    assert UNWRITTEN not in [each.why for each in run.left]
    assert at(file, "/files/a/bytes") == path.stat().st_size


@pytest.fixture
def many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of more files than are looked at, so that times alone tell."""
    (tmp_path / "another").write_bytes(b"")
    monkeypatch.setattr(earlier, "_MOST", 0)


@pytest.mark.parametrize("hours", [-3, 0, 3])
@pytest.mark.parametrize("is_written", [True, False])
def test_a_clock_that_is_set_meanwhile_makes_nothing_unwritten(
    hours: int, is_written: bool, file: Path, monkeypatch: pytest.MonkeyPatch, many_files: None
) -> None:
    """The clock of the file system; what it stamps is made up here."""
    clock, hour = [10**18], 3_600 * 10**9

    def moment(folder: Path) -> int:
        clock[0] += 10**6
        return clock[0]

    monkeypatch.setattr(earlier, "_moment", moment)
    stamp = [clock[0] - 5 * hour]
    monkeypatch.setattr(earlier, "_state", lambda path: (1, 1, 1, stamp[0], stamp[0]))
    before = earlier.Earlier(file.parent, [])
    clock[0] += hours * hour
    if is_written:
        stamp[0] = clock[0] + 10**6
    before.look_at(file.parent / "old.csv")
    assert before.is_unwritten(file.parent / "old.csv") == (not is_written)
    stamp[0] += 10**9
    assert not before.is_unwritten(file.parent / "old.csv")


def test_among_many_files_times_tell(file: Path, many_files: None) -> None:
    test_an_output_that_is_not_written_is_not_recorded_as_made(file)
    for named_first in (True, False):
        for how in ("the same bytes", "renamed", "with an old time"):
            shutil.rmtree(file.parent / "out", ignore_errors=True)
            file.unlink()
            test_an_output_is_made_however_it_is_written(how, named_first, file)


def test_where_the_clock_stands_still_nothing_is_called_unwritten(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be written twice while it does not move: it is not waited for, and not believed."""
    path = file.parent / "synthetic.csv"
    path.write_text("x\n1\n", encoding="utf-8")
    asked: list[Path] = []

    def moment(folder: Path) -> int:
        asked.append(folder)
        return path.stat().st_mtime_ns

    monkeypatch.setattr(earlier, "_moment", moment)
    monkeypatch.setattr(earlier, "_PAUSE", 0)
    assert UNWRITTEN not in [each.why for each in stale(file).left]
    assert len(asked) < 100


def test_a_file_from_the_future_was_not_written_now(file: Path) -> None:
    path = file.parent / "synthetic.csv"
    path.write_text("x\n1\n", encoding="utf-8")
    os.utime(path, (4_000_000_000, 4_000_000_000))
    assert UNWRITTEN in [each.why for each in stale(file).left]


def test_a_folder_is_no_output(file: Path) -> None:
    def work(run: Run) -> None:
        with run.step("draw", kind="simulate") as step:
            step.output(file.parent / "images").mkdir()
        raise AssertionError("too late")

    assert "images is a folder: name each file" in str(failed(file, IsADirectoryError, work))


@pytest.mark.parametrize(
    "content",
    [b"", b"a: 1\na: 2\n", b"\xff\xfe\x00", b"caf\xe9: 1\n", b"[" * 50_000, b"- x\n", b"synthreport: '9.0'\n"],
)
def test_a_manifest_that_is_broken_is_told_before_the_work_begins(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"synthreport\.yaml"), recording(file):
        raise AssertionError("too late")
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_where_nothing_can_be_written_is_told_before_the_work_begins(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for path in (tmp_path, tmp_path / "file" / "synthreport.yaml"):
        with pytest.raises(OSError), recording(path):
            raise AssertionError("too late")


def test_a_folder_that_is_read_only_is_told_before_the_work_begins(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(PermissionError, match="name the manifest's file in another folder"), recording(file):
        raise AssertionError("too late")


def test_a_folder_that_becomes_read_only_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from synthreport.record import keep_record

    def refused(path: Path, text: str) -> None:
        if path.parent == file.parent:
            raise PermissionError(13, "Permission denied", str(path))
        kept.append((path, text))

    kept: list[tuple[Path, str]] = []
    monkeypatch.setattr(keep_record, "write", refused)
    monkeypatch.setattr("synthreport.builder.manifest.write", refused)
    simulate(file)
    assert "draws" in kept[0][1]
    assert f"{file} was not written" in caplog.text
    assert str(kept[0][0]) in caplog.text
    monkeypatch.setattr(keep_record, "_put_elsewhere", lambda *_: refused(file, ""))
    with pytest.raises(PermissionError):
        simulate(file)  # nothing can be written anywhere


def spoiled(file: Path, spoil: Callable[[Path], object]) -> Run:
    """A recording during which somebody does something to the manifest; it ends anyway."""
    with recording(file) as run:
        simulate_in(run, file.parent)
        spoil(file)
    return run


def simulate_in(run: Run, folder: Path) -> None:
    with run.step("another", kind="simulate") as step:
        step.output(folder / "another.csv").write_text("a\n1\n", encoding="utf-8")


SPOILED: dict[str, Callable[[Path], object]] = {
    "not readable": lambda file: file.write_text("synthreport: [\n", encoding="utf-8"),
    "no text": lambda file: file.write_bytes(b"\xff\xfe\x00"),
    "a folder": lambda file: file.rename(file.with_name("old.yaml")).with_name(file.name).mkdir(),
    "read-only": lambda file: file.chmod(0o444),
    "of another version": lambda file: file.write_text('synthreport: "9.9"\n', encoding="utf-8"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_manifest_that_cannot_be_written_any_more_leaves_a_part(
    what: str, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    simulate(file)
    run = spoiled(file, SPOILED[what])
    assert run.part == file.with_name("synthreport.part.yaml")
    assert {"simulate", "another"} <= set(at(run.part, "/steps"))
    assert [each.levelname for each in caplog.records if str(run.part) in each.getMessage()] == ["WARNING"]


def test_an_answer_of_somebody_else_stays_and_the_recordings_is_in_a_part(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    simulate(file)

    def edit(file: Path) -> None:
        text = file.read_text(encoding="utf-8").replace("kind: simulate", "kind: resample  # by hand", 1)
        file.write_text(text, encoding="utf-8")

    with recording(file) as run:
        simulate_in(run, file.parent)
        run.step("simulate", kind="prepare")
        edit(file)
    assert "kind: resample  # by hand" in file.read_text(encoding="utf-8")
    assert at(file, "/files/another_2/sha256"), "what contradicts nobody is in the manifest"
    assert at(file.with_name("synthreport.part.yaml"), "/steps/simulate/kind") == "prepare"
    assert "/steps/simulate/kind was answered by somebody since the recording began" in caplog.text
    assert f"{file}:" in caplog.text
    assert f"{run.part}:" in caplog.text


def test_a_script_may_go_to_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    for text in ("a\n1\n", "a\n2\n"):
        monkeypatch.chdir(tmp_path)
        with recording("synthreport.yaml") as run, run.step("draw", kind="simulate") as step:
            step.output("drawn.csv").write_text(text, encoding="utf-8")
            monkeypatch.chdir("elsewhere")
    assert at(tmp_path / "synthreport.yaml", "/files/drawn/sha256") == hashlib.sha256(text.encode()).hexdigest()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_part_has_what_somebody_took_away(file: Path) -> None:
    simulate(file)
    run = spoiled(file, lambda file: file.write_text("synthreport: '1.0'\n# by hand\n", encoding="utf-8"))
    assert "by hand" in file.read_text(encoding="utf-8")
    assert "steps" not in said(file)
    assert run.part
    assert "another" in at(run.part, "/steps")


def test_one_manifest_is_recorded_once_at_a_time(file: Path) -> None:
    with recording(file):
        with pytest.raises(RuntimeError, match="is being recorded already"), recording(file):
            raise AssertionError("too late")
        simulate(file.with_name("inner.yaml"))
    assert at(file.with_name("inner.yaml"), "/steps/simulate/kind") == "simulate"
    assert "steps" not in said(file)
    simulate(file)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda run: run.step("draw", kind="simulat"), "simulat"),
        (lambda run: run.step("a b", kind="simulate"), "a b"),
        (lambda run: run.step("draw", kind="simulate", familly="rules"), 'Did you mean "family"?'),
        (lambda run: run.input("trial", level="persons"), "persons"),
        (lambda run: run.step("draw", kind="simulate").random("x", 1, purposes=["smapling"]), "sampling"),
        (lambda run: run.step("draw", kind="simulate").random("x y", 1, purposes=["order"]), "x y"),
        (lambda run: run.step("draw", kind="sample").parameters({"x": 1}), 'unknown key "parameters"'),
        (lambda run: run.step("draw", kind="simulate").state(made_count="many"), "many"),
    ],
)
def test_a_wrong_answer_is_told_at_its_line(wrong: Any, message: str, file: Path) -> None:
    with recording(file) as run, pytest.raises(WrongAnswer, match=message.replace("?", r"\?")):
        wrong(run)
    assert malformed(file) == []


@pytest.mark.parametrize("standing", ["none", "{gap: not_reported}"])
def test_what_is_answered_as_a_whole_takes_no_entries(standing: str, file: Path) -> None:
    file.write_text(f"synthreport: '1.0'\ninputs: {standing}\ntools: {standing}\n", encoding="utf-8")
    with recording(file) as run:
        with pytest.raises(WrongAnswer, match="inputs is answered by"):
            run.input("trial", level="person")
        run.step("draw", kind="simulate")
    assert "/tools/numpy/name" in [each.place for each in run.left]
    assert said(file)["inputs"] == said(file)["tools"]


def test_after_a_wrong_answer_the_line_can_be_run_again(file: Path) -> None:
    with recording(file) as run:
        with pytest.raises(WrongAnswer):
            run.step("draw", kind="simulat")
        run.step("draw", kind="simulate")
    assert at(file, "/steps/draw/kind") == "simulate"


def test_settings_that_no_manifest_holds_are_refused(file: Path) -> None:
    with recording(file) as run:
        step = run.step("fit", kind="fit")
        with pytest.raises(TypeError, match="a manifest cannot hold"):
            step.parameters({"model": object()})
        with pytest.raises(ValueError, match="no number"):
            step.parameters({"rate": float("nan")})


def test_without_numpy_the_line_says_what_to_install(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with recording(file) as run:
        step = run.step("draw", kind="simulate")
        with pytest.raises(ImportError, match="pip install numpy"):
            step.numpy("draws", 1, purposes=["sampling"])
        step.seed_everything("all", 1, purposes=["sampling"])
    assert list(at(file, "/steps/draw/random")) == ["all_python"]


def test_threads_record_side_by_side(file: Path) -> None:
    with recording(file) as run:
        step = run.step("draw", kind="simulate")
        work = [
            threading.Thread(target=step.random, args=(f"s{n}", n), kwargs={"purposes": ["sampling"]})
            for n in range(16)
        ]
        for each in work:
            each.start()
        for each in work:
            each.join()
    streams = at(file, "/steps/draw/random")
    assert {name: each["seed"]["value"] for name, each in streams.items()} == {f"s{n}": n for n in range(16)}


# What nobody may read.


def test_the_seed_of_privacy_noise_is_written_nowhere(file: Path) -> None:
    with recording(file) as run, run.step("fit", kind="fit") as step:
        step.parameters({"epsilon": 1.0, "random_state": 987654321, "nested": {"deep": 1}})
        noise = step.numpy("noise", 987654321, purposes=["privacy_noise"])
    assert noise.integers(1000) == np.random.default_rng(987654321).integers(1000)
    assert at(file, "/steps/fit/random/noise/seed/disclosure") == "withheld"
    assert at(file, "/steps/fit/parameters") == {"epsilon": 1.0, "nested": {"deep": 1}}
    assert "987654321" not in file.read_text(encoding="utf-8")
    assert malformed(file) == []


def test_a_seed_that_becomes_secret_is_taken_out(file: Path) -> None:
    for purpose in ("sampling", "privacy_noise"):
        with recording(file) as run, run.step("fit", kind="fit") as step:
            step.seed("one", 13579, purposes=[purpose], algorithm="PCG64")
            step.parameters({"seed": 13579})
    assert "13579" not in file.read_text(encoding="utf-8")


def test_a_digest_of_a_closed_source_needs_a_salt(file: Path) -> None:
    with recording(file) as run:
        run.input("ward", b"records", level="person", access="restricted")
        run.input("trial", b"records", level="person", access="public")
        run.input("registry", b"records", salt="secret", level="person", access="confidential")
        run.split("train", b"part", taken_from=["ward"])
        run.split("test", b"part", taken_from=["trial"])
        run.split("unsaid", b"part")
    inputs, splits = at(file, "/inputs"), at(file, "/splits")
    assert "digest" not in inputs["ward"]
    assert inputs["trial"]["digest"] == {"sha256": hashlib.sha256(b"records").hexdigest(), "salt": "none"}
    salted = hashlib.sha256(b"secretrecords").hexdigest()
    assert inputs["registry"]["digest"] == {"sha256": salted, "salt": "held_by_custodian"}
    assert [name for name, each in splits.items() if "digest" in each] == ["test"]
    assert [each.place for each in run.left] == ["/inputs/ward/digest", "/splits/train/digest", "/splits/unsaid/digest"]
    assert "secret" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--seed", "43", "a b"], ["--seed", "43", "a b"]),
        (["--token", "abc", "--api-key=def", "rest"], ["--token", "…", "--api-key=…", "rest"]),
        (["--out={}/data/x.csv", "/home/somebody/x.csv"], ["--out=data/x.csv", "…/x.csv"]),
        (["C:\\Users\\somebody\\x.csv", "--db=sql://me:pw@host/x"], ["…/x.csv", "--db=sql://…@host/x"]),
    ],
)
def test_a_command_tells_no_secrets_and_no_folders(
    arguments: list[str], told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["x", *(each.format(tmp_path.as_posix()) for each in arguments)])
    script = Script(tmp_path / "generate.py", {}, is_main=True)
    assert shlex.split(command(script, tmp_path, arguments=True) or "") == ["python", "generate.py", *told]
    assert command(script, tmp_path, arguments=False) == "python generate.py"
    assert command(Script(None, {}, is_main=True), tmp_path, arguments=True) is None


def test_threads_are_those_that_a_variable_allows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    told = run_machine.environment(tmp_path)
    assert (told["threads"], told["variables"]["OMP_NUM_THREADS"]) == (3, "3")
    assert "secret" not in str(told)


# What is kept.


def test_what_a_person_said_stays_and_what_was_recorded_is_renewed(file: Path) -> None:
    file.write_text(
        "# The trial.\nsynthreport: '1.0'\ndataset:\n  title: By hand  # stays\n"
        "tools:\n  np:\n    kind: software\n    name: numpy\n    version: '1.0'\n",
        encoding="utf-8",
    )
    simulate(file, 42)
    run = simulate(file, 43)
    text = file.read_text(encoding="utf-8")
    assert "# The trial.\n" in text
    assert "title: By hand  # stays" in text
    assert at(file, "/steps/simulate/random/draws/seed/value") == 43
    assert at(file, "/tools/np/version") == "1.0"
    assert [name for name, tool in at(file, "/tools").items() if tool["name"] == "numpy"] == ["np"]
    assert [each.why for each in run.left if each.place == "/tools/np/version"] == [
        "the manifest says otherwise, and no tool had filled that in"
    ]
    assert malformed(file) == []


def test_what_a_person_confirmed_is_to_be_confirmed_again_only_where_it_changed(file: Path) -> None:
    simulate(file)
    text = file.read_text(encoding="utf-8")
    first, _, second = text.partition("  unconfirmed:\n")
    listed = [line for line in second.splitlines() if line.startswith("  - ")]
    file.write_text(first + "\n".join(second.splitlines()[len(listed) :]) + "\n", encoding="utf-8")
    assert "unconfirmed" not in at(file, "/manifest")
    simulate(file, 43)
    unconfirmed = at(file, "/manifest/unconfirmed")
    assert "/steps/simulate/random/draws/seed/value" in "".join(unconfirmed) or any(
        "/steps/simulate/random/draws/seed".startswith(each) for each in unconfirmed
    )
    assert not [each for each in unconfirmed if each.startswith("/reproducibility/environment")]


def test_what_a_tool_filled_in_is_listed_and_leads_somewhere(file: Path) -> None:
    simulate(file)
    filled = at(file, "/manifest/filled_by_tool")
    for pointer in filled:
        assert at(file, pointer) is not None
    assert not [each for each in filled if each in ("/steps", "/files", "/dataset")]


def test_a_gap_that_a_person_declared_stays(file: Path) -> None:
    file.write_text("synthreport: '1.0'\nreproducibility:\n  gap: not_recorded\n", encoding="utf-8")
    run = simulate(file)
    assert at(file, "/reproducibility") == {"gap": "not_recorded"}
    assert "/reproducibility/environment/runtime" in [each.place for each in run.left]
    assert [each for each in malformed(file) if "open" not in each] == []


TEST = "/reproducibility/determinism/tests/run_again"


def other_bytes(file: Path) -> None:
    """The same simulation, as far as the record goes, with another outcome."""
    with recording(file) as run, run.step("simulate", kind="simulate") as step:
        step.numpy("draws", 42, purposes=["sampling"])
        step.output(file.parent / "synthetic.csv", id="table", records=3).write_text("x\n1\n", encoding="utf-8")


def test_a_second_run_of_the_same_is_a_test_if_that_is_asked_for(file: Path) -> None:
    simulate(file)
    simulate(file, repetition=True)
    assert at(file, TEST) == {"varied": "new process", "outcome": "bit_identical"}
    other_bytes(file)
    assert at(file, TEST)["outcome"] == "differs"


def test_a_repetition_that_refutes_a_claim_is_recorded_unasked(file: Path) -> None:
    simulate(file)
    manifest = synthreport.Manifest.load(file)
    manifest.reproducibility.determinism.claim = "bit_identical"
    manifest.save(file)
    simulate(file)
    assert "tests" not in at(file, "/reproducibility/determinism")
    other_bytes(file)
    assert at(file, TEST)["outcome"] == "differs"


CLOCKS = re.compile(r"\b(started|finished|seconds|date): [^,}\n]+")


@pytest.mark.parametrize("said_before", ["", "rest: {gap: not_reported}\n"], ids=["new", "with a gap for the rest"])
def test_five_runs_of_the_same_differ_in_clock_readings_alone(said_before: str, file: Path) -> None:
    file.write_text(f"synthreport: '1.0'\n{said_before}", encoding="utf-8")
    texts, verdicts = list[str](), list[Any]()
    for _ in range(5):
        simulate(file)
        texts.append(CLOCKS.sub(r"\1", file.read_text(encoding="utf-8")))
        result = synthreport.check(file)
        verdicts.append((result.verdict, [(each.code, each.at.pointer) for each in result.findings]))
    assert texts == texts[:1] * 5
    assert verdicts == verdicts[:1] * 5


def test_once_a_person_has_judged_nothing_is_to_be_confirmed_after_the_next_night(file: Path) -> None:
    simulate(file)
    listed = set(at(file, "/manifest/unconfirmed"))
    assert listed >= {"/steps/simulate/random", "/files/table/media_type", "/dataset/methods"}
    assert [each for each in listed if each.endswith(("sha256", "/compute", "started", "/environment", "/date"))] == []
    manifest = synthreport.Manifest.load(file)
    manifest.manifest.unconfirmed = []
    manifest.save(file)
    simulate(file)
    assert not said(file)["manifest"].get("unconfirmed")
    assert [each.code for each in synthreport.check(file, profile="public-release").findings].count("MA54") == 0


def test_another_seed_is_no_repetition(file: Path) -> None:
    simulate(file, 42)
    simulate(file, 43)
    assert "determinism" not in at(file, "/reproducibility")


# What is recorded.


def test_seeds_are_used_where_they_are_recorded(file: Path) -> None:
    with recording(file) as run:
        step = run.step("draw", kind="simulate")
        assert step.seed("library", 7, purposes=["training"], algorithm="Mersenne Twister") == 7
        assert step.random("own", 7, purposes=["order"]).random() == random.Random(7).random()
        assert step.numpy("array", 7, purposes=["sampling"]).random() == np.random.default_rng(7).random()
        step.numpy("entropy", purposes=["sampling"])
        step.seed("large", 2**60, purposes=["sampling"], algorithm="PCG64")
        step.seed_everything("all", 7, purposes=["training"])
        assert (random.random(), np.random.random()) == (random.Random(7).random(), np.random.RandomState(7).random())
    streams = at(file, "/steps/draw/random")
    assert streams["array"]["algorithm"] == f"PCG64, numpy {np.__version__}"
    assert streams["entropy"]["seed"] == {"disclosure": "no_seed", "why": "system_entropy"}
    assert streams["large"]["seed"]["value"] == str(2**60)
    assert list(streams)[-2:] == ["all_python", "all_numpy"]
    assert malformed(file) == []


def test_settings_are_recorded_with_what_is_empty(file: Path) -> None:
    settings: dict[str, Any] = {"constraints": [], "distributions": {}, "bounds": None, "size": np.int64(3)}
    with recording(file) as run:
        run.step("fit", kind="fit").parameters(settings)
        run.step("draw", kind="sample").sampling({"rows": 3})
    assert at(file, "/steps/fit/parameters") == {**settings, "size": 3}
    assert at(file, "/steps/draw/sampling") == {"rows": 3}
    assert malformed(file) == []


def test_the_manifest_is_open_to_everything_else(file: Path) -> None:
    with recording(file) as run:
        run.manifest.dataset.title = "In code"
        run.step("draw", kind="simulate", family="rules", random="none").state(made_count=3, rejected="none")
    assert at(file, "/dataset/title") == "In code"
    assert at(file, "/steps/draw")["rejected"] == "none"
    assert "/dataset/title" not in at(file, "/manifest/filled_by_tool")


def test_a_manifest_may_be_json(tmp_path: Path) -> None:
    file = tmp_path / "synthreport.json"
    simulate(file)
    simulate(file, 43)
    data = json.loads(file.read_text(encoding="utf-8"))
    assert held(data, "steps", "simulate", "random", "draws", "seed", "value") == 43


def test_libraries_are_those_that_the_script_names_and_loads(tmp_path: Path) -> None:
    script = tmp_path / "generate.py"
    script.write_text("import os, yaml\nfrom numpy import random\nimport not_there\nif 0:\n    import pytest as p\n")
    found = {each["name"]: each for each in libraries.libraries(Script(script, {}, is_main=True))}
    assert sorted(found) == ["PyYAML", "numpy", "pytest"]
    assert found["numpy"]["version"] == np.__version__
    assert found["numpy"]["local_changes"] == "none"


def test_in_a_notebook_libraries_are_those_that_its_names_come_from() -> None:
    names = {"np": np, "raises": pytest.raises, "n": 3, "_": None, "os": os}
    found = libraries.libraries(Script(None, names, is_main=True))
    assert sorted(each["name"] for each in found) == ["numpy", "pytest"]


def test_a_library_that_was_changed_is_not_called_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tiny-1.0.dist-info"
    folder.mkdir()
    (tmp_path / "tiny.py").write_text("x = 1\n", encoding="utf-8")
    (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: tiny\nVersion: 1.0\nLicense-Expression: MIT\n")
    digest = "sha256=3rfn0qRdCOLbuoUOtgbkCp3cLxHbJzXJlzMhhrgpLsU"
    (folder / "RECORD").write_text(f"tiny.py,{digest},6\ntiny-1.0.dist-info/RECORD,,\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(metadata, "packages_distributions", AS_INSTALLED)
    import tiny  # type: ignore[import-not-found]

    def told() -> dict[str, Any]:
        libraries._is_as_installed.cache_clear()
        return next(each for each in libraries.libraries(Script(None, {"tiny": tiny}, True)) if each["name"] == "tiny")

    assert (told()["licence"], told()["local_changes"]) == ("MIT", None)
    (tmp_path / "tiny.py").write_text("x = 2\n", encoding="utf-8")
    recorded = base64.urlsafe_b64encode(hashlib.sha256(b"x = 2\n").digest()).decode().rstrip("=")
    (folder / "RECORD").write_text(f"tiny.py,sha256={recorded},6\n", encoding="utf-8")
    assert told()["local_changes"] == "none"
    for text in ('{"url":"file:///x","dir_info":{"editable":true}}', '{"dir_info": {}, "url": "file:///x"}', "[", "3"):
        (folder / "direct_url.json").write_text(text, encoding="utf-8")
        assert told()["local_changes"] is None


# Whole scripts.

GENERATE = """
import argparse
from pathlib import Path

import numpy as np

import synthreport

HERE = Path(__file__).parent
COLUMNS = "age,cd4,event"


def as_csv(rows):
    return "\\n".join([COLUMNS, *(",".join(f"{value:g}" for value in row) for row in rows), ""]).encode()


parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=42)
seed = parser.parse_args().seed
with synthreport.recording(HERE / "synthreport.yaml") as run:
    source = HERE / "source.csv"
    run.input("trial", source, level="person", access="public", origin="observed",
              title="A trial", routes=["training_records"])
    with run.step("divide", kind="prepare", takes="trial", makes=["train", "holdout"],
                  learned_from_persons="none") as step:
        table = np.loadtxt(source, delimiter=",", skiprows=1)
        order = step.numpy("split_order", 20261123, purposes=["split"]).permutation(len(table))
        parts = dict(zip(("train", "holdout"), np.split(table[order], [len(table) * 4 // 5])))
        for (name, part), seen, other in zip(parts.items(), (["fit"], "none"), ("holdout", "train")):
            run.split(name, as_csv(part), taken_from=["trial"], seen_by_generator=seen, unit="person",
                      persons=len(part), records=len(part), overlaps={other: 0})
    with run.step("learn", kind="fit", takes="train", family="copula", random="none") as step:
        mean, covariance = parts["train"].mean(axis=0), np.cov(parts["train"].T)
        step.parameters({"distribution": "normal", "constraints": []})
    with run.step("draw", kind="sample", takes="learn") as step:
        rows = len(parts["train"])
        drawn = step.numpy("rows_drawn", seed, purposes=["sampling"]).multivariate_normal(mean, covariance, rows)
        step.output(HERE / "synthetic.csv", id="table", records=rows).write_bytes(as_csv(drawn))
        step.sampling({"rows": rows})
        step.state(made_count=rows, rejected="none")
"""
"""The steps of the example of the trial, without SDV."""


def ran(*arguments: str, cwd: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=env, capture_output=True, text=True, timeout=PATIENCE
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trial")
    (folder / "generate.py").write_text(GENERATE, encoding="utf-8")
    rows = np.random.default_rng(1).normal(50, 5, (200, 3))
    (folder / "source.csv").write_text("age,cd4,event\n" + "\n".join(",".join(map(str, row)) for row in rows) + "\n")
    ran("generate.py", "--seed", "43", cwd=folder)
    return folder


def test_a_script_is_recorded_with_what_the_machine_knows(trial: Path) -> None:
    data = said(trial / "synthreport.yaml")
    draw = data["steps"]["draw"]
    digest = hashlib.sha256((trial / "generate.py").read_bytes()).hexdigest()
    assert draw["code"] == {"path": "generate.py", "sha256": digest}
    assert draw["command"] == "python generate.py --seed 43"
    assert draw["tools"] == ["numpy"]
    assert draw["random"]["rows_drawn"]["seed"]["value"] == 43
    assert draw["started"] <= draw["finished"]
    assert data["files"]["table"]["sha256"] == hashlib.sha256((trial / "synthetic.csv").read_bytes()).hexdigest()
    assert data["tools"]["numpy"]["version"] == np.__version__
    assert data["dataset"]["methods"] == ["fitted"]
    assert malformed(trial / "synthreport.yaml") == []


def test_fewer_than_forty_items_are_left_to_a_person(trial: Path) -> None:
    """Counted in two ways: by the items that miss an answer, and by the single answers that they miss."""
    findings = synthreport.check(trial / "synthreport.yaml", profile="public-release").findings
    missing = {level: [each.code for each in findings if each.level is level and is_item(each.code)] for level in Level}
    assert {level.value: (len(set(codes)), len(codes)) for level, codes in missing.items()} == {
        "must": (27, 33),
        "should": (28, 41),
        "may": (3, 3),
    }
    assert [each.code for each in findings if not is_item(each.code)] == ["MA54"]


def test_a_session_without_a_file_is_recorded_too(tmp_path: Path) -> None:
    text = (
        "import numpy as np, synthreport\n"
        "with synthreport.recording() as run, run.step('draw', kind='simulate') as step:\n"
        "    step.numpy('draws', 1, purposes=['sampling'])\n"
    )
    ran("-c", text, cwd=tmp_path)
    step = at(tmp_path / "synthreport.yaml", "/steps/draw")
    assert (step["tools"], "code" in step, "command" in step) == (["numpy"], False, False)


def test_a_module_is_recorded_as_it_was_started(tmp_path: Path) -> None:
    package = tmp_path / "maker"
    package.mkdir()
    (package / "own.py").write_text("import numpy\n", encoding="utf-8")
    (package / "__main__.py").write_text(
        "import synthreport\nfrom maker import own\n"
        "with synthreport.recording() as run, run.step('draw', kind='simulate'):\n    pass\n",
        encoding="utf-8",
    )
    ran("-m", "maker", "--fast", cwd=tmp_path)
    step = at(tmp_path / "synthreport.yaml", "/steps/draw")
    assert step["command"] == "python -m maker --fast"
    assert (step["code"]["path"], step["tools"]) == ("maker/__main__.py", ["numpy"])
