"""People open the bot's Home tab."""

from dataclasses import dataclass

from bot.core.person import Standing, say_gone
from bot.core.plain.commands import Commands
from bot.gateway.acts import Act, Reply, Route
from bot.messages.home import show_home
from bot.storage.storage import Shelf, Storage


@dataclass(frozen=True)
class HomeListeners:
    """The Home tab is made anew each time that somebody opens it."""

    storage: Storage
    commands: Commands

    def routes(self) -> list[Route]:
        return [Route("event", "app_home_opened", self.opened_home)]

    async def opened_home(self, act: Act) -> Reply:
        if act.event.get("tab") != "home":
            return Reply()
        return Reply(afterwards=lambda: publish_home(act, self.storage.of(act.workspace_id), self.commands))


async def publish_home(act: Act, shelf: Shelf, commands: Commands) -> None:
    """Somebody's Home as it is now."""
    person = await shelf.people.find(act.person_id)
    framework = shelf.catalogue.framework(person.standing.framework or "") if person else None
    gone = await what_is_gone(person.standing, shelf) if person else ""
    await act.slack.publish_home(act.person_id, show_home(person, framework, commands, gone))


async def what_is_gone(standing: Standing, shelf: Shelf) -> str:
    """What somebody chose and is retired, in a sentence; "" where nothing is."""
    if standing.framework is None:
        return ""
    now = shelf.catalogue.framework(standing.framework)
    last = now or await shelf.retired_framework(standing.framework)
    return say_gone(standing, last, now) if last else ""
