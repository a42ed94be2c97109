"""The places where an answer is prose: which keys lead there, and whether `none` is an answer."""

from __future__ import annotations

from typing import Any

_OWN_WORDS = ("reason", "other")
"""Keys of prose that belong to no field: why there is a gap, and what no listed word says."""


class ProsePlaces:
    """The fields that hold prose, as a tree of their keys: `*` is any id, and the empty key the end of a path."""

    def __init__(self, listed: dict[str, dict[str, Any]]) -> None:
        self._listed = listed
        self._tree: dict[str, Any] = {}
        asked = [text for field in listed.values() for text in field["asks"]]
        asked += [part.replace("_", " ") for path in listed for part in path.split("/")[1:]]
        self.questions = dict.fromkeys(asked, "question")

    def holds(self, pointer: str) -> bool:
        """Whether the answer at a pointer is prose."""
        return self._found(pointer)[0] is not None

    def refuses_none(self, pointer: str) -> bool:
        """Whether the answer at a pointer is prose that must say something: `none` is no answer there."""
        field = self._found(pointer)[0]
        return field is not None and not field["none"]

    def repeats(self, pointer: str, words: str) -> bool:
        """Whether prose at a pointer only repeats what is asked there, or one of the keys that lead there."""
        field, keys = self._found(pointer)
        return field is not None and (words in field["asks"] or words in keys)

    def _found(self, pointer: str) -> tuple[dict[str, Any] | None, list[str]]:
        """The field of prose at a pointer, None if there is none; and the standard's keys on the way."""
        node, keys = self._grown(), list[str]()
        parts = pointer.split("/")[1:]
        for part in parts:
            if part in node:
                node = node[part]
                keys.append(part.replace("_", " "))
            elif "*" in node:
                node = node["*"]
            elif not part.isdigit():
                return (_OWN if parts[-1] in _OWN_WORDS else None), keys
        return node.get("") if parts else None, keys

    def _grown(self) -> dict[str, Any]:
        """The tree, built when it is first asked for."""
        for path, field in self._listed.items() if not self._tree else ():
            node = self._tree
            for part in path.split("/")[1:]:
                node = node.setdefault(part, {})
            node[""] = field
        return self._tree


_OWN = {"none": False, "asks": []}
