"""`synthreport conformance`: the published suite says what the case files say, and holds good and bad tools to it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cases import by_code, cases
from cases import judged as once
from click.testing import CliRunner
from waiting import PATIENCE, until

from synthreport.checker import pipeline
from synthreport.cli.program import cli
from synthreport.conformance import scoring
from synthreport.conformance.scoring import Found, judged
from synthreport.conformance.suite import Case, merged, published
from synthreport.conformance.tool_command import UnusableCommand, command_of
from synthreport.files.processes.pipes import Pipe
from synthreport.schema.evaluator import ANNOTATIONS
from synthreport.standard.versions import NEWEST

ROOT = Path(__file__).resolve().parents[1]
RESULT = json.loads((ROOT / "schema" / "conformance-result-1.0.schema.json").read_text(encoding="utf-8"))
AJV = ROOT / "tests" / "ajv"
PYTHON = sys.executable
OWN = f'"{PYTHON}" -m synthreport check --format json'

GOOD = """
import json, sys
from synthreport import check
from synthreport.document.source import read
def told(path):
    found = check(read(path)).findings
    return {"name": path, "findings": [{"code": each.code, "pointer": each.at.pointer} for each in found]}
"""


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PYTHON, "-m", "synthreport", "conformance", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        timeout=PATIENCE,
    )


def tool(folder: Path, text: str, arguments: str = "{file}") -> str:
    """The command of a tool that is a Python script."""
    script = folder / "a tool.py"
    script.write_text(text, encoding="utf-8")
    return f'"{PYTHON}" "{script}" {arguments}'


def result_of(folder: Path, *arguments: str) -> dict[str, Any]:
    """The result file of a run, valid by its schema."""
    run(*arguments, "--output", str(folder / "result.json"))
    return result_in(folder)


def result_in(folder: Path) -> dict[str, Any]:
    """The result file in a folder, valid by its schema."""
    result: dict[str, Any] = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    jsonschema.validate(result, RESULT)
    assert sum(result["counts"].values()) == result["suite"]["cases"]
    assert len(result["failed"]) == result["counts"]["failed"]
    assert sum(len(each["cases"]) for each in result["not_run"]) == result["counts"]["not_run"]
    return result


def test_the_published_suite_is_what_the_case_files_say() -> None:
    assert published().cases == cases()


def test_the_published_suite_is_small_and_has_a_line_for_each_case() -> None:
    text = (ROOT / "schema" / NEWEST / "conformance.json").read_text(encoding="utf-8")
    assert len(text) < 2_000_000
    assert sum(line.startswith(' {"name": ') for line in text.splitlines()) == len(cases())


def test_the_result_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(RESULT)


RFC_7396: tuple[tuple[Any, Any, Any], ...] = (
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
)


@pytest.mark.parametrize(("target", "patch", "expected"), RFC_7396)
def test_a_merge_patch_is_that_of_rfc_7396(target: Any, patch: Any, expected: Any) -> None:
    assert merged(target, patch) == expected


CASE = Case("a-case", "PM52", ("PM52 /a", "PM52 /b"), {}, states={"PM53": "holds"})


@pytest.mark.parametrize(
    ("found", "passes"),
    [
        (Found(("PM52 /a", "PM52 /b")), True),
        (Found(("PM52 /b", "PM52 /a")), True),
        (Found(("PM52 /b", "PM52 /a"), {"PM53": "holds"}), True),
        (Found(("PM52 /b", "PM52 /a"), {"PM53": "broken"}), False),
        (Found(("PM52 /a",)), False),
        (Found(("PM52 /a", "PM52 /b", "PM52 /b")), False),
        (Found(("PM52 /a", "PM52 /c")), False),
        ("no answer", False),
    ],
)
def test_exactly_what_is_expected_passes(found: Found | str, passes: bool) -> None:
    assert (judged(CASE, found) is None) is passes


def test_our_own_checker_conforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, in which what is found in a case may be known by now."""
    held = {(case.content(), case.file, case.profile): case for case in cases()}
    monkeypatch.setattr(scoring, "parse", lambda content, name: (content, name))
    monkeypatch.setattr(pipeline, "check", lambda read, profile, engine: once(held[*read, profile]))
    done = CliRunner().invoke(cli, ["conformance", "--output", str(tmp_path / "result.json")])
    assert done.exit_code == 0, done.output
    result = result_in(tmp_path)
    assert result["failed"] == []
    assert result["coverage"] == "whole"


