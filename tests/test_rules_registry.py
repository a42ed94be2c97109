"""Every rule is needed, and every part of it: without it, or with it changed, some case is judged otherwise."""

from __future__ import annotations
import __future__

import ast
import inspect
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple, NoReturn

import pytest
from cases import Case, cases, document
from each import each

import synthreport
from synthreport.checker import pipeline
from synthreport.checker.judging.rule_runner import Judging
from synthreport.finding import Finding, Place
from synthreport.rules import RULES
from synthreport.rules.value import Manifest
from synthreport.schema.engines import many
from synthreport.standard.catalogue import load

JUDGED = sorted(code for code, rule in RULES.items() if rule.judge is not None)
"""The rules that are functions; the others are judged by the reading, the shape, or over all texts at once."""

MODULES = [module for name, module in sorted(sys.modules.items()) if name.startswith("synthreport.rules.")]
HELPERS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in MODULES
    if module.__name__.rpartition(".")[2] != "rule"
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and all(rule.judge is not function for rule in RULES.values())
}
"""The functions that rules share, by the module in which they stand."""


@cache
def cases_by_code() -> dict[str, list[Case]]:
    """The cases of each code's own file, and those of others in which it is found."""
    held: dict[str, list[Case]] = {}
    for case in cases():
        for code in {case.code, *codes_found(case)}:
            held.setdefault(code, []).append(case)
    return held


def cases_of(code: str) -> list[Case]:
    return cases_by_code().get(code, [])


def need_a_case(code: str) -> None:
    if not any(code in codes_found(case) for case in cases_of(code)):
        pytest.fail(f"no case for {code}")


def codes_found(case: Case) -> set[str]:
    return {expected.partition(" ")[0] for expected in case.expect}


def told(findings: Iterator[Finding]) -> list[str]:
    return [f"{finding.code} {finding.at.pointer}".rstrip() for finding in findings]


def checked(case: Case) -> tuple[Finding, ...]:
    return synthreport.check(document(case), engine=many).findings


def nothing(value: Any) -> Iterator[Any]:
    yield from ()


@each("code", [code for code, rule in RULES.items() if not rule.of_files])
def test_no_rule_can_be_left_out(code: str) -> None:
    need_a_case(code)
    bad = [case for case in cases_of(code) if code in codes_found(case)]
    if code in JUDGED:
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(RULES, code, RULES[code]._replace(judge=nothing))
            found = told(iter(checked(bad[0])))
    else:
        found = told(finding for finding in checked(bad[0]) if finding.code != code)
    assert found == [expected for expected in bad[0].expect if expected.partition(" ")[0] != code]


class Mutant(NamedTuple):
    """A function with one thing changed."""

    name: str
    function: Any


SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    one: other
    for pair in (
        (ast.Lt, ast.LtE),
        (ast.Gt, ast.GtE),
        (ast.Eq, ast.NotEq),
        (ast.In, ast.NotIn),
        (ast.Is, ast.IsNot),
        (ast.And, ast.Or),
    )
    for one, other in (pair, pair[::-1])
}
NAMES = {"max": "min", "min": "max", "any": "all", "all": "any"}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """The same expression with one thing changed, in every way."""
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(SWAPS[type(node.op)](), node.values)  # type: ignore[arg-type]
        for index in range(len(node.values)):
            rest = [*node.values[:index], *node.values[index + 1 :]]
            yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
    elif isinstance(node, ast.Compare):
        for index, op in enumerate(node.ops):
            if type(op) in SWAPS:
                ops = [*node.ops[:index], SWAPS[type(op)](), *node.ops[index + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)  # type: ignore[arg-type]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield ast.Call(ast.Name(NAMES[node.func.id], ast.Load()), node.args, node.keywords)
    elif (
        isinstance(node, ast.Tuple) and len(node.elts) > 1 and all(isinstance(each, ast.Constant) for each in node.elts)
    ):
        for index in range(len(node.elts)):
            yield ast.Tuple([*node.elts[:index], *node.elts[index + 1 :]], ast.Load())


class _Change(ast.NodeTransformer):
    def __init__(self, number: int, other: ast.AST) -> None:
        self.number, self.other, self.seen = number, other, -1

    def visit(self, node: ast.AST) -> Any:
        self.seen += 1
        return self.other if self.seen == self.number else self.generic_visit(node)


def mutants(original: Any) -> Iterator[Mutant]:
    """A function, recompiled with each change in turn."""
    function = function_of(original)
    for number, node in enumerate(in_order(function)):
        for other in changes(node):
            changed = recompiled(original, _Change(number, other).visit(deepcopy(function)))
            yield Mutant(f"{ast.unparse(node)} → {ast.unparse(other)}", changed)


def function_of(original: Any) -> ast.FunctionDef:
    """The syntax tree of a function, without what decorates it."""
    function = ast.parse(inspect.getsource(original)).body[0]
    assert isinstance(function, ast.FunctionDef)
    function.decorator_list.clear()
    return function


def recompiled(original: Any, function: ast.FunctionDef) -> Any:
    """A function from its syntax tree, among the names of the module in which the original stands."""
    module = sys.modules[original.__module__]
    tree = ast.fix_missing_locations(ast.Module([function], []))
    names = dict(vars(module))
    flags = __future__.annotations.compiler_flag
    exec(compile(tree, str(module.__file__), "exec", flags, dont_inherit=True), names)
    return names[function.name]


def in_order(node: ast.AST) -> Iterator[ast.AST]:
    """Every node, in the order in which a transformer visits them."""
    yield node
    for child in ast.iter_child_nodes(node):
        yield from in_order(child)


class Reached(BaseException):
    """Ends a check where the rules would begin, with what they would look at."""


def reach(*arguments: Any) -> NoReturn:
    raise Reached(Judging(*arguments))


_JUDGINGS: dict[str, Judging] = {}


def judging_of(case: Case) -> Judging:
    """What the rules judge a case by: made once, however many rules look at it."""
    if case.name not in _JUDGINGS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pipeline, "Judging", reach)
            patch.setattr(pipeline, "cross_checks", lambda *_: {})  # no rule reads what they find
            with pytest.raises(Reached) as reached:
                checked(case)
        _JUDGINGS[case.name] = reached.value.args[0]
    return _JUDGINGS[case.name]


