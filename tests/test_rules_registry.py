"""Every rule is needed, and every part of its condition: without it, or with it changed, some case is judged otherwise."""

from __future__ import annotations

import __future__
import ast
import inspect
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

import pytest
from cases import Case, cases

import synthreport
from synthreport import checking
from synthreport.finding import Finding
from synthreport.judging import Judging
from synthreport.rules import RULES
from synthreport.rules.rule import Judge
from synthreport.standard.catalogue import load

JUDGED = sorted(code for code, rule in RULES.items() if rule.judge is not None)
"""The rules that are functions; the others are judged by the reading, the shape, or over all texts at once."""

EQUIVALENT: dict[str, str] = {}
"""Mutants that nobody can tell from the rule, and why."""


@cache
def cases_of(code: str) -> list[Case]:
    """The cases of a code's own file, and those of others in which it is found."""
    found = [case for case in cases() if case.code == code or any(each.startswith(f"{code} ") for each in case.expect)]
    if not any(is_found(code, case) for case in found):
        pytest.fail(f"no case for {code}")
    return found


def is_found(code: str, case: Case) -> bool:
    return any(expected.partition(" ")[0] == code for expected in case.expect)


def told(findings: Iterator[Finding]) -> list[str]:
    return [f"{finding.code} {finding.at.pointer}".rstrip() for finding in findings]


def checked(case: Case) -> tuple[Finding, ...]:
    document = synthreport.parse(next(iter(case.texts().values())), name=case.file)
    return synthreport.check(document).findings


def nothing(value: Any) -> Iterator[Any]:
    yield from ()


@pytest.mark.parametrize("code", RULES)
def test_no_rule_can_be_left_out(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = [case for case in cases_of(code) if is_found(code, case)]
    if code in JUDGED:
        monkeypatch.setitem(RULES, code, RULES[code]._replace(judge=nothing))
        found = told(iter(checked(bad[0])))
    else:
        found = told(finding for finding in checked(bad[0]) if finding.code != code)
    assert found == [expected for expected in bad[0].expect if expected.partition(" ")[0] != code]


class Mutant(NamedTuple):
    """A rule with one thing changed in its function."""

    name: str
    judge: Judge


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


def mutants(judge: Judge) -> Iterator[Mutant]:
    """The function of a rule, recompiled with each change in turn."""
    module = sys.modules[judge.__module__]
    function = ast.parse(inspect.getsource(judge)).body[0]
    assert isinstance(function, ast.FunctionDef)
    function.decorator_list.clear()
    for number, node in enumerate(in_order(function)):
        for other in changes(node):
            tree = ast.Module([_Change(number, other).visit(deepcopy(function))], [])
            flags = __future__.annotations.compiler_flag
            code = compile(ast.fix_missing_locations(tree), str(module.__file__), "exec", flags, dont_inherit=True)
            names = dict(vars(module))
            exec(code, names)
            yield Mutant(f"{ast.unparse(node)} → {ast.unparse(other)}", names[function.name])


def in_order(node: ast.AST) -> Iterator[ast.AST]:
    """Every node, in the order in which a transformer visits them."""
    yield node
    for child in ast.iter_child_nodes(node):
        yield from in_order(child)


@cache
def judgings(code: str) -> list[Judging]:
    """What the check of each case of a rule judges by."""
    made: list[Judging] = []

    class Kept(Judging):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            made.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "Judging", Kept)
        for case in cases_of(code):
            checked(case)
    return made


def verdicts(code: str) -> list[Any]:
    """What a rule says of each of its cases; the error, where it raises one."""
    said: list[Any] = []
    for judging in judgings(code):
        try:
            outcome, faults = judging.judge(code, load().level(code))
        except Exception as error:
            said.append(type(error))
        else:
            said.append((outcome.state, [fault.at for fault in faults]))
    return said


@pytest.mark.parametrize("code", JUDGED)
def test_every_change_of_a_rule_is_noticed(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = RULES[code]
    assert rule.judge is not None
    expected = verdicts(code)
    survivors = []
    for mutant in mutants(rule.judge):
        monkeypatch.setitem(RULES, code, rule._replace(judge=mutant.judge))
        if verdicts(code) == expected:
            survivors.append(f"{code}: {mutant.name}")
    assert [name for name in survivors if name not in EQUIVALENT] == [], "no case tells these from the rule"
    assert [name for name in EQUIVALENT if name.startswith(code) and name not in survivors] == []


def test_every_equivalent_is_of_a_rule() -> None:
    assert {name[:4] for name in EQUIVALENT} <= set(JUDGED)
