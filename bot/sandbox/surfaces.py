"""What a message or a view as a whole must keep to, to be shown."""

import json
from typing import Any

from bot.sandbox.call import Refused
from bot.sandbox.workspace import Json

LARGEST_VIEW = 250_000  # bytes


def check_message(args: Json, near: list[str]) -> None:
    """Refuse a message that Slack would refuse; say in `near` which limits it came close to."""
    if not (args.get("text") or args.get("blocks") or args.get("attachments")):
        raise Refused("no_text")


def check_view(view: Any, kind: str | None, near: list[str]) -> Json:
    """The view, if Slack would take it."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", "[ERROR] missing required field: view")
    if len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW:
        raise Refused("view_too_large")
    if kind and view.get("type") != kind:
        raise Refused("invalid_arguments", f"[ERROR] the view must be of type {kind} [json-pointer:/view/type]")
    return view


def check_options(answer: Json) -> None:
    """The answer to a search: options, or groups of them."""
    if not isinstance(answer.get("options", answer.get("option_groups")), list):
        raise Refused("invalid_arguments", "[ERROR] options or option_groups must be a list")
