"""What messages are made of: runs, parts of them, and what stands in several messages."""
