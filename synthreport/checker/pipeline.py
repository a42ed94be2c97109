"""Document → Result: every item's and every rule's outcome, and everything that is wrong, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING, Any

from synthreport.checker import cross_checks
from synthreport.checker.item_states import Inventory, Missing
from synthreport.checker.rule_runner import Judging, RuleCrashed
from synthreport.checker.tally import MOST, Tally
from synthreport.document import Document, pointer_of
from synthreport.document.pointers import without
from synthreport.document.source import as_document
from synthreport.files import bugs
from synthreport.finding import Finding, Gap, Outcome, Place, Result, State, Verdict
from synthreport.profile.lookup import chosen
from synthreport.rules import listed
from synthreport.rules.value import Fault, Manifest, Value
from synthreport.schema.breaches import Breach, breaches, published
from synthreport.schema.engines import Engine, one
from synthreport.standard import versions
from synthreport.standard.catalogue import Catalogue, Entry, load
from synthreport.standard.resolved_profile import LIMITS

if TYPE_CHECKING:
    from synthreport.schema.expected import Expected
    from synthreport.standard.steps import Upgraded

_VERSION = "ID01"
_GAPS, _OF_A_GAP = "LI02", ("gap", "reason", "access")
_OF_THE_REST = ("rest", "gap")
_UNKNOWN_KEY, _WRONG_KIND = "DC67", "DC68"
_REFERENCE, _IDS, _PLACEHOLDER, _DATE, _SAME = "DC69", "DC70", "DC71", "DC72", "DC73"
_OF_A_BUG = "Nothing in the manifest needs a fix for it. Report the bug, with the manifest if you can."
_WHOLE = (_UNKNOWN_KEY, _WRONG_KIND, _REFERENCE, _IDS, _PLACEHOLDER, _DATE, _SAME, LIMITS)


def check(
    source: Any,
    *,
    profile: str | PathLike[str] = "core",
    standard: str | None = None,
    most: int = MOST,
    engine: Engine = one,
) -> Result:
    """Check a manifest against the version of the standard that it states.

    `source` is the text of a manifest (str or bytes), a path (`pathlib.Path`), a `Document`, or plain data. What is
    wrong in it is never an exception but a finding. With `standard`, a manifest of an older version is judged as that
    version would judge it, and every finding points at what the author wrote. `profile` is the id of a profile of the
    standard, or the path of a file that holds one. At most `most` findings are listed, and the first hundred of each
    kind whatever their number; `more` counts the others. For many manifests, `engine` is that of `engines.engine_for`.
    Raises OSError where a path cannot be read, ProfileError, UnknownVersion, and NoWayBack where `standard` is older.
    """
    document = as_document(source)
    stated = versions.stated_in(document.data)
    return _Check(document, chosen(profile, versions.to_judge_by(stated, standard)), stated, most, engine).result()


class _Check:
    """One check: `data` are the document's or, where a newer version judges, what `upgraded` made of them.

    `formless` holds the pointer of every object of which nothing tells the form, with that of the key that would tell.
    What such an object holds may be anything: no rule sees it.
    """

    def __init__(self, document: Document, catalogue: Catalogue, stated: str | None, most: int, engine: Engine) -> None:
        self.document = document
        self.catalogue = catalogue
        self.stated = stated
        self.engine = engine
        self.rules = listed(catalogue.rules)
        self.data = document.data
        self.upgraded: Upgraded | None = None
        self.formless: dict[str, str] = {}
        self.tally = Tally(most)
        self.misnamed: set[str] = set()
        self.outcomes: dict[str, Outcome] = {}
        self.crashed, self.gaps = list[str](), tuple[Gap, ...]()

    def result(self) -> Result:
        self._read()
        readable = isinstance(self.data, dict) and self.stated in (None, *versions.VERSIONS)
        if readable:
            self._items()
        elif isinstance(self.data, dict):
            self._unknown_version(str(self.stated))
        else:
            self._nothing("the text could not be read")
        profile = self.catalogue.profile
        name = (profile["profile"], profile["version"], profile["sha256"])
        verdict = Verdict(self.catalogue.standard, *name, self.stated, self.catalogue.relaxed)
        order = [*self.catalogue.items, *self.catalogue.rules]
        outcomes = {code: self.outcomes[code] for code in order}
        return Result(verdict, readable, outcomes, self._in_order(), tuple(self.crashed), self.tally.more, self.gaps)

    def _read(self) -> None:
        """Every problem of the text as a finding, and the outcomes of the rules on the text."""
        for problem in self.document.problems:
            also = tuple(Place(problem.pointer, span=span) for span in problem.also)
            self._add(problem.code, Place(problem.pointer, span=problem.span), problem.message, problem.fix, also)
        broken = {problem.code for problem in self.document.problems}
        readable = isinstance(self.document.data, dict)
        for code, rule in self.rules.items():
            if rule.judge is None and code not in _WHOLE:
                state = State.BROKEN if code in broken else State.HOLDS if readable else State.NOT_CHECKED
                self._conclude(code, state, "" if state is not State.NOT_CHECKED else "the text could not be read")

    def _nothing(self, reason: str) -> None:
        for code in (*self.catalogue.items, *self.catalogue.rules):
            if code not in self.outcomes:
                self._conclude(code, State.NOT_CHECKED, reason)

    def _unknown_version(self, stated: str) -> None:
        """Nothing is judged by rules that the author never saw."""
        self._add(_VERSION, Place("/synthreport"), *versions.unknown(stated))
        self._conclude(_VERSION, State.MALFORMED)
        self._nothing(f"this checker does not know version {stated} of the standard")

    def _items(self) -> None:
        spoilt = {problem.pointer for problem in self.document.problems if problem.spoils}
        if self.stated not in (None, self.catalogue.standard):
            spoilt = self._upgrade(spoilt, load(str(self.stated)))
        malformed = self._malformed(spoilt)
        data = without(self.data, malformed)
        inventory = Inventory(self.catalogue, data, malformed, self.formless)
        self._states(inventory)
        for missing in inventory.missing:
            self._miss(missing, data)
        self._whole(data, inventory)
        root = Manifest(without(data, self.formless), {*malformed, *self.formless})
        self._rules(root, inventory)
        self._profile(root.data, inventory)

    def _states(self, inventory: Inventory) -> None:
        """The outcome of every item, the gaps, and what is lost with a malformed value, in the finding on that."""
        silent = {tag for tag in self.formless.values() if tag not in inventory.malformed}
        for finding in self.tally.kept:
            if finding.code in self.catalogue.items:
                inventory.codes[State.MISSING if finding.at.pointer in silent else State.MALFORMED].add(finding.code)
        self.gaps = tuple(gap._replace(pointer=self._origin(Place(gap.pointer))[0]) for gap in inventory.declared())
        for code, state in inventory.states().items():
            self.outcomes[code] = Outcome(code, inventory.level(code), state)
        self.tally.kept = [_with_lost(finding, inventory.lost) for finding in self.tally.kept]

    def _profile(self, data: Entry, inventory: Inventory) -> None:
        """What the profile alone says: the gaps that it does not accept, and its limits."""
        profile = self.catalogue.profile
        if not profile["gaps"] and not profile["limits"]:
            self._conclude(LIMITS, State.NOT_APPLICABLE)
            return
        from synthreport.checker import profile_enforcement  # not above: core demands nothing of its own

        for finding in profile_enforcement.refused_gaps(self.catalogue, inventory):
            self.tally.add(finding)
        self._attempt(LIMITS, partial(self._limits, data, inventory))

    def _limits(self, data: Entry, inventory: Inventory) -> None:
        from synthreport.checker import profile_enforcement

        self.outcomes[LIMITS], broken = profile_enforcement.limits(self.catalogue, data, inventory)
        for finding in broken:
            self.tally.add(finding)

    def _upgrade(self, spoilt: set[str], own: Catalogue) -> set[str]:
        """From here on, judge the manifest as a newer version says it; returns the pointers of what is malformed.

        What its own version refuses is told and taken out before: a step sees nothing but what it was written for.
        """
        from synthreport.standard.steps import upgraded  # not above: most manifests are judged by their own version

        before = _Check(self.document, own, self.stated, self.tally.most, self.engine)
        out = {*before._malformed(spoilt), *before.formless}
        for finding in before.tally.kept:
            self._add(finding.code, finding.at, finding.message, finding.fix)
        self.tally.more += before.tally.more
        self.upgraded = upgraded(without(self.data, out), self.catalogue.standard)
        self.data = self.upgraded.data
        return {self.upgraded.destination(pointer) for pointer in out}

    def _rules(self, root: Value, inventory: Inventory) -> None:
        judging = Judging(root, inventory.unsaid, self.catalogue.conditions, self.formless)
        for code, rule in self.rules.items():
            if rule.judge is not None:
                self._attempt(code, partial(self._rule, judging, code))

    def _rule(self, judging: Judging, code: str) -> None:
        self.outcomes[code] = judging.judge(code, self.catalogue.level(code), self._fault)

    def _attempt(self, code: str, judge: Callable[[], None]) -> None:
        """Let a rule judge; a bug in it is a finding under its code, and keeps nothing else from being judged."""
        try:
            judge()
        except Exception as error:
            crash = error if isinstance(error, RuleCrashed) else RuleCrashed(code, "", error)
            reason = bugs.note(f"rule {code}", crash.error)
            self.crashed.append(code)
            self._add(code, Place(crash.pointer), f"could not be checked: {reason}", _OF_A_BUG)
            self._conclude(code, State.NOT_CHECKED, reason)

    def _malformed(self, spoilt: set[str]) -> set[str]:
        """Every breach of the schema as a finding; returns the pointers of the values that are out."""
        malformed = set(spoilt)
        told = {finding.at for finding in self.tally.kept}
        for breach in breaches(self.data, self.catalogue.standard, self._written, engine=self.engine):
            pointer = pointer_of(breach.path)
            if breach.tag:
                self.formless[pointer_of(breach.path[:-1])] = pointer
            if breach.keyword == "required" and breach.path[-2:] == _OF_THE_REST:
                continue  # a `rest` that names no gap answers nothing: what it leaves out is missed
            if pointer not in spoilt and self._origin(Place(pointer, key=breach.key)) not in told:
                malformed |= self._breach(breach, pointer)
        for code in (_UNKNOWN_KEY, _WRONG_KIND):
            self._conclude(code, State.BROKEN if code in self.tally.codes else State.HOLDS)
        return malformed

    def _breach(self, breach: Breach, pointer: str) -> set[str]:
        code, out = self._spoilt_by(breach, pointer)
        if code not in self.catalogue or self.tally.enough(code, self.catalogue.level(code)):
            return out
        fix = f"{breach.fix} {self._judged_by()}" if pointer == "/synthreport" and not breach.key else breach.fix
        self._add(code, Place(pointer, key=breach.key), breach.message, fix)
        return out

    def _spoilt_by(self, breach: Breach, pointer: str) -> tuple[str, set[str]]:
        """The code under which a breach is told, and the pointers of the values that are out by it."""
        if not breach.key:
            out = pointer.removesuffix("/gap") if breach.path[-1:] == ("gap",) else pointer
            return self._item_at(breach.path) or _WRONG_KIND, {out} if breach.keyword != "required" else set()
        if breach.keyword == "propertyNames":
            self.misnamed.add(pointer)
            return self._item_at(breach.path[:-1]) or _WRONG_KIND, set()
        if not breach.near:
            return _UNKNOWN_KEY, {pointer}
        meant = (*breach.path[:-1], breach.near)
        return self._item_at(meant) or _UNKNOWN_KEY, {pointer, pointer_of(meant)}

    def _written(self, path: tuple[str | int, ...]) -> str:
        """How a value stands in the text."""
        return self.document.written(self.document.span(self._origin(Place(pointer_of(path))).pointer))

    def _item_at(self, path: tuple[str | int, ...]) -> str | None:
        """The item that is answered at a path, or nearest above it."""
        node, data, code = self.catalogue.root, self.data, None
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
        if self.tally.enough(missing.code, missing.level):
            return
        from synthreport.schema import messages

        field = self._expected.field(data, missing.holder, missing.key)
        message = f"`{missing.key.replace('/', '.')}` is not stated"
        if missing.with_it:
            message += f", and with it {', '.join(missing.with_it)}"
        place = self._origin(Place(f"{missing.holder}/{missing.key}"))
        fix = messages.how_to_state(missing.key.replace("/", "."), field)
        fix += f" {self._judged_by()}" if missing.code == _VERSION else ""
        entry = self.catalogue.items[missing.code]
        self.tally.add(Finding(missing.code, missing.level, entry["title"], place, message, fix))

    @cached_property
    def _expected(self) -> Expected:
        from synthreport.schema.expected import Expected  # not above: a clean document needs no words

        return Expected(published(self.catalogue.standard))

    def _judged_by(self) -> str:
        return f"This checker knows {versions.known()}; all else here is judged by {self.catalogue.standard}."

    def _whole(self, data: Entry, inventory: Inventory) -> None:
        """The rules that look at all texts at once."""
        identifiers = cross_checks.Identifiers(Value(data), self.catalogue.references, inventory.told())
        empty = cross_checks.placeholders(inventory.texts(), self.catalogue.placeholders, identifiers)
        silent = self._judged(_PLACEHOLDER, empty)
        self._attempt(_REFERENCE, partial(self._references, identifiers, inventory, silent))
        self._judged(_IDS, identifiers.duplicates())
        self._judged(_DATE, cross_checks.wrong_dates(inventory.leaves))
        self._judged(_SAME, cross_checks.repeated(inventory.leaves))

    def _references(self, identifiers: cross_checks.Identifiers, inventory: Inventory, silent: set[str]) -> None:
        references = (leaf for leaf in inventory.leaves if leaf[3] and leaf[0] not in silent)
        lost = ((Place(leaf[0]), told) for leaf in references if (told := identifiers.dangling(leaf)))
        keys = (leaf for leaf in inventory.keys if leaf[0] not in self.misnamed)
        lost_keys = ((Place(leaf[0], key=True), told) for leaf in keys if (told := identifiers.dangling(leaf)))
        for place, (message, fix) in chain(lost, lost_keys):
            self._add(_REFERENCE, place, message, fix)
        self._conclude(_REFERENCE, State.BROKEN if _REFERENCE in self.tally.codes else State.HOLDS)

    def _judged(self, code: str, faults: Iterable[Fault]) -> set[str]:
        """Tell the faults of a rule that looks at everything at once; returns their pointers."""
        found = set[str]()

        def judge() -> None:
            for fault in faults if code in self.catalogue else ():
                self._fault(code, fault)
                found.add(fault.at.pointer)
            self._conclude(code, State.BROKEN if found else State.HOLDS)

        self._attempt(code, judge)
        return found

    def _fault(self, code: str, fault: Fault) -> None:
        self._add(code, fault.at, fault.message, self.catalogue.rules[code]["fix"], fault.also)

    def _add(self, code: str, at: Place, message: str, fix: str, also: tuple[Place, ...] = ()) -> None:
        if code not in self.catalogue or self.tally.enough(code, self.catalogue.level(code)):
            return
        places = tuple(self._origin(place) for place in also)
        level, title = self.catalogue.level(code), self.catalogue.title(code)
        self.tally.add(Finding(code, level, title, self._origin(at), message, fix, places))

    def _conclude(self, code: str, state: State, reason: str = "") -> None:
        if code in self.catalogue:
            self.outcomes[code] = Outcome(code, self.catalogue.level(code), state, reason)

    def _origin(self, at: Place) -> Place:
        """The place as the author wrote it."""
        return at._replace(pointer=self.upgraded.origin(at.pointer)) if self.upgraded else at

    def _in_order(self) -> tuple[Finding, ...]:
        """The findings in the order of the document."""

        def position(finding: Finding) -> tuple[tuple[int, ...], str]:
            span = finding.at.span or self.document.span(finding.at.pointer, key=finding.at.key)
            return tuple(span), finding.code

        return tuple(sorted(self.tally.kept, key=position))


def _with_lost(finding: Finding, lost: Mapping[str, tuple[str, ...]]) -> Finding:
    """The finding on a malformed value, which tells what else cannot be read for it."""
    codes = lost.get(finding.at.pointer)
    return finding._replace(message=f"{finding.message}; with it, {', '.join(codes)} is lost") if codes else finding
