"""The command line through the door that users take: a process, its output, its exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from waiting import PATIENCE

import synthreport
from synthreport.cli.program import cli
from synthreport.standard.catalogue import load

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
REPORT = json.loads((ROOT / "schema" / "report-2.0.schema.json").read_text(encoding="utf-8"))


def run(
    *arguments: str, stdin: bytes = b"", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "synthreport", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=env,
        timeout=PATIENCE,
    )


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "synthreport.yaml"
    text = BASE.read_text(encoding="utf-8")
    path.write_text(text.replace('synthreport: "1.0"', "synthreport: 1.0", 1), encoding="utf-8")
    return path


def test_a_complying_manifest_exits_0() -> None:
    done = run("check", str(BASE))
    assert done.returncode == 0, done.stdout.decode()
    assert b"complies" in done.stdout
    assert b"synthreport 1.0, profile core 1.0" in done.stdout
    assert done.stderr == b""


def test_a_finding_exits_1_and_shows_the_line(faulty: Path) -> None:
    done = run("check", str(faulty))
    out = done.stdout.decode()
    assert done.returncode == 1
    assert "error ID01" in out
    assert f"{faulty}:" in out
    assert "synthreport: 1.0" in out
    assert "^^^" in out
    assert "see: synthreport explain ID01" in out
    assert "is incomplete under synthreport" in out
    assert "not checked" in out


@pytest.mark.parametrize("command", [("check",), ("letter",), ("explain",)])
def test_codes_link_to_the_site_that_is_named(faulty: Path, command: tuple[str, ...]) -> None:
    asked = "ID01" if command == ("explain",) else str(faulty)
    page = "https://docs.example.org/synthreport/1.0/ID01/"
    assert page in run(*command, asked, "--docs", "https://docs.example.org/synthreport/").stdout.decode()
    assert page in run(*command, asked, SYNTHREPORT_DOCS="https://docs.example.org/synthreport").stdout.decode()
    assert "://docs" not in run(*command, asked, SYNTHREPORT_DOCS="").stdout.decode()


@pytest.mark.parametrize(
    "address",
    [
        "docs.example.org", "javascript:alert(1)", "ftp://example.org", "https://", "https://example.org/?q=", "file:///docs",
        "https://example.org/#a", "https://me:secret@example.org", "https://example.org/a b", "https://example.org/<b>",
        "https://example.org/\x1b[31m", '"',
    ],
)  # fmt: skip
def test_a_site_that_is_no_address_is_refused(faulty: Path, address: str) -> None:
    for done in (run("check", str(faulty), "--docs", address), run("check", str(faulty), SYNTHREPORT_DOCS=address)):
        assert done.returncode == 2
        assert done.stdout == b""
        assert b"expected an address such as https://" in done.stderr
        assert b"\x1b" not in done.stderr


def test_the_default_is_the_manifest_here(faulty: Path) -> None:
    assert run("check", cwd=faulty.parent).returncode == 1


def test_a_folder_is_searched(faulty: Path) -> None:
    done = run("check", str(faulty.parent), "--format", "json")
    assert [each["name"] for each in json.loads(done.stdout)["documents"]] == [str(faulty)]


def test_a_folder_without_manifest_exits_2(tmp_path: Path) -> None:
    done = run("check", str(tmp_path))
    assert done.returncode == 2
    assert b"no manifest in this folder" in done.stderr


def test_standard_input() -> None:
    done = run("check", "-", stdin=BASE.read_bytes())
    assert done.returncode == 0
    assert b"<stdin>" in done.stdout


def test_json_follows_its_schema(faulty: Path) -> None:
    done = run("check", str(faulty), str(BASE), "missing.yaml", "--format", "json")
    report = json.loads(done.stdout)
    jsonschema.Draft202012Validator(REPORT).validate(report)
    assert done.returncode == report["exit_code"] == 2
    assert [each["verdict"]["complies"] for each in report["documents"]] == [False, True]
    assert report["could_not_check"][0]["name"] == "missing.yaml"
    for document in report["documents"]:
        assert sum(document["counts"]["items"].values()) == len(document["items"]) == len(load().items)
        assert sum(document["counts"]["rules"].values()) == len(document["rules"])


@pytest.mark.parametrize("name", ["missing.yaml", "\x1b[31mred.yaml"])
def test_an_unreadable_file_exits_2_with_one_line(name: str) -> None:
    done = run("check", name)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"\x1b" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every file")
def test_a_forbidden_file_exits_2(faulty: Path) -> None:
    faulty.chmod(0)
    assert run("check", str(faulty)).returncode == 2


def test_an_unknown_profile_exits_2_and_lists_those_there_are() -> None:
    done = run("check", str(BASE), "--profile", "nonesuch")
    assert done.returncode == 2
    assert b"there are: benchmark, core, " in done.stderr


def test_usage_errors_exit_2() -> None:
    assert run("check", "--format", "xml").returncode == 2
    assert run("nonesuch").returncode == 2


@pytest.mark.parametrize(
    ("typed", "hint"), [("chek", "Did you mean 'check'?"), ("pyproject.toml", "synthreport check pyproject.toml")]
)
def test_an_unknown_command_says_what_to_type(typed: str, hint: str) -> None:
    run = CliRunner().invoke(cli, [typed])
    assert run.exit_code == 2
    assert f"No such command '{typed}'. " in run.output
    assert hint in run.output


def test_help_lists_every_command_once_in_its_section() -> None:
    said = CliRunner().invoke(cli, ["--help"], terminal_width=200).output
    listed = re.findall(r"^  ([a-z]+)  +\S", said, re.MULTILINE)
    modules = {path.stem for path in (Path(synthreport.__file__).parent / "cli").glob("[a-z]*.py")} - {"program"}
    assert sorted(listed) == sorted(modules)


def test_fail_on_decides_what_counts(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + BASE.read_bytes())
    assert run("check", str(path)).returncode == 0
    assert run("check", str(path), "--fail-on", "may").returncode == 1


def test_show_summary_lists_no_finding(faulty: Path) -> None:
    out = run("check", str(faulty), "--show", "summary").stdout.decode()
    assert "ID01" not in out
    assert "is incomplete under synthreport" in out


def test_show_not_checked_gives_reasons() -> None:
    text = b'synthreport: "1.0"\n'
    out = run("check", "-", "--show", "not-checked", stdin=text).stdout.decode()
    assert "is not stated" in out
    assert "not checked" in out


def test_colour_only_where_asked_for(faulty: Path) -> None:
    assert b"\x1b[" not in run("check", str(faulty)).stdout
    assert b"\x1b[" in run("check", str(faulty), "--color", "always").stdout
    assert b"\x1b[" not in run("check", str(faulty), NO_COLOR="1").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour(faulty: Path, environment: dict[str, str], coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment}
    env.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    process = subprocess.Popen(
        [sys.executable, "-m", "synthreport", "check", str(faulty), "--show", "summary"], stdout=theirs, env=env
    )
    os.close(theirs)
    assert process.wait(PATIENCE) == 1
    out = os.read(ours, 65536)
    os.close(ours)
    assert (b"\x1b[" in out) is coloured


def test_ascii_where_the_stream_is_ascii(faulty: Path) -> None:
    done = run("check", str(faulty), PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    done.stdout.decode("ascii")
    assert b" | " in done.stdout


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    text = 'synthreport: "1.0"\ndataset:\n  title: "\\e]0;owned\\a\\u202Eabc"\n  version: 1\n  k\u202e: 1\n'
    path.write_text(text + "raw: \x9b31mred\n", encoding="utf-8")
    for form in ("text", "json"):
        out = run("check", str(path), "--format", form, "--show", "all").stdout.decode()
        assert not set(out) & set("\x1b\x07\x9b\u202e\x00")


def test_a_closed_pipe_is_no_traceback(faulty: Path) -> None:
    copies = [faulty.with_name(f"{number}.yaml") for number in range(200)]
    for copy in copies:
        copy.write_bytes(faulty.read_bytes())
    process = subprocess.Popen(
        [sys.executable, "-m", "synthreport", "check", *map(str, copies), "--show", "all"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(PATIENCE) in (141, -getattr(signal, "SIGPIPE", 0))


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "synthreport", "check", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(b"#" * (1 << 20))  # more than a pipe holds: now it reads
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err.strip() == b"synthreport: interrupted"


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_ctrl_c_within_the_callback_of_a_weak_reference_ends_the_program() -> None:
    program = (
        "import signal, sys, time, weakref\n"
        "from synthreport import __main__ as program\n"
        "class Thing: pass\n"
        "def waits():\n"
        "    thing = Thing()\n"
        "    reference = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))\n"
        "    del thing\n"
        "    sys.stdin.read()\n"
        "program._command = waits\n"
        "program.main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.wait(PATIENCE) == 130
        assert process.stderr.read().strip() == b"synthreport: interrupted"


def test_version_names_package_and_standard() -> None:
    out = run("--version").stdout.decode()
    assert "synthreport 0." in out
    assert "newest standard 1.0" in out
    assert "supported: 1.0" in out


def test_explain_an_item_and_a_rule() -> None:
    item, rule = (run("explain", code).stdout.decode() for code in ("rn02", "PM54"))
    assert item.startswith("RN02 ")
    assert "Why:" in item
    assert "/steps/*/random/*/seed" in item
    assert rule.startswith("PM54 Total ε")
    assert "Fix:" in rule
    assert "When:    Differential privacy is claimed." in run("explain", "PM57").stdout.decode()
    assert "reports a gap in delta" in run("explain", "PM51").stdout.decode()


def test_explain_an_unknown_code_lists_its_neighbours() -> None:
    done = run("explain", "RN99")
    assert done.returncode == 2
    assert b"RN01" in done.stderr


def test_items_by_section_level_and_condition() -> None:
    assert len(run("items").stdout.decode().splitlines()) == len(load().items)
    assert {line[:2] for line in run("items", "--section", "pa").stdout.decode().splitlines()} == {"PA"}
    assert {line[6:12].strip() for line in run("items", "--level", "may").stdout.decode().splitlines()} == {"may"}
    assert "GE06" in run("items", "--condition", "pretrained").stdout.decode()
    assert "PM54" in run("items", "--rules", "--section", "PM").stdout.decode()
    under_condition = run("items", "--rules", "--condition", "differential_privacy").stdout.decode()
    assert [line[:4] for line in under_condition.splitlines()] == ["RN63", "PM57", "PM58", "PM64", "PM65", "PM80"]


@pytest.mark.parametrize("of", ["manifest", "catalogue", "report"])
def test_schema_prints_what_is_published(of: str) -> None:
    published = {
        "manifest": "1.0/manifest.schema.json",
        "catalogue": "1.0/catalogue.json",
        "report": "report-2.0.schema.json",
        "diff": "diff-1.0.schema.json",
    }
    assert run("schema", "--of", of).stdout == (ROOT / "schema" / published[of]).read_bytes()


@pytest.mark.parametrize("columns", ["20", "60", "200"])
def test_the_width_adapts(faulty: Path, columns: str) -> None:
    out = run("check", str(faulty), COLUMNS=columns).stdout.decode()
    widest = max(len(line) for line in out.splitlines() if str(faulty) not in line and "error" not in line)
    assert widest <= max(50, min(int(columns), 120))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "DC58"),
        (b"- a\n- b\n", "DC59"),
        ("title: Müller\n".encode("latin-1"), "DC52"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "DC5"),
        (b"a: &a [x]\nb: [*a, *a]\n", "DC62"),
        (b"a: [" * 500, "DC66"),
        (b"a:\n\t- b\n", "DC56"),
    ],
)  # fmt: skip
def test_bad_files_are_findings(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(content)
    done = run("check", str(path))
    assert done.returncode == 1
    assert code in done.stdout.decode()
    assert done.stderr == b""


def test_a_number_is_shown_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(
        BASE.read_text(encoding="utf-8").replace("\n  version: ", "\n  version: 1.10 #", 1), encoding="utf-8"
    )
    out = run("check", str(path)).stdout.decode()
    assert "found the number 1.10, expected text" in out
    assert "Put the value in quotes" in out


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"a: " + b"x" * (11 * 1024 * 1024))
    done = run("check", str(path))
    assert done.returncode == 1
    assert b"DC51" in done.stdout


def test_a_small_limit_can_be_set(faulty: Path) -> None:
    assert b"DC51" in run("check", str(faulty), "--max-bytes", "100").stdout
