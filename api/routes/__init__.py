"""The routes: each parses, asks once and converts."""
