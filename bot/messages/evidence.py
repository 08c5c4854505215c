"""The form that one logs an entry with, and how one comes to it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.evidence import (
    CRITERIA,
    LINKS,
    LONGEST_TEXT,
    MOST_CRITERIA,
    OUTCOME,
    VISIBILITY,
    WHAT,
    WHEN,
    Draft,
)
from bot.core.frameworks.framework import Placed
from bot.core.plain.commands import Commands
from bot.core.plain.problem import reading_back
from bot.core.plain.text import shorten
from bot.messages.entry import SEEN_BY
from bot.messages.kit.blocks import Block, Element, Message
from bot.messages.kit.buttons import log_button, settings_button
from bot.messages.kit.forms import choice, field, long_text, modal, option, search
from bot.messages.kit.parts import actions, compose, paragraph
from bot.messages.kit.runs import Run, Typed, bold
from bot.messages.level.ask import NOWHERE

FORM = "evidence"  # the form's callback id
OFFERED = 200  # characters of the level and topic whose criteria come first


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form came from, which it brings back.

    The nudge that it answers, the address to confirm to, and the value of the button that it was opened with: of that
    level or topic the criteria are offered first.
    """

    nudge_id: int | None = None
    response_url: str = ""
    about: str = NOWHERE

    def encode(self) -> str:
        """Writes it as a form carries it, in at most 3,000 characters."""
        return json.dumps([self.nudge_id, self.response_url, self.about])

    @classmethod
    @reading_back()
    def decode(cls, metadata: str) -> "Origin":
        """Raises Outdated for what no form of ours carries."""
        nudge_id, response_url, about = json.loads(metadata)
        return cls(int(nudge_id) if nudge_id is not None else None, str(response_url), str(about))


def show_form(draft: Draft, chosen: Sequence[Placed], origin: Origin, offered: str = "") -> Block:
    """Shows the form: one required field; the rest is there for whoever has a minute more.

    The criteria of `offered`, a level or a topic of it, come first in the search; `chosen` stand there already.
    """
    links = "One on each line: a pull request, a document, a message."
    seen_by = [option(label, visibility) for visibility, label in SEEN_BY.items()]
    return modal(
        "Log evidence",
        FORM,
        [
            field(WHAT, "What did you do?", what_input(draft.what)),
            field(OUTCOME, "What came of it?", long_text(LONGEST_TEXT), optional=True),
            field(LINKS, "Links", long_text(LONGEST_TEXT), hint=links, optional=True),
            field(WHEN, "When", {"type": "datepicker", "initial_date": draft.happened_on.isoformat()}),
            field(CRITERIA, "Criteria", criteria_search(chosen), hint=criteria_hint(offered), optional=True),
            field(VISIBILITY, "Who sees it", choice("radio_buttons", seen_by, draft.visibility)),
        ],
        submit="Save",
        private_metadata=origin.encode(),
    )


def what_input(what: str) -> Element:
    """Makes the input for what one did, with what was typed already."""
    element = long_text(LONGEST_TEXT) | {"focus_on_load": True}
    return element | ({"initial_value": what[:LONGEST_TEXT]} if what else {})


def criteria_search(chosen: Sequence[Placed]) -> Element:
    """Makes the search for criteria, with those that are chosen already."""
    options = [criterion_option(placed) for placed in chosen]
    element = search("multi_external_select", "Type a word, such as mentoring", max_selected_items=MOST_CRITERIA)
    return element | ({"initial_options": options} if options else {})


def criteria_hint(offered: str) -> str:
    """Says whose criteria come first, if any do."""
    hint = "None is fine too."
    return f"Those of {shorten(offered, OFFERED)} come first. {hint}" if offered else hint


def criterion_option(placed: Placed) -> Element:
    """Makes a criterion to choose: its beginning, since Slack shows 75 characters, and where it stands."""
    place = f"{placed.topic.title} · {placed.level.label} · {placed.framework.title}"
    return option(placed.criterion.text, str(placed.criterion.id), place)


def show_welcome() -> Message:
    """Welcomes somebody who has not set up yet."""
    return compose(
        paragraph(
            bold("Welcome."),
            " Log what you do as you go, and your next review writes itself from your own words.\n"
            "Setting up takes a minute: your framework, your level, and when you may be asked once a week.",
        ),
        actions(settings_button("Set up", primary=True), log_button(label="Log evidence first")),
    )


def show_usage(commands: Commands) -> Message:
    """Says what may be typed after `/evidence`."""
    return compose(paragraph(*usage(commands)))


def usage(commands: Commands) -> list[Run]:
    """Says in four lines what may be typed after `/evidence`."""
    name = commands.evidence
    return [
        Typed(name),
        " logs something you did.\n",
        Typed(f"{name} list"),
        " shows what you logged.\n",
        Typed(f"{name} readers"),
        " shows who was sent your summary.\n",
        Typed(f"{name} settings"),
        " says where you are, where you want to go, and when you are asked.",
    ]
