"""Messages of every kind, full of what could be taken for markup."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.core.evidence import Entry, Wording
from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue, Criterion, Framework, Level, Placed, Topic
from bot.core.frameworks.identity import Change
from bot.core.frameworks.lookup.wanted import About, CriteriaSearch, Expectations
from bot.core.frameworks.search.index import Hit
from bot.core.period import Period
from bot.core.person import Person, Rhythm, Visibility
from bot.core.plain.commands import Commands
from bot.core.plain.problem import Problem
from bot.core.readers import MOST_ACCESSES, LoggedAccess, Sending
from bot.core.summary import summarise
from bot.messages.entry import show_entries, show_none, show_receipt
from bot.messages.evidence import show_usage, show_welcome
from bot.messages.framework_news import show_changes, show_choose_again
from bot.messages.help import show_help, show_only_look_ups
from bot.messages.kit.blocks import Message
from bot.messages.kit.buttons import settings_button
from bot.messages.level.answers import answer, show_wanted
from bot.messages.level.ask import WHOLE, View
from bot.messages.level.comparison import assemble, show_comparison, show_no_level
from bot.messages.level.expectations import show_expectations, show_shared
from bot.messages.level.ladder import show_catalogue, show_ladder, show_problem
from bot.messages.level.parts import Group, Item, TopicPart
from bot.messages.level.prose.about import show_about, show_no_prose
from bot.messages.level.search import show_found
from bot.messages.meant import OWN, ask_back, ask_back_level, ask_back_own, ask_back_request
from bot.messages.nudge import show_nudge, show_skipped
from bot.messages.problem import notice
from bot.messages.settings import show_saved, show_way_in
from bot.messages.summary import show_coming, show_notice, show_readers, show_summary

COMMANDS = Commands("acme-")
PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
ASKED = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
ACCESSES = [LoggedAccess("U0PRIYA01", PERIOD, ASKED, sending, None) for sending in Sending if sending > Sending.SENT]
MOST = [LoggedAccess("U0PRIYA01", PERIOD, ASKED, Sending.SENT, ASKED)] * MOST_ACCESSES
PROSE = """
# How *we* use it & why

A <!channel>, **bold _and_ more**, `code` and [a link](https://example.org/a?b=1&c=2); see https://example.org.

- one, [our wiki](/wiki)
  - inner
1. first
2. second

> quoted *words*

```
x = "**y**" <z>
```
"""
LEVELS = (Level("1", 1, "Level 1 & <up>"), Level("2", 2, "Level *2*"))
FRAMEWORK = Framework(
    "/test",
    "Test & <!channel> *1*",
    LEVELS,
    (
        Topic("craft", "🛠️ Craft *x*", {"1": (Criterion("Keeps `a` change <small>", ("One & _two_",)),)}),
        Topic("impact", "Impact & more", {"1": (Criterion("Ships"),), "2": (Criterion("Ships *twice*"),)}),
    ),
    prose=PROSE,
)
OTHER = replace(FRAMEWORK, path="/other", title="Other <role>", prose="Word. \n\n" * 2_000)
CATALOGUE = Catalogue((FRAMEWORK, OTHER))
MANY = Catalogue(tuple(replace(FRAMEWORK, path=f"/many/{number}", title=f"Role {number}") for number in range(40)))
LARGE = replace(
    FRAMEWORK,
    topics=tuple(
        Topic(f"t{number}", f"Topic {number} & more", {"1": (Criterion("Word & word. " * 100, ("One", "Two")),) * 5})
        for number in range(9)
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
LOWER, HIGHER, ELSEWHERE = Rung(FRAMEWORK, LEVELS[0]), Rung(FRAMEWORK, LEVELS[1]), Rung(OTHER, LEVELS[1])
HITS = [Hit(CRITERIA) for _ in range(9)]
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
    "notice": [notice("That *period* & <that> are not known. Try `last 3 months`.")],
    "show_way_in": [show_way_in()],
    "show_saved": [show_saved(Person("U1")), show_saved(Person("U1", rhythm=Rhythm(weekday=None)))],
    "show_summary": [
        show_summary(summarise("U1", PERIOD, entries), "Amara & <co>") for entries in ([], [ENTRY], [ENTRY, *OTHERS])
    ],
    "show_notice": [show_notice("U0PRIYA01", PERIOD, COMMANDS)],
    "show_coming": [show_coming("https://slack.com/app_redirect?app=A1&team=T1"), show_coming("")],
    "show_readers": [show_readers([], None), show_readers(ACCESSES, "Europe/Berlin"), show_readers(MOST, None)],
    "show_about": [
        *(show_about(About(framework)) for framework in (FRAMEWORK, OTHER)),
        show_about(About(OTHER), View(start=3)),
    ],
    "show_no_prose": [show_no_prose(replace(FRAMEWORK, prose=""))],
    "answer": [
        answer(CATALOGUE, words) for words in ("", "test 1", "test 9", "search ships", "search zzz", "other about")
    ],
    "show_wanted": [show_wanted(CATALOGUE, Expectations(FRAMEWORK, LEVELS[0]), WHOLE, "/level", shareable=True)],
    "show_expectations": [
        show_expectations(Expectations(FRAMEWORK, LEVELS[1], by_ordinal=True)),
        show_expectations(Expectations(FRAMEWORK, LEVELS[0], FRAMEWORK.topics[0]), View(examples=True)),
        *(show_expectations(Expectations(LARGE, LEVELS[0], topic)) for topic in (None, LARGE.topics[1])),
    ],
    "show_shared": [show_shared(Expectations(FRAMEWORK, LEVELS[0]), WHOLE, "U0AMARA01", "/acme-level")],
    "show_comparison": [
        show_comparison(Comparison(LOWER, HIGHER)),
        show_comparison(Comparison(LOWER, HIGHER), View(own=True)),
        show_comparison(Comparison(LOWER, ELSEWHERE)),
    ],
    "show_only_look_ups": [show_only_look_ups()],
    "ask_back": [ask_back("*setings* & <more>", "settings", settings_button("settings"))],
    "ask_back_own": [ask_back_own("*lst* & <more>", meant, f"/acme-evidence {meant}") for meant in OWN],
    "ask_back_request": [ask_back_request("*all* & <moths>", "last 3 months", "/acme-summary")],
    "ask_back_level": [ask_back_level("*levl* & <3>", "devops 3", COMMANDS)],
    "show_no_level": [show_no_level("/level")],
    "assemble": [
        assemble(
            "Two *roles*",
            "A note.",
            [TopicPart("x", "X", [Group([Item("a", "b & c")], "H")])],
            Comparison(LOWER, HIGHER),
            WHOLE,
        )
    ],
    "show_catalogue": [show_catalogue(catalogue, "/level") for catalogue in (CATALOGUE, MANY)],
    "show_ladder": [show_ladder(CATALOGUE, FRAMEWORK, "/level")],
    "show_problem": [
        show_problem(Problem("*What* <happened>?", suggestions=suggestions), "/level")
        for suggestions in ((), ("devops 3",), ("a", "b & c", "d"))
    ],
    "show_found": [
        show_found(CriteriaSearch("ships & <more>", framework), hits, "/level")
        for framework in (None, FRAMEWORK)
        for hits in ([], HITS)
    ],
}
"""By the function that makes them."""
