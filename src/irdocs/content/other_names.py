"""What blocks and keys are called elsewhere: the names that authors bring from other programs.

Whoever writes `type: bullets` or `author:` has made no slip of the pen that likeness could mend;
the message says what the thing is called here.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from difflib import SequenceMatcher

from irdocs.diagnostics import closest

_POINTS = "write type: points"
_STEPS = "write type: points and ordered: true, or type: flow where the steps part"
_CALLOUT = "write type: callout, with kind: emergency, warning, information or success"
_CHART = "write type: chart"
_FLOW = "write type: flow"
_RESOURCES = "write type: resources; what backs a claim stands in sources: at the left edge"
_FAQ = "what is answered at once is type: cards or type: terms, with an item for each question"
BLOCKS: Mapping[str, str] = {
    **dict.fromkeys(("bullet", "bullets", "bulleted", "list", "checklist", "ul"), _POINTS),
    **dict.fromkeys(("steps", "numbered", "ol", "ordered", "procedure"), _STEPS),
    **dict.fromkeys(("paragraph", "prose", "p", "body", "markdown"), "write type: text"),
    **dict.fromkeys(("figure", "photo", "picture", "photograph", "drawing"), "write type: image"),
    **dict.fromkeys(("gallery", "pictures", "photos"), "write type: images"),
    **dict.fromkeys(("film", "movie", "youtube", "animation"), "write type: video"),
    **dict.fromkeys(
        ("heading", "header", "title", "subtitle", "h1", "h2", "h3"),
        "a section has title:, a block title: or headline:",
    ),
    **dict.fromkeys(
        ("admonition", "alert", "box", "caution", "danger", "important", "info", "information",
         "note", "red-flags", "tip", "warning"), _CALLOUT,
    ),
    **dict.fromkeys(("blockquote", "pullquote", "quotation", "testimonial"), "write type: quote"),
    **dict.fromkeys(("mcq", "poll", "sba"), "write type: quiz"),
    **dict.fromkeys(("question", "questions"), f"write type: quiz; {_FAQ}"),
    **dict.fromkeys(("bar", "column", "graph", "histogram", "line", "pie", "plot"), _CHART),
    **dict.fromkeys(("algorithm", "decision-tree", "diagram", "flow-chart", "flowchart", "pathway"),
                    _FLOW),
    **dict.fromkeys(("equation", "latex", "math", "maths"), "write type: formula"),
    **dict.fromkeys(("bibliography", "citations", "further-reading", "links", "references"),
                    _RESOURCES),
    **dict.fromkeys(("figures", "kpi", "number", "numbers", "stat", "stats"),
                    "write type: statistics"),
    **dict.fromkeys(("grid", "icons", "tiles"), "write type: cards"),
    **dict.fromkeys(("layout", "side-by-side", "split", "two-columns"), "write type: columns"),
    **dict.fromkeys(("newpage", "page-break"), "write type: pagebreak"),
    **dict.fromkeys(("divider", "hr", "rule"),
                    "leave it out; what parts blocks is drawn where it is needed"),
    **dict.fromkeys(("definition", "definitions", "dl", "glossary"), "write type: terms"),
    **dict.fromkeys(("case-study", "scenario", "vignette"), "write type: case"),
    **dict.fromkeys(("listing", "snippet", "source-code"), "write type: code"),
    **dict.fromkeys(("accordion", "faq", "faqs", "q-and-a", "qa"), _FAQ),
    "map": "write type: contact, with map:",
    "slide": "each block is a slide already; write the type of what it shows",
}  # fmt: skip
"""What to do, by the type of a block elsewhere."""

KEYS: tuple[tuple[str, ...], ...] = (
    ("text", "body", "content", "contents", "paragraph", "markdown", "message", "description",
     "item", "point", "bullet", "quote", "quotation"),
    ("items", "bullets", "bullet", "list", "points", "entries", "steps", "parts", "cards",
     "events", "statistics", "terms"),
    ("lead", "summary", "intro", "introduction", "subtitle", "description", "text"),
    ("blocks", "content", "contents", "body", "items", "elements", "slides"),
    ("options", "choices", "answers"),
    ("answer", "correct", "solution"),
    ("explanation", "feedback", "rationale"),
    ("headline", "title", "heading", "name"),
    ("title", "heading", "name", "headline", "event", "what"),
    ("name", "title"),
    ("file", "src", "path", "filename", "image", "picture", "photo"),
    ("picture", "image", "photo"),
    ("alt", "alt_text", "alternative", "alternative_text", "alttext", "description"),
    ("caption", "legend"),
    ("authors", "by", "written_by"),
    ("by", "author", "attribution", "speaker", "who"),
    ("organisation", "trust", "hospital", "department", "institution"),
    ("affiliation", "organisation", "institution", "hospital", "trust"),
    ("role", "job", "position"),
    ("telephone", "phone", "tel", "mobile", "number"),
    ("email", "mail", "e_mail", "e-mail"),
    ("hours", "opening", "opening_hours", "times", "open"),
    ("url", "link", "href", "website", "address"),
    ("date", "published", "day", "when", "time"),
    ("place", "venue", "location", "where"),
    ("language", "lang", "locale"),
    ("meaning", "definition", "description", "text"),
    ("term", "word", "name"),
    ("notes", "speaker_notes", "speakernotes"),
    ("header", "headers", "heads", "columns", "labels"),
    ("rows", "data", "body", "cells", "items"),
    ("values", "data", "y"),
    ("value", "number", "figure", "amount"),
    ("label", "name", "description", "text", "caption", "title"),
    ("categories", "labels", "x"),
    ("series", "data", "datasets"),
    ("kind", "style", "level", "variant", "severity", "chart_type", "chart"),
    ("ordered", "numbered"),
    ("code", "text", "source", "body", "rule"),
    ("reason", "why", "because", "comment"),
    ("at", "block", "place", "where"),
    ("latex", "formula", "equation", "math", "text"),
    ("ways", "options", "branches", "answers"),
    ("publisher", "journal", "organisation"),
    ("reviewed_by", "reviewer"),
    ("next_review", "review", "review_date"),
    ("short", "summary", "brief", "slide"),
)  # fmt: skip
"""Groups of keys: what it is called here, and elsewhere."""


_THEME = "colours and type are those of the theme, and the same everywhere; see docs/brand.md"
_MEASURES = "measures follow from the format; what has a size: or a place: has it for this"
_HIDDEN = "only: leaflet or only: deck shows it in one of them, backup: true after the last slide"
_REMARK = "write it behind a #; what is said on a slide stands in notes:"
_PICTURES = "a picture is its own block, of type: image, or of type: images if there are several"
_CITED = "cite in the text: [@id], with the id of an entry in sources:"
_LINK = "write it in a text: [words](https://…)"
ABSENT: Mapping[str, str] = {
    **dict.fromkeys(
        ("bg", "bgcolor", "background_color", "border", "class", "color", "colour", "css", "fill",
         "font", "fontsize", "font_size", "font_family", "text_color"), _THEME,
    ),
    **dict.fromkeys(("bold", "italic"), "write **strong** or *stressed* in a text"),
    **dict.fromkeys(
        ("align", "float", "height", "indent", "layout", "margin", "padding", "width"), _MEASURES,
    ),
    "background": "a picture that fills a slide, with words on it, is type: image, place: full",
    **dict.fromkeys(("animate", "animation", "effect", "incremental", "transition"),
                    "reveal: true shows the parts of points, columns, flow and quiz one by one"),
    **dict.fromkeys(("continue", "start", "start_at"),
                    "numbers begin at 1; a list that goes on is one list, with lists within it"),
    **dict.fromkeys(("draft", "hidden", "hide", "skip", "visible"), _HIDDEN),
    **dict.fromkeys(("comment", "comments", "remark", "todo"), _REMARK),
    **dict.fromkeys(("file", "files", "image", "images", "photo", "picture"), _PICTURES),
    **dict.fromkeys(("citation", "cite", "ref", "reference", "references"), _CITED),
    "footnote": "mark its place [^1]; its text is a paragraph of the same text, after [^1]:",
    **dict.fromkeys(("href", "link", "url"), _LINK),
}  # fmt: skip
"""Keys of other programs that nothing here is called by, and what to do in their place."""


CHOICES: Mapping[str, tuple[str, ...]] = {
    "emergency": ("danger", "red", "critical", "urgent", "error", "alarm"),
    "warning": ("caution", "alert", "amber", "attention", "important"),
    "information": ("info", "note", "tip", "notice", "hint", "blue"),
    "success": ("ok", "good", "positive", "green", "done"),
    "deck": ("slides", "slide", "pptx", "powerpoint", "presentation", "talk", "lecture"),
    "leaflet": ("pdf", "print", "paper", "handout", "brochure"),
    "pie": ("donut", "doughnut"),
    "column": ("vertical", "columns", "histogram"),
    "bar": ("horizontal", "bars"),
    "scatter": ("points", "xy", "bubble"),
    "step": ("survival", "kaplan-meier", "km"),
    "wide": ("center", "centre", "middle"),
    "full": ("fullscreen", "full-page", "background", "cover"),
    "centre": ("center", "middle"),
}
"""What a choice of ours is called elsewhere."""


def choice_meant(given: str, choices: Iterable[str]) -> str:
    """Return what to write in place of a value that is no choice but is called so elsewhere; empty
    if that is not known."""
    left = set(choices)
    found = (here for here, others in CHOICES.items() if given.casefold() in others)
    return next((f"write {here}" for here in found if here in left), "")


def block_meant(name: str) -> str | None:
    """Return what to do about a block's type that is not there but elsewhere, or None."""
    return BLOCKS.get(name.casefold().replace("_", "-"))


