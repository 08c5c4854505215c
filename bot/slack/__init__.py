"""Slack's Web API as the bot uses it."""
