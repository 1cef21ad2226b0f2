"""Write a deck of slides of two: copy slides from one package into another (ECMA-376, part 2).

A slide is copied with all that it leads to, under the same relationship ids, so that its XML stays
as it is. Layouts are found by name, or else by type, in the package that it comes into; a layout
that is not there is copied below its master. So a slide of another design takes this one's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from irdocs.frozen import replace
from irdocs.keeping.beside import has_other_transition, section_edits
from irdocs.keeping.deciding import SlideDecision, SlideFate, told, told_digest
from irdocs.keeping.packages import loaded
from irdocs.keeping.reading import LABEL, ReadDeck, ReadSlide
from irdocs.keeping.transitions import carry_transition
from irdocs.ooxml.deck_record import DeckRecord, RecordedSlide, add_record
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Part, Relationship
from irdocs.ooxml.xml import Element, el, qname

_AUTHORS = ("commentAuthors", "authors")
"""The kinds of relationships that lead from a presentation to those who commented on slides."""
_FIRST_ID, _LAST_ID = 256, 2_147_483_647
"""Ids of slides (ECMA-376, 19.7.13)."""


def merged(read: ReadDeck, edited: ReadDeck, decisions: Sequence[SlideDecision]) -> bytes:
    """Return the deck that decisions make of the one that is made now and the edited one.

    `read` is the deck that is made now. The file carries no mark of being as it was made.
    """
    return _Merger(read, edited).deck(decisions)


class _Merger:
    def __init__(self, read: ReadDeck, edited: ReadDeck) -> None:
        self.book, self.source = loaded(read.data), loaded(edited.data)
        self._has_transitions = not edited.is_rewritten
        self._renamed = frozenset(
            one.identifier for one in section_edits(edited, read) if one.before and one.after
        )
        self.record = read.record or DeckRecord(())
        self.main, self.other = self.book.main, self.source.main
        for one in (self.main, self.other, self.book.core_properties()):
            one.root = parsed(one.content)
        self.slides, self.others = self.main.listed("p:sldId"), self.other.listed("p:sldId")
        self._copies: dict[int, Part] = {}
        self._targets: dict[int, Part] = {}
        """What links to a slide of the edited deck lead to."""
        self._layouts = self._named_layouts()

    def deck(self, decisions: Sequence[SlideDecision]) -> bytes:
        """Return the bytes of the deck."""
        shown: list[tuple[SlideDecision, Part, bool]] = []
        waiting: list[tuple[Part, Part, Part | None]] = []
        for decision, number in told(decisions):
            if not number:
                continue
            own = self.slides[decision.made.number - 1] if decision.made else None
            if decision.fate in (SlideFate.RENEWED, SlideFate.NEW) and own is not None:
                shown.append((decision, own, False))
                if decision.edited is not None:
                    source = self.others[decision.edited.number - 1]
                    self._targets[id(source)] = own
                    self._with_comments(source, own)
                    if self._has_transitions and has_other_transition(
                        decision.edited, decision.base
                    ):
                        carry_transition(source, own)
                continue
            assert decision.edited is not None
            source = self.others[decision.edited.number - 1]
            copy = self.book.add("/ppt/slides/slide%d.xml", ContentType.SLIDE, source.content)
            self._targets[id(source)] = copy
            waiting.append((source, copy, own))
            shown.append((decision, copy, True))
            if decision.fate is SlideFate.CONFLICT and own is not None:
                _mark_second(own)
                shown.append((decision, own, False))
        for source, copy, own in waiting:
            self._relate(source, copy, own)
        self._lead_on(shown)
        self._with_authors()
        ids = self._list(shown)
        self._sections(shown, ids)
        self._record(shown, ids)
        return self.book.data(as_made=False)

    def _with_comments(self, source: Part, own: Part) -> None:
        """Give a slide that is renewed the comments of the edited one."""
        for relationship in source.relationships.values():
            kind = relationship.kind.rpartition("/")[2]
            if kind in ("comments", "comment") and isinstance(relationship.target, Part):
                own.relate(relationship.kind, self._copied(relationship.target))

    def _lead_on(self, shown: Sequence[tuple[SlideDecision, Part, bool]]) -> None:
        """Let links between slides of the content lead to what stands in their place."""
        places = {id(part): part for _, part, _ in shown}
        for decision, part, is_copy in shown:
            if is_copy and decision.made is not None:
                places[id(self.slides[decision.made.number - 1])] = part
        for _, part, is_copy in shown:
            for identifier, one in part.relationships.items():
                if not is_copy and one.kind == RelationshipType.SLIDE and isinstance(
                    one.target, Part
                ):  # fmt: skip
                    target = places.get(id(one.target), part)
                    part.relationships[identifier] = Relationship(one.kind, target)

    # ------------------------------------------------------------ copying

    def _relate(self, source: Part, copy: Part, own: Part | None) -> None:
        """Give a copied slide what it leads to; `own` is what its content makes of it now."""
        layout = own.related(RelationshipType.SLIDE_LAYOUT) if own else None
        for identifier, relationship in source.relationships.items():
            target = relationship.target
            if isinstance(target, Part) and relationship.kind == RelationshipType.SLIDE_LAYOUT:
                target = self._layout(target, layout)
            elif isinstance(target, Part):
                target = self._target(target, relationship.kind, copy)
            copy.relationships[identifier] = Relationship(relationship.kind, target)

    def _target(self, part: Part, kind: str, owner: Part) -> Part:
        """Return what a relationship leads to in the new package."""
        match kind.rpartition("/")[2]:
            case "slideLayout":
                return self._layout(part)
            case "slide":
                return self._targets.get(id(part), owner)
            case "notesMaster":
                return self.main.related(RelationshipType.NOTES_MASTER) or self._copied(part)
            case "notesSlide":
                name = "/ppt/notesSlides/notesSlide%d.xml"
                notes = self.book.add(name, ContentType.NOTES_SLIDE, part.content)
                self._targets.setdefault(id(part), notes)
                for identifier, relationship in part.relationships.items():
                    target = relationship.target
                    if isinstance(target, Part):
                        is_back = relationship.kind == RelationshipType.SLIDE
                        target = owner if is_back else self._target(
                            target, relationship.kind, notes
                        )  # fmt: skip
                    notes.relationships[identifier] = Relationship(relationship.kind, target)
                return notes
            case _:
                return self._copied(part)

    def _copied(self, part: Part) -> Part:
        """Return the copy of a part with all that it leads to."""
        if id(part) in self._copies:
            return self._copies[id(part)]
        stem, _, ending = part.name.rpartition(".")
        template = f"{re.sub(r'[0-9]+$', '', stem).replace('%', '')}%d.{ending}"
        copy = self.book.add(template, part.content_type, part.content)
        self._copies[id(part)] = copy
        for identifier, relationship in part.relationships.items():
            target = relationship.target
            if isinstance(target, Part):
                target = self._target(target, relationship.kind, copy)
            copy.relationships[identifier] = Relationship(relationship.kind, target)
        return copy

    def _named_layouts(self) -> Mapping[str, Part]:
        """Return the layouts of the new package by name, and by type where no name is that."""
        found: dict[str, Part] = {}
        roots = [(part, parsed(part.content)) for master in self.main.listed("p:sldMasterId")
                 for part in _layouts_of(master)]  # fmt: skip
        for part, root in roots:
            found.setdefault(_name_of(root), part)
        for part, root in roots:
            found.setdefault(f"type {root.get('type', '')}", part)
        return found

    def _layout(self, part: Part, other: Part | None = None) -> Part:
        """Return a layout by its name, or `other`: LibreOffice 7 loses the names of layouts."""
        root = parsed(part.content)
        named = self._layouts.get(_name_of(root)) or other
        if named is not None:
            return named
        if id(part) in self._copies:
            return self._copies[id(part)]
        known = self._layouts.get(f"type {root.get('type', 'none')}")
        self._copies[id(part)] = known or self._copied_layout(part)
        return self._copies[id(part)]

    def _copied_layout(self, part: Part) -> Part:
        """Return a copy of a layout, below the first master of the new package."""
        master = self.main.listed("p:sldMasterId")[0]
        copy = self.book.add(
            "/ppt/slideLayouts/slideLayout%d.xml", ContentType.SLIDE_LAYOUT, part.content
        )
        for identifier, relationship in part.relationships.items():
            target = relationship.target
            if isinstance(target, Part):
                is_master = relationship.kind == RelationshipType.SLIDE_MASTER
                target = master if is_master else self._copied(target)
            copy.relationships[identifier] = Relationship(relationship.kind, target)
        root = parsed(master.content)
        ids = [int(entry.get("id")) for one in (self.main.root, root, *self._other_masters(master))
               for entry in one.iter(qname("p:sldMasterId"), qname("p:sldLayoutId"))
               if str(entry.get("id", "")).isdigit()]  # fmt: skip
        listed = root.find(qname("p:sldLayoutIdLst"))
        identifier = master.relate(RelationshipType.SLIDE_LAYOUT, copy)
        entry = el("p:sldLayoutId", id=max(ids, default=2_147_483_648) + 1, r_id=identifier)
        if listed is not None:
            listed.append(entry)
        master.root = root
        return copy

    def _other_masters(self, master: Part) -> list[Element]:
        masters = self.main.listed("p:sldMasterId")
        return [parsed(other.content) for other in masters if other is not master]

    def _with_authors(self) -> None:
        """Copy those who have commented, if comments were copied and nobody is there."""
        kinds = {relationship.kind.rpartition("/")[2] for relationship in
                 self.main.relationships.values()}  # fmt: skip
        for relationship in self.other.relationships.values():
            kind = relationship.kind.rpartition("/")[2]
            if kind in _AUTHORS and kind not in kinds and isinstance(relationship.target, Part):
                self.main.relate(relationship.kind, self._copied(relationship.target))

    # ------------------------------------------------------------ what lists the slides

    def _list(self, shown: Sequence[tuple[SlideDecision, Part, bool]]) -> list[int]:
        """Write the list of slides; return their ids. Slides keep the ids that they have."""
        listed = self.main.root.find(qname("p:sldIdLst"))
        own = {
            id(part): int(entry.get("id")) for part, entry in zip(self.slides, listed, strict=True)
        }
        for entry in list(listed):
            listed.remove(entry)
        for identifier in [
            key for key, one in self.main.relationships.items()
            if one.kind == RelationshipType.SLIDE
        ]:  # fmt: skip
            del self.main.relationships[identifier]
        taken = {own[id(part)] for _, part, is_copy in shown if not is_copy}
        ids: list[int] = []
        for decision, part, is_copy in shown:
            edited = decision.edited if is_copy else None
            number = edited.identifier if edited else own[id(part)]
            if is_copy and (number in taken or not _FIRST_ID <= number <= _LAST_ID):
                number = max((*taken, *own.values(), *ids, _FIRST_ID)) + 1
            taken.add(number)
            ids.append(number)
            relationship = self.main.relate(RelationshipType.SLIDE, part)
            listed.append(el("p:sldId", id=number, r_id=relationship))
        return ids

    def _sections(
        self, shown: Sequence[tuple[SlideDecision, Part, bool]], ids: Sequence[int]
    ) -> None:
        """Put each slide into the section of its content, an added one into that before it."""
        sections = list(self.main.root.iter(f"{{{NAMESPACES['p14']}}}section"))
        if not sections:
            return
        of_slide = _slides_of(sections)
        names = [str(section.get("name", "")) for section in sections]
        theirs = list(self.other.root.iter(f"{{{NAMESPACES['p14']}}}section"))
        places = [self._place_of(section, sections, names) for section in theirs]
        of_edited = {
            identifier: place
            for identifier, number in _slides_of(theirs).items()
            if (place := places[number]) is not None
        }
        rows = self.record.slides
        wanted: list[list[int]] = [[] for _ in sections]
        last = 0
        for (decision, _, _), identifier in zip(shown, ids, strict=True):
            place = of_edited.get(decision.edited.identifier) if decision.edited else None
            if place is None and decision.made is not None and decision.made.number <= len(rows):
                place = of_slide.get(rows[decision.made.number - 1].identifier)
            last = max(last, place if place is not None else last)
            wanted[last].append(identifier)
        for section, own in zip(sections, wanted, strict=True):
            slides = section.find(f"{{{NAMESPACES['p14']}}}sldIdLst")
            for entry in list(slides):
                slides.remove(entry)
            slides.extend(el("p14:sldId", id=identifier) for identifier in own)

    def _place_of(
        self, theirs: Element, sections: Sequence[Element], names: Sequence[str]
    ) -> int | None:
        """Return the number of the section that one of the edited deck is, which gets the name that
        somebody gave it; None for one that was added."""
        name = str(theirs.get("name", ""))
        if name in names:
            return names.index(name)
        ids = [section.get("id") for section in sections]
        if theirs.get("id") not in ids:
            return None
        place = ids.index(theirs.get("id"))
        if theirs.get("id") in self._renamed:
            sections[place].set("name", name)
        return place

    def _record(
        self, shown: Sequence[tuple[SlideDecision, Part, bool]], ids: Sequence[int]
    ) -> None:
        """Write how the slides are made now, those too that were deleted: they stay away."""
        numbers = {
            decision.made.number: identifier
            for (decision, _, is_copy), identifier in zip(shown, ids, strict=True)
            if decision.made is not None and (is_copy or decision.fate is not SlideFate.CONFLICT)
        }
        for name in [key for key, one in self.main.relationships.items()
                     if one.kind == RelationshipType.CUSTOM_XML]:  # fmt: skip
            part = self.main.relationships[name].target
            if isinstance(part, Part) and b"urn:irdocs:deck-record" in part.content:
                del self.main.relationships[name]
        decided = {one.made.number: one for one, _, _ in shown if one.made is not None}
        rows = []
        for number, row in enumerate(self.record.slides, start=1):
            one = decided.get(number)
            kept = replace(row, identifier=numbers.get(number, 0))
            if one is not None and one.base is not None and one.made is not None and (
                one.fate in (SlideFate.KEPT, SlideFate.CONFLICT)
            ):  # fmt: skip
                # What it was made of tells its edits from what has changed in the content since.
                says = told_digest(one.made)
                is_behind = (*row.lines, *row.notes) != (*one.base.lines, *one.base.notes)
                kept = replace(one.base, identifier=kept.identifier, blocks=row.blocks,
                               told=says if is_behind else "")  # fmt: skip
            elif one is not None and one.edited is not None and one.fate is SlideFate.KEPT:
                kept = _as_own(kept, one.edited)
            rows.append(kept)
        add_record(self.book, replace(self.record, slides=tuple(rows)))


def _as_own(row: RecordedSlide, slide: ReadSlide) -> RecordedSlide:
    """Return the record of a slide that somebody has added and that the content has since: its
    lines are the content's, all else is as somebody has made it."""
    return replace(
        row, look=slide.written.whole, form=slide.written.form, footers=slide.written.footers,
        held=slide.held, aspects=slide.aspects, is_own=True,
    )  # fmt: skip


