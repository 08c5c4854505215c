"""Installing the app: the page that asks, the code, the token, and how it is taken back."""

import base64
import binascii
import html
import secrets
import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.rates import Rate
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.grants import Code, Installation
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.workspace import Person, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told.events import tell_app

CODE_LIVES = 600.0  # seconds
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Install {app}</title><body><main><h1>{app} wants to be installed</h1><p>It asks for: {scopes}.</p>
<form method="post"><label>As <select name="as">{people}</select></label>
<button name="answer" value="allow">Allow</button> <button name="answer" value="cancel">Cancel</button>
</form></main></body></html>"""


async def ask(world: World, request: Request) -> Response:
    """The page that asks a person whether the app may be installed."""
    wanted = _wanted(world, request)
    people = "".join(
        f'<option value="{person.id}">{html.escape(f"{person.real_name}, {workspace.name}")}</option>'
        for workspace in world.workspaces.values()
        for person in workspace.people.values()
    )
    scopes = html.escape(", ".join(wanted))
    return HTMLResponse(PAGE.format(app=html.escape(world.app.name), scopes=scopes, people=people))


async def allow(world: World, request: Request) -> Response:
    """What the person said: back to the app with a code, or with their no."""
    scopes, query = _wanted(world, request), request.query_params
    async with request.form() as form:
        answers = dict(form)
    found = world.find(str(answers.get("as")))
    if found is None:
        raise Mishap("Say who you are.")
    back = {"state": query.get("state", "")}
    if answers.get("answer") == "allow":
        back["code"] = secrets.token_hex(16)
        workspace, person = found
        asked_for = query.get("redirect_uri", "")
        world.codes[back["code"]] = Code(workspace.id, person.id, scopes, asked_for, time.monotonic())
    else:
        back["error"] = "access_denied"
    return RedirectResponse(f"{_return_address(world, request)}?{urlencode(back)}", 302)


def exchange(world: World, args: Json, token: str) -> Json:
    """oauth.v2.access: a code becomes the workspace's token, once and within ten minutes."""
    client_id, secret = _client(args)
    if world.app.client_id and client_id != world.app.client_id:
        raise Refused("invalid_client_id")
    if world.app.client_secret and secret != world.app.client_secret:
        raise Refused("bad_client_secret")
    code = world.codes.pop(str(args.get("code")), None)
    if code is None or time.monotonic() - code.made > CODE_LIVES:
        raise Refused("invalid_code")
    if code.redirect_uri != (args.get("redirect_uri") or ""):
        raise Refused("bad_redirect_uri")
    workspace = world.workspaces[code.workspace]
    return _granted(workspace, workspace.people[code.user], _install(world, workspace, code.scopes))


def revoke(call: Call) -> Json:
    test = call.flag("test")
    if not test:
        uninstall(call.world, call.workspace)
    return {"ok": True, "revoked": not test}


def uninstall(world: World, workspace: Workspace) -> None:
    """Take the app out of a workspace: it is told so, and its token opens nothing any more."""
    tell_app(world, workspace, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.bot_user_id]}})
    tell_app(world, workspace, {"type": "app_uninstalled"})
    for installation in world.installations:
        if installation.workspace == workspace.id:
            installation.gone = "account_inactive"


def _install(world: World, workspace: Workspace, scopes: list[str]) -> Installation:
    installed = world.installation(workspace)
    if installed is None:
        installed = Installation(f"xoxb-{workspace.id}-{secrets.token_hex(12)}", workspace.id, scopes)
        world.installations.append(installed)
    installed.scopes = list(dict.fromkeys([*installed.scopes, *scopes]))
    return installed


def _granted(workspace: Workspace, person: Person, installed: Installation) -> Json:
    return {
        "ok": True,
        "app_id": APP_ID,
        "authed_user": {"id": person.id},
        "scope": ",".join(installed.scopes),
        "token_type": "bot",
        "access_token": installed.token,
        "bot_user_id": workspace.bot_user_id,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _wanted(world: World, request: Request) -> list[str]:
    """The scopes that the app asks for, if it asks as it may. Raises Mishap."""
    if world.app.client_id and request.query_params.get("client_id") != world.app.client_id:
        raise Mishap("Invalid client_id.")
    _return_address(world, request)
    scopes = [scope for scope in request.query_params.get("scope", "").replace(" ", ",").split(",") if scope]
    if not scopes or not set(scopes) <= set(world.app.scopes):
        raise Mishap("Invalid permissions requested: the manifest does not have these scopes.")
    return scopes


def _return_address(world: World, request: Request) -> str:
    known = world.app.redirect_urls
    wanted = request.query_params.get("redirect_uri", "") or next(iter(known), "")
    if urlsplit(wanted).scheme not in ("http", "https") or not any(wanted.startswith(url) for url in known):
        raise Mishap("redirect_uri did not match any configured URIs.")
    return wanted


def _client(args: Json) -> tuple[str, str]:
    """Client id and secret, from the arguments or the Authorization header."""
    try:
        id_, _, secret = base64.b64decode(args.pop("basic", "")).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Refused("invalid_client_id") from None
    return str(args.get("client_id") or id_), str(args.get("client_secret") or secret)


METHODS = {"auth.revoke": Method(revoke, Rate(20))}
OPEN_METHODS: dict[str, Callable[[World, Json, str], Json]] = {"oauth.v2.access": exchange}
