"""The profile by its name: an id for one of the standard, or the path of a file."""

from __future__ import annotations

import os
import re
from os import PathLike

from synthreport.standard.catalogue import Catalogue, load, short_entries
from synthreport.standard.resolved_profile import ProfileError, UnknownProfile, is_path
from synthreport.standard.versions import NEWEST

PINNED = "@sha256:"
"""What separates the name of a profile from the digest that it must have."""


def chosen(profile: str | PathLike[str], version: str = NEWEST) -> Catalogue:
    """The catalogue of a version under a profile; a file is read again each time. Raises ProfileError."""
    name = os.fspath(profile)
    if isinstance(profile, str) and PINNED in name:
        return _pinned(unpinned(name), name.rpartition(PINNED)[2], version)
    if isinstance(profile, str) and not is_path(name):
        return _of_the_standard(name, version)
    from synthreport.profile.profile_file import read_profile  # lazy: the standard's own are already read

    core = load(version)
    return core.under(read_profile(name, core, short_entries(version)["profiles"]))


def _of_the_standard(name: str, version: str) -> Catalogue:
    """The catalogue under a profile of the standard. Raises UnknownProfile, with the id that was probably meant."""
    try:
        return load(version, name)
    except UnknownProfile:
        from synthreport.schema.nearest import nearest  # lazy: most ids are known

        meant = nearest(name, tuple(short_entries(version)["profiles"]))
        if not meant:
            raise
        raise UnknownProfile(f'unknown profile "{name}"; did you mean {meant}?') from None


def _pinned(name: str, pin: str, version: str) -> Catalogue:
    """The catalogue under a profile of this digest. Raises ProfileError if the profile has another one."""
    catalogue = chosen(name, version)
    found = catalogue.profile["sha256"]
    if not re.fullmatch("[0-9a-f]{64}", pin):
        raise ProfileError(f"{name}{PINNED}{pin}: expected the 64 digits of `synthreport profiles show {name}`")
    if pin != found:
        raise ProfileError(
            f"profile {name} has changed: expected sha256:{pin}, found sha256:{found}; "
            f"read `synthreport profiles show {name}`, then pin the digest that it shows"
        )
    return catalogue


def unpinned(profile: str) -> str:
    """The name of a profile without the digest that it is pinned to."""
    return profile.rpartition(PINNED)[0] if PINNED in profile else profile


def files_of(profile: str) -> list[str]:
    """The files of a profile: none if it is one of the standard."""
    profile = unpinned(profile)
    if not is_path(profile):
        return []
    from synthreport.profile.profile_file import chain  # lazy: the standard's own are already read

    return chain(profile)
