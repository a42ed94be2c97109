"""Scan a folder: what its files contain, as far as that identifies nobody.

In: a folder. Out: a draft that says what was skipped, and why. Never: a link that is followed, a file that is executed
or unpickled, a value of a record that is written down below the small-cell limit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Unusable
from synthreport.scan.disclosure_limits import Limits
from synthreport.scan.listing.folder import found

if TYPE_CHECKING:
    from synthreport.scan.scripts.scripts import Code

__all__ = [
    "Limits",
    "checksums_since",
    "code_below",
    "licence",
    "locked_since",
    "looked_at",
    "pipeline",
    "scanned",
    "scores",
]


def code_below(folder: Path, draft: Draft) -> list[Code]:
    """The scripts and notebooks below a folder, each read once; the draft reports what cannot be read."""
    code: list[Code] = import_module("synthreport.scan.scripts.scripts").code_in(found(folder, (), Draft("")), draft)
    return code


def scanned(
    folder: Path,
    limits: Limits = Limits(),  # noqa: B008
    *,
    skip: Collection[str] = (),
    code: list[Code] | None = None,
) -> Draft:
    """What the files below a folder state about themselves. Raises Unusable if there is no such folder.

    `skip` holds paths from the folder, or patterns of them, that are skipped. Links are not followed, nothing is
    executed or unpickled, and what cannot be read is left, with the reason. `code` is that of the folder, if it was
    read already; elsewhere, too.
    """
    if not folder.is_dir():
        raise Unusable(f"{folder.name}: {'a file' if folder.exists() else 'nothing'}, expected a folder")
    scripts = [each.script for each in (code_below(folder, Draft("")) if code is None else code) if each.script]
    scan = import_module("synthreport.scan.scan").Scan(limits, scripts)
    draft: Draft = scan.draft(found(folder, skip, scan.whole))
    return draft


def looked_at(folder: Path, paths: Collection[str], limits: Limits = Limits()) -> Draft:  # noqa: B008
    """What just these files state about themselves, each given by its path from the folder."""
    draft: Draft = (
        import_module("synthreport.scan.scan").Scan(limits, []).draft((path, folder / path) for path in paths)
    )
    return draft


def pipeline(
    folder: Path, files: Mapping[str, str], data: Mapping[str, int | None] = {}, code: list[Code] | None = None
) -> Draft:
    """What scripts and notebooks below a folder show of how the data were made.

    `files` are the ids of the listed files by their paths from the folder, `data` the records of those of data.
    """
    module = import_module("synthreport.scan.recipe.shown_pipeline")
    draft: Draft = module.pipeline_of(list(found(folder, (), Draft(""))), files, data, code)
    return draft


def scores(folder: Path, answers: dict[str, Any]) -> Draft:
    """The results in the score sheets that the answers of a draft list."""
    draft: Draft = import_module("synthreport.scan.score_sheets.proposed_results").proposed(folder, answers)
    return draft


def locked_since(folder: Path, manifest: dict[str, Any]) -> Draft:
    """What a lock file in a folder says that a manifest there lacks."""
    module = import_module("synthreport.scan.surroundings.environment")
    draft: Draft = module.locked_since(folder, manifest)
    return draft


def checksums_since(folder: Path, manifest: dict[str, Any]) -> Draft:
    """What a list of checksums in a folder says that a manifest there lacks."""
    draft: Draft = import_module("synthreport.scan.listing.later_checksums").checksums_since(folder, manifest)
    return draft


def licence(folder: Path, repository: str) -> Draft:
    """The licence of a repository, as that of a tool; what it means for the data is left."""
    files = list(found(folder, (), Draft(""), deepest=0))
    draft = Draft("the licence")
    try:
        known = import_module("synthreport.scan.surroundings.licence_texts").licence_in(files)
    except Unusable as error:
        draft.leave("the licence", str(error))
        return draft
    if known is None:
        draft.leave("the licence", "no file at the top shows exactly one; state it at the tool that is the repository")
    elif repository:
        draft.source = known[1]
        draft.state(f"/tools/{repository}/licence", known[0])
        draft.leave(known[1], f"is {known[0]}; state at /access/licence if it holds for the data, too")
    return draft
