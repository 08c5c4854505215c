"""Prints the house's measures before and after, or with `--list` what is to be worked off. See `tests/house`."""

import argparse
import math
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.house.modules import Module, modules_at, modules_in
from tests.house.offenders import (
    MOST_LINES_OF_A_FUNCTION,
    MOST_MODULES_OF_A_FOLDER,
    all_functions,
    dense_lines,
    forked_functions,
    long_functions,
    undocumented_functions,
)
from tests.house.walls import (
    classes_of_one_name,
    crowded_folders,
    floors,
    folder_sizes,
    imports_against_the_grain,
    without_the_sandbox,
)
from tests.test_architecture import MAY_IMPORT, SANDBOX_ROOMS

ROOT = Path(__file__).parent.parent.parent
GRAIN = MAY_IMPORT | floors("sandbox", SANDBOX_ROOMS)
FIRST_RELEASE = "f50701f"


def main() -> None:
    arguments = parse_arguments()
    now = modules_in(ROOT)
    if arguments.list is not None:
        print(*offenders(now, arguments.list), sep="\n")
    else:
        print_table(modules_at(ROOT, arguments.before), now, arguments.before)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make house", description=__doc__)
    parser.add_argument("--before", default=FIRST_RELEASE, metavar="REVISION", help="what to compare with")
    parser.add_argument(
        "--list", nargs="?", const="", metavar="WORDS", help="offenders, those with these words in them"
    )
    return parser.parse_args()


def offenders(modules: Sequence[Module], words: str) -> list[str]:
    """Lists what the house does not allow as `file:line function: reason`, as far as the words stand in the line."""
    everything = [
        *imports_against_the_grain(modules, GRAIN),
        *(f"classes of one name: {name}" for name in classes_of_one_name(modules)),
        *crowded_folders(modules, MOST_MODULES_OF_A_FOLDER),
        *long_functions(modules),
        *forked_functions(modules),
        *dense_lines(modules),
        *undocumented_functions(modules),
    ]
    return [line for line in everything if words in line]


def print_table(before: list[Module], after: list[Module], revision: str) -> None:
    columns = [measures(modules) for modules in (before, after)]
    columns += [measures(without_the_sandbox(modules)) for modules in (before, after)]
    print(f"{'':<42}{'bot/':<36}bot/ without the sandbox")
    print(f"{'':<42}" + f"{revision[:16]:<18}{'working tree':<18}" * 2)
    for row in columns[0]:
        print(f"{row:<42}" + "".join(f"{column[row]:<18}" for column in columns).rstrip())
    print("Lines are median / p90 / longest. What is counted stands in tests/house/__init__.py.")


def measures(modules: list[Module]) -> dict[str, str]:
    """Names each row of the table, and what stands in it for these modules."""
    functions = all_functions(modules)
    public = [function for function in functions if function.public]
    lines = sum(function.lines for function in functions)
    documented = sum(function.documented for function in public)
    folder, most = folder_sizes(modules).most_common(1)[0]
    crowded = len(crowded_folders(modules, MOST_MODULES_OF_A_FOLDER))
    return {
        "modules": f"{len(modules)}",
        "lines a module": spread(module.lines for module in modules),
        "functions": f"{len(functions)}",
        "lines a function": spread(function.lines for function in functions),
        f"functions over {MOST_LINES_OF_A_FUNCTION} lines": f"{len(long_functions(modules))}",
        "functions over eight forks": f"{len(forked_functions(modules))}",
        "lines with two decisions": f"{len(dense_lines(modules))}",
        "forks per 100 lines of functions": f"{100 * sum(function.forks for function in functions) / lines:.1f}",
        "public functions with a docstring": f"{100 * documented / len(public):.0f} % of {len(public)}",
        "folders with over twelve modules": f"{crowded}",
        "largest folder": f"{most} {folder.rpartition('/')[2]}",
        "imports against today's grain": f"{len(imports_against_the_grain(modules, GRAIN))}",
        "classes of one name, without the sandbox": f"{len(classes_of_one_name(modules))}",
    }


def spread(values: Iterable[int]) -> str:
    """Writes the median, the 90th percentile (nearest rank) and the largest of some numbers."""
    ordered = sorted(values)
    return f"{statistics.median_low(ordered)} / {ordered[math.ceil(0.9 * len(ordered)) - 1]} / {ordered[-1]}"


if __name__ == "__main__":
    main()
