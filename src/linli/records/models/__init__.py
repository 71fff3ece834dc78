"""The nouns of records."""
