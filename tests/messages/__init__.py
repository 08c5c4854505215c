"""What people read in Slack, made of plain values."""
