"""A framework's prose: Markdown is read, and becomes rich text."""
