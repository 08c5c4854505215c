"""What all of core may use: text, problems, the names of commands, traces."""
