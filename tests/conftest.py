"""What holds in every test: whatever it gives the checker, no rule of the checker raises an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from synthreport.files import bugs


@pytest.fixture(autouse=True)
def no_bug_is_noted() -> Iterator[None]:
    """A check does not raise for a bug in a rule; so a test would pass that met one."""
    bugs.noted()
    yield
    assert bugs.noted() == []
