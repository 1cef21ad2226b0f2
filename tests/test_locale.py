"""What irdocs says itself: from one file a language, with dates and numbers as they are there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import irdocs
from conftest import ALL_BLOCKS, FORMATS, SHIPPED, SMALL
from irdocs import locale, starter
from irdocs.content.blocks import Statistic
from irdocs.content.markup import Plain, Text
from irdocs.content.values import NOWHERE
from irdocs.locale import Locale, spoken_formulas, statements, strings_file
from irdocs.locale.phrases import AnswerPhrase, DatePhrase, placeholders_in
from irdocs.locale.strings_file import StringsError
from support import made_up_language, templates
from support.made_up_language import ENGLISH, KEYS
from support.thorough import IS_THOROUGH, tried

DAY = date(2026, 11, 3)


# ---------------------------------------------------------------- dates, numbers, lists


@pytest.mark.parametrize(
    ("language", "tag", "day"),
    [
        ("en-GB", "en-GB", "3 November 2026"),
        ("en", "en-GB", "3 November 2026"),
        ("EN-gb", "en-GB", "3 November 2026"),
        ("en-GB-oxendict", "en-GB", "3 November 2026"),
        ("en-Latn-GB", "en-Latn-GB", "3 November 2026"),
        ("en-US", "en-US", "November 3, 2026"),
        ("en-ZZ", "en-GB", "3 November 2026"),
        ("en-²²²²²", "en-GB", "3 November 2026"),
        ("cy", "cy-GB", "3 Tachwedd 2026"),
        ("de-AT", "de-AT", "3. November 2026"),
        ("ar-GB", "ar-001", "3 نوفمبر 2026"),
        ("zh-CN", "zh-CN", "2026年11月3日"),
        ("sw", "sw", "3 November 2026"),
        ("pa-PK", "pa-PK", "3 November 2026"),
        ("zh-TW", "zh-TW", "2026年11月3日"),
        ("qqq", "en-GB", "3 November 2026"),
    ],
)
def test_dates_are_those_of_the_language_and_country(language: str, tag: str, day: str) -> None:
    chosen = locale.load(language)
    assert (chosen.tag, chosen.date(DAY)) == (tag, day)


def test_english_stands_in_for_languages_without_a_file() -> None:
    assert locale.is_translated("en-AU") and not locale.is_translated("sw")
    swahili, english = locale.load("sw").words, locale.load("en-GB").words
    assert swahili == english and locale.language_of(english.sources) is None
    assert locale.language_of(swahili.sources) == "en-GB"
    assert locale.language_of(swahili.reviewed(date="1 May")) == "en-GB"
    assert locale.language_of(swahili.lead(label="Sana")) is None
    assert locale.language_of(locale.load("sw").sentence(swahili.risk_same)) == "en-GB"


@pytest.mark.parametrize(
    ("language", "file"),
    [
        ("cy-GB", "cy"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("ZH-hans-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("pa", "pa"), ("pa-PK", None),
        ("pa-Arab", None), ("pt-BR", "pt"),
        ("iw", "he"), ("enx", None), ("en-Brai", None),
    ],
)  # fmt: skip
def test_the_language_and_the_script_choose_the_file(language: str, file: str | None) -> None:
    assert locale.most_specific(language, locale.languages()) == file


@pytest.mark.parametrize("month", range(1, 13))
def test_british_months_are_as_before(month: int) -> None:
    names = "January February March April May June July August September October November December"
    expected = f"23 {names.split()[month - 1]} 2026"
    assert locale.load("en-GB").date(date(2026, month, 23)) == expected


def in_country(tag: str) -> Locale:
    """Return English words with the dates and numbers of another tag."""
    return replace(locale.load("en"), tag=tag)


@pytest.mark.parametrize(
    ("tag", "value", "unit", "shown"),
    [
        ("en-GB", Decimal("1200"), None, "1,200"),
        ("en-GB", Decimal("7.50"), None, "7.50"),
        ("en-GB", Decimal("-3"), None, "−3"),
        ("en-GB", Decimal("88.5"), "%", "88.5%"),
        ("en-GB", Decimal("12"), "hours a day", "12\u00a0hours\u00a0a\u00a0day"),
        ("en-GB", Decimal("999999999999999999"), None, "999,999,999,999,999,999"),
        ("en-GB", Decimal("1e9"), None, "1,000,000,000"),
        ("en-GB", Decimal("0.0000001"), None, "0.0000001"),
        ("en-GB", Decimal("7"), "/10", "7/10"),
        ("en-GB", Decimal("30"), "°", "30°"),
        ("en-GB", Decimal("21"), "°C", "21\u00a0°C"),
        ("de-DE", Decimal("65"), "+", "65+"),
        ("de-DE", Decimal("7.50"), None, "7,50"),
        ("de-DE", Decimal("88.5"), "%", "88,5\u00a0%"),
        ("tr-TR", Decimal("95"), "%", "%95"),
    ],
)
def test_numbers_keep_their_digits(tag: str, value: Decimal, unit: str | None, shown: str) -> None:
    assert str(in_country(tag).quantity(value, unit)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("2024", None, "2024"),
        ("1987", None, "1987"),
        ("2140", None, "2,140"),
        ("4200", None, "4,200"),
        ("4812", None, "4,812"),
        ("999999999999999999", None, "999,999,999,999,999,999"),
        ("1e9", None, "1,000,000,000"),
        ("12000", "procedures", "12,000\u00a0procedures"),
        ("-1200", "£", "−£1,200"),
    ],
)
def test_only_what_may_be_a_year_has_no_groups(value: str, unit: str | None, shown: str) -> None:
    label = Text(((Plain("of it"),),), NOWHERE)
    item = Statistic.model_construct(value=Decimal(value), unit=unit, label=label)
    assert str(statements.figure(in_country("en-GB"), item)) == shown


def test_a_quantity_knows_its_value() -> None:
    assert in_country("tr-TR").quantity(95, "%") == locale.Quantity("%", "95", "")
    days = in_country("en-GB").quantity(Decimal("1.5"), "days")
    assert (days.before, days.value, days.after) == ("", "1.5", "\u00a0days")


def test_lists_and_sentences() -> None:
    english = locale.load("en")
    assert english.joined([]) == ""
    assert english.joined(["one"]) == "one"
    assert english.joined(["one", "two", "three"]) == "one, two, three"
    assert english.sentences(english.sentence("One"), english.sentence("Two")) == "One. Two."
    assert english.citations({"a": 1, "b": 12}) == {"a": "[1]", "b": "[12]"}


# ---------------------------------------------------------------- files of strings


def write(folder: Path, texts: dict[str, str]) -> str:
    file = folder / "xx.yaml"
    file.write_text(yaml.safe_dump(texts, sort_keys=False, width=200))
    return str(file)


def test_a_file_has_every_key_and_no_other(tmp_path: Path) -> None:
    assert strings_file.read(write(tmp_path, ENGLISH)) == locale.load("en").words
    for key in ENGLISH:
        rest = {name: text for name, text in ENGLISH.items() if name != key}
        with pytest.raises(StringsError, match=f"{key}: is missing"):
            strings_file.read(write(tmp_path, rest))
    with pytest.raises(StringsError, match=r"xx\.yaml:1:1: sorces: there is no such key"):
        strings_file.read(write(tmp_path, {"sorces": "Sources", **ENGLISH}))


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("answer-title", "Answer {letter}", "the placeholder {option} is missing"),
        ("answer-title", "{letter}: {option} {date}", "there is no placeholder {date} here"),
        ("reviewed", "Reviewed {dat}", 'there is no placeholder {dat} here; did you mean "date"?'),
        ("reviewed", "Reviewed {date!r}", "braces must hold a name and nothing else"),
        ("reviewed", "Reviewed {date:>9}", "braces must hold a name and nothing else"),
        ("reviewed", "Reviewed {}", "braces must hold a name and nothing else"),
        ("reviewed", "Reviewed {date", "expected '}' before end of string"),
        ("sources", "Sources {number}", "there is no placeholder {number} here"),
        ("sources", "", "sources: "),
        ("region", "Great Britain", "region: "),
    ],
)
def test_placeholders_are_checked_when_a_file_is_read(
    key: str, text: str, said: str, tmp_path: Path
) -> None:
    file = write(tmp_path, {**ENGLISH, key: text})
    lines = Path(file).read_text().splitlines()
    (line,) = (n for n, said in enumerate(lines, start=1) if said.startswith(f"{key}:"))
    with pytest.raises(StringsError) as caught:
        strings_file.read(file)
    assert f"xx.yaml:{line}:" in str(caught.value)
    assert said in str(caught.value)


def test_every_shipped_file_is_whole() -> None:
    for language in locale.languages():
        assert strings_file.read(language)


def test_a_phrase_knows_its_placeholders() -> None:
    assert AnswerPhrase.placeholders == ("letter", "option")
    assert DatePhrase.read("{date}, {date}")(date="1 May") == "1 May, 1 May"
    assert placeholders_in("{b} {a} {b} {{c}}") == ("b", "a")
    with pytest.raises(TypeError):
        DatePhrase.read("{date}")(day="1 May")  # type: ignore[call-arg]


# ---------------------------------------------------------------- a language without words


@pytest.mark.parametrize(
    ("language", "count"),
    [("sw", 1), ("qqq", 1), ("de-AT", 0), ("en", 0), ("en-US", 0)][:: tried(1, 2)],
)
def test_untranslated_words_are_told_of_once(language: str, count: int, tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(SMALL.replace("en-GB", language))
    result = irdocs.build(file, tmp_path / "out", environment={})
    (line, *rest) = [d for d in result.report if d.code == "untranslated-words"] or [None]
    assert not rest and (line is not None) == bool(count)
    if line is not None and line.span is not None:
        assert f'"{language}"' in line.message
        assert (line.span.line, line.span.column) == (5, 13)


def test_an_american_leaflet_has_american_dates(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(SMALL.replace("en-GB", "en-US"))
    irdocs.build(file, tmp_path, environment={})
    for name in ("leaflet.pdf", "deck.pptx"):
        said = " ".join(made_up_language.texts_of(name, (tmp_path / name).read_bytes()))
        assert "Version 1, January 31, 2026" in " ".join(said.split()), name


# ---------------------------------------------------------------- every word of ours in one place


Data = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """Content, how it is changed, and what is made of it."""

    name: str
    source: Path | None
    """None for the project to start from."""
    options: irdocs.BuildOptions
    change: Callable[[Data], None] = lambda data: None


def _shorter(data: Data) -> None:
    """Make room on the closing slide, which is full."""
    del data["document"]["licence"]


def _published(data: Data) -> None:
    """Say where its web page is."""
    data["document"]["web"] = "https://example.org/ir"


def _not_about_health(data: Data) -> None:
    """Say that the subject is another one, and leave only its beginning."""
    data["document"]["health"] = False
    if not IS_THOROUGH:
        del data["sections"][1:]


def _pending(data: Data) -> None:
    """Leave the section with a value that is not known; the others are in another case."""
    _shorter(data)
    if not IS_THOROUGH:
        data["sections"] = [one for one in data["sections"] if "pending" in str(one)]


def _odd(data: Data) -> None:
    """Add what no other content has: equal sections, half a review, a printed quiz, many values."""
    _shorter(data)
    # So long that the last slide has no room for it.
    data["document"]["disclaimer"] = "\n\n".join(
        f"A sentence that is one of {n}." for n in range(30)
    )
    data["document"].pop("reviewed_by")
    data["document"].pop("contact")
    data["sections"].append({**data["sections"][0], "id": "again", "blocks": [
        {"type": "text", "id": "again-text", "text": "Once more."},
        {"type": "text", "id": "again-text-2", "text": "And again."},
        {"type": "video", "id": "again-film", "file": "assets/clip.mp4", "silent": True,
         "poster": "assets/photo.png", "alt": "It moves."},
        {"type": "quiz", "id": "again-quiz", "question": "Which?", "options": ["This", "That"],
         "answer": "B", "explanation": "So it is."},
        {"type": "statistics", "id": "again-figures", "items": [
            {"value": 1.5, "unit": "%", "label": "of one", "source": "one"},
            {"value": 2, "unit": "hours a day", "label": "of the other", "source": "two"},
        ]},
        *({"type": "risk", "id": f"again-risk-{number}", "of": 100, "time": "in a year",
           "event": "bleed", "source": "one",
           "groups": [{"name": "Before", "affected": 50}, {"name": "After", "affected": after}]}
          for number, after in enumerate((99, 50, 20))),
        {"type": "chart", "id": "again-chart", "kind": "line", "source": "one", "alt": "Many.",
         "categories": [f"{number} mm" for number in range(1900, 1912)], "unit": "mm",
         "series": [{"name": name,
                     "values": [None, *(number + 0.25 for number in range(1001, 1012))]}
                    for name in ("First", "Second")]},
    ]})  # fmt: skip


def cases(folder: Path) -> tuple[Case, ...]:
    template = folder / "template.pptx"
    template.write_bytes(templates.all_templates()["dark.pptx"])
    options = irdocs.BuildOptions
    everything = (
        Case("formats", SHIPPED,
             options(formats=FORMATS[:: tried(1, 9)], press="uk-3mm", handout=1,
                     web="folder", epub=True), _published),
        Case("notes", SHIPPED, options(only="deck", handout=2, answers="notes", pages=True),
             _not_about_health),
        Case("three", SHIPPED, options(only="deck", handout=3)),
        Case("six", SHIPPED, options(only="deck", handout=6)),
        Case("template", SHIPPED, options(only="deck", handout=1, template=template)),
        Case("blocks", ALL_BLOCKS, options(handout=1), _shorter),
        Case("draft", ALL_BLOCKS, options(draft=True, answers="notes", handout=1), _pending),
        Case("odd", ALL_BLOCKS, options(formats=("a4",), handout=1), _odd),
        Case("starter", None, options(handout=1)),
    )  # fmt: skip
    return tuple(case for case in everything if IS_THOROUGH or case.name not in LATER)


OF_PICTURES = {"page-picture", "slide-picture"}
"""Keys that only a picture of a page has, not the page."""
OF_SEVERAL = {"other-languages"}
"""Keys that only pages in several languages have; see test_web_site.py."""
LATER = ("three", "six", "template", "blocks", "starter")
"""Cases for `make verify` alone: they have no key that the others lack."""


def said_by(
    case: Case, language: Locale, folder: Path
) -> Iterator[tuple[str, list[str], set[str]]]:
    """Build a case with marked words; yield files, their texts and the words that are nobody's."""
    project, output = folder / f"{case.name}-{language.tag}", folder / f"{case.name}-out"
    if case.source is None:
        starter.write(project)
    else:
        shutil.copytree(case.source.parent / "assets", project / "assets")
    data = yaml.safe_load((case.source or project / "content.yaml").read_text())
    case.change(data)
    content = made_up_language.marked(data, project)
    result = irdocs.build(content.file, output, case.options, environment={}, locale=language)
    assert not result.failed, (case.name, [str(error) for error in result.report.errors])
    for file in result.files:
        if file.path.suffix in (".pdf", ".pptx", ".html"):
            texts = made_up_language.texts_of(file.path.name, file.path.read_bytes())
            yield file.path.name, texts, made_up_language.strays(texts, content.addresses)


