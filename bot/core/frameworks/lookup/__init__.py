"""Looking up: which framework, level, topic or comparison somebody's words name, and what to try instead."""
