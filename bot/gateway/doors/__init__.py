"""How Slack's requests come in: over HTTP or in Socket Mode, checked, and in whose name they are answered."""
