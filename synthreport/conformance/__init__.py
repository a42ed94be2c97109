"""The conformance suite: what any checker must find, and how a checker is held to it."""
