"""Documentation of the codes that are about editions, as `--explain` shows it."""

from __future__ import annotations

from irdocs.audit.rules import Explanation
from irdocs.diagnostics import Severity

_GUIDE = "docs/editions.md"
_OTHER = "Another reading of it would make an edition that says something else, a hundred times."

EDITION_CODES = tuple(
    Explanation(code, severity, holds, why, source)
    for code, severity, holds, why, source in (
        ("bad-expression", Severity.ERROR,
         "what stands in double braces or after when: is an expression", _OTHER, _GUIDE),
        ("unknown-name", Severity.ERROR, "each name in an expression is one of the record",
         "A misspelt condition would leave a part out everywhere, unnoticed.", _GUIDE),
        ("empty-value", Severity.ERROR, "what a text is filled with is not empty",
         "A text with a hole in it says something else, or nothing.", _GUIDE),
        ("bad-data", Severity.ERROR, "records are a whole table, whose columns have names", _OTHER,
         "RFC 4180; ECMA-376"),
        ("bad-cell", Severity.ERROR, "a cell holds what its column is for", _OTHER, _GUIDE),
        ("unknown-column", Severity.ERROR, "the records have each column that the content names",
         "What the content says of it would hold for nothing.", _GUIDE),
        ("repeated-edition", Severity.ERROR, "each edition has a name of its own",
         "One would replace the other.", _GUIDE),
        ("no-editions", Severity.ERROR, "content that is to be filled says editions:",
         "Without it, braces are braces.", _GUIDE),
        ("no-edition", Severity.ERROR, "an edition is chosen, or there is a sample",
         "Braces in print would be the worst of all texts.", _GUIDE),
        ("no-data", Severity.ERROR, "the file of records is named", "There is nothing to read.",
         _GUIDE),
        ("missing-data", Severity.ERROR, "the file of records is there",
         "There is nothing to read.", _GUIDE),
        ("unknown-edition", Severity.ERROR, "the edition that is asked for is one of the records",
         "Another one would be made in its place.", _GUIDE),
        ("missing-extra", Severity.ERROR, "what a file needs to be read is installed",
         "A workbook is read by a library that is not installed with irdocs itself.", _GUIDE),
        ("unmet-condition", Severity.WARNING, "some record has the text of each condition",
         "What stands below a mistyped condition is in no edition, and nobody misses it.", _GUIDE),
        ("hidden-row", Severity.WARNING, "a sheet of records hides no row",
         "Who looks at the sheet does not see all editions that are made of it.", _GUIDE),
        ("other-sheet", Severity.WARNING, "a workbook has records on one sheet",
         "The editions of the others are not made, and nobody misses them.", _GUIDE),
        ("unknown-number-format", Severity.WARNING,
         "a cell of a sheet has a number format that can be shown",
         "A value would be printed otherwise than the sheet shows it.", _GUIDE),
        ("stale-wording", Severity.WARNING,
         "an edition's own wording replaces the text as it is now",
         "The text has changed since, and what changed is not said in this edition.", _GUIDE),
        ("unused-wording", Severity.WARNING,
         "a file of an edition's own wording is named as its edition's record says",
         "A misspelt name would leave the edition with the words of all.", _GUIDE),
        ("untranslated-wording", Severity.WARNING,
         "an edition's own wording is in the language of its product",
         "The translated edition says what all editions say, and not what this one shall.", _GUIDE),
    )
)  # fmt: skip
"""Of each code: how bad it is, what must be true, why it matters, and what says so."""


__all__ = ["EDITION_CODES"]
