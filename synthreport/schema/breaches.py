"""A document against the published JSON Schema: what is malformed, in our own words, whichever engine found it.

An engine gives instance paths and keywords alone. What was expected there is read from the published schema, by walking
it along the path; so the message does not depend on the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from synthreport.schema.engines import Engine, of_form, one, shape
from synthreport.schema.evaluator import Path, Schema
from synthreport.standard.versions import NEWEST, later_than, read

if TYPE_CHECKING:
    from synthreport.schema.expected import Expected


class Breach(NamedTuple):
    """One place where a document has not the form of the standard. `path` leads to the value; `key` is set where the
    key at its end is what is wrong. `near` is the key that was probably meant. `words` gives message and fix, when
    somebody wants them: of hundreds of thousands of breaches, few are read. `tag` is set where the value would tell
    which form the object has that holds it: without it, nothing in there can be judged.
    """

    path: Path
    keyword: str
    words: Callable[[], tuple[str, str]]
    key: bool = False
    near: str = ""
    tag: bool = False

    @property
    def message(self) -> str:
        """What was found, and what was expected."""
        return self.words()[0]

    @property
    def fix(self) -> str:
        """How to mend it."""
        return self.words()[1]


Written = Callable[[Path], str]
"""How the value at a path stands in the text."""


def breaches(
    data: Any, version: str = NEWEST, written: Written | None = None, *, form: str = "", engine: Engine = one
) -> Iterator[Breach]:
    """Every breach of the schema, each place once. What is only missing is none: the catalogue knows what is asked.
    But what tells the form of an object must be there (`required`).

    With `written`, messages show a number as it stands in the text: who wrote 1.10 must not be told of 1.1. With
    `form`, the data are no whole manifest, but what one definition of the schema describes, such as `Dataset`: of such
    data there is one at a time.
    """
    explained, seen = None, set[tuple[Path, bool]]()
    for path, keyword in (one(version, form) if form else engine(version))(data):
        explained = explained or _Explained(data, version, written, form)
        for breach in explained.breaches(path, keyword):
            if (breach.path, breach.key) not in seen:
                seen.add((breach.path, breach.key))
                yield breach


@cache
def published(version: str = NEWEST) -> Schema:
    """The published JSON Schema of a version."""
    schema: Schema = read("manifest.schema.json", version)
    return schema


class _Explained:
    """What the errors of an engine mean in one document."""

    def __init__(self, data: Any, version: str, written: Written | None, form: str) -> None:
        from synthreport.schema.expected import Expected  # not above: a clean document needs no words
        from synthreport.schema.nearest import Nearest

        self.data, self.written = data, written
        self.nearest = Nearest()
        self.expected = Expected(of_form(published(version), form))
        self.shape = Expected(of_form(shape(version), form))
        self.later = {each: Expected(of_form(published(each), form)) for each in reversed(later_than(version))}

    def breaches(self, path: Path, keyword: str) -> Iterator[Breach]:
        """The breaches that one error stands for."""
        if keyword == "additionalProperties":
            yield from self._unknown_keys(path)
        elif keyword == "propertyNames":
            yield from self._bad_names(path)
        elif keyword == "required":
            yield self._without_tag(path)
        else:
            yield Breach(path, keyword, partial(self._bad_value, path, keyword), tag=self._is_tag(path, keyword))

    def _without_tag(self, path: Path) -> Breach:
        """What the object at a path lacks, which the shape requires of nothing but what tells forms apart."""
        from synthreport.schema import messages

        expected = self.expected.along(self.data, path)
        (tag,) = expected["required"]
        fix = messages.how_to_state(tag, expected["properties"][tag])
        return Breach((*path, tag), "required", lambda: (f"`{tag}` is not stated", fix), tag=True)

    def _is_tag(self, path: Path, keyword: str) -> bool:
        """Whether the value at a path tells the form of what holds it: nothing else is required in the shape."""
        return (
            keyword == "enum" and bool(path) and path[-1] in self.shape.along(self.data, path[:-1]).get("required", ())
        )

    def _bad_value(self, path: Path, keyword: str) -> tuple[str, str]:
        from synthreport.schema import messages

        value = self._at(path)
        is_number = self.written and keyword == "type" and value.__class__ in (int, float)
        text = self.written(path) if self.written and is_number else ""
        return messages.bad_value(value, keyword, self.expected.along(self.data, path), text)

    def _unknown_keys(self, path: Path) -> Iterator[Breach]:
        """Every key that is not known at a path."""
        properties = self.expected.along(self.data, path)["properties"]
        later = {key: each for each, said in self.later.items() for key in _known(said, self.data, path)}
        value = self._at(path)
        known = tuple([key for key in properties if key not in value])
        for key in value:
            if key not in properties and not key.startswith("x-"):
                yield self._unknown((*path, key), value[key], known, later.get(key, ""))

    def _unknown(self, path: Path, content: Any, known: tuple[str, ...], since: str) -> Breach:
        """What to tell of an unknown key; `since` is the later version that knows it."""
        from synthreport.schema import messages

        key = str(path[-1])
        near = "" if since or messages.is_half_a_text(key, content) else self.nearest.to(key, known, known)
        known_words = partial(messages.unknown_key, key, content, near, known)
        words = partial(messages.too_new, key, since) if since else known_words
        return Breach(path, "additionalProperties", words, True, near)

    def _bad_names(self, path: Path) -> Iterator[Breach]:
        from synthreport.schema import messages
        from synthreport.schema.evaluator import Evaluator

        root = self.expected.root
        expected, fits = self.expected.along(self.data, path), Evaluator(root).fits
        for name in self._at(path):
            if not fits(expected["propertyNames"], name):
                words = partial(messages.bad_name, name, expected, root)
                yield Breach((*path, name), "propertyNames", words, key=True)

    def _at(self, path: Path) -> Any:
        value = self.data
        for part in path:
            value = value[part]
        return value


def _known(expected: Expected, data: Any, path: Path) -> Schema:
    """The keys that are known at a path."""
    known: Schema = expected.along(data, path).get("properties", {})
    return known
