"""Everything that the bot listens to: of messages, the features read in this order, and help takes what is left."""

from collections.abc import Sequence

from bot.gateway.routes import Route
from bot.listeners import criteria, entries, evidence, home, meant, nudge, settings, summary
from bot.listeners import help as help_
from bot.listeners.desk import Desk
from bot.listeners.level import looking_up, mentions

ROUTES: Sequence[Route[Desk]] = (
    *looking_up.ROUTES,
    *mentions.ROUTES,
    *evidence.ROUTES,
    *criteria.ROUTES,
    *entries.ROUTES,
    *settings.ROUTES,
    *nudge.ROUTES,
    *summary.ROUTES,
    *home.ROUTES,
    *meant.ROUTES,
    *help_.ROUTES,
)
