"""Elements that hold a value, and the fields that Slack tells it in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.sandbox.rules.json import Json


@dataclass(frozen=True, slots=True)
class Kind:
    """`state` is the field that Slack tells the value in, `initial` the one that the app presets it in."""

    state: str
    initial: str
    sort: str = "plain"  # "typed", "option", "options", "list", "rich", "date", "time" or "plain"


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
    "datepicker": Kind("selected_date", "initial_date", "date"),
    "timepicker": Kind("selected_time", "initial_time", "time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time"),
    "overflow": Kind("selected_option", "", "option"),
    "file_input": Kind("files", "", "list"),
}
STATELESS = ("overflow",)  # these tell a value when they are used, and hold none


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yields every element after the block that it stands in, those of blocks in blocks too."""
    for block in blocks:
        for element in inside(block):
            yield block, element
        yield from elements(blocks_in(block))


def inside(block: Json) -> list[Json]:
    """Lists what stands in a block itself and is no block."""
    listed = [] if block["type"] == "carousel" else block.get("elements", [])
    parts = [block.get("element"), block.get("accessory"), *listed, *block.get("actions", [])]
    return [part for part in parts if isinstance(part, dict)]


def blocks_in(block: Json) -> list[Json]:
    """Lists the blocks that stand in a block."""
    return list(block["elements"] if block["type"] == "carousel" else block.get("child_blocks", []))


def is_date(text: str) -> bool:
    """Tells whether it is a day of the calendar, as 2026-11-20."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Tells whether it is a time of the day, as 09:30."""
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text) is not None


def options_of(holder: Json) -> list[Json]:
    """Lists the options of an element or of the answer to a search, those in groups too."""
    options = list(holder.get("options") or [])
    groups = holder.get("option_groups") or []
    for group in groups:
        options += group["options"]
    return options
