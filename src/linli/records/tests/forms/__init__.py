"""Twelve forms as they come from above, and the town that they ask about."""
