"""Content of any length with every kind of block, for tests and benchmarks; it claims nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SENTENCES = (
    "The office file has five fluffy affluent flowers, and “curly quotes” round a few of them.",
    "A well-known catheter–wire pair goes to and fro, as a [link that says where it leads and"
    " runs over a line](https://example.org/a-long-address) shows.",
    "In Welsh one says [dŵr ac ŷd yn y tŷ](lang:cy), which is read in that language.",
    "Some of this is **strong**, some is *stressed*, and all of it only fills the page [@one].",
    "Numbers such as 3 < 4 & 5 > 2 stay what they are, and so does a soft-spoken hyphen.",
)
"""Ligatures, hyphens, dashes, quotes, two languages, links: what is lost most easily."""


COLUMNS = """\
name: two-columns
title: Narrow panels, so that everything is parted
paper: any
fold: half
height: 210
text-width: 82
margin: {top: 10, bottom: 10}
sheets:
  - name: first
    panels:
      - {id: one, width: 100, order: 2, holds: body, ground: tint}
      - {id: front, width: 100, order: 1, holds: cover, ground: primary}
more:
  name: following
  panels:
    - {id: left, width: 100, order: 3, holds: body, ground: ground}
    - {id: right, width: 100, order: 4, holds: body, ground: ground}
"""
"""A format of a user's own: narrow, so that most things are parted."""


def content(sections: int, format: str = "a4") -> dict[str, Any]:
    """Return a content file's data, each section about a page of A4 long."""
    return {
        "schema_version": 1,
        "document": {
            "title": "Mixed content",
            "subtitle": "Every block, again and again.",
            "language": "en-GB",
            "audience": "For tests",
            "version": "1",
            "date": "2026-01-31",
            "disclaimer": "Words that fill pages.",
        },
        "leaflet": {"format": format},
        "sources": {
            "one": {
                "authors": "First et al.",
                "publisher": "The Journal of Tests",
                "year": 2001,
                "doi": "10.1000/xyz",
            }
        },
        "sections": [_section(number) for number in range(sections)],
    }


def plain(pages: int) -> dict[str, Any]:
    """Return a content file's data with so many pages, about, of ordinary text alone."""
    data = content(0)
    data["sections"] = [
        {
            "id": f"section-{number}",
            "title": f"Section {number + 1}",
            "lead": "Running text and nothing else.",
            "notes": "None.",
            "blocks": [{"type": "text", "id": f"text-{number}", "text": _prose(number, 7, 4)}],
        }
        for number in range(pages)
    ]
    return data


def _section(number: int) -> dict[str, Any]:
    kinds = (_KINDS[(2 * number + n) % len(_KINDS)] for n in range(2))
    made = [kind(f"{number}-{n}") for n, kind in enumerate(kinds)]
    text = {"type": "text", "id": f"text-{number}", "text": _prose(number, 3, 3)}
    return {
        "id": f"section-{number}",
        "title": f"Section {number + 1} of the mixture",
        "lead": "A lead that says what the section is about, with a [link](https://example.org).",
        "notes": "Notes.",
        "blocks": [text, *made],
    }


def _prose(seed: int, paragraphs: int, sentences: int) -> str:
    return "\n\n".join(
        " ".join(SENTENCES[(seed + p * sentences + s) % len(SENTENCES)] for s in range(sentences))
        for p in range(paragraphs)
    )


def _points(name: str) -> dict[str, Any]:
    inner = {"text": "A point with points:", "items": [{"text": "one", "items": ["deep"]}, "two"]}
    return {"type": "points", "id": f"points-{name}", "items": [SENTENCES[0], inner, SENTENCES[2]]}


def _steps(name: str) -> dict[str, Any]:
    inner = {"text": "A step of steps:", "ordered": True, "items": [SENTENCES[4], "the other"]}
    items = [SENTENCES[1], inner, "The last step"]
    return {"type": "points", "id": f"steps-{name}", "ordered": True, "items": items}


def _terms(name: str) -> dict[str, Any]:
    items = [
        {"term": "Affluent", "meaning": SENTENCES[0]},
        {"term": "Ŵyl", "meaning": "A Welsh word."},
    ]
    return {"type": "terms", "id": f"terms-{name}", "items": items}


def _table(name: str) -> dict[str, Any]:
    rows = [
        [f"Row {row}", "A few words that take more than a line of it", "Ŷ–" * (row % 3)]
        for row in range(1, 13)
    ]
    for row in rows:
        row[2] = row[2] or "none"
    return {
        "type": "table",
        "id": f"table-{name}",
        "caption": "A table that is parted",
        "header": ["Row", "What it says", "Sign"],
        "rows": rows,
    }


def _timeline(name: str) -> dict[str, Any]:
    items = [
        {"date": f"Step {n}", "title": f"Event {n}", "text": "It came to pass."}
        for n in range(1, 6)
    ]
    return {"type": "timeline", "id": f"timeline-{name}", "items": items}


def _cards(name: str) -> dict[str, Any]:
    items = [{"title": f"Card {n}", "text": SENTENCES[4]} for n in range(1, 5)]
    return {"type": "cards", "id": f"cards-{name}", "title": "Four cards", "items": items}


def _callout(name: str) -> dict[str, Any]:
    text = "Words on a strong ground, with [a link](https://example.org/strong)."
    return {"type": "callout", "id": f"callout-{name}", "title": "A callout", "text": text}


def _quote(name: str) -> dict[str, Any]:
    text = " ".join(SENTENCES[0:1] * 2)
    return {"type": "quote", "id": f"quote-{name}", "text": text, "by": "Nobody", "source": "one"}


def _chart(name: str) -> dict[str, Any]:
    kinds = ("bar", "column", "line", "pie")
    return {
        "type": "chart",
        "id": f"chart-{name}",
        "title": "A chart of nothing",
        "kind": kinds[sum(map(ord, name)) % len(kinds)],
        "categories": ["First", "Second", "Third"],
        "series": [{"name": "Count", "values": [1, 2, 3]}],
        "source": "one",
        "alt": "A chart that only fills the page.",
    }


def _quiz(name: str) -> dict[str, Any]:
    return {
        "type": "quiz",
        "id": f"quiz-{name}",
        "question": "Which of these is the second?",
        "options": ["The first", "The second", "The third"],
        "answer": "B",
        "explanation": "It stands between the others.",
    }


def _resources(name: str) -> dict[str, Any]:
    items = [
        {"name": "Example", "offers": "Nothing but an address.", "url": "https://example.org/one"},
        {"name": "Another", "offers": "The same again.", "url": "https://example.org/two"},
    ]
    return {"type": "resources", "id": f"resources-{name}", "items": items}


_KINDS: tuple[Callable[[str], dict[str, Any]], ...] = (
    _points, _table, _terms, _timeline, _cards, _steps, _callout, _quote, _chart, _quiz, _resources,
)  # fmt: skip
