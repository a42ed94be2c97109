"""`synthreport fix`: every mistake that has one safe fix is fixed, and nothing else is touched."""

from __future__ import annotations

import hashlib
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.edit import fix
from synthreport.edit.fix.dates import day
from synthreport.files.serialise import as_json

BASE = Path(__file__).parents[1] / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
TEXT = BASE.read_text(encoding="utf-8")
DIGEST = "9a1b3c5d7e9f02143658798badcfe0f1a2b3c4d5e6f708192a3b4c5d6e7f8091"
LIND, FOUNDATION, UPPER = "    name: Tomas Lind", "    name: Heart Foundation", "      synthetic: true\n    upper:"


def slipped(right: str, wrong: str) -> str:
    """The clean text with a mistake in one place, and a comment behind it."""
    assert f"{TEXT}\n".count(f"{right}\n") == 1, right
    return TEXT.replace(f"{right}\n", f"{wrong}   # mine\n")


def fixed(text: str, *, unsafe: bool = False) -> tuple[str, list[str], int]:
    """The fixed text, the codes of the fixes, and how many findings are left."""
    found = fix.fixed(parse(text.encode()), unsafe=unsafe)
    return found.document.text, [each.code for each in found.fixes], len(found.left.findings)


@pytest.mark.parametrize(
    "right, wrong, code",
    [
        ('synthreport: "1.0"', 'synthreport: 1.0', "ID01"),
        ('  released: "2026-05-20"', "  released: 2026/05/20", "ID03"),
        ('  released: "2026-05-20"', '  released: "20 May 2026"', "ID03"),
        ('  released: "2026-05-20"', "  released: 20260520", "ID03"),
        ('  date: "2026-06-01"', "  date: June 1st, 2026", "MA02"),
        ("    - https://doi.org/10.5072/salt-trial", "    - doi 10.5072/salt-trial", "ID02"),
        ("    kind: fully_synthetic", "    kind: Fully-Synthetic", "ID06"),
        ("    code_testing: intended", "    code_testing: Intended", "PU01"),
        ("  composition:", "  compositon:", "ID06"),
        ('  released: "2026-05-20"', '  release: "2026-05-20"', "ID03"),
        ("    bytes: 61234", '    bytes: "61234"', "ID04"),
        ("    path: data/synthetic.csv", "    path: data\\synthetic.csv", "ID04"),
        ("  licence: CC-BY-4.0", "  licence: CC BY 4.0", "AC01"),
        ("  licence: CC-BY-4.0", "  license: CC-BY-4.0", "AC01"),
        ("  tier: public", "  tier: Public", "AC01"),
        ("  model: none", "  model: NONE", "AC02"),
        ("      unit: a", "      unit: years", "MO02"),
        (f"    sha256: {DIGEST}", f"    sha256: {DIGEST.upper()}", "ID04"),
        (f"    sha256: {DIGEST}", f"    sha256: sha256:{DIGEST}", "ID04"),
    ],
)  # fmt: skip
def test_a_slip_is_fixed_in_its_place(right: str, wrong: str, code: str) -> None:
    text = slipped(right, wrong)
    after, codes, left = fixed(text)
    assert after.replace('"', "") == slipped(right, right).replace('"', "")
    assert (codes, left) == ([code], 0)


@pytest.mark.parametrize(
    "right, wrong, fixed_line",
    [
        ("    version: 0.9.4", "    version: 1.10", '    version: "1.10"   # mine'),
        ("    version: 0.9.4", "    version: 20260520", '    version: "20260520"   # mine'),
        ("    teaching: intended", "    teaching: not reported", "    teaching:   # mine\n      gap: not_reported"),
        (LIND, f"{LIND}\n    orcid: ORCID:0000000151093700", "    orcid: 0000-0001-5109-3700   # mine"),
        (LIND, f"{LIND}\n    orcid: http://orcid.org/0000-0002-1694-233x", "    orcid: 0000-0002-1694-233X   # mine"),
        (FOUNDATION, f"{FOUNDATION}\n    ror: ROR.org/05DXPS055", "    ror: https://ror.org/05dxps055   # mine"),
        (UPPER, UPPER.replace("true", '"yes"'), f"{UPPER}   # mine"),
    ],
)  # fmt: skip
def test_a_fixed_line_reads(right: str, wrong: str, fixed_line: str) -> None:
    after, codes, left = fixed(slipped(right, wrong))
    assert f"\n{fixed_line}\n" in after
    assert (len(codes), left) == (1, 0)


