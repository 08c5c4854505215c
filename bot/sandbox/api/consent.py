"""The page that asks a person whether the app may be installed, and the way back to the app."""

import html
import re
import secrets
import time
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.grants import Code
from bot.sandbox.state.workspace import Workspace
from bot.sandbox.state.world import World

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Install {app}</title><body><main><h1>{app} wants to be installed</h1><p>It asks for: {scopes}.</p>
<form method="post"><label>As <select name="as">{people}</select></label>
<button name="answer" value="allow">Allow</button> <button name="answer" value="cancel">Cancel</button>
</form></main></body></html>"""


async def ask(world: World, request: Request) -> Response:
    """Shows the page that asks a person whether the app may be installed."""
    wanted = _wanted(world, request)
    options = [_options_of(workspace) for workspace in world.workspaces.values()]
    scopes = html.escape(", ".join(wanted))
    return HTMLResponse(PAGE.format(app=html.escape(world.app.name), scopes=scopes, people="".join(options)))


def _options_of(workspace: Workspace) -> str:
    """Everybody in a workspace, as options of the page."""
    names = {person.id: f"{person.real_name}, {workspace.name}" for person in workspace.people.values()}
    return "".join(f'<option value="{id_}">{html.escape(name)}</option>' for id_, name in names.items())


async def allow(world: World, request: Request) -> Response:
    """Sends the person back to the app, with a code or with their no."""
    scopes, query = _wanted(world, request), request.query_params
    async with request.form() as form:
        answers = dict(form)
    somebody = world.find(str(answers.get("as")))
    if somebody is None:
        raise Mishap("Say who you are.")
    workspace, person = somebody
    back = {"state": query.get("state", "")}
    if answers.get("answer") == "allow":
        code = Code(workspace.id, person.id, scopes, query.get("redirect_uri", ""), time.monotonic())
        back["code"] = secrets.token_hex(16)
        world.codes[back["code"]] = code
    else:
        back["error"] = "access_denied"
    return RedirectResponse(f"{_return_address(world, request)}?{urlencode(back)}", 302)


def _wanted(world: World, request: Request) -> list[str]:
    """The scopes that the app asks for, if it asks as it may. Raises Mishap."""
    if not world.app.has_client_id(request.query_params.get("client_id")):
        raise Mishap("Invalid client_id.")
    _return_address(world, request)
    scopes = re.findall(r"[^ ,]+", request.query_params.get("scope", ""))
    may_have = bool(scopes) and set(scopes) <= set(world.app.scopes)
    if not may_have:
        raise Mishap("Invalid permissions requested: the manifest does not have these scopes.")
    return scopes


def _return_address(world: World, request: Request) -> str:
    known = world.app.redirect_urls
    wanted = request.query_params.get("redirect_uri", "") or next(iter(known), "")
    is_web = urlsplit(wanted).scheme in ("http", "https")
    is_known = is_web and wanted.startswith(tuple(known))
    if not is_known:
        raise Mishap("redirect_uri did not match any configured URIs.")
    return wanted
