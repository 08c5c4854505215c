"""What people have put into inputs, and how Slack tells it to the app."""

from typing import Any

from bot.sandbox.rules.inputs import KINDS, STATELESS, Kind, elements, is_date, is_time, options_of
from bot.sandbox.rules.json import Answers, Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.text import escape, rich_text
from bot.sandbox.state.workspace import Message, View


def element_at(place: Message | View, block_id: str, action_id: str) -> tuple[Json, Json] | None:
    """Finds the element with these ids; its block comes before it."""
    for block, element in elements(place.blocks):
        if (block["block_id"], element.get("action_id")) == (block_id, action_id):
            return block, element
    return None


def state(place: Message | View, user: str) -> Json:
    """Gives state.values: what every input of a message or view holds for this person."""
    answers = place.answers.get(user, {})
    values: Json = {}
    for block, element in elements(place.blocks):
        kind = None if element["type"] in STATELESS else KINDS.get(element["type"])
        if kind:
            given = answers.get(block["block_id"], {})
            told = _told(place, block, element, kind, given)
            values.setdefault(block["block_id"], {})[element["action_id"]] = told
    return values


def remember(place: Message | View, user: str, answers: Answers | None) -> None:
    """Keeps what the person has put in so far."""
    kept = place.answers.setdefault(user, {})
    answers = answers or {}
    for block_id, given in answers.items():
        kept[block_id] = {**kept.get(block_id, {}), **given}


def value_of(place: Message | View, block: Json, element: Json, value: Any) -> Json:
    """Gives a value as Slack tells it, with the field's name. Raises Mishap on an option that is not there."""
    kind = KINDS.get(element["type"])
    if kind is None:
        return {}
    return {kind.state: _convert(place, block, element, kind.sort, value)}


def options(place: Message | View, block: Json, element: Json) -> dict[str, Json]:
    """Gives the options that a person can choose, by value: those in the element, those suggested, those preset."""
    known = [*options_of(element), *element.get("initial_options", [])]
    if preset := element.get("initial_option"):
        known.append(preset)
    offered = place.offered.get((block["block_id"], element["action_id"]), {})
    return offered | {option["value"]: option for option in known}


def _told(place: Message | View, block: Json, element: Json, kind: Kind, given: Json) -> Json:
    if element["action_id"] in given:
        return {"type": element["type"], **value_of(place, block, element, given[element["action_id"]])}
    nothing: list[Any] | None = [] if kind.sort in ("options", "list") else None
    preset: Any = element.get(kind.initial, nothing)
    is_text = kind.sort == "typed" and bool(preset)
    return {"type": element["type"], kind.state: escape(preset) if is_text else preset}


def _convert(place: Message | View, block: Json, element: Json, sort: str, value: Any) -> Any:
    if sort == "list":
        return list(value or [])
    if sort == "options":
        values = value or []
        return [_option(place, block, element, each) for each in values]
    return None if value in (None, "") else _convert_single(place, block, element, sort, value)


def _convert_single(place: Message | View, block: Json, element: Json, sort: str, value: Any) -> Any:
    match sort:
        case "typed":
            return escape(str(value))
        case "rich":
            return rich_text([{"type": "text", "text": escape(str(value))}]) if value else None
        case "option":
            return _option(place, block, element, value)
        case "date" | "time":
            return _moment(sort, str(value))
        case _:
            return value or None


def _moment(sort: str, text: str) -> str:
    """What a picker lets one pick. Raises Mishap on a day that no calendar has."""
    is_there = is_date(text) if sort == "date" else is_time(text)
    if not is_there:
        raise Mishap(f"There is no {sort} “{text}”.")
    return text


def _option(place: Message | View, block: Json, element: Json, value: Any) -> Json:
    known = options(place, block, element)
    if value not in known:
        raise Mishap(f"There is no option “{value}” here. There are: {', '.join(known) or 'none'}.")
    return known[value]
