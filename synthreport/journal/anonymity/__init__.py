"""Hides from a manifest who made it, and brings it back with the key."""
