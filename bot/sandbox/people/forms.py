"""Forms in people's hands: searched, submitted, closed, and what the app answers to that."""

from bot.sandbox.api import views
from bot.sandbox.people.act import NO_FORM, WHY, Act
from bot.sandbox.people.mistakes import mistakes
from bot.sandbox.rules.inputs import options_of
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.surfaces import check_options, check_view
from bot.sandbox.state.filled import remember, state
from bot.sandbox.state.workspace import Message, View
from bot.sandbox.told import payloads
from bot.sandbox.told.delivery import Answer
from bot.sandbox.told.posting import explicit

NO_OPTIONS = "The app has no address for choices: its manifest lacks message_menu_options_url."
TROUBLE = "We had some trouble connecting. Try again?"


async def searches_options(act: Act) -> Json:
    """Asks the app for the options of a select."""
    place = act.place()
    block, element = act.element(place)
    query = str(act.body.get("query", ""))
    if len(query) < element.get("min_query_length", 3):
        return {"ok": True, "options": []}
    is_answered = act.world.app.request_url is None or act.world.app.interactivity.get("message_menu_options_url")
    if not is_answered:
        raise Mishap(NO_OPTIONS)
    payload = act.payload("block_suggestion") | payloads.container(act.workspace, place)
    payload |= {"action_id": element["action_id"], "block_id": block["block_id"], "value": query}
    if isinstance(place, View):
        payload["view"] = payloads.view(act.workspace, place, state(place, act.person.id))
    answer = await act.tell("block_suggestion", payload)
    if answer.failure:
        return act.failed(f"The choices could not be loaded. {WHY[answer.failure]}")
    return _offer(act, place, (block["block_id"], element["action_id"]), answer.fields)


async def submits_form(act: Act) -> Json:
    """Checks what was filled in as Slack does, and tells the app."""
    view = _open_form(act)
    remember(view, act.person.id, act.body.get("values"))
    values = state(view, act.person.id)
    errors = mistakes(view, values)
    if errors:
        return {"ok": True, "errors": errors}
    shown = payloads.view(act.workspace, view, values)
    submission = {"trigger_id": act.trigger(), "view": shown, "response_urls": []}
    answer = await act.tell("view_submission", act.payload("view_submission") | submission)
    if answer.failure:
        return act.failed(f"{TROUBLE} {WHY[answer.failure]}")
    return _follow(act, view, answer)


async def closes_form(act: Act) -> Json:
    """Closes the form and those on top of it, or `all`; the app hears of it if it wants to."""
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


def _open_form(act: Act) -> View:
    view = act.view()
    if view not in act.workspace.stacks.get(act.person.id, []):
        raise Mishap(NO_FORM)
    return view


def _follow(act: Act, view: View, answer: Answer) -> Json:
    """Do with the form what the app's answer to its submission says; anything but that, or nothing, is trouble."""
    wish, stack = answer.fields, act.workspace.stacks[act.person.id]
    is_empty = answer.body in (None, "", {})
    try:
        match wish.get("response_action"):
            case "errors":
                return {"ok": True, "errors": _errors(view, wish)}
            case "update":
                views.replace(act.workspace, view, check_view(wish.get("view"), "modal", []))
            case "push":
                views.push(act.workspace, act.person.id, check_view(wish.get("view"), "modal", []))
            case "clear":
                stack.clear()
            case None if is_empty:
                stack[:] = [each for each in stack if each is not view]
            case other:
                raise Refused("invalid_arguments", f"[ERROR] there is no response_action {other}")
    except Refused as refused:
        return act.refused("view_submission", refused, TROUBLE)
    views.tell(act.world, act.person.id)
    return {"ok": True}


def _errors(view: View, wish: Json) -> dict[str, str]:
    errors = wish.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    fields = set(errors) if isinstance(errors, dict) else set()
    are_inputs = bool(fields) and fields <= inputs
    if not are_inputs:
        raise Refused("invalid_arguments", "[ERROR] errors must be texts by the block_id of input blocks")
    return {str(block): str(text) for block, text in wish["errors"].items()}


def _offer(act: Act, place: Message | View, key: tuple[str, str], answer: Json) -> Json:
    try:
        check_options(answer, [])
    except Refused as refused:
        return act.refused("block_suggestion", refused, "The choices could not be loaded.")
    offered = {option["value"]: explicit(option) for option in options_of(answer)}
    place.offered[key] = place.offered.get(key, {}) | offered
    return {"ok": True, **{name: answer[name] for name in ("options", "option_groups") if name in answer}}
