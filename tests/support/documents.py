"""Whole documents for property tests: every key of the model, texts of every script and length."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from irdocs.content.status import STATUS_KINDS

_PLAIN = """
the of and to in is a for wire artery image vessel doctor patient clot stent bleed liver night scan
catheter interventional embolisation hepatobiliary out-of-hours and/or 24/7 50% naïve dŵr tŷ
“quoted” it’s Chemo-embolisation Dr. e.g. 1964
"""
PLAIN = tuple(_PLAIN.split())
_OF_SCRIPTS = """
الأشعة مُحَمَّدٌ ٪٥٠ (IR) مغ، قبل/بعد می‌شود ہیں۔ שָׁלוֹם צה״ל রক্ত ক্ষ্ম্য। शस्त्र ਸ਼ ગુજરાતી நோயாளி ผู้ป่วยกลับบ้าน
医生（CT）。“好”《书》 カテーテル・ー 한국어 វេជ្ជបណ្ឌិត ဆရာဝန် ሐኪም፣ Điện 50％ 020\u00a07946
"""
OF_SCRIPTS = tuple(re.split("[ \n]+", _OF_SCRIPTS.strip()))
"""Words of scripts that have a typeface, alone and beside Latin letters, numbers and signs."""
ODD = (
    *("Ελληνικά", "Кириллица", "Łódź", "Đặng", "İıŞş", "œuvre", "ﬁne", "ß", "ÅÅ"),
    *("عربى", "עברית", "日本語", "한국어", "ไทย", "हिन्दी", "ꙮ", "𝔘𝔫𝔦", "😀", "👩‍⚕️", "🇬🇧"),
    *(
        "e\u0301",
        "a\u0308\u0323",
        "n\u0303",
        "x\u0335",
        "\u202eevil",
        "\u200b",
        "a\u00adb",
        "\ufeff",
        "x" + "\u0316" * 10,
        "x" + "\u0301" * 99,
        "\u2068ab عرب\u2069",
        "\u064b\u0651",
        "葛\U000e0100",
        "\u1100\u1161\u11a8",
        "كتاب\u00adكتاب",
        "ข้าว\u200bผัด",
        "\U0010ffff",
    ),
    *("<b>", "&amp;", "{{x}}", "=1+1", "]]>", "\\", "%PDF", "**", "_", "`x`", "#", "[", "](", "|"),
    *("W" * 60, "x" * 10_000, "supercalifragilistic" * 8, "1" * 40, "-" * 30, "." * 30, "\t"),
)
"""Words that stand at an edge: scripts no font of ours has, marks, controls, markup, length."""
PICTURES = ("assets/dot.svg", "assets/photo.png")
CLIP = "assets/clip.mp4"


@st.composite
def words(draw: st.DrawFn, least: int, most: int) -> str:
    """Some words; one text in twenty-four has odd ones, and one in six those of other scripts."""
    kind = draw(st.integers(0, 23))
    odd = PLAIN + PLAIN + ODD if kind == 23 else PLAIN + OF_SCRIPTS if kind > 18 else PLAIN
    return " ".join(draw(st.lists(st.sampled_from(odd), min_size=least, max_size=most)))


@st.composite
def line(draw: st.DrawFn, most: int = 6) -> str:
    """One line of words; one in forty is nothing, spaces, or anything at all."""
    if draw(st.integers(0, 39)) == 39:
        text = st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=12)
        return draw(text | st.text(max_size=4) | st.sampled_from(["", " ", "\n"]))
    return draw(words(1, most))


MARKED = (
    *("{}.", "**{}**.", "*{}* and.", "{} [@one].", "[{}](https://example.org).", "{} [@two]"),
    *(
        "[{}](lang:cy).",
        "***{}***!",
        "\\*{}\\*?",
        "`{}`",
        "{} x^max^.",
        "C~max~ {}.",
        r"{} $\frac{{a}}{{b}} \ge \bar x$.",
    ),
)


@st.composite
def sentence(draw: st.DrawFn, most: int = 16) -> str:
    """Words with inline markup."""
    if draw(st.integers(0, 19)) == 19:
        return draw(line(most))
    return draw(st.sampled_from(MARKED)).format(draw(words(1, most)))


@st.composite
def prose(draw: st.DrawFn, paragraphs: int = 2) -> str:
    """Paragraphs and, in one text of six, a list among them or within a list."""
    parts = draw(st.lists(sentence(), min_size=1, max_size=paragraphs))
    if draw(st.integers(0, 5)) == 5:
        mark = draw(st.sampled_from(("-", "1.")))
        items = draw(st.lists(sentence(6), min_size=1, max_size=3))
        lines = [f"{mark} {item}" for item in items]
        if draw(st.booleans()):
            lines.insert(1, f"   - {draw(sentence(4))}")
        parts.insert(draw(st.integers(0, len(parts))), "\n".join(lines))
    return "\n\n".join(parts)


def some(item: st.SearchStrategy[Any], least: int, most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(item, min_size=least, max_size=most)


def mapping(
    needed: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=optional)


REVEAL = {"reveal": st.booleans()}
ONLY = st.sampled_from(
    [*[None] * 12, "leaflet", "deck", ["deck", "leaflet/a4"], "leaflet/a4-trifold"]
)
BACKUP = st.sampled_from([*[False] * 12, True])
NUMBER = st.integers(-3, 2000) | st.sampled_from([0, 0.5, 88.5, 1e6, -0.001])
PERCENT = st.integers(0, 100) | st.sampled_from([0.5, 88.5, 99.9])


def block(kind: str, keys: dict[str, Any], optional: dict[str, Any]) -> Any:
    """A block of a kind, with what any block may have."""
    common = {
        "headline": line(9),
        "notes": prose(),
        "title": line(),
        "only": ONLY,
        "backup": BACKUP,
    }
    more = {key: value for key, value in {**common, **optional}.items() if key not in keys}
    return mapping({"type": st.just(kind), **keys}, more)


@st.composite
def points(draw: st.DrawFn, depth: int = 2) -> Any:
    if depth and draw(st.integers(0, 5)) == 0:
        inner = draw(some(points(depth - 1), 1, 3))
        return {"text": draw(prose()), "items": inner, "ordered": draw(st.booleans())}
    return draw(sentence())


OWN_DATA = "Our own audit of 212 patients, Leeds, 2025"


@st.composite
def charts(draw: st.DrawFn) -> Any:
    kind = draw(st.sampled_from(["bar", "column", "line", "pie"]))
    count = draw(st.integers(1, 5))
    least = 1 if kind == "pie" else -3
    value = st.integers(least, 900) | st.sampled_from([1, 0.5, 88.5, 1_200_000])
    if kind != "pie" and count > 1:
        value |= st.none()
    series = mapping({"name": line(3), "values": some(value, count, count)}, {})
    keys = {
        "kind": st.just(kind),
        "categories": some(line(3), count, count),
        "series": some(series, 1, 1 if kind == "pie" else 3),
        "source": st.sampled_from(["one", OWN_DATA]),
        "alt": line(9),
    }
    units = st.sampled_from(["%", "patients a year", "£", "£ million"])
    return draw(block("chart", keys, {"unit": units}))


REFERENCE = st.fixed_dictionaries({"value": st.integers(1, 90), "label": line(3)})


@st.composite
def further_charts(draw: st.DrawFn) -> Any:
    """Charts of the kinds that `charts` leaves out, and with more than values."""
    keys: dict[str, Any] = {"source": st.sampled_from(["one", OWN_DATA]), "alt": line(9)}
    count = draw(st.integers(2, 5))
    values = some(st.integers(1, 900) | st.sampled_from([0.5, 88.5]), count, count)
    series = mapping({"name": line(3), "values": values}, {})
    keys["categories"] = some(line(3), count, count)
    match draw(st.sampled_from(["stack", "area", "points", "errors", "second", "log", "dates"])):
        case "stack":
            kind = st.sampled_from(["bar", "column", "area"])
            keys |= {"kind": kind, "stacked": st.sampled_from([True, "percent"])}
            keys["series"] = some(series, 2, 4)
        case "area":
            keys |= {"kind": st.just("area"), "series": some(series, 1, 1)}
        case "points":
            del keys["categories"]
            xs = st.lists(st.integers(0, 60), min_size=count, max_size=count, unique=True)
            points = st.builds(
                lambda xs, ys: [list(point) for point in zip(sorted(xs), ys, strict=True)],
                xs, values,
            )  # fmt: skip
            keys |= {"kind": st.sampled_from(["scatter", "step"]), "x_label": line(3)}
            keys |= {"series": some(mapping({"name": line(3), "points": points}, {}), 1, 3)}
            keys |= {"y_label": line(3)}
        case "errors":
            errors = st.integers(0, 9) | some(st.none() | st.integers(0, 9), count, count)
            series = mapping({"name": line(3), "values": values, "errors": errors}, {})
            kind = st.sampled_from(["bar", "column", "line"])
            keys |= {"kind": kind, "series": some(series, 1, 2)}
        case "second":
            second = mapping({"name": line(3), "values": values, "axis": st.just("second")}, {})
            keys |= {"kind": st.sampled_from(["column", "line"]), "second_unit": line(1)}
            keys["series"] = st.tuples(series, second).map(list)
        case "log":
            keys |= {"kind": st.just("line"), "log": st.just(True), "series": some(series, 1, 2)}
        case _:
            days = st.dates(min_value=date(2019, 1, 1), max_value=date(2026, 1, 1))
            dates = st.lists(days, min_size=count, max_size=count, unique=True).map(sorted)
            keys |= {"kind": st.just("line"), "series": some(series, 1, 2)}
            keys["categories"] = dates.map(lambda days: [str(day) for day in days])
    return draw(block("chart", keys, {"unit": line(1), "reference": REFERENCE}))


@st.composite
def grids(draw: st.DrawFn, columns: int) -> list[Any]:
    """Rows of cells that span columns and rows, with shades, and headings of groups."""
    count = draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[Any] = []
    for number in range(count):
        is_covered = any(row == number for row, _ in taken)
        if not is_covered and 0 < number < count - 1 and draw(st.integers(0, 5)) == 5:
            rows.append({"group": draw(line(3))})
            continue
        cells: list[Any] = []
        column = 0
        while column < columns:
            if (number, column) in taken:
                column += 1
                continue
            free = 1
            while column + free < columns and (number, column + free) not in taken:
                free += 1
            across = draw(st.integers(1, min(free, 3)))
            down = draw(st.sampled_from([1, 1, 1, min(2, count - number)]))
            taken |= {(number + y, column + x) for y in range(1, down) for x in range(across)}
            cell: dict[str, Any] = {"text": draw(sentence(4)), "columns": across, "rows": down}
            if draw(st.booleans()):
                cell["shade"] = draw(st.sampled_from(STATUS_KINDS))
            cells.append(cell)
            column += across
        is_shaded = cells and draw(st.integers(0, 5)) == 5
        shade = draw(st.sampled_from(STATUS_KINDS))
        rows.append({"cells": cells, "shade": shade} if is_shaded else cells)
    return rows


@st.composite
def tables(draw: st.DrawFn) -> Any:
    columns = draw(st.integers(1, 4))
    rows = some(some(sentence(6), columns, columns), 1, 6)
    keys = {"caption": line(), "header": some(line(2), columns, columns), "rows": rows}
    if draw(st.booleans()):
        keys["rows"] = st.just(draw(grids(columns)))
    entries = mapping(
        {},
        {
            "align": st.sampled_from(["left", "right", "centre", "decimal"]),
            "width": st.integers(1, 99 // columns),
        },
    )
    more = {
        "columns": some(entries, columns, columns),
        "row_headers": st.booleans(),
        "note": prose(),
        "source": st.just("two"),
        "key": mapping({}, {"warning": line(3)}),
    }
    return draw(block("table", keys, more))


@st.composite
def flows(draw: st.DrawFn) -> Any:
    """Flow charts whose arrows are good: each step can be reached, decisions have two ways."""
    count = draw(st.integers(2, 7))
    steps: list[dict[str, Any]] = []
    for number in range(count):
        step = {"id": f"step-{number}", "text": draw(sentence(7))}
        if draw(st.booleans()):
            step["short"] = draw(sentence(4))
        others = [other for other in range(count) if other not in (number, number + 1)]
        if number < count - 1 and others and draw(st.integers(0, 2)) == 0:
            other = f"step-{draw(st.sampled_from(others))}"
            step["ways"] = [{"when": "Yes"}, {"when": draw(line(2)), "to": other}]
        elif number == count - 1 and others and draw(st.booleans()):
            step["to"] = f"step-{draw(st.sampled_from(others))}"
        steps.append(step)
    return draw(block("flow", {"steps": st.just(steps)}, REVEAL))


@st.composite
def quizzes(draw: st.DrawFn) -> Any:
    count = draw(st.integers(2, 4))
    keys = {
        "question": sentence(10),
        "options": some(sentence(5), count, count),
        "answer": st.sampled_from("ABCD"[:count]),
        "explanation": prose(1),
    }
    return draw(block("quiz", keys, REVEAL))


STATISTIC = st.one_of(
    mapping({"value": NUMBER, "label": sentence(9), "source": st.just("one")},
            {"unit": st.sampled_from(["%", "hours", "patients every day"]), "short": sentence(4)}),
    mapping({"value": PERCENT, "unit": st.just("%"), "label": sentence(9),
             "source": st.just("two")}, {"picture": st.sampled_from(["people", "ring", "none"])}),
    st.builds(lambda label: {"label": label, "pending": True}, sentence(6)),
)  # fmt: skip
CARD = mapping(
    {
        "title": line(4),
        "picture": mapping(
            {"file": st.sampled_from(PICTURES), "alt": line(9)},
            {"focus": st.sampled_from(["top", "bottom left"])},
        ),
    },
    {"text": sentence(9)},
)
"""A card with a picture."""
ICON = {"icon": st.just("assets/dot.svg"), "text": sentence(9), "short": sentence(4)}
INNER = st.one_of(
    block("text", {"text": prose(2)}, {"short": sentence()}),
    block("points", {"items": some(points(0), 1, 3)}, {"ordered": st.booleans()}),
    block("statistics", {"items": some(STATISTIC, 1, 2)}, {}),
)
VISUAL = st.one_of(
    charts(), tables(), block("image", {"file": st.sampled_from(PICTURES), "alt": line(9)},
                              {"caption": sentence()}),
)  # fmt: skip


def within(column: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks of a column, without the keys that none there has."""
    left_out = ("only", "backup", "headline", "notes")
    return [{key: inner[key] for key in inner if key not in left_out} for inner in column]


