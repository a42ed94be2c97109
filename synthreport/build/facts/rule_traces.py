"""Where the findings of each rule point, and which answers it reads, as seen while it judges its own cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple
from unittest.mock import patch

from synthreport.conformance.suite import merged
from synthreport.document.pointers import parts_of, pointer_of, reach
from synthreport.rules import RULES, Rule
from synthreport.rules.value import Manifest, Unsaid, Value
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.gaps import holds_answers, is_gap

Entry = dict[str, Any]


class Trace(NamedTuple):
    """The paths of a rule: where its findings point, and the answers that it reads; `*` is any id or index."""

    finding: list[str]
    reads: list[str]

    def entry(self) -> Entry:
        """The paths as they are published; nothing for a rule that points anywhere."""
        return {key: paths for key, paths in self._asdict().items() if paths}


def traces(suite: Entry, catalogue: Catalogue) -> dict[str, Trace]:
    """The trace of every rule on answers of a version, by its code, from the cases of the version."""
    points: dict[str, set[str]] = {code: set() for code in catalogue.rules if RULES[code].judge}
    reads = {code: _declared(RULES[code]) for code in points}
    for case in suite["cases"]:
        for finding in case["expect"]:
            if finding["code"] in points:
                points[finding["code"]].add(_path(catalogue, finding["pointer"]))
        if case["code"] in reads and "base" in case:
            reads[case["code"]] |= {_path(catalogue, pointer) for pointer in _seen_in(suite, case)}
    return {code: Trace(sorted(points[code]), _ends(reads[code])) for code in points}


_SEEN: dict[tuple[Rule, str, str], set[str]] = {}
"""What rules read, by the rule, the digest of the suite and the case: a process may render the standard repeatedly."""


def _seen_in(suite: Entry, case: Entry) -> set[str]:
    """The pointers of all answers that the rule of a case reads in it."""
    rule = RULES[case["code"]]
    key = rule, suite["sha256"], case["name"]
    if key not in _SEEN:
        _SEEN[key] = _seen(rule, merged(suite["bases"][case["base"]], case["patch"]))
    return _SEEN[key]


def _declared(rule: Rule) -> set[str]:
    """The paths that a rule declares: of its elements, and of what it needs or minds in them."""
    return {rule.at, *(f"{rule.at}/{key}" for key in (*rule.needs, *rule.minds))}


def _seen(rule: Rule, data: Any) -> set[str]:
    """The pointers of all answers that a rule reads in some data."""
    root = Manifest(data)
    assert rule.judge is not None, f"{rule.code} is judged elsewhere"
    with _watched() as seen:
        for pointer, element in reach(data, rule.at):
            # Data of a case may be malformed, which the checker would take out first.
            with suppress(Unsaid, LookupError, TypeError, ValueError, AttributeError):
                if holds_answers(element) and _has_all(rule, element):
                    list(rule.judge(Value(element, pointer, root) if pointer else root))
    return seen


def _has_all(rule: Rule, element: Any) -> bool:
    """Whether an element states everything that a rule needs."""
    return all(any(not is_gap(answer) for _, answer in reach(element, f"/{need}")) for need in rule.needs)


@contextmanager
def _watched() -> Iterator[set[str]]:
    """The pointers of all answers that are asked for meanwhile."""
    seen, get, has, each = set[str](), Value.get, Value.has, Value._elements

    def noted(value: Value, *keys: str) -> None:
        seen.add(value.place(*keys).pointer)

    def watched_get(value: Value, *keys: str) -> Any:
        noted(value, *keys)
        return get(value, *keys)

    def watched_has(value: Value, key: str) -> bool:
        noted(value, key)
        return has(value, key)

    def watched_each(value: Value, keys: tuple[str, ...]) -> list[tuple[str, Value]]:
        noted(value, *keys)
        return each(value, keys)

    with patch.multiple(Value, get=watched_get, has=watched_has, _elements=watched_each):
        yield seen


def _path(catalogue: Catalogue, pointer: str) -> str:
    """A pointer with `*` for the ids and indices of collections."""
    node, parts = catalogue.root, list[str]()
    for part in parts_of(pointer):
        child = node.children.get(part)
        is_key = child or part == "rest" or (node.children and not node.each and not part.isdigit())
        parts.append(part if is_key else "*")
        node = child or node.each or type(node)()
    return pointer_of(parts)


def _ends(paths: set[str]) -> list[str]:
    """The paths on which no other goes on."""
    return sorted(path for path in paths if path and not any(other.startswith(f"{path}/") for other in paths))
