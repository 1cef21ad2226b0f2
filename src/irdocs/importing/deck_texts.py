"""Read the texts of slides as Markdown: runs with stress and links, paragraphs, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from irdocs.importing.deck_words import (
    has_letters,
    level_of,
    mark_in,
    marked,
    own_mark,
    written,
)
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.slide_composition import LINES_EACH
from irdocs.importing.symbol_faces import FACES, as_signs
from irdocs.ooxml.namespaces import A, P, R
from irdocs.ooxml.office_math_text import MATH
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.raised import shifted
from irdocs.ooxml.slide_text import run_text, runs
from irdocs.ooxml.xml import Element


@dataclass
class SlideTextReader:
    """Reads the texts of the slides of a presentation."""

    show: Presentation
    account: LossAccount
    words: list[str] = field(default_factory=list)
    """All words that were met so far."""
    languages: Counter[str] = field(default_factory=Counter)
    """How many characters are in each language."""
    formulas: int = 0
    """How many were met so far."""

    def linked_block(self, shape: SlideShape, slide: SlidePage) -> str:
        """Return a shape's text, which leads where the shape does."""
        text = self.block(shape, slide)
        address = self._link(shape.element.find(f"./*/{P}cNvPr"), slide)
        if not address or not text:
            return text
        if "\n" in text or "](" in text:
            self.account.left(slide.number * LINES_EACH, f'the link of "{shape.name}" to {address}',
                              "its words have no room for it; write it into them")  # fmt: skip
            return text
        return f"[{text}]({address})"

    def block(self, shape: SlideShape, slide: SlidePage) -> str:
        """Return a shape's text as paragraphs or a list."""
        if shape.body is None:
            return ""
        paragraphs = [
            (level_of(paragraph), text, own_mark(paragraph))
            for paragraph, text in zip(
                shape.body.iterfind(f"{A}p"), self.paragraphs(shape.body, slide), strict=True
            )
            if text
        ]
        if any(map(has_letters, shape.body.iterfind(f"{A}p"))):
            self.account.changed(slide.number * LINES_EACH, "a list of letters or Roman numbers",
                                 "its items are 1, 2, 3")  # fmt: skip
        listed = [
            (
                level,
                text,
                mark if mark is not None else self.inherited_mark(shape, slide, level),
            )
            for level, text, mark in paragraphs
        ]
        return written(listed)

    def inherited_mark(self, shape: SlideShape, slide: SlidePage, level: int) -> str:
        """Return the mark of a paragraph of a level by what its shape inherits (21.1.2.4)."""
        name = f"{A}lvl{level + 1}pPr"
        for one in (shape, *slide.ancestors(shape)):
            found = one.body.find(f"{A}lstStyle/{name}") if one.body is not None else None
            if (mark := mark_in(found)) is not None:
                return mark
        master = [*slide.chain][-1]
        if shape.placeholder is None or shape.type in ("subTitle", *TITLES):
            return ""
        return mark_in(master.root.find(f"{P}txStyles/{P}bodyStyle/{name}")) or ""

    def paragraphs(self, body: Element, slide: SlidePage) -> list[str]:
        """Return the paragraphs of a text as inline Markdown; their words are noted."""
        texts = []
        for paragraph in body.iterfind(f"{A}p"):
            self.words += words_of(_seen(paragraph))
            texts.append(self._inlines(paragraph, slide))
        return texts

    def _inlines(self, paragraph: Element, slide: SlidePage) -> str:
        """Return the runs of a paragraph as Markdown, with stress and links."""
        pieces: list[tuple[str, bool, bool, str]] = []
        for text, properties in self._shown(paragraph, slide):
            bold = properties is not None and properties.get("b") in ("1", "true")
            italic = properties is not None and properties.get("i") in ("1", "true")
            if properties is not None and (tag := properties.get("lang")):
                self.languages[str(tag)] += len(text)
            link = self._link(properties, slide)
            if pieces and pieces[-1][1:] == (bold, italic, link):
                pieces[-1] = (pieces[-1][0] + text, bold, italic, link)
            else:
                pieces.append((text, bold, italic, link))
        return marked(pieces)

    def plain(self, body: Element | None, slide: SlidePage) -> str:
        """Return a text on one line, as titles have it: its words, with raised signs and without
        what is struck through; they are noted."""
        paragraphs = body.iterfind(f"{A}p") if body is not None else ()
        return " ".join(" ".join(self.plain_paragraph(one, slide) for one in paragraphs).split())

    def plain_paragraph(self, paragraph: Element, slide: SlidePage) -> str:
        """Return a paragraph likewise, as notes have it."""
        self.words += words_of(_seen(paragraph))
        shown = "".join(text for text, _ in self._shown(paragraph, slide))
        return " ".join(shown.replace("\v", " ").split())

    def _shown(self, paragraph: Element, slide: SlidePage) -> Iterator[tuple[str, Element | None]]:
        """Yield the words of each run as they are seen, with what it looks like; words that are
        struck through are told and left out."""
        line = slide.number * LINES_EACH
        for run in runs(paragraph):
            properties = run.find(f"{A}rPr")
            text = run_text(run)
            if not text:
                continue
            if run.tag == MATH:
                text = self._named_formula(text, slide)
            if properties is not None and properties.get("strike", "noStrike") != "noStrike":
                self.account.struck(line, text)
                continue
            if face := _symbol_face(properties):
                text = as_signs(text, face, self.account, line)
            yield self._shifted(text, properties, slide), properties

    def _named_formula(self, signs: str, slide: SlidePage) -> str:
        """Return what stands in place of a formula, whose signs in a row say something else."""
        self.formulas += 1
        self.account.left(slide.number * LINES_EACH, f'formula {self.formulas}, "{signs[:60]}"',
                          f'the text says "[formula {self.formulas}]" there; write it as $latex$',
                          signs)  # fmt: skip
        return f"[formula {self.formulas}]"

    def _shifted(self, text: str, properties: Element | None, slide: SlidePage) -> str:
        """Return raised and lowered words as such characters, where there are some."""
        rise = whole(properties, "baseline")
        if not rise or not text.strip():
            return text
        shown = shifted(text, raised=rise > 0)
        if shown is None:
            what = "raised" if rise > 0 else "lowered"
            self.account.changed(slide.number * LINES_EACH, f'the {what} "{text[:40]}"',
                                 "it stands on the line")  # fmt: skip
        return shown or text

    def _link(self, properties: Element | None, slide: SlidePage) -> str:
        click = properties.find(f"{A}hlinkClick") if properties is not None else None
        identifier = click.get(f"{R}id") if click is not None else None
        relation = self.show.package.relations(slide.part).get(str(identifier))
        if relation is None or not relation.external:
            return ""
        return re.sub(r"[\s<>()\\]", lambda sign: f"%{ord(sign[0]):02X}", relation.target)


def _seen(paragraph: Element) -> str:
    """Return all words of a paragraph, as they are seen."""
    texts = []
    for run in runs(paragraph):
        face = _symbol_face(run.find(f"{A}rPr"))
        texts.append(as_signs(run_text(run), face, None) if face else run_text(run))
    return "".join(texts).replace("\v", " ")


def _symbol_face(properties: Element | None) -> str:
    """Return the typeface of signs that a run is written in; empty for none."""
    for kind in ("latin", "sym"):
        face = properties.find(f"{A}{kind}") if properties is not None else None
        if face is not None and face.get("typeface") in FACES:
            return str(face.get("typeface"))
    return ""


__all__ = ["SlideTextReader"]
