"""Files of tables: read as grids, filled in place, so that all else in the file stays as it arrived."""
