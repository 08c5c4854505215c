"""A framework goes on when its `path:` is edited, with its criteria, its entries and its people."""

import asyncio
from datetime import UTC, datetime, time

from sqlalchemy import insert, select, update

from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from tests.kit.framework_stage import PLATFORM, WITHOUT_2, Stage, news, paths, until
from tests.kit.steps import log, read, set_up

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LONG_ENOUGH = 1.0  # seconds for a load to come to a row that it has to wait for


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
        before = list(one.storage.frameworks.catalogue("").by_criterion)
        (stage.folder / "platform.md").unlink()
        stage.write(moved, "infrastructure.md")
        await stage.load(release=True)
        await until(lambda: paths(one.storage.frameworks) == ["/test/infrastructure"])
        await set_up(other)
        stage.write(moved.replace("title:", "formerly: /test/platform\ntitle:", 1), "infrastructure.md")
        for _ in range(2):
            await stage.load(release=True)
        await until(lambda: list(one.storage.frameworks.catalogue("").by_criterion) == before)
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


def a_person(framework_id: int | None) -> dict[str, object]:
    chosen = {"framework_id": framework_id, "level": "1", "aim": "none", "visibility": "me", "nudge_time": time(14)}
    return {"workspace_id": "T1", "id": "U1", "set_up_at": NOW, **chosen}


async def test_a_load_that_gives_people_their_framework_back_waits_for_who_is_just_being_changed(
    stage: Stage,
) -> None:
    moved = PLATFORM.replace("/test/platform", "/test/infrastructure")
    (stage.folder / "platform.md").unlink()
    stage.write(moved.replace("title:", "formerly: none\ntitle:", 1), "infrastructure.md")
    stage.write(PLATFORM)
    await stage.load(release=True)
    (stage.folder / "platform.md").unlink()
    stage.write(moved.replace("title:", "formerly: /test/platform\ntitle:", 1), "infrastructure.md")
    database = Database(read_url(stage.slack.settings.database_url))
    people = tables.people
    async with database.writing() as connection:
        younger = select(tables.frameworks.c.id).where(tables.frameworks.c.path == "/test/infrastructure")
        await connection.execute(insert(people).values(a_person(await connection.scalar(younger))))
    async with database.writing() as connection:
        await connection.execute(update(people).values(time_zone="UTC"))
        load = asyncio.create_task(stage.load(release=True))
        await asyncio.sleep(LONG_ENOUGH)
        again = update(people).values(time_zone="Europe/Oslo")  # the second time, its framework is looked at as well
        await connection.execute(again)
    await load
    async with database.reading() as connection:
        of_person = select(tables.frameworks.c.path).join(people, people.c.framework_id == tables.frameworks.c.id)
        assert list(await connection.scalars(of_person.where(tables.frameworks.c.retired_at.is_(None)))) == [
            "/test/infrastructure"
        ]
    await database.close()
