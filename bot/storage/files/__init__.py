"""Framework files: bytes become text, front matter, nodes, rows, frameworks."""
