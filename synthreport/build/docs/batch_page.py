"""The page about many manifests: what its commands print today."""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Callable
from pathlib import Path

from synthreport.build.docs.quoted import Done, run

PAGE = Path(__file__).resolve().parents[3] / "docs" / "batch.md"
OUT = "build/tables"
"""The folder that the page names; here it is a temporary one."""
_BLOCK = re.compile(
    r"(?P<command>```console\n\$ (?P<words>synthreport [^\n]*)\n```\n(?:<!--[^\n]*-->\n)?\n```text\n).*?(?=```)",
    re.DOTALL,
)


def surveyed(root: Path, run: Callable[[list[str], Path, Path, str], Done] = run) -> dict[Path, str]:
    """The page with the output of its commands, which are run one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "tables").as_posix()

        def ran(block: re.Match[str]) -> str:
            done = run(shlex.split(block["words"].replace(OUT, out)), root, root, "100")
            if done.code not in (0, 1):
                raise RuntimeError(f"{block['words']}: {done.stderr}")
            return block["command"] + done.stdout.replace(out, OUT)

        page = root / "docs" / PAGE.name
        return {page: _BLOCK.sub(ran, page.read_text(encoding="utf-8"))}
