"""Restores, with the key, everything that was hidden."""

from __future__ import annotations

from collections.abc import Callable, Collection
from copy import deepcopy
from typing import Any

from synthreport.document.pointers import get, put
from synthreport.journal.anonymity.tokens import resolved, stems_of

FORMAT = "synthreport-key"

Key = dict[str, Any]


class WrongKey(ValueError):
    """The key is not one of this program's, or does not belong to the manifest; the message says which."""


def checked(key: Any) -> Key:
    """A key that is one of this program's. Raises WrongKey."""
    if not isinstance(key, dict) or key.get("format") != FORMAT:
        raise WrongKey(f'not a key: expected a JSON object with "format": "{FORMAT}"')
    if not _is_whole(key):
        raise WrongKey("a part of the key is damaged: take a copy of the key as anonymise wrote it")
    return key


def restore(data: Any, key: Any) -> Any:
    """The manifest with everything that was hidden; what was changed in it meanwhile stays. Raises WrongKey."""
    tokens: dict[str, str] = checked(key)["tokens"]
    restored = deepcopy(data)
    for pointer, answer in key["answers"].items():
        if isinstance(_holder(restored, pointer), dict):
            put(restored, pointer, answer)
    for pointer, keys in key.get("order", {}).items():
        _sort(get(restored, pointer, None), keys)
    if not tokens:
        return restored
    stems, lengths = stems_of(tokens), sorted({len(token) for token in tokens}, reverse=True)
    return _mapped(restored, lambda text: resolved(text, tokens, stems, lengths))


def homeless(data: Any, key: Any) -> list[str]:
    """The pointers of answers that cannot be restored, because the objects around them are gone."""
    return [pointer for pointer in checked(key)["answers"] if not isinstance(_holder(data, pointer), dict)]


def _is_whole(key: Key) -> bool:
    """Whether every part of a key is of the kind that is read."""
    answers, tokens, order = key.get("answers"), key.get("tokens"), key.get("order", {})
    if not (isinstance(answers, dict) and isinstance(tokens, dict) and isinstance(order, dict)):
        return False
    texts = [
        tokens.values(),
        *order.values(),
        [key.get(name, "") for name in ("original", "notation", "hidden_sha256")],
    ]
    return all(pointer.startswith("/") for pointer in answers) and all(map(_are_texts, texts))


def _are_texts(values: Any) -> bool:
    return isinstance(values, Collection) and all(isinstance(each, str) for each in values)


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    """The data with every text in it changed, keys too."""
    if isinstance(data, dict):
        return {change(key): _mapped(each, change) for key, each in data.items()}
    if isinstance(data, list):
        return [_mapped(each, change) for each in data]
    return change(data) if isinstance(data, str) else data


def _sort(holder: Any, keys: list[str]) -> None:
    """Restore the order of the keys; keys that were added meanwhile follow."""
    if isinstance(holder, dict):
        sorted_keys = [key for key in keys if key in holder]
        for key in (*sorted_keys, *(key for key in list(holder) if key not in sorted_keys)):
            holder[key] = holder.pop(key)


def _holder(data: Any, pointer: str) -> Any:
    return get(data, pointer.rpartition("/")[0], None)
