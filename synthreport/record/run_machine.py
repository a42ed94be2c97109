"""The machine that a script runs on, from inside the run: what a scan finds, and what only the run knows."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from synthreport.draft.digests import sized
from synthreport.draft.source_files import Unusable
from synthreport.scan.surroundings.lock_files import lock_in
from synthreport.scan.surroundings.machine import machine

Leave = Callable[[str, str], None]

_AMD = Path("/dev/kfd")
_NVIDIA = Path("/proc/driver/nvidia")


def environment(folder: Path, leave: Leave = lambda place, why: None) -> dict[str, Any]:
    """The environment of a run whose manifest is in a folder. Whether it read the clock is
    not known; what cannot be read is left.
    """
    told: dict[str, Any] = machine(runtime=True).answers["reproducibility"]["environment"]
    own = {"lockfile": _lockfile(folder, leave), "accelerator": accelerator(told), "threads": threads(told)}
    return {**told, **own, "variables": told.get("variables") or "none"}


def hardware() -> str:
    """Processor and accelerator in words."""
    found = accelerator(machine(runtime=False).answers["reproducibility"]["environment"])
    told = {None: "", "none": ", no accelerator"}.get(found, f", {found}")
    return f"{cores()} CPU {'core' if cores() == 1 else 'cores'}{_model()}{told}"


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads(told: dict[str, Any]) -> int:
    """How many threads the numeric libraries may use: by a variable, by torch where it is loaded, or by the cores."""
    torch = sys.modules.get("torch")
    return int(told.get("threads") or (torch.get_num_threads() if torch else cores()))


def accelerator(told: dict[str, Any]) -> str | None:
    """The accelerator; `none` if none is visible, and None if that is unknown."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        return f"{torch.cuda.get_device_name(0)}, CUDA {torch.version.cuda}"
    if "accelerator" in told or sys.platform != "linux" or _AMD.exists() or _NVIDIA.exists():
        return told.get("accelerator")
    return "none"


def _lockfile(folder: Path, leave: Leave) -> dict[str, str] | None:
    """The lock file that lies beside the manifest, where one does."""
    try:
        lock = lock_in((path.name, path) for path in sorted(folder.iterdir()) if path.is_file())
        return {"path": lock.path, "sha256": sized(lock.file)[1]} if lock else None
    except (Unusable, OSError) as error:
        leave("/reproducibility/environment/lockfile", str(error))
        return None


def _model() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = re.search(r"model name\s*:\s*(.+)", told)
    return f", {found[1].strip()}" if found else ""
