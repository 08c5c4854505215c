"""Installing the app: the page that asks, the code, the token, and how it is taken back."""

from collections.abc import Callable

from bot.sandbox.call import Call, Method, Refused
from bot.sandbox.events import tell_app
from bot.sandbox.rates import Rate
from bot.sandbox.workspace import Json, Workspace
from bot.sandbox.world import World


def revoke(call: Call) -> Json:
    if not call.flag("test"):
        uninstall(call.world, call.workspace)
    return {"ok": True, "revoked": not call.flag("test")}


def uninstall(world: World, workspace: Workspace) -> None:
    """Take the app out of a workspace: its tokens open nothing any more, and it is told so."""
    tell_app(world, workspace, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.bot_user_id]}})
    tell_app(world, workspace, {"type": "app_uninstalled"})
    for installation in world.installations:
        if installation.workspace == workspace.id:
            installation.gone = "account_inactive"


METHODS = {"auth.revoke": Method(revoke, Rate(20))}
OPEN_METHODS: dict[str, Callable[[World, Json, str], Json]] = {}
__all__ = ["METHODS", "OPEN_METHODS", "Refused"]
