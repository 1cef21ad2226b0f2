"""A finished deck as lists of items: its slides, and the parts that belong to none of them."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256

from lxml import etree

from irdocs.audit.deck.examined import ExaminedDeck, ExpectedDeck
from irdocs.audit.reading import deck_animations, show_settings
from irdocs.audit.reading.compared_items import Item, ItemList, Property, Value
from irdocs.audit.reading.deck_paragraphs import ParagraphReader
from irdocs.audit.reading.deck_runs import RunReader
from irdocs.audit.reading.deck_shapes import ShapeReader, canonical
from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen
from irdocs.ooxml import grounds
from irdocs.ooxml.deck_record import record_parts
from irdocs.ooxml.namespaces import NAMESPACES, A, P
from irdocs.ooxml.package import KNOWN, NotAPackageError, PackageReader, Relation
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.ooxml.xml import Element

_DATED = frozenset({f"{{{NAMESPACES['dcterms']}}}{name}" for name in ("created", "modified")})
"""Dates of a deck, which are those of the build: SOURCE_DATE_EPOCH may give others."""
_CORE_PART = "docProps/core.xml"
_ORDINARY = frozenset(
    {
        "slide", "slideLayout", "slideMaster", "theme", "notesMaster", "notesSlide", "image",
        "handoutMaster", "presProps", "viewProps", "tableStyles", "chart", "package", "hyperlink",
        "officeDocument", "extended-properties", "core-properties", "custom-properties",
        "thumbnail", "chartStyle", "chartColorStyle", "themeOverride", "printerSettings",
        "chartUserShapes",
    }
)  # fmt: skip
"""The kinds of relationships that programs write into any deck."""
_SHARED = frozenset({"slide", "slideLayout", "slideMaster", "notesMaster"})
"""The kinds of relationships that lead from a slide to what other slides have too."""
_PICTURED = frozenset({"image", "chart", "package", "chartUserShapes"})
"""The kinds that lead to what shapes of a slide show."""
_OF_ALL_SHAPES = (f"{P}nvGrpSpPr", f"{P}grpSpPr")
_CALLED = {"clrMapOvr": "its map of colours", "timing": "its animation", "extLst": "an extension",
           "transition": "its transition"}  # fmt: skip
"""What messages call elements of a slide."""
_DESIGN = {"slideMasters": "the master", "slideLayouts": "the layout", "theme": "the theme",
           "notesMasters": "the master of notes", "media": "the picture"}  # fmt: skip
"""What messages call parts that belong to no slide, by their folder."""
_FOREIGN = {
    "vbaProject": "a macro",
    "oleObject": "an embedded object",
    "control": "an ActiveX control",
    "customXml": "custom XML",
    "video": "a video", "audio": "a sound", "media": "a video or a sound", "track": "captions",
    "comments": "comments", "commentAuthors": "comments",
    "attachedTemplate": "a template elsewhere",
    "externalLinkPath": "a workbook elsewhere",
}  # fmt: skip
"""What messages call other kinds."""

RECORD = "the record of how the deck was made"
"""What messages call that part."""
_FILMS = frozenset({"video", "audio", "media", "track"})
"""Those of them that lead to films and captions."""


@frozen(slots=False)
class DeckContents:
    """A deck as values."""

    slides: tuple[ItemList, ...]
    properties: ItemList
    """Its metadata: title, author, language, and the like."""
    settings: ItemList
    """How it is shown, and what else it says of itself."""
    additions: ItemList
    """What is no part of an ordinary deck, such as macros, and files elsewhere that it uses."""
    design: ItemList
    """Every part that belongs to no slide, with its markup."""
    markup: Mapping[str, str]
    """The digest of each XML part, by its name."""
    names: frozenset[str]
    """The names of all parts."""
    art: tuple[Value, ...]
    """What all its layouts and masters paint, in any order."""


_PartDigest = tuple[str, str | None, bytes, frozenset[tuple[str, Relation]]]


@cached_by_value(KNOWN)
def _known_slide(slide: SlidePage, shown: frozenset[_PartDigest]) -> list[ItemList]:
    """Return a list for the contents of a slide, the same for two decks that have it alike with all
    that it shows and all that slides share."""
    return []


class ItemsOfSlides:
    """The slides of an opened deck as lists of items, each read when it is first asked for."""

    def __init__(self, show: Presentation) -> None:
        self._show = show
        parts = frozenset(slide.part for slide in show.slides)
        styles = StyleResolver(show.root)
        looks = ExaminedDeck(show, ExpectedDeck(show.size)).reader
        runs = RunReader(show.package, styles, parts)
        self.reader = ShapeReader(show, looks, runs, ParagraphReader(styles))
        self._read: dict[int, ItemList] = {}
        self._digests: dict[str, _PartDigest] = {}
        self._shared: frozenset[_PartDigest] | None = None

    def slide(self, number: int) -> ItemList:
        """Return the contents of a slide by its number from 1. Raises NotAPackageError if a part
        is damaged."""
        if number not in self._read:
            slide = self._show.slides[number - 1]
            known = self._known(slide) if self._show.known else []
            if not known:
                known.append(_slide(self._show, slide, self.reader))
            self._read[number] = known[0]
        return self._read[number]

    def _known(self, slide: SlidePage) -> list[ItemList]:
        """Return the list with the contents of a slide, which is empty until they are read."""
        try:
            return _known_slide(slide, self._all_it_shows(slide))
        except NotAPackageError:  # a part is damaged, which this slide may do without
            return []

    def _all_it_shows(self, slide: SlidePage) -> frozenset[_PartDigest]:
        """Return the digests of all that a slide's contents are read from, but other slides."""
        if self._shared is None:
            main = self._show.main
            self._shared = frozenset(self._reached(main, {one.part for one in self._show.slides}))
        return self._shared.union(self._reached(slide.part, set()))

    def _reached(self, start: str, apart: set[str]) -> Iterator[_PartDigest]:
        """Yield digests of a part and all that it leads to, except slides, and what is `apart`."""
        package, found, pending = self._show.package, {start}, [start]
        while pending:
            part = pending.pop()
            yield self._digest(part)
            for relation in package.relations(part).values():
                target = relation.target
                is_there = not relation.external and target in package and target not in found
                if is_there and relation.kind != "slide" and target not in apart:
                    found.add(target)
                    pending.append(target)

    def _digest(self, part: str) -> _PartDigest:
        """Return a digest of a part, its content type, and what it leads to."""
        if part not in self._digests:
            package = self._show.package
            relations = frozenset(package.relations(part).items())
            data = sha256(package.data(part)).digest()
            self._digests[part] = part, package.content_type(part), data, relations
        return self._digests[part]


