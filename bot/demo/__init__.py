"""The bot in the sandbox: what starts without Slack credentials, and all that the sandbox shows of this bot."""
