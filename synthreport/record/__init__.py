"""Record a run: a few lines in a script, and the manifest records what the machine knows.

In: a running script. Out: a draft of its steps, seeds, tools and files, merged into the manifest when the run ends.
Never: a secret, an argument that looks like one, or an answer that a person gave, overwritten.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from synthreport.record.run import Run
from synthreport.record.script import calling
from synthreport.record.step import Step

__all__ = ["Run", "Step", "recording"]


def recording(
    path: str | PathLike[str] = "synthreport.yaml", *, arguments: bool = True, repetition: bool = False
) -> Run:
    """A recording of what the calling script does, for the manifest in a file; use it with `with`.

    Paths in the manifest are seen from its folder, wherever the script goes with `os.chdir`. The arguments of the
    script are recorded with its command, unless `arguments` is false; values that look like secrets are not. With
    `repetition`, a run in which nothing has changed since the last one is recorded as a test of whether the script can
    be repeated.
    """
    return Run(Path(path).absolute(), calling(1), arguments=arguments, repetition=repetition)
