"""The hints that go with faults of values: what to do, for messages that say only what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

HINTS: Mapping[str, str] = {
    "bad-break": "remove it, or give it to the block that follows",
    "bad-answer": "write the letter of the right option: A is the first",
    "bad-asset": "save it again as SVG, PNG or JPEG (docs/content.md says what a drawing may hold)",
    "bad-callout": "add what the message asks for, or leave the key out",
    "bad-chart": "give each series one number for every category, in order, or null for none",
    "bad-choice": "write it exactly as the message shows it",
    "bad-citation": "write [@id], with the id of an entry in sources:",
    "bad-columns": "give the columns an entry each, as the header does, with widths in per cent",
    "bad-date": "write year-month-day, and a day that exists",
    "bad-doi": "copy it without https://doi.org/ in front",
    "bad-email": "write it as us@example.org, and nothing else",
    "bad-id": "write it as first-patient, or leave it out where none is needed",
    "bad-language": "write the code of a language, and of a country if that matters: cy, en-GB",
    "bad-number": "write a number within this range",
    "bad-table": "give the row a cell for each column; an empty one is - \"\u2013\"",
    "bad-url": "write it in full, as https://example.org/page, mailto:us@example.org or tel:+44…",
    "bad-value": "write what the message asks for, or leave the key out",
    "control-character": "delete it; such characters often come along when one copies from a PDF",
    "drawing-expected": "use an .svg file: it takes the theme's colours",
    "empty-link": "write words between the brackets: [words](address)",
    "empty-text": "write the words, or leave the key out",
    "full-column": "put it into another column, or make it a block of its own",
    "list-expected": "start each item with a hyphen",
    "mapping-expected": "write its keys on lines of their own below, two spaces further in",
    "missing-alt": "describe it in alt:, or write decorative: true if it adds no information",
    "missing-asset": "put the file there, or correct its name, seen from the content's folder",
    "missing-key": "add a line with this key, indented like the other keys beside it",
    "missing-source": "add source: with an id of sources:, or with whose data it is and when",
    "missing-value": "add value:, or pending: true",
    "number-expected": "write digits without quotes, with a point for decimals",
    "one-paragraph": "join the lines, or put the rest into a text block",
    "outside-asset": "copy the file into the content's folder, and name it from there",
    "pending-value": "remove pending: or value:",
    "text-expected": "put it in quotes",
    "too-deep": "end the innermost list, and go on with a new one",
    "too-few": "add items, or use another block",
    "too-many": "remove some, or divide the block into two",
    "truth-expected": "write true or false, without quotes",
}  # fmt: skip
"""The hint for each code; used where the place of the fault has no better one."""
