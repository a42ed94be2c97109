"""One test over many things: all that fail are reported, and the rest is not the cost of thousands of tests."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def each(names: str, values: Iterable[Any], ids: Callable[[Any], str] = str) -> Callable[[Test], Test]:
    """As `pytest.mark.parametrize`, but within one test: fixtures are shared by all values."""
    arguments = [name.strip() for name in names.split(",")]
    held = list(values)
    assert held, "nothing to test"

    def collecting(test: Test) -> Test:
        @functools.wraps(test)
        def all_of_them(**fixtures: Any) -> None:
            failed = []
            for value in held:
                given = dict(zip(arguments, value if len(arguments) > 1 else (value,), strict=True))
                try:
                    test(**fixtures, **given)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"for {names} = {ids(value)}")
                    failed.append(error)
            if failed:
                raise BaseExceptionGroup(f"{len(failed)} of {len(held)} fail", failed)

        signature = inspect.signature(test)
        kept = [each for name, each in signature.parameters.items() if name not in arguments]
        all_of_them.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return all_of_them

    return collecting
