"""Rules on contrast: each run of text against the colour that is really behind it.

That colour may come from the shape itself, a shape or panel below it, a table's style or the
background of slide, layout or master; `RunLookReader` and `ooxml.text_styles` find it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from irdocs.audit.deck.examined import ExaminedDeck, ExaminedSlide, SlideRun, on_each_slide
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity, count_of
from irdocs.drawing import Colour
from irdocs.theme import contrast


def too_faint(slide: ExaminedSlide) -> Iterator[Finding]:
    seen = set()
    for run in slide.runs:
        look = (run.style, run.grounds)
        if look in seen or not run.text.strip():
            continue
        seen.add(look)
        faint = list(_faint(run))
        if not faint or len(faint) < len(run.grounds):
            continue  # what can be read on a part of a gradient is told by another rule
        ratio, colour, ground = max(faint, key=lambda one: one[0])
        least = contrast.needed(run.style.size, run.style.bold)
        comparison = f"{colour} on {ground} is {contrast.told(ratio, least)}; it needs {least:g}:1"
        yield Finding(slide.page.number, f'"{run.text[:40]}": {comparison}')


def _faint(run: SlideRun) -> Iterator[tuple[float, Colour, Colour]]:
    """Yield the colours behind a run on which it is too faint, with its contrast and colour."""
    least = contrast.needed(run.style.size, run.style.bold)
    for ground in run.grounds:
        colour = run.style.seen_on(ground)
        if colour is not None and (ratio := contrast.ratio(colour, ground)) < least:
            yield ratio, colour, ground


def _has_unknown_contrast(run: SlideRun) -> bool:
    """Whether the colour of a run, or that of its ground, cannot be told."""
    return bool(run.text.strip()) and (not run.grounds or run.style.colour is None)


def _is_faint_in_part(run: SlideRun) -> bool:
    """Whether a run is too faint for a part of the gradient behind it, and not for all of it."""
    return bool(run.text.strip()) and 0 < len(list(_faint(run))) < len(run.grounds)


def unknown_ground(deck: ExaminedDeck) -> Iterator[Finding]:
    if slides := _slides(deck, _has_unknown_contrast):
        yield Finding(0, f"text on {slides} has a picture behind it, or a gradient that is not "
                      "told, so its contrast cannot be measured; look at it yourself")  # fmt: skip
    if slides := _slides(deck, _is_faint_in_part):
        yield Finding(0, f"text on {slides} is too faint for a part of the gradient behind it; "
                      "look whether it stands there")  # fmt: skip


def _slides(deck: ExaminedDeck, holds: Callable[[SlideRun], bool]) -> str:
    """Return how many slides have such a run, and which; empty for none."""
    slides = [one.page.number for one in deck.slides if any(map(holds, one.runs))]
    if not slides:
        return ""
    numbers = ", ".join(map(str, slides[:8])) + (", …" if len(slides) > 8 else "")
    return f"{count_of(len(slides), 'slides')} ({numbers})"


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-09", Severity.ERROR, "text has a contrast of 4.5:1, large text of 3:1",
         "People with low vision need it, and projectors wash colours out.",
         "WCAG 2.2, 1.4.3", on_each_slide(too_faint)),
    Rule("PPT-09U", Severity.WARNING, "the colour behind text can be told",
         "Whether text on a picture or a gradient can be read, only a person can judge.",
         "WCAG 2.2, 1.4.3", unknown_ground),
)  # fmt: skip
