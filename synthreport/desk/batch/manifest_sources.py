"""The manifests behind sources: files, folders, patterns, archives, URLs and buckets, each read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from synthreport.desk.batch.buckets import in_bucket, is_in_bucket
from synthreport.desk.batch.given import Given
from synthreport.desk.batch.packed_manifests import is_archive, packed_manifests
from synthreport.desk.batch.rows import plain
from synthreport.desk.batch.source_reading import Reading, is_pattern
from synthreport.files.download import NotFetched, fetched_from_public
from synthreport.files.opener import contents, named
from synthreport.files.paths import isdir, join, realpath, walk
from synthreport.files.standard_streams import reason
from synthreport.repository.ignored_paths import Ignored

_PACKED = (".tar", ".gz", ".tgz", ".zip")
_SCHEMES = ("http://", "https://")


class Source(NamedTuple):
    """A source, and the journal of its manifests."""

    name: str
    journal: str = ""


def manifests(sources: Iterable[Source], reading: Reading) -> Iterator[Given]:
    """Every manifest once, under the first of its names, in the order of the sources; no two have one name."""
    files, names = _Seen(), _Seen()
    for source in sources:
        for each in _behind(source.name, reading):
            if files.is_new(each.identity or each.source):
                name = plain(each.source)
                while not names.is_new(name):
                    name += "#"
                yield each._replace(source=name, journal=plain(source.journal or reading.journal))


class _Seen:
    """Texts that were seen, of which there may be a million: a digest of each."""

    def __init__(self) -> None:
        self._digests: set[bytes] = set()

    def is_new(self, text: str) -> bool:
        """Whether a text was not seen before; from now on, it was."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        is_new = digest not in self._digests
        self._digests.add(digest)
        return is_new


def listed_sources(path: Path) -> Iterator[Source]:
    """The sources in a list: one a line, and after a tab its journal. Empty lines and comments (#) are skipped."""
    with named(path) as file:
        for line in file:
            name, _, journal = line.decode("utf-8-sig", "surrogateescape").strip("\r\n").partition("\t")
            if name.strip() and not name.startswith("#"):
                yield Source(name.strip(), journal.strip())


def count_of(sources: Iterable[Source], reading: Reading) -> int | None:
    """How many manifests there are, without reading them; None if an archive, a pattern or a bucket hides that."""
    count, reading = 0, reading._replace(skipped=None)
    for source in sources:
        if isdir(source.name):
            count += sum(1 for _ in _below(source.name, reading))
        elif _hides_many(source.name):
            return None
        else:
            count += 1
    return count


def _hides_many(source: str) -> bool:
    """Whether a source is an archive, a pattern or in a bucket."""
    return source.lower().endswith(_PACKED) or is_pattern(source) or is_in_bucket(source)


def _behind(source: str, reading: Reading) -> Iterator[Given]:
    try:
        if source.lower().startswith(_SCHEMES) or is_in_bucket(source):
            yield from _online(source, reading)
        elif Path(source).is_dir():
            yield from _in_folder(source, reading)
        elif not Path(source).exists() and is_pattern(source):
            yield from _fitting(source, reading)
        elif is_archive(Path(source)):
            home = realpath(source)
            for each in packed_manifests(Path(source), reading):
                yield each._replace(identity=home + each.source.removeprefix(source))
        else:
            yield _file(source, reading)
    except (OSError, ValueError) as error:
        yield _unreadable(source, error)


def _fitting(pattern: str, reading: Reading) -> Iterator[Given]:
    root = Path(Path(pattern).anchor)
    found = sorted(root.glob(str(Path(pattern).relative_to(root))))
    for each in found:
        yield from _behind(str(each), reading)
    if not found:
        yield Given(pattern, why="no file fits this pattern")


def _in_folder(folder: str, reading: Reading) -> Iterator[Given]:
    found, errors = False, list[OSError]()
    for name in _below(folder, reading, errors.append):
        found = True
        yield _file(name, reading, inside=Path(folder))
    yield from (_unreadable(str(error.filename), error) for error in errors)
    if not found and not errors:
        packed = any(each.name.lower().endswith(_PACKED) for each in Path(folder).iterdir())
        hint = "; archives in it are not opened: name them, as with '*.zip'" if packed else ""
        yield Given(folder, why=f"no manifest in this folder; expected {', '.join(reading.names)}{hint}")


def _below(folder: str, reading: Reading, failed: Callable[[OSError], object] | None = None) -> Iterator[str]:
    """The manifests below a folder by their names, in the order of their paths.

    Hidden folders are skipped, and what .gitignore lists.
    """
    ignored = Ignored(folder)
    for where, folders, names in walk(folder, onerror=failed):
        ignored.enter(names)
        shown = filter(ignored.walks, sorted(folders))
        folders[:] = [each for each in shown if not _is_skipped(join(where, each), ignored, reading, folder=True)]
        paths = (str(Path(where, name)) for name in sorted(names))
        yield from (path for path in paths if reading.is_wanted(path) and not _is_skipped(path, ignored, reading))


def _is_skipped(path: str, ignored: Ignored, reading: Reading, *, folder: bool = False) -> bool:
    """Whether .gitignore skips a file or a folder; the manifests there are noted."""
    is_skipped = ignored.skips(path, folder=folder)
    if is_skipped and reading.skipped is not None:
        reading.skipped.extend(ignored.below(path, reading.names) if folder else [path])
    return is_skipped


def _file(name: str, reading: Reading, inside: Path | None = None) -> Given:
    path = Path(name)
    try:
        content = contents(path if inside else Path(realpath(name)), reading.limit, inside)
    except (OSError, ValueError) as error:
        return _unreadable(name, error)
    return Given(name, content, identity=realpath(name))


def _online(address: str, reading: Reading) -> Iterator[Given]:
    kind = "in a bucket" if is_in_bucket(address) else "a URL"
    if not reading.online:
        yield Given(address, why=f"{kind}, which is not fetched: add --online")
    elif is_in_bucket(address):
        yield from in_bucket(address, reading)
    else:
        yield _fetched(address, reading)


def _fetched(url: str, reading: Reading) -> Given:
    try:
        content = fetched_from_public(url)
    except NotFetched as error:
        return Given(url, why=str(error).removeprefix(f"{url}: "))
    why = reading.refused(len(content))
    return Given(url, b"" if why else content, why)


def _unreadable(name: str, error: OSError | ValueError) -> Given:
    why = reason(error) if isinstance(error, OSError) else "not a valid file name"
    return Given(name, why=f"cannot be read: {why}")
