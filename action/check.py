"""The step of the GitHub Action: inputs in variables → a check, its outputs, and a summary that fits the platform."""

from __future__ import annotations

import glob
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from synthreport.reporters.markdown_text import code

MOST = 1_000_000
"""Bytes of a summary: the platform drops a larger one whole (its limit is 1 MiB a step)."""
_WORST = ("cannot be read", "contradicts itself", "incomplete", "describes the public record", "complies")
_FILES = {"true": "--files", "false": "--no-files"}


def main(given: Mapping[str, str]) -> int:
    """Check, write the outputs and the summary; returns the exit code of the check, or 2 for a wrong input."""
    if given.get("FILES", "").lower() not in ("", *_FILES):
        print(f"::error::files: expected true, false or nothing, found {given['FILES']!r}")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="synthreport-", dir=given["RUNNER_TEMP"]))
    report, summary = folder / "report.json", folder / "summary.md"
    written = ["--output", f"json:{report}", "--output", f"markdown:{summary}"]
    command = ["-m", "synthreport", "check", *_options(given), *written, "--", *_manifests(given["MANIFESTS"])]
    done = subprocess.run([sys.executable, *command])
    found = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    with Path(given["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in _outputs(found, report, done.returncode))
    if found:
        text = summary.read_text(encoding="utf-8") if summary.exists() else ""
        with Path(given["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
            file.write(text if text and len(text.encode()) <= MOST else _table(found))
    return done.returncode


def _options(given: Mapping[str, str]) -> Iterator[str]:
    """The options of the check; an empty input leaves the choice to the configuration."""
    yield from ("--format", "github")
    for name, option, form in (
        ("PROFILE", "--profile", "{}"), ("FAIL_ON", "--fail-on", "{}"), ("SARIF", "--output", "sarif:{}"),
        ("BADGE", "--output", "badge:{}"),
    ):  # fmt: skip
        if given.get(name):
            yield from (option, form.format(given[name]))
    if given.get("FILES"):
        yield _FILES[given["FILES"].lower()]


def _manifests(lines: str) -> Iterator[str]:
    """Files and folders, one a line; a pattern stands for what fits it, or for itself, which the check then reports."""
    for line in filter(None, map(str.strip, lines.splitlines())):
        found = [] if Path(line).exists() else sorted(glob.glob(line, recursive=True))  # noqa: PTH207 (it may be absolute)
        yield from found or [line]


def _outputs(found: dict[str, Any], report: Path, exit_code: int) -> Iterator[tuple[str, object]]:
    verdicts = {each["verdict"]["conclusion"] for each in found.get("documents", ())}
    yield "verdict", next((each for each in _WORST if each in verdicts), "not checked")
    yield "exit-code", exit_code
    totals = found.get("totals", {})
    yield "manifests", totals.get("documents", 0)
    for level, name in (("must", "errors"), ("should", "warnings"), ("may", "notes")):
        yield name, totals.get("findings", {}).get(level, 0)
    yield "report", report if found else ""


def _table(found: dict[str, Any]) -> str:
    """A line for each manifest, as many as fit."""
    text = "| manifest | verdict | errors | warnings |\n| --- | --- | --- | --- |\n"
    for number, each in enumerate(found["documents"]):
        counts = each["counts"]["findings"]
        verdict = each["verdict"]["conclusion"]
        line = f"| {code(each['name'])} | {verdict} | {counts['must']} | {counts['should']} |\n"
        if len((text + line).encode()) > MOST - 100:
            return f"{text}\n… and {len(found['documents']) - number:,} more manifests: see the report of the step.\n"
        text += line
    return f"{text}\nThe findings are in the log of the step and in its report.\n"


if __name__ == "__main__":
    sys.exit(main(os.environ))
