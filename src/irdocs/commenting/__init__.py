"""Give a document to people to comment on, and take their comments back to its lines.

`pack` writes a Word file and a PDF of all that the content says, with numbered lines. Comments come
back in these, in leaflets and in decks: `pdf_comments`, `deck_comments` and `word_comments` read
them into `values`. `placing` finds the line of the content that each is about, and `register` adds
them to review-comments.yaml, in which each is open until it has an answer; `irdocs check` tells of
those that are.
"""

from __future__ import annotations
