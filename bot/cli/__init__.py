"""What one types in a shell: a file for each group of commands."""
