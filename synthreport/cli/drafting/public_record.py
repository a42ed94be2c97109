"""A draft by a third party: from a clone of somebody's repository and from texts, and from nothing else.

Nothing of this machine and of the person at it is taken: not its system, not its packages, not its changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from synthreport.document.pointers import escape, get, without
from synthreport.draft.draft import Draft, leaves
from synthreport.draft.source_files import FOUND, Source, Unusable
from synthreport.edit.provenance import listed
from synthreport.interop import Options, imported, recognised
from synthreport.interop.shared.public_texts import cited, is_text
from synthreport.result import THIRD_PARTY_BASIS
from synthreport.scan import licence

TYPED = "the command line"
"""The origin of answers that a person gave when the command was started."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OF_FILES = ("/files/", "/content/")
"""Answers that the files themselves give, each of which the manifest lists."""
_OF_THE_RUN = re.compile(r"/tools/[^/]+/local_changes")


def told_by(source: Source, form: str | None, options: Options) -> Draft:
    """What a source says: as its importer reads it, or else what its text says plainly. Raises Unusable."""
    if form or recognised(source) or not is_text(source):
        return imported(source, form, options)
    draft = cited(source)
    draft.leave("the text", "only plain statements are read; answer from the rest")
    return draft


def readme_of(folder: Path, named: Collection[str], options: Options) -> Draft:
    """What the README of a folder says, if nobody `named` it as a source."""
    draft = Draft("README.md")
    path = folder / draft.source
    if not path.is_file() or path.is_symlink() or any(Path(each).absolute() == path.absolute() for each in named):
        return draft
    source = Source(path, draft.source, inside=folder, most=FOUND)
    try:
        return imported(source, None, options) if recognised(source) else cited(source)
    except Unusable as error:
        draft.leave(draft.source, str(error))
    return draft


def as_third_party(draft: Draft, folder: Path, read: list[tuple[str, Draft]]) -> None:
    """Make a draft one from the public record: who speaks, what was read, and where each answer was found.

    `read` are the sources that a person named, each with what it says.
    """
    _forget_the_clone(draft)
    repository = _repository(draft)
    draft.take(licence(folder, repository))
    names = {said: _named(draft, said, told) for said, told in read}
    about = Draft(TYPED)
    about.state("/manifest/basis", THIRD_PARTY_BASIS)
    about.state("/manifest/sources_read", list(dict.fromkeys(filter(None, [repository, *names.values()]))))
    for pointer, place in _places(draft, names).items():
        about.state(f"/manifest/sources/{escape(pointer)}", place)
    draft.take(about)


def _forget_the_clone(draft: Draft) -> None:
    """Remove what is true of the clone alone: whether its files were changed says nothing about the makers' run."""
    own = [each for each in leaves(draft.answers) if _OF_THE_RUN.fullmatch(each)]
    draft.answers = without(draft.answers, own)
    for pointer in own:
        del draft.origins[pointer]


def _repository(draft: Draft) -> str:
    """The id of the repository that the folder is a clone of; empty if it has no public address."""
    tools = get(draft.answers, "/tools", {})
    return next((name for name, each in tools.items() if "repository" in each and "commit" in each), "")


def _named(draft: Draft, said: str, told: Draft) -> str:
    """How a source that was read is named: its address, the id of a listed file, or that of a publication."""
    if _ADDRESS.match(said):
        return said
    for id_, each in get(draft.answers, "/files", {}).items():
        if each.get("path") and Path(said).as_posix().endswith(each["path"]):
            return str(id_)
    if publications := get(told.answers, "/dataset/publications", {}):
        return str(next(iter(publications)))
    draft.leave(said, "state at /manifest/sources_read which publication or address this is")
    return ""


def _places(draft: Draft, names: dict[str, str]) -> dict[str, dict[str, str]]:
    """Where answers were read, by their pointers: in files of the folder, and in sources of these names."""
    ids = {each.get("path"): id_ for id_, each in get(draft.answers, "/files", {}).items()} | names
    found: dict[str, dict[str, str]] = {}
    for origin in sorted({*draft.origins.values()} & {each for each, id_ in ids.items() if id_}):
        said = {each for each, source in draft.origins.items() if source == origin and not each.startswith(_OF_FILES)}
        place = {"source": ids[origin], "locator": Path(origin).name}
        found |= dict.fromkeys(listed(said, draft.answers), place)
    return found
