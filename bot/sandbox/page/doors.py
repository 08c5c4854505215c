"""The HTTP door that the page uses beside that of people."""

from bot.sandbox.page import behind, scene
from bot.sandbox.page.profiles import change_profile
from bot.sandbox.page.workspace import read_workspace
from bot.sandbox.state.doors import Doors

DOORS: Doors = {
    ("GET", "/sandbox/workspace"): read_workspace,
    ("POST", "/sandbox/clock"): scene.move_clock,
    ("POST", "/sandbox/reset"): scene.reset,
    ("POST", "/sandbox/check"): scene.check_file,
    ("GET", "/sandbox/traffic"): behind.read_traffic,
    ("POST", "/sandbox/faults"): behind.add_faults,
    ("GET", "/sandbox/faults"): behind.read_faults,
    ("DELETE", "/sandbox/faults"): behind.clear_faults,
    ("POST", "/sandbox/rates"): behind.keep_rates,
    ("POST", "/sandbox/profile"): change_profile,
    ("POST", "/sandbox/uninstall"): behind.uninstall,
}
