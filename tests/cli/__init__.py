"""The tests of what one types in a shell, and of what the environment says."""
