"""What the app is told, and how: payloads, events, signed requests and Socket Mode."""
