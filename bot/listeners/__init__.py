"""What people do in Slack: commands, buttons, forms, messages, Home."""
