"""People search for criteria in the form that they log evidence with."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.evidence import CRITERIA
from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.search.offers import by_heading, suggest
from bot.core.person import asked_about
from bot.gateway.acts import Search
from bot.gateway.replies import OptionGroups, SearchReply
from bot.gateway.routes import Route, on_search
from bot.listeners.desk import Desk
from bot.messages.evidence import Origin, criterion_option
from bot.messages.kit.forms import option_group
from bot.messages.level.asked import find_cell

Cell = tuple[Framework | None, Level | None, Topic | None]


async def typed_in_search(desk: Desk, act: Search) -> SearchReply:
    """Offers criteria to choose."""
    catalogue = desk.catalogue(act)
    own, level, topic = await find_first_offered(desk, act, catalogue)
    index = await desk.indexes.of(catalogue) if act.text else None
    criteria = index.search(act.text, own) if index else suggest(own, level, topic)
    groups = by_heading(criteria, own).items()
    return OptionGroups([option_group(heading, list(map(criterion_option, group))) for heading, group in groups])


async def find_first_offered(desk: Desk, act: Search, catalogue: Catalogue) -> Cell:
    """Finds whose criteria come first: what the form was opened for, or the level that one is asked about."""
    framework, level, topic = find_cell(catalogue, Origin.decode(act.metadata).about)
    if level:
        return framework, level, topic
    person = await desk.shelf(act).people.find(act.person_id)
    standing = asked_about(person.standing, catalogue) if person else None
    return (*standing, topic) if standing else (None, None, topic)


ROUTES: Sequence[Route[Desk]] = (on_search(CRITERIA, typed_in_search, Deed.LOG),)