@cache
def judgings(code: str) -> list[Judging]:
    """What each case of a rule is judged by."""
    return [judging_of(case) for case in cases_of(code)]


class Trial(NamedTuple):
    """A rule on one of its cases, unchanged: what it finds, and the code of all functions that are called for it."""

    code: str
    judging: Judging
    usual: Any
    called: frozenset[CodeType]

    def notices(self) -> bool:
        """Whether the rule finds something else by now."""
        return bool(said(self.judging, self.code) != self.usual)


@cache
def trials(code: str) -> list[Trial]:
    """A rule on each of its cases. To be asked for before anything is changed."""
    return [tried(judging, code) for judging in judgings(code)]


def tried(judging: Judging, code: str) -> Trial:
    called: set[CodeType] = set()
    sys.setprofile(lambda frame, event, _: called.add(frame.f_code))
    try:
        usual = said(judging, code)
    finally:
        sys.setprofile(None)
    return Trial(code, judging, usual, frozenset(called))


def said(judging: Judging, code: str) -> Any:
    """What a rule finds in a case; the error, if it raises one."""
    try:
        return verdict(judging, code)
    except Exception as error:
        return type(error)


def verdict(judging: Judging, code: str) -> Any:
    """What a rule finds in a case, independent of earlier cases: what rules make of a manifest once is made again."""
    root = Manifest(judging.root.data, judging.root.taken_out, judging.root.formless)
    anew = Judging(root, judging.unsaid, judging.conditions)
    faults: list[tuple[Place, tuple[str, ...]]] = []
    outcome = anew.judge(code, load().level(code), lambda _, fault: faults.append((fault.at, fault.about)))
    return outcome.state, faults


def told_of(code: str, case: Case) -> list[str]:
    """Where a case expects the finding of a rule."""
    return [expected.partition(" ")[2] for expected in case.expect if expected.partition(" ")[0] == code]


@pytest.fixture(scope="module")
def checked_before() -> None:
    """The checks of all cases, before anything is measured."""
    for code in JUDGED:
        judgings(code)


@pytest.fixture(scope="module", autouse=True)
def forgotten_afterwards() -> Iterator[None]:
    """What is kept of thousands of cases is a gigabyte."""
    yield
    _JUDGINGS.clear()
    for kept in (cases_by_code, judgings, trials, callers):
        kept.cache_clear()


@pytest.mark.measured
@each("code", JUDGED)
def test_a_rule_alone_finds_what_its_cases_say(code: str, checked_before: None) -> None:
    pairs = list(zip(cases_of(code), judgings(code), strict=True))
    found = {case.name: [at.pointer for at, _ in verdict(judging, code)[1]] for case, judging in pairs}
    assert found == {case.name: told_of(code, case) for case, _ in pairs}


SURVIVORS = (Path(__file__).parent / "survivors.txt").read_text(encoding="utf-8").splitlines()
"""The changes that no case notices yet; a case that does takes its line out."""


def known(name: str) -> list[str]:
    """The changes of a rule, or of a helper, that no case notices yet."""
    return [line for line in SURVIVORS if line.startswith(f"{name}: ")]


def unnoticed(name: str, mutant: Mutant, asked: list[Trial]) -> list[str]:
    """The mutant's name, if no trial notices it. One that does is the first to be asked about the next."""
    for number, trial in enumerate(asked):
        if trial.notices():
            asked.insert(0, asked.pop(number))
            return []
    return [" ".join(f"{name}: {mutant.name}".split())]


def test_what_is_not_changed_is_not_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in JUDGED:
        unchanged, judge = trials(code), function(code)
        monkeypatch.setattr(judge, "__code__", recompiled(judge, function_of(judge)).__code__)
        assert [trial for trial in unchanged if trial.notices()] == []


def function(code: str) -> Any:
    """The function that is a rule."""
    return RULES[code].judge


def survivors(name: str, original: Any, asked: list[Trial]) -> list[str]:
    """The mutants of a function that no trial notices."""
    found = []
    for mutant in mutants(original):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(original, "__code__", mutant.function.__code__)
            found += unnoticed(name, mutant, asked)
    return found


NOT_NOTICED = "no case tells these from what was there; or tests/survivors.txt names too many"


@each("code", JUDGED)
def test_every_change_of_a_rule_is_noticed(code: str) -> None:
    need_a_case(code)
    assert survivors(code, function(code), [*trials(code)]) == known(code), NOT_NOTICED


@cache
def callers() -> dict[CodeType, list[Trial]]:
    """All trials in which a function is called, by its code: in no other can a change of it be noticed."""
    found: dict[CodeType, list[Trial]] = {}
    for code in JUDGED:
        for trial in trials(code):
            for called in trial.called:
                found.setdefault(called, []).append(trial)
    return found


@each("name", HELPERS)
def test_every_change_of_what_rules_share_is_noticed(name: str) -> None:
    helper = HELPERS[name]
    asked = [*callers().get(helper.__code__, ())]
    assert survivors(name, helper, asked) == known(name), NOT_NOTICED
