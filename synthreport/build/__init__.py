"""Renders `schema/` from the types: the JSON Schema, the catalogue, the conformance cases."""
