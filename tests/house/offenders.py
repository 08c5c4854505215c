"""What is longer, denser or fuller than the house allows: a line each, with its place and its reason."""

from collections.abc import Iterable, Iterator

from tests.house.functions import Function, functions_of, lines_with_two_decisions
from tests.house.modules import Module

MOST_LINES_OF_A_FUNCTION = 30
MOST_FORKS_OF_A_FUNCTION = 8
MOST_MODULES_OF_A_FOLDER = 12


def all_functions(modules: Iterable[Module]) -> list[Function]:
    return [function for module in modules for function in functions_of(module)]


def long_functions(modules: Iterable[Module]) -> list[str]:
    """Lists the functions of more than thirty lines."""
    return [
        f"{_place(function)}: {function.lines} lines"
        for function in all_functions(modules)
        if function.lines > MOST_LINES_OF_A_FUNCTION
    ]


def forked_functions(modules: Iterable[Module]) -> list[str]:
    """Lists the functions with more than eight forks."""
    return [
        f"{_place(function)}: {function.forks} forks"
        for function in all_functions(modules)
        if function.forks > MOST_FORKS_OF_A_FUNCTION
    ]


def dense_lines(modules: Iterable[Module]) -> list[str]:
    """Lists the lines with two decisions, and what stands there."""
    return list(_dense_lines(modules))


def undocumented_functions(modules: Iterable[Module]) -> list[str]:
    """Lists the public functions that have no docstring."""
    return [
        f"{_place(function)}: no docstring"
        for function in all_functions(modules)
        if function.public and not function.documented
    ]


def _dense_lines(modules: Iterable[Module]) -> Iterator[str]:
    for module in modules:
        text = module.text.splitlines()
        for line, function in lines_with_two_decisions(module):
            yield f"{module.path}:{line} {function}: two decisions: {text[line - 1].strip()}"


def _place(function: Function) -> str:
    return f"{function.path}:{function.line} {function.name}"
