"""Telling people and systems what happened: after commit, at least once, retried, visible when stuck."""
