"""The pipeline that scripts show: what is certain is stated; what is not is left, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Unusable
from synthreport.scan.recipe.set_up_generators import built_in
from synthreport.scan.recipe.shown import Listed, Shown
from synthreport.scan.recipe.shown_divisions import leave_divisions
from synthreport.scan.recipe.shown_generator import state_built
from synthreport.scan.recipe.shown_seeds import state_seeds
from synthreport.scan.recipe.shown_sources import state_sources
from synthreport.scan.recipe.source_reads import source_reads
from synthreport.scan.scripts.scripts import Code, code_in, scripts_of
from synthreport.scan.surroundings.lock_files import lock_in

Files = list[tuple[str, Path]]


def pipeline_of(
    files: Files, ids: Mapping[str, str], data: Mapping[str, int | None], code: list[Code] | None = None
) -> Draft:
    """What the code among some files shows of the pipeline.

    `ids` are those of the listed files by their paths, `data` the records of those of data by their ids; `code` is that
    of the files, if it was read already.
    """
    draft = Draft("the scripts")
    lock = None
    with suppress(Unusable):  # reported with the environment
        lock = lock_in(files)
    scripts = scripts_of(code_in(files, draft) if code is None else code)
    sources = source_reads([name for name, _ in files], scripts).keys() - ids.keys()
    listed = Listed(ids, data, sources, lock.versions if lock else {})
    _state(Shown(scripts, listed, draft))
    return draft


def _state(shown: Shown) -> None:
    state_sources(shown)
    built = list(built_in(shown.scripts))
    if len(built) == 1:
        shown.draft.source = built[0].script.path
        state_built(built[0], shown)
    elif built:
        names = ", ".join(sorted({each.call.name for each in built}))
        shown.draft.leave("/steps", f"scripts set up {len(built)} generators ({names}); state which made the data")
    leave_divisions(shown)
    state_seeds(built[0] if len(built) == 1 else None, shown)
