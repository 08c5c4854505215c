"""Elements that hold a value: what a person may put in, and how Slack tells it to the app."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.mishap import Mishap
from bot.sandbox.typed import escape, rich_text
from bot.sandbox.workspace import Answers, Json, Message, View


@dataclass(frozen=True, slots=True)
class Kind:
    """`state` is the field that Slack tells the value in, `initial` the one that the app presets it in."""

    state: str
    initial: str
    sort: str = "plain"  # "typed", "option", "options", "list", "rich" or "plain"


KINDS: Mapping[str, Kind] = {
    "plain_text_input": Kind("value", "initial_value", "typed"),
    "email_text_input": Kind("value", "initial_value", "typed"),
    "url_text_input": Kind("value", "initial_value", "typed"),
    "number_input": Kind("value", "initial_value", "typed"),
    "rich_text_input": Kind("rich_text_value", "initial_value", "rich"),
    "static_select": Kind("selected_option", "initial_option", "option"),
    "external_select": Kind("selected_option", "initial_option", "option"),
    "radio_buttons": Kind("selected_option", "initial_option", "option"),
    "checkboxes": Kind("selected_options", "initial_options", "options"),
    "multi_static_select": Kind("selected_options", "initial_options", "options"),
    "multi_external_select": Kind("selected_options", "initial_options", "options"),
    "users_select": Kind("selected_user", "initial_user"),
    "multi_users_select": Kind("selected_users", "initial_users", "list"),
    "conversations_select": Kind("selected_conversation", "initial_conversation"),
    "multi_conversations_select": Kind("selected_conversations", "initial_conversations", "list"),
    "channels_select": Kind("selected_channel", "initial_channel"),
    "multi_channels_select": Kind("selected_channels", "initial_channels", "list"),
    "datepicker": Kind("selected_date", "initial_date"),
    "timepicker": Kind("selected_time", "initial_time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time"),
    "overflow": Kind("selected_option", "", "option"),
    "file_input": Kind("files", "", "list"),
}
STATELESS = ("overflow",)  # these tell a value when they are used, and hold none


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element, with the block that it stands in."""
    for block in blocks:
        inside = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        yield from ((block, element) for element in inside if isinstance(element, dict))


def element_at(place: Message | View, block_id: str, action_id: str) -> tuple[Json, Json] | None:
    wanted = (block_id, action_id)
    found = ((block, element) for block, element in elements(place.blocks))
    return next((pair for pair in found if (pair[0]["block_id"], pair[1].get("action_id")) == wanted), None)


def state(place: Message | View, user: str) -> Json:
    """state.values: what every input of a message or view holds for this person."""
    answers = place.answers.get(user, {})
    values: Json = {}
    for block, element in elements(place.blocks):
        kind = KINDS.get(element["type"])
        if kind and element["type"] not in STATELESS:
            given = answers.get(block["block_id"], {})
            told = _told(place, block, element, kind, given)
            values.setdefault(block["block_id"], {})[element["action_id"]] = told
    return values


def remember(place: Message | View, user: str, answers: Answers | None) -> None:
    """Keep what the person has put in so far."""
    kept = place.answers.setdefault(user, {})
    for block_id, given in (answers or {}).items():
        kept[block_id] = {**kept.get(block_id, {}), **given}


def value_of(place: Message | View, block: Json, element: Json, value: Any) -> Json:
    """A value as Slack tells it, with the field's name. Raises Mishap on an option that is not there."""
    kind = KINDS.get(element["type"])
    if kind is None:
        return {}
    return {kind.state: _convert(place, block, element, kind.sort, value)}


def options(place: Message | View, block: Json, element: Json) -> dict[str, Json]:
    """The options that a person can choose by value: those in the element, those suggested, those preset."""
    groups = element.get("option_groups", [])
    known = [*element.get("options", []), *(option for group in groups for option in group["options"])]
    known += [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
    offered = place.offered.get((block["block_id"], element["action_id"]), {})
    return offered | {option["value"]: option for option in known}


def _told(place: Message | View, block: Json, element: Json, kind: Kind, given: Json) -> Json:
    if element["action_id"] in given:
        return {"type": element["type"], **value_of(place, block, element, given[element["action_id"]])}
    preset: Any = element.get(kind.initial, [] if kind.sort in ("options", "list") else None)
    return {"type": element["type"], kind.state: escape(preset) if preset and kind.sort == "typed" else preset}


def _convert(place: Message | View, block: Json, element: Json, sort: str, value: Any) -> Any:
    match sort:
        case "typed":
            return escape(str(value)) if value not in (None, "") else None
        case "rich":
            return rich_text([{"type": "text", "text": escape(str(value))}]) if value else None
        case "option":
            return _option(place, block, element, value) if value not in (None, "") else None
        case "options":
            return [_option(place, block, element, each) for each in value or []]
        case "list":
            return list(value or [])
        case _:
            return value or None


def _option(place: Message | View, block: Json, element: Json, value: Any) -> Json:
    known = options(place, block, element)
    if value not in known:
        raise Mishap(f"There is no option “{value}” here. There are: {', '.join(known) or 'none'}.")
    return known[value]