def key_meant(key: str, known: Iterable[str], given: Iterable[str] = ()) -> str | None:
    """Return the known key that is meant by one that is not known, or None: one that it is called
    by elsewhere and that is not `given` yet, or else the most similar, unless it is the name of
    something that is not here, and not just the plural of one that is."""
    left, asked = set(known), key.casefold()
    if not any(other.casefold() == asked for other in left):
        taken = set(given)
        for here, *elsewhere in KEYS:
            if asked in elsewhere and here in left and here not in taken:
                return here
        singular = asked.removesuffix("s")
        if _is_absent(asked, left) and (singular == asked or singular not in left):
            return None
    nearest = closest(key, left)
    return nearest if nearest and _is_misspelt(asked, nearest) else None


def _is_misspelt(name: str, known: str) -> bool:
    """Whether a name is so like a known one that it is that one, misspelt or cut short: timer is no
    title, and background no backup."""
    return (
        sorted(name) == sorted(known)
        or (len(name) > 2 and known.startswith(name))
        or SequenceMatcher(None, name, known).ratio() >= _LIKENESS
    )


_LIKENESS = 0.7


def absent_here(key: str, known: Iterable[str], given: Iterable[str] = ()) -> str | None:
    """Return what to do in place of a key of other programs that nothing here is called by, or
    None if it is no such key; `known` and `given` are as above."""
    name = key.casefold().replace("-", "_")
    is_absent = key_meant(key, known, given) is None and _is_absent(key.casefold(), set(known))
    return ABSENT.get(name) if is_absent else None


def _is_absent(name: str, known: Container[str]) -> bool:
    name = name.replace("-", "_")
    return name in ABSENT and name not in known


__all__ = [
    "ABSENT", "BLOCKS", "CHOICES", "KEYS",
    "absent_here", "block_meant", "choice_meant", "key_meant",
]  # fmt: skip
