"""What people find by words that name no framework: their own level, and what the words name in their framework."""

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Framework, Level, Topic
from bot.core.frameworks.lookup.own import is_about_oneself, look_up_in_own
from bot.core.frameworks.lookup.wanted import CriteriaSearch, Expectations, InOwn, Own
from bot.core.person import own_level
from bot.core.plain.problem import Problem
from bot.gateway.acts import Act
from bot.listeners.desk import Desk
from bot.messages.kit.blocks import Message
from bot.messages.level.answers import show_wanted
from bot.messages.level.ask import WHOLE, View
from bot.messages.level.comparison import show_comparison, show_no_level
from bot.messages.level.expectations import show_expectations
from bot.messages.level.expectations_buttons import level_after
from bot.messages.level.ladder import show_catalogue, show_problem
from bot.messages.level.search import show_found


async def find_own_level(desk: Desk, act: Act, own: Own) -> Message:
    """Finds the level of whoever asks, in one short read; else says how to ask."""
    catalogue, command = desk.catalogue(act), desk.commands.level
    standing = await find_standing(desk, act)
    if standing is None:
        return show_no_level(command) if own.explicit else show_catalogue(catalogue, command)
    return show_standing(standing, own, command)


async def find_in_own(desk: Desk, act: Act, words: InOwn, *, shareable: bool) -> Message:
    """Finds what words name in the framework of whoever asks, in one short read. Raises Problem where they don't."""
    catalogue, command = desk.catalogue(act), desk.commands.level
    standing = await find_standing(desk, act)
    if standing is None:
        if is_about_oneself(words):
            return show_no_level(command)
        raise words.otherwise
    wanted = look_up_in_own(catalogue, *standing, words)
    match wanted:
        case Own():
            return show_standing(standing, wanted, command)
        case CriteriaSearch():
            return await find_criteria(desk, act, wanted)
    return show_wanted(catalogue, wanted, WHOLE, command, shareable=shareable)


async def find_criteria(desk: Desk, act: Act, search: CriteriaSearch) -> Message:
    """Finds the criteria that have the words, or says that there are none."""
    index = await desk.indexes.of(desk.catalogue(act))
    return show_found(search, index.find(search.words, search.framework), desk.commands.level)


async def find_standing(desk: Desk, act: Act) -> tuple[Framework, Level] | None:
    """Finds the level on which whoever acts stands; None where they said none, or it is gone."""
    person = await desk.shelf(act).people.find(act.person_id)
    return own_level(person.standing, desk.catalogue(act)) if person else None


def show_standing(standing: tuple[Framework, Level], own: Own, command: str) -> Message:
    """Shows somebody's level with what the next one adds, or the next one; in all topics, or in one."""
    framework, level = standing
    following = level_after(framework, level)
    if following is None:
        return show_last(Expectations(framework, level, own.topic), own, command)
    if own.next:
        return show_expectations(Expectations(framework, following, own.topic), shareable=False)
    if is_silent(own.topic, level, following):
        return show_expectations(Expectations(framework, level, own.topic), shareable=False)
    topic = own.topic.name if own.topic else ""
    return show_comparison(Comparison(Rung(framework, level), Rung(framework, following), topic), View(own=True))


def is_silent(topic: Topic | None, level: Level, following: Level) -> bool:
    """Tells whether a topic expects nothing at either level: then there is nothing to compare."""
    return topic is not None and not topic.at(level) and not topic.at(following)


def show_last(last: Expectations, own: Own, command: str) -> Message:
    """Shows the last level of a ladder, or says that there is none after it."""
    if not own.next:
        return show_expectations(last, shareable=False)
    ladder = f"{last.level.label} is the last level of {last.framework.title}."
    return show_problem(Problem(ladder, suggestions=("me", "list")), command)
