"""The calls of Python code, read from its syntax: names through its imports, values through what is assigned once."""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

from synthreport.scan.scripts.calls import UNKNOWN, Call, Script


def tree_of(code: str) -> ast.Module:
    """The syntax of code. Raises SyntaxError, ValueError, RecursionError or MemoryError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # others' code is not reported here
        return ast.parse(code)


def python_script(path: str, code: str) -> Script:
    """The calls of Python code, in the order of its lines. Raises like `tree_of`."""
    tree = tree_of(code)
    whole = (node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.names[0].name == "*")
    attached = frozenset(module.partition(".")[0] for module in whole if module)
    calls = sorted(_Reader(tree).calls(), key=lambda call: call.line)
    return Script(path, calls, attached, imports=frozenset(_packages(tree)))


def _packages(tree: ast.Module) -> Iterator[str]:
    """The packages that statements import by their full names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


class _Reader:
    """Reads the calls of one module."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._full = dict(_imported(tree))
        self._assigned = _assigned_once(tree)

    def calls(self) -> Iterator[Call]:
        """All calls, each with the variables that it is assigned to."""
        targets = {id(value): names for value, names in _targets(self._tree)}
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                yield self._call(node, targets.get(id(node), ()))

    def _call(self, node: ast.Call, makes: tuple[str, ...]) -> Call:
        plain = [each for each in node.args if not isinstance(each, ast.Starred)]
        positional = tuple(map(self._value, plain)) if len(plain) == len(node.args) else ()
        named = {each.arg: self._value(each.value) for each in node.keywords if each.arg}
        takes = frozenset(name for each in (*node.args, *node.keywords) for name in _names(each))
        return Call(self._name(node.func), positional, named, takes, makes, node.lineno)

    def _name(self, node: ast.expr) -> str:
        """A name in full: through imports, and through the call that made a variable."""
        if isinstance(node, ast.Attribute):
            return f"{self._name(node.value)}.{node.attr}"
        if isinstance(node, ast.Call):
            return f"{self._name(node.func)}()"
        if not isinstance(node, ast.Name):
            return "?"
        made = self._assigned.get(node.id)
        if isinstance(made, ast.Call) and node.id not in _names(made):
            return self._name(made)
        return self._full.get(node.id, node.id)

    def _value(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> Any:
        """The value of an expression as far as it is written down."""
        if isinstance(node, ast.Name):
            held = self._assigned.get(node.id)
            return UNKNOWN if held is None or node.id in seen else self._value(held, seen | {node.id})
        if isinstance(node, ast.List | ast.Tuple):
            found = [self._value(each, seen) for each in node.elts]
            return UNKNOWN if UNKNOWN in found else found
        try:
            value = ast.literal_eval(node)
        except (ValueError, TypeError, SyntaxError):
            return UNKNOWN
        return value if isinstance(value, bool | int | float | str | None) else UNKNOWN


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that imports bind, each with what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((each.asname, each.name) for each in node.names if each.asname)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from ((each.asname or each.name, f"{node.module}.{each.name}") for each in node.names)


def _assigned_once(tree: ast.Module) -> dict[str, ast.expr]:
    """The variables that are bound in one place alone, and never as parameters or by loops; with their expressions."""
    bound: Counter[str] = Counter()
    held: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        bound[_bound(node)] += 1
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            held |= {each.id: node.value for each in _of(node) if isinstance(each, ast.Name)}
    return {name: value for name, value in held.items() if bound[name] == 1}


def _bound(node: ast.AST) -> str:
    """The name that a node binds; empty if it binds none."""
    if isinstance(node, ast.Name):
        return "" if isinstance(node.ctx, ast.Load) else node.id
    if isinstance(node, ast.alias):
        return node.asname or node.name
    name = getattr(node, "arg" if isinstance(node, ast.arg) else "name", None)
    return name if isinstance(name, str) else ""


def _targets(tree: ast.Module) -> Iterator[tuple[ast.expr, tuple[str, ...]]]:
    """Every assigned expression, with the variables that it is assigned to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            for each in _of(node):
                parts = each.elts if isinstance(each, ast.Tuple | ast.List) else [each]
                yield node.value, tuple(part.id for part in parts if isinstance(part, ast.Name))


def _of(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
