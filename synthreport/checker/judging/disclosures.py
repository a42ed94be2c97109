"""What limitations disclose: a fault that its author reports is a note, so that nobody is better off hiding it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from synthreport.finding import Place
from synthreport.rules.value import Fault, Unsaid, Value


class Disclosures:
    """The limitations of a manifest, by the ids that each is `about`.

    A limitation discloses faults of one rule alone, the first that finds one in what it names. One whose text is that
    of another discloses nothing: a sentence that fits everything reports nothing.
    """

    def __init__(self, root: Value) -> None:
        limitations = list(_limitations(root))
        texts = Counter(_folded(limitation) for limitation in limitations)
        self._by_id: dict[str, list[Value]] = {}
        for limitation in limitations:
            for name in limitation.texts("about") if texts[_folded(limitation)] == 1 else ():
                self._by_id.setdefault(name, []).append(limitation)
        self._rule_of: dict[str, str] = {}

    def of(self, code: str, fault: Fault) -> Place | None:
        """The limitation that discloses a fault of a rule, if there is one."""
        for limitation in (each for name in fault.about for each in self._by_id.get(name, ())):
            if self._rule_of.setdefault(limitation.pointer, code) == code:
                return limitation.place()
        return None


def _limitations(root: Value) -> Iterator[Value]:
    try:
        for _, limitation in root.each("limitations"):
            if isinstance(limitation.get("text"), str):
                yield limitation
    except Unsaid:  # a limitation that cannot be read discloses nothing
        return


def _folded(limitation: Value) -> str:
    """The text of a limitation, without what two ways of writing it may differ in."""
    return "".join(filter(str.isalnum, limitation["text"].casefold()))
