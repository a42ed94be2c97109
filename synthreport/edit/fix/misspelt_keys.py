"""Unknown keys: the known key that each probably means, or else an `x-` key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from synthreport.document import Document, parts_of, pointer_of
from synthreport.schema.breaches import breaches
from synthreport.standard.versions import effective_version, stated_version


def other_names(document: Document, pointer: str, unsafe: bool) -> Iterator[str]:
    """Other names for a key: the nearest known key; without one and with `unsafe`, an `x-` key."""
    meant = _meant(document).get(pointer)
    if meant:
        yield meant
    elif meant is not None and unsafe:
        yield f"x-{parts_of(pointer)[-1]}"


@lru_cache(maxsize=1)
def _meant(document: Document) -> dict[str, str]:
    """The pointers of all unknown keys, each with the nearest known key, or an empty text."""
    found = breaches(document.data, effective_version(stated_version(document.data)))
    unknown = (breach for breach in found if breach.key and breach.keyword == "additionalProperties")
    return {pointer_of(breach.path): breach.near for breach in unknown}
