"""The machine that a script runs on: what can be asked of it cheaply, and nothing that names its owner."""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path
from typing import Any

from synthreport.authoring.digests import sized

_VARIABLES = re.compile(
    r"(?:OMP|MKL|OPENBLAS|BLIS|NUMEXPR|NUMBA|VECLIB|KMP)_\w+|PYTHONHASHSEED|CUBLAS_WORKSPACE_CONFIG"
    r"|CUDA_VISIBLE_DEVICES|NVIDIA_TF32_OVERRIDE|TF_DETERMINISTIC_OPS|TF_CUDNN_DETERMINISTIC|XLA_FLAGS"
    r"|SOURCE_DATE_EPOCH"
)
"""Variables of which it is known that they change results."""
_SAFE = re.compile(r"[\w.,:+-]{1,80}")
_LOCKS = ("pylock.toml", "uv.lock", "poetry.lock", "pdm.lock", "requirements.lock", "conda-lock.yml", "Pipfile.lock")
_NVIDIA = Path("/proc/driver/nvidia/gpus")
_AMD = Path("/dev/kfd")


def environment(folder: Path) -> dict[str, Any]:
    """What is known of the environment of a run whose manifest is to stand in a folder. Whether it read the clock is
    not known.
    """
    return {
        "runtime": f"{platform.python_implementation()} {platform.python_version()}",
        "lockfile": lockfile(folder),
        "os": f"{_system()}, {platform.machine()}",
        "accelerator": accelerator(),
        "threads": threads(),
        "variables": variables() or "none",
    }


def hardware() -> str:
    """Processor and accelerator in words."""
    found = accelerator()
    told = {None: "", "none": ", no accelerator"}.get(found, f", {found}")
    return f"{cores()} CPU {'core' if cores() == 1 else 'cores'}{_model()}{told}"


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads() -> int:
    """How many threads the numeric libraries may use: by OMP_NUM_THREADS, by torch where it is loaded, or by cores."""
    said = os.environ.get("OMP_NUM_THREADS", "")
    if said.isdecimal() and int(said):
        return int(said)
    torch = sys.modules.get("torch")
    return int(torch.get_num_threads()) if torch else cores()


def variables() -> dict[str, str]:
    """The variables that are set and known to change results; one with an odd value is named without it."""
    found = {name: each for name, each in sorted(os.environ.items()) if _VARIABLES.fullmatch(name)}
    return {name: each if _SAFE.fullmatch(each) else "set" for name, each in found.items()}


def accelerator() -> str | None:
    """The accelerator; `none` where there is none to be seen, and None where that cannot be told."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        return f"{torch.cuda.get_device_name(0)}, CUDA {torch.version.cuda}"
    for told in sorted(_NVIDIA.glob("*/information")):
        model = re.search(r"Model:\s*(.+)", told.read_text(encoding="utf-8", errors="replace"))
        return model[1].strip() if model else "NVIDIA accelerator"
    if _AMD.exists():
        return "AMD accelerator"
    return "none" if sys.platform == "linux" else None


def lockfile(folder: Path) -> dict[str, str] | None:
    """The lock file in a folder, where there is exactly one."""
    found = [name for name in _LOCKS if (folder / name).is_file()]
    return {"path": found[0], "sha256": sized(folder / found[0])[1]} if len(found) == 1 else None


def _system() -> str:
    if sys.platform == "linux":
        try:
            return platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            return "Linux"
    return f"macOS {platform.mac_ver()[0]}" if sys.platform == "darwin" else f"{platform.system()} {platform.release()}"


def _model() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = re.search(r"model name\s*:\s*(.+)", told)
    return f", {found[1].strip()}" if found else ""
