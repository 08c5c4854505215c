"""Slack's signature on a request: who does not know the secret is told nothing and does nothing."""

import secrets
from collections.abc import Mapping

from slack_sdk.signature import SignatureVerifier

TIMESTAMP, SIGNATURE = b"x-slack-request-timestamp", b"x-slack-signature"


class Signature:
    """Checks what comes in by the signing secret; with an empty one, as in Socket Mode, nobody can sign."""

    def __init__(self, secret: str) -> None:
        self._verifier = SignatureVerifier(secret or secrets.token_hex())

    def fits(self, headers: Mapping[bytes, bytes], body: bytes) -> bool:
        """Tells whether Slack signed these bytes within the last five minutes. Names of headers are in small letters.

        Raises TypeError or ValueError for a time, a signature or a body that Slack could not have sent.
        """
        if not {TIMESTAMP, SIGNATURE} <= headers.keys():
            return False
        timestamp, signature = headers[TIMESTAMP].decode("latin-1"), headers[SIGNATURE].decode("latin-1")
        return self._verifier.is_valid(body, timestamp, signature)
