"""Messages of every kind, full of what could be taken for markup."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.core.evidence import Entry, Wording
from bot.core.frameworks.framework import Criterion, Framework, Level, Placed, Topic
from bot.core.frameworks.identity import Change
from bot.core.period import Period
from bot.core.person import Person, Rhythm, Visibility
from bot.core.plain.commands import Commands
from bot.core.summary import summarise
from bot.messages.entry import show_entries, show_none, show_receipt
from bot.messages.evidence import show_usage, show_welcome
from bot.messages.framework_news import show_changes, show_choose_again
from bot.messages.help import show_help
from bot.messages.kit.blocks import Message
from bot.messages.nudge import show_nudge, show_skipped
from bot.messages.problem import notice
from bot.messages.settings import show_saved
from bot.messages.summary import show_coming, show_notice, show_summary

COMMANDS = Commands("acme-")
PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
LEVELS = (Level("1", 1, "Level 1 & <up>"), Level("2", 2, "Level *2*"))
FRAMEWORK = Framework(
    "/test",
    "Test & <!channel> *1*",
    LEVELS,
    (
        Topic("craft", "🛠️ Craft *x*", {"1": (Criterion("Keeps `a` change <small>", ("One & _two_",)),)}),
        Topic("impact", "Impact & more", {"1": (Criterion("Ships"),), "2": (Criterion("Ships *twice*"),)}),
    ),
)
CRITERIA: list[Placed] = list(FRAMEWORK.criteria())
ENTRY = Entry(
    id=1,
    person_id="U0AMARA01",
    what="Halved *the* build time\nfor <!channel> & all.",
    outcome="Fewer `coffees`.",
    links=("https://example.org/a?b=1&c=<2>", "https://example.org/d"),
    happened_on=date(2026, 2, 3),
    visibility=Visibility.MANAGER,
    created_at=datetime(2026, 2, 3, tzinfo=UTC),
    criteria=(
        Wording(1, "Test", "craft", "🛠️ Craft *x*", "Level 1", "Keeps `a` change", today="Keeps changes <small>"),
        Wording(2, "Test", "impact", "Impact & more", "Level 2", "Ships", retired=True),
    ),
)
OTHERS = [replace(ENTRY, id=number, criteria=(), outcome="", links=()) for number in range(2, 90)]
CHANGES = [Change(1, CRITERIA[0], CRITERIA[1]), Change(2, CRITERIA[1], None)]

MESSAGES: dict[str, list[Message]] = {
    "show_receipt": [show_receipt(ENTRY), show_receipt(OTHERS[0])],
    "show_none": [show_none(COMMANDS)],
    "show_entries": [
        show_entries([], COMMANDS),
        show_entries([ENTRY], COMMANDS),
        show_entries([ENTRY, *OTHERS], COMMANDS, 1),
    ],
    "show_usage": [show_usage(COMMANDS)],
    "show_welcome": [show_welcome()],
    "show_changes": [show_changes(CHANGES, 2, COMMANDS), show_changes(CHANGES, 1_234, COMMANDS)],
    "show_choose_again": [show_choose_again("“A & <b>” is gone.")],
    "show_help": [show_help(COMMANDS)],
    "show_nudge": [show_nudge(1, None), *(show_nudge(1, placed) for placed in CRITERIA)],
    "show_skipped": [show_skipped(COMMANDS)],
    "notice": [notice("I don't know *that* & <that>. Try `last 3 months`.")],
    "show_saved": [show_saved(Person("U1")), show_saved(Person("U1", rhythm=Rhythm(weekday=None)))],
    "show_summary": [
        show_summary(summarise("U1", PERIOD, entries), "Amara & <co>") for entries in ([], [ENTRY], [ENTRY, *OTHERS])
    ],
    "show_notice": [show_notice("U0PRIYA01", PERIOD, COMMANDS)],
    "show_coming": [show_coming()],
}
"""By the function that makes them."""
