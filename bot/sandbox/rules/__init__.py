"""The rules that Slack holds apps to, as data and checks: no state, nobody to tell."""
