"""The tests' own house: a loop reports all that fail, and no skip is silent."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import known_skips
from each import each
from waiting import PATIENCE

ROOT = Path(__file__).parents[1]


def test_a_loop_reports_all_that_fail() -> None:
    tried = []

    @each("one, other", [(1, 2), (1, 1), (3, 4)])
    def equal(one: int, other: int) -> None:
        tried.append(one)
        assert one == other

    with pytest.raises(ExceptionGroup, match="2 of 3 fail") as told:
        equal()
    assert [error.__notes__ for error in told.value.exceptions] == [
        ["for one, other = (1, 2)"],
        ["for one, other = (3, 4)"],
    ]
    assert tried == [1, 1, 3]


def test_a_loop_over_nothing_is_no_test() -> None:
    with pytest.raises(AssertionError, match="nothing to test"):
        each("one", [])


def run(folder: Path, reason: str, *options: str) -> subprocess.CompletedProcess[str]:
    """A run of one test that is skipped."""
    (folder / "test_it.py").write_text(
        f"import pytest\ndef test_it():\n    pytest.skip({reason!r})\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "conftest", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV_"))}
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
    return subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)],
        capture_output=True, text=True, timeout=PATIENCE, env=environment,
    )  # fmt: skip


@pytest.mark.parametrize(
    "reason, options, code",
    [
        ("I felt like it", (), 1),
        ("no links here", (), 0),
        ("there is no node", (), 0),
        ("no links here", ("--all-there",), 0),
        ("there is no node", ("--all-there",), 1),
    ],
)
def test_a_skip_whose_reason_is_not_listed_fails_the_run(
    reason: str, options: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    done = run(tmp_path, reason, *options)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("not in tests/skips.txt" in done.stdout) is bool(code)


def test_every_listed_reason_is_some_tests_reason() -> None:
    """What no test gives as its reason is taken off the list."""
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    ours = [reason for reason in known_skips(all_there=False) if not reason.startswith("could not import ")]
    longest = {reason: max(reason.split("*"), key=len).strip() for reason in ours}
    assert [reason for reason, part in longest.items() if part not in text] == []
