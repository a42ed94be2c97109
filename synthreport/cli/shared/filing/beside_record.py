"""What a record needs beside its manifest to be computed again: profile, attestations, trusted keys."""

from __future__ import annotations

from pathlib import Path

from synthreport.cli.shared.attestation_options import attesting, used_in
from synthreport.desk.check_record.recomputing import Beside
from synthreport.document import Document
from synthreport.profile.lookup import chosen

Named = tuple[tuple[Path, ...], tuple[Path, ...]]
"""Files of attestations, and of trusted keys."""


def beside_record(document: Document, profile: str, standard: str, named: Named) -> Beside:
    """What a check under this profile and version reads. Raises ProfileError, UnknownVersion, Unusable, Unobserved."""
    chosen(profile, standard)
    attest = attesting({"profiles": (profile,), "standard": standard}, *named)
    seen = attest(document, profile, None) if attest else None
    return Beside(profile, seen, tuple(used_in(document, profile, standard, named)))
