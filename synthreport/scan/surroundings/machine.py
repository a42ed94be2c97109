"""This machine: the facts that can change results. The dataset may come from another."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.files.opener import real

SOURCE = "this machine"

_VARIABLES = re.compile(
    r"PYTHONHASHSEED|CUDA_VISIBLE_DEVICES|CUBLAS_WORKSPACE_CONFIG|TF_DETERMINISTIC_OPS|TF_ENABLE_ONEDNN_OPTS"
    r"|(OPENBLAS|OMP|MKL|NUMEXPR|BLIS|VECLIB|KMP)_[A-Z_]+"
)
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_SECONDS = 10


def machine(runtime: bool) -> Draft:
    """The answers from this machine; the runtime is its Python, if that is asked for."""
    draft = Draft(SOURCE)
    if runtime:
        draft.state(f"{AT}/runtime", f"{platform.python_implementation()} {platform.python_version()}")
    draft.state(f"{AT}/os", f"{_system()}, {platform.machine()}")
    draft.state(f"{AT}/accelerator", _accelerator())
    variables = {name: value for name, value in sorted(os.environ.items()) if _VARIABLES.fullmatch(name) and value}
    draft.state(f"{AT}/variables", variables)
    threads = next((variables[name] for name in _THREADS if variables.get(name, "").isdecimal()), "")
    if threads:
        draft.state(f"{AT}/threads", int(threads))
    else:
        draft.leave("the number of threads", f"{os.cpu_count()} cores are here; how many the run used is unknown")
    draft.state(f"{AT}/time_zone", _time_zone())
    draft.state(f"{AT}/locale", next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), None))
    return draft


AT = "/reproducibility/environment"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        version = platform.mac_ver()[0] or platform.version()
        return f"{'macOS' if platform.system() == 'Darwin' else platform.system()} {version}"


def _accelerator() -> str | None:
    """The graphics card and its driver, as nvidia-smi reports them; nothing if it is missing."""
    command = installed("nvidia-smi")
    if not command:
        return None
    asked = [command, "--query-gpu=name,driver_version", "--format=csv,noheader"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    cards = [line.strip().replace(", ", ", driver ") for line in done.stdout.splitlines() if line.strip()]
    return "; ".join(f"{cards.count(card)} x {card}" for card in dict.fromkeys(cards)) or None


def installed(name: str) -> str | None:
    """The path of a program of this machine; never one of the folder that we are in, where some systems look first."""
    found = shutil.which(name)
    if not found or not Path(found).is_absolute():
        return None
    here = real(Path.cwd())
    return None if here != here.parent and real(Path(found)).is_relative_to(here) else found


def _time_zone() -> str | None:
    """The time zone as IANA names it."""
    if os.environ.get("TZ"):
        return os.environ["TZ"].lstrip(":")
    try:
        return str(Path("/etc/localtime").readlink()).rpartition("zoneinfo/")[2] or None
    except OSError:
        return None
