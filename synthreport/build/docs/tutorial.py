"""The tutorial, walked: its manifest grows step by step, its commands run, and what it quotes is what they print.

A block of YAML after `<!-- step -->` adds its top-level keys to `synthreport.yaml`, and replaces existing ones.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

from synthreport.build.docs.quoted import quote, run
from synthreport.files.writing import scratch

COLUMNS = "86"

_BLOCK = re.compile(
    r"<!-- step -->\s*```yaml\n(?P<step>.*?)```"
    r"|```console\n\$ (?P<command>synthreport .*?)\n```(?:\s*<!-- exit: (?P<exit>\d) -->)?"
    r"|(?<=```text\n)(?P<quoted>.*?)(?=```)",
    re.DOTALL,
)
_TOP_LEVEL = re.compile(r"^(?=[a-z])", re.MULTILINE)


def walked(text: str, root: Path) -> str:
    """The tutorial with today's output; raises ValueError if a command's exit code differs from the page."""
    with TemporaryDirectory() as folder:
        return _BLOCK.sub(Walk(Path(folder), root).follow, text)


class Walk:
    """A reader of the tutorial, who has a folder of their own and does what the page says."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root
        self.sections: dict[str, str] = {}
        self.said = ""

    def follow(self, block: re.Match[str]) -> str:
        """Do what a block says; returns the block, with today's output where it quotes the checker."""
        if block["step"]:
            self.write(block["step"])
        elif block["command"]:
            self.run(block["command"], int(block["exit"] or 0))
        else:
            return quote(block["quoted"], self.said)
        return block[0]

    def write(self, step: str) -> None:
        """Add the sections of a step to the manifest, in place of those of the same name."""
        for section in filter(str.strip, _TOP_LEVEL.split(step)):
            self.sections[section.partition(":")[0]] = section.rstrip("\n") + "\n"
        manifest = "\n".join(self.sections.values())
        scratch(self.folder / "synthreport.yaml", manifest.encode("utf-8"))

    def run(self, command: str, promised: int) -> None:
        """Run a command beside the manifest, and keep what it prints."""
        done = run(shlex.split(command), self.folder, self.root, COLUMNS)
        self.said = done.stdout
        if done.code != promised:
            raise ValueError(f"the tutorial promises exit {promised} of `{command}`:\n{self.said}{done.stderr}")
