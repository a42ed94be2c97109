"""`synthreport lineage`: the chain behind a dataset, and what contradicts along it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from waiting import PATIENCE

import synthreport
from synthreport.cli.program import cli
from synthreport.evidence.lineage import chain
from synthreport.evidence.lineage.manifest_finder import Finder
from synthreport.files.download import NotFetched, fetched_from_public


def write(folder: Path, title: str, inputs: dict[str, Any], **answers: Any) -> str:
    """Write a manifest; returns its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    table = {"role": "data", "path": "table.csv", "sha256": "0" * 64, "records": 100}
    dataset = {"title": title, "version": "1.0", "methods": ["fitted"]}
    manifest = {"synthreport": "1.0", "dataset": dataset, "inputs": inputs, "files": {"table": table}, **answers}
    path = folder / "synthreport.yaml"
    path.write_text(yaml.safe_dump(manifest, sort_keys=False), encoding="utf-8")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def real(rows: int = 100) -> dict[str, Any]:
    return {
        "kind": "dataset", "title": "Registry", "origin": "observed", "routes": ["training_records"],
        "population": {"records": rows},
    }  # fmt: skip


def parent(digest: str | None, depth: int | None = 1, uri: str = "https://example.edu/parent.yaml", **more: Any) -> Any:
    """An input that is synthetic, with the manifest of this digest."""
    stated = {"kind": "dataset", "title": "Parent", "origin": "synthetic", "routes": ["training_records"]}
    behind = {"manifest": {"uri": uri, "sha256": digest}} if digest else {}
    return stated | behind | ({"depth": {"generations": depth, "certainty": "exact"}} if depth else {}) | more


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """Three generations, each learned from the last alone, honestly declared."""
    rare = {"metric": "fid.coverage@1", "kind": "comparison", "against": "holdout"}
    split = {"splits": {"holdout": {"digest": {"sha256": "ab" * 32}}}}
    first = write(tmp_path / "a", "First", {"registry": real()}, results={"cover": rare | {"value": 0.9}}, **split)
    lineage = {"retrained_on_synthetic": True, "regime": "replace", "real_fraction": {"records": 0}}
    second = write(
        tmp_path / "b", "Second", {"first": parent(first, 1, "first.yaml")}, lineage=lineage,
        results={"cover": rare | {"value": 0.7}}, **split,
    )  # fmt: skip
    write(
        tmp_path / "c", "Third", {"second": parent(second, 2, "second.yaml")},
        lineage=lineage | {"trend": ["cover"], "reuse": {"training_generators": "advised_against"}},
        results={"cover": rare | {"value": 0.4}}, **split,
    )  # fmt: skip
    return tmp_path


def lineage(folder: Path, *options: str, code: int | None = 0) -> Result:
    done = CliRunner().invoke(cli, ["lineage", str(folder), *options])
    assert code is None or done.exit_code == code, done.output
    return done


def follow(family: Path, *options: str, code: int = 0) -> str:
    return lineage(family / "c", "--in", str(family), *options, code=code).stdout


def change(folder: Path, **answers: Any) -> None:
    path = folder / "synthreport.yaml"
    path.write_text(yaml.safe_dump(yaml.safe_load(path.read_text()) | answers, sort_keys=False))


def test_three_generations(family: Path) -> None:
    shown = follow(family)
    assert shown.splitlines()[:3] == [
        "Third 1.0", "  from second: Second 1.0", "    from first: First 1.0",
    ]  # fmt: skip
    assert "generations: 3" in shown
    assert "observed share of the records learned from: 0\n" in shown
    assert "contradiction" not in shown
    assert "guard against collapse: the loss is measured per generation: cover" in shown
    assert "guard against collapse: on further training: advised against" in shown


def test_the_trend_is_against_the_same_rows(family: Path) -> None:
    shown = follow(family)
    assert "fid.coverage@1 (the same real rows throughout), falls with every generation:" in shown
    assert shown.index("First 1.0: 0.9") < shown.index("Second 1.0: 0.7") < shown.index("Third 1.0: 0.4")
    change(family / "c", splits={"holdout": {"digest": {"sha256": "cd" * 32}}})
    assert "not the same real rows" in follow(family)
    change(family / "c", splits={})
    assert "real rows unknown" in follow(family)


