"""The least that could answer: an ASGI handler that checks the signature and returns the same bytes every time."""

import sys
import time
from pathlib import Path
from typing import Any

import uvicorn
from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.load import SECRET


def bare_handler(body: bytes) -> Any:
    verifier = SignatureVerifier(SECRET)

    async def handle(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        request = (await receive())["body"]
        headers = dict(scope["headers"])
        timestamp = headers[b"x-slack-request-timestamp"].decode()
        signature = headers[b"x-slack-signature"].decode()
        valid = time.time() - float(timestamp) < 300 and verifier.is_valid(request, timestamp, signature)
        answer_headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200 if valid else 401, "headers": answer_headers})
        await send({"type": "http.response.body", "body": body})

    return handle


if __name__ == "__main__":
    port, file = sys.argv[1:]
    uvicorn.run(
        bare_handler(Path(file).read_bytes()), host="127.0.0.1", port=int(port), log_config=None, lifespan="off"
    )
