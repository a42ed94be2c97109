"""Croissant 1.0 and 1.1, with its vocabulary for responsible AI."""
