"""Read the slides of a deck with their words, and what it carries of how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from irdocs.frozen import frozen
from irdocs.ooxml.deck_record import DeckRecord, record_in
from irdocs.ooxml.namespaces import NAMESPACES, R
from irdocs.ooxml.package import NotAPackageError, PackageReader, whole
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.slide_aspects import SlideAspects, aspects_of
from irdocs.ooxml.slide_look import SlideLook, held_digests, look
from irdocs.ooxml.slide_text import SlideLine, notes_lines, shape_text, slide_lines
from irdocs.ooxml.xml import Element

LABEL = "Changed in the content too: this is the new version, hidden. Yours is the slide before."
"""What stands on the content's version of a slide that was edited while its content changed."""


@frozen
class ReadSlide:
    """A slide of a deck."""

    number: int
    """Counted from 1."""
    identifier: int
    """Its id in the presentation."""
    lines: tuple[SlideLine, ...]
    notes: tuple[SlideLine, ...]
    is_hidden: bool
    written: SlideLook
    """Digests of all that is written of it."""
    held: tuple[str, ...] = ()
    """The digests of its pictures, of the titles of its charts and of the addresses of its
    links."""
    kinds: tuple[str, ...] = ()
    """The kinds of its pictures, tables and charts."""
    has_comments: bool = False
    aspects: SlideAspects | None = None
    """What it is beside its words."""
    layout: str = ""
    """The name of its layout."""
    layouts: frozenset[str] = frozenset()
    """The names of all layouts of its deck."""
    footer: str = ""
    """The words of its footer, which irdocs makes of the document's title."""

    @property
    def look(self) -> str:
        """A digest of all that is written of it (`slide_look`)."""
        return self.written.whole

    @property
    def is_second(self) -> bool:
        """Whether it is the content's version of an edited slide, which stands before it."""
        return any(line.text == LABEL for line in self.lines)

    @property
    def all_digests(self) -> tuple[str, ...]:
        """The digests of its words and its notes."""
        return (*self.digests, *self.note_digests)

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of its words."""
        return tuple(line.digest for line in self.lines)

    @property
    def note_digests(self) -> tuple[str, ...]:
        """The digests of its notes."""
        return tuple(line.digest for line in self.notes)

    @property
    def title(self) -> str:
        """Its title, or its first words."""
        titles = [line.text for line in self.lines if line.role == "title"]
        return " ".join(titles) or next((line.text for line in self.lines), "")


@frozen(slots=False)
class ReadDeck:
    """A deck that was read."""

    data: bytes
    show: Presentation
    slides: tuple[ReadSlide, ...]
    record: DeckRecord | None
    """How it was made; None if it does not say so, or is not of irdocs."""

    def core_property(self, name: str) -> str:
        """Return a property, such as title or language (ECMA-376, part 2, 11); empty if there is
        none, or they are damaged."""
        try:
            root = self.show.package.xml("docProps/core.xml")
        except NotAPackageError:
            return ""
        return str(root.findtext(f"dc:{name}", "", NAMESPACES))

    @cached_property
    def is_rewritten(self) -> bool:
        """Whether a program saved it that writes all slides anew, and gives them other ids."""
        try:
            words = "".join(self.show.package.xml("docProps/app.xml").itertext())
        except NotAPackageError:
            words = ""
        return self.record is None or "LibreOffice" in words


def read_deck(data: bytes) -> ReadDeck:
    """Return a deck. Raises NotAPackageError for what is none, or is damaged.

    Two decks of one content, as they are compared, have most parts alike: those are read once.
    """
    show = Presentation(data, known=True)
    _check_names(show.package)
    entries = show.root.iterfind("p:sldIdLst/p:sldId", NAMESPACES)
    relations = show.package.relations(show.main)
    numbers = {
        relations[entry.get(f"{R}id")].target: whole(entry, "id")
        for entry in entries
        if entry.get(f"{R}id") in relations
    }
    layouts = frozenset(
        layout.name for master in show.masters for layout in show.layouts_of(master)
    )
    slides = tuple(
        _slide(show, slide, numbers.get(slide.part, 0), layouts) for slide in show.slides
    )
    return ReadDeck(data, show, slides, record_in(show.package))


def _check_names(package: PackageReader) -> None:
    """Raise NotAPackageError if two parts have one name (ECMA-376, part 2, 6.2.2.3).

    Which of them a program shows differs, so nobody can say what such a deck says. python-pptx
    writes it where a slide was deleted before another was added.
    """
    for name, count in Counter(package.names).items():
        if count > 1:
            raise NotAPackageError(
                f"{count} of its parts have the name {name}; open it in PowerPoint, see whether "
                "all slides are there, and save it"
            )


def _slide(
    show: Presentation, slide: SlidePage, identifier: int, layouts: frozenset[str]
) -> ReadSlide:
    notes, layout = show.notes_of(slide), slide.above
    return ReadSlide(
        slide.number, identifier, tuple(slide_lines(slide.root, chart_finder(show, slide))),
        tuple(notes_lines(show.package.xml(notes))) if notes else (),
        slide.root.get("show") in ("0", "false"), look(slide.root),
        held_digests(
            slide.root, picture_finder(show, slide), chart_finder(show, slide),
            _address_finder(show, slide),
        ),
        tuple(sorted(one.kind for one in slide.shapes if one.kind in ("pic", "graphicFrame"))),
        any(one.kind in ("comments", "comment")
            for one in show.package.relations(slide.part).values()),
        aspects_of(
            slide.root, show.package.xml(notes) if notes else None, chart_finder(show, slide)
        ),
        layout.name if layout is not None else "",
        layouts,
        " ".join(shape_text(shape.body) for shape in slide.shapes if shape.type == "ftr"),
    )  # fmt: skip


def _part_finder(show: Presentation, slide: SlidePage) -> Callable[[str], str | None]:
    """Return what finds the name of the part that a relationship of a slide leads to."""

    def found(identifier: str) -> str | None:
        relation = show.package.relations(slide.part).get(identifier)
        if relation is None or relation.external or relation.target not in show.package:
            return None
        return relation.target

    return found


def _address_finder(show: Presentation, slide: SlidePage) -> Callable[[str], str | None]:
    """Return what finds the address on the web that a relationship of a slide leads to."""

    def found(identifier: str) -> str | None:
        relation = show.package.relations(slide.part).get(identifier)
        return relation.target if relation is not None and relation.external else None

    return found


def picture_finder(show: Presentation, slide: SlidePage) -> Callable[[str], bytes | None]:
    """Return what finds a picture of a slide by its relationship."""
    part = _part_finder(show, slide)
    return lambda identifier: show.package.data(name) if (name := part(identifier)) else None


def chart_finder(show: Presentation, slide: SlidePage) -> Callable[[str], Element | None]:
    """Return what finds a chart of a slide by its relationship."""
    part = _part_finder(show, slide)
    return lambda identifier: show.package.xml(name) if (name := part(identifier)) else None


__all__ = ["ReadDeck", "ReadSlide", "chart_finder", "picture_finder", "read_deck"]
