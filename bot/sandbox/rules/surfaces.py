"""What a message, a view or the answer to a search must keep to as a whole, to be shown."""

import json
from collections.abc import Iterator
from typing import Any

from bot.sandbox.rules.agreement import check_agreement
from bot.sandbox.rules.block_kit import judge
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.verdict import Verdict

MOST_BLOCKS = 50  # in a message; a view has 100: documented
LONGEST_MESSAGE = 13_200  # characters in all blocks; undocumented, seen from about 11,300 on
LARGEST_VIEW = 250_000  # bytes: documented
READ = ("text", "alt_text")  # the fields of blocks that are there to be read


def check_message(args: Json, near: list[str]) -> None:
    """Refuses a message that Slack would refuse; adds to `near` which limits it came close to."""
    content = [args.get(name) for name in ("text", "blocks", "attachments")]
    if not any(content):
        raise Refused("no_text")
    verdict = Verdict("message")
    blocks = args.get("blocks") or []
    if blocks:
        judge(f"list 1 {MOST_BLOCKS} of block", blocks, verdict, "/blocks")
    if not verdict.errors:
        check_agreement(blocks, verdict, "/blocks")
    _refuse("invalid_blocks", verdict)
    if args.get("metadata"):
        judge("metadata", args["metadata"], verdict, "/metadata")
    _refuse("invalid_metadata_format", verdict)
    verdict.within(sum(map(len, _texts(blocks))), LONGEST_MESSAGE, "characters", "/blocks")
    _refuse("msg_blocks_too_long", verdict)
    near += verdict.near


def check_view(view: Any, kind: str | None, near: list[str]) -> Json:
    """Gives the view, if Slack would take it as one of this kind, or of any. Raises Refused."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", "[ERROR] missing required field: view")
    verdict = Verdict(kind or str(view.get("type")))
    judge("view", view, verdict, "/view")
    is_wanted = kind in (None, "", view.get("type"))
    verdict.unless(is_wanted, f"must be of type {kind}", "/view/type")
    if not verdict.errors:
        check_agreement(view["blocks"], verdict, "/view/blocks")
        _check_frame(view, verdict)
    _refuse("invalid_arguments", verdict)
    verdict.within(len(json.dumps(view, ensure_ascii=False).encode()), LARGEST_VIEW, "bytes", "/view")
    if verdict.errors:
        raise Refused("view_too_large")
    near += verdict.near
    return view


def check_options(answer: Json, near: list[str]) -> None:
    """Refuses an answer to a search that is not options, or groups of them."""
    key = "option_groups" if "option_groups" in answer else "options"
    verdict = Verdict("options")
    judge(f"list 0 100 of {key.removesuffix('s')}", answer.get(key), verdict, f"/{key}")
    _refuse("invalid_options", verdict)
    near += verdict.near


def _refuse(error: str, verdict: Verdict) -> None:
    if verdict.errors:
        raise Refused(error, *verdict.errors)


def _check_frame(view: Json, verdict: Verdict) -> None:
    """What a view's title and buttons ask of its type and blocks."""
    if view["type"] == "home":
        for key in ("title", "submit", "close"):
            verdict.unless(not view.get(key), f"invalid additional property: {key}", "/view")
        return
    verdict.unless(view.get("title"), "missing required field: title", "/view")
    has_input = any(block["type"] == "input" for block in view["blocks"])
    can_be_sent = view.get("submit") or not has_input
    verdict.unless(can_be_sent, "missing required field: submit, as there is an input block", "/view")


def _texts(part: Any) -> Iterator[str]:
    """Everything in blocks that is there to be read."""
    if isinstance(part, dict):
        for key, value in part.items():
            is_read = key in READ and isinstance(value, str)
            yield from [value] if is_read else _texts(value)
    elif isinstance(part, list):
        for item in part:
            yield from _texts(item)
