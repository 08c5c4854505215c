"""What the page and tests send: JSON."""

from starlette.requests import Request

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap


async def read_body(request: Request) -> Json:
    """Reads the JSON object in a request. Raises Mishap on another type: other pages in the browser can't send this,
    so that they can't act here.
    """
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Mishap("Send JSON, and say so.")
    try:
        body = await request.json()
    except ValueError:
        raise Mishap("Send JSON.") from None
    return body if isinstance(body, dict) else {}
