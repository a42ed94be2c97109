"""A first file of decisions: everything that is found now, so that only new findings fail a run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from synthreport.checker.verdict import is_contradiction
from synthreport.decisions.decision import digest_at
from synthreport.decisions.decisions_file import KEY
from synthreport.files.serialise import as_yaml
from synthreport.overview.checked import Checked
from synthreport.standard.catalogue import load

DAYS = 90
"""How long a drafted decision holds."""
_REASON = "Found when decisions were first written."


def drafted(checked: Iterable[Checked], by: str, today: date, folder: Path) -> tuple[str, int, int]:
    """The text of a file in a folder, how many findings it accepts, and how many cannot be accepted."""
    entries: dict[tuple[str, str, str], dict[str, Any]] = {}
    refused = 0
    for each in checked:
        catalogue, manifest = load(each.result.verdict.standard), _manifest(each.name, folder)
        for finding in each.result.findings:
            if is_contradiction(catalogue, finding.code):
                refused += 1
                continue
            pointer = finding.at.pointer
            entries[manifest, finding.code, pointer] = {
                "code": finding.code, "pointer": pointer, "manifest": manifest, "reason": _REASON, "by": by,
                "on": today.isoformat(), "until": (today + timedelta(days=DAYS)).isoformat(),
                "answer": digest_at(each.document.data, pointer),
            }  # fmt: skip
    return as_yaml({KEY: list(entries.values())}), len(entries), refused


def _manifest(name: str, folder: Path) -> str:
    return Path(os.path.relpath(name, folder)).as_posix()
