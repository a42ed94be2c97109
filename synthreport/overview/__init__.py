"""What people want to know of a check before they read its findings: one module a question, all pure."""
