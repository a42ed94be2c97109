"""How a document is read: bytes → characters → data, with the problems found and the place of every value."""
