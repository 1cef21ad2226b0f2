"""The files of irdocs' own words in each language: whole, in its letters, with its plural forms."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pypdfium2
import pytest
import yaml
from click.testing import CliRunner, Result
from lxml import etree

import irdocs
from conftest import SMALL
from irdocs import locale, page_images
from irdocs.audit.reading import pdf_text
from irdocs.cli import main
from irdocs.content.people import Occasion
from irdocs.diagnostics import Report, Severity
from irdocs.locale import Locale, checking, formula_words, statements, strings_file
from irdocs.locale.blank_file import blank
from irdocs.locale.formula_words import FORMULA_WORDS
from irdocs.locale.numbers import power_word
from irdocs.locale.plurals import Count, categories, category
from irdocs.locale.strings_file import STRINGS, StringsError
from irdocs.unicode.bidi import levels, line_order
from support.thorough import tried

LANGUAGES = (
    "ar", "bn", "cy", "de", "el", "en", "es", "fr", "gu", "he", "hi", "it", "ja", "ko", "pa", "pl",
    "pt", "ro", "so", "ta", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant",
)  # fmt: skip
AS_IN_ENGLISH = {
    "de": {"version", "video", "downloads"},
    "fr": {"version", "sources", "source", "information", "minutes", "notes"},
    "it": {"video"},
    "ro": {"minutes"},
    "tr": {"video"},
    "vi": {"video"},
}
"""Texts that another language has in common with English."""


# ---------------------------------------------------------------- files


def test_these_languages_have_words() -> None:
    assert locale.languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_whole_and_in_its_own_words(language: str) -> None:
    report = Report()
    examined = checking.examine(language, report)
    assert examined is not None and examined.texts >= len(strings_file.Strings.model_fields) - 2
    assert not report.errors and not report.warnings
    found = {re.findall(r": ([a-z-]+)[.\w]*: ", str(note))[0] for note in report}
    assert found == AS_IN_ENGLISH.get(language, set())


def test_only_english_says_that_somebody_has_checked_it() -> None:
    checked = {name for name in LANGUAGES if locale.load(name).words.checked_by is not None}
    assert checked == {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cldr_has_all_that_a_language_needs(language: str) -> None:
    chosen, day = locale.load(language), date(2026, 11, 3)
    assert chosen.tag.startswith(language)
    for parts in ("y", "yMMM", "yMMMd"):
        assert "2026" in chosen.short_date(day, parts)
        assert " " not in chosen.short_date(day, parts)
    for unit, power in product(("%", "£", "kg", None), (6, 9)):
        quantity = str(chosen.quantity(7, unit))
        assert "7" in quantity
        assert not re.search("[\u200e\u200f\u061c]", quantity)
        assert power_word(10**power, chosen._cldr).power in (0, 6, 9)


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_words_end_as_english_ones_do(language: str) -> None:
    """A colon or a bracket that English has is there; spaces at the end are not lost."""
    english, words = locale.load("en").words, locale.load(language).words
    for key in type(words).model_fields:
        ours, theirs = getattr(english, key), getattr(words, key)
        for text in (getattr(theirs, "template", theirs), *getattr(theirs, "forms", {}).values()):
            original = getattr(ours, "template", ours)
            if key == "checked_by" or language in ("zh-Hans", "zh-Hant", "ja"):
                continue  # they have no spaces behind their marks, and wide ones
            assert original.endswith(" ") == text.endswith(" "), key
            assert (":" in original[-2:]) == (":" in text[-2:]), key
            assert not re.search("[\"']", text + original), key


def test_a_file_lacks_no_plural_form_of_its_language(tmp_path: Path) -> None:
    text = STRINGS.path("pl").read_text(encoding="utf-8")
    file = tmp_path / "pl.yaml"

    def error(changed: str) -> str:
        file.write_text(changed, encoding="utf-8")
        with pytest.raises(StringsError) as caught:
            strings_file.read(str(file))
        return str(caught.value)

    line = text[: text.index("flow-chart:")].count("\n") + 1
    said = error(re.sub('  few: "Schemat.*\n', "", text))
    assert f"pl.yaml:{line}:1: the plural form few is missing in pl" in said
    said = error(text.replace('  few: "Schemat', '  several: "a"\n  few: "Schemat'))
    assert f"pl.yaml:{line + 2}:3: CLDR has no plural form several" in said
    said = error(text.replace('few: "Schemat blokowy: {number}', 'few: "Schemat blokowy: {nummer}'))
    assert f"pl.yaml:{line + 2}:3: few: there is no placeholder {{nummer}} here" in said
    said = error(re.sub(r"flow-chart:\n(  .*\n)*", "flow-chart: [1, 2]\n", text))
    assert "flow-chart: must be text, or a mapping of plural forms" in said


# ---------------------------------------------------------------- plural forms


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("cy", {0: "0 cam", 1: "1 cam", 2: "2 gam", 3: "3 cham", 5: "5 cam", 6: "6 cham",
                11: "11 cam", 100: "100 cam"}),
        ("ar", {0: "0 خطوة", 1: "خطوة واحدة", 2: "خطوتين", 3: "3 خطوات", 5: "5 خطوات",
                6: "6 خطوات", 11: "11 خطوة", 100: "100 خطوة"}),
        ("pl", {0: "0 kroków", 1: "1 krok", 2: "2 kroki", 3: "3 kroki", 5: "5 kroków",
                6: "6 kroków", 11: "11 kroków", 22: "22 kroki", 100: "100 kroków"}),
        ("uk", {1: "1 крок", 21: "21 крок", 3: "3 кроки", 12: "12 кроків"}),
        ("ro", {1: "1 pas", 2: "2 pași", 19: "19 pași", 20: "20 de pași"}),
        ("fr", {0: "0 étape", 1: "1 étape", 2: "2 étapes"}),
        ("zh-Hans", {1: "1 步", 5: "5 步"}),
        ("en", {0: "0 steps", 1: "1 step", 2: "2 steps"}),
    ],
)  # fmt: skip
def test_a_noun_has_the_form_of_its_number(language: str, said: dict[int, str]) -> None:
    chosen = locale.load(language)
    for number, words in said.items():
        text = chosen.words.flow_chart(number=chosen.count(number))
        assert re.search(rf"(^|\s){re.escape(words)}(?=\W|$)", text), (number, text)


def test_the_categories_are_those_of_cldr() -> None:
    assert categories("cy") == ("zero", "one", "two", "few", "many", "other")
    assert categories("ar") == ("zero", "one", "two", "few", "many", "other")
    assert categories("pl") == ("one", "few", "many")
    assert categories("zh-Hans") == categories("zh-Hant-TW") == ("other",)
    assert categories("xx") == ("other",)
    assert [category(n, "cy") for n in (0, 1, 2, 3, 6, 4)] == list(categories("cy"))


def test_risks_are_said_in_the_order_of_the_language() -> None:
    def said(language: str) -> str:
        chosen = locale.load(language)
        words = chosen.words
        return words.risk(
            people=words.risk_people(number=chosen.count(1000)), affected="3", event="E", time="T",
            others=words.risk_others(number=Count(1, "1")),
        ).replace("\u00a0", " ")  # fmt: skip

    assert said("en") == "Of 1,000 people, 3 E T, and 1 does not"
    assert said("ro") == "Din 1.000 de persoane, 3 E T, iar 1 nu"
    assert said("pl") == "Na 1000 osób 3 E T, a 1 nie"
    assert said("zh-Hans") == "每 1,000 人中，T有 3 人E，1 人不会"


def test_ticks_of_an_axis_have_a_word_that_suits_every_number() -> None:
    words = {tag: locale.load(tag).power_word(4e6).word.strip() for tag in ("en", "pl", "de", "cy")}
    assert words.pop("cy") in ("miliwn", "M")  # as Babel's CLDR has it
    assert words == {"en": "million", "pl": "mln", "de": "Mio."}


@pytest.mark.parametrize(
    ("language", "items", "said"),
    [
        ("en", ["Ann", "Bob", "Cat"], "Ann, Bob and Cat"),
        ("cy", ["Ann", "Bob"], "Ann a Bob"),
        ("cy", ["Bob", "Ann"], "Bob ac Ann"),
        ("cy", ["te", "coffi", "18"], "te, coffi, ac 18"),
        ("es", ["Ana", "Inés"], "Ana e Inés"),
        ("es", ["Ana", "hielo", "Bea"], "Ana, hielo y Bea"),
        ("ar", ["A", "B"], "A وB"),
        ("zh-Hans", ["A", "B", "C"], "A、B和C"),
        ("sw", ["A", "B"], "A and B"),
        ("pl", ["A"], "A"),
    ],
)
def test_a_list_in_a_sentence_has_the_and_of_its_language(
    language: str, items: list[str], said: str
) -> None:
    assert locale.load(language).listed(items) == said


def test_authors_without_details_are_a_list_with_and(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(small("cy").replace("audience:", "authors: [Bob, Ann]\n  audience:"))
    irdocs.build(file, tmp_path / "out", irdocs.BuildOptions(only="deck"), environment={})
    assert "Ysgrifennwyd gan Bob ac Ann" in deck_text(tmp_path / "out" / "deck.pptx")


def test_a_date_behind_a_place_in_latin_letters_stays_whole() -> None:
    event = Occasion.model_construct(name="A day", place="Room 1", date=date(2026, 2, 14))
    _, line = statements.occasion(locale.load("ar"), event)
    runs = line_order(levels(line, 1), line, 0, len(line), 1)
    from_the_right = [line[run.start : run.end].strip(" ·\u200f") for run in reversed(runs)]
    assert [text for text in from_the_right if text] == ["Room 1", "14", "فبراير", "2026"]
    _, line = statements.occasion(locale.load("en"), event)
    assert line == "Room 1 · 14 February 2026"


def test_a_sentence_has_one_full_stop() -> None:
    ukrainian = locale.load("uk")
    sentence = ukrainian.sentence(ukrainian.words.reviewed(date=ukrainian.date(date(2026, 5, 1))))
    assert sentence.endswith("2026\u00a0р.") and ".." not in sentence


# ---------------------------------------------------------------- products


def small(language: str) -> str:
    return SMALL.replace("en-GB", language).replace("Some words.", "Some words [@one].")


def deck_text(file: Path) -> str:
    """Return the text of slides and notes."""
    with zipfile.ZipFile(file) as package:
        parts = [name for name in package.namelist() if re.search(r"[sS]lides/\w+\.xml$", name)]
        return "\n".join("".join(etree.fromstring(package.read(part)).itertext()) for part in parts)


def opening(phrase: str) -> str:
    """Return the longest words of a text between its placeholders."""
    return max(re.split(r"\{\w+\}", phrase), key=len).strip()


def is_shown(words: str, text: str) -> bool:
    """Whether words stand in a text, wherever its lines are broken."""
    return "".join(words.split()) in "".join(text.split())


def leaflet_text(file: Path, language: str) -> str:
    """Return the text of a leaflet: by PDFium, which puts lines from the right in its own order,
    so that these are read by their tags."""
    if locale.direction(language) == "rtl":
        return "\n".join(piece.text for piece in pdf_text.read(file.read_bytes()).pieces)
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))


@pytest.mark.parametrize("language", LANGUAGES[:: tried(1, 12)])
def test_both_products_speak_the_language(language: str, tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(small(language))
    result = irdocs.build(file, tmp_path / "out", environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    words = locale.load(language).words
    leaflet = leaflet_text(tmp_path / "out" / "leaflet.pdf", language)
    for text in (leaflet, deck_text(tmp_path / "out" / "deck.pptx")):
        assert is_shown(opening(words.version.template), text)
        assert is_shown(words.not_reviewed, text)
        assert is_shown(words.sources, text)
    notes = [item for item in result.report if item.code == "unchecked-language"]
    assert len(notes) == (language != "en")
    for note in notes:
        assert note.severity is Severity.NOTE and note.span is not None
        assert (note.span.line, note.span.column) == (5, 13)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "de"][: tried(3, 2)])
def test_only_what_is_about_health_asks_for_a_clinician(language: str, tmp_path: Path) -> None:
    words = locale.load(language).words
    told = {}
    for name, health in (("said", "  health: false\n"), ("unsaid", "")):
        file = tmp_path / name / "content.yaml"
        file.parent.mkdir()
        file.write_text(small(language).replace("document:\n", "document:\n" + health, 1))
        result = irdocs.build(file, file.parent / "out", environment={})
        assert not result.failed, [str(error) for error in result.report.errors]
        found = [item.message for item in result.report if item.code == "not-reviewed"]
        assert len(found) == (name == "unsaid")
        texts = (leaflet_text(file.parent / "out" / "leaflet.pdf", language),
                 deck_text(file.parent / "out" / "deck.pptx"), *found)  # fmt: skip
        told[name] = [
            [is_shown(statement, text) for text in texts]
            for statement in (words.not_reviewed, words.not_reviewed_elsewhere)
        ]
    assert told["said"] == [[False] * 2, [True] * 2]
    assert told["unsaid"][0] == [True] * 3


def test_pictures_of_pages_are_described_in_the_language(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(small("cy"))
    result, pictures = page_images.take(file, tmp_path / "out", irdocs.BuildOptions(), 60, {})
    assert not result.failed
    alts = [picture.alt for picture in pictures]
    assert alts[0].startswith("Tudalen 1 o 2: Small")
    assert any(alt.startswith("Sleid 2 o ") and "Only" in alt for alt in alts)
    described = json.loads((tmp_path / "out" / page_images.DESCRIPTION).read_text())
    assert alts == [picture["alt"] for picture in described]


# ---------------------------------------------------------------- files of the author's own


def swahili() -> dict[str, object]:
    text = yaml.safe_load(blank("sw"))
    return {**text, "sources": "Vyanzo", "not-reviewed": "Bado haijapitiwa na mtaalamu"}


def test_a_file_beside_the_content_gives_a_new_language(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(small("sw"))
    own = tmp_path / "locale" / "sw.yaml"
    own.parent.mkdir()
    own.write_text(yaml.safe_dump({**swahili(), "checked-by": "A Reader"}, allow_unicode=True))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    codes = {item.code for item in result.report}
    assert not result.failed and not codes & {"untranslated-words", "unchecked-language"}
    assert own in result.inputs
    assert "Vyanzo" in deck_text(tmp_path / "out" / "deck.pptx")
    own.write_text(yaml.safe_dump({**swahili(), "checked-by": None}))
    result = irdocs.check(tmp_path / "content.yaml")
    assert "unchecked-language" in {item.code for item in result.report}
    own.write_text(yaml.safe_dump({**swahili(), "checked-by": None, "sources": "{x}"}))
    result = irdocs.check(tmp_path / "content.yaml")
    (error,) = result.report.errors
    assert error.code == "bad-strings" and error.span is not None
    assert error.span.file.endswith("sw.yaml")


def test_the_file_that_a_language_has_not_is_watched_for(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(small("sw-KE"))
    result = irdocs.check(tmp_path / "content.yaml")
    (warning,) = [item for item in result.report if item.code == "untranslated-words"]
    assert "locale/sw.yaml" in str(warning.hint)
    assert {tmp_path / "locale" / f"{tag}.yaml" for tag in ("sw", "sw-KE")} <= set(result.inputs)
    english = tmp_path / "english.yaml"
    english.write_text(SMALL)
    watched = irdocs.check(english).inputs
    assert watched[tmp_path / "locale" / "en.yaml"] == ""


def test_an_own_file_comes_before_a_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(small("cy-GB"))
    (tmp_path / "locale").mkdir()
    text = STRINGS.path("cy").read_text().replace("sources: Ffynonellau", "sources: Tarddiad")
    (tmp_path / "locale" / "cy.yaml").write_text(text)
    irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    assert "Tarddiad" in deck_text(tmp_path / "out" / "deck.pptx")


# ---------------------------------------------------------------- commands


NEW = ("sw", "ga", "lt", "th", "pt-BR", "sr-Latn", "fa", "mt")


@pytest.mark.parametrize("tag", NEW[:: tried(1, 3)])
def test_a_blank_file_needs_nothing_but_translation(tag: str, tmp_path: Path) -> None:
    file = tmp_path / f"{tag}.yaml"
    file.write_text(blank(tag), encoding="utf-8")
    report = Report()
    examined = checking.examine(str(file), report)
    assert examined is not None and not report.errors and examined.checked_by is None
    assert {item.code for item in report} <= {"same-as-english", "foreign-letters"}
    assert len(list(report)) > 50
    assert isinstance(replace(locale.load("en"), words=strings_file.read(str(file))), Locale)


def test_what_is_wrong_with_a_file_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "uk.yaml"
    text = STRINGS.path("uk").read_text(encoding="utf-8")
    changed = text.replace("sources: Джерела", "sources: Джepела")  # Latin e, p
    changed = changed.replace("small-print: Про ці слайди", "small-print: About these slides")
    file.write_text(changed, encoding="utf-8")
    report = Report()
    checking.examine(str(file), report)
    lines = {item.code: item.span.line for item in report if item.span}
    numbered = {key: 1 + text[: text.index(f"\n{key}:") + 1].count("\n") for key in (
        "sources", "small-print")}  # fmt: skip
    assert lines["same-as-english"] == numbered["small-print"]
    foreign = [item.span.line for item in report if item.code == "foreign-letters" and item.span]
    assert foreign == [numbered["sources"], numbered["small-print"]]


def test_a_hidden_control_of_direction_is_an_error_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "uk.yaml"
    text = STRINGS.path("uk").read_text(encoding="utf-8")
    file.write_text(text.replace('draft: "', 'draft: "\\u202E'), encoding="utf-8")
    report = Report()
    checking.examine(str(file), report)
    line = 1 + text[: text.index("\ndraft:") + 1].count("\n")
    assert [error.span.line for error in report.errors if error.span] == [line]


def run(*arguments: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, ["locale", *arguments])


def test_the_commands_check_and_begin_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == len(LANGUAGES)
    assert "Cymraeg" in done.stdout and "not checked" in done.stdout
    done = run("new", "ga")
    assert done.exit_code == 0 and (tmp_path / "locale" / "ga.yaml").is_file()
    assert run("new", "ga").exit_code == 2
    done = run("check", "ga")
    assert done.exit_code == 0 and "warning[same-as-english]" in done.stderr
    (tmp_path / "locale" / "ga.yaml").write_text("sources: a\n")
    assert run("check", "ga").exit_code == 1
    for wrong in (("check", "xx"), ("check", "none.yaml"), ("new", "../x")):
        done = run(*wrong)
        assert done.exit_code == 2 and "Traceback" not in done.stderr


def test_every_language_with_words_for_formulas_has_words() -> None:
    assert set(FORMULA_WORDS.names) <= set(LANGUAGES)


def test_a_sign_that_a_language_has_no_word_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = formula_words.words_for("pl")
    assert whole is not None
    signs = {sign: words for sign, words in whole.signs.items() if sign != "≥"}
    poorer = whole.model_copy(update={"signs": signs})
    both = {"pl": poorer, "en": formula_words.words_for("en")}
    monkeypatch.setattr(checking, "words_for", both.__getitem__)
    report = Report()
    checking.examine("pl", report)
    (warning,) = report.warnings
    assert warning.message == 'signs: there is no word for "≥"'
    assert warning.span is not None and warning.span.file == "formulas/pl.yaml"
