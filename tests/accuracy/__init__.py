"""Beds of sentences with the claims that a careful reader takes from them, and how well they are read."""
