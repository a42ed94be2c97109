"""Result → text and JSON. A reporter alone joins findings, which know pointers, and documents, which know lines."""
