"""Screen readers read a message's text alone: it says what its blocks say."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import bot.messages
from bot.messages.kit.blocks import Message, escape
from tests.messages.examples import MESSAGES

MARKS = re.compile(r"[*_`\n]+")
EVERY_MESSAGE = [
    pytest.param(message, id=f"{name}-{number}")
    for name, messages in MESSAGES.items()
    for number, message in enumerate(messages)
]


@pytest.mark.parametrize("message", EVERY_MESSAGE)
def test_each_word_of_the_blocks_stands_in_the_text_in_their_order_and_nothing_else_does(message: Message) -> None:
    rest, at = "", 0
    for words in pieces(message):
        found = message.text.find(words, at)
        assert found >= 0, f"{words!r} is missing after {message.text[:at]!r}"
        rest += message.text[at:found]
        at = found + len(words)
    rest += message.text[at:]
    assert [character for character in rest if character.isalnum()] == [], "labels of buttons, or other words"


def test_there_is_an_example_of_every_message() -> None:
    assert set(_makers()) - set(MESSAGES) == {"bare", "compose"}, "of which the others are made"


def _makers() -> Iterator[str]:
    """Names the functions that make a message for people to read."""
    for module in pkgutil.walk_packages(bot.messages.__path__, "bot.messages."):
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if function.__module__ == module.name and inspect.signature(function).return_annotation is Message:
                yield name


def pieces(message: Message) -> Iterator[str]:
    """Gives the words of a message's blocks as its text must have them, cut where a mark or a line end may stand."""
    for block in message.blocks:
        for words in _words(block):
            yield from filter(None, MARKS.split(words))


def _words(element: Any) -> Iterator[str]:
    match element:
        case {"type": "header", "text": {"text": words}}:
            yield escape(words)
        case {"type": "mrkdwn", "text": words}:
            yield words
        case {"type": "section", "text": text}:
            yield from _words(text)
        case {"type": "text", "text": words}:
            yield escape(words)
        case {"type": "user", "user_id": id_}:
            yield f"<@{id_}>"
        case {"type": "link", "url": url}:
            yield escape(element.get("text", ""))
            yield escape(url)
        case {"type": "rich_text_list", "elements": elements}:
            for number, line in enumerate(elements, element.get("offset", 0) + 1):
                yield f"{number}." if element["style"] == "ordered" else ""
                yield from _words(line)
        case {"type": "actions"}:
            pass
        case {"elements": elements}:
            for each in elements:
                yield from _words(each)
        case _:
            raise AssertionError(f"no words are known of {element}")
