"""The names of a metric: its id, its title, and the names that people type."""

from __future__ import annotations

from functools import cache

from synthreport.standard.metrics.metrics import Entry, registry, worded
from synthreport.standard.versions import NEWEST, VERSIONS

_LONGEST = 100
"""The greatest length of a name."""


def called(name: str, version: str = NEWEST) -> list[str]:
    """The ids of the metrics with a name, ignoring case, spaces and punctuation: KS, `C-index`, 1 − KS."""
    return list(_names(version).get(_plain(name), ())) if len(name) <= _LONGEST else []


_ATTACKING = ("member", "attribut", "infer", "attack", "link", "singl", "identi", "disclos", "recaptur")
"""How words begin that say what an attack attacks."""


def only_discouraged(name: str, version: str = NEWEST) -> bool:
    """Whether a name contains names of metrics, all of them discouraged, and no word for what is attacked."""
    if any(word.startswith(_ATTACKING) for word in _words(name[:_LONGEST])):
        return False
    known = registry(version).metrics
    found = mentioned(name, version)
    return bool(found) and all(known[metric]["status"] == "discouraged" for metric in found)


def mentioned(name: str, version: str = NEWEST) -> set[str]:
    """The ids of the metrics one of whose names is contained in a name, word by word."""
    words = _words(name[:_LONGEST])
    known, longest = _phrases(_known(version))
    starts = range(len(words))
    said = (" ".join(words[start : start + count]) for start in starts for count in range(1, longest + 1))
    return {metric for phrase in said for metric in known.get(phrase, ())}


def _known(version: str) -> str:
    return version if version in VERSIONS else NEWEST


@cache
def _phrases(version: str) -> tuple[dict[str, set[str]], int]:
    """The metrics by every name in words, and the length of the longest in words.

    None is a word of another meaning, such as OR.
    """
    found: dict[str, set[str]] = {}
    for metric, facts in registry(version).metrics.items():
        for phrase in facts["names"]:
            found.setdefault(phrase, set()).add(metric)
    return found, max(len(phrase.split()) for phrase in found)


def phrases(metric: str, entry: Entry) -> list[str]:
    """The names of a metric in plain words, but the shortest, as the catalogue has them for every check."""
    names = (metric.partition("@")[0].rpartition(".")[2], entry["title"], *entry["aliases"])
    return list(dict.fromkeys(" ".join(_words(name)) for name in names if len(name) > 2))


def _words(name: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in name.casefold()).split()


@cache
def _names(version: str) -> dict[str, list[str]]:
    """The metrics by every name in plain letters; read on demand, as a check of known ids needs none."""
    names: dict[str, dict[str, None]] = {}
    for metric, entry in worded(version).items():
        stem = metric.partition("@")[0]
        for name in (metric, stem, stem.rpartition(".")[2], entry["title"], *entry["aliases"]):
            names.setdefault(_plain(name), {})[metric] = None
    return {name: list(metrics) for name, metrics in names.items()}


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