def test_products_have_no_words_but_the_authors_and_the_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = replace(made_up_language.made_up(tmp_path), translation_is_unchecked=True)
    formulas = made_up_language.made_up_formulas(tmp_path)
    monkeypatch.setattr(spoken_formulas, "words_for", lambda tag: formulas)
    strays: dict[str, set[str]] = {}
    keys: set[str] = set()
    for case in cases(tmp_path):
        for file, texts, words in said_by(case, language, tmp_path):
            keys |= made_up_language.keys_in(texts)
            strays |= {f"{case.name}/{file}": words} if words else {}
    assert not strays
    assert keys == set(KEYS) - OF_PICTURES - OF_SEVERAL


@pytest.mark.skipif(not IS_THOROUGH, reason="the reader is held to English in `make verify`")
def test_that_reader_finds_each_word_where_it_stands_in_english(tmp_path: Path) -> None:
    language = replace(locale.load("en-GB"), translation_is_unchecked=True)
    found: set[str] = set()
    for case in (case for case in cases(tmp_path) if case.name not in ("three", "six", "template")):
        for _, _, words in said_by(case, language, tmp_path):
            found |= words
    for key in set(KEYS) - OF_PICTURES - OF_SEVERAL:
        forms = made_up_language.words_of(key)
        assert any(words - made_up_language.NAMES <= found for words in forms), key
    assert "November" in found


