"""What the app asks for: the Web API, files, installation, answers to response URLs."""
