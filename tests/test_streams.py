"""Standard streams as they may be: of any encoding, full, closed. No verdict depends on them, and nothing crashes."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from forks import CLOSED, ROOT, Ran, Streams, run_all
from waiting import PATIENCE

from synthreport.checker.pipeline import check
from synthreport.cli.program import _COMMANDS
from synthreport.desk.check_record.check_record import record_of
from synthreport.desk.check_record.sealing import sealed
from synthreport.document.source import read
from synthreport.finding import Level
from synthreport.overview.checked import Checked

GOOD = ROOT / "tests" / "data" / "short" / "simulated-clinic.yaml"
FULL = "/dev/full"
DRAFT = """synthreport: "1.0"
dataset: {title: "合成数据 — β", creators: [a]}
parties: {a: {kind: person, name: "Łukasz Oñate"}}
"""

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="forks, and sends signals")


class Command(NamedTuple):
    """A call of the program: what it prints is for people, or a document; whether it asks for standard input."""

    words: str
    document: bool = False
    asks: bool = False

    def arguments(self) -> list[str]:
        return [word.format(good=GOOD, bytes="\udcff") for word in self.words.split()]


COMMANDS = (
    Command("check {good}"),
    Command("check draft.yaml --show all"),
    Command("check - {good}", asks=True),
    Command("check draft.yaml --profile core --profile journal"),
    Command("check gone.yaml {good}"),
    Command("check {bytes}.yaml"),
    Command("check draft.yaml --output junit:out.xml"),
    *(
        Command(f"check draft.yaml {{bytes}}.yaml --format {form}", document=True)
        for form in ("json", "jsonl", "sarif", "junit", "github", "markdown", "html", "badge")
    ),
    Command("check draft.yaml --for author", document=True),
    Command("letter draft.yaml --language de", document=True),
    Command("checklist draft.yaml"),
    Command("checklist draft.yaml --format markdown", document=True),
    Command("diff {good} draft.yaml", document=True),
    Command("diff {good} draft.yaml --format json", document=True),
    Command("anonymise --key key --force draft.yaml", document=True),
    *(
        Command(f"export draft.yaml --to {form}", document=True)
        for form in ("croissant", "datacite", "ro-crate", "schema-org", "dataset-card", "zenodo", "codemeta")
    ),
    Command("export - --to croissant", document=True, asks=True),
    Command("batch draft.yaml {bytes}.yaml gone.yaml --out tables"),
    Command("survey tables"),
    Command("explain PM54"),
    Command("items"),
    Command("config"),
    Command("lineage draft.yaml"),
    Command("methods draft.yaml", document=True),
    Command("record form record.json"),
    Command("register add M-1 draft.yaml"),
    Command("replay draft.yaml"),
    Command("tidy draft.yaml --dry-run"),
    Command("verify draft.yaml"),
    Command("measure draft.yaml --into draft.yaml"),
    Command("merge draft.yaml", document=True),
    Command("metrics"),
    Command("metrics --format json", document=True),
    Command("profiles show journal"),
    Command("profiles show journal --format json", document=True),
    Command("schema", document=True),
    Command("fill draft.yaml", asks=True),
    Command("init data --force --output made.yaml", asks=True),
    Command("init data --force --output made.yaml --non-interactive"),
    Command("init --formats"),
    Command("serve gone.yaml"),
    Command("set dataset.version 一 draft.yaml --dry-run"),
    Command("fix draft.yaml --dry-run"),
    Command("upgrade draft.yaml"),
    Command("conformance --only about-as-many-were-made"),
    Command("--help"),
    Command("--version"),
    Command("letter 合成.yaml"),
    Command("check --nonsense"),
)
PLAIN = Streams()
ENCODINGS = {name: Streams(encoding=name) for name in ("cp1252", "ascii")}
LOST = {"full": Streams(stdout=FULL), "closed": Streams(stdout=CLOSED)}
MUTE = {"full": Streams(stderr=FULL), "closed": Streams(stderr=CLOSED)}
SILENT = Streams(CLOSED, CLOSED, CLOSED)
ALL = (PLAIN, *ENCODINGS.values(), *LOST.values(), *MUTE.values(), SILENT, Streams(stdin=CLOSED))


@cache
def record() -> bytes:
    """The record of a check."""
    document = read(str(GOOD))
    return sealed(record_of(Checked("", document, check(document)), Level.MUST, (), "2026-11-30"), None)


def written(folder: Path) -> Path:
    """A folder with a draft, the same under a name that is no text, and some data."""
    folder.mkdir()
    (folder / "draft.yaml").write_text(DRAFT, encoding="utf-8")
    (folder / "\udcff.yaml").write_text(DRAFT, encoding="utf-8")
    (folder / "record.json").write_bytes(record())
    (folder / "data").mkdir()
    (folder / "data" / "größe\udcfe.csv").write_text("id,größe\n1,2\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Command, Streams], Ran]:
    """Every command under every condition, each in a folder of its own."""
    place = tmp_path_factory.mktemp("streams")
    cases = [(command, streams) for command in COMMANDS for streams in ALL]
    folders = (written(place / str(number)) for number in range(len(cases)))
    runs: Any = (
        (each.arguments(), folder, streams, {}) for (each, streams), folder in zip(cases, folders, strict=True)
    )
    return dict(zip(cases, run_all(runs), strict=True))


Runs = dict[tuple[Command, Streams], Ran]


def test_every_command_is_tried() -> None:
    assert {command.words.split()[0] for command in COMMANDS} >= _COMMANDS.keys()


def differing(ran: Runs, streams: Streams) -> Iterator[tuple[Command, Ran, Ran]]:
    """Every command, as it runs without trouble, and under a condition."""
    for command in COMMANDS:
        yield command, ran[command, PLAIN], ran[command, streams]


@on_posix
def test_nothing_is_a_bug_or_a_traceback(ran: Runs) -> None:
    found = {key: each for key, each in ran.items() if each.code not in (0, 1, 2)}
    found |= {key: each for key, each in ran.items() if b"Traceback" in each.stderr or b"a bug" in each.stderr}
    assert found == {}


@on_posix
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_documents_are_utf_8_and_text_is_in_the_encoding_of_the_console(ran: Runs, encoding: str) -> None:
    for command, plain, here in differing(ran, ENCODINGS[encoding]):
        assert here.code == plain.code, command
        here.stderr.decode(encoding)
        if command.document:
            assert here.stdout == plain.stdout, command
            here.stdout.decode("utf-8")
        else:
            assert len(here.stdout.decode(encoding).splitlines()) == len(plain.stdout.decode("utf-8").splitlines())
    text = ran[COMMANDS[1], ENCODINGS[encoding]].stdout.decode(encoding)
    assert 'title: "????' in text


@on_posix
@pytest.mark.parametrize("how", LOST)
def test_a_report_that_is_lost_is_one_line_and_exit_2(ran: Runs, how: str) -> None:
    reason = {"full": "No space left on device", "closed": "it is closed"}[how]
    for command, plain, here in differing(ran, LOST[how]):
        if not plain.stdout:
            assert here[::2] == plain[::2], command
            continue
        assert here.code == 2, command
        told = here.stderr.decode("utf-8").splitlines()
        assert told[-1] == f"synthreport: standard output cannot be written: {reason}", command
        assert set(told[:-1]) <= set(plain.stderr.decode("utf-8").splitlines()), command


@on_posix
@pytest.mark.parametrize("how", MUTE)
def test_no_verdict_depends_on_standard_error(ran: Runs, how: str) -> None:
    for command, plain, here in differing(ran, MUTE[how]):
        assert (here.code, here.stdout) == (plain.code, plain.stdout), command


@on_posix
def test_where_nothing_can_be_said_the_exit_code_says_it(ran: Runs) -> None:
    for command, _, here in differing(ran, SILENT):
        assert here == (2, b"", b""), command


@on_posix
def test_standard_input_that_is_closed_is_one_line_and_exit_2_where_it_is_asked_for(ran: Runs) -> None:
    for command, plain, here in differing(ran, Streams(stdin=CLOSED)):
        if command.asks:
            assert here.code == 2, command
            assert here.stderr.decode().splitlines()[-1].endswith(": it is closed"), command
        else:
            assert here == plain, command


ODD = {
    "COLUMNS": ("abc", "", "-3", "0", "9" * 30, "1e3", "²"),
    "LINES": ("abc",),
    "TERM": ("", "dumb", "no-such-terminal"),
    "HOME": ("/no/such/home", ""),
    "NO_COLOR": ("1",),
}


@on_posix
def test_no_variable_of_the_environment_changes_a_verdict(tmp_path: Path) -> None:
    folder = written(tmp_path / "here")
    odd = [{name: value} for name, values in ODD.items() for value in values]
    cases = [([*words], extra) for words in (["check", "draft.yaml"], ["--help"]) for extra in odd]
    done = run_all((words, folder, PLAIN, extra) for words, extra in cases)
    assert [(words, extra, each) for (words, extra), each in zip(cases, done, strict=True) if each.stderr] == []
    assert [each.code for each in done] == [1] * len(odd) + [0] * len(odd)


@on_posix
def test_an_epoch_that_is_none_is_refused(tmp_path: Path) -> None:
    odd = [{"SOURCE_DATE_EPOCH": value} for value in ("abc", "1e400", "9" * 30, "-" + "9" * 30)]
    for done in run_all((["conformance", "--only", "PM52"], tmp_path, PLAIN, extra) for extra in odd):
        assert done.code == 2
        assert b"expected seconds since 1970" in done.stderr


@on_posix
@pytest.mark.parametrize(
    "words",
    [
        "check draft.yaml --output json:/dev/full",
        "letter draft.yaml --output /dev/full",
        "export draft.yaml --to croissant --output /dev/full",
        "anonymise draft.yaml --key key --output /dev/full",
        "diff draft.yaml draft.yaml --output /dev/full",
        "init data --force --output /dev/full",
        "conformance --only PM52 --output /dev/full",
    ],
)
def test_an_output_that_cannot_be_written_is_one_line_and_exit_2(words: str, tmp_path: Path) -> None:
    (done,) = run_all([(words.split(), written(tmp_path / "here"), PLAIN, {})])
    assert done.code == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.rstrip().endswith(b"No space left on device")


@on_posix
def test_a_folder_that_is_gone_is_told_by_whoever_needs_it(tmp_path: Path) -> None:
    program = "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone')\n"
    program += "sys.argv = ['synthreport', *sys.argv[1:]]; from synthreport.__main__ import main; main()"
    for words, code in (("check", 2), (f"check {GOOD}", 0), ("fill", 2), ("letter -o x.md", 2), ("init", 2)):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", program, *words.split()], cwd=tmp_path, env=environment, capture_output=True
        )
        assert done.returncode == code, done.stderr
        assert b"a bug" not in done.stderr


def through_a_shell(redirection: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run of the program with a real start, its streams led by a shell."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "synthreport", *arguments],
        capture_output=True,
        input=b"",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=PATIENCE,
    )


@on_posix
@pytest.mark.parametrize(
    "redirection, code",
    [
        (">/dev/full", 2),
        (">&-", 2),
        ("2>&-", 0),
        ("2>/dev/full", 0),
        ("<&-", 0),
        ("<&- >&- 2>&-", 2),
        ("1</dev/null", 2),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_verdict_is_kept_or_its_loss_is_told(redirection: str, code: int, unbuffered: str) -> None:
    done = through_a_shell(redirection, "check", str(GOOD), PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == (code == 2 and "2>" not in redirection)


@on_posix
@pytest.mark.parametrize("locale", ["C", "xx_YY.nothing"])
def test_a_locale_of_ascii_is_a_console_of_ascii(locale: str, tmp_path: Path) -> None:
    draft = str(written(tmp_path / "here") / "draft.yaml")
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    forms = ("text", "html", "junit")
    text, page, xml = (through_a_shell("", "check", draft, "--format", form, **environment) for form in forms)
    assert 'title: "????' in text.stdout.decode("ascii")
    assert "合成数据" in page.stdout.decode("utf-8")
    assert xml.stdout.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')


@on_posix
def test_what_a_file_gets_is_what_a_closed_stream_does_not(tmp_path: Path) -> None:
    """The number of a closed stream is given to nobody else: what is meant for it must not end up in a file."""
    (tmp_path / "out.json").write_text("", encoding="utf-8")
    output = f"json:{tmp_path / 'out.json'}"
    assert through_a_shell("2>&-", "check", str(GOOD), "gone.yaml", "--output", output).returncode == 2
    assert (tmp_path / "out.json").read_text(encoding="utf-8").startswith("{")
    assert "gone.yaml: cannot" not in (tmp_path / "out.json").read_text(encoding="utf-8")


@on_posix
@pytest.mark.parametrize("words", ["items", "schema", "--help", f"check {GOOD} --show all"])
def test_a_reader_that_has_gone_ends_the_program_as_it_ends_cat(words: str) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "synthreport", *words.split()]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, timeout=PATIENCE)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


@on_posix
def test_a_reader_of_errors_that_has_gone_changes_nothing() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "synthreport", "check", "gone.yaml", str(GOOD)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, timeout=PATIENCE)
    os.close(theirs)
    assert done.returncode == 2
    assert b"complies with" in done.stdout


@on_posix
@pytest.mark.parametrize("typed", [b"\xff\xfe\n", "Müller\n".encode("latin-1"), b"\x80" * 100 + b"\n"])
def test_an_answer_in_another_encoding_is_refused_and_never_saved(typed: bytes, tmp_path: Path) -> None:
    folder = written(tmp_path / "here")
    (folder / "typed").write_bytes(typed)
    (done,) = run_all([(["fill", "draft.yaml"], folder, Streams(stdin=str(folder / "typed")), {})])
    assert done.code == 0
    assert b"0 answers given" in done.stdout
    assert (folder / "draft.yaml").read_text(encoding="utf-8") == DRAFT


@on_posix
def test_no_more_of_standard_input_is_read_than_a_manifest_may_have(tmp_path: Path) -> None:
    words = ["check -", "export - --to croissant", f"diff - {GOOD}"]
    done = run_all((each.split(), tmp_path, Streams(stdin="/dev/zero"), {}) for each in words)
    assert [each.code for each in done] == [1, 2, 0]


@on_posix
def test_a_pipe_that_does_not_wait_is_waited_for() -> None:
    """Some parents leave their pipes so: then half a manifest would be read, and half a report written."""
    given, gives = os.pipe()
    takes, taken = os.pipe()
    for each in (given, taken):
        os.set_blocking(each, False)
    command = [sys.executable, "-m", "synthreport", "check", "-", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=given, stdout=taken, env=environment) as process:
        os.close(taken)
        time.sleep(1)  # until it has found nothing yet
        content = GOOD.read_bytes()
        for piece in (content[:1000], content[1000:]):
            os.write(gives, piece)
            time.sleep(0.1)
        os.close(gives)
        with open(takes, "rb") as report:  # noqa: PTH123  (a handle, and no path)
            assert json.load(report)["documents"][0]["verdict"]["complies"]
        assert process.wait(PATIENCE) == 0
    os.close(given)


DOORS = {"synthreport.files.standard_streams"}
"""The modules that write to standard streams; all others call them."""


def test_all_that_is_printed_goes_through_one_door() -> None:
    others = []
    for path in (ROOT / "synthreport").rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if name in DOORS or name.startswith("synthreport.build"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
        printing = {
            "print",
            "click.echo",
            "click.secho",
            "sys.stdout.write",
            "sys.stdout.buffer.write",
            "sys.stderr.write",
        }
        others += [(name, each) for each in calls if each in printing or each.startswith("sys.stdin.buffer")]
    assert others == []