COLUMN = mapping(
    {"blocks": st.one_of(some(INNER, 1, 2), some(VISUAL, 1, 1),
                         st.tuples(INNER, VISUAL).map(list)).map(within)},
    {"title": line(3)},
)  # fmt: skip
FORMULAS = (
    r"x", r"\mathrm{AG} = [\mathrm{Na}^+] - [\mathrm{Cl}^-]", r"\frac{a+b}{\sqrt{2}}",
    r"\begin{cases} 1 & x>0 \\ 0 & x\le 0 \end{cases}", r"\ce{CO2 + H2O <=> H2CO3}",
)  # fmt: skip
CODE = (
    "x = 1\n", "if a:\n\tb(1)\n\n\n  c  = 'd'   # e  \n", "SELECT * FROM t;", "\n\nlast",
    "".join(f"step({number})\n" for number in range(70)), "y" * 300,
)  # fmt: skip
BLOCK = st.one_of(
    block("columns", {"columns": some(COLUMN, 2, 3)}, REVEAL),
    block("text", {"text": prose(4)}, {"short": prose()}),
    block("points", {"items": some(points(), 1, 7)}, {"ordered": st.booleans(), **REVEAL}),
    block("terms", {"items": some(mapping({"term": line(2), "meaning": sentence()},
                                          {"short": sentence(5)}), 1, 4)}, {}),
    block("timeline", {"items": some(mapping({"date": line(2), "title": line(4)},
                                             {"text": sentence(9), "short": sentence(4)}), 2, 6)},
          {}),
    block("cards", {"items": some(mapping({"title": line(4)}, ICON) | CARD, 2, 5)}, {}),
    block("statistics", {"items": some(STATISTIC, 1, 4)}, {}),
    charts(), further_charts(), tables(), flows(), quizzes(),
    block("case", {"parts": some(mapping({"title": line(4), "text": prose(2)},
                                         {"short": prose(1)}), 2, 5)}, {}),
    block("image", {"file": st.sampled_from(PICTURES), "alt": line(9)},
          {"caption": prose(), "credit": line(3), "place": st.sampled_from(["full", "wide"])}),
    block("image", {"file": st.sampled_from(PICTURES), "alt": line(9), "caption": prose(1),
                    "place": st.sampled_from(["left", "right"])},
          {"size": st.sampled_from(["small", "medium", "large"])}),
    block("images", {"items": some(mapping({"file": st.sampled_from(PICTURES), "alt": line(9)},
                                           {"caption": sentence(5)}), 2, 6)},
          {"credit": line(3)}),
    block("image", {"file": st.sampled_from(PICTURES), "decorative": st.just(True)}, {}),
    block("video", {"url": st.sampled_from(["https://example.org/film",
                                            "https://example.org/" + "f" * 90]),
                    "poster": st.sampled_from(PICTURES), "alt": line(9)},
          {"caption": prose(1), "credit": line(3), "shown": line(2),
           "duration": st.sampled_from(["0:09", "2:14", "1:02:05"])}),
    block("video", {"file": st.just(CLIP), "poster": st.just(PICTURES[1]), "alt": line(9)},
          {"captions": st.just("assets/clip.vtt"), "silent": st.booleans(), "caption": prose(1),
           "url": st.just("https://example.org/film")}),
    block("callout", {"title": line(5), "text": prose()}, {"icon": st.just("assets/dot.svg"),
                                                           "short": prose()}),
    block("risk", {"of": st.sampled_from([100, 1000]), "time": line(3), "event": line(3),
                   "groups": some(mapping({"name": line(3), "affected": st.integers(0, 100)}, {}),
                                  1, 2),
                   "source": st.sampled_from(["one", OWN_DATA])}, {"event_one": line(3)}),
    block("code", {"code": st.sampled_from(CODE)},
          {"language": st.sampled_from(["python", "r", "sql"]), "numbers": st.booleans(),
           "caption": prose(1)}),
    block("formula", {"latex": st.sampled_from(FORMULAS)}, {"alt": line(5), "caption": prose()}),
    block("callout", {"title": line(5), "text": prose(), "kind": st.sampled_from(STATUS_KINDS)},
          {"icon": st.just("assets/dot.svg"), "short": prose(),
           "phone": st.sampled_from(["999", "Ward 5: 0113 496 0000", "+44 113 496 0000"]),
           "place": st.sampled_from(["cover", "back"])}),
    block("contact", {"name": line(3)},
          {"address": some(line(4), 1, 3), "telephone": some(line(3), 1, 3), "hours": line(5),
           "email": st.just("a@example.org"), "url": st.just("https://example.org"),
           "map": st.sampled_from(["https://example.org/map",
                                   {"file": PICTURES[1], "alt": "A map."},
                                   {"url": "https://example.org/" + "m" * 90, "shown": "Map"}])}),
    block("quote", {"text": prose(), "by": line(4)}, {"source": st.just("two")}),
    block("resources", {"items": some(mapping(
        {"name": line(3), "offers": sentence(),
         "url": st.sampled_from(["https://example.org", "mailto:a@example.org",
                                 "https://example.org/" + "p" * 90, "tel:+442079460000"])},
        {"short": sentence(5)}), 1, 3)}, {}),
)  # fmt: skip
SECTION = mapping(
    {"title": line(5), "lead": sentence(12), "notes": prose(), "blocks": some(BLOCK, 1, 3)},
    {
        "only": ONLY,
        "backup": BACKUP,
        "picture": st.just("assets/dot.svg")
        | mapping({"file": st.sampled_from(PICTURES)}, {"alt": line(9), "leaflet": st.booleans()}),
    },
)
SOURCES = {
    "one": {"authors": "First et al.", "publisher": "The Journal", "year": 2001,
            "doi": "10.1000/xyz"},
    "two": {"authors": "Second", "title": "A book", "publisher": "The Press", "year": 2002,
            "url": "https://example.org/book"},
}  # fmt: skip
ABOUT = mapping(
    {"title": line(4), "subtitle": sentence(7), "language": st.sampled_from(
        ["en-GB", "cy", "de", "ar", "ur", "he", "th", "zh-Hans", "bn"]),
     "audience": line(4), "version": st.just("1"), "date": st.sampled_from(
         ["2026-01-31", "1970-01-01", "2040-02-29", "0001-01-01", "9999-12-31"]),
     "disclaimer": prose()},
    {"logo": st.just({"file": "assets/dot.svg", "alt": "A mark"}) | some(
        mapping({"file": st.sampled_from(PICTURES), "alt": line(3)},
                {"on_dark": st.sampled_from(PICTURES)}), 1, 3),
     "authors": some(line(3) | mapping({"name": line(3)}, {
        "role": line(3), "affiliation": line(4) | some(line(3), 1, 2)}), 0, 3),
     "event": line(4) | mapping({"name": line(4)}, {
         "place": line(3), "date": st.just("2026-05-12")}),
     "organisation": line(4), "licence": line(6),
     "cover": st.sampled_from(["assets/dot.svg", {"file": PICTURES[1], "focus": "top"}]),
     "reviewed": st.just("2026-02-01"), "reviewed_by": line(3),
     "contact": mapping({"name": line(3)}, {"email": st.just("a@example.org"),
                                            "url": st.just("https://example.org"),
                                            "telephone": line(2)})},
)  # fmt: skip
DOCUMENT = mapping(
    {"schema_version": st.just(1), "document": ABOUT, "sources": st.just(SOURCES),
     "sections": some(SECTION, 1, 3)},
    {"objectives": mapping({"title": line(4), "items": some(sentence(9), 1, 5),
                            "notes": prose()}, {}),
     "leaflet": st.builds(lambda name: {"format": name}, st.sampled_from(
         ["a4", "a4-trifold", "large-print"])),
     "deck": mapping({}, {"answers": st.sampled_from(["slides", "notes"]),
                          "aspect": st.sampled_from(["4:3", "16:9"])}),
     "glossary": st.dictionaries(line(1), line(3), max_size=2),
     "waivers": some(mapping({"code": st.sampled_from(["long-sentence", "PPT-05", "x"]),
                              "reason": line(3)}, {}), 0, 1)},
)  # fmt: skip
"""A document of the model's shape; some of its texts are empty, odd or without end."""


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Documents whose sections have ids; some have a page break between two blocks."""
    document: dict[str, Any] = draw(DOCUMENT)
    for number, section in enumerate(document["sections"], start=1):
        section["id"] = f"section-{number}"
        if len(section["blocks"]) > 1 and draw(st.integers(0, 5)) == 5:
            section["blocks"].insert(1, {"type": "pagebreak"})
    return document
