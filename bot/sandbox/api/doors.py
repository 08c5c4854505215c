"""The HTTP door that the app uses."""

from bot.sandbox.api import consent, file_bytes, methods, responses
from bot.sandbox.state.doors import Doors

DOORS: Doors = {
    ("GET", "/oauth/v2/authorize"): consent.ask,
    ("POST", "/oauth/v2/authorize"): consent.allow,
    ("GET", "/api/{method}"): methods.serve,
    ("POST", "/api/{method}"): methods.serve,
    ("POST", "/response/{token}"): responses.take_response,
    ("POST", "/upload/{key}"): file_bytes.take_upload,
    ("GET", "/files/{key}/{name:path}"): file_bytes.give_download,
}
