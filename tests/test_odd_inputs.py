"""Every command, given a file that is not what it expects: an answer, or one refusal; nothing crashes or is changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cases import as_yaml, base
from click.testing import CliRunner

from synthreport.cli.program import cli
from synthreport.files.build_logs import COMMAND

ROWS = "a,b\n" + "".join(f"{number},{number * 7 % 13}\n" for number in range(40))
COMMANDS = """
    init --non-interactive --from X made -o made.yaml
    init --non-interactive --like X made -o made.yaml
    init --non-interactive --profile X made -o made.yaml
    fill X
    fill good.yaml --profile X
    measure X --into good.yaml --dry-run
    measure rows.csv --into X --dry-run
    measure rows.csv --from X --into good.yaml --dry-run
    measure rows.csv --train rows.csv --plan X --into good.yaml --dry-run
    merge X good.yaml
    check X
    check good.yaml --profile X
    check good.yaml --config X
    check good.yaml --decisions X
    check good.yaml --attestation X
    check good.yaml --trust X
    check good.yaml --record made.json --key X
    verify X
    verify good.yaml --data X
    verify good.yaml --source X
    verify good.yaml --source rows.csv --salt X
    verify good.yaml --attest made.json --by me --key X
    replay X
    replay good.yaml --input a=X
    lineage X
    lineage good.yaml --in X
    config --config X
    set dataset.version v2 X --dry-run
    fix --dry-run X
    tidy --dry-run X
    upgrade --dry-run X
    methods X
    export --to croissant X
    checklist X
    letter X
    letter good.yaml --template X
    diff X good.yaml
    anonymise --key made.key X
    anonymise --restore --key X good.yaml
    record show X
    record verify X
    record form X
    register add --register made.sqlite M-1 X
    register add --register made.sqlite M-1 --letter X
    register add --register made.sqlite M-1 good.yaml --record X
    register list --register X
    batch X --jobs 1 --out made
    batch --from X --jobs 1 --out made
    survey X
"""
ODD = {
    "nothing": b"",
    "a comment": b"# nothing yet\n",
    "a folder": None,
    "a list": b"[1, 2]\n",
    "Latin-1": 'synthreport: "1.0"\ndataset: {title: "K\u00f6ln"}\n'.encode("latin-1"),
    "bytes": bytes(range(256)) * 8,
    "nesting": b"[" * 100_000,
    "aliases": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "another program's data": b'{"a": NaN, "b": [{"c": null}], "format": 1, "steps": {"x": []}}',
}


@pytest.mark.parametrize(
    "odd", [each if each in ("a comment", "a folder") else pytest.param(each, marks=pytest.mark.full) for each in ODD]
)
def test_nothing_crashes_and_nothing_is_changed(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = ODD[odd]
    if content is None:
        Path("odd").mkdir()
    else:
        Path("odd").write_bytes(content)
    good = as_yaml(base("private"))
    Path("good.yaml").write_text(good, "utf-8")
    Path("rows.csv").write_text(ROWS, "utf-8")
    Path("made").mkdir()
    fallen = []
    for words in COMMANDS.strip().splitlines():
        done = CliRunner().invoke(cli, words.replace("X", "odd").split())
        if done.exit_code not in (0, 1, 2) or not isinstance(done.exception, SystemExit | None):
            fallen.append((words.strip(), done.exit_code, repr(done.exception)))
    assert fallen == []
    assert Path("good.yaml").read_text("utf-8") == good
    assert not content or Path("odd").read_bytes() == content  # an empty file is an empty register


def test_no_json_holds_a_command_to_a_build_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = "##[add-mask]a ##vso[task]b"
    replay = {"command": [hostile], "outputs": [hostile]}
    given = {**base("private"), "reproducibility": {"replay": replay}, "files": {"a": {"path": hostile}}}
    given["dataset"] = {**given["dataset"], "title": hostile, "version": hostile}
    Path("odd.yaml").write_text(as_yaml(given), "utf-8")
    assert CliRunner().invoke(cli, ["register", "add", "--register", "made", "M-1", "odd.yaml"]).exit_code < 2
    calls = ("lineage --format json odd.yaml", "replay --format json odd.yaml", "register export --register made")
    for words in calls:
        said = CliRunner().invoke(cli, words.split()).stdout
        assert json.loads(said), words
        assert re.search(COMMAND, said) is None, words
