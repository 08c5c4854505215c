"""Conversations about progression, in Slack."""
