"""Rules on contrast: each run of text against the colour that is really behind it.

That colour may come from the shape itself, a shape or panel below it, a table's style or the
background of slide, layout or master; `RunLookReader` and `ooxml.text_styles` find it.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.deck.examined import ExaminedDeck, ExaminedSlide, SlideRun, on_each_slide
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.theme import contrast


def too_faint(slide: ExaminedSlide) -> Iterator[Finding]:
    seen = set()
    for run in slide.runs:
        ground = run.ground
        colour = run.style.seen_on(ground)
        if not run.text.strip() or colour is None or ground is None:
            continue
        look = (colour, ground, run.style.size, run.style.bold)
        if look in seen:
            continue
        seen.add(look)
        ratio = contrast.ratio(colour, ground)
        least = contrast.needed(run.style.size, run.style.bold)
        if ratio < least:
            comparison = (
                f"{colour} on {ground} is {contrast.told(ratio, least)}; it needs {least:g}:1"
            )
            yield Finding(slide.page.number, f'"{run.text[:40]}": {comparison}')


def _has_unknown_contrast(run: SlideRun) -> bool:
    """Whether a run has text of which the colour, or that of its ground, cannot be told."""
    return bool(run.text.strip()) and (run.ground is None or run.style.colour is None)


def unknown_ground(deck: ExaminedDeck) -> Iterator[Finding]:
    slides = [s.page.number for s in deck.slides if any(map(_has_unknown_contrast, s.runs))]
    if slides:
        numbers = ", ".join(map(str, slides[:8])) + (", …" if len(slides) > 8 else "")
        noun = "slide" if len(slides) == 1 else "slides"
        yield Finding(
            0,
            f"text on {len(slides)} {noun} ({numbers}) has a picture or a gradient behind it, "
            "so its contrast cannot be measured; look at it yourself",
        )


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-09", Severity.ERROR, "text has a contrast of 4.5:1, large text of 3:1",
         "People with low vision need it, and projectors wash colours out.",
         "WCAG 2.2, 1.4.3", on_each_slide(too_faint)),
    Rule("PPT-09U", Severity.WARNING, "the colour behind text can be told",
         "Whether text on a picture or a gradient can be read, only a person can judge.",
         "WCAG 2.2, 1.4.3", unknown_ground),
)  # fmt: skip
