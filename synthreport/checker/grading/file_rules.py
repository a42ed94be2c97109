"""The outcomes of the rules on files: as they were observed, or not checked."""

from __future__ import annotations

from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.outcome import State
from synthreport.result import Observed
from synthreport.rules import listed

DEMANDED = "VE81"
"""The rule of the demands of a profile, which needs no files."""

WITHOUT_FILES = "needs the files: run `synthreport verify`"


def file_outcomes(observed: Observed | None, listing: Listing) -> Outcomes:
    """List what was found in the files; returns the outcomes of the rules on them."""
    codes = [code for code, rule in listed(listing.catalogue.rules).items() if rule.of_files and code != DEMANDED]
    if observed is None:
        return listing.concluded(dict.fromkeys(codes, State.NOT_CHECKED), WITHOUT_FILES)
    for finding in observed.findings:
        listing.add(finding.code, finding.at, finding.message, finding.fix, finding.also)
    nothing = listing.concluded(dict.fromkeys(codes, State.NOT_APPLICABLE))
    seen = {code: observed.outcomes[code] for code in codes if code in observed.outcomes}
    return nothing | {code: each._replace(level=listing.catalogue.level(code)) for code, each in seen.items()}
