"""Content of any shape, made from a seed: every block, short, long and odd; it claims nothing.

For tests that look whether whatever is written fits. The same seed gives the same content.
"""

from __future__ import annotations

from random import Random
from typing import Any

_SAID = """
the of and to in is a for on with as by it this that from at or an be are was not have which can one
more all has than wire artery image vessel doctor patient clot stent bleed organ liver kidney brain
team night scan needle balloon table figure number story early later procedure treatment radiology
catheter angiography innovation specialty technique management emergency interventional
embolisation hepatobiliary well-known out-of-hours catheter–wire and/or 24/7 “quoted” it’s naïve
dŵr ŷd tŷ fluffy AVWAVA WWW illicit 3<4 R&D 50% Minimally Peripheral Thrombolysis Subspecialties
Chemo-embolisation
"""
WORDS = tuple(_SAID.split())


class Maker:
    """Makes content from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.count = 0

    def words(self, least: int, most: int) -> str:
        count = self.random.randint(least, most)
        said = " ".join(self.random.choice(WORDS) for _ in range(count))
        return said[:1].upper() + said[1:]

    def sentence(self, most: int = 24) -> str:
        said = self.words(2, most)
        match self.random.randrange(9):
            case 0:
                first, _, rest = said.partition(" ")
                said = f"**{first}** {rest}"
            case 1:
                said += f" [{self.words(1, 4)} {self.random.randrange(10**6)}]"
                said += f"(https://example.org/{self.random.randrange(10**6)})"
            case 2:
                said += " [@one]"
            case 3:
                said += " *and stressed*"
        return said + "."

    def prose(self, paragraphs: int) -> str:
        count = self.random.randint(1, paragraphs)
        return "\n\n".join(
            " ".join(self.sentence() for _ in range(self.random.randint(1, 5)))
            for _ in range(count)
        )

    def name(self, stem: str) -> str:
        self.count += 1
        return f"{stem}-{self.count}"

    def some(self, least: int, most: int) -> range:
        return range(self.random.randint(least, most))

    def block(self) -> dict[str, Any]:
        kind = self.random.choice(_KINDS)
        made: dict[str, Any] = getattr(self, kind)()
        made |= {"type": kind, "id": self.name(kind)}
        if kind != "callout" and self.random.random() < 0.6:
            made["headline"] = self.words(2, 14)
        return made

    def text(self) -> dict[str, Any]:
        return {"text": self.prose(9)}

    def points(self) -> dict[str, Any]:
        def point(level: int) -> Any:
            if level < 2 and self.random.random() < 0.2:
                inner = [point(level + 1) for _ in self.some(1, 3)]
                return {"text": self.sentence(), "items": inner}
            return self.sentence(self.random.choice((8, 30)))

        items = [point(0) for _ in self.some(1, 14)]
        return {"items": items, "ordered": self.random.random() < 0.3}

    def terms(self) -> dict[str, Any]:
        return {
            "items": [{"term": self.words(1, 3), "meaning": self.sentence()}
                      for _ in self.some(1, 9)]
        }  # fmt: skip

    def timeline(self) -> dict[str, Any]:
        return {
            "items": [
                {"date": self.words(1, 2), "title": self.words(1, 4), "text": self.sentence(9)}
                for _ in self.some(2, 10)
            ]
        }

    def cards(self) -> dict[str, Any]:
        wordy = self.random.random() < 0.7
        return {
            "items": [
                {"title": self.words(1, 3)} | ({"text": self.sentence(16)} if wordy else {})
                for _ in self.some(2, 8)
            ]
        }

    def statistics(self) -> dict[str, Any]:
        return {
            "items": [
                {
                    "value": self.random.choice((7, 45.5, 88.5, 1200)),
                    "unit": self.random.choice(("%", "patients", "hours a day")),
                    "label": self.sentence(20),
                    "source": "one",
                }
                for _ in self.some(1, 5)
            ]
        }

    def chart(self) -> dict[str, Any]:
        kind = self.random.choice(("bar", "bar", "column", "line", "pie"))
        count = self.random.randint(2, 5)
        series = 1 if kind == "pie" else self.random.randint(1, 3)
        return {
            "kind": kind,
            "title": self.words(2, 8),
            "categories": [self.words(1, 5 if kind == "bar" else 2) for _ in range(count)],
            "series": [
                {"name": self.words(1, 3),
                 "values": [self.random.randint(1, 99) for _ in range(count)]}
                for _ in range(series)
            ],
            "source": "one",
            "alt": "A chart of made-up values, for tests.",
        }  # fmt: skip

    def table(self) -> dict[str, Any]:
        columns = self.random.randint(2, 4)
        return {
            "caption": self.words(2, 8),
            "header": [self.words(1, 2) for _ in range(columns)],
            "rows": [
                [self.sentence(self.random.choice((4, 14))) for _ in range(columns)]
                for _ in self.some(1, 16)
            ],
        }

    def callout(self) -> dict[str, Any]:
        said = " ".join(self.sentence(9) for _ in self.some(1, 3))
        return {"title": self.words(2, 8), "text": said}

    def quote(self) -> dict[str, Any]:
        return {"text": self.sentence(30), "by": self.words(2, 5), "source": "one"}

    def quiz(self) -> dict[str, Any]:
        options = [f"{self.words(1, 6)} {n}" for n in self.some(2, 4)]
        return {
            "question": self.words(4, 16) + "?",
            "options": options,
            "answer": "ABCD"[self.random.randrange(len(options))],
            "explanation": self.sentence(),
        }

    def resources(self) -> dict[str, Any]:
        return {
            "items": [
                {
                    "name": f"{self.words(1, 3)} {n}",
                    "offers": self.sentence(16),
                    "url": f"https://example.org/{n}",
                }
                for n in self.some(1, 5)
            ]
        }


_KINDS = (
    "text", "points", "terms", "timeline", "cards", "statistics", "chart", "table", "callout",
    "quote", "quiz", "resources",
)  # fmt: skip


def content(seed: int) -> dict[str, Any]:
    """Return a content file's data of a few sections."""
    m = Maker(seed)
    sections = [
        {
            "id": f"section-{number}",
            "title": m.words(1, 6),
            "lead": m.sentence(22),
            "notes": m.prose(2),
            "blocks": [m.block() for _ in m.some(1, 3)],
        }
        for number in m.some(1, 4)
    ]
    return {
        "schema_version": 1,
        "document": {
            "title": m.words(1, 6),
            "subtitle": m.words(3, 12) + ".",
            "language": "en-GB",
            "audience": m.words(2, 5),
            "version": "1",
            "date": "2026-01-31",
            "disclaimer": m.sentence(),
        },
        "sources": {
            "one": {
                "authors": "First et al.",
                "title": m.words(3, 20),
                "publisher": "The Journal of Tests",
                "year": 2001,
                "doi": "10.1000/xyz",
            }
        },
        "sections": sections,
    }