def read(show: Presentation) -> DeckContents:
    """Return the contents of an opened deck. Raises NotAPackageError if a part is damaged."""
    contents = ItemsOfSlides(show)
    reader = contents.reader
    slides = tuple(contents.slide(number) for number, _ in enumerate(show.slides, start=1))
    size = Property.SIZE, (round(show.size.width, 2), round(show.size.height, 2))
    return DeckContents(
        slides,
        ItemList("metadata", tuple(_metadata(show.package)), Item("", "", (size,))),
        ItemList("deck", tuple(show_settings.items(show)), Item("deck", "", ())),
        ItemList("deck", tuple(_additions(show)), Item("deck", "", ())),
        ItemList("deck", tuple(_design(show)), Item("deck", "", ())),
        {name: _digest(show.package, name) for name in _xml_parts(show.package)},
        frozenset(show.package.names),
        tuple(art for master in show.masters for page in (master, *show.layouts_of(master))
              for art in reader.art_of(page)),
    )  # fmt: skip


def _slide(show: Presentation, slide: SlidePage, reader: ShapeReader) -> ItemList:
    items = tuple(reader.items(slide))
    values: tuple[tuple[Property, Value], ...] = (
        (Property.VISIBLE, slide.root.get("show") not in ("0", "false")),
        (Property.BACKGROUND, _background(slide)),
        (Property.ART, reader.art(slide)),
        (Property.LAYOUT, slide.above.name if slide.above else None),
        (Property.ANIMATION, deck_animations.animation(slide.root)),
        (Property.TRANSITION, _transition(slide.root)),
        (Property.NOTES, _notes(show, slide)),
        (Property.NOTE_LINKS, _note_links(show, slide, reader.runs)),
        (Property.MARKUP, tuple(_markup(show.package, slide))),
    )
    texts = (item.value(Property.TEXT) or item.value(Property.CELLS) for item in items)
    words = " ".join(text if isinstance(text, str) else str(text) for text in texts if text)
    return ItemList("", items, Item("", "", values), words)


