"""Comparing two decks: the one that the content makes, and the one that lies there.

Whoever changes a file by hand leaves most of its slides as they were; a program that opens and
saves a deck rewrites them all, LibreOffice into other layouts and with all that was inherited
written out. So there are two comparisons. If most slides are still written as they were, everything
is compared, down to the markup. If not, what the deck shows, says and leads to is compared, with
some slack.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.comparison import backdrops
from irdocs.audit.comparison.differences import Difference, FileComparison, Policy, compared
from irdocs.audit.comparison.pages import compared_pages
from irdocs.audit.reading import deck_contents
from irdocs.audit.reading.compared_items import ItemList, Property
from irdocs.audit.reading.deck_contents import DeckContents
from irdocs.ooxml.presentation import Presentation

EXACT = Policy(
    inherited=frozenset(
        {Property.FILLS, Property.LETTERS, Property.COLOUR, Property.LINK_COLOUR, Property.PLACE,
         Property.PAINT, Property.BACKGROUND, Property.ART, Property.INSETS,
         Property.PARAGRAPHS, Property.INDENTS, Property.SPACING, Property.FLOW, Property.TYPEFACE,
         Property.CELL_FILLS, Property.LABELS, Property.MARKS, Property.AXES, Property.LEGEND,
         Property.LINE}
    ),
)  # fmt: skip
"""For a file that no program has rewritten."""
EDITED = Policy(ignored=frozenset({Property.MARKUP, Property.OUTLINE, Property.ART, Property.JUMP}))
"""For slides that PowerPoint has saved: it writes them anew, and changes nothing that is seen."""
_LENGTHS = (Property.PLACE, Property.PARTS, Property.INDENTS, Property.SPACING, Property.WIDTHS)
_SMALL = (Property.LETTERS, Property.LINE, Property.SIZE, Property.CROP, Property.TURN)
_COLOURS = (Property.COLOUR, Property.BACKGROUND, Property.FILLS, Property.PAINT, Property.MARKS,
            Property.CELL_FILLS, Property.LABELS, Property.AXES, Property.LEGEND)  # fmt: skip
REWRITTEN = Policy(
    ignored=frozenset({Property.MARKUP, Property.OUTLINE, Property.LAYOUT, Property.ART}),
    slack={
        **dict.fromkeys(_LENGTHS, 1.0),
        **dict.fromkeys(_SMALL, 0.5),
        **dict.fromkeys(_COLOURS, 3.0),
        Property.LINK_COLOUR: 255.0, Property.FIT: 35.0, Property.INSETS: 7.5, Property.FLOW: 1.0,
        Property.PLOT: 0.005,
    },
    loose_kinds=frozenset({"footer"}),
    loose=frozenset({Property.LETTERS, Property.TYPEFACE, Property.COLOUR, Property.PARAGRAPHS,
                     Property.INDENTS, Property.SPACING, Property.FLOW, Property.LANGUAGE}),
    may_be_lost=frozenset({
        *((kind, Property.ALT) for kind in ("chart", "drawing", "table", "line", "shape")),
        *((kind, Property.JUMP) for kind in ("text", "drawing", "picture")),
        ("text", Property.CLICK), ("shape", Property.CLICK),
        *((kind, Property.ROLE) for kind in ("drawing", "picture", "shape", "line")),
        ("chart", Property.WORKBOOK), ("picture", Property.VECTOR), ("", Property.NOTE_LINKS),
        ("line", Property.ENDS), ("video", Property.CAPTIONS),
    }),
    may_differ=frozenset({
        ("line", Property.PLACE), ("line", Property.TURN), ("line", Property.GEOMETRY),
        ("table", Property.PLACE), ("table", Property.CELL_HEIGHTS),
    }),
    by_name=frozenset({Property.FILLS}),
    redrawn=frozenset({("line", "shape"), ("formula", "shape")}),
)  # fmt: skip
"""For a file that a program has saved: what LibreOffice 7.4 and later write otherwise is left out.

