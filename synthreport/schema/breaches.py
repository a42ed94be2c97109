"""A document against the published JSON Schema: malformed values, in our own words, the same for every engine.

An engine gives only instance paths and keywords. The expected form is read from the published schema, by walking
it along the path; so the message does not depend on the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from synthreport.schema.engines import Engine, of_form, one, shape
from synthreport.schema.evaluator import Path, Schema
from synthreport.standard.gaps import is_gap
from synthreport.standard.versions import NEWEST, later_than, read

if TYPE_CHECKING:
    from synthreport.schema.choices import Choice
    from synthreport.schema.expected import Expected


class Breach:
    """One malformed place of a document. `path` leads to the value; `key` is set if the
    key at its end is wrong. `near` is the key that was probably meant. `words` computes message and fix only when
    they are needed: of hundreds of thousands of breaches, few are read. `shared` is set if the value would define the
    form of the object that contains it: it names the keys that every form has. No other key there can be checked.
    """

    __slots__ = ("key", "keyword", "near", "path", "shared", "words")

    def __init__(
        self,
        path: Path,
        keyword: str,
        words: Callable[[], tuple[str, str]],
        key: bool = False,
        near: str = "",
        shared: frozenset[str] | None = None,
    ) -> None:
        self.path, self.keyword, self.words, self.key, self.near, self.shared = path, keyword, words, key, near, shared

    def below(self, path: Path) -> Breach:
        """The same breach of data that are at a path."""
        return Breach((*path, *self.path), self.keyword, self.words, self.key, self.near, self.shared)

    @property
    def meant(self) -> Path:
        """The path, with the key that was probably meant at its end."""
        return (*self.path[:-1], self.near) if self.near else self.path

    @property
    def message(self) -> str:
        """What was found, and what was expected."""
        return self.words()[0]

    @property
    def fix(self) -> str:
        """How to fix it."""
        return self.words()[1]


Written = Callable[[Path], str]
"""The spelling of the value at a path in the text."""


def breaches(
    data: Any, version: str = NEWEST, written: Written | None = None, *, form: str = "", engine: Engine = one
) -> Iterator[Breach]:
    """Every breach of the schema, each place once. A missing answer is not a breach: the catalogue lists requirements.
    But the keys that define the form of an object must exist (`required`).

    With `written`, messages show a number as the author spelled it: 1.10, not 1.1. With
    `form`, the data are an instance of one definition of the schema, such as `Dataset`, not a whole manifest: of such
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
    """The meaning of an engine's errors in one document."""

    def __init__(self, data: Any, version: str, written: Written | None, form: str) -> None:
        from synthreport.schema.expected import Expected  # lazy: a clean document needs no words
        from synthreport.schema.nearest import Nearest

        self.data, self.version, self.written = data, version, written
        self.nearest = Nearest()
        self.forms: dict[str, _Explained] = {}
        self.expected = Expected(of_form(published(version), form))
        self.shape = Expected(of_form(shape(version), form))
        self.later = {each: Expected(of_form(published(each), form)) for each in reversed(later_than(version))}

    def breaches(self, path: Path, keyword: str) -> Iterator[Breach]:
        """The breaches behind one error."""
        if keyword == "additionalProperties":
            yield from self._unknown_keys(path)
        elif keyword == "propertyNames":
            yield from self._bad_names(path)
        elif keyword == "required":
            yield from self._without_tag(path)
        elif self._is_tag(path, keyword):
            choice = self._choice(path[:-1])
            yield Breach(path, keyword, partial(self._bad_value, path, keyword), shared=choice.shared)
            yield from self._in_any_form(path, choice)
        else:
            yield Breach(path, keyword, partial(self._bad_value, path, keyword))

    def _choice(self, path: Path) -> Choice:
        """The choice that the object at a path has not made."""
        from synthreport.schema.choices import choice_of

        return choice_of(self.shape.along(self.data, path), self.version)

    def _without_tag(self, path: Path) -> Iterator[Breach]:
        """The missing key of the object at a path; the schema requires only keys that define forms."""
        from synthreport.schema import messages

        value, choice = self._at(path), self._choice(path)
        if is_gap(value) and "gap" not in choice.asked:
            yield Breach(path, "type", partial(messages.no_gap, choice.tag))
            return
        strange = tuple([key for key in value if key not in choice.asked and key[:2] != "x-"])
        meant = self.nearest.to(choice.tag, strange, strange)
        words = partial(self._no_tag, path, choice.tag)
        missing = Breach((*path, choice.tag), "required", words, shared=choice.shared)
        if meant:
            words = partial(messages.unknown_key, meant, value[meant], choice.tag, ())
            keyword = "additionalProperties"
            missing = Breach((*path, meant), keyword, words, key=True, near=choice.tag, shared=choice.shared)
        yield missing
        yield from self._in_any_form(missing.path, choice)

    def _no_tag(self, path: Path, tag: str) -> tuple[str, str]:
        from synthreport.schema import messages

        expected = self.expected.along(self.data, path)
        return f"`{tag}` is not stated", messages.how_to_state(tag, expected["properties"][tag])

    def _in_any_form(self, tag: Path, choice: Choice) -> Iterator[Breach]:
        """Values that no form allows in an object of unknown form; `tag` leads to the key that should define it."""
        value = self._at(tag[:-1])
        known = tuple([key for key in choice.asked if key not in value])
        for key in value:
            if key == tag[-1] or key[:2] == "x-":
                continue
            path = (*tag[:-1], key)
            if key in choice.asked:
                yield from self._refused_by_all(path, choice)
            else:
                yield self._unknown(path, value[key], known, "")

    def _refused_by_all(self, path: Path, choice: Choice) -> Iterator[Breach]:
        """The errors under the first form in an answer that no form accepts."""
        answer, key = self._at(path), str(path[-1])
        refusals = []
        for form in choice.asked[key]:
            held = {choice.tag: form.word, key: answer}
            refusals.append((form.name, held, list(one(self.version, form.name)(held))))
            if not refusals[-1][-1]:
                return
        name, held, errors = refusals[0]
        inner = self._within(name, held, path[:-1])
        for place, keyword in errors:
            for breach in inner.breaches(place, keyword):
                yield breach.below(path[:-1])

    def _within(self, form: str, data: Any, path: Path) -> _Explained:
        """The same for an object of a form at a path; the schemas of forms are settled once."""
        from copy import copy  # lazy: few objects are of unknown form

        if form not in self.forms:
            self.forms[form] = _Explained(data, self.version, None, form)
        inner = copy(self.forms[form])
        inner.data, inner.nearest = data, self.nearest
        written = self.written
        inner.written = (lambda below: written((*path, *below))) if written else None
        return inner

    def _is_tag(self, path: Path, keyword: str) -> bool:
        """Whether the value at a path defines the form of its object: the schema requires nothing else."""
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
        """Every unknown key at a path."""
        properties = self.expected.along(self.data, path)["properties"]
        later = {key: each for each, said in self.later.items() for key in _known(said, self.data, path)}
        value = self._at(path)
        known = tuple([key for key in properties if key not in value])
        for key in value:
            if key not in properties and not key.startswith("x-"):
                yield self._unknown((*path, key), value[key], known, later.get(key, ""))

    def _unknown(self, path: Path, content: Any, known: tuple[str, ...], since: str) -> Breach:
        """The breach of an unknown key; `since` is the later version that has it."""
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
    """The known keys at a path."""
    known: Schema = expected.along(data, path).get("properties", {})
    return known
