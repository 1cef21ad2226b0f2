"""The shipped content in Welsh and Arabic: whole, without a fault, and marked as drafts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib
import pytest

import irdocs
from conftest import ROOT, SHIPPED
from irdocs import locale, translating
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.building import make
from irdocs.diagnostics import Severity
from irdocs.translation.standing import TranslationState
from support.thorough import tried

LANGUAGES = ("ar", "cy")
BUILT = LANGUAGES[: tried(2, 1)]
"""Those whose products are made: all of them in `make verify`."""
FOLDER = ROOT / "translations"
NOT_IN_LEAFLET = re.compile(
    r"objectives|glossary|pending-figures|students-chart|quiz|.*\.(notes|headline|short)$"
)
NOT_IN_DECK = re.compile(r"glossary|pending-figures|students\.|.*\.series\.")
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""Characters that nobody sees, such as those that keep a telephone number in its order."""


@pytest.fixture(scope="module")
def made() -> tuple[irdocs.BuildResult, Mapping[str, bytes]]:
    """Both products in the languages, built once."""
    result, files, _ = make(SHIPPED, irdocs.BuildOptions(languages=BUILT), environment={})
    return result, {file.name: file.data for file in files}


def letters(text: str) -> str:
    """Return a text without spaces and without what is not seen."""
    return "".join(HIDDEN.sub("", text).split())


def words_of(language: str, left_out: re.Pattern[str]) -> Iterator[str]:
    """Yield the paragraphs of a language's translations, as a reader sees them."""
    for entry in polib.pofile(str(FOLDER / f"{language}.po")):
        if not left_out.match(entry.msgctxt):
            plain = re.sub(r"\*\*|\[@[\w-]+\]", "", entry.msgstr)
            yield from (paragraph for paragraph in plain.split("\n") if paragraph)


def test_the_translations_are_whole() -> None:
    result, standings = translating.standings(SHIPPED, LANGUAGES)
    assert not result.report.errors
    for standing in standings:
        texts = {state: count.texts for state, count in standing.counts.items() if count.texts}
        assert set(texts) == {TranslationState.TRANSLATED} and standing.errors == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_as_extraction_writes_them(language: str, tmp_path: Path) -> None:
    shutil.copy(SHIPPED, tmp_path)
    shutil.copytree(FOLDER, tmp_path / "translations")
    translating.extract(tmp_path / "content.yaml", (language,), "po")
    file = Path("translations") / f"{language}.po"
    assert (tmp_path / file).read_bytes() == (ROOT / file).read_bytes()


def test_nothing_is_wrong_with_them(
    made: tuple[irdocs.BuildResult, Mapping[str, bytes]],
) -> None:
    result, files = made
    assert not result.failed
    assert [str(found) for found in result.report if found.severity is not Severity.NOTE] == []
    assert set(files) == {f"{name}-{tag}.{kind}" for tag in BUILT
                          for name, kind in (("leaflet", "pdf"), ("deck", "pptx"))}  # fmt: skip


@pytest.mark.parametrize("language", BUILT)
def test_the_tags_of_the_leaflet_say_what_translators_wrote(
    language: str, made: tuple[irdocs.BuildResult, Mapping[str, bytes]]
) -> None:
    said = pdf_text.read(made[1][f"leaflet-{language}.pdf"]).words()
    said = letters(re.sub(r" ?\[\d\]", "", said))
    expected = list(words_of(language, NOT_IN_LEAFLET))
    assert len(expected) >= 60
    assert [words for words in expected if letters(words) not in said] == []


@pytest.mark.parametrize("language", BUILT)
def test_so_do_the_slides_and_their_notes(
    language: str, made: tuple[irdocs.BuildResult, Mapping[str, bytes]]
) -> None:
    said = deck_text.read(made[1][f"deck-{language}.pptx"]).words()
    said = letters(re.sub(r" ?\[\d\]", "", said))
    expected = list(words_of(language, NOT_IN_DECK))
    assert len(expected) >= 130
    assert [words for words in expected if letters(words) not in said] == []


@pytest.mark.parametrize("language", BUILT)
def test_the_products_call_themselves_drafts(
    language: str, made: tuple[irdocs.BuildResult, Mapping[str, bytes]]
) -> None:
    draft = letters(locale.load(language).words.unchecked_translation)
    leaflet = pdf_text.read(made[1][f"leaflet-{language}.pdf"]).words()
    deck = deck_text.read(made[1][f"deck-{language}.pptx"]).words()
    assert letters(leaflet).count(draft) == 1
    assert letters(deck).count(draft) == 3  # the small print, the first and the last slide's notes
    assert "draft" in (FOLDER / f"{language}.po").read_text(encoding="utf-8").split("\n")[0]


@pytest.mark.parametrize("drawing", sorted((ROOT / "assets").rglob("*.ar.svg")))
def test_drawings_for_arabic_stand_beside_those_that_they_turn_round(drawing: Path) -> None:
    original = drawing.with_name(drawing.name.replace(".ar.", "."))
    shapes = re.compile(r"<(?:path|rect|circle)\b")
    assert "scale(-1 1)" in drawing.read_text()
    assert len(shapes.findall(drawing.read_text())) == len(shapes.findall(original.read_text()))