def _markup(package: PackageReader, slide: SlidePage) -> Iterator[Value]:
    """Yield what a slide has beside its shapes, as pairs of what messages call it and its XML."""
    common = slide.root.find(f"{P}cSld")
    attributes = {**slide.root.attrib, **({} if common is None else common.attrib)}
    yield "its attributes", canonical(etree.Element("slide", attributes))
    for element in common if common is not None else ():
        match str(element.tag).removeprefix(P):
            case "bg":
                yield "its background", canonical(element)
            case "spTree":
                whole = (e for e in element if e.tag in _OF_ALL_SHAPES)
                yield "the group of all its shapes", "".join(canonical(e) for e in whole)
            case name:
                yield name, canonical(element)
    for element in slide.root:
        if element.tag != f"{P}cSld":
            name = str(element.tag).rpartition("}")[2]
            yield _CALLED.get(name, name), canonical(element)
    yield "its relationships", _relations(package, slide.part)
    pictured = {r.target for part in _own_parts(package, slide.part)
                for r in package.relations(part).values() if r.kind in _PICTURED}  # fmt: skip
    for part in _own_parts(package, slide.part)[1:]:
        if part not in pictured:
            label = "its notes page" if "notesSlide" in part else f"its part {part}"
            yield label, _contents(package, part)
            yield f"the relationships of {label}", _relations(package, part)


def _background(slide: SlidePage) -> Value:
    """Return the colour of a slide's background, see `grounds.background`."""
    colour = grounds.background(slide)
    return (colour.red, colour.green, colour.blue) if colour is not None else None


def _transition(root: Element) -> Value:
    """Return the effect with which a slide appears (19.5.76); None if it simply appears."""
    effects = {
        str(child.tag).rpartition("}")[2]
        for transition in root.iter(f"{P}transition")
        for child in transition
    }
    timed = any(transition.get("advTm") for transition in root.iter(f"{P}transition"))
    return ", ".join([*sorted(effects), *(["on its own"] if timed else [])]) or None


def _notes(show: Presentation, slide: SlidePage) -> str:
    """Return the speaker's notes, a line for each paragraph; other boxes of the page follow."""
    part = show.notes_of(slide)
    if part is None:
        return ""
    texts = []
    for shape in show.package.xml(part).iter(f"{P}sp"):
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is None or placeholder.get("type") not in ("sldNum", "dt", "hdr", "ftr"):
            texts += ["".join(t.text or "" for t in p.iter(f"{A}t")) for p in shape.iter(f"{A}p")]
    return "\n".join(text for text in texts if text)


def _note_links(show: Presentation, slide: SlidePage, runs: RunReader) -> Value:
    """Return the addresses that links in a slide's notes lead to."""
    part = show.notes_of(slide)
    owners = show.package.xml(part).iter(f"{A}rPr", f"{P}cNvPr") if part is not None else ()
    return tuple(target for owner in owners for target in runs.clicks(part or "", owner)[0])


def _metadata(package: PackageReader) -> Iterator[Item]:
    part = package.related("", "core-properties")
    if part is None or part not in package:
        return
    for element in sorted(package.xml(part), key=lambda element: str(element.tag)):
        if element.tag not in _DATED and (text := (element.text or "").strip()):
            name = str(element.tag).rpartition("}")[2]
            # The identifier is a digest of parts that have dates (ooxml.made_mark).
            if name not in ("revision", "lastModifiedBy", "identifier"):
                yield Item(name, "", ((Property.ENTRY, text),))


