"""People look up what a level expects: `/level`, and the buttons under its answers."""

from functools import lru_cache

from bot.core.framework import Catalogue
from bot.core.lookup import Expectations, Ladder, look_up
from bot.core.problem import Problem
from bot.listeners.acts import Act, Reply, Route
from bot.messages.blocks import Message
from bot.messages.level import SHOW, Ask, show_catalogue, show_expectations, show_ladder, show_problem
from bot.storage.frameworks import Frameworks

MOST_KEPT = 500  # answers, of some 12 kB each


class LevelListeners:
    """`frameworks` has the catalogue in memory: a look-up touches no database.

    The answer to the same words is the same as long as the catalogue is, so it is made once.
    """

    def __init__(self, frameworks: Frameworks) -> None:
        self._frameworks = frameworks
        self._answer = lru_cache(MOST_KEPT)(lambda catalogue, words: Reply(message=answer(catalogue, words)))

    def routes(self) -> list[Route]:
        return [
            Route("command", "/level", self.typed_level, "What a level expects", "[framework] [level] [topic]"),
            Route("action", SHOW, self.pressed_show),
        ]

    async def typed_level(self, act: Act) -> Reply:
        return self._answer(self._frameworks.catalogue(act.workspace_id), act.text)

    async def pressed_show(self, act: Act) -> Reply:
        return Reply(message=answer_ask(self._frameworks.catalogue(act.workspace_id), Ask.decode(act.value)))


def answer(catalogue: Catalogue, words: str) -> Message:
    """What `/level WORDS` prints, in Slack and in the terminal."""
    try:
        found = look_up(catalogue, words)
    except Problem as problem:
        return show_problem(problem)
    if isinstance(found, Expectations):
        return show_expectations(found)
    return show_ladder(catalogue, found.framework) if isinstance(found, Ladder) else show_catalogue(found)


def answer_ask(catalogue: Catalogue, ask: Ask) -> Message:
    """What a button asks for. The framework may have changed since the button was made."""
    framework = catalogue.framework(ask.framework)
    if framework is None:
        return show_problem(Problem("That framework is no longer here."))
    if not ask.level:
        return show_ladder(catalogue, framework)
    level = framework.level(ask.level)
    topic = framework.topic(ask.topic) if ask.topic else None
    if level is None or (ask.topic and topic is None):
        return show_problem(Problem(f"{framework.title} has changed since, and no longer has that."))
    return show_expectations(Expectations(framework, level, topic), examples=ask.examples)
