"""Which keys of the content hold words, and which of them only a talk says."""

from __future__ import annotations

WORDLESS = frozenset(
    {"span", "id", "type", "only", "kind", "file", "icon", "cover", "picture", "source", "url",
     "answer", "language", "version"}
)  # fmt: skip
"""Keys that hold no words of the author's: names, choices, files, addresses."""
PRESENTED_ONLY = frozenset({"short", "headline", "notes"})
