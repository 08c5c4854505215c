"""People call frameworks and levels by the names that their files give them, in full or as they come to mind."""

from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.side_by_side import trying_out
from bot.sandbox.people.client import Person, Workspace
from bot.settings import Settings
from tests.kit.steps import look_up, press

TWELVE = "Principal Engineer for Developer Tools, Release Trains: Build & Test Machines of All Teams"
LADDERS: dict[str, tuple[str, str, Sequence[str | int]]] = {
    "ft": ("Future Tech", "grade", ["Junior Engineer", "Engineer", "Technology Director", "Director"]),
    "role": ("Role", "level", [1, 2, 3]),
    "devops": ("DevOps", "level", [1, 2, 3]),
    "web3": ("Web3", "level", [1, 2]),
    "long": (TWELVE, "level", [1, 2]),
}
LABELS = 'labels: {1: "Junior", 2: "Senior", 3: "Lead of Leads"}\n'


def ladder(name: str, title: str, kind: str, keys: Sequence[str | int]) -> str:
    """Writes a framework whose criteria say where they stand."""
    cells = "".join(f'      - {kind}: "{key}"\n        criteria: ["{name} expects {key}"]\n' for key in keys)
    labels = LABELS if name == "role" else ""
    topic = f'  - name: "mastery"\n    title: "Mastery"\n    content:\n{cells}'
    return f'---\npath: "/{name}"\ntitle: "{title}"\n{labels}topics:\n{topic}---\n'


@pytest_asyncio.fixture(scope="module")
async def town(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("frameworks")
    for name, about in LADDERS.items():
        (folder / f"{name}.md").write_text(ladder(name, *about))
    settings = Settings(database_url=new_database(), frameworks_dir=folder, host="127.0.0.1", port=0)
    async with trying_out(settings, tmp_path_factory.mktemp("dropped")) as address, Workspace(address) as workspace:
        await workspace.reset()
        yield workspace


@pytest_asyncio.fixture
async def amara(town: Workspace) -> Person:
    return await town.person("amara")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ft Technology Director", "ft expects Technology Director"),
        ("ft technology director mastery", "ft expects Technology Director"),
        ("ft mastery technology-director", "ft expects Technology Director"),
        ("ft grade Technology Director", "ft expects Technology Director"),
        ("ft Director", "ft expects Director"),
        ("ft junior engineer", "ft expects Junior Engineer"),
        ("ft engineer", "ft expects Engineer"),
        ("ft three", "ft expects Technology Director"),
        ("role senior", "role expects 2"),
        ("role level 2: Senior", "role expects 2"),
        ("role 2: Senior", "role expects 2"),
        ("level devops 3", "devops expects 3"),
        ("/level devops 3", "devops expects 3"),
        ("role lead of leads mastery", "role expects 3"),
        ("role Level 2", "role expects 2"),
        ("devops3", "devops expects 3"),
        ("devops:3", "devops expects 3"),
        ("devops: 3", "devops expects 3"),
        ("ft:Director", "ft expects Director"),
        ("devops three", "devops expects 3"),
        ("devops level three mastery", "devops expects 3"),
        ("devop3", "devops expects 3"),
        ("devo3 mastery", "devops expects 3"),
        ("web3 2", "web3 expects 2"),
        (f"{TWELVE} 2", "long expects 2"),
        (f"{TWELVE} level 2 mastery", "long expects 2"),
    ],
)
async def test_a_level_is_found_by_any_name_that_it_has(amara: Person, words: str, expected: str) -> None:
    assert f"• {expected}\n" in f"{await shown(amara, words)}\n"


async def shown(person: Person, words: str) -> str:
    await look_up(person, words)
    return str((await person.last_message())["text"])


@pytest.mark.parametrize(
    "words",
    [
        "ft Junior Engineer to Technology Director",
        "ft Junior Engineer - Technology Director",
        "ft Junior Engineer..Technology Director",
        "ft junior engineer vs technology director mastery",
        "ft Technology Director to Junior Engineer",
    ],
)
async def test_levels_of_several_words_are_compared(amara: Person, words: str) -> None:
    answer = await look_up(amara, words)
    assert answer.startswith("Future Tech · Junior Engineer to Technology Director")


async def test_a_level_is_compared_with_one_of_several_words_of_another_framework(amara: Person) -> None:
    assert (await look_up(amara, "devops 3 vs ft technology director")).startswith(
        "DevOps · Level 3 and Future Tech · Technology Director"
    )


async def test_a_near_spelling_of_a_long_name_is_one_click(amara: Person) -> None:
    assert "Future Tech has no level Technolgy Directr." in await look_up(amara, "ft Technolgy Directr")
    assert "ft expects Technology Director" in await press(amara, "/level ft Technology Director")


async def test_every_level_is_found_by_what_a_suggestion_types(amara: Person) -> None:
    await look_up(amara, "ft mastery")
    assert "ft expects Junior Engineer" in await press(amara, "/level ft Junior Engineer mastery")


@pytest.mark.parametrize(
    "words", ["@priya", "devops 3 @priya", "search @priya", "devops search @priya", "#general 3"]
)
async def test_a_mention_is_answered_kindly_and_never_repeated(amara: Person, words: str) -> None:
    answer = await look_up(amara, words)
    assert "Roles are looked up here, not people" in answer
    assert "<" not in answer
    assert "Your level is not known here yet." in await press(amara, "/level me")


@pytest.mark.parametrize(
    ("words", "meant", "expected"),
    [
        ("lst", "list", "DevOps"),
        ("lsit", "list", "DevOps"),
        ("serch expects", "search expects", "expects"),
        ("nxt", "next", "Your level is not known here yet."),
        ("devops serch expects", "devops search expects", "expects"),
        ("levl devops 3", "devops 3", "devops expects 3"),
    ],
)
async def test_a_misspelt_word_is_asked_back_and_one_click(
    amara: Person, words: str, meant: str, expected: str
) -> None:
    assert f"Did you mean `/level {meant}`?" in await look_up(amara, words)
    assert expected in await press(amara, f"/level {meant}")


async def test_what_is_near_to_no_word_is_not_asked_back(amara: Person) -> None:
    assert "Did you mean" not in await look_up(amara, "fundamentals of databases")
