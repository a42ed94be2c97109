"""Tables that other formats are read and written by: each says once which answer stands where, for both directions."""
