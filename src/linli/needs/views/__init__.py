"""The pages of needs, by front door: residents, desk, board."""
