"""What others may ask of records."""
