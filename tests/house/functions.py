"""Functions, and the forks in them."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.house.modules import Module

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
DECISIONS = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.BoolOp, ast.Match)


@dataclass(frozen=True)
class Function:
    path: str
    name: str
    """With the classes around it: `Person.reads`."""
    line: int
    lines: int
    forks: int
    public: bool
    documented: bool


def functions_of(module: Module) -> Iterator[Function]:
    """Finds every function of a module, those within classes and functions too."""
    return _functions_under(module.path, module.tree, "", within_function=False)


def lines_with_two_decisions(module: Module) -> list[tuple[int, str]]:
    """Finds the lines on which two or more forks begin: the line's number, and the function that it stands in."""
    decisions = Counter(_decision_lines(module.tree))
    return [(line, _function_at(module, line)) for line, number in sorted(decisions.items()) if number > 1]


def _functions_under(path: str, node: ast.AST, prefix: str, *, within_function: bool) -> Iterator[Function]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTION):
            yield _function(path, child, prefix, within_function=within_function)
            yield from _functions_under(path, child, f"{prefix}{child.name}.", within_function=True)
        elif isinstance(child, ast.ClassDef):
            yield from _functions_under(path, child, f"{prefix}{child.name}.", within_function=within_function)
        else:
            yield from _functions_under(path, child, prefix, within_function=within_function)


def _function(
    path: str, node: ast.FunctionDef | ast.AsyncFunctionDef, prefix: str, *, within_function: bool
) -> Function:
    return Function(
        path=path,
        name=prefix + node.name,
        line=node.lineno,
        lines=(node.end_lineno or node.lineno) - node.lineno + 1,
        forks=sum(_forks_at(child) for child in _own_nodes(node)),
        public=not within_function and not node.name.startswith("_"),
        documented=ast.get_docstring(node) is not None,
    )


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Walks through what stands in a function, and not through the functions in it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, FUNCTION):
            yield child
            yield from _own_nodes(child)


def _forks_at(node: ast.AST) -> int:
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if isinstance(node, ast.match_case):
        return int(node.guard is not None)
    return int(isinstance(node, DECISIONS))


def _decision_lines(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, DECISIONS):
            yield node.lineno
        elif isinstance(node, ast.comprehension):
            yield node.target.lineno


def _function_at(module: Module, line: int) -> str:
    """Names the innermost function around a line, or the module."""
    around = [function for function in functions_of(module) if function.line <= line < function.line + function.lines]
    return around[-1].name if around else "(module)"
