"""Framework files change under people who wrote for them, and nobody restarts anything."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.app import Halves
from bot.core.evidence import Draft
from bot.core.frameworks.framework import Framework
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from bot.storage.files.folder import FrameworkFile, read_file
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.remembered import OldRevisions
from bot.storage.owed.news import owe_news
from bot.storage.storage import Storage
from tests.frameworks.test_identity import Cells, cells, framework
from tests.kit.framework_stage import BROKEN, PLATFORM, REWORDED, WITHOUT_2, Stage, news, texts, until
from tests.kit.steps import log, read, set_up

Edit = tuple[Cells, dict[str, str]]
NOW = datetime(2026, 11, 20, tzinfo=UTC)


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
