"""Many manifests at once: sources of every kind, workers that die, runs that end early, tables that are kept."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result
from each import each
from waiting import until

import synthreport
from synthreport.cli.program import cli
from synthreport.desk.batch import cluster as cluster_module
from synthreport.desk.batch import crew as crews
from synthreport.desk.batch import unfinished
from synthreport.desk.batch.batch_run import Done, Plan, asked_for, run
from synthreport.desk.batch.cluster import cluster_crew
from synthreport.desk.batch.crew import Crew, local_crew
from synthreport.desk.batch.given import Given, OtherChecker, Piece
from synthreport.desk.batch.manifest_sources import Source, count_of, manifests
from synthreport.desk.batch.parquet_tables import parquet, path_of
from synthreport.desk.batch.piece_work import checked_piece
from synthreport.desk.batch.source_reading import Reading
from synthreport.desk.batch.table_columns import TABLES
from synthreport.desk.batch.unfinished import FOLDER
from synthreport.files import download
from synthreport.files.pace_line import PaceLine
from synthreport.files.writing import locked
from synthreport.scan.readers.archives import MOST_MEMBERS

ROOT = Path(__file__).resolve().parents[1]
GOOD = (ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml").read_bytes()
SMALL = b'synthreport: "1.0"\ndataset: {title: "%d"}\n'
LIMIT = 100_000
HOSTILE = '\'); DROP TABLE "manifests"; -- \n=1+1 <script>'


class Silent:
    """Nobody hears how far a batch is."""

    def step(self, *, given: int = 0, checked: int = 0) -> None:
        """Say nothing."""


def batch(given: Any, out: Path, crew: Crew | None = None, *, again: bool = False) -> Done:
    return run(given, Plan(out, asked_for("core", None, LIMIT), again), crew or local_crew(1), Silent())


def small(count: int, first: int = 0) -> list[Given]:
    return [Given(f"{number}.yaml", SMALL % number) for number in range(first, first + count)]


def few(hire: Callable[[], Executor], at_once: int = 2) -> Crew:
    """A crew with partitions of two manifests."""
    return Crew(hire, at_once, manifests=2)


def rows(out: Path, table: str = "manifests", columns: str = "*", source: str = "") -> list[tuple[Any, ...]]:
    """The rows of a table, in its order; those of one source."""
    there = "WHERE source = ?" if source else ""
    query = f"SELECT {columns} FROM {parquet(out, table)} {there}"
    return duckdb.connect().execute(query, [source] if source else None).fetchall()


def everything(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows(out, name) for name in TABLES}


def call(*words: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, words)], prog_name="synthreport")


def zipped(path: Path, members: dict[str, bytes], link: str = "") -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        if link:
            member = zipfile.ZipInfo(link)
            member.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(member, "/etc/passwd")


def taped(path: Path, members: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        archive.addfile(_link("c/synthreport.yaml", "/etc/passwd"))


def _link(name: str, to: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = tarfile.SYMTYPE, to
    return member


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A folder with sources of every kind, good and broken, and the batch of all of them."""
    home = tmp_path_factory.mktemp("sources")
    folder = home / "folder"
    for name, content in {
        "good": GOOD,
        "broken": b"synthreport: [",
        "no text": b"\xff\xfe\x00",
        "empty": b"",
        "large": b"#" * (LIMIT + 1),
        "other version": b'synthreport: "9.0"\n',
        HOSTILE: SMALL,
        ".hidden": GOOD,
    }.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "synthreport.yaml").write_bytes(content)
    (folder / "link").mkdir()
    (folder / "link" / "synthreport.yaml").symlink_to(ROOT / "README.md")
    (home / "nothing").mkdir()
    safe = {"a/synthreport.yaml": GOOD, "../synthreport.yaml": GOOD, "/synthreport.json": GOOD, "b.yaml": GOOD}
    zipped(home / "good.zip", safe | {"bomb/synthreport.yaml": b"#" * (LIMIT + 1)}, "l/synthreport.yaml")
    taped(home / "good.tar.gz", safe | {"large/synthreport.yaml": b"#" * (LIMIT + 1)})
    (home / "cut.tar.gz").write_bytes((home / "good.tar.gz").read_bytes()[:800])
    (home / "cut.zip").write_bytes((home / "good.zip").read_bytes()[:800])
    (home / "list").write_text(
        f"# of ours\n{home}/x*.yaml\tLancet {HOSTILE[:14]}\n\nhttps://127.0.0.1/m.yaml\n", "utf-8"
    )
    (home / "x1.yaml").write_bytes(SMALL)
    sources = [folder, folder / "good" / "synthreport.yaml", *sorted(home.glob("*.zip")), *sorted(home.glob("*.gz"))]
    (home / "other.tar.xz").write_bytes(b"\xfd7zXZ")
    others = [
        home / "other.tar.xz",
        home / "nothing",
        home / "gone.yaml",
        home / "no*.yaml",
        "http://127.0.0.1/synthreport.yaml",
        "--online",
    ]
    out = home / "out"
    return home, call("batch", *sources, *others, "--from", home / "list", "--out", out, "--max-bytes", LIMIT)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_each_manifest_is_a_row_and_nothing_stops_the_others(archive: tuple[Path, Result]) -> None:
    home, result = archive
    found = {
        source.removeprefix(f"{home}/"): verdict or reason
        for source, verdict, reason in rows(home / "out", columns="source, verdict, reason")
    }
    large = "larger than 97 KiB, the limit for "
    leads_out, absolute = "the path leads out of the folder, through `..`", "the path is absolute, expected one from"
    link = "a link or a device in an archive; it is not followed"
    private = "leads into a private network; it is not fetched"
    broken = "broken, encrypted, or packed in a way that is not read"
    expected = {
        "folder/good/synthreport.yaml": "complies",
        "folder/broken/synthreport.yaml": "cannot be read",
        "folder/no text/synthreport.yaml": "cannot be read",
        "folder/empty/synthreport.yaml": "incomplete",
        "folder/large/synthreport.yaml": f"cannot be read: {large}such a file",
        "folder/other version/synthreport.yaml": "cannot be read",
        "folder/link/synthreport.yaml": "cannot be read: a link that leads out of the folder; it is not followed",
        f"folder/{HOSTILE}/synthreport.yaml": "incomplete",
        "good.zip!/a/synthreport.yaml": "complies",
        "good.zip!/../synthreport.yaml": leads_out,
        "good.zip!//synthreport.json": absolute,
        "good.zip!/l/synthreport.yaml": link,
        "good.zip!/bomb/synthreport.yaml": f"{large}a manifest",
        "good.tar.gz!/a/synthreport.yaml": "complies",
        "good.tar.gz!/../synthreport.yaml": leads_out,
        "good.tar.gz!//synthreport.json": absolute,
        "good.tar.gz!/c/synthreport.yaml": link,
        "good.tar.gz!/large/synthreport.yaml": f"{large}a manifest",
        "cut.zip": broken,
        "cut.tar.gz": "its gzip stream is broken: it ends too early",
        "other.tar.xz": "an archive of a kind that is not read: pack it as .zip or .tar.gz",
        "nothing": "no manifest in this folder; expected synthreport.yaml, synthreport.yml, synthreport.json",
        "gone.yaml": "cannot be read: No such file or directory",
        "no*.yaml": "no file fits this pattern",
        "x1.yaml": "incomplete",
        "http://127.0.0.1/synthreport.yaml": private,
        "https://127.0.0.1/m.yaml": private,
    }
    assert {name: found.get(name, "no row")[: len(words)] for name, words in expected.items()} == expected
    assert found.keys() == expected.keys()
    assert result.exit_code == 2, result.output
    assert f"{len(expected)} manifests:" in result.stdout


