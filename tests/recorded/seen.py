"""What a person sees of what the bot sends, in words: where it stands, and what can be read there."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Seen = list[Json]  # each with `where` and `words`, and `to`, a channel, where that is not the place of the act

OUTDATED = "from before an update"  # what an act may be answered with that the bot can't read any more
FORMS = ("views.open", "views.push", "views.update")
PLACES = {
    "chat.postMessage": "in a message",
    "chat.update": "in its place",
    "views.publish": "on Home",
} | dict.fromkeys(FORMS, "in a form")
FILE = "files.completeUploadExternal"
CHOSEN = ("initial_value", "initial_date", "initial_time", "initial_user")
LINES = ("rich_text_section", "rich_text_quote", "rich_text_preformatted")


def see_answer(body: str) -> Seen:
    """What Slack shows of the answer to its request."""
    answer = json.loads(body) if body else {}
    if "errors" in answer:
        mistakes = [f"{block.partition(':')[0]}: {words}" for block, words in answer["errors"].items()]
        return [{"where": "at the fields", "words": mistakes}]
    if "view" in answer:
        return [{"where": "in a form", "words": words(answer["view"])}]
    if "options" in answer or "option_groups" in answer:
        return [{"where": "to choose from", "words": words(answer)}]
    return [see_message(answer)] if answer else []


def see_request(request: Mapping[str, Any]) -> Json | None:
    """What becomes visible by a request of the bot's; None for questions."""
    method, arguments = request["what"].partition(" ")[2], request["request"]
    if method == "response_url":
        return see_message(arguments)
    if method == FILE:
        titles = [file["title"] for file in arguments["files"]]
        return {"where": "in a file", "to": arguments["channel_id"], "words": titles}
    if method in PLACES:
        to = {"to": request["response"]["channel"]} if method.startswith("chat.") else {}
        return {"where": PLACES[method], **to, "words": words(arguments.get("view", arguments))}
    return None


def see_message(message: Mapping[str, Any]) -> Json:
    place = "to everybody" if message.get("response_type") == "in_channel" else "below"
    if message.get("replace_original"):
        place = "in its place"
    return {"where": place, "words": words(message)}


def words(place: Mapping[str, Any]) -> list[str]:
    """All that can be read in a message, a form or a list of options, and what is chosen already; line by line."""
    shown = {key: part for key, part in place.items() if key != "text"} if place.get("blocks") else place
    return [line for text in texts(shown) for line in text.split("\n") if line]


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from texts(each)
    elif isinstance(part, dict) and part.get("type") in LINES:
        yield "".join(texts(part["elements"]))
    elif isinstance(part, dict):
        yield from own_texts(part)
        for each in part.values():
            yield from texts(each)


def own_texts(part: Mapping[str, Any]) -> Iterator[str]:
    if part.get("type") == "link" and "text" not in part:
        yield part["url"]
    if isinstance(part.get("text"), str):
        yield part["text"]
    for key in CHOSEN:
        if key in part:
            yield f"= {part[key]}"


def is_outdated(seen: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the person reads nothing but that what they used is from before an update."""
    return len(seen) == 1 and OUTDATED in " ".join(seen[0]["words"])
