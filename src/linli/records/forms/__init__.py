"""What people type about records: shapes, not rules."""
