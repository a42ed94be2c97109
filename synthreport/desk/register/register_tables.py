"""The tables of a register, and its version."""

from __future__ import annotations

APPLICATION = 0x53524547
"""What marks the file as a register: `SREG`, at the place where SQLite keeps the id of an application."""

VERSION = 1
"""The version of the tables. A register of a newer one is refused."""

TABLES = (
    """
    CREATE TABLE submissions (
      id INTEGER PRIMARY KEY, manuscript TEXT NOT NULL UNIQUE, title TEXT NOT NULL, opened TEXT NOT NULL,
      changed TEXT NOT NULL, revisions INTEGER NOT NULL DEFAULT 0, verdict TEXT NOT NULL DEFAULT '',
      answered INTEGER NOT NULL DEFAULT 0, asked INTEGER NOT NULL DEFAULT 0, decision TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX submissions_by_change ON submissions (changed, id)",
    "CREATE INDEX submissions_by_verdict ON submissions (verdict, changed, id)",
    """
    CREATE TABLE revisions (
      id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions, number INTEGER NOT NULL,
      added TEXT NOT NULL, by TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, manifest BLOB NOT NULL,
      UNIQUE (submission, number)
    ) STRICT
    """,
    """
    CREATE TABLE records (
      id INTEGER PRIMARY KEY, revision INTEGER NOT NULL REFERENCES revisions, added TEXT NOT NULL, by TEXT NOT NULL,
      code TEXT NOT NULL, date TEXT NOT NULL, profile TEXT NOT NULL, checker TEXT NOT NULL, verdict TEXT NOT NULL,
      answered INTEGER NOT NULL, asked INTEGER NOT NULL, file BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX records_of_revisions ON records (revision)",
    "CREATE INDEX records_by_code ON records (code)",
    """
    CREATE TABLE letters (
      id INTEGER PRIMARY KEY, revision INTEGER NOT NULL REFERENCES revisions, sent TEXT NOT NULL, by TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX letters_of_revisions ON letters (revision)",
    """
    CREATE TABLE decisions (
      id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions, revision INTEGER NOT NULL,
      decided TEXT NOT NULL, by TEXT NOT NULL, decision TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX decisions_of_submissions ON decisions (submission)",
    "CREATE TABLE tokens (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, made TEXT NOT NULL) STRICT",
    """
    CREATE VIRTUAL TABLE words USING fts5 (
      manuscript, title, others, verdict, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5'
    )
    """,
)
"""The statements that make an empty register."""
