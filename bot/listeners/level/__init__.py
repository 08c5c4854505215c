"""People look levels up: by a command, by buttons, by words in a DM, and by a mention in a channel."""