@pytest.mark.parametrize(
    "right, wrong",
    [
        ('  released: "2026-05-20"', '  released: "02/03/2026"'),
        ('  released: "2026-05-20"', "  released: last spring"),
        ('  released: "2026-05-20"', '  released: "2026-02-30"'),
        ("  tier: public", "  tier: open to all"),
        ("  tier: public", "  tier: publik"),
        ("    path: data/synthetic.csv", "    path: C:\\data\\synthetic.csv"),
        ("    bytes: 61234", "    bytes: 61 kB"),
        ("  licence: CC-BY-4.0", "  licence: our own"),
        ("  recall: Notice on the landing page", "  recal_notice_place: Notice"),
        ("  contact: berg", "  contact: bergh"),
    ],
)
def test_nothing_is_guessed(right: str, wrong: str) -> None:
    text = slipped(right, wrong)
    after, codes, left = fixed(text)
    assert after == text
    assert codes == []
    assert left


def test_a_fix_that_uncovers_something_else_is_not_made() -> None:
    text = slipped('  released: "2026-05-20"', "  released: 1 Jan 2020")
    after, codes, left = fixed(text)
    assert (after, codes) == (text, [])
    assert left == 1


def test_what_is_clean_stays() -> None:
    assert fixed(TEXT) == fixed(TEXT, unsafe=True) == (TEXT, [], 0)


def test_several_slips_are_fixed_at_once() -> None:
    text = TEXT.replace("tier: public", "tier: Public").replace('"2026-06-01"', "2026/06/01").replace("mm[Hg]", "mmHg")
    after, codes, left = fixed(text)
    assert after == TEXT
    assert (sorted(codes), left) == (["AC01", "MA02", "MO02", "MO02"], 0)


def test_a_seed_too_large_for_a_number_becomes_text() -> None:
    after, codes, left = fixed(slipped("    version: 0.9.4", "    version: 9007199254740993"))
    assert '    version: "9007199254740993"   # mine' in after
    assert (codes, left) == (["DC65"], 0)


def test_unsafe_takes_the_nearest_word_and_keeps_unknown_keys_as_the_authors_own() -> None:
    after, _, left = fixed(slipped("  tier: public", "  tier: publik"), unsafe=True)
    assert ("  tier: public   # mine" in after, left) == (True, 0)
    after, _, left = fixed(slipped("  tier: public", "  tier: public\n  zzz: 1"), unsafe=True)
    assert ("  x-zzz: 1   # mine" in after, left) == (True, 0)