def _slides_of(sections: Sequence[Element]) -> dict[int, int]:
    """Return the number of the section of each slide, by the slide's id."""
    return {
        int(entry.get("id")): number
        for number, section in enumerate(sections)
        for entry in section.iter(f"{{{NAMESPACES['p14']}}}sldId")
        if str(entry.get("id", "")).isdigit()
    }


def _layouts_of(master: Part) -> list[Part]:
    return [
        relationship.target
        for relationship in master.relationships.values()
        if relationship.kind == RelationshipType.SLIDE_LAYOUT
        and isinstance(relationship.target, Part)
    ]


def _name_of(layout: Element) -> str:
    common = layout.find(qname("p:cSld"))
    return str(common.get("name", "")) if common is not None else ""


def _mark_second(part: Part) -> None:
    """Hide the new version of a slide that was edited too, and say on it what it is."""
    root = parsed(part.content)
    root.set("show", "0")
    tree = root.find(f"{qname('p:cSld')}/{qname('p:spTree')}")
    ids = [int(e.get("id")) for e in root.iter(qname("p:cNvPr")) if str(e.get("id")).isdigit()]
    properties = el(
        "p:spPr",
        el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=12_192_000, cy=304_800)),
        el("a:prstGeom", el("a:avLst"), prst="rect"),
        el("a:solidFill", el("a:srgbClr", val="7A1F1F")),
    )
    words = el("a:r", el("a:rPr", el("a:solidFill", el("a:srgbClr", val="FFFFFF")),
                         lang="en-GB", sz=1200), el("a:t", LABEL))  # fmt: skip
    tree.append(
        el(
            "p:sp",
            el("p:nvSpPr", el("p:cNvPr", id=max(ids, default=1) + 1, name="Two versions"),
               el("p:cNvSpPr"), el("p:nvPr")),
            properties,
            el("p:txBody", el("a:bodyPr", wrap="square"), el("a:lstStyle"), el("a:p", words)),
        )
    )  # fmt: skip
    part.root = root


__all__ = ["merged"]