@pytest.mark.parametrize("source", ["{file}", "{files}", "{folder}"])
def test_a_tool_is_called_for_one_document_or_many(source: str, tmp_path: Path) -> None:
    result = result_of(tmp_path, "--tool", f"{OWN} {source}", "--only", "PM52", "--only", "DC5[58]")
    assert result["failed"] == []
    assert result["counts"]["passed"] == sum(len(by_code()[code]) for code in ("PM52", "DC55", "DC58"))
    assert result["coverage"] == "partial"


def test_the_minimal_answer_is_enough(tmp_path: Path) -> None:
    one = tool(tmp_path, GOOD + "print(json.dumps(told(sys.argv[1])))")
    assert result_of(tmp_path, "--tool", one, "--only", "PM52")["failed"] == []
    many = tool(tmp_path, GOOD + "print(json.dumps({'documents': [told(each) for each in sys.argv[1:]]}))", "{files}")
    assert result_of(tmp_path, "--tool", many, "--only", "PM52")["failed"] == []


def test_a_tool_that_misses_a_code_fails_with_that_code(tmp_path: Path) -> None:
    blind = GOOD + (
        "answer = told(sys.argv[1])\n"
        "answer['findings'] = [each for each in answer['findings'] if each['code'] != 'PM52']\n"
        "print(json.dumps(answer))"
    )
    command = tool(tmp_path, blind)
    bad = {case.name: case.expect for case in by_code()["PM52"] if any(each.startswith("PM52") for each in case.expect)}
    result = result_of(tmp_path, "--tool", command, "--only", "PM52")
    assert {each["name"] for each in result["failed"]} == bad.keys()
    for each in result["failed"]:
        assert [f"{found['code']} {found['pointer']}" for found in each["not_found"]] == list(bad[each["name"]])
        assert each["not_expected"] == []
    done = run("--tool", command, "--only", "PM52")
    assert done.returncode == 1
    assert f"failed by code: PM52 {len(bad)}" in done.stdout
    assert "- expected, not found: PM52 /" in done.stdout
    assert "partial: " in done.stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("print('all is well')", "printed no JSON, exit code 0"),
        ("raise ValueError('the tool is\\tbroken')", "printed no JSON, exit code 1: ValueError: the tool is\tbroken"),
        ("print('[]')", "printed JSON, but no object"),
        ("print('{}')", 'the answer has no list "findings"'),
        ('print(\'{"findings": [{"code": "ID01"}]}\')', 'finding 1 has no text "code" and "pointer"'),
        ("print('{\"documents\": []}')", "the report says nothing of this document"),
        ("import time; time.sleep(6000)", "no answer within 0.5 s"),
        ("print('[' * 100000)", "printed no JSON, exit code 0"),
    ],
)
def test_a_tool_without_an_answer_fails_with_the_reason(text: str, reason: str, tmp_path: Path) -> None:
    name = by_code()["PM52"][0].name
    wait = "0.5" if "sleep" in text else str(PATIENCE)
    result = result_of(tmp_path, "--tool", tool(tmp_path, text), "--only", name, "--timeout", wait)
    assert [each["reason"].startswith(reason) for each in result["failed"]] == [True], result["failed"]


ONE = "about-as-many-were-made"
LEAVES = """
import os, signal, subprocess, sys, time
def note():
    with open({noted!r}, "a") as file:
        file.write(f"{{os.getpid()}}\\n")
def wait(*, in_session=False):
    if os.fork():
        return
    if in_session:
        os.setsid()
        if os.fork():
            os._exit(0)
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)
    note()
    time.sleep(3600)
    os._exit(0)
note()
"""
"""The beginning of a tool that leaves processes behind, which hold its streams and ignore what can be ignored."""

