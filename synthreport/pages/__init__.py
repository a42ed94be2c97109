"""The pages in a browser: what they ask of the checker, there or on this computer."""
