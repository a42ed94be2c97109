"""The profile by its name: an id for one of the standard, or the path of a file."""

from __future__ import annotations

import os
from os import PathLike

from synthreport.standard.catalogue import Catalogue, entries, load
from synthreport.standard.resolved_profile import is_path
from synthreport.standard.versions import NEWEST


def chosen(profile: str | PathLike[str], version: str = NEWEST) -> Catalogue:
    """The catalogue of a version under a profile; a file is read again each time. Raises ProfileError."""
    name = os.fspath(profile)
    if isinstance(profile, str) and not is_path(name):
        return load(version, name)
    from synthreport.profile.profile_file import read_profile  # lazy: the standard's own are already read

    core = load(version)
    return core.under(read_profile(name, core, entries(version)["profiles"]))


def files_of(profile: str) -> list[str]:
    """The files of a profile: none if it is one of the standard."""
    if not is_path(profile):
        return []
    from synthreport.profile.profile_file import chain  # lazy: the standard's own are already read

    return chain(profile)
