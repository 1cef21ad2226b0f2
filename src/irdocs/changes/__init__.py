"""What differs between two versions of a document, whatever kinds of files they are.

`opening` takes what was typed (a content file, a revision of git, a PDF, a deck, a web page) and
reads it into a `ComparedVersion` (`passages`): by `contents` if it is a content file, else by
`finished`. `matching` finds which part and which passage of one is which of the other, and returns
the changes. `details` finds in each what matters most: numbers, doses, telephone numbers, dates,
addresses, negations. `words` says which words of a passage differ. `plain_report`, `comment` and
`page` tell the changes to people, `tabulated` to programs; `frames` shows them on pictures of
pages.
"""

from __future__ import annotations
