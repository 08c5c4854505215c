"""Installing the app: the code becomes a token, and the token is taken back."""

import base64
import binascii
import secrets
import time
from collections.abc import Callable

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.grants import Code, Installation
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.workspace import Person, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told.events import tell_app

CODE_LIVES = 600.0  # seconds: documented


def exchange(world: World, args: Json, token: str) -> Json:
    """Gives the workspace's token for a code, once and within ten minutes (oauth.v2.access)."""
    client_id, secret = _client(args)
    if not world.app.has_client_id(client_id):
        raise Refused("invalid_client_id")
    if not world.app.has_client_secret(secret):
        raise Refused("bad_client_secret")
    code = _spend_code(world, args)
    workspace = world.workspaces[code.workspace]
    return _granted(workspace, workspace.people[code.user], _install(world, workspace, code.scopes))


def _spend_code(world: World, args: Json) -> Code:
    code = world.codes.pop(str(args.get("code")), None)
    if code is None:
        raise Refused("invalid_code")
    if time.monotonic() - code.made > CODE_LIVES:
        raise Refused("invalid_code")
    redirect_uri = args.get("redirect_uri") or ""
    if code.redirect_uri != redirect_uri:
        raise Refused("bad_redirect_uri")
    return code


def revoke(call: Call) -> Json:
    """Takes the app out of the workspace, unless it only tests (auth.revoke)."""
    test = call.flag("test")
    if not test:
        uninstall(call.world, call.workspace)
    return {"ok": True, "revoked": not test}


def uninstall(world: World, workspace: Workspace) -> None:
    """Takes the app out of a workspace: it is told so, and its token opens nothing any more."""
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


def _client(args: Json) -> tuple[str, str]:
    """Client id and secret, from the arguments or the Authorization header."""
    try:
        id_, _, secret = base64.b64decode(args.pop("basic", "")).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Refused("invalid_client_id") from None
    return _argument(args, "client_id", id_), _argument(args, "client_secret", secret)


def _argument(args: Json, name: str, otherwise: str) -> str:
    return str(args.get(name) or otherwise)


METHODS = {"auth.revoke": Method(revoke)}
OPEN_METHODS: dict[str, Callable[[World, Json, str], Json]] = {"oauth.v2.access": exchange}
