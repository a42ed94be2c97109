"""Splices: a change as a stretch of text that goes and another that takes its place, in the document's own style."""
