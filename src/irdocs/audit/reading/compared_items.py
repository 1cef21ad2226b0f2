"""Items: the form in which two files are compared, whatever their format.

A page, a slide, a structure tree or a list of bookmarks is read into a sequence of items. An item
is one thing that somebody sees, hears or follows, such as a text, a picture or a link, with its
properties as plain values. Two files have the same contents if their items are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from irdocs.frozen import frozen

Value = str | int | float | bool | None | tuple["Value", ...]


class Property(StrEnum):
    """What may differ between two items; the value is what messages call it."""

    TEXT = "text"
    NOTES = "notes"
    CELLS = "cells"
    SPEECH = "text as it is read aloud"
    PLACE = "place"
    TURN = "turn"
    LETTERS = "letters"
    COLOUR = "colour"
    LINK_COLOUR = "colour of links"
    FONT = "font"
    TYPEFACE = "typeface"
    PAINT = "paint"
    FIT = "scaled type size"
    INSETS = "margins in its box"
    PARAGRAPHS = "paragraphs"
    INDENTS = "indents"
    SPACING = "spacing"
    FLOW = "flow of text in its box"
    VISIBLE = "visibility"
    OUTLINE = "outline"
    PARTS = "parts"
    FILLS = "colours of its parts"
    LINE = "line around it"
    ENDS = "ends"
    GEOMETRY = "kind of shape"
    SHADING = "shadow and effects"
    CELL_HEIGHTS = "margins above and below in its cells"
    CELL_FILLS = "colours of its cells"
    WIDTHS = "widths of its columns"
    NOTE_LINKS = "links in its notes"
    LAYER = "layer"
    MODE = "text rendering mode"
    OPACITY = "opacity"
    BLENDING = "blending"
    WIDTH = "line width"
    GLYPHS = "glyphs"
    CONTENT = "content"
    PIXELS = "pixels"
    CROP = "crop"
    EFFECTS = "effects"
    VECTOR = "drawing"
    FILM = "film"
    CAPTIONS = "captions"
    SERIES = "data"
    CHART_KIND = "kind of chart"
    WORKBOOK = "workbook"
    CHART_TEXT = "text written on it"
    LABELS = "labels of its values"
    MARKS = "colours of its marks"
    AXES = "axes"
    LEGEND = "legend"
    PLOT = "place of its plot"
    TARGET = "link target"
    JUMP = "place that a click leads to"
    CLICK = "address that a click on it leads to"
    LANGUAGE = "language"
    ALT = "alternative text"
    ROLE = "role"
    ATTRIBUTES = "attributes"
    TIES = "content in the parent tree"
    READING = "attributes for screen readers"
    ORDER = "order"
    BACKGROUND = "background"
    LAYOUT = "layout"
    ART = "shapes of its layout"
    SIZE = "slide size"
    ANIMATION = "animation"
    TRANSITION = "transition"
    BOXES = "box"
    ROTATION = "rotation"
    OPERATORS = "drawing operators"
    RESOURCES = "resources"
    MARKUP = "markup"
    ENTRY = "value"
    DIGEST = "contents"


@frozen
class Item:
    """One thing in a file."""

    kind: str
    """What messages call it, such as text, picture or chart."""
    name: str
    """What tells it from others of its kind in messages: its words, or its name in the file."""
    properties: tuple[tuple[Property, Value], ...]
    origin: str = ""
    """The words by which its place in the content is found; empty for the name."""
    page: int = field(default=0, compare=False)
    """The page that it is on, if its list is not that of one page."""
    level: int = field(default=0, compare=False)
    """How deep it is nested in the items before it."""

    def values(self) -> Mapping[Property, Value]:
        """Return the values of its properties."""
        return dict(self.properties)

    def value(self, name: Property) -> Value:
        """Return the value of one property; None if the item does not have it."""
        return next((value for key, value in self.properties if key is name), None)

    def __str__(self) -> str:
        return f'{self.kind} "{shortened(self.name)}"' if self.name else self.kind


@frozen
class ItemList:
    """A page, a slide, or a list of something else that belongs to a whole file."""

    title: str
    """What messages call it, such as bookmarks; empty for pages and slides."""
    items: tuple[Item, ...]
    whole: Item
    """The properties of the page or the slide as a whole."""
    words: str = ""
    """Its text, by which pages are recognised."""


FOREIGN = frozenset(
    {
        "an action that runs when the file is opened",
        "actions that run by themselves",
        "form fields",
        "layers",
        "scripts",
        "attached files",
        "data after the end of the file",
        "data before the file begins",
    }
)
"""The kinds of items of a whole PDF that are no part of an ordinary one."""
LONGEST = 60
"""How many characters of a text messages quote."""


def shortened(text: str) -> str:
    """Return a text on one line, cut after LONGEST characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
