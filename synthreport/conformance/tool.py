"""A tool that is not ours, run over the cases: its command → its answer on each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath
from typing import Any

from synthreport.conformance.scoring import Found, read_document
from synthreport.conformance.suite import Case
from synthreport.conformance.tool_command import Call, Command
from synthreport.files.processes import Output, Processes
from synthreport.files.writing import scratch, temporary_folder

Answer = Found | str

_LARGEST, _DOCUMENT = 10_000_000, 100_000
"""Bytes of an answer, and of its part on each document if there are many."""


def answers(command: Command, cases: Iterable[Case], *, jobs: int, timeout: float) -> dict[str, Answer]:
    """Put every case that it takes to a tool, in a temporary folder; `timeout` is of one call, in seconds.

    Interrupted, it ends what it started and clears up.
    """
    taken = [case for case in cases if command.takes(case)]
    with temporary_folder() as folder:
        write_documents(taken, folder)
        return _all(list(command.calls(taken, folder)), jobs, timeout)


def write_documents(cases: Iterable[Case], folder: Path) -> None:
    """Write each case as a whole document: PROFILE/NAME/synthreport.json, or .yaml where its text is of that kind."""
    for case in cases:
        path = folder / case.profile / case.path
        scratch(path, case.content())


def _all(calls: list[Call], jobs: int, timeout: float) -> dict[str, Answer]:
    processes = Processes(timeout)
    found: dict[str, Answer] = {}
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for answered in pool.map(lambda call: _answered(call, processes), calls):
                found |= answered
        finally:
            processes.stop()
            pool.shutdown(wait=False, cancel_futures=True)
    return found


def _answered(call: Call, processes: Processes) -> dict[str, Answer]:
    """The answer of one call on each of its cases."""
    try:
        output = processes.run(call.words, max(_LARGEST, _DOCUMENT * len(call.cases)))
    except OSError as error:
        return _same(call, f"could not be started: {error.strerror or error}")
    report = _report(output)
    if isinstance(report, str):
        return _same(call, report)
    if "documents" not in report and len(call.cases) == 1:
        return _same(call, read_document(report))
    return _by_document(call, report)


def _same(call: Call, answer: Answer) -> dict[str, Answer]:
    return {case.name: answer for case in call.cases}


def _report(output: Output) -> dict[str, Any] | str:
    """The JSON object that a process printed, or why there is none."""
    if output.ended:
        return output.ended
    if output.code < 0 or output.code >= 0xC0000000:  # a signal; on Windows, an exception of the system
        return f"crashed: signal or exception {abs(output.code)}{_last_line(output.stderr)}"
    try:
        report = json.loads(output.stdout)
    except (ValueError, RecursionError):
        return f"printed no JSON, exit code {output.code}{_last_line(output.stderr)}"
    return report if isinstance(report, dict) else "printed JSON, but no object"


def _last_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").split("\n")
    told = [line.strip() for line in lines if line.strip()]
    return f": {told[-1][:200]}" if told else ""


def _by_document(call: Call, report: dict[str, Any]) -> dict[str, Answer]:
    """The parts of a report on several documents, assigned by the folder of each document."""
    documents, unread = _entries(report, "documents"), _entries(report, "could_not_check")
    answers: dict[str, Answer] = {
        case.name: "the report says nothing of this document, or not under the path that it was given as"
        for case in call.cases
    }
    found = {_case_name(each): f"could not be checked: {each.get('reason', 'no reason given')}" for each in unread}
    answers |= {name: reason for name, reason in found.items() if name in answers}
    read = {_case_name(each): read_document(each) for each in documents}
    return answers | {name: answer for name, answer in read.items() if name in answers}


def _entries(report: dict[str, Any], key: str) -> list[dict[str, Any]]:
    listed = report.get(key)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _case_name(entry: dict[str, Any]) -> str:
    return PurePath(str(entry.get("name", "")).replace("\\", "/")).parent.name
