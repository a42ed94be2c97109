"""`synthreport tidy`: another order and another layout, and the same answers and comments."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.document.pointers import same
from synthreport.edit.change import CannotEdit
from synthreport.edit.tidy import COMPACT, tidied

ROOT = Path(__file__).resolve().parents[1]
MANIFESTS = sorted(
    [
        *(ROOT / "schema" / "1.0" / "cases" / "bases").glob("*.yaml"),
        *(ROOT / "examples").glob("*/synthreport.yaml"),
        *(ROOT / "tests" / "data" / "short").glob("*.yaml"),
    ]
)
TRIAL = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
SHORT = [path for path in MANIFESTS if "examples" not in path.parts]
LONGEST = 120


def names(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def tidy(text: str, **how: bool) -> str:
    return tidied(parse(text.encode(), name="synthreport.yaml"), **how)


def run(*arguments: str | Path, code: int = 0) -> Result:
    done = CliRunner().invoke(cli, ["tidy", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return done


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


@pytest.mark.parametrize("path", MANIFESTS, ids=names)
def test_the_answers_stay_and_twice_is_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    done = tidy(text)
    assert same(yaml.safe_load(done), yaml.safe_load(text))
    assert comments(done) == comments(text)
    assert tidy(done) == done
    block = tidy(done, block=True)
    assert same(yaml.safe_load(block), yaml.safe_load(text))
    assert tidy(block) == done or len(done.splitlines()) >= len(tidy(block).splitlines())


@pytest.mark.parametrize("seed", range(20))
def test_no_comment_is_lost_wherever_it_stands(seed: int) -> None:
    draw = random.Random(seed)
    lines = (SHORT[seed % len(SHORT)] if seed else TRIAL).read_text(encoding="utf-8").splitlines()
    before = parse("\n".join(lines).encode(), name="x").data
    for number in range(60):
        at = draw.randrange(len(lines))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        added = f"{draw.choice(['', indent])}# note {number}"
        changed = [*lines[:at], added, *lines[at:]]
        document = parse("\n".join(changed).encode(), name="x")
        if not document.problems and same(document.data, before):
            lines = changed
    text = "\n".join(lines) + "\n"
    done = tidy(text)
    assert comments(done) == comments(text)
    assert same(yaml.safe_load(done), yaml.safe_load(text))


def test_what_people_write_stands_above_what_tools_write() -> None:
    keys = list(yaml.safe_load(tidy(TRIAL.read_text(encoding="utf-8"))))
    tools = [path[0] for path in COMPACT]
    assert keys[:3] == ["synthreport", "manifest", "parties"]
    assert keys[-len(tools) :] == tools
    assert keys.index("purpose") < keys.index("inputs") < keys.index("steps") < keys.index("access")


def test_an_entry_takes_few_lines() -> None:
    text = TRIAL.read_text(encoding="utf-8")
    done = tidy(text)
    assert len(done.splitlines()) < len(tidy(text, block=True).splitlines()) / 2
    results = done.partition("\nresults:\n")[2].splitlines()
    assert sum(len(line) <= LONGEST for line in results) > 0.9 * len(results)


def test_an_entry_with_a_comment_keeps_its_layout() -> None:
    text = 'synthreport: "1.0"\nfiles:\n  a:\n    role: data  # by hand\n    path: a.csv\n  b:\n    role: data\n'
    done = tidy(text)
    assert "    role: data  # by hand\n    path: a.csv\n" in done
    assert "  b: {role: data}" in done


def test_a_section_moves_with_the_comments_above_it() -> None:
    text = "# head\n\n# results of June\nresults: none\n\n# on top\nsynthreport: '1.0'\n"
    assert tidy(text) == "# head\n\n# on top\nsynthreport: '1.0'\n# results of June\nresults: none\n\n"


def test_questions_of_the_checklist_as_comments() -> None:
    text = TRIAL.read_text(encoding="utf-8")
    done = tidy(text, questions=True)
    assert "\n# Line 4, What is the dataset for, and what must it not be used for?\n" in done
    assert tidy(done, questions=True) == done
    assert same(yaml.safe_load(done), yaml.safe_load(text))


def test_json_stays_json() -> None:
    done = tidy('{"results": "none", "synthreport": "1.0"}')
    assert done == '{\n  "synthreport": "1.0",\n  "results": "none"\n}\n'


@pytest.mark.parametrize("text", ["[1, 2]", "a: [", "a: 1\na: 2", "x: &a 1\ny: *a"])
def test_what_cannot_be_read_whole_is_refused(text: str) -> None:
    with pytest.raises(CannotEdit):
        tidy(text)


def test_through_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    text = TRIAL.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert "+    {kind: comparison, metric: fid.ks_complement@1" in run("--dry-run", path).stdout
    assert path.read_text(encoding="utf-8") == text
    assert "wrote" in run(path).stderr
    assert "already tidy" in run(tmp_path).stderr
    assert "wrote" in run("--block", path).stderr
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert "already tidy" in run(path).stderr
    path.write_text("a: [", encoding="utf-8")
    assert "synthreport.yaml:1" in run(path, code=2).stderr
    path.chmod(0o400)
    assert run(path, code=2).stderr
