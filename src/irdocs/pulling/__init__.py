"""Bring what people edited in a deck home into its content.

`edits` finds the paragraphs, cells and values that differ, between the edited deck and the one that
the content makes now; the record in the deck tells an edit from a change of the content. `units`
are the pieces of the content that a slide may show: a value, a line, a paragraph of a text, each
with its place in a file. `tracing` finds of which units a paragraph is made, and which of them an
edit changes. `patching` writes it there, and touches nothing else of the file. `partners` takes
back what cannot stand without an edit that has no place. `project` does all of that, and builds the
result once more: what it does not say as the edited deck does is told.
"""

from __future__ import annotations
