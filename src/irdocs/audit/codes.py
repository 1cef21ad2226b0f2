"""Documentation of the codes that come from reading and building, as `--explain` shows it.

Rules carry their own documentation; these findings are reported by many other modules. Each row has
the code, what must be true, why it matters, and the document that says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.rules import Explanation
from irdocs.diagnostics import Severity

_YAML = "YAML 1.2"
_CONTENT = "docs/content.md"
_LIMITS = "content/limits.py"
_SAFE = "A file may come from anybody, so the time and memory that it may take are limited."

_READING = (
    ("alias-loop", "no value contains itself", "Such a value would be endless.", _YAML),
    ("bad-answer", "a quiz's answer is one of its options",
     "Otherwise the slide would show no correct answer.", _CONTENT),
    ("bad-asset", "an asset is a whole SVG or photograph within the limits",
     "A picture that cannot be shown completely is refused, not left out silently.", _LIMITS),
    ("bad-chart", "every series has a value or null for each category, and its kind can show all of them",
     "Other numbers cannot be drawn truthfully: a slice below zero, a stack with a gap.", _CONTENT),
    ("bad-choice", "the value is one of those that the key allows",
     "An unknown value would have no effect, and nobody would notice.", _CONTENT),
    ("bad-citation", "a citation is written [@source-id]",
     "A misspelt one would be printed as ordinary text.", _CONTENT),
    ("bad-date", "a date is written 2026-11-23",
     "Other ways of writing dates can be misread: some countries put the month first.", "ISO 8601"),
    ("bad-doi", "a doi begins with 10. and a number", "The link would lead nowhere.",
     "DOI Handbook, 3"),
    ("bad-email", "an e-mail address is name@place", "Mail to any other address would not arrive.",
     "RFC 5322, 3.4.1"),
    ("bad-encoding", "the file is UTF-8", "Other encodings would have to be guessed.", _YAML),
    ("bad-id", "an id consists of small letters, digits and single hyphens",
     "It becomes part of links and names of shapes.", _CONTENT),
    ("bad-key", "a key is text", "A list or a mapping cannot be the name of a value.", _CONTENT),
    ("bad-language", "a language is a tag such as en-GB",
     "A screen reader chooses its voice by the language.", "BCP 47 (RFC 5646)"),
    ("bad-number", "a number has 18 digits at most and lies in its range",
     "Larger numbers cannot be drawn or read.", _LIMITS),
    ("bad-table", "every row has as many cells as the header",
     "A cell without a column has no header to be read with.", _CONTENT),
    ("bad-tag", "values have no YAML tags (!name)",
     "A tag can make a program create any object.", _YAML),
    ("bad-url", "an address is http, https, mailto or tel, and short enough for a QR code",
     "Other kinds of address can run programs or open files.", "RFC 3986"),
    ("bad-value", "the value fits its key",
     "A value that cannot be shown is refused, not left out silently.", _CONTENT),
    ("bad-waiver", "a waiver names the code of a warning, and a section or block that exists",
     "Errors cannot be waived, and a misspelt waiver would have no effect.", _CONTENT),
    ("control-character", "a text has no control characters",
     "They cannot be printed, and XML forbids them.", "XML 1.0, 2.2"),
    ("drawing-expected", "covers and icons are drawings (SVG)",
     "They are printed in the theme's colours.", _CONTENT),
    ("empty-file", "the file holds content", "There is nothing to build.", _CONTENT),
    ("empty-item", "no item of a list is empty",
     "It may be a text that got lost, and YAML would read it as no value.", _YAML),
    ("empty-link", "a link has a text", "Otherwise nobody can see or hear it.", "WCAG 2.2, 2.4.4"),
    ("empty-section", "a section has a block for each product that it is for",
     "Otherwise its heading would have nothing below it.", _CONTENT),
    ("empty-text", "a text is not empty", "An empty text is usually a mistake.", _CONTENT),
    ("list-expected", "the value is a list",
     "The key takes several values; write each after a hyphen.", _CONTENT),
    ("mapping-expected", "the value is a mapping of keys to values",
     "Its keys tell the values apart.", _CONTENT),
    ("merge-key", "no mapping has a merge key (<<)",
     "It is a rule of YAML 1.1 that readers of YAML 1.2 do not have.", _YAML),
    ("missing-alt", "an image has alternative text, or says that it is decorative",
     "People who cannot see the image get the text instead.", "WCAG 2.2, 1.1.1"),
    ("missing-asset", "a file that the content names exists",
     "The picture would be missing from the products.", _CONTENT),
    ("missing-key", "every required key is there", "The products show its value.", _CONTENT),
    ("missing-source", "a statistic's value has a source",
     "Readers must be able to tell where every number is from.", "docs/content.md"),
    ("markup-not-set", "a text has no Markdown that is not set",
     "Signs of a heading, a table or a formula would be printed as they are.", _CONTENT),
    ("markup-in-label", "a text on one line has no markup",
     "Titles, names and alternative texts are printed as they are written.", _CONTENT),
    ("typeface-widths", "a theme's fonts for slides have the widths of its typeface",
     "Text is measured in these fonts and shown in the typeface: wider letters leave their boxes.",
     "docs/brand.md"),
    ("missing-value", "a statistic has a value, or is pending",
     "irdocs never makes up a value.", "docs/content.md"),
    ("number-expected", "the value is a number", "Text cannot be drawn in a chart.", _CONTENT),
    ("one-paragraph", "a heading, cell or label is one paragraph",
     "There is room for only one paragraph.", _CONTENT),
    ("outside-asset", "files that the content names are in its folder or below",
     "Content from a stranger must not read your other files.", _CONTENT),
    ("pending-value", "a statistic that is pending has no value", "The two contradict each other.",
     _CONTENT),
    ("repeated-id", "ids are unique",
     "Otherwise two sections or blocks could not be told apart.", _CONTENT),
    ("repeated-key", "a key occurs only once in a mapping",
     "Many YAML readers silently keep the last one.", f"{_YAML}, 3.2.1.3"),
    ("tab", "lines are indented with spaces", "YAML forbids tabs.", f"{_YAML}, 6.1"),
    ("text-expected", "the value is text",
     "Put values that look like numbers, or true and false, in quotes.", _CONTENT),
    ("too-deep", "values are not nested beyond the limit", _SAFE, _LIMITS),
    ("too-few", "the list has enough items", "With fewer the block makes no sense.", _CONTENT),
    ("too-large", "the file and each of its texts are within the limits", _SAFE, _LIMITS),
    ("too-many", "the list has no more items than there is room for",
     "A quiz has letters for four options.", _CONTENT),
    ("too-many-nodes", "the file unfolds into no more values than the limit", _SAFE, _LIMITS),
    ("truth-expected", "the value is true or false", "YAML treats other words as text.", _YAML),
    ("unknown-block", "the type of a block is a known one",
     "A block of another type would be lost.", _CONTENT),
    ("unknown-key", "every key is known", "A misspelt key would be lost.", _CONTENT),
    ("unknown-role", "a drawing's classes name colour roles of the theme",
     "A shape with an unknown role has no colour.", _CONTENT),
    ("unknown-source", "a source that is cited is listed in sources:",
     "Its number would refer to nothing.", _CONTENT),
    ("untaken-block", "a product can show every block that is for it",
     "A block that it leaves out would be lost without notice.", _CONTENT),
    ("unreachable-block", "a block is for a product that its section is for",
     "Otherwise it appears in no product.", _CONTENT),
    ("yaml-syntax", "the file is well-formed YAML", "It cannot be read.", _YAML),
)  # fmt: skip
_FORMATS, _PRINT, _DECK = "docs/formats.md", "docs/print.md", "docs/deck.md"
_CLIPPED = "Nothing is cut off, or made too small to read; shorten the text or split it."
_FAULT = "This is a fault of irdocs, found by comparing the finished file with the content."
_MAKING = (
    ("bad-format", "a format file is as docs/formats.md says",
     "It gives the measures of a leaflet.", _FORMATS),
    ("bad-press", "a print profile is as docs/print.md says", "It says how a press file is made.",
     _PRINT),
    ("bad-template", "a template is a PowerPoint file within the limits", "It cannot be read.",
     _DECK),
    ("bad-theme", "a theme gives every role, in colours that can be read",
     "Both products take their colours from it.", "theme/data/ir.yaml"),
    ("chart-overflow", "a chart's labels have room", _CLIPPED, _DECK),
    ("empty-product", "a product has a section", "There is nothing to build.", _CONTENT),
    ("leaflet-overflow", "the text fits the panels of its format", _CLIPPED, _FORMATS),
    ("lost-block", "every block is in every product that it is for",
     _FAULT, "docs/architecture.md"),
    ("lost-text", "every text is in every product that it is for", _FAULT, "docs/architecture.md"),
    ("missing-file", "a file that is to be checked exists",
     "irdocs check --built reads the files that irdocs build has written.", "docs/review.md"),
    ("missing-glyph", "the typefaces have every character",
     "Missing characters would be printed as boxes.", "ISO 14289-1, 7.21.4"),
    ("missing-template", "the template exists", "The deck takes its design from it.", _DECK),
    ("no-room-for-page-number", "a format leaves room for page numbers",
     "Otherwise they would be cut off.", _FORMATS),
    ("slide-overflow", "a slide's words fit their boxes", _CLIPPED, _DECK),
    ("table-too-wide", "the columns of a table fit into the column of the leaflet",
     _CLIPPED, _FORMATS),
    ("unknown-format", "the format exists", "It gives the measures of a leaflet.", _FORMATS),
    ("unknown-press", "the print profile exists", "It says how a press file is made.", _PRINT),
    ("unknown-theme", "the theme exists", "Both products take their colours from it.", _CONTENT),
    ("unreadable-format", "the format file can be read",
     "Permissions of the file or its folder may forbid it.", _FORMATS),
    ("unreadable-press", "the print profile can be read",
     "Permissions of the file or its folder may forbid it.", _PRINT),
    ("unreadable-theme", "the theme can be read",
     "Permissions of the file or its folder may forbid it.", _CONTENT),
    ("unreadable-content", "the content and everything that was asked for can be read",
     "The preview shows this, and tries again when a file changes.", "docs/preview.md"),
    ("unreadable-file", "a finished file can be read back",
     "A file that cannot be read cannot be checked.", "docs/review.md"),
    ("word-too-wide", "a word fits its column",
     "Otherwise it would run into the margin.", _FORMATS),
)  # fmt: skip
_WEAK = (
    ("coarse-image", "a photograph has enough pixels for its printed size",
     "Below 150 dpi pixels are visible; print profiles may ask for more.",
     "Ghent Workgroup, sheet-fed CMYK: 150 dpi at least"),
    ("lost-comment", "a comment begins with # and a space",
     "In `title: Room #4` YAML takes #4 for a comment, and the words would be lost.", _YAML),
    ("sparse-panel", "a panel is filled by a third or more",
     "A nearly empty panel looks as if something were missing.", "docs/formats.md"),
    ("template", "a template has everything that a deck needs",
     "irdocs substitutes what is missing; see irdocs template check.", _DECK),
    ("untranslated-words", "texts that irdocs adds are in the language of the content",
     "Otherwise English words appear, and a screen reader pronounces them in that language.",
     "docs/content.md"),
    ("unused-waiver", "a waiver waives a finding",
     "What it was for has been corrected, so remove the waiver.", "docs/review.md"),
)  # fmt: skip

_REVIEW = "docs/review.md"
_ALTERED = "Somebody changed the file after it was built, so it says or shows something else."
_BUILT = (
    ("changed-text", "a finished file has the words of the content, and no others", _ALTERED,
     _REVIEW),
    ("changed-look", "what a finished file shows is seen where and as it was set",
     "Text that is hidden, covered, tiny or elsewhere is as good as removed.", _REVIEW),
    ("changed-order", "what a finished file shows is painted and read in the order of the content",
     "What is painted later covers the rest; screen readers follow the order.", _REVIEW),
    ("changed-picture", "a finished file has the pictures and drawings of the content", _ALTERED,
     _REVIEW),
    ("changed-chart", "the charts of a finished file, and their workbooks, have the content's data",
     _ALTERED, _REVIEW),
    ("changed-link", "links of a finished file lead where those of the content do",
     "A link that was changed can lead to a forged page, or run a program.", _REVIEW),
    ("changed-speech", "a finished file is read aloud as the content is",
     "Screen readers speak its alternative texts, languages, roles and hidden characters.",
     _REVIEW),
    ("changed-pages", "a finished file has the pages or slides of the content, in their order",
     _ALTERED, _REVIEW),
    ("changed-file", "a finished file has the properties that a build gives it", _ALTERED,
     _REVIEW),
    ("foreign-content", "a finished file has no macros, scripts, embedded or outside files",
     "irdocs writes none; they can run programs, or tell somebody who has opened the file.",
     _REVIEW),
    ("outdated-file", "a finished file is built of the content as it is now",
     "The manifest beside it says that the content has changed since.", _REVIEW),
)  # fmt: skip
_TOLD = (
    ("rewritten-file", "a finished deck is as a build wrote it",
     "A program that opens and saves a deck rewrites all of it, so less can be compared.",
     _REVIEW),
)  # fmt: skip


def _explained() -> Iterator[Explanation]:
    for severity, rows in (
        (Severity.ERROR, _READING), (Severity.ERROR, _MAKING), (Severity.ERROR, _BUILT),
        (Severity.WARNING, _WEAK), (Severity.NOTE, _TOLD),
    ):  # fmt: skip
        for code, holds, why, source in rows:
            yield Explanation(code, severity, holds, why, source)


CODES: tuple[Explanation, ...] = tuple(_explained())
"""The documentation of every code that does not belong to a rule."""
