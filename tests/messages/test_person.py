"""Who is meant by “I” and “me”: on buttons, fields and commands the reader, and never the bot."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.messages.examples import MESSAGES

BOT = Path(__file__).parents[2] / "bot"
SPEAKING = ("core", "messages", "listeners", "worker", "gateway")
FIRST_PERSON = re.compile(r"\b(I|me)\b")
TYPED = re.compile(r"`[^`]*`|\| me \|")
VISIBILITY = re.compile(r"my manager and me|only me", re.IGNORECASE)  # the reader's choice
NO_SPEECH = {"english.py"}  # words of the language
READERS_OWN = {  # what stands on their fields and their choices
    "The level I aim for",
    "Who sees my entries, unless I say otherwise",
    "Ask me once a week on",
    "me",
    "summary me",  # what they type
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_speaks_of_the_bot_in_the_third_person(name: str) -> None:
    spoken = [VISIBILITY.sub("", TYPED.sub("", message.text)) for message in MESSAGES[name]]
    assert [text for text in spoken if FIRST_PERSON.search(text)] == []


def test_no_other_words_of_the_bot_are_in_the_first_person() -> None:
    files = [file for folder in SPEAKING for file in (BOT / folder).rglob("*.py") if file.name not in NO_SPEECH]
    spoken = [(file.name, words) for file in files for words in texts_in(file) if FIRST_PERSON.search(words)]
    assert [(name, words) for name, words in spoken if words not in READERS_OWN] == []


def texts_in(file: Path) -> Iterator[str]:
    """The texts in a module, but for its docstrings, what people type, and the choice of who sees an entry."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    documenting = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or id(node) in documenting:
            continue
        if isinstance(node.value, str):
            yield VISIBILITY.sub("", TYPED.sub("", node.value)).strip()