def test_a_list_names_journals(archive: tuple[Path, Result]) -> None:
    named = [row for row in rows(archive[0] / "out", columns="source, journal") if row[1]]
    assert [(Path(source).name, journal) for source, journal in named] == [("x1.yaml", f"Lancet {HOSTILE[:14]}")]


def test_the_tables_say_what_a_check_of_each_says(archive: tuple[Path, Result]) -> None:
    home, wrong = archive[0], []
    out = home / "out"
    for source, verdict in rows(out, columns="source, verdict"):
        path = Path(source)
        if verdict is None or not path.is_file():
            continue
        result = synthreport.check(path)
        codes = [code for (code,) in rows(out, "findings", "code", source)]
        states = dict(rows(out, "items", "code, state", source))
        same = codes == [finding.code for finding in result.findings]
        same &= states == {item.code: item.state for item in result.items()}
        wrong += [] if same and verdict == result.verdict.conclusion else [source]
    assert wrong == []


def test_a_second_run_checks_nothing_and_a_third_only_what_is_new(tmp_path: Path) -> None:
    given, out = small(5), tmp_path / "year=2024" / "the journal's [1]*"
    assert batch(given, out) == Done(5, 5, 0)
    before = [(file.st_ino, file.st_mtime_ns) for file in (path_of(out, name).stat() for name in TABLES)]
    assert batch(given, out) == Done(5, 0, 0)
    assert [(file.st_ino, file.st_mtime_ns) for file in (path_of(out, name).stat() for name in TABLES)] == before
    renamed = [Given("elsewhere.yaml", given[0].content), Given("as.json", given[1].content), *given[2:], *small(1, 9)]
    assert batch(renamed, out) == Done(6, 2, 2)
    fresh = tmp_path / "fresh"
    assert batch(renamed, fresh) == Done(6, 6, 0)
    assert everything(out) == everything(fresh)
    assert batch(renamed, out, again=True) == Done(6, 6, 0)
    assert not (out / FOLDER).exists()


