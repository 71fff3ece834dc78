"""The pages of people: my own, the counter's, and those around signing in."""
