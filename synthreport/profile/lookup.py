"""Which profile is meant: one of the standard, by its id, or one in a file, by its path."""

from __future__ import annotations

import os
from os import PathLike

from synthreport.standard.catalogue import Catalogue, entries, load
from synthreport.standard.resolved_profile import is_path
from synthreport.standard.versions import NEWEST


def chosen(profile: str | PathLike[str], version: str = NEWEST) -> Catalogue:
    """The catalogue of a version under a profile; a file is read anew each time. Raises ProfileError."""
    name = os.fspath(profile)
    if isinstance(profile, str) and not is_path(name):
        return load(version, name)
    from synthreport.profile.profile_file import read_profile  # not above: the standard's own are read already

    core = load(version)
    return core.under(read_profile(name, core, entries(version)["profiles"]))


def files_of(profile: str) -> list[str]:
    """The files that a profile is read from: none where it is one of the standard."""
    if not is_path(profile):
        return []
    from synthreport.profile.profile_file import chain  # not above: the standard's own are read already

    return chain(profile)