def test_the_rows_are_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    given = small(7)
    batch(given, tmp_path / "one")
    batch(given, tmp_path / "two", few(local_crew(2).hire))
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_a_run_that_is_ended_is_continued(tmp_path: Path) -> None:
    def ended() -> Iterator[Given]:
        yield from small(5)
        raise KeyboardInterrupt

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        batch(ended(), out, few(crews._Here, 1))
    assert not path_of(out, "manifests").exists()
    kept = sorted((out / FOLDER).rglob("*.gz"))
    kept[-1].write_bytes(kept[-1].read_bytes()[:-9])
    given = [Given("0.yaml", SMALL % 99), *small(6, 1)]
    done = batch(given, out, few(crews._Here, 1))
    batch(given, tmp_path / "whole")
    assert everything(out) == everything(tmp_path / "whole")
    assert 0 < done.checked < 7


class Dying(Executor):
    """Workers of which one dies with every manifest that is deadly, and takes all others along."""

    deadly: bytes = b"deadly"
    hired = 0

    def __init__(self) -> None:
        Dying.hired += 1
        self._given: list[tuple[Future[bytes], Piece, Any]] = []
        self._is_broken = False

    def submit(self, function: Any, /, *given: Any, **named: Any) -> Future[Any]:
        """Work when two partitions are there, or nothing else is given."""
        if self._is_broken:
            raise BrokenProcessPool
        future: Future[bytes] = Future()
        piece, asked = given
        if any(self.deadly in content for _, content in piece.manifests):
            self._is_broken = True
            for each in (*(each for each, *_ in self._given), future):
                each.set_exception(BrokenProcessPool())
        elif len(piece.manifests) == 2 and not self._given and not self._is_broken and Dying.hired == 1:
            self._given.append((future, piece, asked))
        else:
            future.set_result(checked_piece(piece, asked))
        return future


def test_a_manifest_that_ends_its_worker_is_a_row_and_costs_no_other(tmp_path: Path) -> None:
    given = small(7)
    given.insert(3, Given("deadly.yaml", b"deadly: true"))
    assert batch(given, tmp_path / "out", few(Dying)) == Done(8, 8, 0)
    batch(given, tmp_path / "calm")
    columns = "source, verdict, bug"
    found, calm = rows(tmp_path / "out", columns=columns), rows(tmp_path / "calm", columns=columns)
    assert [row for row in found if row not in calm] == [("deadly.yaml", None, True)]
    assert len(found) == len(calm) == 8


@pytest.mark.full
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    class Killing(Silent):
        killed = False

        def step(self, *, given: int = 0, checked: int = 0) -> None:
            if checked and not self.killed:
                for each in active_children():
                    each.kill()
                    self.killed = True

    given, pace = small(40), Killing()
    plan = Plan(tmp_path / "out", asked_for("core", None, LIMIT))
    assert run(given, plan, few(local_crew(2).hire, 4), pace) == Done(40, 40, 0)
    assert pace.killed
    batch(given, tmp_path / "calm")
    assert everything(tmp_path / "out") == everything(tmp_path / "calm")


