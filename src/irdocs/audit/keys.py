"""Sets of keys of content.yaml, by which rules and ledger know what is text for whom."""

from __future__ import annotations

WORDLESS = frozenset(
    {"span", "id", "type", "only", "kind", "file", "icon", "cover", "picture", "source", "url",
     "answer", "code", "language", "languages", "bilingual", "version", "latex", "to", "stacked",
     "axis", "shade", "align", "captions", "poster", "duration", "focus"}
)  # fmt: skip
"""Keys whose values are not texts for readers: names, choices, files, addresses. Of pictures in
places of their own, under `picture` and `cover`, the alternative text is one all the same."""
ADDRESSES = frozenset({"web", "email"})
"""Keys whose values are printed, and are no words of a language."""
PRESENTED_ONLY = frozenset({"short", "headline", "notes"})
"""Keys whose texts appear only in products that a speaker presents."""
