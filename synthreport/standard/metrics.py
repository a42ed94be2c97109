"""The metric registry as the checker reads it: what a result that names a metric by its id can be held to."""

from __future__ import annotations

from typing import Any, NamedTuple

from synthreport.standard.catalogue import entries
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

CONTEXT: dict[str, tuple[tuple[str, ...], str]] = {
    "n": (("n",), "how many records, pairs or targets it rests on (`n`)"),
    "events": (("events",), "how many events it rests on (`events`)"),
    "interval": (("interval", "standard_error"), "how far it may be off (`interval` or `standard_error`)"),
    "repeats": (("repeats",), "the same number again with another seed (`repeats`)"),
    "seed": (("seed",), "its seed (`seed`)"),
    "fields": (("fields", "breakdown"), "which fields it is about (`fields` or `breakdown`)"),
    "group": (("group", "breakdown"), "which group it is about (`group` or `breakdown`)"),
    "known": (("known",), "what the attacker knows (`known`)"),
    "secret": (("secret",), "what is guessed (`secret`)"),
    "tool": (("tool",), "the tool that computed it (`tool`)"),
    "metadata": (("metadata_sha256", "metadata"), "the metadata that the tool read (`metadata_sha256` or `metadata`)"),
}
"""What a metric may have to be given with: the fields of a result of which one must be there, and words.

Beside these, `parameters:NAME` stands for a setting of that name in a result's `parameters`.
"""

PARAMETER = "parameters:"


class Registry(NamedTuple):
    """The metrics of a version of the standard by their ids, and the versions of tools that get one of them wrong.

    `versions` holds the versions of each metric's definition by its name, which is its id up to the `@`.
    """

    metrics: dict[str, Entry]
    defects: list[Entry]
    versions: dict[str, list[str]]

    def nearest(self, name: str) -> list[str]:
        """Up to three ids that look most like this one; those that end alike count as near."""
        from difflib import get_close_matches

        stem = name.partition("@")[0]
        tail = stem.rpartition(".")[2]
        same_tail = [each for each in self.versions if each.rpartition(".")[2] == tail]
        near = dict.fromkeys([*same_tail, *get_close_matches(stem, self.versions, n=3, cutoff=0.5)])
        return [f"{each}@{self.versions[each][-1]}" for each in near][:3]


_LOADED: dict[str, Registry] = {}


def registry(version: Any = NEWEST) -> Registry:
    """The registry of a version of the standard, made once; that of the newest where there is no such version."""
    known = version if version in VERSIONS else NEWEST
    if known not in _LOADED:
        catalogue = entries(known)
        versions: dict[str, list[str]] = {}
        for each in catalogue["metrics"]:
            name, _, version_of_it = each.partition("@")
            versions.setdefault(name, []).append(version_of_it)
        _LOADED[known] = Registry(catalogue["metrics"], catalogue["defects"], versions)
    return _LOADED[known]


def worded(version: str = NEWEST) -> dict[str, Entry]:
    """Every metric with all that the standard says of it: a file of its own, for a check needs none of it."""
    metrics: dict[str, Entry] = read("metrics.json", version)["metrics"]
    return metrics


def context_in_words(word: str) -> str:
    """What a word of `CONTEXT`, or a parameter, asks for."""
    return CONTEXT[word][1] if word in CONTEXT else f"the setting `{word.removeprefix(PARAMETER)}` in `parameters`"
