"""The choices of the nouns of records and the tables of their moves."""
