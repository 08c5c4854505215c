"""Elements that hold a value, and the fields that Slack tells it in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.sandbox.rules.json import Json


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
    """Yields every element after the block that it stands in."""
    for block in blocks:
        for element in (block.get("element"), block.get("accessory"), *block.get("elements", [])):
            if isinstance(element, dict):
                yield block, element


def options_of(holder: Json) -> list[Json]:
    """Lists the options of an element or of the answer to a search, those in groups too."""
    options = list(holder.get("options") or [])
    groups = holder.get("option_groups") or []
    for group in groups:
        options += group["options"]
    return options
