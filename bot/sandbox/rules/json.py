"""What is sent and kept as JSON, as types."""

from typing import Any

Json = dict[str, Any]
Answers = dict[str, dict[str, Any]]  # what a person has put into the inputs: block_id -> action_id -> value
