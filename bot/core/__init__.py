"""Rules on plain values: no Slack, no SQL, no files, no clock."""
