"""Documentation of the codes that are about translations, as `--explain` shows it."""

from __future__ import annotations

from irdocs.audit.rules import Explanation
from irdocs.diagnostics import Severity

_GUIDE = "docs/translating.md"
_UNSEEN = "Who reads the translation alone cannot see that it says something else."

TRANSLATION_CODES = tuple(
    Explanation(code, severity, holds, why, source)
    for code, severity, holds, why, source in (
        ("bad-translations", Severity.ERROR,
         "a file of translations is a whole PO or XLIFF 2 file in UTF-8",
         "From a damaged one some translations would be lost, or read as others.",
         "GNU gettext, 3; XLIFF 2.0"),
        ("missing-translations", Severity.ERROR,
         "there is a file of translations of each language that is built",
         "Without it the document would be in its own language, under the name of another.",
         _GUIDE),
        ("untranslated-text", Severity.ERROR, "each text has a translation",
         "A reader who does not know the other language would miss what it says.", _GUIDE),
        ("changed-number", Severity.ERROR, "a translation has the numbers of its source", _UNSEEN,
         _GUIDE),
        ("changed-dose", Severity.ERROR,
         "a translation has the units, signs and currencies of its source, and says as often",
         _UNSEEN,
         "ISMP, List of Error-Prone Abbreviations"),
        ("changed-order", Severity.WARNING,
         "numbers stand in the order of the source, in languages that are built alike",
         "5 mg in the morning and 10 mg at night would be 10 mg in the morning.", _GUIDE),
        ("changed-meaning", Severity.WARNING,
         "a translation says no, left and right, more and less, before and after, how often, and "
         "what a number is of, as its source does", _UNSEEN, _GUIDE),
        ("changed-markup", Severity.ERROR,
         "a translation has the citations, links, addresses, formulas and notes of its source",
         "A lost citation leaves a number without its evidence; a changed link leads elsewhere.",
         _GUIDE),
        ("changed-emphasis", Severity.WARNING, "a translation stresses as many words as its source",
         "What must not be missed would be missed in one language.", _GUIDE),
        ("changed-structure", Severity.WARNING,
         "a translation has the paragraphs and items of lists of its source",
         "A step that is left out is noticed by nobody who reads one language.", _GUIDE),
        ("outer-space", Severity.WARNING, "a translation neither begins nor ends with a space",
         "It is left out; it may be a sign that words are missing there.", _GUIDE),
        ("stale-translation", Severity.WARNING, "a translation is of the text as it is now",
         "The two languages would say different things.", _GUIDE),
        ("fuzzy-translation", Severity.WARNING, "nobody is in doubt of a translation",
         "A program's guess, or a translator's question, would be printed.", "GNU gettext, 3"),
        ("unknown-text", Severity.WARNING, "each translation is of a text of the content",
         "The work in it has no effect, and nobody would notice.", _GUIDE),
        ("language-parity", Severity.ERROR,
         "two languages of a document show the same blocks, pictures, tables and links, and in a "
         "file that they share, in type of one size",
         "Who reads one of them must not be told less than who reads the other.",
         "docs/bilingual.md"),
        ("LNG-01", Severity.ERROR,
         "Welsh is not treated less favourably than English: not smaller, and not after it",
         "In Wales both are official. Smaller type in a file that both share is an error; in files "
         "of their own, and where Welsh stands second, it is a warning: the standards ask "
         "for Welsh to be read first of signs and notices, not of every document.",
         "Welsh Language Standards (No. 7) Regulations 2018 (WSI 2018/441), schedule 1"),
        ("bad-form", Severity.ERROR,
         "two languages share a format, or a deck, in a way that its folds and slides allow",
         "Otherwise one of them would stand where nobody sees it first, or run the wrong way.",
         "docs/bilingual.md"),
        ("unchecked-translation", Severity.NOTE,
         "somebody who is at home in the language has read the translations",
         "Rules can count numbers; only a reader can tell whether it is said well.",
         _GUIDE),
    )
)  # fmt: skip
"""What each requires, and why."""
