"""A pretend Slack workspace in the browser, reached over HTTP only, like the real one."""
