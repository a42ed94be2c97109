"""`synthreport export`, as a user calls it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile
import pytest
import yaml
from click.testing import CliRunner, Result
from interchange import NAMES, ROOT
from markdown_it import MarkdownIt

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.interop import exported

EXAMPLE = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("form", NAMES)
def test_the_text_is_on_standard_output_and_what_is_left_is_counted_beside(form: str) -> None:
    done = export("--to", form, str(EXAMPLE))
    assert done.exit_code == 0
    assert {"codemeta": "sdv"}.get(form, "Synthetic ACTG 175") in done.stdout, "CodeMeta describes the code"
    assert done.stderr.startswith(f"{form} cannot represent ")
    head, *reasons = done.stderr.splitlines()
    counts = [int(each.strip().partition(":")[0]) for each in reasons]
    assert sum(counts) == int(head.split()[3]), "every answer is left for a reason"


def test_all_that_is_left_is_named_on_demand() -> None:
    done = export("--to", "datacite", "--left", str(EXAMPLE))
    head, *lines = done.stderr.splitlines()
    assert head.split()[3] == str(len(lines))
    reasons = dict(each.split(": ", 1) for each in lines)
    assert reasons["/splits/train/persons"] == "the format has no place for it"
    assert "/dataset/title" not in reasons


def test_the_reason_for_which_an_answer_is_left_is_that_of_the_answer() -> None:
    manifest = parse(EXAMPLE.read_bytes()).data
    manifest["dataset"]["released"] = {"gap": "unknown"}
    manifest["dataset"]["title"] = " Synthetic ACTG 175 "
    made = exported(manifest, "croissant")
    assert made.reasons["/dataset/released"] == "a gap, or `none`, for which the format has no word"
    assert made.reasons["/dataset/title"].startswith("it does not fit the format")
    source = next(iter(manifest["inputs"]))
    assert made.reasons[f"/inputs/{source}/title"].startswith("it is written as prose")


def test_a_dataset_card_has_a_text_from_the_same_sentences_as_the_article() -> None:
    done = export("--to", "dataset-card", str(EXAMPLE))
    body = done.stdout.partition("\n# ")[2]
    for head in ("Methods", "Data and code availability", "Limitations", "Citation"):
        assert f"\n## {head}\n" in body
    article = CliRunner().invoke(cli, ["methods", str(EXAMPLE)]).stdout
    methods = body.partition("## Methods\n\n")[2].partition("\n\n")[0]
    assert methods
    assert methods in article


def test_a_file_is_written_once_and_overwritten_only_by_force(tmp_path: Path) -> None:
    first = export("--to", "datacite", str(EXAMPLE), "-o", "deep/record.json")
    record = tmp_path / "deep" / "record.json"
    assert (first.exit_code, first.stdout) == (0, "")
    assert json.loads(record.read_text(encoding="utf-8"))["titles"] == [{"title": "Synthetic ACTG 175"}]
    record.write_text("mine", encoding="utf-8")
    again = export("--to", "datacite", str(EXAMPLE), "-o", "deep/record.json")
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert record.read_text(encoding="utf-8") == "mine"
    assert export("--to", "datacite", str(EXAMPLE), "-o", "deep/record.json", "--force").exit_code == 0
    assert record.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("content", [b"", b"- 1\n", b"\xff\xfe\x00", b"a: 1\na: 2\n", b"a: [", b"[" * 10_000])
def test_a_manifest_that_cannot_be_read_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "synthreport.yaml").write_bytes(content)
    done = export("--to", "croissant", "-o", "out.json")
    assert done.exit_code == 2
    assert "synthreport check" in done.stderr
    assert not (tmp_path / "out.json").exists()


def test_what_is_not_there_and_what_is_no_format_is_told() -> None:
    for arguments in (["--to", "croissant"], ["--to", "parquet", str(EXAMPLE)], [str(EXAMPLE)]):
        done = export(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        into_folder = export("--to", "datacite", str(EXAMPLE), "-o", ".")
    assert into_folder.exit_code == 2
    assert "cannot be written" in into_folder.stderr


class Script(HTMLParser):
    """What a page holds: its tags, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.content = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.content += data


BREAKING = ("</script><script>alert(1)</script>", "<!-- <script>", "]]>", "a & b \u2028 c \u2029 d", "</SCRIPT >")


@pytest.mark.parametrize("form", sorted(set(NAMES) - {"dataset-card"}))
@pytest.mark.parametrize("text", [*BREAKING, *hostile.TEXTS.values()])
def test_json_can_stand_in_a_script_of_a_page(form: str, text: str) -> None:
    made = exported(hostile.manifest(text), form).text
    page = Script(f'<script type="application/ld+json">{made}</script>')
    assert page.tags == ["script"]
    assert json.loads(page.content) == json.loads(made)
    assert not set(made) & set("<>&\u2028\u2029\x85\x9b\u202e")


TITLES = (
    "line\n\n# Another heading",
    "line\n---\n",
    "---",
    "===",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](http://evil.invalid/x.png)",
    "@everyone #1 https://evil.invalid www.evil.invalid",
    "| a | b |\n| --- | --- |",
    "```\ncode",
    "[^1]: note",
    "[x]: http://evil.invalid",
    "1. first",
    "- first",
    "> quoted",
    "*bold* _it_ ~~gone~~ **b**",
    "{{ 7 * 7 }}{% include x %}",
    "$x$ $$y$$",
    "&lt;b&gt;",
)


FRONT = re.compile(r"\s*---[\r\n]+([\S\s]*?)[\r\n]+---(?:\r\n|\n|$)")
"""Where the Hub takes the front matter to end."""


@pytest.mark.parametrize("text", [*TITLES, *hostile.TEXTS.values()])
def test_nothing_in_a_dataset_card_is_markup_but_ours(text: str) -> None:
    made = exported({"synthreport": "1.0", "dataset": {"title": text, "methods": [text]}}, "dataset-card").text
    parts = FRONT.match(made)
    assert parts
    assert yaml.safe_load(parts[1])["pretty_name"] == text
    tokens = MarkdownIt("gfm-like").parse(made[parts.end() :])
    assert [token.type for token in tokens if token.type.endswith("_open")] == ["heading_open", "paragraph_open"]
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "code_inline"}
    outside = "".join(child.content for token in tokens for child in token.children or () if child.type == "text")
    assert not set(outside) & set("@#{}<>[]&$*|")
