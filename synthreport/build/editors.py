"""What editors show and offer: on every key its item and level, in place of every answer the forms that it may take.

`markdownDescription` and `defaultSnippets` are read by the YAML language server, which VS Code and others ask; to
validators they are annotations. In a snippet, `$1` is where the author writes first, and `${2|one,other|}` a choice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count
from typing import Any

from synthreport.manifest.node import ITEMS
from synthreport.schema.settled import name_of, words_of

Schema = dict[str, Any]

_LONGEST_CHOICE = 8
"""How many words a choice within a snippet offers; where there are more, completion offers them."""
_DATA = ("examples", "enum", "const", "required")
_GAP = {"label": "gap", "description": "There is no answer; this says why.", "body": {"gap": "$1"}}


def for_editors(schema: Schema, entries: Schema) -> Schema:
    """The same schema, with what editors show and offer; `entries` are those of its catalogue."""
    snippets = _Snippets(schema["$defs"], _levels(entries["profiles"]))
    return {**_annotated(schema, snippets), "defaultSnippets": [snippets.beginning(schema, entries["standard"])]}


def _levels(profiles: Schema) -> dict[str, str]:
    """The levels of items in the profiles that change them, in words."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, profile in profiles.items():
        for code, said in profile["levels"].items():
            found.setdefault(code, {}).setdefault(said["level"], []).append(f"`{name}`")
    return {
        code: "".join(f"; {level} in {', '.join(names)}" for level, names in by_level.items())
        for code, by_level in found.items()
    }


def _annotated(schema: Any, snippets: _Snippets, *, branch: bool = False) -> Any:
    """A schema with all below it. A `branch` of a choice offers nothing by itself: the choice offers all."""
    if isinstance(schema, list):
        return [_annotated(each, snippets) for each in schema]
    if not isinstance(schema, dict):
        return schema
    told: Schema = {}
    for key, inner in schema.items():
        if key in ("properties", "patternProperties", "$defs"):
            told[key] = {name: _annotated(each, snippets) for name, each in inner.items()}
        else:
            inside = key in ("if", "then", "else")
            told[key] = inner if key in _DATA else _annotated(inner, snippets, branch=inside)
    if "x-item" in schema:
        told["markdownDescription"] = _shown(schema, snippets.levels)
    offered = [] if branch else list(snippets.of(schema))
    return told | ({"defaultSnippets": offered} if offered else {})


def _shown(field: Schema, levels: dict[str, str]) -> str:
    """The words of a field, its item, and whether it is asked for; where the item is worded, its question and reason.

    The name comes first: above it, a server may show the title of a union of many fields, such as `Text or gap`.
    """
    item = ITEMS[field["x-item"]]
    is_home = field["title"] == item.title
    words = f"**{item.label}:** {item.question}\n\n{field['description']}" if is_home else _named(field)
    why = f"\n\n*Why:* {item.why}" if is_home else ""
    when = " and ".join(f"`{name}`" for name in _when(field))
    level = field.get("x-level", "optional") + (f" where {when}" if "x-level" in field and when else "")
    in_profiles = levels.get(item.code, "") if "x-level" in field else ""
    return f"{words}{why}\n\n{item.code} {item.label}, {level}{in_profiles}"


def _named(field: Schema) -> str:
    return f"**{field['title']}:** {field['description']}"


def _when(field: Schema) -> Collection[str]:
    """The conditions under which a field is asked for."""
    when: Collection[str] = field.get("x-when", ITEMS[field["x-item"]].when)
    return when


class _Snippets:
    def __init__(self, definitions: Schema, levels: dict[str, str]) -> None:
        self.definitions, self.levels = definitions, levels

    def of(self, schema: Schema) -> Iterator[Schema]:
        """The forms of an answer that has several, as snippets: the usual ones first, the gap last."""
        if "else" in schema:
            yield from self._forms(schema)

    def beginning(self, root: Schema, version: str) -> Schema:
        """A new manifest: what every manifest has, with nothing in it."""
        names = [name for name, field in root["properties"].items() if self._is_always_asked(field)]
        body = {name: f"${stop}" for stop, name in enumerate(names)}
        return {
            "label": "synthreport manifest",
            "description": "A new manifest.",
            "body": body | {"synthreport": f'"{version}"'},
        }

    def _is_always_asked(self, field: Schema) -> bool:
        """Whether no condition excuses a field, or, of a section that is no item itself, something in it."""
        if "x-item" not in field:
            return bool(_required(self._resolved(field)))
        return "x-level" in field and not _when(field)

    def _forms(self, schema: Schema) -> Iterator[Schema]:
        if "$ref" in schema:
            name = name_of(schema)
            yield from [_GAP] if name == "Gap" else self._forms(self.definitions[name])
        elif "else" in schema:
            yield from self._forms(schema["else"])
            yield from self._forms(schema["then"])
        elif "const" in schema or "enum" in schema:
            yield from _words(schema)
        elif schema.get("type") == "boolean":
            yield from ({"label": str(word).lower(), "body": word} for word in (True, False))
        else:
            yield from self._objects(schema)

    def _objects(self, schema: Schema) -> Iterator[Schema]:
        """An object of each form; in a collection, an entry of each form under an id yet to be chosen."""
        if isinstance(schema.get("additionalProperties"), dict):
            inner = self._resolved(schema["additionalProperties"])
            for form in self._objects(inner):
                yield {"label": form["label"], "body": {"${1:an_id}": form["body"]}}
        elif "allOf" in schema:
            for each in schema["allOf"]:
                ((tag, test),) = each["if"]["properties"].items()
                for word in words_of(test):
                    yield {"label": str(word), "body": {tag: word} | self._body(self._resolved(each["then"]), tag)}
        elif "properties" in schema and _required(schema):
            yield {"label": schema["title"], "body": self._body(schema)}

    def _body(self, schema: Schema, *but: str) -> Schema:
        """What an object must have, with nothing in it."""
        stops = count(2)
        names = (name for name in schema["properties"] if name in _required(schema) and name not in but)
        return {name: self._blank(schema["properties"][name], next(stops)) for name in names}

    def _blank(self, schema: Schema, stop: int) -> Any:
        usual = self._resolved(schema)
        words = usual.get("enum", ())
        if 0 < len(words) <= _LONGEST_CHOICE:
            return f"${{{stop}|{','.join(map(str, words))}|}}"
        return [f"${stop}"] if usual.get("type") == "array" else usual.get("const", f"${stop}")

    def _resolved(self, schema: Schema) -> Schema:
        """The usual form of an answer, without references."""
        while "$ref" in schema or "else" in schema:
            schema = schema["else"] if "else" in schema else self.definitions[name_of(schema)]
        return schema


def _words(schema: Schema) -> Iterator[Schema]:
    """The values of a closed list, each with its meaning."""
    meanings = schema.get("enumDescriptions") or [schema.get("description", "")]
    for word, meaning in zip(words_of(schema), meanings, strict=True):
        yield {"label": str(word), "body": word} | ({"description": meaning} if meaning else {})


def _required(schema: Schema) -> list[str]:
    """What an object must have where no `rest` answers it."""
    return [*schema.get("required", ()), *schema.get("then", {}).get("required", ())]
