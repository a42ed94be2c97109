"""The files that a run checks: those named, and the manifests below folders, each once."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.source import NAMES
from synthreport.files.paths import exists, isdir, isfile, join, realpath, walk
from synthreport.overview.checked import Excluded, NotChecked

DEFAULT = NAMES[0]


class Selection(NamedTuple):
    """The sources of a run, the patterns that exclude files, and what standard input is called."""

    sources: tuple[str, ...]
    exclude: tuple[Any, ...] = ()
    stdin_name: str = ""


class Unchecked(NamedTuple):
    """The files that a run does not check: those that failed, and those that are excluded."""

    failed: list[NotChecked]
    excluded: list[Excluded]


def files(asked: Selection, unchecked: Unchecked) -> Iterator[str]:
    """The files behind the sources, in the order given, each once; below a folder, in the order of their paths.

    Without sources, the manifest here. Added to `unchecked` are folders without a manifest and excluded files. Raises
    WrongPattern.
    """
    exclusions, seen = _exclusions(asked), set()
    for source in asked.sources or (DEFAULT,):
        for name in _behind(source, asked, unchecked, exclusions):
            identity = name if name == "-" else realpath(name)
            if identity not in seen:
                seen.add(identity)
                yield name


def _exclusions(asked: Selection) -> Any:
    if not asked.exclude:
        return None
    from synthreport.repository.ignore_patterns import Exclusions  # lazy: most runs exclude nothing

    return Exclusions(asked.exclude)


def _behind(source: str, asked: Selection, unchecked: Unchecked, exclusions: Any) -> Iterator[str]:
    if source != "-" and isdir(source):
        before = len(unchecked.failed), len(unchecked.excluded)
        found = sorted(_manifests(source, unchecked, exclusions))
        if not found and before == (len(unchecked.failed), len(unchecked.excluded)):
            why = f"no manifest in this folder; expected {', '.join(NAMES)}"
            unchecked.failed.append(NotChecked(source, why))
        yield from found
    elif not _is_excluded(asked.stdin_name if source == "-" else source, unchecked, exclusions):
        yield source


def _manifests(folder: str, unchecked: Unchecked, exclusions: Any) -> Iterator[str]:
    """The manifests below a folder. An entry with a manifest's name that is refused is added to `failed`."""
    from synthreport.repository.ignored_paths import Ignored  # lazy: most runs name files

    ignored = Ignored(folder)
    for where, folders, names in walk(folder):
        ignored.enter(names)
        folders[:] = [name for name in folders if _is_walked(join(where, name), name, ignored, unchecked, exclusions)]
        for path in (join(where, name) for name in names if name in NAMES):
            if ignored.skips(path):
                unchecked.excluded.extend(_skipped(path, ignored))
            elif _is_excluded(path, unchecked, exclusions):
                continue
            elif why := _refused(path, folder):
                unchecked.failed.append(NotChecked(path, f"cannot be read: {why}"))
            else:
                yield path


def _is_walked(path: str, name: str, ignored: Any, unchecked: Unchecked, exclusions: Any) -> bool:
    if not ignored.walks(name):
        return False
    if ignored.skips(path, folder=True):
        unchecked.excluded.extend(_skipped(path, ignored, folder=True))
        return False
    return not _is_excluded(path, unchecked, exclusions, folder=True)


def _is_excluded(path: str, unchecked: Unchecked, exclusions: Any, *, folder: bool = False) -> bool:
    """Whether a pattern excludes a file or folder, which is then added to `excluded`."""
    reason = exclusions.reason(path, folder=folder) if exclusions and path else ""
    if reason:
        unchecked.excluded.append(Excluded(path + "/" * folder, reason))
    return bool(reason)


def _skipped(path: str, ignored: Any, *, folder: bool = False) -> Iterator[Excluded]:
    """What a report says about a path that .gitignore skips: the file, or the manifests of a folder."""
    from synthreport.repository.ignored_paths import WHY

    yield from (Excluded(each, WHY) for each in (ignored.below(path, NAMES) if folder else (path,)))


def _refused(path: str, folder: str) -> str:
    """The reason not to open an entry of a folder: a pipe would block, and a link may lead anywhere."""
    home = join(realpath(folder), "")
    if not realpath(path).startswith(home):
        return "a link that leads out of the folder; it is not followed"
    is_there_and_no_file = exists(path) and not isfile(path)
    return "a pipe, a socket or a device, expected a file" if is_there_and_no_file else ""
