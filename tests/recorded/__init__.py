"""What earlier versions kept and made, and the kit that gives it to the bot of today. README.md says how."""
