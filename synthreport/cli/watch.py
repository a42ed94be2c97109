"""Checks once, and again whenever a manifest or a profile's file has changed, until somebody interrupts.

Times and sizes are asked for twice a second: that needs no library, and works on network drives, too, which tell nobody
of changes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from synthreport.cli.run import Options, files, run
from synthreport.files import bugs
from synthreport.files.standard_streams import tell, warn
from synthreport.profile.lookup import chosen
from synthreport.standard.resolved_profile import ProfileError, is_path
from synthreport.standard.versions import to_judge_by

_PAUSE = 0.5

Look = Callable[[], object]


def watch(sources: tuple[str, ...], options: Options) -> None:
    """Check files and folders, and check them again after each change. Returns only by an exception.

    Raises ProfileError where the standard has no such profile, and UnknownVersion. What is wrong in a file is printed
    each time, the files of profiles included: its author is about to mend it.
    """
    for profile in options.profiles:
        if not is_path(profile):
            chosen(profile, to_judge_by(None, options.standard))
    profiles = tuple(filter(is_path, options.profiles))
    for _ in changes(lambda: [_state(name) for name in (*files(sources, []), *profiles)], _PAUSE):
        _check(sources, options)


def changes(look: Look, pause: float) -> Iterator[None]:
    """Once at the start, and after each change.

    A change is told as soon as two looks see the same: editors save in several steps.
    """
    before = checked = look()
    yield
    while True:
        time.sleep(pause)
        now = look()
        if now == before and now != checked:
            checked = now
            yield
        before = now


def _state(name: str) -> tuple[str, int, int, int] | tuple[str]:
    """What changes with a file; of a file that is not there, its name alone."""
    try:
        found = Path(name).stat()
    except OSError:
        return (name,)
    return name, found.st_mtime_ns, found.st_size, found.st_ino


def _check(sources: tuple[str, ...], options: Options) -> None:
    try:
        run(sources, options)
    except ProfileError as error:
        for line in str(error).splitlines():
            warn(f"synthreport: {line}")
    if found := bugs.noted():
        warn(bugs.told(found))
    tell(f"-- {time.strftime('%H:%M:%S')} checked; waiting for changes, Ctrl-C ends --\n\n")