@pytest.mark.full
def test_a_cluster_gives_the_same_rows_although_one_of_its_workers_is_killed(tmp_path: Path) -> None:
    distributed = import_module("distributed")

    class Killing(Silent):
        killed = 0

        def step(self, *, given: int = 0, checked: int = 0) -> None:
            """Kill one of two workers in the middle."""
            if checked and not self.killed:
                self.killed = next(iter(cluster.workers.values())).pid
                os.kill(self.killed, signal.SIGKILL)

    given = [Given("deadly.json", b"{}"), *small(300)]
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        with cluster_crew(cluster.scheduler_address) as crew:
            pace = Killing()
            plan = Plan(tmp_path / "out", asked_for("core", None, LIMIT))
            assert run(given, plan, crew._replace(manifests=10), pace) == Done(301, 301, 0)
            assert pace.killed
            other = plan._replace(out=tmp_path / "other", asked=plan.asked._replace(checker="0.0.1"))
            with pytest.raises(OtherChecker, match=r"a worker has synthreport .*, expected 0\.0\.1"):
                run(given, other, crew._replace(manifests=10), Silent())
        cluster.scale(0)
    batch(given, tmp_path / "calm")
    assert everything(tmp_path / "out") == everything(tmp_path / "calm")


def test_a_scheduler_that_does_not_answer_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_SECONDS", 0.2)
    result = call("batch", ROOT / "examples", "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1")
    assert (result.exit_code, "no Dask scheduler answers at tcp://127.0.0.1:1" in result.stderr) == (2, True)


def test_tables_of_another_version_and_other_files_are_not_touched(tmp_path: Path) -> None:
    wrong = []
    for number, (metadata, words) in enumerate(
        [
            ("KV_METADATA {synthreport_tables: '2'}", "has version 2 of the tables, expected 1"),
            ("COMPRESSION zstd", "is no table of a batch"),
            ("", "is no Parquet file"),
        ]
    ):
        out = tmp_path / str(number)
        out.mkdir()
        file = path_of(out, "items")
        if metadata:
            duckdb.sql(f"COPY (SELECT 1 AS a) TO '{file}' (FORMAT parquet, {metadata})")
        else:
            file.write_bytes(b"a,b\n")
        before = file.read_bytes()
        result = call("batch", tmp_path, "--out", out)
        is_kept = [*out.iterdir()] == [file] and file.read_bytes() == before
        if result.exit_code != 2 or words not in result.stderr or not is_kept:
            wrong.append((words, result.output))
    assert wrong == []


def test_a_full_disk_ends_the_run_and_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, poor = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml", tmp_path / "poor.yaml"
    poor.write_bytes(SMALL)
    out = tmp_path / "out"
    assert call("batch", good, "--out", out).exit_code == 0
    before = everything(out)

    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "write", full)
        result = call("batch", good, poor, "--out", out)
    assert (result.exit_code, "No space left on device" in result.stderr) == (2, True)
    assert everything(out) == before
    assert "1 checked now, 1 known already" in call("batch", good, poor, "--out", out).stdout


@pytest.mark.full
@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_an_interrupt_leaves_what_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for given in small(600):
        (tmp_path / given.source).write_bytes(given.content)
    words = ["-m", "synthreport", "batch", "*.yaml", "--out", "out", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, *words], cwd=tmp_path, stderr=subprocess.PIPE, env=environment) as process:
        until(lambda: any((tmp_path / "out").rglob("0*.gz")))
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1].decode()
    assert (process.returncode, "to continue, run the same command again" in said) == (130, True), said
    monkeypatch.chdir(tmp_path)
    checked = re.search(r"^600 manifests: (\d+) checked now", call("batch", "*.yaml", "--out", "out").stdout)
    assert checked
    assert 0 < int(checked[1]) <= 350


