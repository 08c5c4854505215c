"""What people read in Slack: core values become Block Kit."""
