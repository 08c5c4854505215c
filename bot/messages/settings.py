"""The form in which engineers say where they stand, where they want to go, who reads with them, and when to ask."""

import json
from calendar import day_name
from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.naming import describe_ladder
from bot.core.person import Aim, Person, Rhythm, Sharing, Standing, Visibility
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
MOST_LEVELS = 98  # Slack takes 100 options; two of them are no levels


def show_form(
    person: Person, framework: Framework | None, response_url: str, *, is_new: bool, gone: str = ""
) -> Block:
    """The form. The levels appear when a framework is chosen; a first-time user finds nothing chosen beforehand
    where it would speak for them: who sees their entries. `gone` says what was chosen and is retired."""
    blocks = [section(escape(f"{gone} Please choose again."))] if gone else []
    blocks += standing_fields(person.standing, framework)
    blocks += sharing_fields(person.sharing, is_new=is_new)
    blocks += rhythm_fields(person.rhythm)
    return modal("Settings", FORM, blocks, submit="Save", private_metadata=json.dumps([response_url]))


def standing_fields(standing: Standing, framework: Framework | None) -> list[Block]:
    """The framework, and below it its levels, as soon as it is chosen."""
    search: Element = {
        "type": "external_select",
        "min_query_length": 0,
        "placeholder": plain("Choose your role's framework", 150),
    }
    if framework:
        search["initial_option"] = framework_option(framework)
    levels = level_fields(standing, framework) if framework else []
    return [field(FRAMEWORK, "Framework", search, dispatch_action=True), *levels]


def level_fields(standing: Standing, framework: Framework) -> list[Block]:
    """One's own level, and the one aimed for.

    Those of another framework are other fields to Slack, or it would keep showing a choice of the one before.
    """
    levels = framework.levels[:MOST_LEVELS]
    options = [option(level.label, level.key) for level in levels]
    aims = [option(level.label, f"{Aim.LEVEL}:{level.key}") for level in levels]
    aims += [option("Stay at my level", Aim.STAY), option("No particular level", Aim.NONE)]
    is_chosen = standing.framework == framework.path
    level, aim = (standing.level, aim_value(standing)) if is_chosen else (None, None)
    return [
        field(f"{LEVEL}:{framework.revision}", "My level", select(options, level)),
        field(f"{AIM}:{framework.revision}", "The level I aim for", select(aims, aim)),
    ]


def aim_value(standing: Standing) -> str:
    """The value of the option that stands for what somebody aims for."""
    return f"{Aim.LEVEL}:{standing.aim_level}" if standing.aim is Aim.LEVEL else standing.aim


def sharing_fields(sharing: Sharing, *, is_new: bool) -> list[Block]:
    """The manager, and who sees entries."""
    manager: Element = {"type": "users_select", "placeholder": plain("Choose a person", 150)}
    if sharing.manager_id:
        manager["initial_user"] = sharing.manager_id
    hint = "They may ask me for a summary of the entries you share. You are told each time."
    visibility = visibility_choice(None if is_new else sharing.visibility)
    return [
        field(MANAGER, "My manager", manager, hint=hint, optional=True),
        field(DEFAULT_VISIBILITY, "Who sees my entries, unless I say otherwise", visibility),
    ]


def rhythm_fields(rhythm: Rhythm) -> list[Block]:
    """The day of the week, and the time of day."""
    day = NEVER if rhythm.weekday is None else str(rhythm.weekday)
    clock: Element = {"type": "timepicker", "initial_time": f"{rhythm.at:%H:%M}"}
    return [
        field(DAY, "Ask me once a week on", select(day_options(), day)),
        field(TIME, "At", clock, hint="In the time zone of your Slack profile."),
    ]


def framework_option(framework: Framework) -> Element:
    kind = "grades" if framework.graded else "levels"
    return option(framework.title, str(framework.revision), f"{kind} {describe_ladder(framework)}")


def framework_options(catalogue: Catalogue, typed: str) -> list[Element]:
    """Frameworks whose title has what was typed, at most as many as Slack takes."""
    found = [one for one in catalogue.frameworks if typed.casefold() in one.title.casefold()]
    return [framework_option(framework) for framework in found[:100]]


def visibility_choice(chosen: Visibility | None) -> Element:
    """Who may see an entry, to choose from; nothing is chosen where `chosen` is None."""
    options = [option(label, visibility) for visibility, label in SEEN_BY.items()]
    return choice("radio_buttons", options, chosen)


def select(options: Sequence[Element], chosen: str | None) -> Element:
    """A list to choose from, in which the option with the value `chosen` is chosen already, if it is there."""
    return choice("static_select", options, chosen)


def choice(kind: str, options: Sequence[Element], chosen: str | None) -> Element:
    """An element of this kind that offers the options."""
    element: Element = {"type": kind, "options": list(options)}
    initial = next((offered for offered in options if offered["value"] == chosen), None)
    return element | ({"initial_option": initial} if initial else {})


def day_options() -> list[Element]:
    return [*(option(name, str(number)) for number, name in enumerate(day_name)), option("Never", NEVER)]


def show_saved(person: Person) -> Message:
    """What the settings mean from now on."""
    words = escape(f"Your settings are saved. {say_rhythm(person.rhythm)} {say_sharing(person.sharing)}")
    return Message(words, [section(words), actions(log_button())])


def say_rhythm(rhythm: Rhythm) -> str:
    """When somebody will be asked, in a sentence."""
    if rhythm.weekday is None:
        return "I won't ask you by myself."
    return f"I'll ask you each {day_name[rhythm.weekday]} at {rhythm.at:%H:%M}, your time."


def say_sharing(sharing: Sharing) -> str:
    """Who sees entries, in a sentence."""
    if sharing.visibility is Visibility.MANAGER:
        return "Your entries are for you and your manager, unless you say otherwise."
    return "Your entries are for you alone, unless you say otherwise."
