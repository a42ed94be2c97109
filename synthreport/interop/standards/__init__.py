"""Formats of metadata that others standardised, most of them read and written."""
