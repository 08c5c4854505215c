"""The tests of what comes in from Slack, over HTTP and in Socket Mode."""