It puts shapes on a grid of 1/100 mm, draws the outlines of freeforms anew, drops SVG, captions,
links between slides, the colour of links, workbooks, and descriptions of groups, freeforms and
charts, gives footers the letters of its own masters, writes names of colours of the scheme
although its masters have other schemes, routes connectors anew, makes rows of tables higher, drops
the margins above and below in cells, and shapes of bent connectors and of formulas, and chooses a
scale for text that it thinks too long."""


def compare(data: bytes, other: bytes) -> FileComparison:
    """Return how a deck differs from the one that the content makes, which is the first.

    A program that knows no formulas, or no arrows round corners, as LibreOffice does, saves what it
    shows in their place; the deck is then compared as such a program shows it.

    Raises NotAPackageError, and what damaged XML makes a reader raise.
    """
    expected, found = Presentation(data, known=True), Presentation(other, known=True)
    if expected.has_forms and not found.has_forms:
        expected = Presentation(data, drawn=True, known=True)
    return compare_contents(deck_contents.read(expected), deck_contents.read(found))


def compare_contents(expected: DeckContents, found: DeckContents) -> FileComparison:
    """Return how a deck that was read differs from the one that the content makes."""
    is_rewritten = _is_rewritten(expected, found)
    policy = REWRITTEN if is_rewritten else EXACT
    differences = [
        *compared_pages("slide", expected.slides, found.slides, policy),
        *compared(expected.properties, found.properties, 0, policy),
        *compared(expected.settings, found.settings, 0, policy),
        *_additions(expected, found),
    ]
    if is_rewritten:
        differences += backdrops.compared(expected, found)
    else:
        differences += _of_design(expected, found, bool(differences))
    return FileComparison(tuple(differences), is_rewritten)


def _is_rewritten(expected: DeckContents, found: DeckContents) -> bool:
    """Whether more than half of the slides are gone or are not written as they were."""
    slides = [name for name in expected.markup if name.startswith("ppt/slides/")]
    kept = sum(found.markup.get(name) == expected.markup[name] for name in slides)
    return 2 * kept < len(slides)


def _additions(expected: DeckContents, found: DeckContents) -> Iterator[Difference]:
    """Yield each macro, embedded object and the like that only the deck that lies there has."""
    known = {str(item) for item in expected.additions.items}
    names = {item.name for item in expected.additions.items if item.name}
    contents = {(item.kind, item.value(Property.ENTRY)) for item in expected.additions.items}
    for item in dict.fromkeys(found.additions.items):
        # A program gives films other names. Whether one of a known name is another is told of the
        # shape that plays it.
        is_film = item.name in names or (item.kind, item.value(Property.ENTRY)) in contents
        if str(item) not in known and not is_film:
            yield Difference("foreign-content", f"it has {item}", item.page)


def _of_design(
    expected: DeckContents, found: DeckContents, is_explained: bool
) -> Iterator[Difference]:
    """Yield the differences between parts that belong to no slide, such as layouts and themes.

    What lists the parts of the file, or its slides, differs whenever a slide is added or removed;
    it is named only if nothing else was found.
    """
    known = expected.names | {item.name for item in found.additions.items}
    items = tuple(
        item
        for item in found.design.items
        if item.name not in known or item.name in _names(expected)
    )
    there = ItemList("deck", items, found.design.whole)
    differences = list(compared(expected.design, there, 0, EXACT))
    own = [d for d in differences if not any(name in d.message for name in _LISTINGS)]
    yield from own or ([] if is_explained else differences)


def _names(contents: DeckContents) -> frozenset[str]:
    return frozenset(item.name for item in contents.design.items)


_LISTINGS = ("[Content_Types].xml", "docProps/app.xml", '.rels"', "ppt/presentation.xml",
             "ppt/presProps.xml", deck_contents.RECORD)  # fmt: skip
"""Parts that list what is in the file, how it is shown, and what was made of it."""


__all__ = ["compare", "compare_contents"]