def test_without_a_folder_the_parent_is_not_found(family: Path) -> None:
    shown = lineage(family / "c").stdout
    assert "from second: Parent, not followed" in shown
    assert "second.yaml is not in the folders searched; name its folder with --in DIR" in shown
    assert "generations: 3" in shown  # as declared


EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "three-generations"


def test_the_example_is_the_one_that_its_script_makes() -> None:
    done = subprocess.run([sys.executable, "make.py", "--check"], cwd=EXAMPLE, capture_output=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_the_example_loses_what_is_rare_and_says_so() -> None:
    shown = lineage(EXAMPLE / "third.yaml", "--in", str(EXAMPLE.parent)).stdout
    assert "from clinic: A simulated clinic" in shown
    assert "(the same real rows throughout), falls with every generation:" in shown
    assert "contradiction" not in shown
    assert all(synthreport.check(path).complies() for path in EXAMPLE.glob("*.yaml") if "template" not in path.name)


def test_a_changed_parent_is_named(family: Path) -> None:
    (family / "c" / "second.yaml").write_bytes((family / "b" / "synthreport.yaml").read_bytes() + b"\n")
    shown = follow(family, code=1)
    assert "/inputs/second/manifest/sha256: the manifest found has another SHA-256: it was changed" in shown
    assert json.loads(follow(family, "--format", "json", code=1))["generations"][0]["made_from"][0]["altered"]


def test_changed_data_of_a_parent_are_named(family: Path) -> None:
    (family / "b" / "table.csv").write_text("a,b\n1,2\n")
    shown = follow(family, code=1)
    assert "/files/table/sha256: a file beside its manifest was changed: another SHA-256: table.csv" in shown


@pytest.mark.parametrize(
    ("depth", "certainty", "code"), [(1, "exact", 1), (3, "exact", 1), (1, "lower_bound", 0), (3, "lower_bound", 1)]
)
def test_a_wrong_depth_is_named(family: Path, depth: int, certainty: str, code: int) -> None:
    source = yaml.safe_load((family / "c" / "synthreport.yaml").read_text())["inputs"]["second"]
    source["depth"] = {"generations": depth, "certainty": certainty}
    change(family / "c", inputs={"second": source})
    shown = follow(family, code=code)
    assert (f"{depth} generations are declared, its manifest has 2" in shown) is bool(code)


def test_a_hidden_retraining_and_a_wrong_share_are_named(family: Path) -> None:
    change(family / "c", lineage={"retrained_on_synthetic": False, "real_fraction": {"records": 0.5}})
    shown = follow(family, code=1)
    assert "/lineage/retrained_on_synthetic: false, but the generator learned from second, which is synthetic" in shown
    assert "a share of 0.5 is declared; the records of the inputs give 0" in shown
    assert "guard against collapse: observed records stay in the training: a share of 0.5" in shown


def test_a_share_of_mixed_training_is_counted(family: Path) -> None:
    held = yaml.safe_load((family / "c" / "synthreport.yaml").read_text())
    change(
        family / "c", inputs=held["inputs"] | {"registry": real(300)},
        lineage={"retrained_on_synthetic": True, "regime": "accumulate", "real_fraction": {"records": 0.75}},
    )  # fmt: skip
    shown = follow(family)
    assert "observed share of the records learned from: 0.75" in shown
    assert "generated records do not simply replace observed ones: accumulate" in shown


def test_advice_that_was_not_followed_is_noted(family: Path) -> None:
    change(family / "a", lineage={"reuse": {"training_generators": "advised_against"}})
    digest = hashlib.sha256((family / "a" / "synthreport.yaml").read_bytes()).hexdigest()
    write(
        family / "d", "Other", {"first": parent(digest, 1)},
        lineage={"retrained_on_synthetic": True, "real_fraction": {"records": 0}},
    )  # fmt: skip
    shown = lineage(family / "d", "--in", str(family), code=0).stdout
    assert "example.edu/parent.yaml was not fetched: add --online" in shown
    held = yaml.safe_load((family / "d" / "synthreport.yaml").read_text())
    held["inputs"]["first"]["manifest"]["uri"] = "first.yaml"
    change(family / "d", inputs=held["inputs"])
    assert "advise against training generators on it" in lineage(family / "d", "--in", str(family)).stdout


def test_a_circle_is_named(tmp_path: Path) -> None:
    write(tmp_path, "One", {"two": parent("0" * 64, None, "two/synthreport.yaml")})
    write(tmp_path / "two", "Two", {"one": parent("0" * 64, None, "one.yaml")})
    (tmp_path / "two" / "one.yaml").write_text("")
    write(tmp_path / "two" / "one", "Itself", {"self": parent("0" * 64, 2, "synthreport.yaml")})
    shown = lineage(tmp_path / "two" / "one", code=1).stdout
    assert "the chain runs in a circle" in shown
    assert "Itself 1.0, see above" in shown
    assert "generations: at least 2" in shown


def test_what_is_unknown_has_bounds(tmp_path: Path) -> None:
    unknown = real() | {"origin": "unknown", "title": "Download"}
    mixed = parent(None, None) | {"origin": "mixed"}
    write(tmp_path, "One", {"web": unknown, "mix": mixed}, lineage={"real_fraction": {"records": 0.3}})
    shown = lineage(tmp_path).stdout
    assert "generations: at least 2" in shown
    assert "observed share of the records learned from: 0 to 1" in shown
    assert "no manifest is named for it; state /inputs/web/manifest" in shown


def test_relatives_that_came_before_are_followed(family: Path) -> None:
    digest = hashlib.sha256((family / "a" / "synthreport.yaml").read_bytes()).hexdigest()
    before = {"relation": "previous_generation", "identifier": "10.1/x", "manifest": {"uri": "x", "sha256": digest}}
    write(
        family / "e", "Later", {"registry": real()}, lineage={"related": {"old": before, "copy": {"relation": "copy"}}}
    )
    assert "from old: First 1.0" in lineage(family / "e", "--in", str(family)).stdout


def test_drawings(family: Path) -> None:
    change(family / "c", dataset={"title": '"]; <script>alert(1)</script>', "version": "1", "methods": ["fitted"]})
    drawn = follow(family, "--format", "svg")
    assert len(ET.fromstring(drawn).findall("{http://www.w3.org/2000/svg}rect")) == 3
    assert "<script" not in drawn
    lines = follow(family, "--format", "mermaid").splitlines()
    assert lines[0] == "flowchart LR"
    assert "  g1 --> g0" in lines
    assert all("<" not in line for line in lines)
    assert "-.-> g0" in lineage(family / "c", "--format", "mermaid").stdout


def test_an_output_is_written_whole_and_never_over_the_input(family: Path, tmp_path: Path) -> None:
    target = tmp_path / "chain.svg"
    follow(family, "--format", "svg", "--output", str(target))
    assert target.read_text().startswith("<svg")
    assert lineage(family / "c", "-o", str(family / "c" / "synthreport.yaml"), code=2).stderr


def test_a_path_that_leads_out_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "out", "Secret", {})
    write(tmp_path / "in", "One", {"two": parent("0" * 64, 1, "../out/synthreport.yaml")})
    assert "is not in the folders searched" in lineage(tmp_path / "in").stdout


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot be read" in lineage(tmp_path / "nothing.yaml", code=2).stderr
    (tmp_path / "synthreport.yaml").write_text("[1, 2")
    assert "synthreport.yaml" in lineage(tmp_path).stdout


