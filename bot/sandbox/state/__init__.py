"""What a running sandbox holds: the app, the workspaces, what is handed out, what passes between them."""
