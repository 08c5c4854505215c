"""Framework files change under people who wrote for them, and nobody restarts anything."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.app import Halves, Running, running
from bot.core.evidence import Draft
from bot.core.frameworks.framework import Framework
from bot.gateway.doors.web import create_web
from bot.sandbox.people.client import Person
from bot.sandbox.rules.json import Json
from bot.serving import serving
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from bot.storage.files.folder import FrameworkFile, read_file
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import FrameworkFolder
from bot.storage.frameworks.remembered import OldRevisions
from bot.storage.owed.news import owe_news
from bot.storage.storage import Storage
from tests.frameworks.test_identity import Cells, cells, framework
from tests.kit.joined import BOTH, Slack, slack
from tests.kit.steps import eventually, log, read, set_up

Edit = tuple[Cells, dict[str, str]]
NOW = datetime(2026, 11, 20, tzinfo=UTC)
LOOK = 0.02  # seconds between looks at the files, so that tests need not wait
PLATFORM = """---
path: /test/platform
title: Platform Engineer
topics:
  - name: craft
    title: Craft
    content:
      - level: 1
        criteria: [Keeps a change small, Measures before and after]
      - level: 2
        criteria: [Makes a whole class of faults impossible]
---
"""
REWORDED = PLATFORM.replace("Keeps a change small", "Keeps every change small")
WITHOUT_2 = PLATFORM.partition("      - level: 2")[0] + "---\n"
BROKEN = PLATFORM.replace("path:", "  path:")


@dataclass(frozen=True)
class Stage:
    """A sandbox, and a folder of framework files for the bots in it."""

    slack: Slack
    folder: Path

    def write(self, text: str, name: str = "platform.md") -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text)

    @asynccontextmanager
    async def bot(self, halves: Halves = BOTH) -> AsyncIterator[Running]:
        async with running(self.slack.settings, self.slack.clock.now, halves, LOOK) as one:
            yield one

    @asynccontextmanager
    async def whole_bot(self) -> AsyncIterator[Running]:
        """One that also answers Slack."""
        async with self.bot() as one, serving(create_web(one), self.slack.bot_door.dup()):
            yield one

    async def load(self, *, release: bool = False) -> Frameworks:
        """In a process of its own."""
        database = Database(read_url(self.slack.settings.database_url))
        frameworks = Frameworks(database, owe_news)
        folder = FrameworkFolder(self.folder, frameworks, self.slack.clock.now)
        await (folder.release() if release else folder.load())
        await database.close()
        return frameworks

    async def person(self, name: str) -> Person:
        return await self.slack.workspace.person(name)


@pytest_asyncio.fixture
async def stage(new_database: Callable[[], str], tmp_path: Path) -> AsyncIterator[Stage]:
    folder = tmp_path / "frameworks"
    folder.mkdir()
    async with slack(new_database()) as opened:
        settings = opened.settings.model_copy(update={"frameworks_dir": folder})
        built = Stage(replace(opened, settings=settings), folder)
        built.write(PLATFORM)
        await built.load(release=True)
        yield built


def texts(frameworks: Frameworks, workspace_id: str = "") -> list[str]:
    return [placed.criterion.text for placed in frameworks.catalogue(workspace_id).by_criterion.values()]


async def until(look: Callable[[], bool]) -> None:
    async def seen() -> bool:
        return look()

    await eventually(seen)


async def news(person: Person, words: str) -> list[Json]:
    return [message for message in await person.reads() if words in message["text"]]


async def test_a_changed_file_comes_into_force_in_every_process_without_a_restart(stage: Stage) -> None:
    elsewhere = replace(stage, slack=replace(stage.slack, settings=stage.slack.settings))
    async with stage.bot(Halves(worker=False)) as web, elsewhere.bot(Halves(web=False)) as worker:
        stage.write(REWORDED)
        for process in (web, worker):
            await until(lambda process=process: "Keeps every change small" in texts(process.storage.frameworks))  # type: ignore[misc]


async def test_what_another_process_loads_comes_into_force_too(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "platform.md").write_text(PLATFORM)
    settings = stage.slack.settings.model_copy(update={"frameworks_dir": tmp_path / "copy"})
    async with replace(stage, slack=replace(stage.slack, settings=settings)).bot() as one:
        stage.write(REWORDED)
        await stage.load()
        await until(lambda: "Keeps every change small" in texts(one.storage.frameworks))


async def test_a_broken_file_leaves_the_last_good_revision_in_force_and_is_in_the_log_once(
    stage: Stage, log: list[str]
) -> None:
    def said() -> list[str]:
        return [line for line in log if "platform.md:" in line]

    async with stage.bot() as one:
        stage.write(BROKEN)
        await until(lambda: bool(said()))
        stage.write(PLATFORM.replace("/test/platform", "/test/other"), "other.md")
        await until(lambda: len(one.storage.frameworks.catalogue("").frameworks) == 2)
        assert len(said()) == 1
        assert "Keeps a change small" in texts(one.storage.frameworks)
    async with stage.bot() as again:
        assert "Keeps a change small" in texts(again.storage.frameworks), "after a restart too"


async def test_known_content_changes_nothing_unless_it_is_released(stage: Stage) -> None:
    before = await stage.load()
    stage.write(REWORDED)
    after = await stage.load()
    assert list(after.catalogue("").by_criterion) == list(before.catalogue("").by_criterion)
    stage.write(PLATFORM)
    assert "Keeps every change small" in texts(await stage.load())
    assert "Keeps a change small" in texts(await stage.load(release=True))


async def test_a_release_of_earlier_content_brings_its_criteria_back(stage: Stage) -> None:
    before, retired = await stage.load(), await count_rows(stage, tables.criteria.c.retired_at.is_not(None))
    stage.write(WITHOUT_2)
    await stage.load()
    assert await count_rows(stage, tables.criteria.c.retired_at.is_not(None)) == retired + 1
    stage.write(PLATFORM)
    after = await stage.load(release=True)
    assert after.catalogue("").by_criterion.keys() == before.catalogue("").by_criterion.keys()
    assert await count_rows(stage, tables.criteria.c.retired_at.is_not(None)) == retired


async def test_what_comes_back_is_the_same_criterion_by_its_id_or_by_its_words_in_its_cell(stage: Stage) -> None:
    named = "{criteria: Measures before and after, id: measures}"
    stage.write(PLATFORM.replace("Measures before and after", named))
    first = await stage.load()
    stage.write(PLATFORM.replace("[Keeps a change small, Measures before and after]", "[Asks why]"))
    await stage.load()
    stage.write(PLATFORM.replace("Measures before and after", named.replace("before", "long before")))
    third = await stage.load()
    assert row_of(third, "Measures long before and after") == row_of(first, "Measures before and after")
    assert row_of(third, "Keeps a change small") == row_of(first, "Keeps a change small")


async def test_an_entry_on_what_comes_back_says_no_longer_that_it_is_gone(stage: Stage) -> None:
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small"])
        stage.write(PLATFORM.replace("Keeps a change small, ", ""))
        await until(lambda: "Keeps a change small" not in texts(one.storage.frameworks))
        await engineer.types("/evidence list")
        assert "no longer in the framework" in read(await engineer.last_message())
        stage.write(PLATFORM.replace("Keeps a change small", "Keeps a change small, Asks why"))
        await until(lambda: "Asks why" in texts(one.storage.frameworks))
        await engineer.types("/evidence list")
        listed = read(await engineer.last_message())
    assert "Keeps a change small" in listed
    assert "no longer in the framework" not in listed


async def test_a_mistake_of_one_minute_detaches_no_entry(stage: Stage) -> None:
    before = await stage.load()
    for number, mistake in enumerate(("Kps chng", "Something else", "Keeps a change", "")):
        stage.write(PLATFORM.replace("Keeps a change small", mistake).replace("[, ", "["))
        await stage.load()
        stage.write(PLATFORM + f"\nMended {number} times.\n")
        after = await stage.load()
        assert list(after.catalogue("").by_criterion) == list(before.catalogue("").by_criterion), mistake


async def test_the_same_files_loaded_by_several_processes_at_once_make_one_revision(stage: Stage) -> None:
    stage.write(REWORDED)
    stage.write(PLATFORM.replace("/test/platform", "/test/other"), "other.md")
    every = [tables.revisions.c.id > 0, tables.criteria.c.id > 0]
    before = [await count_rows(stage, one) for one in every]
    loaded = await asyncio.gather(*(stage.load() for _ in range(4)))
    assert [await count_rows(stage, one) for one in every] == [before[0] + 2, before[1] + 3]
    assert len({tuple(one.catalogue("").by_criterion) for one in loaded}) == 1


async def test_an_entry_shows_the_wording_it_was_written_for_and_todays(stage: Stage) -> None:
    async with stage.whole_bot() as one:
        engineer, manager = await stage.person("amara"), await stage.person("priya")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small", "Measures before"])
        stage.write(REWORDED.replace(", Measures before and after", ""))
        await until(lambda: "Keeps every change small" in texts(one.storage.frameworks))
        await engineer.types("/evidence list")
        listed = read(await engineer.last_message())
        await manager.writes(f"summary <@{engineer.id}>")
        summary = read(await manager.receives(lambda message: message["text"].startswith("Amara")))
        file = await manager.receives(lambda message: bool(message.get("files")))
        document = (await stage.slack.workspace.download(file["files"][0]["url_private_download"])).decode()
    for said in (listed, summary, document):
        assert "Keeps a change small" in said
        assert "now: Keeps every change small" in said
        assert "no longer in the framework" in said
        assert said.index("Measures before and after") < said.index("no longer in the framework")


async def test_people_whose_entries_a_change_touches_are_told_once_what_changed(stage: Stage) -> None:
    async with stage.whole_bot() as one:
        engineer, other = await stage.person("amara"), await stage.person("signe")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small"])
        await log(engineer, "Split another.", Criteria=["Keeps a change small"])
        stage.write(REWORDED.replace("Makes a whole class of faults impossible", "Makes all faults impossible"))
        message = await engineer.receives(lambda message: "A framework changed" in message["text"])
        said = read(message)
        assert "1 expectation that you wrote entries for" in said
        assert "Platform Engineer, Craft, Level 1: Keeps a change small" in said
        assert "now: Keeps every change small" in said
        assert "impossible" not in said, "nothing was written for that"
        await stage.load()
        await stage.load(release=True)
        await one.storage.frameworks.refresh()
        await log(engineer, "A third.")
        assert len(await news(engineer, "A framework changed")) == 1
        assert await news(other, "A framework changed") == []


@pytest.mark.parametrize(("number", "more"), [(5, ""), (6, "And 1 more: ")])
async def test_five_changes_are_named_and_the_others_counted(stage: Stage, number: int, more: str) -> None:
    criteria = ["Asks why", "Brings tea", "Counts sheep", "Draws maps", "Ends wars", "Finds gold"][:number]
    stage.write(PLATFORM.replace("[Keeps", f"[{', '.join(criteria)}, Keeps"))
    await stage.load()
    async with stage.whole_bot():
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "A busy week.", Criteria=criteria)
        stage.write(PLATFORM + "\nAs it was.\n")
        said = (await engineer.receives(lambda message: "A framework changed" in message["text"]))["text"]
    assert said.count("no longer in the framework") == 5
    assert ("more:" in said, more in said) == (bool(more), True)


@pytest.mark.parametrize(("length", "shown"), [(300, "x" * 300), (301, "x" * 299 + "…")])
async def test_three_hundred_characters_of_a_changed_criterion_are_said(
    stage: Stage, length: int, shown: str
) -> None:
    stage.write(PLATFORM.replace("[Keeps", f"[{'x' * length}, Keeps"))
    await stage.load()
    async with stage.whole_bot():
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "A busy week.", Criteria=["xxx"])
        stage.write(PLATFORM + "\nAs it was.\n")
        said = (await engineer.receives(lambda message: "A framework changed" in message["text"]))["text"]
    assert f": {shown}\n" in said


async def test_what_changes_in_case_or_punctuation_is_news_to_nobody(stage: Stage) -> None:
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small"])
        stage.write(PLATFORM.replace("Keeps a change small", "Keeps a change small."))
        await until(lambda: "Keeps a change small." in texts(one.storage.frameworks))
        await log(engineer, "Another.")
        assert await news(engineer, "A framework changed") == []


async def test_who_stood_on_a_retired_level_is_asked_once_to_choose_again(stage: Stage) -> None:
    async with stage.whole_bot():
        engineer, content = await stage.person("amara"), await stage.person("signe")
        await set_up(engineer)
        await set_up(content, **{"The level I aim for": "Level 1"})
        stage.write(WITHOUT_2)
        asked = await engineer.receives(lambda message: "choose again" in message["text"])
        assert "The level you aim for, Level 2, is no longer in Platform Engineer." in asked["text"]
        await stage.load(release=True)
        await engineer.presses(asked, "Choose again")
        form = await engineer.form()
        assert "The level you aim for, Level 2, is no longer in Platform Engineer." in read(form)
        assert await engineer.fills(form, {"The level I aim for": "Level 1"}) == {}
        assert len(await news(engineer, "choose again")) == 1
        assert await news(content, "choose again") == []


@pytest.mark.parametrize(("length", "shown"), [(300, "x" * 300), (301, "x" * 299 + "…")])
async def test_three_hundred_characters_of_a_retired_frameworks_title_are_said(
    stage: Stage, length: int, shown: str
) -> None:
    stage.write(PLATFORM.replace("Platform Engineer", "x" * length))
    await stage.load()
    async with stage.whole_bot():
        engineer = await stage.person("amara")
        await set_up(engineer, Framework="xxx")
        stage.write(PLATFORM.replace("/test/platform", "/test/other"), "other.md")
        (stage.folder / "platform.md").unlink()
        await stage.load(release=True)
        asked = await engineer.receives(lambda message: "choose again" in message["text"])
    assert f"The framework {shown} is retired." in asked["text"]


async def test_who_stood_on_a_retired_framework_is_asked_to_choose_again_and_keeps_the_entries(stage: Stage) -> None:
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small"])
        stage.write(PLATFORM.replace("/test/platform", "/test/other").replace("Platform", "Other"), "other.md")
        (stage.folder / "platform.md").unlink()
        await stage.load(release=True)
        asked = await engineer.receives(lambda message: "choose again" in message["text"])
        assert "The framework Platform Engineer is retired." in asked["text"]
        await until(lambda: one.storage.frameworks.catalogue("").framework("/test/platform") is None)
        await engineer.types("/evidence list")
        listed = read(await engineer.last_message())
        assert "Keeps a change small\n\nno longer in the framework" in listed
        await engineer.types("/evidence settings")
        assert "The framework Platform Engineer is retired." in read(await engineer.form())


async def test_who_stands_on_a_framework_whose_path_is_edited_stays_there_with_all_entries(stage: Stage) -> None:
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small"])
        stage.write(PLATFORM.replace("/test/platform", "/test/infrastructure"))
        await until(lambda: paths(one.storage.frameworks) == ["/test/infrastructure"])
        await engineer.types("/evidence list")
        assert "no longer in the framework" not in read(await engineer.last_message())
        await engineer.types("/level me")
        assert "Platform Engineer · Level 1" in read(await engineer.last_message())
        stage.write(PLATFORM)
        await stage.load(release=True)
        await until(lambda: paths(one.storage.frameworks) == ["/test/platform"])
        await engineer.types("/evidence list")
        assert "no longer in the framework" not in read(await engineer.last_message())
        await engineer.types("/level me")
        assert "Platform Engineer · Level 1" in read(await engineer.last_message())
        assert await news(engineer, "choose again") == []
        assert await news(engineer, "A framework changed") == []


async def test_who_stood_on_a_level_that_went_with_the_old_path_is_asked_to_choose_again(stage: Stage) -> None:
    async with stage.whole_bot():
        engineer = await stage.person("amara")
        await set_up(engineer)
        stage.write(WITHOUT_2.replace("/test/platform", "/test/infrastructure"))
        asked = await engineer.receives(lambda message: "choose again" in message["text"])
        assert "The level you aim for, Level 2, is no longer in Platform Engineer." in asked["text"]


async def test_two_files_for_one_framework_change_nothing_until_one_says_so(stage: Stage, log: list[str]) -> None:
    moved = PLATFORM.replace("/test/platform", "/test/infrastructure")
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await set_up(engineer)
        before = list(one.storage.frameworks.catalogue("").by_criterion)
        stage.write(PLATFORM.replace("Keeps a change small", "Designs platforms"), "another.md")
        stage.write(moved)
        await until(lambda: any("another.md says that it is that now" in line for line in log))
        await stage.load(release=True)
        assert paths(one.storage.frameworks) == ["/test/platform"]
        stage.write(moved.replace("title:", "formerly: test/Platform\ntitle:", 1))
        await until(lambda: paths(one.storage.frameworks) == ["/test/infrastructure", "/test/platform"])
        now = one.storage.frameworks.catalogue("").framework("/test/infrastructure")
        assert now
        assert list(now.by_criterion) == before
        await engineer.types("/level me")
        assert "Keeps a change small" in read(await engineer.last_message())


async def test_where_the_answer_is_none_the_other_file_goes_on_with_the_framework(stage: Stage) -> None:
    before = await stage.load()
    stage.write(PLATFORM.replace("class of faults", "class of errors"), "another.md")
    stage.write(PLATFORM.replace("/test/platform", "/test/infrastructure\nformerly: none"))
    after = await stage.load(release=True)
    goes_on = after.catalogue("").framework("/test/platform")
    assert goes_on
    assert list(goes_on.by_criterion) == list(before.catalogue("").by_criterion)
    assert paths(after) == ["/test/infrastructure", "/test/platform"]


async def test_formerly_gives_entries_back_also_after_the_file_was_loaded_as_a_new_framework(
    stage: Stage,
) -> None:
    moved = PLATFORM.replace("/test/platform", "/test/infrastructure")
    async with stage.whole_bot() as one:
        engineer, other = await stage.person("amara"), await stage.person("signe")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=["Keeps a change small"])
        (stage.folder / "platform.md").unlink()
        stage.write(moved, "infrastructure.md")
        await stage.load(release=True)
        await until(lambda: paths(one.storage.frameworks) == ["/test/infrastructure"])
        await set_up(other)
        stage.write(moved.replace("title:", "formerly: /test/platform\ntitle:", 1), "infrastructure.md")
        for _ in range(2):
            await stage.load(release=True)
        await engineer.types("/evidence list")
        assert "no longer in the framework" not in read(await engineer.last_message())
        for person in (engineer, other):
            await person.types("/level me")
            assert "Platform Engineer · Level 1" in read(await person.last_message())
        stage.write(PLATFORM.replace("Keeps a change small", "Does what is new"), "new.md")
        await stage.load(release=True)
        await until(lambda: paths(one.storage.frameworks) == ["/test/infrastructure", "/test/platform"])


async def test_a_file_that_becomes_another_role_under_another_path_is_another_framework(stage: Stage) -> None:
    before = await stage.load()
    stage.write(
        PLATFORM.replace("/test/platform", "/test/design")
        .replace("[Keeps a change small, Measures before and after]", "[Draws, Prints]")
        .replace("Makes a whole class of faults impossible", "Speaks at conferences")
    )
    after = await stage.load(release=True)
    assert paths(after) == ["/test/design"]
    assert before.catalogue("").by_criterion.keys().isdisjoint(after.catalogue("").by_criterion)


async def test_what_is_only_read_in_another_way_is_news_to_nobody(stage: Stage) -> None:
    criteria = ["Keeps a change small", "Measures before"]
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await set_up(engineer)
        await log(engineer, "Split the change.", Criteria=criteria)
        (today,) = read_file(stage.folder / "platform.md").files
        (stage.folder.parent / "platform.md").write_text(REWORDED.replace(", Measures before and after", ""))
        (read_otherwise,) = read_file(stage.folder.parent / "platform.md").files
        earlier = replace(read_otherwise, content_hash=min(today.earlier_hashes), earlier_hashes=frozenset())
        database = Database(read_url(stage.slack.settings.database_url))
        frameworks = Frameworks(database, owe_news)
        await frameworks.release([earlier], NOW)
        await engineer.receives(lambda message: "A framework changed" in message["text"])
        await frameworks.release([today], NOW)
        await database.close()
        await until(lambda: "Measures before and after" in texts(one.storage.frameworks))
        await log(engineer, "Another.")
        assert len(await news(engineer, "A framework changed")) == 1


async def test_files_in_a_workspaces_folder_are_its_alone_and_are_retired_only_there(stage: Stage) -> None:
    mine, other = "T0HARBOUR", "T0OTHER99"
    own = PLATFORM.replace("/test/platform", "/own/secret").replace("Platform Engineer", "Secret Engineer")
    stage.write(own, f"{mine}/secret.md")
    stage.write(own.replace("Secret", "Other"), f"{other}/secret.md")
    async with stage.whole_bot() as one:
        engineer = await stage.person("amara")
        await engineer.types("/level secret 1")
        assert "Secret Engineer" in read(await engineer.last_message())
        assert titles(one.storage.frameworks, other) == ["Other Engineer", "Platform Engineer"]
        assert titles(one.storage.frameworks, "T0THIRD11") == ["Platform Engineer"]
        (stage.folder / mine / "secret.md").unlink()
        await stage.load(release=True)
        await until(lambda: titles(one.storage.frameworks, mine) == ["Platform Engineer"])
        await engineer.types("/level secret 1")
        assert "Engineer, Level 1" not in read(await engineer.last_message())
        assert titles(one.storage.frameworks, other) == ["Other Engineer", "Platform Engineer"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(cells(), min_size=1, max_size=4))
def test_whatever_is_edited_entries_keep_their_criteria_and_loading_twice_changes_nothing(
    database: str, edits: list[Edit]
) -> None:
    asyncio.run(edit_and_write(database, edits))


async def test_old_revisions_are_remembered_as_far_as_they_fit(database: str) -> None:
    opened, path = Database(read_url(database)), f"/edited/{uuid4()}"
    frameworks, loaded = Frameworks(opened, owe_news, OldRevisions(most=2)), list[Framework]()
    for number in range(4):
        new = replace(framework({("craft", "1"): [f"Does it {number} times."]}), path=path)
        await frameworks.load([FrameworkFile("edited.md", new, f"{number} {path[-36:]}")], NOW)
        current = frameworks.catalogue("").framework(path)
        assert current
        loaded.append(current)
    first, second, third, last = [revision.revision or 0 for revision in loaded]
    assert await frameworks.revision(last) is loaded[3], "the current one"
    assert await frameworks.revision(second) is loaded[1], "one of two old ones"
    assert await frameworks.revision(third) is loaded[2], "the other"
    again = await frameworks.revision(first)
    assert again is not loaded[0], "the third was forgotten, and is read again"
    assert again == loaded[0]
    assert await frameworks.revision(third) is loaded[2], "used later than the second"
    assert await frameworks.revision(second) is not loaded[1], "forgotten in its turn"
    await opened.close()


async def edit_and_write(database_url: str, edits: list[Edit]) -> None:
    """After each edit of a framework, somebody writes an entry for each of its criteria."""
    database, path = Database(read_url(database_url)), f"/edited/{uuid4()}"
    frameworks, written, now = Frameworks(database, owe_news), dict[str, str](), dict[int, str]()
    evidence = Storage(database, frameworks).of(path[-20:]).evidence
    for number, edit in enumerate(edits):
        new = replace(framework(*edit), path=path)
        await frameworks.load([FrameworkFile(f"{path[-36:]}.md", new, f"{number} {path[-36:]}")], NOW)
        loaded = frameworks.catalogue("").framework(path)
        await frameworks.load([FrameworkFile(f"{path[-36:]}.md", new, f"{number} {path[-36:]} again")], NOW)
        again = frameworks.catalogue("").framework(path)
        assert loaded
        assert again
        assert list(again.by_criterion) == list(loaded.by_criterion)
        assert [one.criterion.text for one in loaded.criteria()] == [one.criterion.text for one in new.criteria()]
        assert len(loaded.by_criterion) == len([*new.criteria()]), "no two share an id"
        now = {row: placed.criterion.text for row, placed in loaded.by_criterion.items()}
        for row, text in now.items():
            what = f"{number} {row}"
            written[what] = text
            await evidence.add("U0", Draft(what, happened_on=NOW.date(), criteria=(row,)), NOW, repeat_key=what)
    entries = await evidence.read("U0")
    assert {one.what: one.criteria[0].text for one in entries} == written
    assert all(one.criteria[0].retired == (one.criteria[0].criterion_id not in now) for one in entries)
    await database.close()


@pytest.fixture(scope="module")
def database(new_database: Callable[[], str]) -> str:
    url = new_database()
    migrate(read_url(url))
    return url


def paths(frameworks: Frameworks) -> list[str]:
    return sorted(one.path for one in frameworks.catalogue("").frameworks)


def titles(frameworks: Frameworks, workspace_id: str) -> list[str]:
    return [one.title for one in frameworks.catalogue(workspace_id).frameworks]


def row_of(frameworks: Frameworks, text: str) -> int:
    return next(row for row, placed in frameworks.catalogue("").by_criterion.items() if placed.criterion.text == text)


async def count_rows(stage: Stage, condition: object) -> int:
    database = Database(read_url(stage.slack.settings.database_url))
    async with database.reading() as connection:
        number = await connection.scalar(select(func.count()).where(condition))  # type: ignore[arg-type]
    await database.close()
    return number or 0
