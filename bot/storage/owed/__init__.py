"""What the bot owes people: what each delivery refers to, owing it, taking it to send, and what causes it."""