def test_unsafe_renews_what_is_said_of_files_in_the_folder_alone(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    (folder / "data").mkdir(parents=True)
    content = b"a,b\n" * 1201
    (folder / "data" / "synthetic.csv").write_bytes(content)
    (tmp_path / "outside.py").write_bytes(b"x")
    path = folder / "synthreport.yaml"
    path.write_text(TEXT.replace("path: draw.py", "path: ../outside.py"), encoding="utf-8")
    assert ran(path, "--yes").exit_code == 0
    assert "bytes: 61234" in path.read_text(encoding="utf-8")
    done = ran(path, "--yes", "--unsafe")
    assert "ID04 /files/table/bytes: data/synthetic.csv on disk has a different size" in done.stdout
    text = path.read_text(encoding="utf-8")
    assert f"    bytes: {len(content)}\n    sha256: {hashlib.sha256(content).hexdigest()}\n" in text
    assert "bytes: 2011" in text


@pytest.mark.parametrize(
    "text, meant",
    [
        ("2024/02/17", "2024-02-17"), ("2024-2-7", "2024-02-07"), ("2024.02.17", "2024-02-17"),
        ("20240217", "2024-02-17"), ("17 Feb 2024", "2024-02-17"), ("17-feb-2024", "2024-02-17"),
        ("17th February 2024", "2024-02-17"),
        ("Feb. 17, 2024", "2024-02-17"), ("17/02/2024", "2024-02-17"), ("02/17/2024", "2024-02-17"),
        ("03/03/2024", "2024-03-03"), ("02/03/2024", None), ("02/03/24", None), ("2024-217", None), ("202427", None),
        ("30 Feb 2024", None), ("17 Foo 2024", None), ("2024", None), ("", None), ("13/13/2024", None),
    ],
)  # fmt: skip
def test_a_day_is_read_where_there_is_no_doubt(text: str, meant: str | None) -> None:
    assert day(text) == meant


# From the command line


def ran(*arguments: str | Path, answer: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["fix", *map(str, arguments)], input=answer)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "synthreport.yaml"
    path.write_text(slipped("  tier: public", "  tier: Public"), encoding="utf-8")
    return path


def test_nothing_is_written_unless_somebody_agrees(manifest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = manifest.read_bytes()
    dry = ran(manifest, "--dry-run")
    assert dry.exit_code == 0
    assert "+  tier: public   # mine" in dry.stdout
    assert "AC01 /access/tier: found " in dry.stdout
    assert "1 fixed; findings that remain: none" in dry.stdout
    silent = ran(manifest)
    assert (silent.exit_code, manifest.read_bytes()) == (2, before)
    assert "--yes" in silent.stderr
    monkeypatch.setattr("synthreport.cli.fix._is_terminal", lambda: True)
    assert ran(manifest, answer="n\n").exit_code == 0
    assert manifest.read_bytes() == before
    assert ran(manifest, answer="y\n").exit_code == 0
    assert manifest.read_text(encoding="utf-8") == slipped("  tier: public", "  tier: public")


def test_without_a_fix_nobody_is_asked(manifest: Path) -> None:
    manifest.write_text(TEXT, encoding="utf-8")
    done = ran(manifest)
    assert (done.exit_code, done.stdout) == (0, "0 fixed; findings that remain: none\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x00", b"a: \xe9", b"{", b"[" * 3000, b"- 1", b"a: 1\na: 1"])
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_bytes(content)
    done = ran(path, "--yes")
    assert done.exit_code == (2 if content else 0)
    assert path.read_bytes() == content
    assert "Traceback" not in done.output


def test_json_is_fixed_as_json(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.json"
    text = as_json(parse(TEXT.encode()).data)
    path.write_text(text.replace('"tier": "public"', '"tier": "Public"'), encoding="utf-8")
    assert ran(path, "--yes").exit_code == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_large_manifest_is_checked_again_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'synthreport: "1.0"\n' + "".join(f"x_{number}: 1\n" for number in range(40))
    document = parse(text.encode())
    counts: Counter[str] = Counter()

    def counted(name: str, plain: Any) -> Any:
        def call(*arguments: Any) -> Any:
            counts[name] += 1
            return plain(*arguments)

        return call

    for module, name in (("synthreport.edit.fix", "check"), ("synthreport.edit.fix.misspelt_keys", "breaches")):
        there = import_module(module)
        monkeypatch.setattr(there, name, counted(name, getattr(there, name)))
    safe = fix.fixed(document)
    assert (safe.fixes, safe.stopped, counts) == ((), False, {"check": 1, "breaches": 1})
    monkeypatch.setattr("synthreport.edit.fix.WORK", 5 * len(text))
    assert len(fix.fixed(document, unsafe=True).fixes) < 5  # findings cost, too
    counts.clear()
    monkeypatch.setattr("synthreport.edit.fix.FINDING", 0)
    unsafe = fix.fixed(document, unsafe=True)
    assert unsafe.stopped
    assert len(unsafe.fixes) == 5
    assert counts["check"] == 1 + 5


GAPS: dict[tuple[str, str], dict[str, str | None]] = {
    ("  recall: Notice on the landing page", "  recall: %s"): {
        "not reported": "not_reported", "unknown": "unknown", "Not known": "unknown",
        "-": "not_reported!", "n/a": None, "TBD": "not_reported!",
    },
    ("      persons: 1800", "      persons: %s"): {
        "unknown": "unknown", "not reported": "not_reported", "-": "not_reported!",
    },
    ("      setting: Randomised trial in 12 practices", "      setting: %s"): {"not reported": "not_reported"},
    ("    custodian: hospital", "    custodian: %s"): {"unknown": "unknown", "not known": "unknown"},
}  # fmt: skip
"""By a place, words and the gap that they stand for; `!` with `--unsafe` alone; None: no gap without a reason."""


def test_words_for_a_gap_become_the_gap() -> None:
    wrong = []
    for (right, open_), words in GAPS.items():
        for word, gap in words.items():
            text = slipped(right, open_ % f'"{word}"')
            safe, unsafe = fixed(text)[0], fixed(text, unsafe=True)[0]
            named = f"gap: {gap.strip('!')}" if gap else "no gap"
            expected = (bool(gap) and not str(gap).endswith("!"), bool(gap))
            if (named in safe and safe != text, named in unsafe and unsafe != text) != expected:
                wrong.append((word, open_))
    assert wrong == []
