"""`make house` counts what tests/house says that it counts."""

from tests.house.functions import functions_of, lines_with_two_decisions
from tests.house.modules import Module
from tests.house.walls import classes_of_one_name, crowded_folders, floors, imports_against_the_grain

PLAIN = '''
class Shelf:
    def weigh(self, books):
        """Weighs them."""
        return sum(book.weight for book in books if book.bound)

    def _sort(self, books):
        def key(book):
            return book.title or book.author if book.signed else ""

        match books:
            case []:
                return []
            case [book] if book.bound:
                return [book]
        while books and not self.full:
            self.put(books.pop())
'''


def test_a_function_has_its_own_forks_and_not_those_of_the_functions_in_it() -> None:
    functions = {function.name: function for function in functions_of(Module("bot/shelf.py", PLAIN))}
    assert {name: function.forks for name, function in functions.items()} == {
        "Shelf.weigh": 2,  # a `for` with an `if`
        "Shelf._sort": 4,  # a `match`, a guard, a `while`, an `and`
        "Shelf._sort.key": 2,  # an `or`, a conditional
    }
    assert [(function.lines, function.line) for function in functions.values()] == [(3, 3), (11, 7), (2, 8)]


def test_a_public_function_stands_in_a_module_or_a_class_under_a_public_name() -> None:
    functions = functions_of(Module("bot/shelf.py", PLAIN))
    assert [(function.public, function.documented) for function in functions] == [
        (True, True),
        (False, False),
        (False, False),
    ]


def test_a_line_with_two_decisions_is_named_with_its_function() -> None:
    assert lines_with_two_decisions(Module("bot/shelf.py", PLAIN)) == [(9, "Shelf._sort.key"), (16, "Shelf._sort")]


def test_classes_and_named_types_share_names() -> None:
    modules = [
        Module("bot/a.py", "class Kind: ...\nSIZE = 1\nOwed_co = TypeVar('Owed_co')"),
        Module("bot/b.py", "Kind = int | str\nSIZE = 2\nOwed_co = TypeVar('Owed_co')"),
        Module("bot/sandbox/c.py", "class Kind: ..."),
    ]
    assert classes_of_one_name(modules) == ["Kind: bot/a.py:1, bot/b.py:1"]


def test_a_folder_is_crowded_by_its_own_modules() -> None:
    modules = [Module(f"bot/core/{name}.py", "") for name in ("__init__", "a", "b", "plain/c")]
    assert crowded_folders(modules, 2) == []
    assert crowded_folders(modules, 1) == ["bot/core: 2 modules"]


def test_an_import_goes_with_the_grain_of_every_folder_around_it() -> None:
    grain = {"core": {"core"}} | floors("core", ("plain", "frameworks"))
    modules = [
        Module("bot/core/frameworks/a.py", "import json\nfrom bot.core.plain.text import cut"),
        Module("bot/core/plain/text.py", "from bot.core.frameworks import a\nfrom bot.core_of import b"),
    ]
    assert imports_against_the_grain(modules, grain) == [
        "bot/core/plain/text.py imports bot.core.frameworks",
        "bot/core/plain/text.py imports bot.core_of",
    ]
