"""The rule on contrast: every run against what really stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.deck.examined import ExaminedDeck, SlideRun
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.theme import contrast


def too_faint(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, words in deck.words:
        seen = set()
        for run in words:
            colour, ground = run.style.colour, run.ground
            if not run.text.strip() or colour is None or ground is None:
                continue
            key = (colour, ground, run.style.size, run.style.bold)
            if key in seen:
                continue
            seen.add(key)
            ratio = contrast.ratio(colour, ground)
            least = contrast.needed(run.style.size, run.style.bold)
            if ratio < least:
                what = f"{colour} on {ground} is {ratio:.1f}:1; it needs {least:g}:1"
                yield Finding(slide.number, f'"{run.text[:40]}": {what}')


def _unknown(run: SlideRun) -> bool:
    return bool(run.text.strip()) and (run.ground is None or run.style.colour is None)


def unknown_ground(deck: ExaminedDeck) -> Iterator[Finding]:
    slides = [slide.number for slide, words in deck.words if any(map(_unknown, words))]
    if slides:
        shown = ", ".join(map(str, slides[:8])) + (", …" if len(slides) > 8 else "")
        what = f"words of {len(slides)} slides ({shown}) stand on a picture or a gradient"
        yield Finding(0, f"{what}; look at them yourself")


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-09", Severity.ERROR, "text has a contrast of 4.5:1, large text of 3:1",
         "One in twelve men tells colours apart badly, and projectors wash them out.",
         "WCAG 2.2, 1.4.3", too_faint),
    Rule("PPT-09U", Severity.WARNING, "what stands behind text is known",
         "Where it is a picture, no program can say whether the words can be read.",
         "WCAG 2.2, 1.4.3", unknown_ground),
)  # fmt: skip
