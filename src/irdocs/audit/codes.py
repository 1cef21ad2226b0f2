"""What reading, fitting and making can complain of, explained; rules explain themselves."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.rules import Explanation
from irdocs.diagnostics import Severity

_YAML = "YAML 1.2"
_CONTENT = "docs/content.md"
_LIMITS = "content/limits.py"
_SAFE = "A file may come from anybody; what it may cost is limited before it is read."

_READING = (
    ("alias-loop", "no value contains itself", "It could never be written out.", _YAML),
    ("bad-answer", "a quiz's answer is one of its options", "The slide would show no right one.",
     _CONTENT),
    ("bad-asset", "an asset is a whole SVG, PNG or JPEG within the limits",
     "What cannot be shown whole is refused, never dropped.", _LIMITS),
    ("bad-chart", "every series has a value for each category; a pie has one series, none below 0",
     "Other numbers cannot be drawn truly.", _CONTENT),
    ("bad-choice", "the value is one of those that the key takes",
     "A value that nobody reads would be lost without a word.", _CONTENT),
    ("bad-citation", "a citation is written [@source-id]",
     "One that is misspelt would be printed as it stands.", _CONTENT),
    ("bad-date", "a date is written 2026-11-23",
     "Days and months are swapped in half of the world.", "ISO 8601"),
    ("bad-doi", "a doi begins with 10. and a number", "The link would lead nowhere.",
     "DOI Handbook, 3"),
    ("bad-email", "an e-mail address is name@place", "Mail to another would never arrive.",
     "RFC 5322, 3.4.1"),
    ("bad-encoding", "the file is UTF-8", "Other encodings are guesses.", _YAML),
    ("bad-id", "an id has small letters, digits and single hyphens",
     "It becomes part of names and links.", _CONTENT),
    ("bad-key", "a key is a text", "Lists and mappings name nothing.", _CONTENT),
    ("bad-language", "a language is a tag such as en-GB",
     "A screen reader chooses its voice by it.", "BCP 47 (RFC 5646)"),
    ("bad-number", "a number has 18 digits at most and lies in its range",
     "More cannot be drawn or read.", _LIMITS),
    ("bad-table", "every row has as many cells as the header",
     "A cell without a column has no header to be read with.", _CONTENT),
    ("bad-tag", "values are plain: no tags (!name)", "A tag could make any object at all.", _YAML),
    ("bad-url", "an address is http, https, mailto or tel, and short enough for a QR code",
     "Other schemes run programs or open files.", "RFC 3986"),
    ("bad-value", "the value fits its key", "What cannot be shown is refused.", _CONTENT),
    ("bad-waiver", "a waiver names the code of a warning, and a place that is there",
     "An error cannot be waived, and a misspelt waiver waives nothing.", _CONTENT),
    ("control-character", "a text has no control characters",
     "They cannot be printed, and XML forbids them.", "XML 1.0, 2.2"),
    ("drawing-expected", "covers and icons are drawings (SVG)",
     "They are printed in the theme's colours.", _CONTENT),
    ("empty-file", "the file holds content", "There is nothing to make.", _CONTENT),
    ("empty-link", "a link has words", "Nobody could see or hear it.", "WCAG 2.2, 2.4.4"),
    ("empty-section", "a section has a block for each product it is for",
     "Its heading would stand alone.", _CONTENT),
    ("empty-text", "a text has words", "An empty one is a mistake more often than not.", _CONTENT),
    ("list-expected", "the value is a list", "One text is not a list of texts.", _CONTENT),
    ("mapping-expected", "the value is a mapping of keys", "Its keys say what is what.", _CONTENT),
    ("missing-alt", "an image has alternative text, or says that it is decorative",
     "Who cannot see it must be told.", "WCAG 2.2, 1.1.1"),
    ("missing-asset", "a file that the content names is there", "It would be missing in print.",
     _CONTENT),
    ("missing-key", "every key that is needed is there", "Both products say it.", _CONTENT),
    ("missing-source", "a statistic's value has a source",
     "No number is printed that nobody can look up.", "docs/content.md"),
    ("missing-value", "a statistic has a value, or is pending", "None is ever made up.",
     "docs/content.md"),
    ("number-expected", "the value is a number", "A text cannot be drawn.", _CONTENT),
    ("one-paragraph", "a heading, cell or label is one paragraph", "It has room for one only.",
     _CONTENT),
    ("outside-asset", "files that the content names lie in its folder or below",
     "Content from a stranger must not read your other files.", _CONTENT),
    ("pending-value", "a statistic that is pending has no value", "One of the two is wrong.",
     _CONTENT),
    ("repeated-id", "ids are unique", "Two things could not be told apart.", _CONTENT),
    ("repeated-key", "a key stands once in a mapping", "YAML readers silently keep the last one.",
     f"{_YAML}, 3.2.1.3"),
    ("tab", "lines are indented with spaces", "YAML forbids tabs.", f"{_YAML}, 6.1"),
    ("text-expected", "the value is a text", "Quote what looks like a number or a truth value.",
     _CONTENT),
    ("too-deep", "values are not nested beyond the limit", _SAFE, _LIMITS),
    ("too-few", "the list has enough items", "Fewer say nothing.", _CONTENT),
    ("too-large", "the file and each of its texts are within the limits", _SAFE, _LIMITS),
    ("too-many", "the list has no more items than its place", "A quiz has four letters.", _CONTENT),
    ("too-many-nodes", "the file unfolds into no more values than the limit", _SAFE, _LIMITS),
    ("truth-expected", "the value is true or false", "Other words are texts.", _YAML),
    ("unknown-block", "a block's type is one that there is", "It would be lost.", _CONTENT),
    ("unknown-key", "every key is known", "A misspelt key would be lost.", _CONTENT),
    ("unknown-role", "a drawing's classes name colour roles of the theme",
     "It would be drawn in no colour.", _CONTENT),
    ("unknown-source", "a source that is cited is in sources:", "Its number would lead nowhere.",
     _CONTENT),
    ("untaken-block", "a product can show every block that is for it",
     "A block that it left out would be lost without a word.", _CONTENT),
    ("unreachable-block", "a block is for a product that its section is for",
     "It would appear in no product.", _CONTENT),
    ("yaml-syntax", "the file is well-formed YAML", "It cannot be read.", _YAML),
)  # fmt: skip
_FORMATS, _PRINT, _DECK = "docs/formats.md", "docs/print.md", "docs/deck.md"
_CLIPPED = "Nothing is clipped and nothing shrunk below what can be read; say less, or part it."
_FAULT = "It is a fault of irdocs: the finished file is held against the content."
_MAKING = (
    ("bad-format", "a format file is as docs/formats.md says", "A leaflet is measured by it.",
     _FORMATS),
    ("bad-press", "a print profile is as docs/print.md says", "A press file is made by it.",
     _PRINT),
    ("bad-template", "a template is a PowerPoint file within the limits", "It cannot be read.",
     _DECK),
    ("bad-theme", "a theme gives every role, in colours that can be read", "Both products use it.",
     "theme/data/ir.yaml"),
    ("chart-overflow", "a chart's labels have room", _CLIPPED, _DECK),
    ("empty-product", "a product has a section", "There is nothing to make.", _CONTENT),
    ("leaflet-overflow", "the text fits the panels of its format", _CLIPPED, _FORMATS),
    ("lost-block", "every block reaches every product it is for", _FAULT, "docs/architecture.md"),
    ("lost-text", "every word reaches every product it is for", _FAULT, "docs/architecture.md"),
    ("missing-file", "a file that is to be looked at is there",
     "irdocs check --built reads what irdocs build wrote.", "docs/review.md"),
    ("missing-glyph", "the typefaces have every character", "It would be printed as a box.",
     "ISO 14289-1, 7.21.4"),
    ("missing-template", "the template is there", "The deck is made in its look.", _DECK),
    ("no-room-for-page-number", "a format leaves room for page numbers", "They would be cut off.",
     _FORMATS),
    ("slide-overflow", "a slide's words fit their boxes", _CLIPPED, _DECK),
    ("table-too-wide", "a table's columns fit the leaflet's column", _CLIPPED, _FORMATS),
    ("unknown-format", "the format is there", "A leaflet is measured by it.", _FORMATS),
    ("unknown-press", "the print profile is there", "A press file is made by it.", _PRINT),
    ("unknown-theme", "the theme is there", "Both products use it.", _CONTENT),
    ("unreadable-format", "the format file can be read", "Its permissions forbid it.", _FORMATS),
    ("unreadable-press", "the print profile can be read", "Its permissions forbid it.", _PRINT),
    ("unreadable-theme", "the theme can be read", "Its permissions forbid it.", _CONTENT),
    ("unreadable-content", "the content can be read, and what is asked for is there",
     "It is said in the preview, which goes on.", "docs/preview.md"),
    ("unreadable-file", "a finished file can be read back", "What cannot be read is not checked.",
     "docs/review.md"),
    ("unserved-template", "the template has layouts that can hold our slides", _CLIPPED, _DECK),
    ("word-too-wide", "a word fits its column", "It would run into the margin.", _FORMATS),
)  # fmt: skip
_WEAK = (
    ("coarse-image", "a photograph has enough pixels for its printed size",
     "Below 150 dpi its pixels show; a press wants what its profile says.",
     "Ghent Workgroup, sheet-fed CMYK: 150 dpi at least"),
    ("sparse-panel", "a panel is filled by a third or more",
     "An empty panel looks as if something were missing.", "docs/formats.md"),
    ("template", "a template gives all that a deck needs",
     "What it lacks is made up for; see what irdocs template check says.", _DECK),
    ("untranslated-words", "what irdocs itself says is in the content's language",
     "A reader or a listener would meet English words in it, read with a voice of that language.",
     "docs/content.md"),
    ("unused-waiver", "a waiver waives something", "What it was for has been mended; take it out.",
     "docs/review.md"),
)  # fmt: skip


def _explained() -> Iterator[Explanation]:
    for severity, rows in (
        (Severity.ERROR, _READING), (Severity.ERROR, _MAKING), (Severity.WARNING, _WEAK)
    ):  # fmt: skip
        for code, holds, why, source in rows:
            yield Explanation(code, severity, holds, why, source)


CODES: tuple[Explanation, ...] = tuple(_explained())
"""Every complaint that is not made by a rule."""
