"""What the bot does by the clock: nudges, deliveries, housekeeping."""