def test_that_reader_finds_one_word_among_many() -> None:
    texts = ["‹αSources› Thè àùthòř, 1 мая 2026", "see example.org/a\nb", "Draft ‹βof›"]
    assert made_up_language.strays(texts, ["https://example.org/ab"]) == {"see", "Draft"}


@pytest.mark.parametrize(
    ("tag", "label", "lead"),
    [
        ("en", "Driving", "Driving: "),
        ("en", "Does it hurt?", "Does it hurt? "),
        ("en", "Mixed with 0.9 % sod.", "Mixed with 0.9 % sod.: "),
        ("fr", "Conduire", "Conduire\u00a0: "),
        ("fr", "Est-ce douloureux\u00a0?", "Est-ce douloureux\u00a0? "),
        ("ja", "痛いですか？", "痛いですか？"),
        ("ar", "هل يؤلم؟", "هل يؤلم؟ "),
    ],
)
def test_a_question_needs_no_colon_to_lead_its_answer(tag: str, label: str, lead: str) -> None:
    assert locale.load(tag).words.lead(label=label) == lead


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en-GB", ["999", "1,250", "12,500"]), ("de", ["999", "1.250", "12.500"]),
        ("pl", ["999", "1250", "12\u00a0500"]), ("es", ["999", "1250", "12.500"]),
        ("es-MX", ["999", "1,250", "12,500"]), ("pt-PT", ["999", "1250", "12\u00a0500"]),
        ("pt-AO", ["999", "1250", "12\u00a0500"]), ("pt-BR", ["999", "1.250", "12.500"]),
        ("it", ["999", "1250", "12.500"]),
    ],
)  # fmt: skip
def test_groups_begin_where_a_language_begins_them(language: str, numbers: list[str]) -> None:
    # As Intl.NumberFormat of ICU 78 (CLDR 48) writes them.
    assert [locale.load(language).number(value) for value in (999, 1250, 12500)] == numbers
