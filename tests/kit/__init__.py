"""What tests share: the bot joined together, processes, databases, steps that people take."""
