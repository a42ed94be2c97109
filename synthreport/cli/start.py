"""The first state of a manifest: what is on disk and what other tools wrote, in the order of the standard."""

from __future__ import annotations

import re
import urllib.request
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from synthreport.draft.draft import Draft, Left, leaves
from synthreport.draft.source_files import LIMIT, Source, Unusable
from synthreport.draft.standard_order import arranged
from synthreport.edit.new_text import new_text
from synthreport.edit.provenance import FILLED, UNCONFIRMED, listed
from synthreport.interop import Options, imported, importers
from synthreport.scan import Limits, scanned
from synthreport.scan.surroundings.code import code
from synthreport.scan.surroundings.environment import environment
from synthreport.standard.catalogue import load
from synthreport.standard.versions import NEWEST

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SECONDS = 30


class Begun(NamedTuple):
    """The text of a new manifest, how many answers each source gave, and what was left."""

    text: str
    taken: dict[str, int]
    left: list[Left]


def begun(draft: Draft, profiles: Iterable[str], name: str = "synthreport.yaml", site: str = "") -> Begun:
    """A new manifest, to be put into a file of this name: it says what a draft says, marked as a tool's answers."""
    answers = {"synthreport": NEWEST, **arranged(draft.answers, load().root)}
    filled = listed(set(leaves(draft.answers)), answers)
    about = {**answers.get("manifest", {}), "profiles": list(profiles), FILLED: filled, UNCONFIRMED: list(filled)}
    whole = arranged({**answers, "manifest": {key: each for key, each in about.items() if each}}, load().root)
    taken = Counter(draft.origins[pointer] for pointer in leaves(draft.answers))
    return Begun(new_text(whole, name, site), taken, draft.left)


def drafted(folder: Path, sources: Iterable[str], *, limits: Limits, options: Options, online: bool = False) -> Draft:
    """What can be said of a folder: what is measured there, then what sources say, then what this machine is.

    Raises Unusable for a source that nothing can be taken from.
    """
    draft = scanned(folder, limits)
    for each in sources:
        form, source = opened(each, online=online)
        draft.take(imported(source, form, options))
    draft.take(code(folder))
    draft.take(environment(folder))
    _leave_fields_of_other_datasets(draft)
    return draft


def _leave_fields_of_other_datasets(draft: Draft) -> None:
    """Take out fields of which nothing but a meaning is known: an earlier manifest had them, and no file here has."""
    fields = draft.answers.get("content", {}).get("fields", {})
    for name in [name for name, field in fields.items() if _is_a_meaning_alone(field)]:
        del fields[name]
        draft.leave(f"/content/fields/{name}", "no file here has such a field")


def _is_a_meaning_alone(field: Any) -> bool:
    return isinstance(field, dict) and field.keys().isdisjoint(("table", "type"))


def opened(named: str, *, online: bool = False) -> tuple[str | None, Source]:
    """The importer that a source is named with, as in `sdv:metadata.json`, if any, and the source. Raises Unusable."""
    form, _, rest = named.partition(":")
    if rest and form in importers():
        return form, opened(rest, online=online)[1]
    if not _ADDRESS.match(named):
        path = Path(named)
        if not path.exists():
            raise Unusable(f"{named}: there is no such file or folder")
        return None, Source(path, name=named)
    if not online:
        raise Unusable(f"{named}: an address; nothing is fetched without --online")
    return None, Source(Path(PurePosixPath(named).name), name=named, data=_fetched(named))


def _fetched(address: str) -> bytes:
    """What an address serves. Raises Unusable where it cannot be had, or is larger than LIMIT."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler, urllib.request.HTTPSHandler, urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler, urllib.request.ProxyHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    try:
        with opener.open(address, timeout=_SECONDS) as answer:
            data: bytes = answer.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise Unusable(f"{address}: cannot be fetched: {error}") from None
    if len(data) > LIMIT:
        raise Unusable(f"{address}: more than {LIMIT // 2**20} MiB; descriptions of datasets are smaller")
    return data
