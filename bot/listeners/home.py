"""People open the bot's Home tab."""

from dataclasses import dataclass

from bot.core.person import Person, say_gone
from bot.core.plain.commands import Commands
from bot.gateway.acts import Act, Reply, Route
from bot.messages.home import show_home
from bot.storage.database.database import Database
from bot.storage.frameworks.current import Frameworks
from bot.storage.people import People


@dataclass(frozen=True)
class HomeListeners:
    """The Home tab is made anew each time that somebody opens it."""

    database: Database
    frameworks: Frameworks
    commands: Commands

    def routes(self) -> list[Route]:
        return [Route("event", "app_home_opened", self.opened_home)]

    async def opened_home(self, act: Act) -> Reply:
        if act.event.get("tab") != "home":
            return Reply()
        return Reply(afterwards=lambda: publish_home(act, self.database, self.frameworks, self.commands))


async def publish_home(act: Act, database: Database, frameworks: Frameworks, commands: Commands) -> None:
    """Somebody's Home as it is now."""
    person = await People(database, act.workspace_id).find(act.person_id)
    catalogue = frameworks.catalogue(act.workspace_id)
    framework = catalogue.framework(person.framework) if person and person.framework else None
    gone = await what_is_gone(person, frameworks, act.workspace_id) if person else ""
    await act.slack.publish_home(act.person_id, show_home(person, framework, commands, gone))


async def what_is_gone(person: Person, frameworks: Frameworks, workspace_id: str) -> str:
    """What somebody chose and is retired, in a sentence; "" where nothing is."""
    if person.framework is None:
        return ""
    now = frameworks.catalogue(workspace_id).framework(person.framework)
    last = now or await frameworks.retired(workspace_id, person.framework)
    return say_gone(person, last, now) if last else ""
