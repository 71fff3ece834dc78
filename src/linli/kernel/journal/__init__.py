"""The journal: one entry for each act, never changed, never deleted; and what is counted from it."""
