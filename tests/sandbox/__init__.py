"""The tests of the pretend workspace, and of its page."""
