"""Documents that are valid against a JSON Schema, drawn over the keywords that the published one uses.

What a keyword means is said here a second time, on purpose: an unknown one is an error, not a weaker test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from synthreport.schema.evaluator import ANNOTATIONS, Evaluator

Schema = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Keys = tuple[str | int, ...]

SCHEMA: Schema = json.loads(
    (Path(__file__).parents[1] / "schema" / "1.0" / "manifest.schema.json").read_text(encoding="utf-8")
)

_NOTES = ANNOTATIONS | {"$schema", "$id", "$defs", "title", "description", "examples"}
_LARGEST = 2**53 - 1
_DEEP = 4
"""Below this depth, a gap is declared wherever one may be, and all optional answers are left out."""

_DAYS = ("2024", "2024-02", "2024-02-17", "2025-12-31", "2023-02-30")
_TEXTS: dict[str, st.SearchStrategy[str]] = {
    "Text": st.sampled_from(
        ("a", "The same sentence stands here.", "two\nlines", "none", "n/a", "1.0", "ε: {x}", "~/")
    ),
    "Id": st.sampled_from(("a", "b", "c", "trial", "One.two_3", "x", "gaps", "no", "A-1")),
    "Name": st.sampled_from(("a", "max depth", "none", "rest", "~/", "ε")),
    "Date": st.sampled_from(_DAYS),
    "Moment": st.sampled_from((*_DAYS, "2024-02-17T09:30Z", "2024-02-17T09:30:00.5+02:00")),
    "Language": st.sampled_from(("en", "pt-BR", "no")),
    "Country": st.sampled_from(("SE", "US-CA", "NO")),
    "Email": st.just("a.b@example.org"),
    "Orcid": st.sampled_from(("0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-009X")),
    "Ror": st.sampled_from(("https://ror.org/05dxps055", "05dxps055")),
    "Identifier": st.sampled_from(("https://doi.org/10.1000/182", "abc")),
    "Uri": st.sampled_from(("https://example.edu/data", "urn:x:y")),
    "Path": st.sampled_from(("data/synthetic.csv", "a/*.png", "none")),
    "Pointer": st.sampled_from(("/inputs/registry", "/a~1b/~0", "/")),
    "Sha256": st.sampled_from(("0" * 64, "9a" * 32)),
    "MediaType": st.sampled_from(("text/csv", "application/vnd.x+json")),
    "MetricName": st.sampled_from(
        ("fid.ks_complement@1", "a.b.c@1.2", "fid.c2st_auc@1", "priv.dcr_share@1", "priv.anonymeter.linkability@1.1")
    ),
    "SpdxExpression": st.sampled_from(("CC-BY-4.0", "MIT OR Apache-2.0", "none")),
}
"""Texts of every form, by the name of its definition."""

_RELEASE = (
    r"^(?![~\^<>!*]|=[^=]|[\s\S]*\.[x*]$(?!\n)"
    r"|(?:[Ll]atest|LATEST|[Nn]ewest|[Cc]urrent|[Mm]ain|[Mm]aster|HEAD|[Hh]ead)$(?!\n))[\s\S]*[^\s\x1c-\x1f\x85\ufeff]"
)
_UNNAMED = {_RELEASE: st.sampled_from(("2.0.0", "0.9.x-dev", "==1.4", "a1b2c3d", "none"))}
"""Texts of forms without a definition of their own, by pattern."""

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from((0.5, 1e-6, "", "TODO", "a", "none", "2023-02-30")),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(("a", "gap", "x-b", "")), inner, max_size=2)
    ),
    max_leaves=4,
)
"""Any JSON value, small."""


class UnknownKeyword(Exception):
    """The schema uses a keyword, or a pattern, that this module cannot draw for."""


class _Drawing:
    def __init__(self, root: Schema, draw: Draw) -> None:
        self.root = root
        self.draw = draw
        self.fits = Evaluator(root).fits
        named = root["$defs"].items()
        self.texts: dict[Any, Any] = {
            schema["pattern"]: _TEXTS.get(name) for name, schema in named if "pattern" in schema
        }
        self.texts |= _UNNAMED

    def value(self, schema: Any, depth: int) -> Any:
        """A value that is valid against a schema."""
        if schema is True:
            return self.draw(JSON)
        core = {key: part for key, part in schema.items() if key not in _NOTES}
        if not core:
            return self.draw(JSON)
        if "$ref" in core:
            _only(core, "$ref")
            return self.value(self.root["$defs"][core["$ref"].removeprefix("#/$defs/")], depth)
        if "else" in core:
            return self._form(core, depth)
        if "const" in core or "enum" in core:
            _only(core, "const", "enum", "type")
            return self.draw(st.sampled_from(core.get("enum", [core.get("const")])))
        return self._of_type(core, depth)

    def _form(self, core: Schema, depth: int) -> Any:
        """One of two forms: a drawn value must be recognised as the form that it was drawn for."""
        _only(core, "if", "then", "else")
        is_gap = core["if"].get("required") == ["gap"]
        first = is_gap if depth > _DEEP and is_gap else self.draw(st.booleans())
        value = self.value(core["then" if first else "else"], depth)
        assume(self.fits(core["if"], value) is first)
        return value

    def _of_type(self, core: Schema, depth: int) -> Any:
        kind = core.get("type")
        if kind == "object":
            return self._object(core, depth)
        if kind == "array":
            _only(core, "type", "items", "minItems")
            least = core.get("minItems", 0)
            size = self.draw(st.integers(least, max(least, 2 if depth < _DEEP else 0)))
            return [self.value(core["items"], depth + 1) for _ in range(size)]
        if kind == "string":
            return self._text(core)
        if kind == "boolean":
            _only(core, "type")
            return self.draw(st.booleans())
        if kind in ("integer", "number"):
            return self.draw(_number(core))
        raise UnknownKeyword(f"type {kind!r} in {core}")

    def _text(self, core: Schema) -> Any:
        _only(core, "type", "pattern")
        texts = self.texts.get(core.get("pattern", ""))
        if texts is None:
            raise UnknownKeyword(f"pattern {core.get('pattern')!r}: add texts of this form")
        return self.draw(texts)

    def _object(self, core: Schema, depth: int) -> Any:
        if "allOf" in core:
            return self._tagged(core, depth)
        if "properties" not in core:
            return self._map(core, depth)
        _only(core, "type", "properties", "patternProperties", "additionalProperties", "required", "if", "then")
        if core["additionalProperties"] is not False or list(core["patternProperties"]) != ["^x-"]:
            raise UnknownKeyword(f"an object that is open otherwise than by x-: {core}")
        told = {name: self.value(core["properties"][name], depth + 1) for name in self._names(core, depth)}
        if self.draw(st.integers(0, 19)) == 19:
            told["x-own"] = self.draw(JSON)
        return told

    def _names(self, core: Schema, depth: int) -> list[str]:
        """The keys of an object: what must be there or `rest`, and a few more."""
        names = list(core.get("required", ()))
        if "if" in core:
            excused = {"type": "object", "required": ["rest"], "properties": {"rest": True}}
            if core["if"] != {"not": excused} or set(core["then"]) != {"required", "properties"}:
                raise UnknownKeyword(f"a condition that is not about rest: {core['if']}, {core['then']}")
            if depth > _DEEP or self.draw(st.booleans()):
                names.append("rest")
            else:
                names += core["then"]["required"]
        others = [name for name in core["properties"] if name not in names]
        if depth <= _DEEP and others:
            names += self.draw(st.lists(st.sampled_from(others), unique=True, max_size=5 if depth == 0 else 2))
        return names

    def _tagged(self, core: Schema, depth: int) -> Any:
        """One of the forms that a tag tells apart."""
        _only(core, "type", "required", "properties", "allOf")
        part = self.draw(st.sampled_from(core["allOf"]))
        _only(part, "if", "then")
        value = self.value(part["then"], depth)
        assume(self.fits(part["if"], value))
        return value

    def _map(self, core: Schema, depth: int) -> Any:
        _only(core, "type", "propertyNames", "additionalProperties", "minProperties")
        least = core.get("minProperties", 0)
        size = self.draw(st.integers(least, max(least, 2 if depth < _DEEP else 0)))
        names = [self.value(core["propertyNames"] or {"$ref": "#/$defs/Id"}, depth) for _ in range(size)]
        return {name: self.value(core["additionalProperties"], depth + 1) for name in names}


def _only(core: Schema, *known: str) -> None:
    unknown = core.keys() - set(known)
    if unknown:
        raise UnknownKeyword(f"{sorted(unknown)} beside {sorted(core.keys() & set(known))}")


def _number(core: Schema) -> st.SearchStrategy[Any]:
    _only(core, "type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
    low, high = core.get("minimum", -_LARGEST), core.get("maximum", _LARGEST)
    few = st.sampled_from((0, 1, 2, 40, 3.0, -1, low, high))
    if core["type"] == "integer":
        return few.filter(lambda number: low <= number <= high) | st.integers(low, high)
    low, high = core.get("exclusiveMinimum", low), core.get("exclusiveMaximum", high)
    floats = st.floats(
        low,
        high,
        exclude_min="exclusiveMinimum" in core,
        exclude_max="exclusiveMaximum" in core,
        allow_nan=False,
        allow_infinity=False,
    )
    fits = Evaluator({}).fits
    return (few | st.sampled_from((0.05, 0.5))).filter(lambda number: fits(core, number)) | floats


@st.composite
def documents(draw: Draw, schema: Schema = SCHEMA) -> Any:
    """A document that is valid against a schema, most of what may be left out left out."""
    return _Drawing(schema, draw).value(schema, 0)


def places(data: Any, path: Keys = ()) -> Iterator[Keys]:
    """The path of everything in a document."""
    yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from places(value, (*path, key))


def reached(data: Any, path: Keys) -> Any:
    for part in path:
        data = data[part]
    return data


def copied(data: Any) -> Any:
    return json.loads(json.dumps(data))


_ODD: st.SearchStrategy[Any] = st.sampled_from(
    (
        None, True, False, 0, 1, -1, 0.5, 3.0, 1.5, 1e308, -1e308, 5e-324, 2**53, -(2**53), 10**30, "", " ", "none",
        "a", "0.91", "2024", "2024-13", "1.0", [], ["a"], [None], [[]], [{}], [1, "a"], {}, {"": ""}, {"a": "a"},
        {"a": {"a": {}}}, {"gap": "unknown"}, {"gap": "withheld"}, {"gap": "lost"}, {"gap": None},
        {"gap": {"gap": "unknown"}}, {"gap": ["unknown"]}, {"gap": "unknown", "a": 1}, {"rest": {"gap": "unknown"}},
        {"rest": {}}, {"other": "a"}, {"other": []}, {"about": 3}, {"about": "3"}, {"statement": "a"},
        {"listed_in": "a"}, {"x-a": 1}, {"kind": "a"},
    )
)  # fmt: skip
_NAMES = st.sampled_from(("rest", "gap", "other", "x-own", "kind", "a", "a b", "", "note", "value", "x-"))


def _tags(schema: Any) -> Iterator[str]:
    """The keys that tell the forms of an object apart."""
    if isinstance(schema, dict):
        yield from schema["required"] if "allOf" in schema else ()
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _tags(part)


_TAGS = frozenset(_tags(SCHEMA))
_SLIPS = ("drop", "replace", "rename", "move", "convert", "open", "deform")


@st.composite
def mutated(draw: Draw, originals: st.SearchStrategy[Any]) -> Any:
    """A document with one to three mistakes: something dropped, replaced, renamed, moved, or of another form."""
    data = copied(draw(originals))
    for _ in range(draw(st.integers(1, 3))):
        inner = [path for path in places(data) if path]
        if not inner:
            break
        _slip(data, draw(st.sampled_from(inner)), draw(st.sampled_from(_SLIPS)), draw)
    return data


def _slip(data: Any, path: Keys, slip: str, draw: Draw) -> None:
    holder, last = reached(data, path[:-1]), path[-1]
    if slip == "drop":
        del holder[last]
    elif slip == "replace":
        holder[last] = copied(draw(_ODD))
    elif slip == "move":
        inner = [path for path in places(data) if path]
        holder[last] = copied(reached(data, draw(st.sampled_from(inner))))
    elif slip == "convert":
        holder[last] = copied(_converted(holder[last], draw))
    elif slip == "open":
        holder[last] = copied(_opened(holder[last], draw))
    elif slip == "deform":
        _deform(data, draw)
    elif isinstance(holder, dict):
        holder[draw(_NAMES)] = holder.pop(last)


def _converted(value: Any, draw: Draw) -> Any:
    """The same as another kind of value: text as a number, a map as a list, and so on."""
    forms: list[Any] = [str(value), [value], {"a": value}, bool(value), None, len(str(value))]
    if isinstance(value, dict):
        forms += [list(value.values()), list(value)]
    elif isinstance(value, list):
        forms += [{str(number): each for number, each in enumerate(value)}, *value[:1]]
    elif isinstance(value, int | float):
        forms += [float(value), -value]
    return draw(st.sampled_from(forms))


def _opened(value: Any, draw: Draw) -> Any:
    """A gap instead of a value, around it, beside it, or in another gap."""
    gap: dict[str, Any] = {"gap": draw(st.sampled_from(("unknown", "withheld", "lost")))}
    beside = value if isinstance(value, dict) else {}
    forms = [gap, {**gap, "a": value}, {"gap": gap}, {"gap": [gap]}, {**beside, **gap}, {**beside, "rest": gap}, [gap]]
    return draw(st.sampled_from(forms))


def _deform(data: Any, draw: Draw) -> None:
    """Let nothing tell the form of an object, and let it hold what no form of it has."""
    tagged = [
        path for path in places(data) if path and path[-1] in _TAGS and isinstance(reached(data, path[:-1]), dict)
    ]
    if not tagged:
        return
    path = draw(st.sampled_from(tagged))
    holder = reached(data, path[:-1])
    if draw(st.booleans()):
        del holder[path[-1]]
    else:
        others = [f"{holder[path[-1]]}s", *(reached(data, each) for each in tagged)]
        holder[path[-1]] = copied(draw(_ODD | st.sampled_from(others)))
    for inner in draw(st.lists(st.sampled_from(list(places(holder))[1:]), max_size=3)) if holder else ():
        if inner in places(holder):
            held = reached(holder, inner[:-1])
            other = _converted(held[inner[-1]], draw) if draw(st.booleans()) else draw(_ODD)
            held[inner[-1]] = copied(other)


def shuffled(data: Any, random: Random) -> Any:
    """The same document, the keys of every object in another order."""
    if isinstance(data, dict):
        names = random.sample(list(data), len(data))
        return {name: shuffled(data[name], random) for name in names}
    return [shuffled(each, random) for each in data] if isinstance(data, list) else data
