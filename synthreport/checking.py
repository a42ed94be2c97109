"""Document → Result: every item's and every rule's outcome, and everything that is wrong, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from synthreport import texts
from synthreport.document import Document, parts_of, pointer_of
from synthreport.finding import Finding, Outcome, Place, Result, State, Verdict
from synthreport.inventory import Inventory, Missing
from synthreport.judging import Judging
from synthreport.opening import as_document
from synthreport.rules import RULES
from synthreport.rules.value import Fault, Manifest, Value
from synthreport.shape import Breach, breaches, published
from synthreport.standard.catalogue import Catalogue, Entry, load

_NUMBER_FOUND = re.compile(r"^found -?[0-9][^ ]*,")
_is_number = re.compile(r"-?[0-9][0-9.eE+-]*").fullmatch
_GAPS, _OF_A_GAP = "LI02", ("gap", "reason", "access")
_UNKNOWN_KEY, _WRONG_KIND = "DC67", "DC68"
_REFERENCE, _IDS, _PLACEHOLDER, _DATE, _SAME = "DC69", "DC70", "DC71", "DC72", "DC73"
_WHOLE = (_UNKNOWN_KEY, _WRONG_KIND, _REFERENCE, _IDS, _PLACEHOLDER, _DATE, _SAME)


def check(source: Any, *, profile: str = "core") -> Result:
    """Check a manifest against the standard.

    `source` is the text of a manifest (str or bytes), a path (`pathlib.Path`), a `Document`, or plain data. What is
    wrong in it is never an exception but a finding. Raises OSError where a path cannot be read, UnknownProfile,
    and RuleCrashed for a bug in a rule.
    """
    return _Check(as_document(source), load(profile=profile)).result()


class _Check:
    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document = document
        self.catalogue = catalogue
        self.findings: list[Finding] = []
        self.outcomes: dict[str, Outcome] = {}

    def result(self) -> Result:
        self._read()
        readable = isinstance(self.document.data, dict)
        if readable:
            self._items()
        else:
            self._nothing()
        profile = self.catalogue.profile
        verdict = Verdict(self.catalogue.standard, profile["profile"], profile["version"], profile["sha256"])
        order = [*self.catalogue.items, *self.catalogue.rules]
        return Result(verdict, readable, {code: self.outcomes[code] for code in order}, self._in_order())

    def _read(self) -> None:
        """Every problem of the text as a finding, and the outcomes of the rules on the text."""
        for problem in self.document.problems:
            also = tuple(Place(problem.pointer, span=span) for span in problem.also)
            self._add(problem.code, Place(problem.pointer, span=problem.span), problem.message, problem.fix, also)
        broken = {problem.code for problem in self.document.problems}
        readable = isinstance(self.document.data, dict)
        for code, rule in RULES.items():
            if rule.judge is None and code not in _WHOLE:
                state = State.BROKEN if code in broken else State.HOLDS if readable else State.NOT_CHECKED
                self._conclude(code, state, "" if state is not State.NOT_CHECKED else "the text could not be read")

    def _nothing(self) -> None:
        for code in (*self.catalogue.items, *self.catalogue.rules):
            if code not in self.outcomes:
                self._conclude(code, State.NOT_CHECKED, "the text could not be read")

    def _items(self) -> None:
        spoilt = {problem.pointer for problem in self.document.problems if problem.spoils}
        malformed = self._malformed(spoilt)
        data = _without(self.document.data, malformed) if malformed else self.document.data
        inventory = Inventory(self.catalogue, data, malformed)
        items = self.catalogue.items
        inventory.codes[State.MALFORMED].update(finding.code for finding in self.findings if finding.code in items)
        for code, state in inventory.states().items():
            self.outcomes[code] = Outcome(code, inventory.level(code), state)
        self.findings = [_with_lost(finding, inventory.lost) for finding in self.findings]
        for missing in inventory.missing:
            self._miss(missing, data)
        self._rules(Manifest(data, malformed), inventory)

    def _rules(self, root: Value, inventory: Inventory) -> None:
        self._whole(root, inventory)
        judging = Judging(root, inventory.unsaid, self.catalogue.conditions)
        for code, rule in RULES.items():
            if rule.judge is not None:
                outcome, faults = judging.judge(code, self.catalogue.level(code))
                self.outcomes[code] = outcome
                self._faults(code, faults)

    def _malformed(self, spoilt: set[str]) -> set[str]:
        """Every breach of the schema as a finding; returns the pointers of the values that are out."""
        malformed = set(spoilt)
        found = breaches(self.document.data, self.catalogue.standard)
        for breach in found:
            pointer = pointer_of(breach.path)
            if pointer not in spoilt:
                malformed |= self._breach(breach, pointer)
        codes = {finding.code for finding in self.findings}
        for code in (_UNKNOWN_KEY, _WRONG_KIND):
            self._conclude(code, State.BROKEN if code in codes else State.HOLDS)
        return malformed

    def _breach(self, breach: Breach, pointer: str) -> set[str]:
        place = Place(pointer, key=breach.key)
        if not breach.key:
            message = self._as_written(breach.message, pointer) if breach.keyword == "type" else breach.message
            self._add(self._item_at(breach.path) or _WRONG_KIND, place, message, breach.fix)
            return {pointer_of(breach.path[:-1]) if breach.path[-1:] == ("gap",) else pointer}
        if breach.keyword == "propertyNames":
            self._add(self._item_at(breach.path[:-1]) or _WRONG_KIND, place, breach.message, breach.fix)
            return set()
        meant = (*breach.path[:-1], breach.near)
        code = self._item_at(meant) if breach.near else None
        self._add(code or _UNKNOWN_KEY, place, breach.message, breach.fix)
        return {pointer_of(meant)} if breach.near else set()

    def _as_written(self, message: str, pointer: str) -> str:
        """The message with a number as it stands in the text: who wrote 1.10 must not be told of 1.1."""
        span = self.document.span(pointer)
        written = self.document.line(span.line)[span.column - 1 : span.end_column - 1]
        return _NUMBER_FOUND.sub(f"found the number {written},", message) if _is_number(written) else message

    def _item_at(self, path: tuple[str | int, ...]) -> str | None:
        """The item that is answered at a path, or nearest above it."""
        node, data, code = self.catalogue.root, self.document.data, None
        for part in path:
            if part == "rest" or (part in _OF_A_GAP and isinstance(data, dict) and "gap" in data):
                return _GAPS
            child = node.children.get(str(part))
            variant = child.variant(data) if child is not None and isinstance(data, dict) else None
            if child is not None:
                code = variant.item or code if variant is not None else code
                node = child
            elif node.each is not None:
                node = node.each
            else:
                break
            data = data.get(part) if isinstance(data, dict) else data[part] if isinstance(part, int) else None
        return code

    def _miss(self, missing: Missing, data: Entry) -> None:
        from synthreport import wording

        field = wording.field(published(self.catalogue.standard), data, missing.holder, missing.key)
        message = f"`{missing.key.replace('/', '.')}` is not stated"
        if missing.with_it:
            message += f", and with it {', '.join(missing.with_it)}"
        place = Place(f"{missing.holder}/{missing.key}")
        fix = wording.how_to_state(missing.key.replace("/", "."), field)
        entry = self.catalogue.items[missing.code]
        self.findings.append(Finding(missing.code, missing.level, entry["title"], place, message, fix))

    def _whole(self, root: Value, inventory: Inventory) -> None:
        """The rules that look at all texts at once."""
        empty = list(texts.placeholders(inventory.leaves + inventory.reasons))
        silent = {fault.at.pointer for fault in empty}
        identifiers = texts.Identifiers(root, self.catalogue.references, inventory.told())
        references = [leaf for leaf in inventory.leaves if leaf[3] and leaf[0] not in silent]
        lost = [(leaf, False, told) for leaf in references if (told := identifiers.dangling(leaf))]
        wrong = {finding.at.pointer for finding in self.findings if finding.at.key}
        keys = [leaf for leaf in inventory.keys if leaf[0] not in wrong]
        lost += [(leaf, True, told) for leaf in keys if (told := identifiers.dangling(leaf))]
        for leaf, is_key, (message, fix) in lost:
            self._add(_REFERENCE, Place(leaf[0], key=is_key), message, fix)
        self._conclude(_REFERENCE, State.BROKEN if lost else State.HOLDS)
        self._judged(_IDS, identifiers.duplicates())
        self._judged(_PLACEHOLDER, empty)
        self._judged(_DATE, texts.wrong_dates(inventory.leaves))
        self._judged(_SAME, texts.repeated(inventory.leaves))

    def _judged(self, code: str, faults: Iterable[Fault]) -> None:
        found = list(faults)
        self._faults(code, found)
        self._conclude(code, State.BROKEN if found else State.HOLDS)

    def _faults(self, code: str, faults: list[Fault]) -> None:
        for fault in faults:
            self._add(code, fault.at, fault.message, self.catalogue.rules[code]["fix"], fault.also)

    def _add(self, code: str, at: Place, message: str, fix: str, also: tuple[Place, ...] = ()) -> None:
        level, title = self.catalogue.level(code), self.catalogue.title(code)
        self.findings.append(Finding(code, level, title, at, message, fix, also))

    def _conclude(self, code: str, state: State, reason: str = "") -> None:
        self.outcomes[code] = Outcome(code, self.catalogue.level(code), state, reason)

    def _in_order(self) -> tuple[Finding, ...]:
        """The findings in the order of the document."""

        def position(finding: Finding) -> tuple[tuple[int, ...], str]:
            span = finding.at.span or self.document.span(finding.at.pointer, key=finding.at.key)
            return tuple(span), finding.code

        return tuple(sorted(self.findings, key=position))


def _with_lost(finding: Finding, lost: Mapping[str, tuple[str, ...]]) -> Finding:
    """The finding on a malformed value, which tells what else cannot be read for it."""
    codes = lost.get(finding.at.pointer)
    return finding._replace(message=f"{finding.message}; with it, {', '.join(codes)} is lost") if codes else finding


def _without(data: Any, malformed: set[str]) -> Any:
    """The data without the malformed values: keys are dropped; in lists, None keeps the others' places.

    Only what holds such a value is copied, the rest is shared.
    """
    copies: dict[str, Any] = {"": copy(data)}
    for pointer in sorted(malformed):
        holder, last = _holder(copies, pointer)
        if isinstance(holder, list):
            holder[int(last)] = None
        elif isinstance(holder, dict):
            holder.pop(last, None)
    return copies[""]


def _holder(copies: dict[str, Any], pointer: str) -> tuple[Any, str]:
    """A copy of what holds the value at a pointer, put into a copy of what holds that, and so on; and the last key."""
    *path, last = parts_of(pointer)
    holder, at = copies[""], ""
    for part in path:
        at += pointer_of((part,))
        key: Any = int(part) if isinstance(holder, list) else part
        inside = isinstance(holder, list) or (isinstance(holder, dict) and key in holder)
        if not inside:
            return None, last
        if at not in copies:
            holder[key] = copies[at] = copy(holder[key])
        holder = copies[at]
    return holder, last
