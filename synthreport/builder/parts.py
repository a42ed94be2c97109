"""Parts of a manifest that is being built: each answer is checked where it is given, and nothing need be complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from synthreport.builder.plain import plain
from synthreport.schema import forms
from synthreport.schema.evaluator import Schema

Answers = dict[str, Any]
T = TypeVar("T")


class WrongAnswer(ValueError):
    """An answer that the standard does not allow; the message is the checker's own."""


class UnknownKey(WrongAnswer, AttributeError):
    """The standard has no such key; the message names the one that was probably meant."""


class NoEntry(WrongAnswer, KeyError):
    """A collection has no entry of this name; the message says which it has."""

    def __str__(self) -> str:
        return str(self.args[0])


class Part:
    """An object of the manifest. Its attributes are its answers; one that is not stated is None.

    `part["x-…"]` is for keys of the author's own. Assigning raises WrongAnswer, and changes nothing, where the standard
    does not take the answer.
    """

    __slots__ = ("_answers", "_holder")
    _form = ""

    def __init__(self, **answers: Any) -> None:
        self._holder: tuple[Part, str] | None = None
        self._answers: Answers = {
            **forms.tags(self._form),
            **{key: plain(each) for key, each in answers.items()},
        }
        refuse(self._form, self._answers)

    if not TYPE_CHECKING:  # so that a type checker, too, refuses a key that is not known

        def __setattr__(self, name: str, answer: Any) -> None:
            if not name.startswith("_") and not isinstance(getattr(type(self), name, None), property):
                refuse(self._form, {name: "…"})
            object.__setattr__(self, name, answer)

        def __getattr__(self, name: str) -> Any:
            if not name.startswith("_"):
                refuse(self._form, {name: "…"})
            raise AttributeError(name)

    def __getitem__(self, key: str) -> Any:
        return self._get(key)

    def __setitem__(self, key: str, answer: Any) -> None:
        self._set(key, answer)

    def __delitem__(self, key: str) -> None:
        self._synthreport_data().pop(key, None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Part) and self._synthreport_data() == other._synthreport_data()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        told = ", ".join(f"{key}={each!r}" for key, each in self._synthreport_data().items())
        return f"{type(self).__name__}({told})"

    def _synthreport_data(self) -> Answers:
        """The answers that are in the manifest now, also those added through another object for the same part."""
        if self._holder is not None:
            holder, key = self._holder
            standing = holder._synthreport_data().get(key)
            if isinstance(standing, dict):
                self._answers = standing
        return self._answers

    def _get(self, key: str) -> Any:
        schema = forms.fields(self._form).get(key, {})
        answer = self._synthreport_data().get(key)
        if answer is None and (choice := forms.open_forms(schema)):
            raise WrongAnswer(f"{key} is not stated yet: assign one of {', '.join(choice)}{_hint(self)}")
        if forms.entry_at(schema, answer) is not None:
            return Entries(self, key)
        return wrapped(schema, answer, (self, key))

    def _set(self, key: str, answer: Any) -> None:
        value = plain(answer)
        self._refuse(key, value)
        self._synthreport_data()[key] = value
        self._keep()

    def _refuse(self, key: str, value: Any) -> None:
        """Raise WrongAnswer where the standard does not take a value here, whatever else stands here."""
        tags = {name: each for name, each in self._synthreport_data().items() if isinstance(each, str)}
        refuse(self._form, {**tags, key: value}, key)

    def _keep(self) -> None:
        """Put this part, and whatever holds it, into the manifest: it has an answer now."""
        if self._holder is not None:
            holder, key = self._holder
            if key not in holder._synthreport_data():
                holder._synthreport_data()[key] = self._answers
                holder._keep()


class Entries(MutableMapping[str, T]):
    """A collection of the manifest: parts, or plain answers, under ids of the author's choice."""

    __slots__ = ("_key", "_part")

    def __init__(self, part: Part, key: str) -> None:
        self._part = part
        self._key = key

    def _held(self) -> Answers:
        held = self._part._synthreport_data().get(self._key)
        return held if isinstance(held, dict) else {}

    def _synthreport_data(self) -> Answers:
        return self._held()

    def __getitem__(self, name: str) -> T:
        held = self._held()
        if name not in held:
            there = f"it has {', '.join(map(str, held))}" if held else "it is empty"
            raise NoEntry(f"{self._key} has no entry {name!r}, {there}: assign a whole one{_hint(self._part)}")
        schema = forms.entry_at(forms.fields(self._part._form)[self._key], held)
        found: T = wrapped(schema or {}, held[name])
        return found

    def __setitem__(self, name: str, answer: T | Mapping[str, Any]) -> None:
        value = plain(answer)
        self._part._refuse(self._key, {name: value})
        held = self._part._synthreport_data().setdefault(self._key, {})
        held[name] = value
        self._part._keep()

    def __delitem__(self, name: str) -> None:
        del self._held()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._held()))

    def __len__(self) -> int:
        return len(self._held())

    def __repr__(self) -> str:
        return repr(self._held())


def _hint(part: Part) -> str:
    """What else to know of the manifest that a part is in."""
    while part._holder is not None:
        part = part._holder[0]
    return str(getattr(part, "_note", ""))


def refuse(form: str, answers: Answers, key: str = "") -> None:
    """Raise WrongAnswer, with what the checker says, for answers that a form does not take; or for one alone."""
    from synthreport.schema.breaches import breaches

    for breach in breaches(answers, form=form):
        if breach.keyword == "required" or (key and breach.path[:1] != (key,)):
            continue
        where = ".".join([form or "Manifest", *map(str, breach.path)])
        unknown = breach.key and breach.keyword == "additionalProperties"
        raise (UnknownKey if unknown else WrongAnswer)(f"{where}: {breach.message}. {breach.fix}")


def wrapped(schema: Schema, value: Any, holder: tuple[Part, str] | None = None) -> Any:
    """A value of a manifest as an author handles it: a part, a tuple, or the plain answer itself."""
    if isinstance(value, list):
        return tuple(wrapped(forms.item_at(schema, value), each) for each in value)
    form = forms.object_at(schema, value) if value is None or isinstance(value, dict) else ""
    if not form:
        return value
    part = part_class(form).__new__(part_class(form))
    part._answers, part._holder = {} if value is None else value, holder
    return part


@cache
def part_class(form: str, base: type[Part] = Part) -> type[Part]:
    """The class of the parts of one form, its fields as properties with their descriptions."""
    told = {key: _property(key, field.get("description", "")) for key, field in forms.fields(form).items()}
    text = forms.definition(form).get("description", "")
    own = {"__doc__": text, "__slots__": (), "__module__": "synthreport.builder", "_form": form}
    return type(form or "Manifest", (base,), {**told, **own})


def _property(key: str, text: str) -> property:
    def get(part: Part) -> Any:
        return part._get(key)

    def put(part: Part, answer: Any) -> None:
        part._set(key, answer)

    def remove(part: Part) -> None:
        part._synthreport_data().pop(key, None)

    return property(get, put, remove, text)