def test_a_long_chain_is_followed_to_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "MOST", 3)
    digest = write(tmp_path / "0", "0", {"registry": real()})
    for number in range(1, 5):
        digest = write(tmp_path / str(number), str(number), {"last": parent(digest, None, "x.yaml")})
    assert "more than 3 manifests lie behind" in lineage(tmp_path / "4", "--in", str(tmp_path)).stdout


def test_an_address_is_fetched_only_where_that_is_asked_for(tmp_path: Path) -> None:
    body = b'synthreport: "1.0"\ndataset: {title: Far}\n'
    write(tmp_path, "One", {"two": parent(hashlib.sha256(body).hexdigest(), 1)})
    followed = chain.followed(tmp_path / "synthreport.yaml", Finder([tmp_path], lambda address: body))
    assert [each.stated.title for each in followed.generations] == ["One", "Far"]

    def refuse(address: str) -> bytes:
        raise NotFetched("no answer")

    followed = chain.followed(tmp_path / "synthreport.yaml", Finder([tmp_path], refuse))
    assert followed.generations[0].edges[0].why == "no answer"


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "http://[::1]/x", "http://10.0.0.1/", "file:///etc/passwd"])
def test_a_manifest_sends_nobody_into_a_private_network(address: str) -> None:
    with pytest.raises(NotFetched, match=r"private network|not an address on the web"):
        fetched_from_public(address)
