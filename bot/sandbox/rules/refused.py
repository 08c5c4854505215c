"""What the app is told when it asks for something that Slack would not do."""

from typing import Any

from bot.sandbox.rules.json import Json


class Refused(Exception):
    """Slack's `ok: false`, with its word for the reason, details, and what else the answer has."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error)
        details = {"response_metadata": {"messages": list(messages)}} if messages else {}
        self.answer: Json = {"ok": False, "error": error, **more, **details}
        self.reason = ": ".join((error, *messages))
