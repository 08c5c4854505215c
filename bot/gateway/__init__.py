"""Between Slack and the features: requests in, replies out."""
