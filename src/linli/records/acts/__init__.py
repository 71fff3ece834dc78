"""The only writer of records."""
