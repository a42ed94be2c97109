"""The standard as data: its versions, sections, conditions, sources, profiles and catalogue."""
