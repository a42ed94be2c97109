"""Check once, and again whenever a manifest, a profile file or a compared file changes, until interrupted.

Times and sizes are polled twice a second: that needs no library, and works on network drives, which send no
notifications.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from synthreport.cli.shared.check_run import Options, run
from synthreport.cli.shared.named_files import Selection, Unchecked, files
from synthreport.files import bugs
from synthreport.files.standard_streams import tell, warn
from synthreport.profile.lookup import chosen, unpinned
from synthreport.standard.resolved_profile import ProfileError, is_path
from synthreport.standard.versions import effective_version

_PAUSE = 0.5

Look = Callable[[], object]


def watch(sources: tuple[str, ...], options: Options) -> None:
    """Check files and folders, and check them again after each change. Ends only by an exception.

    Raises UnknownVersion, and ProfileError for an unknown profile id. Errors in files, also in profile files, are
    printed each time: their author is about to fix them.
    """
    for profile in options.profiles:
        if not is_path(unpinned(profile)):
            chosen(profile, effective_version(None, options.standard))
    for _ in changes(_look(sources, options), _PAUSE):
        _check(sources, options)


def _look(sources: tuple[str, ...], options: Options) -> Look:
    """The states of the manifests, of profile files, and of the files that are compared with the manifests."""
    from synthreport.cli.shared.watched_data_files import ListedFiles  # lazy: it is no part of a check

    asked = Selection(sources, options.exclude)
    profiles = tuple(filter(is_path, map(unpinned, options.profiles)))
    listed = ListedFiles(_state)

    def look() -> list[object]:
        found = list(files(asked, Unchecked([], [])))
        data = [each for name in found for each in listed.of(name)] if options.observe else []
        return [_state(name) for name in (*found, *profiles, *data)]

    return look


def changes(look: Look, pause: float) -> Iterator[None]:
    """Once at the start, and after each change.

    A change is reported once two polls in a row agree: editors save in several steps.
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
    """A fingerprint of a file; for a missing file, only its name."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
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
    tell(f"-- {time.strftime('%H:%M:%S')} checked; waiting for changes (Ctrl-C to stop) --\n\n")