class Counted(bytes):
    """Bytes that count how many of them there are at once."""

    now = most = 0

    def __new__(cls, content: bytes) -> Counted:
        Counted.now += 1
        Counted.most = max(Counted.most, Counted.now)
        return super().__new__(cls, content)

    def __del__(self) -> None:
        Counted.now -= 1


def test_no_more_manifests_are_held_than_the_workers_have(tmp_path: Path) -> None:
    given = (Given(f"{number}.yaml", Counted(SMALL % number)) for number in range(60))
    assert batch(given, tmp_path / "out", few(crews._Here, 3)).checked == 60
    assert Counted.most <= 3 * 2 + 4, "three partitions of two, and those that are being made"


def test_the_rows_of_findings_without_end_are_bounded(tmp_path: Path) -> None:
    wide = json.dumps(
        {"synthreport": "1.0", "results": {f"{'x' * 900}{number}": {"y" * 900: 1} for number in range(9)}}
    )
    (given,) = [Given("wide.json", wide.encode())]
    assert batch([given], tmp_path / "all").checked == 1
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("synthreport.desk.batch.rows._MOST_TEXT", 5_000)
        batch([given], tmp_path / "few")
    counts = "errors + warnings + notes, unlisted"
    ((every, none),), ((as_many, unlisted),) = (rows(tmp_path / each, columns=counts) for each in ("all", "few"))
    codes = [code for (code,) in rows(tmp_path / "few", "findings", "code || level")]
    assert (every, none) == (as_many, 0)
    assert len(codes) == len(set(codes)) == every - unlisted > 1
    assert unlisted > 0


def test_one_batch_at_a_time_writes_to_a_folder(tmp_path: Path) -> None:
    with locked(path_of(tmp_path, "manifests")), ThreadPoolExecutor(1) as other:
        result = other.submit(call, "batch", ROOT / "examples" / "tabular-trial", "--out", tmp_path).result()
    assert (result.exit_code, "is being changed by" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


@each(
    "words, code, said",
    [
        ("{good}", 0, "1  complies"),
        ("{poor}", 1, "1  incomplete"),
        ("{poor} --exit-zero", 0, "1  incomplete"),
        ("{poor} {gone}", 2, "1  not checked"),
        ("{good} --profile nonsense", 2, "nonsense"),
        ("{good} --standard 7", 2, "7"),
        ("{good} --scheduler tcp://127.0.0.1:1 --jobs 2", 2, "drop it"),
        ("", 2, "name a SOURCE"),
    ],
)
def test_exit_codes_are_those_of_a_check(words: str, code: int, said: str, tmp_path: Path) -> None:
    poor = tmp_path / "poor.yaml"
    poor.write_bytes(SMALL)
    good = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
    given = [word.format(good=good, poor=poor, gone="gone.yaml") for word in words.split()]
    result = call("batch", *given, "--out", tmp_path / "out")
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    assert (result.exit_code, said in result.output) == (code, True), result.output


def test_an_archive_of_a_million_members_is_refused_before_its_directory_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "crowded.zip"
    path.write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * (MOST_MEMBERS + 1))
    (found,) = manifests([Source(str(path))], Reading())
    assert found.why.startswith("more than 200,000 members: split the archive")


def test_two_members_whose_names_look_alike_are_two_rows(tmp_path: Path) -> None:
    path = tmp_path / "alike.zip"
    zipped(path, {"\x01/synthreport.yaml": SMALL, "\\x01/synthreport.yaml": SMALL})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("\x01/synthreport.yaml", GOOD)
    names = [each.source.partition("!/")[2] for each in manifests([Source(str(path))] * 2, Reading())]
    assert len(set(names)) == 3, names


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and holes are those of POSIX")
def test_a_gitignore_that_is_no_small_file_ignores_nothing(tmp_path: Path) -> None:
    (tmp_path / "synthreport.yaml").write_bytes(SMALL)
    path = tmp_path / ".gitignore"
    os.mkfifo(path)
    found = [list(manifests([Source(str(tmp_path))], Reading()))]
    path.unlink()
    path.write_bytes(b"synthreport.yaml\n")
    os.truncate(path, 2**30)
    found.append(list(manifests([Source(str(tmp_path))], Reading())))
    assert [[each.content for each in given] for given in found] == [[SMALL], [SMALL]]


