"""The form in which engineers say where they stand, where they want to go, who reads with them, and when to ask."""

import json
from calendar import day_name
from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.naming import describe_ladder
from bot.core.person import Aim, Person, Visibility
from bot.messages.evidence import SEEN_BY
from bot.messages.kit.blocks import (
    Block,
    Element,
    Message,
    actions,
    escape,
    field,
    modal,
    option,
    plain,
    section,
)
from bot.messages.kit.buttons import log_button

FORM = "settings"  # the form's callback id
FRAMEWORK, LEVEL, AIM, MANAGER = "framework", "level", "aim", "manager"
DEFAULT_VISIBILITY, DAY, TIME = "default_visibility", "day", "time"
NEVER = "never"


def show_form(
    person: Person, framework: Framework | None, response_url: str, *, is_new: bool, gone: str = ""
) -> Block:
    """The form. The levels appear when a framework is chosen; a first-time user finds nothing chosen beforehand
    where it would speak for them: who sees their entries. `gone` says what was chosen and is retired."""
    search: Element = {
        "type": "external_select",
        "min_query_length": 0,
        "placeholder": plain("Choose your role's framework", 150),
    }
    if framework:
        search["initial_option"] = framework_option(framework)
    blocks = [section(escape(f"{gone} Please choose again."))] if gone else []
    blocks += [field(FRAMEWORK, "Framework", search, dispatch_action=True)]
    if framework:
        blocks += level_fields(person, framework)
    manager: Element = {"type": "users_select", "placeholder": plain("Choose a person", 150)}
    if person.manager_id:
        manager["initial_user"] = person.manager_id
    blocks += [
        field(
            MANAGER,
            "My manager",
            manager,
            hint="They may ask me for a summary of the entries you share. You are told each time.",
            optional=True,
        ),
        field(DEFAULT_VISIBILITY, "Who sees my entries, unless I say otherwise", visibility_choice(person, is_new)),
        field(DAY, "Ask me once a week on", select(day_options(), chosen_day(person))),
        field(
            TIME,
            "At",
            {"type": "timepicker", "initial_time": f"{person.nudge_time:%H:%M}"},
            hint="In the time zone of your Slack profile.",
        ),
    ]
    return modal("Settings", FORM, blocks, submit="Save", private_metadata=json.dumps([response_url]))


def level_fields(person: Person, framework: Framework) -> list[Block]:
    """Other levels are other fields to Slack, or it would keep showing a choice of the framework before."""
    options = [option(level.label, level.key) for level in framework.levels[:98]]
    aims = [option(level.label, f"{Aim.LEVEL}:{level.key}") for level in framework.levels[:98]]
    aims += [option("Stay at my level", Aim.STAY), option("No particular level", Aim.NONE)]
    mine = person.framework == framework.path
    aim = f"{Aim.LEVEL}:{person.aim_level}" if person.aim is Aim.LEVEL else person.aim
    return [
        field(f"{LEVEL}:{framework.revision}", "My level", select(options, person.level if mine else None)),
        field(f"{AIM}:{framework.revision}", "The level I aim for", select(aims, aim if mine else None)),
    ]


def framework_option(framework: Framework) -> Element:
    kind = "grades" if framework.graded else "levels"
    return option(framework.title, str(framework.revision), f"{kind} {describe_ladder(framework)}")


def framework_options(catalogue: Catalogue, typed: str) -> list[Element]:
    """Frameworks whose title has what was typed, at most as many as Slack takes."""
    found = [one for one in catalogue.frameworks if typed.casefold() in one.title.casefold()]
    return [framework_option(framework) for framework in found[:100]]


def visibility_choice(person: Person, is_new: bool) -> Element:
    options = [option(label, visibility) for visibility, label in SEEN_BY.items()]
    element: Element = {"type": "radio_buttons", "options": options}
    if not is_new:
        element["initial_option"] = next(one for one in options if one["value"] == person.visibility)
    return element


def select(options: Sequence[Element], chosen: str | None) -> Element:
    element: Element = {"type": "static_select", "options": list(options)}
    initial = next((one for one in options if one["value"] == chosen), None)
    return element | ({"initial_option": initial} if initial else {})


def day_options() -> list[Element]:
    return [*(option(name, str(number)) for number, name in enumerate(day_name)), option("Never", NEVER)]


def chosen_day(person: Person) -> str:
    return NEVER if person.nudge_weekday is None else str(person.nudge_weekday)


def show_saved(person: Person) -> Message:
    """What the settings mean from now on."""
    asks = (
        "I won't ask you by myself."
        if person.nudge_weekday is None
        else f"I'll ask you each {day_name[person.nudge_weekday]} at {person.nudge_time:%H:%M}, your time."
    )
    shares = (
        "Your entries are for you and your manager, unless you say otherwise."
        if person.visibility is Visibility.MANAGER
        else "Your entries are for you alone, unless you say otherwise."
    )
    words = escape(f"Your settings are saved. {asks} {shares}")
    return Message(words, [section(words), actions(log_button())])
