"""The text of shapes: runs with their look and links, paragraphs with their settings.

What a run or a paragraph inherits from its shape, its layout and its master is resolved, so that it
makes no difference where it is written.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import groupby

from irdocs.audit.reading.compared_items import Property, Value
from irdocs.audit.reading.deck_paragraphs import level_of
from irdocs.drawing import SOLID, Colour
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.office_math_text import MATH, math_text
from irdocs.ooxml.package import PackageReader, whole
from irdocs.ooxml.presentation import SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver, TextStyle
from irdocs.ooxml.xml import Element

_RUNS = {f"{A}{name}": name for name in ("r", "fld", "br")}
_SLIDE_NUMBER = "‹#›"
"""The text of a slide number, which programs put in themselves."""
_CLICKS = ("hlinkClick", "hlinkMouseOver", "hlinkHover")
_EFFECTS = ("strike", "u", "i", "baseline")
_FILLS = ("noFill", "effectLst", "highlight", "gradFill", "blipFill", "pattFill")
_NONE = {"noStrike", "none", "0", "false", None}


@frozen
class ReadRun:
    """A stretch of text with its look, its language and the place that it leads to."""

    text: str
    look: Value
    typeface: str
    colour: Value
    language: str
    target: str
    jump: str


@frozen(slots=False)
class RunReader:
    """Reads the text of shapes of one presentation."""

    package: PackageReader
    styles: StyleResolver
    slides: frozenset[str]
    """The names of the parts of slides."""

    def text(self, slide: SlidePage, shape: SlideShape) -> str:
        """Return the text of a shape, a line for each paragraph."""
        paragraphs = self.paragraphs(slide, shape)
        return "\n".join("".join(run.text for run in runs) for runs in paragraphs)

    def properties(
        self, slide: SlidePage, shape: SlideShape, text: str
    ) -> Iterator[tuple[Property, Value]]:
        runs = [run for runs in self.paragraphs(slide, shape) for run in runs if run.text.strip()]
        yield Property.TEXT, text
        yield Property.LETTERS, merged([(run.text, run.look) for run in runs])
        links = [run for run in runs if run.target or run.jump]
        plain = [run for run in runs if run not in links]
        yield Property.COLOUR, merged([(run.text, run.colour) for run in plain])
        yield Property.LINK_COLOUR, merged([(run.text, run.colour) for run in links])
        yield Property.LANGUAGE, merged([(run.text, run.language) for run in runs])
        yield Property.TYPEFACE, merged([(run.text, run.typeface) for run in runs])

    def paragraphs(self, slide: SlidePage, shape: SlideShape) -> Iterator[list[ReadRun]]:
        body = shape.body if shape.body is not None else ()
        for paragraph in body:
            if paragraph.tag == f"{A}p":
                yield list(self._runs(slide, shape, paragraph))

    def _runs(self, slide: SlidePage, shape: SlideShape, paragraph: Element) -> Iterator[ReadRun]:
        level = level_of(paragraph)
        for run in paragraph:
            kind = _RUNS.get(run.tag)
            if run.tag == MATH:  # a formula has the look of its first sign
                own, text = next(run.iter(f"{A}rPr"), None), math_text(run)
            elif kind is not None:
                own = run.find(f"{A}rPr")
                text = "\v" if kind == "br" else run.findtext(f"{A}t") or ""
            else:
                continue
            if kind == "fld" and run.get("type") == "slidenum":
                text = _SLIDE_NUMBER
            field = run.get("type", "") if kind == "fld" and text != _SLIDE_NUMBER else ""
            targets, jumps = self.clicks(slide.part, own)
            style = self.styles.style(slide, shape, level, own)
            yield ReadRun(
                text,
                (
                    style.size,
                    style.bold,
                    *marks_of(own, is_link=bool(targets)),
                    *_spacing(style, own),
                    *([f"a field of the kind {field}"] if field else []),
                ),
                style.typeface,
                ink(style),
                own.get("lang", "") if own is not None else "",
                ", ".join(targets),
                ", ".join(jumps),
            )

    def clicks(self, part: str, owner: Element | None) -> tuple[list[str], list[str]]:
        """Return the addresses and programs, and the slides, that clicks on something lead to.

        `part` is the part with the relationships that the clicks name.
        """
        targets, jumps = [], []
        for name in _CLICKS:
            click = owner.find(f"{A}{name}") if owner is not None else None
            if click is None:
                continue
            relation = self.package.relations(part).get(click.get(f"{R}id", ""))
            action = click.get("action", "")
            target = relation.target if relation is not None else ""
            if relation is not None and not relation.external and target in self.slides:
                jumps.append(posixpath.basename(target).removesuffix(".xml"))
            elif action.startswith("ppaction://hlinkshowjump") or not (action or target):
                jumps.append(action)
            else:
                tip = click.get("tooltip", "")
                told = f'shown as "{tip}"' if tip else ""
                targets.append(" ".join(word for word in (action, target, told) if word))
        return targets, jumps


def marks_of(own: Element | None, *, is_link: bool = False) -> list[str]:
    """Return what else makes a run look otherwise; the line under a link is not counted."""
    if own is None:
        return []
    names = [name for name in _EFFECTS if not (is_link and name == "u")]
    marks = [f"{name} {own.get(name)}" for name in names if own.get(name) not in _NONE]
    line = own.find(f"{A}ln")
    if line is not None and line.find(f"{A}noFill") is None and len(line):
        marks.append("outlined")
    return marks + [child for child in _FILLS if own.find(f"{A}{child}") is not None]


def _spacing(style: TextStyle, own: Element | None) -> list[str]:
    """Return whether text is in capitals, or spaced by 1 pt or more (21.1.2.3.9, in 1/100 pt)."""
    spacing = whole(own, "spc") / 100
    marks = ["capitals"] if style.capitals else []
    return [*marks, *([f"spaced by {spacing:.4g} pt"] if abs(spacing) >= 1 else [])]


def ink(style: TextStyle) -> Value:
    """Return the colour of a text; where something shows through it, with its opacity in per cent.

    As parts of 255 and of 100, both may differ by as much where a program has rounded them.
    """
    colour = components(style.colour)
    return colour if style.opacity >= SOLID or colour is None else (colour, 100 * style.opacity)


def components(colour: Colour | None) -> Value:
    return (colour.red, colour.green, colour.blue) if colour is not None else None


def texts_of(element: Element) -> str:
    """Return all text below an element, a line for each paragraph."""
    return "\n".join(t for p in element.iter(f"{A}p") if (t := "".join(_run_texts(p))))


def cell_text(cell: Element) -> str:
    return "\n".join("".join(_run_texts(paragraph)) for paragraph in cell.iter(f"{A}p"))


def _run_texts(paragraph: Element) -> list[str]:
    texts = paragraph.iter(f"{A}t", MATH)
    return [math_text(text) if text.tag == MATH else text.text or "" for text in texts]


def merged(runs: list[tuple[str, Value]]) -> Value:
    """Return runs with neighbours of the same look put together, without white space."""
    return tuple(
        ("".join("".join(text.split()) for text, _ in group), look)
        for look, group in groupby(runs, key=lambda run: run[1])
    )


__all__ = [
    "ReadRun", "RunReader", "cell_text", "components", "ink", "marks_of", "merged", "texts_of",
]  # fmt: skip