def test_what_gitignore_lists_is_skipped_below_a_folder_and_read_if_it_is_named(tmp_path: Path) -> None:
    for name in ("a", "drafts", "b/drafts", "b/kept"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "synthreport.yaml").write_bytes(SMALL)
    (tmp_path / ".gitignore").write_text("drafts/\n", "utf-8")
    (tmp_path / "b" / ".gitignore").write_text("kept/*\n", "utf-8")

    def found(name: str) -> list[str]:
        given = manifests([Source(str(tmp_path / name))], Reading())
        return [each.why or each.source.removeprefix(f"{tmp_path}/") for each in given]

    assert found("") == ["a/synthreport.yaml"]
    assert found("drafts") == ["drafts/synthreport.yaml"]
    assert found("b/drafts/synthreport.yaml") == ["b/drafts/synthreport.yaml"]
    assert count_of([Source(str(tmp_path))], Reading()) == 1
    said = " ".join(call("batch", tmp_path, "--out", tmp_path / "out").stderr.split())
    assert f"{tmp_path}/drafts/synthreport.yaml, {tmp_path}/b/drafts/synthreport.yaml, " in said
    assert f"{tmp_path}/b/kept/synthreport.yaml; to check one, name it" in said


def test_a_folder_that_cannot_be_read_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(folder: str, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(errno.EACCES, "Permission denied", f"{folder}/closed"))
        return iter(())

    monkeypatch.setattr("synthreport.desk.batch.manifest_sources.walk", walk)
    (found,) = manifests([Source(str(tmp_path))], Reading())
    assert (found.source, found.why) == (f"{tmp_path}/closed", "cannot be read: Permission denied")


def odd_tar(path: Path, **headers: str) -> None:
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("a/synthreport.yaml")
        member.size, member.pax_headers = len(SMALL), headers
        archive.addfile(member, io.BytesIO(SMALL))


def test_odd_archives_are_read_as_far_as_they_are_whole(tmp_path: Path) -> None:
    broken = "broken, encrypted, or packed in a way that is not read"
    odd_tar(tmp_path / "endless.tar", size="9" * 30)
    odd_tar(tmp_path / "negative.tar", size="-5")
    odd_tar(tmp_path / "sparse.tar", **{"GNU.sparse.major": "0", "GNU.sparse.size": "9" * 12, "GNU.sparse.map": "0,5"})
    zipped(tmp_path / "encrypted.zip", {"a/synthreport.yaml": SMALL})
    content = bytearray((tmp_path / "encrypted.zip").read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "encrypted.zip").write_bytes(content)
    zipped(tmp_path / "nested.zip", {"inner.zip": bytes(content)})
    with (
        zipfile.ZipFile(tmp_path / "zip64.zip", "w") as archive,
        archive.open("a/synthreport.yaml", "w", force_zip64=True) as member,
    ):
        member.write(SMALL)
    zipped(tmp_path / "named.zip", {f"{name}/synthreport.yaml": SMALL for name in ("h_pital", "..\\..", "C:\\x")})
    (tmp_path / "named.zip").write_bytes((tmp_path / "named.zip").read_bytes().replace(b"h_pital", b"h\xf4pital"))
    large = "larger than 10 MiB, the limit for a manifest"
    (tmp_path / "empty.zip").write_bytes(b"")
    (tmp_path / "text.zip").write_bytes(b"This is no archive.")
    expected = {
        "empty.zip": [broken],
        "text.zip": [broken],
        "encrypted.zip": ["broken, encrypted, or packed in a way that is not read"],
        "endless.tar": [large, broken],
        "named.zip": ["", "the path leads out of the folder, through `..`", "the path is absolute, expected one from"],
        "negative.tar": [broken],
        "nested.zip": ["no manifest in this archive; archives in it are not opened"],
        "sparse.tar": [large],
        "zip64.zip": [""],
    }
    for name, words in expected.items():
        whys = [each.why for each in manifests([Source(str(tmp_path / name))], Reading())]
        assert [why[: len(start)] if start else why for why, start in zip(whys, words, strict=True)] == words, name
    (whole,) = manifests([Source(str(tmp_path))], Reading())
    assert "archives in it are not opened: name them" in whole.why


