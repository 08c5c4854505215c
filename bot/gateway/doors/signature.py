"""Slack's signature on a request: who does not know the secret is told nothing and does nothing."""

import secrets
from collections.abc import Mapping

from slack_sdk.signature import SignatureVerifier

OLDEST = 300  # seconds: the verifier's own bound
TIMESTAMP, SIGNATURE = b"x-slack-request-timestamp", b"x-slack-signature"


class Signature:
    """Checks what comes in by the signing secret; with an empty one, as in Socket Mode, nobody can sign."""

    def __init__(self, secret: str) -> None:
        self._verifier = SignatureVerifier(secret or secrets.token_hex())

    def find_fault(self, headers: Mapping[bytes, bytes], body: bytes) -> str:
        """Says why these bytes can't be Slack's; "" for what it signed within the last five minutes.

        Names of headers are in small letters. Raises TypeError or ValueError for a time, a signature or a body that
        Slack could not have sent.
        """
        if not {TIMESTAMP, SIGNATURE} <= headers.keys():
            return "it is not signed"
        timestamp, signature = headers[TIMESTAMP].decode("latin-1"), headers[SIGNATURE].decode("latin-1")
        if self._verifier.is_valid(body, timestamp, signature):
            return ""
        if abs(self._verifier.clock.now() - int(timestamp)) > OLDEST:
            return "its signature is too old"
        return "its signature does not fit"
