"""The rulebook: every number of law or custom as dated data with its source."""
