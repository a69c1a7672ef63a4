"""Loads that somebody asks the service for: taken in at once, kept on disk, and done one after the other."""
