"""The metric registry for the checker: the definitions against which results are checked."""

from functools import cache
from typing import Any, NamedTuple

from synthreport.standard.catalogue import short_entries
from synthreport.standard.versions import NEWEST, VERSIONS, read

Entry = dict[str, Any]

FAMILIES = {
    "valid": "Validity: form and rules",
    "fid": "Fidelity: alike in single columns and in several",
    "ts": "Longitudinal data and time series",
    "sig": "Signals",
    "rel": "Several tables",
    "geno": "Genomes",
    "util": "Utility: predictions and estimates",
    "surv": "Time to event",
    "inf": "Inference",
    "fair": "Fairness",
    "priv": "Privacy",
    "dp": "Differential privacy",
    "img": "Images",
    "text": "Text",
    "repl": "Replication",
}
"""Every family of metrics, by the first part of its members' ids, and in words."""

ATTACKS = {
    "membership": "whether a person was among the training data",
    "attribute": "what a person's secret field holds",
    "identity": "who a person is, by singling one out",
    "linkage": "which records belong to one person, or to kin",
    "copies": "whether records of persons were copied",
}
"""Which disclosures a metric may attack, in words."""

SHOWN = {
    "simulation": "shown by simulation",
    "definition": "by definition",
    "rows": "to be measured on real rows, on which it depends",
    "none": "nothing to measure",
}
"""The source of the value that real rows reach, in words."""


class Registry(NamedTuple):
    """The metrics of a version of the standard by their ids, and the versions of tools that compute one wrongly.

    `versions` has the versions of each metric's definition by its name, which is its id up to the `@`.
    """

    metrics: dict[str, Entry]
    defects: list[Entry]
    versions: dict[str, list[str]]

    def nearest(self, name: str) -> list[str]:
        """Up to three ids that look most like this one; ids with the same ending count as near."""
        from difflib import get_close_matches

        stem = name.partition("@")[0]
        tail = stem.rpartition(".")[2]
        same_tail = [each for each in self.versions if each.rpartition(".")[2] == tail]
        near = dict.fromkeys([*same_tail, *get_close_matches(stem, self.versions, n=3, cutoff=0.5)])
        return [f"{each}@{self.versions[each][-1]}" for each in near][:3]


_LOADED: dict[str, Registry] = {}


def registry(version: Any = NEWEST) -> Registry:
    """The registry of a version of the standard, made once; that of the newest version if this one is unknown."""
    known = version if version in VERSIONS else NEWEST
    if known not in _LOADED:
        catalogue = short_entries(known)
        versions: dict[str, list[str]] = {}
        for each in catalogue["metrics"]:
            name, _, version_of_it = each.partition("@")
            versions.setdefault(name, []).append(version_of_it)
        _LOADED[known] = Registry(catalogue["metrics"], catalogue["defects"], versions)
    return _LOADED[known]


@cache
def worded(version: str = NEWEST) -> dict[str, Entry]:
    """Every metric with its full entry: a separate file, as few checks need it."""
    metrics: dict[str, Entry] = read("metrics.json", version)["metrics"]
    return metrics