def _additions(show: Presentation) -> Iterator[Item]:
    """Yield each part or address of a kind that decks do not have by themselves, once."""
    package, known = show.package, set[str]()
    records = frozenset(record_parts(package))  # which tells of the deck, and is not shown
    known |= records
    numbers = {slide.part: slide.number for slide in show.slides}
    for owner in ("", *_xml_parts(package)):
        for relation in package.relations(owner).values():
            is_record = owner in records and relation.kind == "customXmlProps"
            if _is_ordinary(relation) or relation.target in known or is_record:
                continue
            known.add(relation.target)
            kind = _FOREIGN.get(relation.kind, "a file elsewhere" if relation.external
                                else f"a part of the kind {relation.kind}")  # fmt: skip
            is_film = relation.kind in _FILMS and not relation.external
            contents = _contents(package, relation.target) if is_film else None
            yield _addition(kind, relation.target, numbers.get(owner, 0), contents)
    for name in package.names:
        if name not in known and name.lower().endswith((".bin", ".vbs", ".exe", ".dll", ".js")):
            yield _addition("a program or a binary file", name)
    for name, count in Counter(package.names).items():
        if count > 1:
            yield _addition("a second part of the name", name)
    if package.has_surplus:
        yield _addition("data before or after its zip archive", "")
    main_type = package.content_type(show.main) or ""
    if "macro" in main_type.lower():
        yield _addition("the content type of a deck with macros", main_type)


def _addition(kind: str, name: str, page: int = 0, contents: str | None = None) -> Item:
    """Return what a deck has beside the ordinary; `contents` is a digest of a film."""
    return Item(kind, name, ((Property.ENTRY, contents or name or kind),), page=page)


def _is_ordinary(relation: Relation) -> bool:
    """Whether a relationship is one that any deck has: all but hyperlinks lead to its own parts."""
    return relation.kind in _ORDINARY and not (relation.external and relation.kind != "hyperlink")


def _design(show: Presentation) -> Iterator[Item]:
    """Yield every part that no slide has for itself, by its name."""
    package = show.package
    slides_own = {part for slide in show.slides for part in _own_parts(package, slide.part)}
    slides_own |= {
        relation.target
        for slide in show.slides
        for relation in package.relations(slide.part).values()
        if relation.kind in _FILMS
    }
    records = frozenset(record_parts(package))
    for name in sorted(package.names):
        is_relations = name.endswith(".rels")
        owner = name.replace("_rels/", "").removesuffix(".rels") if is_relations else name
        if name.endswith("/") or owner in slides_own or name == _CORE_PART:
            continue
        value = _relations(package, owner) if is_relations else _contents(package, name)
        folder = posixpath.basename(posixpath.dirname(name))
        kind = RECORD if name in records else _DESIGN.get(folder, "the part")
        yield Item(kind, name, ((Property.MARKUP, value),))


def _own_parts(package: PackageReader, slide: str) -> list[str]:
    """Return the parts that a slide uses, itself first, without its layout and other slides."""
    found, pending = {slide: None}, [slide]
    while pending:
        for relation in package.relations(pending.pop()).values():
            target = relation.target
            is_shared = relation.kind in _SHARED or relation.external or not _is_ordinary(relation)
            if not is_shared and target not in found and target in package:
                found[target] = None
                pending.append(target)
    return list(found)


def _contents(package: PackageReader, name: str) -> str:
    """Return the canonical XML of a part, or a digest of what is not XML.

    A content type means the same whether it is given for a part or for all of its ending.
    """
    if name == "[Content_Types].xml":
        parts = sorted(part for part in package.names if part != name)
        return "\n".join(f"{part}: {package.content_type(part)}" for part in parts)
    if name.endswith(".xml"):
        return canonical(package.xml(name))
    return sha256(package.data(name)).hexdigest()


def _relations(package: PackageReader, owner: str) -> str:
    """Return the ordinary relationships of a part as they are written, sorted."""
    folder, name = posixpath.split(owner)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if file not in package:
        return ""
    root, relations = package.xml(file), package.relations(owner)
    ordinary = {identifier for identifier, one in relations.items() if _is_ordinary(one)}
    written = [canonical(element) for element in root if element.get("Id") in ordinary]
    return "\n".join([str(root.tag), *sorted(written)])


def _xml_parts(package: PackageReader) -> list[str]:
    """Return the names of the parts that are XML, without lists of relationships."""
    return [name for name in package.names
            if name.endswith(".xml") and name != "[Content_Types].xml"]  # fmt: skip


def _digest(package: PackageReader, name: str) -> str:
    return sha256(canonical(package.xml(name)).encode()).hexdigest()


__all__ = ["RECORD", "DeckContents", "ItemsOfSlides", "read"]
