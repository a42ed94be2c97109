"""The first draft of a manifest: from a folder and from files of other tools, in the order of the standard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from synthreport.cli.drafting.public_record import TYPED, as_third_party, readme_of, told_by
from synthreport.draft import presets
from synthreport.draft.draft import Draft, Left, leaves
from synthreport.draft.source_files import Source, Unusable
from synthreport.draft.standard_order import arranged
from synthreport.edit.new_text import new_text
from synthreport.edit.provenance import FILLED, UNCONFIRMED, listed
from synthreport.files.download import NotFetched, fetched
from synthreport.interop import Options, importers
from synthreport.interop.standards import earlier_manifest
from synthreport.result import THIRD_PARTY
from synthreport.scan import Limits, code_below, pipeline, scanned, scores
from synthreport.scan.surroundings.code import code
from synthreport.scan.surroundings.environment import environment
from synthreport.standard.catalogue import load
from synthreport.standard.versions import NEWEST

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Begun(NamedTuple):
    """The text of a new manifest, the number of answers from each source, and what was skipped."""

    text: str
    taken: dict[str, int]
    left: list[Left]


def begun(draft: Draft, profiles: Iterable[str], name: str = "synthreport.yaml", site: str = "") -> Begun:
    """A new manifest for a file of this name, with the answers of a draft, marked as filled in by a tool."""
    answers = {"synthreport": NEWEST, **arranged(draft.answers, load().root)}
    filled = listed({each for each in leaves(draft.answers) if draft.origins[each] != TYPED}, answers)
    about = {**answers.get("manifest", {}), "profiles": list(profiles), FILLED: filled, UNCONFIRMED: list(filled)}
    whole = arranged({**answers, "manifest": {key: each for key, each in about.items() if each}}, load().root)
    taken = Counter(draft.origins[pointer] for pointer in leaves(draft.answers))
    return Begun(new_text(whole, name, site), taken, draft.left)


class Plan(NamedTuple):
    """What a manifest is drafted from besides a folder: sources of other tools, a manifest like it, a preset; and who
    speaks, if that was said.
    """

    sources: tuple[str, ...] = ()
    like: Path | None = None
    preset: str | None = None
    basis: str | None = None

    @property
    def is_foreign(self) -> bool:
        """Whether a third party describes somebody else's dataset."""
        return self.basis == THIRD_PARTY


def drafted(folder: Path, plan: Plan, *, limits: Limits, options: Options, online: bool = False) -> Draft:
    """A draft from a folder: first its files, then the sources, then code and environment, then what is laid out.

    Raises Unusable for a source that cannot be imported.
    """
    unread = Draft("the code")
    read_code = code_below(folder, unread)
    draft = scanned(folder, limits, code=read_code)
    read = list(_read(folder, plan, options, online))
    for told in (unread, *(each for _, each in read), code(folder)):
        draft.take(told)
    draft.take(pipeline(folder, _ids_by_path(draft), _records(draft), read_code))
    draft.take(scores(folder, draft.answers))
    draft.take(environment(folder, here=not plan.is_foreign, code=read_code))
    for laid in _laid_out(plan):
        draft.lay_out(laid)
    _leave_fields_of_other_datasets(draft)
    _state_speaker(draft, folder, plan, read)
    return draft


def _read(folder: Path, plan: Plan, options: Options, online: bool) -> Iterator[tuple[str, Draft]]:
    """The sources that a person named, and the README of the folder, each with what it says."""
    for said in plan.sources:
        form, source = opened(said, online=online)
        yield said, told_by(source, form, options)
    readme = readme_of(folder, plan.sources, options)
    if readme.answers or readme.left:
        yield readme.source, readme


def _state_speaker(draft: Draft, folder: Path, plan: Plan, read: list[tuple[str, Draft]]) -> None:
    if plan.is_foreign:
        as_third_party(draft, folder, read)
    elif plan.basis:
        told = Draft(TYPED)
        told.state("/manifest/basis", plan.basis)
        draft.take(told)


def _laid_out(plan: Plan) -> Iterator[Draft]:
    """The pipelines of a like manifest, and of a preset."""
    if plan.like:
        yield earlier_manifest.laid_out(Source(plan.like))
    if plan.preset:
        yield presets.laid_out(plan.preset)


def _ids_by_path(draft: Draft) -> dict[str, str]:
    """The ids of the files that a draft lists, by their paths."""
    return {each["path"]: id_ for id_, each in draft.answers.get("files", {}).items() if "path" in each}


def _records(draft: Draft) -> dict[str, int | None]:
    """The data files that a draft lists, by their ids, with their records as far as they are counted."""
    files = draft.answers.get("files", {})
    return {id_: each.get("records") for id_, each in files.items() if each.get("role") == "data"}


def _leave_fields_of_other_datasets(draft: Draft) -> None:
    """Remove fields with nothing but a description: an earlier manifest had them, but no file here does."""
    fields = draft.answers.get("content", {}).get("fields", {})
    for name in [name for name, field in fields.items() if _is_a_meaning_alone(field)]:
        del fields[name]
        draft.leave(f"/content/fields/{name}", "no file here has such a field")


def _is_a_meaning_alone(field: Any) -> bool:
    return isinstance(field, dict) and field.keys().isdisjoint(("table", "type"))


def opened(named: str, *, online: bool = False) -> tuple[str | None, Source]:
    """The importer, if one is named (as in `sdv:metadata.json`), and the source. Raises Unusable."""
    form, _, rest = named.partition(":")
    if rest and form in importers():
        return form, opened(rest, online=online)[1]
    if not _ADDRESS.match(named):
        path = Path(named)
        if not path.exists():
            raise Unusable(f"{named}: no such file or folder")
        return None, Source(path, name=named)
    if not online:
        raise Unusable(f"{named} is a URL: add --online to fetch it")
    return None, Source(Path(PurePosixPath(named).name), name=named, data=_fetched(named))


def _fetched(address: str) -> bytes:
    """The content of a URL. Raises Unusable if it cannot be fetched or is too large."""
    try:
        return fetched(address)
    except NotFetched as error:
        raise Unusable(str(error)) from None
