"""Forms in people's hands: searched, submitted, closed; what Slack itself checks, and what the app answers."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.api import views
from bot.sandbox.api.posting import explicit
from bot.sandbox.people.act import WHY, Act
from bot.sandbox.rules.inputs import KINDS, elements
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.surfaces import check_options, check_view
from bot.sandbox.rules.text import unescape
from bot.sandbox.state.filled import remember, state
from bot.sandbox.state.workspace import Message, View
from bot.sandbox.told import payloads
from bot.sandbox.told.delivery import Answer

TROUBLE = "We had some trouble connecting. Try again?"


async def searches_options(act: Act) -> Json:
    place = act.place()
    block, element = act.element(place)
    query = str(act.body.get("query", ""))
    if len(query) < element.get("min_query_length", 3):
        return {"ok": True, "options": []}
    payload = act.payload("block_suggestion") | payloads.container(act.workspace, place)
    payload |= {"action_id": element["action_id"], "block_id": block["block_id"], "value": query}
    if isinstance(place, View):
        payload["view"] = payloads.view(act.workspace, place, state(place, act.person.id))
    answer = await act.tell("block_suggestion", payload)
    if answer.failure:
        return act.failed(f"The choices could not be loaded. {WHY[answer.failure]}")
    return _offer(act, place, (block["block_id"], element["action_id"]), answer.fields)


async def submits_form(act: Act) -> Json:
    view = _open_form(act)
    remember(view, act.person.id, act.body.get("values"))
    held = state(view, act.person.id)
    errors = mistakes(view, held)
    if errors:
        return {"ok": True, "errors": errors}
    shown = payloads.view(act.workspace, view, held)
    submission = {"trigger_id": act.trigger(), "view": shown, "response_urls": []}
    answer = await act.tell("view_submission", act.payload("view_submission") | submission)
    if answer.failure:
        return act.failed(f"{TROUBLE} {WHY[answer.failure]}")
    return _follow(act, view, answer)


async def closes_form(act: Act) -> Json:
    view, stack = _open_form(act), act.workspace.stacks[act.person.id]
    cleared = bool(act.body.get("all"))
    closed = stack[:] if cleared else stack[stack.index(view) :]
    del stack[len(stack) - len(closed) :]
    views.tell(act.world, act.person.id)
    for each in reversed(closed):
        if each.body.get("notify_on_close"):
            shown = payloads.view(act.workspace, each, state(each, act.person.id))
            await act.tell("view_closed", act.payload("view_closed") | {"view": shown, "is_cleared": cleared})
    return {"ok": True}


def mistakes(view: View, held: Json) -> dict[str, str]:
    """What Slack checks before it tells the app: required fields, lengths, and that an address is one."""
    found = {}
    for block, element in elements(view.blocks):
        if block["type"] == "input":
            told = held.get(block["block_id"], {}).get(element["action_id"], {})
            text = _mistake(block, element, told.get(KINDS[element["type"]].state) if told else None)
            if text:
                found[block["block_id"]] = text
    return found


def _mistake(block: Json, element: Json, value: Any) -> str | None:
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(value, str) and (check := CHECKS.get(element["type"])):
        return check(element, unescape(value))
    most = element.get("max_selected_items")
    if isinstance(value, list) and most and len(value) > most:
        return f"Choose at most {most}."
    return None


def _length(element: Json, text: str) -> str | None:
    if len(text) > element.get("max_length", 3000):
        return f"Enter at most {element.get('max_length', 3000)} characters."
    if len(text) < element.get("min_length", 0):
        return f"Enter at least {element['min_length']} characters."
    return None


def _email(element: Json, text: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else "Enter a valid email address."


def _url(element: Json, text: str) -> str | None:
    return None if re.fullmatch(r"[a-z][a-z0-9+.-]*://\S+", text, re.IGNORECASE) else "Enter a valid URL."


def _number(element: Json, text: str) -> str | None:
    if not re.fullmatch(r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+", text):
        return "Enter a valid number."
    low, high = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    return None if low <= float(text) <= high else f"Enter a number from {low:g} to {high:g}."


CHECKS: dict[str, Callable[[Json, str], str | None]] = {
    "plain_text_input": _length,
    "email_text_input": _email,
    "url_text_input": _url,
    "number_input": _number,
}


def _open_form(act: Act) -> View:
    place = act.place()
    if not isinstance(place, View) or place not in act.workspace.stacks.get(act.person.id, []):
        raise Mishap("That form is not open any more.")
    return place


def _follow(act: Act, view: View, answer: Answer) -> Json:
    """Do with the form what the app's answer to its submission says."""
    user, wish = act.person.id, answer.fields
    try:
        match wish.get("response_action"):
            case "errors":
                return {"ok": True, "errors": _errors(view, wish)}
            case "update":
                views.replace(act.workspace, view, check_view(wish.get("view"), "modal", []))
            case "push":
                views.push(act.workspace, user, check_view(wish.get("view"), "modal", []))
            case "clear":
                act.workspace.stacks[user].clear()
            case None:
                if view in act.workspace.stacks[user]:
                    act.workspace.stacks[user].remove(view)
            case other:
                raise Refused("invalid_arguments", f"[ERROR] there is no response_action {other}")
    except Refused as refused:
        return act.refused("view_submission", refused, TROUBLE)
    views.tell(act.world, user)
    return {"ok": True}


def _errors(view: View, wish: Json) -> dict[str, str]:
    errors = wish.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise Refused("invalid_arguments", "[ERROR] errors must be texts by the block_id of input blocks")
    return {str(block): str(text) for block, text in errors.items()}


def _offer(act: Act, place: Message | View, key: tuple[str, str], answer: Json) -> Json:
    try:
        check_options(answer, [])
    except Refused as refused:
        return act.refused("block_suggestion", refused, "The choices could not be loaded.")
    groups = answer.get("option_groups", [])
    offered = [*answer.get("options", []), *(option for group in groups for option in group["options"])]
    place.offered[key] = place.offered.get(key, {}) | {option["value"]: explicit(option) for option in offered}
    return {"ok": True, **{name: answer[name] for name in ("options", "option_groups") if name in answer}}
