"""Mistakes in a limit that no schema can find: patterns, references, and keys that a manifest cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from synthreport.profile.limit_paths import Targets, strange_paths
from synthreport.profile.linear_patterns import UnusablePattern, matcher
from synthreport.schema.evaluator import Path
from synthreport.schema.nearest import nearest
from synthreport.schema.subschemas import below, beside, subschemas
from synthreport.standard.catalogue import Node

Problem = tuple[Path, str, str, bool]
"""The place in the limit, the message, the fix, and whether the key there is wrong."""

_REFERENCES = ("$ref", "$dynamicRef")


def problems(limit: Any, root: Node) -> Iterator[Problem]:
    """Everything that makes a limit unusable although it is a valid schema."""
    yield from _unusable_patterns(limit)
    yield from _dialects(limit)
    targets = dict(_targets(limit, (), _resolver(limit)))
    lost = list(_lost(limit, targets))
    yield from lost
    if not lost and _is_circular(limit, targets):
        yield ("$defs",), "definitions refer to each other in a circle", "Write one of them out.", False
    elif not lost:
        yield from _strange(limit, root, targets)


def _strange(limit: Any, root: Node, targets: Targets) -> Iterator[Problem]:
    for path, key, known in strange_paths(limit, root, targets):
        meant = nearest(key, known)
        fix = f'Did you mean "{meant}"?' if meant else f"Known here: {', '.join(known[:12])}."
        yield path, f'the manifest has no key "{key}" there', fix, True


def _dialects(limit: Any) -> Iterator[Problem]:
    """Schemas within a limit that name their dialect, and would be read differently from the rest."""
    for path, part in subschemas(limit):
        if path and isinstance(part, dict) and "$schema" in part:
            message = "the dialect is named within a limit"
            yield (*path, "$schema"), message, "Name it once, at the top, or not at all.", True


def _unusable_patterns(limit: Any) -> Iterator[Problem]:
    for path, part in subschemas(limit):
        if isinstance(part, dict):
            patterns = {(*path, "pattern"): part["pattern"]} if "pattern" in part else {}
            patterns |= {(*path, "patternProperties", each): each for each in part.get("patternProperties", ())}
            for place, pattern in patterns.items():
                try:
                    matcher(pattern)
                except UnusablePattern as error:
                    yield place, str(error), "Correct the pattern.", place[-1] == pattern


def _resolver(limit: Any) -> Any:
    """The resolver of references, which finds targets only within the limit."""
    return Registry[Any]().resolver_with_root(DRAFT202012.create_resource(limit))


def _targets(schema: Any, path: Path, resolver: Any) -> Iterator[tuple[tuple[Path, str], Any]]:
    """The target of each reference of a limit, by its place and keyword; None if there is none."""
    if not isinstance(schema, dict):
        return
    for keyword in (each for each in _REFERENCES if each in schema):
        try:
            yield (path, keyword), resolver.lookup(schema[keyword]).contents
        except (Unresolvable, ValueError):
            yield (path, keyword), None
    for place, part in below(schema):
        inner = resolver.in_subresource(DRAFT202012.create_resource(part)) if isinstance(part, dict) else resolver
        yield from _targets(part, (*path, *place), inner)


def _lost(limit: Any, targets: Targets) -> Iterator[Problem]:
    """Every dangling reference of the limit."""
    schemas = {id(part) for _, part in subschemas(limit)}
    held = dict(subschemas(limit))
    for (path, keyword), target in targets.items():
        if target is None or id(target) not in schemas:
            name = held[path][keyword]
            yield (*path, keyword), f"the limit defines no {name}", "Define it under its `$defs`.", False


def _is_circular(limit: Any, targets: Targets) -> bool:
    """Whether a reference leads back to itself for the same value."""
    graph: dict[int, set[int]] = {}
    for path, part in subschemas(limit):
        if isinstance(part, dict):
            led = [targets[path, keyword] for keyword in _REFERENCES if keyword in part]
            graph[id(part)] = {id(each) for each in (*led, *(inner for _, inner in beside(part)))}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False
