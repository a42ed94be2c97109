"""The survey: its counts are those of a plain loop, its texts harmless, and its page says what its commands print."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest
from cases import adversarial
from click.testing import CliRunner, Result
from hostile import TEXTS

from synthreport.build.docs import quoted
from synthreport.build.docs.batch_page import PAGE, surveyed
from synthreport.checker.pipeline import check
from synthreport.cli.program import cli
from synthreport.desk.batch.batch_run import Done, Plan, asked_for, run
from synthreport.desk.batch.cluster import cluster_crew
from synthreport.desk.batch.crew import local_crew
from synthreport.desk.batch.given import Given
from synthreport.desk.batch.manifest_sources import Source, manifests
from synthreport.desk.batch.parquet_tables import parquet
from synthreport.desk.batch.source_reading import Reading
from synthreport.desk.survey.questions import UNSTATED, survey
from synthreport.document import LIMIT, parse
from synthreport.document.source import read
from synthreport.outcome import State
from synthreport.result import Conclusion, LineState
from synthreport.result import Result as Checked
from synthreport.schema.engines import many
from synthreport.standard.catalogue import load
from synthreport.standard.words.wording import wording

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [
    *sorted((ROOT / "tests" / "shapes").glob("*.yaml"))[:4],
    ROOT / "examples" / "incomplete-submission" / "synthreport.yaml",
]
BROKEN = {
    "unreadable.yaml": "synthreport: [",
    "short.yaml": 'synthreport: "1.0"\ndataset: {released: 2024-05-01}\nsteps: {a: {kind: fit, family: gan}}\n',
    "other.yaml": 'synthreport: "1.0"\nsteps: {a: {family: {other: x}}, b: {family: vae}, c: {family: "=1+1"}}\n',
}
JOURNALS = ["=1+1", "<script>alert(1)</script>", "", *list(TEXTS.values())[:8]]


class Silent:
    """Nobody hears how far a batch is."""

    def step(self, *, given: int = 0, checked: int = 0) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def surveyed_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, Any, Checked]]]:
    """The tables of some manifests, and for each its journal, its data and the result of a check."""
    home = tmp_path_factory.mktemp("survey")
    for name, text in BROKEN.items():
        (home / name).write_text(text, encoding="utf-8")
    paths = [*SOURCES, *(home / name for name in BROKEN)]
    given = [Source(str(path), JOURNALS[index % len(JOURNALS)]) for index, path in enumerate(paths)]
    sources = [*given, Source(str(home / "gone.yaml"))]
    run(manifests(sources, Reading()), Plan(home / "out", asked_for("core", None, LIMIT)), local_crew(1), Silent())
    documents = [read(each.name) for each in given]
    checked = [(each.journal, document.data, check(document)) for each, document in zip(given, documents, strict=True)]
    return home / "out", checked


def counted(out: Path) -> dict[str, dict[str, Any]]:
    """Count, denominator and manifests of every row of every question by its label, or by the code in it."""
    found = {}
    for question in survey(out).questions:
        is_coded = question.name in ("lines", "missing", "gaps", "contradictions")
        labels = [share.label.split()[0] if is_coded else share.label for share in question.shares]
        found[question.name] = {
            label: (share.number, share.of, share.manifests)
            for label, share in zip(labels, question.shares, strict=True)
        }
    return found


def looped(checked: Iterable[tuple[str, Any, Checked]], unread: int) -> dict[str, dict[str, Any]]:
    """The same, counted by a plain loop over results of checks."""
    number: dict[str, Counter[str]] = {}
    of: dict[str, Counter[str]] = {}
    within: dict[str, Counter[str]] = {}

    def add(question: str, label: Any, count: int, among: int) -> None:
        for counter, more in ((number, count), (of, among), (within, 1)):
            counter.setdefault(question, Counter())[str(label)] += more

    for journal, data, result in checked:
        add("verdicts", result.verdict.conclusion, 1, 0)
        if result.verdict.conclusion is not Conclusion.UNREADABLE:
            for question, label, count, among in _counts(journal, data, result):
                add(question, label, count, among)
    for _ in range(unread):
        add("verdicts", "not checked", 1, 0)
    of["verdicts"] = Counter(dict.fromkeys(number["verdicts"], within["verdicts"].total()))
    of["contradictions"] = Counter(dict.fromkeys(number["contradictions"], within["years"].total()))
    within["contradictions"] = number["contradictions"]
    always = ("verdicts", "years", "journals", "families")
    return {
        name: {
            each: (count, of[name][each], within[name][each])
            for each, count in counts.items()
            if count or name in always
        }
        for name, counts in number.items()
    }


def _counts(journal: str, data: Any, result: Checked) -> Iterator[tuple[str, Any, int, int]]:
    """Question, label, count and denominator of everything that a manifest adds to a survey."""
    answered, asked, _ = result.answered()
    dataset = data.get("dataset")
    released = dataset.get("released") if isinstance(dataset, dict) else None
    is_dated = isinstance(released, str) and re.match("[0-9]{4}-", released)
    yield "years", str(released)[:4] if is_dated else UNSTATED, answered, asked
    yield "journals", _plain(journal) or UNSTATED, answered, asked
    steps = data.get("steps", {})
    families = {_family(step) for step in (steps.values() if isinstance(steps, dict) else ())} - {None}
    yield from (("families", family, answered, asked) for family in families or {UNSTATED})
    lines = (line for line in result.lines if line.state is not LineState.NOT_APPLICABLE)
    yield from (("lines", f"{line.number}.", line.state is LineState.OPEN, 1) for line in lines)
    for item in result.items():
        if item.state not in (State.NOT_APPLICABLE, State.NOT_CHECKED):
            yield "missing", item.code, item.state in (State.MISSING, State.MALFORMED), 1
            yield "gaps", item.code, item.state is State.GAP, 1
    rules = load().rules
    codes = {each.code for each in result.findings}
    yield from (("contradictions", code, _contradicts(rules, code), 0) for code in codes)


def _contradicts(rules: Any, code: str) -> bool:
    return code in rules and rules[code]["kind"] == "contradiction"


def test_the_counts_are_those_of_a_plain_loop(surveyed_folder: tuple[Path, list[tuple[str, Any, Checked]]]) -> None:
    out, checked = surveyed_folder
    assert counted(out) == looped(checked, unread=1)


@cache
def pool() -> list[tuple[str, bytes]]:
    """The examples and the adversarial manifests, of which one in fifty is broken."""
    told = [(path.name, path.read_bytes()) for path in sorted((ROOT / "examples").glob("*/synthreport.yaml"))]
    suite = [case for held in adversarial().values() for case in held]
    told += [(case.file, content) for case in suite if len(content := case.content()) < LIMIT]
    return [(name, text[: len(text) // 2] if each % 50 == 49 else text) for each, (name, text) in enumerate(told)]


def many_of(count: int) -> Iterator[Given]:
    """So many manifests, no two alike: those of the pool, each with a number in a comment, or in blanks."""
    for number in range(count):
        name, text = pool()[number % len(pool())]
        again = number // len(pool())
        mark = b" " * again if name.endswith(".json") else b"\n# %d" % again
        yield Given(f"{number:07}/{name}", text + mark + b"\n" if again else text)


def fails_elsewhere(given: Given, verdict: str, home: Path) -> str:
    """What is wrong with the record of a manifest, if it is verified in another place than where it was made."""
    here, there = home / "here", home / "there"
    for folder in (here, there):
        folder.mkdir(exist_ok=True)
        (folder / Path(given.source).name).write_bytes(given.content)
    call("check", here / Path(given.source).name, "--no-config", "--record", here / "record.json", "--force")
    record = (here / "record.json").read_bytes()
    (there / "record.json").write_bytes(record)
    shutil.rmtree(here)
    done = call("record", "verify", there / "record.json", there / Path(given.source).name)
    same = json.loads(record)["verdict"]["conclusion"] == verdict
    return "" if same and done.exit_code == 0 else f"{given.source}: {verdict}: {done.output}"


@pytest.mark.full
def test_a_cluster_that_loses_a_worker_counts_as_a_plain_loop_does(tmp_path: Path) -> None:
    """SYNTHREPORT_MANIFESTS=100000 tries as many."""
    count = int(os.environ.get("SYNTHREPORT_MANIFESTS", "400"))
    plan = Plan(tmp_path / "out", asked_for("core", None, LIMIT))

    class Killing(Silent):
        killed = False

        def step(self, *, given: int = 0, checked: int = 0) -> None:
            """Kill one of two workers in the middle."""
            if checked and not self.killed:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
                self.killed = True

    pace = Killing()
    with import_module("distributed").LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        with cluster_crew(cluster.scheduler_address) as crew:
            assert run(many_of(count), plan, crew._replace(manifests=50), pace) == Done(count, count, 0)
        cluster.scale(0)
    assert pace.killed
    assert run(many_of(count), plan, local_crew(1), Silent()) == Done(count, 0, 0)
    documents = [parse(text, name=name) for name, text in pool()[:count]]
    checked = [("", each.data, check(each, engine=many)) for each in documents]
    assert counted(plan.out) == looped((checked[each % len(checked)] for each in range(count)), unread=0)
    verdicts = duckdb.execute(f"SELECT source, verdict FROM {parquet(plan.out, 'manifests')}").fetchall()
    assert [name for name, _ in verdicts] == [each.source for each in many_of(count)]
    few = [each for number, each in enumerate(many_of(count)) if number % (count // 20) == 7]
    assert [wrong for each in few if (wrong := fails_elsewhere(each, dict(verdicts)[each.source], tmp_path))] == []


def _family(step: Any) -> str | None:
    family = step.get("family") if isinstance(step, dict) else None
    if isinstance(family, dict):
        return "other" if "other" in family else None
    return family if isinstance(family, str) and family in wording().lists["family"] else None


def _plain(text: str) -> str:
    return "".join(f"\\x{ord(char):02x}" if ord(char) < 32 and char not in "\t\n\r" else char for char in text)


def call(*words: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, words)], prog_name="synthreport")


def test_no_text_of_a_journal_is_run(surveyed_folder: tuple[Path, Any], tmp_path: Path) -> None:
    out = surveyed_folder[0]
    page = call("survey", out, "--format", "html").stdout
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    apart = re.sub(r"<span class=\"said\">.*?</span>", "", page)
    assert re.findall(r"<script|<img|\son\w+=|javascript:|https?://|url\(", apart) == []

    assert "<script" not in page
    assert page.count("<svg") == page.count("</svg>") > 20
    table = list(csv.DictReader(io.StringIO(call("survey", out, "--format", "csv").stdout)))
    cells = [cell for row in table for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t")] == []
    assert "'=1+1" in {row["label"] for row in table}
    assert all(int(row["count"]) <= int(row["of"]) and row["counted"] and row["among"] for row in table)
    text = call("survey", out)
    assert call("survey", out, "--output", tmp_path / "survey.txt").exit_code == 0
    assert (tmp_path / "survey.txt").read_text("utf-8") == text.stdout
    assert "9 manifests: 8 checked, 7 can be read" in text.stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text.stdout)


def test_a_folder_without_tables_and_an_output_over_a_table_are_refused(surveyed_folder: tuple[Path, Any]) -> None:
    out = surveyed_folder[0]
    table = out / "manifests.parquet"
    before = table.read_bytes()
    over = call("survey", out, "--format", "csv", "--output", table)
    empty = call("survey", out.parent)
    table.rename(out / "gone")
    part = call("survey", out)
    (out / "gone").rename(table)
    assert [each.exit_code for each in (over, empty, part)] == [2, 2, 2]
    assert "no tables: synthreport batch SOURCE… --out" in empty.stderr
    assert "not all tables of one run" in part.stderr
    assert table.read_bytes() == before


def test_the_page_says_what_its_commands_print(monkeypatch: pytest.MonkeyPatch) -> None:
    text = PAGE.read_text(encoding="utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert surveyed(ROOT, lambda words, *_: _done(words)) == {PAGE: text}, "run python -m synthreport.build"
    there = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.yaml") if _is_manifest(path)}
    assert f"{len(there)} manifests: {len(there)} checked now" in text


def _done(words: list[str]) -> quoted.Done:
    result = call(*words[1:])
    return quoted.Done(result.exit_code, result.stdout, result.stderr)


def _is_manifest(path: Path) -> bool:
    """Whether a file of the repository is a manifest, and no template and none that was broken on purpose."""
    within = path.relative_to(ROOT).parts
    if path.name.endswith(".template.yaml") or within[0] not in ("examples", "schema", "tests") or "corpus" in within:
        return False
    return re.search(r'^"?synthreport"?: ', path.read_text(encoding="utf-8"), re.MULTILINE) is not None
