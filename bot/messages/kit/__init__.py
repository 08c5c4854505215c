"""What messages are made of: blocks, and what stands in several of them."""
