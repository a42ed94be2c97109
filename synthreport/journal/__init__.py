"""What a journal sends, keeps and compares: letters, readings for each audience, revisions, anonymous copies."""