def test_an_archive_of_many_small_bombs_is_read_no_further(tmp_path: Path) -> None:
    path = tmp_path / "bombs.zip"
    zipped(path, {f"{number}/synthreport.yaml": b"#" * 10_000_000 for number in range(8)})
    *read, last = manifests([Source(str(path))], Reading())
    assert len(read) == 7
    assert "more than 200 times as large as the archive; the others were not read" in last.why


class Elsewhere(BaseHTTPRequestHandler):
    """A server that leads into a private network, or never comes to an end."""

    def do_GET(self) -> None:
        """Redirect, or answer."""
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/synthreport.yaml")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"#" * (LIMIT + 1))

    def log_message(self, *told: object) -> None:
        """Say nothing."""


def test_a_url_leads_into_no_private_network_and_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse = download._refuse_private
    monkeypatch.setattr(download, "_refuse_private", lambda url: None if "127.0.0.1" in url else refuse(url))
    reading, whys = Reading(online=True, limit=LIMIT), {}
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server, ThreadPoolExecutor(1) as other:
        other.submit(server.serve_forever, 0.01)
        urls = [f"http://127.0.0.1:{server.server_port}/{name}" for name in ("away", "large", "endless")]
        for url in urls:
            monkeypatch.setattr(download, "_MOST_SECONDS", -1 if "endless" in url else 120)
            whys[url.rpartition("/")[2]] = next(manifests([Source(url)], reading)).why
        server.shutdown()
    assert whys["away"].endswith("leads into a private network; it is not fetched")
    assert whys["large"] == "larger than 97 KiB, the limit for a manifest"
    assert whys["endless"] == "not complete after -1 seconds"


def test_manifests_in_a_bucket_are_read_with_online_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = import_module("fsspec.registry")
    memory = import_module("fsspec.implementations.memory").MemoryFileSystem
    monkeypatch.setattr(memory, "store", {})
    monkeypatch.setattr(memory, "pseudo_dirs", [""])
    monkeypatch.setitem(registry._registry, "s3", memory)
    monkeypatch.setitem(registry.known_implementations, "gcs", {"class": "no_such_library.Files", "err": "x"})
    files = memory()
    wanted = ("a/synthreport.yaml", "a/b/synthreport.json")
    for name in (*wanted, "a/other.txt", "a/.git/synthreport.yaml", "a/large.yaml"):
        files.pipe_file(f"/bucket/{name}", SMALL if "large" not in name else b"#" * (LIMIT + 1))

    def found(address: str, *, online: bool = True) -> list[str]:
        given = manifests([Source(address)], Reading(online=online, limit=LIMIT))
        return [each.why or each.source for each in given]

    assert found("s3://bucket/a") == [f"s3://bucket/{name}" for name in wanted]
    assert found("S3://bucket/a/synthreport.yaml") == ["S3://bucket/a/synthreport.yaml"]
    assert found("s3://bucket/*/*.yaml") == ["larger than 97 KiB, the limit for a manifest", f"s3://bucket/{wanted[0]}"]
    assert found("s3://bucket/a", online=False) == ["in a bucket, which is not fetched: add --online"]
    assert found("s3://bucket/gone") == ["cannot be read: FileNotFoundError"]
    assert found("gcs://bucket/a") == ["not read; run: pip install 'synthreport[gcs]'"]
    for other in ("memory://bucket/a", "file:///etc/synthreport.yaml", "simplecache::s3://bucket/a", "sftp://host/a"):
        assert found(other) == ["cannot be read: No such file or directory"], other


def test_the_pace_is_shown_on_a_terminal_and_seldom_in_a_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(*times: float) -> str:
        clock = iter(times)
        pace = PaceLine(400, clock=lambda: next(clock))
        for _ in times[1:]:
            pace.step(given=50, checked=10)
        pace.end()
        return capsys.readouterr().err

    assert steps(0.0, 10.0, 31.0, 40.0) == "synthreport: 100 of 400 read, 20 checked, 3 a second, 2 min left\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    erase = "\r\x1b[K"
    assert steps(0.0, 0.1, 1.0) == f"{erase}100 of 400 read, 20 checked, 100 a second, 3 s left{erase}"
