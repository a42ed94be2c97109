"""DataCite metadata, version 4."""