on_posix = pytest.mark.skipif(os.name == "nt", reason="forks, and ends processes by signals")


def leaving(folder: Path, text: str) -> str:
    return tool(folder, LEAVES.format(noted=str(folder / "noted")) + text)


def is_running(process: int) -> bool:
    """Whether a process is there, and more than an entry in a table."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def left_behind(folder: Path) -> list[int]:
    """The processes of a tool that still run; ended now, so that no test leaves them."""
    noted = [int(each) for each in (folder / "noted").read_text().split()]
    found = [each for each in noted if Path("/proc/self").exists() and is_running(each)]
    for each in found:
        os.kill(each, signal.SIGKILL)
    return found


@on_posix
@pytest.mark.parametrize("how", ["wait()", "wait(in_session=True)", "wait(); wait(in_session=True)"])
def test_an_answer_counts_at_once_whatever_is_left_in_the_background(how: str, tmp_path: Path) -> None:
    """Else it would take the whole time limit, which is longer than that of `run`."""
    answering = GOOD + f"{how}\nprint(json.dumps(told(sys.argv[1])))"
    result = result_of(tmp_path, "--tool", leaving(tmp_path, answering), "--only", ONE, "--timeout", "3600")
    assert result["failed"] == []
    assert left_behind(tmp_path) == []


@on_posix
@pytest.mark.parametrize(
    "how", ["", "wait()", "wait(in_session=True)", "signal.signal(signal.SIGTERM, signal.SIG_IGN)"]
)
def test_the_time_limit_holds_whatever_is_left_in_the_background(how: str, tmp_path: Path) -> None:
    command = leaving(tmp_path, f"{how}\ntime.sleep(3600)")
    result = result_of(tmp_path, "--tool", command, "--only", ONE, "--timeout", "1")
    assert [each["reason"] for each in result["failed"]] == ["no answer within 1 s"]
    assert left_behind(tmp_path) == []


@on_posix
def test_what_is_left_behind_cannot_go_on_writing(tmp_path: Path) -> None:
    """Nobody reads its pipe any more: the system ends it, wherever it went."""
    chatty = (
        "if not os.fork():\n    os.setsid(); os.environ.clear(); note()\n    while True: os.write(1, bytes(4096))\n"
    )
    run("--tool", leaving(tmp_path, chatty + "time.sleep(3600)"), "--only", ONE, "--timeout", "1")
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("text", ["while True: sys.stdout.write('0' * 65536)", "print('0' * 10_000_001)"])
def test_an_answer_without_end_is_too_large(text: str, tmp_path: Path) -> None:
    command = tool(tmp_path, f"import sys, time\n{text}\ntime.sleep(3600)")
    result = result_of(tmp_path, "--tool", command, "--only", ONE, "--timeout", "3600")
    assert [each["reason"] for each in result["failed"]] == ["the answer is too large: more than 10 MB"]


def test_of_many_errors_the_last_is_told(tmp_path: Path) -> None:
    text = "import sys\nfor _ in range(500): sys.stderr.write('word ' * 20_000)\nsys.stderr.write('\\nthe last one\\n')"
    result = result_of(tmp_path, "--tool", tool(tmp_path, text), "--only", ONE)
    assert [each["reason"] for each in result["failed"]] == ["printed no JSON, exit code 0: the last one"]


def test_nothing_that_a_tool_says_is_a_command_to_a_build_server(tmp_path: Path) -> None:
    text = "import sys; sys.exit('::error::owned ##[add-mask]a')"
    done = run("--tool", tool(tmp_path, text, "'##[group]{file}'"), "--only", ONE)
    assert "owned" in done.stdout
    assert not re.search(r"##[\w.-]*\[|^\s*::", done.stdout + done.stderr, re.MULTILINE)


@pytest.mark.parametrize("pieces", [["a", "b"], ["a" * 70_000, "b" * 70_000], [""], ["x" * 99]])
def test_a_pipe_ends_where_it_is_finished_though_it_stays_open(pieces: list[str]) -> None:
    pipe = Pipe(1_000_000)
    held = os.dup(pipe.theirs)
    for each in pieces:
        os.write(held, each.encode())
    assert pipe.finish() == "".join(pieces).encode()
    with pytest.raises(OSError):
        os.write(held, b"more")
    os.close(held)


def test_a_pipe_keeps_the_end_of_what_is_too_much() -> None:
    pipe = Pipe(10)
    for each in range(1000):
        os.write(pipe.theirs, b"%d " % each)
    assert pipe.finish() == b"7 998 999 "


def test_a_pipe_that_is_full_tells_and_is_read_no_more() -> None:
    told: list[str] = []
    pipe = Pipe(10, lambda: told.append("full"))
    with pytest.raises(OSError):  # noqa: PT012  (the pipe itself has room for some of it)
        for _ in range(1000):
            os.write(pipe.theirs, b"0" * 1000)
    assert len(pipe.finish()) > 10
    assert told == ["full"]


@pytest.mark.skipif(os.name == "nt", reason="ends processes by signals")
def test_a_tool_that_a_signal_ends_has_crashed(tmp_path: Path) -> None:
    name = by_code()["PM52"][0].name
    text = "import os, signal; print('{\"findings\": []}', flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    result = result_of(tmp_path, "--tool", tool(tmp_path, text), "--only", name)
    assert [each["reason"] for each in result["failed"]] == ["crashed: signal or exception 9"]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("checker", "found none of them"),
        ("checker {file} {folder}", "found {file} and {folder}"),
        ("checker --all={files}", "a word of its own"),
        ("{file}", "expected the program"),
        ("checker '{file}", "no closing quotation"),
        ("", "found none of them"),
    ],
)
def test_a_command_that_cannot_be_run_is_refused(command: str, reason: str) -> None:
    with pytest.raises(UnusableCommand, match=reason):
        command_of(command)
    assert run("--tool", command).returncode == 2


def test_what_cannot_be_run_exits_2() -> None:
    missing = run("--tool", "no-such-program {file}")
    assert (missing.returncode, "no such program: 'no-such-program'" in missing.stderr) == (2, True)
    assert run("--only", "ZZ99").returncode == 2
    assert run("--only", "PM52", "--output", str(ROOT / "no" / "such" / "folder")).returncode == 2


def test_a_command_is_never_given_to_a_shell(tmp_path: Path) -> None:
    command = command_of("checker $(touch me) '{file};ls' \"two words\"")
    assert command.words == ("checker", "$(touch", "me)", "{file};ls", "two words")


def test_cases_of_another_profile_are_run_only_by_a_tool_that_can_be_told(tmp_path: Path) -> None:
    other = CASE._replace(name="another", profile="strict")
    told = command_of("checker --profile {profile} {file}")
    untold = command_of("checker {file}")
    assert [told.takes(each) for each in (CASE, other)] == [True, True]
    assert [untold.takes(each) for each in (CASE, other)] == [True, False]
    words = [call.words[2] for call in told.calls([other, CASE], tmp_path)]
    assert words == ["core", "strict"]


def test_the_date_may_be_set(tmp_path: Path) -> None:
    run("--only", "PM52", "--output", str(tmp_path / "result.json"), SOURCE_DATE_EPOCH="86400")
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))["date"] == "1970-01-02T00:00:00Z"


def test_write_writes_every_case_as_a_document(tmp_path: Path) -> None:
    done = run("--write", str(tmp_path / "suite"), "--only", "DC5*", "--only", "PM52")
    assert done.returncode == 0, done.stderr
    written = json.loads((tmp_path / "suite" / "expected.json").read_text(encoding="utf-8"))
    by_name = {case.name: case for case in cases()}
    assert {each["name"] for each in written} == {
        case.name for case in cases() if case.code == "PM52" or case.code.startswith("DC5")
    }
    for each in written:
        assert (tmp_path / "suite" / each["document"]).read_bytes() == by_name[each["name"]].content()
    again = run("--write", str(tmp_path / "suite"))
    assert (again.returncode, "already exists" in again.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["suite"]


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing_behind(sent: signal.Signals, tmp_path: Path) -> None:
    text = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(6000)"
    command = tool(tmp_path, text, f'"{tmp_path / "started"}" {{file}}')
    (tmp_path / "tmp").mkdir()
    arguments = [
        PYTHON,
        "-m",
        "synthreport",
        "conformance",
        "--tool",
        command,
        "--only",
        "PM52",
        "--jobs",
        "2",
        "--timeout",
        str(10 * PATIENCE),
        "--output",
        "result.json",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "tmp")}
    process = subprocess.Popen(arguments, cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
    started = tmp_path / "started"
    until(lambda: process.poll() is not None or (started.exists() and started.read_text().count("\n") == 2))
    process.send_signal(sent)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "result.json").exists()
    assert len(started.read_text().split()) == 2
    until(lambda: not any(is_running(int(pid)) for pid in started.read_text().split()))


def schema_alone(schema: Path) -> subprocess.CompletedProcess[str]:
    """A checker in another language that has nothing but a JSON Schema, tested on the published cases."""
    node = shutil.which("node")
    if node is None or not (AJV / "node_modules" / "ajv").is_dir():
        pytest.skip("there is no node, or Ajv is not installed: npm install in tests/ajv")
    annotations = sorted(ANNOTATIONS)
    suite = ROOT / "schema" / NEWEST / "conformance.json"
    command = [node, str(AJV / "conformance.mjs"), str(schema), str(suite), *annotations]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_a_schema_in_another_language_refuses_and_accepts_what_it_must() -> None:
    done = schema_alone(ROOT / "schema" / NEWEST / "manifest.schema.json")
    outcome = json.loads(done.stdout)
    assert (done.returncode, done.stderr, outcome["wrong"]) == (0, "", [])
    assert outcome["accepted"] + outcome["refused"] == sum(case.data is not None for case in cases())
    assert outcome["refused"] > 100


@pytest.mark.parametrize("schema", [True, False])
def test_a_schema_that_takes_all_or_nothing_does_not(schema: bool, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    done = schema_alone(tmp_path / "schema.json")
    assert (done.returncode, bool(json.loads(done.stdout)["wrong"])) == (1, True)


def wheel(folder: Path) -> Path:
    """The wheel of the checkout, built with the backend that is installed."""
    source = folder / "source"
    kept = shutil.ignore_patterns(".*", "build", "dist", "node_modules", "tests", "__pycache__")
    shutil.copytree(ROOT, source, ignore=kept)
    command = [PYTHON, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(source)], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.parametrize("only", ["[!D]?51", pytest.param("*", marks=pytest.mark.full)])
def test_the_installed_wheel_conforms(only: str, tmp_path: Path) -> None:
    """Through the door of users: installed into an environment of its own, with the dependencies that are here."""
    place = tmp_path / "environment"
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", str(place)], check=True)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    install = [PYTHON, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel(tmp_path))], check=True)
    purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run([python, "-c", purelib], capture_output=True, text=True, check=True)
    # A path in a .pth file is searched, but the .pth files there are not read: the editable install stays unseen.
    dependencies = json.loads(
        subprocess.check_output([PYTHON, "-c", "import json, sys; print(json.dumps(sys.path[1:]))"])
    )
    paths = [path for path in dependencies if path.endswith("-packages")]
    (Path(done.stdout.strip()) / "dependencies.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    program = scripts / ("synthreport.exe" if os.name == "nt" else "synthreport")
    command = [
        str(program),
        "conformance",
        "--tool",
        f'"{program}" check --format json --profile {{profile}} {{folder}}',
        "--only",
        only,
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, env=environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = sum(fnmatchcase(case.code, only) for case in cases())
    assert f"{passed} passed, 0 failed, {len(cases()) - passed} not run" in ran.stdout
    where = [str(python), "-c", "import synthreport; print(synthreport.__file__)"]
    assert str(place) in subprocess.check_output(where, text=True, cwd=tmp_path, env=environment)


def test_temporary_folders_are_gone(tmp_path: Path) -> None:
    place = str(tmp_path)
    assert run("--tool", f"{OWN} {{folder}}", "--only", "PM52", TMPDIR=place, TEMP=place, TMP=place).returncode == 0
    assert list(tmp_path.iterdir()) == []
