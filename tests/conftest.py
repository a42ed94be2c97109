"""What holds in every test: no rule of the checker raises, and none is skipped for a reason that nobody knows."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from draws import examples
from hypothesis import HealthCheck, settings

from synthreport.files import bugs
from synthreport.standard.documentation import ENVIRONMENT

KNOWN = Path(__file__).parent / "skips.txt"

os.environ.pop(ENVIRONMENT, None)  # reports link to no site but that of a test
gc.set_threshold(50_000, 20, 50)  # thousands of manifests are kept and hold no cycles: looking for some takes a tenth
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the program is started hundreds of times; compiling takes the longest

settings.register_profile(
    "the same everywhere",
    deadline=None,
    derandomize=True,
    max_examples=examples(35),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("the same everywhere")


@pytest.fixture(autouse=True)
def no_bug_is_noted() -> Iterator[None]:
    """A check does not raise for a bug in a rule; so a test would pass that met one."""
    bugs.noted()
    yield
    assert bugs.noted() == []


@pytest.fixture(scope="session")
def later_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with later versions of the standard, built once."""
    import later_versions  # not for the tests that need no build

    made = tmp_path_factory.mktemp("standard") / "schema"
    later_versions.build(made)
    return made


@pytest.fixture
def later(later_folder: Path) -> Iterator[None]:
    """A checker that knows later versions."""
    import later_versions

    with later_versions.known(later_folder):
        yield


LONGEST = ("test_custody", "test_measure", "test_formats", "test_properties", "test_rules_registry", "test_streams")
"""The files that begin: with one of them at the end, all workers but one would wait."""


JUDGING = ("test_cases", "test_contradictions", "test_conformance")
"""The files that need what is found in every case: it is judged once for all of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files begin, and beside them those that share what they make."""
    first = [*JUDGING, *LONGEST]
    items.sort(key=lambda item: first.index(item.path.stem) if item.path.stem in first else len(first))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one worker run all of a file, or of the files that judge every case: what they share is made once."""
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

    class ByFile(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file = Path(nodeid.partition("::")[0]).stem
            return JUDGING[0] if file in JUDGING else file

    return ByFile(config, log)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import the measured modules while they are traced: the lines of a module itself run only once."""
    covering = coverage_of(session.config)
    for pattern in covering.cov.get_option("run:include") if covering else ():
        room = import_module(pattern.removesuffix("/*").replace("/", "."))
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Trace nothing from here on, if coverage is measured: it makes tests three times as slow."""
    if coverage_of(item.config):
        trace_nothing()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Trace a test that coverage is measured by; `no_cover` leaves out a slow one among them."""
    covering = coverage_of(item.config)
    if covering is None or not item.get_closest_marker("measured") or item.get_closest_marker("no_cover"):
        return (yield)
    covering.resume()
    try:
        return (yield)
    finally:
        trace_nothing()


def trace_nothing() -> None:
    """Stop all that measures coverage: in a worker of xdist two do, and the first goes on where the second stops."""
    from coverage import Coverage  # there, if anything is measured

    while (measuring := Coverage.current()) is not None:
        measuring.stop()


def coverage_of(config: pytest.Config) -> Any:
    """What traces this run; None where coverage is not measured."""
    plugin = config.pluginmanager.get_plugin("_cov")
    return plugin.cov_controller if plugin else None


def pytest_configure() -> None:
    """Let tests interrupt programs even if the run was started in the background, where shells ignore SIGINT."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """An option for machines on which every program is installed."""
    parser.addoption("--all-there", action="store_true", help="skip nothing because a program is missing")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a test was skipped for a reason that is not known."""
    if unknown_skips(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which reasons are not known."""
    if unknown := unknown_skips(terminalreporter.config):
        terminalreporter.section("skipped for a reason that is not in tests/skips.txt", red=True)
        terminalreporter.write_line("\n".join(unknown))


def unknown_skips(config: pytest.Config) -> list[str]:
    """The reasons of skipped tests that are not on the list."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in reports if not hasattr(report, "wasxfail")}
    known = known_skips(all_there=config.getoption("--all-there"))
    return sorted(reason for reason in reasons if not any(fnmatchcase(reason, each) for each in known))


def known_skips(*, all_there: bool) -> list[str]:
    """The reasons for which tests may be skipped, as patterns; those about missing programs only if one may be."""
    listed = ConfigParser(allow_no_value=True, delimiters=("\0",), comment_prefixes="#", interpolation=None)
    listed.optionxform = str  # type: ignore[assignment, method-assign]
    listed.read_string(KNOWN.read_text(encoding="utf-8"))
    return [reason for part in ("system", *(() if all_there else ("program",))) for reason in listed[part]]
