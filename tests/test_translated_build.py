"""A document built in other languages: the finished files say what its translators wrote."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pikepdf
import polib
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation

import irdocs
from conftest import ALL_BLOCKS
from irdocs import content, locale
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.building import make
from irdocs.cli import main
from irdocs.content.assets import AssetFolder
from irdocs.content.files import FileReader
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from irdocs.diagnostics import Report, UsageError
from irdocs.preview.live import LivePreview
from irdocs.preview.state import as_json
from irdocs.products import traits_of
from irdocs.reproduce import reproduce
from irdocs.translation import po_file
from irdocs.translation.catalogue import Translations
from irdocs.translation.edition import TranslatedEdition
from irdocs.translation.extraction import extracted
from irdocs.translation.texts import texts_of
from irdocs.watching import has_changed
from support.thorough import tried
from support.translated import CONTENT, GERMAN, RISK, WELSH, as_content, filled, project, values_of
from test_any_content import ODD, places

IN_LANGUAGES = CONTENT.replace("  language: en-GB\n", "  language: en-GB\n  languages: [cy, en]\n")


def built(path: Path, *languages: str, **options: Any) -> irdocs.BuildResult:
    order = irdocs.BuildOptions(languages=languages, **options)
    return irdocs.build(path, path.parent / "out", order, environment={})


def leaflet(path: Path, name: str) -> str:
    return pdf_text.read((path.parent / "out" / name).read_bytes()).words()


def deck(path: Path, name: str) -> str:
    return deck_text.read((path.parent / "out" / name).read_bytes()).words()


def checked(path: Path, *languages: str) -> irdocs.BuildResult:
    """Read a document in some languages, and measure its leaflet alone, which is quick."""
    return irdocs.check(path, irdocs.BuildOptions(only="leaflet", languages=languages))


def findings(result: irdocs.BuildResult, *severities: str) -> list[str]:
    return [found.code for found in result.report if str(found.severity) in severities]


def changed(path: Path, old: str, new: str, language: str = "cy") -> None:
    """Change something in a file of translations."""
    file = path.parent / "translations" / f"{language}.po"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_each_language_has_files_of_its_own(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH, de=GERMAN)
    result = built(path, "cy", "de", "en", handout=1)
    assert not result.failed, list(map(str, result.report))
    stems = ("leaflet-{}.pdf", "deck-{}.pptx", "handout-{}.pdf")
    assert {file.path.name for file in result.files} == {
        stem.format(tag) for stem in stems for tag in ("cy", "de", "en")
    }
    for tag, words in (("cy", WELSH), ("de", GERMAN)):
        said = leaflet(path, f"leaflet-{tag}.pdf")
        assert words["Before your scan"] in said
        assert words["Call 0113 496 0000 if you are unwell"] in said.replace("\u00a0", " ")
        assert "Getting ready" not in said or tag == "de"
    assert "2,5 mg der blauen Tabletten" in leaflet(path, "leaflet-de.pdf").replace("\u00a0", " ")
    assert "Before your scan" in leaflet(path, "leaflet-en.pdf")


def test_finished_files_name_their_language(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    assert not built(path, "cy").failed
    with pikepdf.open(tmp_path / "out" / "leaflet-cy.pdf") as pdf:
        assert pdf.Root.Lang == "cy"
        assert str(pdf.docinfo["/Title"]) == "Cyn eich sgan"
    slides = Presentation(io.BytesIO((tmp_path / "out" / "deck-cy.pptx").read_bytes()))
    assert slides.core_properties.language == "cy"
    said = " ".join(
        shape.text_frame.text for slide in slides.slides for shape in slide.shapes
        if shape.has_text_frame
    )  # fmt: skip
    assert "Mae tri pheth yn eich helpu i baratoi" in said
    assert "Three things" not in said


def test_the_content_may_list_its_languages(tmp_path: Path) -> None:
    path = project(tmp_path, IN_LANGUAGES, cy=WELSH)
    result = built(path)
    assert sorted(file.path.name for file in result.files) == [
        "deck-cy.pptx", "deck-en.pptx", "leaflet-cy.pdf", "leaflet-en.pdf",
    ]  # fmt: skip
    one = built(path, "cy")  # the command says otherwise
    assert sorted(file.path.name for file in one.files) == ["deck-cy.pptx", "leaflet-cy.pdf"]


def test_a_build_without_languages_is_as_ever(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    assert sorted(file.path.name for file in built(path).files) == ["deck.pptx", "leaflet.pdf"]


def test_the_files_of_a_language_do_not_depend_on_the_others(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH, de=GERMAN)

    def files(*languages: str) -> Mapping[str, bytes]:
        _, made, _ = make(path, irdocs.BuildOptions(languages=languages), environment={})
        return {file.name: file.data for file in made}

    together = files("de", "cy")
    assert files("cy").items() <= together.items()
    assert files("de").items() <= together.items()


def test_a_text_without_a_translation_is_an_error_at_its_line(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH | {"Getting ready": ""})
    result = built(path, "cy")
    assert result.failed and not result.files
    (error,) = result.report.errors
    assert (error.code, error.span and error.span.line) == ("untranslated-text", 18)
    other = error.span and error.span.other
    assert other and other.file.endswith("translations/cy.po")
    lines = (tmp_path / "translations" / "cy.po").read_text().split("\n")
    assert lines[other.line - 1] == 'msgstr ""'
    assert 'msgid "Getting ready"' in lines[other.line - 3 : other.line]


def test_it_may_be_left_in_its_own_language(tmp_path: Path) -> None:
    missing = {"Getting ready": "", "Call 0113 496 0000 if you are unwell": ""}
    path = project(tmp_path, cy=WELSH | missing)
    result = built(path, "cy", allow_untranslated=True)
    assert not result.failed
    assert findings(result, "warning").count("untranslated-text") == 2
    assert "Getting ready" in leaflet(path, "leaflet-cy.pdf")
    with pikepdf.open(tmp_path / "out" / "leaflet-cy.pdf") as pdf:
        languages = {
            str(element.get("/Lang")) for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and "/Lang" in element
        }  # fmt: skip
    assert "en-GB" in languages  # a listener hears the item in English
    assert built(path, "cy", allow_untranslated=True, strict=True).failed


def test_what_is_untranslated_is_told_once(tmp_path: Path) -> None:
    words = "These are the three things that you have to do before you come to us"
    text = CONTENT.replace("Three things help you to get ready", words)
    path = project(tmp_path, text, cy=WELSH)
    told = findings(built(path, "cy", allow_untranslated=True), "warning")
    assert told.count("untranslated-text") == 1 and "other-language" not in told
    path = project(tmp_path, text, cy=WELSH | {words: words})
    assert "other-language" in findings(built(path, "cy"), "warning")


def test_a_new_language_has_one_error_for_all_but_ten_texts(tmp_path: Path) -> None:
    path = project(tmp_path, cy={})
    result = checked(path, "cy")
    assert len(result.report.errors) == 11
    assert "3 more texts of 13" in " ".join(error.message for error in result.report.errors)


def test_a_language_without_a_file_is_an_error_that_names_the_command(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    result = built(path, "cyn")
    (error,) = result.report.errors
    assert error.code == "missing-translations"
    assert (
        error.hint == 'did you mean "cy"?; irdocs translate extract cyn writes it, to be translated'
    )
    assert (
        error.span is not None and "language" in path.read_text().split("\n")[error.span.line - 1]
    )
    with pytest.raises(UsageError, match="is not a language tag"):
        built(path, "../cy")


def test_a_changed_text_is_told_at_both_lines(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    path.write_text(CONTENT.replace("Getting ready", "How to get ready"))
    result = built(path, "cy")
    assert not result.failed and "Paratoi" in leaflet(path, "leaflet-cy.pdf")
    (found,) = [d for d in result.report if d.code == "stale-translation"]
    assert found.span and found.span.line == 18
    other = found.span.other
    assert other and '"Paratoi"' in result.text_of(other.file).split("\n")[other.line - 1]
    assert built(path, "cy", strict=True).failed


def test_a_fuzzy_translation_is_a_warning(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    changed(path, 'msgctxt "before.title"', '#, fuzzy\nmsgctxt "before.title"')
    result = checked(path, "cy")
    assert findings(result, "warning").count("fuzzy-translation") == 1
    assert not result.failed


def test_a_changed_number_is_an_error_at_the_line_of_the_translation(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    changed(path, "Cymerwch 2.5 mg", "Cymerwch 25 mg")
    result = built(path, "cy")
    (error,) = result.report.errors
    assert error.code == "changed-number" and error.span
    assert "Cymerwch 25 mg" in result.text_of(error.span.file).split("\n")[error.span.line - 1]
    assert error.span.other and error.span.other.line == 25
    shown = irdocs.check(path, irdocs.BuildOptions(languages=("cy",)))
    assert [e.code for e in shown.report.errors] == ["changed-number"]


def test_what_is_wrong_with_a_translated_text_itself_is_told_at_both_lines(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    changed(path, "Cymerwch 2.5 mg o'r tabledi **glas**", "# Cymerwch 2.5 mg o'r tabledi **glas**")
    (error,) = checked(path, "cy").report.errors
    assert error.code == "markup-not-set" and error.span
    assert error.span.line == 25 and error.span.other
    assert error.span.other.file.endswith("cy.po")


def test_a_hidden_control_of_direction_is_one_error(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    changed(path, '"Paratoi"', '"Para\u202etoi"')
    assert [e.code for e in checked(path, "cy").report.errors] == ["bidi-control"]


def test_a_broken_file_stops_only_its_language(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH, de=GERMAN)
    changed(path, 'msgstr "Paratoi"', 'msgstr "Paratoi')
    changed(path, "2,5 mg", "25 mg", "de")
    result = checked(path, "cy", "de")
    assert findings(result, "error") == ["changed-number", "bad-translations"] or findings(
        result, "error"
    ) == ["bad-translations", "changed-number"]


def test_a_translation_of_no_text_is_a_warning(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    with (tmp_path / "translations" / "cy.po").open("a") as file:
        file.write('\nmsgctxt "before.titel"\nmsgid "Gone"\nmsgstr "Wedi mynd"\n')
    result = checked(path, "cy")
    (found,) = [d for d in result.report if d.code == "unknown-text"]
    assert found.hint == 'did you mean "before.title"?'


def test_nobody_has_checked_it_until_somebody_is_named(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    draft = locale.load("cy").words.unchecked_translation

    def said() -> tuple[bool, list[bool]]:
        result = built(path, "cy", "en", formats=("a4",), press="uk-3mm")
        assert not result.failed, list(map(str, result.report))
        press = (tmp_path / "out" / "leaflet-a4-press-cy.txt").read_text()
        shown = [
            draft in leaflet(path, "leaflet-a4-cy.pdf"), draft in deck(path, "deck-cy.pptx"),
            "Draft translation" in press,
        ]  # fmt: skip
        assert "Draft translation" not in leaflet(path, "leaflet-a4-en.pdf")
        return "unchecked-translation" in findings(result, "note"), shown

    assert said() == (True, [True, True, True])
    changed(path, '"Language: cy\\n"', '"Language: cy\\n"\n"X-Checked-By: A. Reader\\n"')
    assert said() == (False, [False, False, False])


def test_a_waiver_covers_the_block_in_every_language(tmp_path: Path) -> None:
    waivers = (
        "waivers:\n  - {code: changed-emphasis, at: steps, reason: Welsh stresses the verb.}\n"
    )
    path = project(tmp_path, CONTENT.replace("sections:\n", f"{waivers}sections:\n"), cy=WELSH)
    changed(path, "**glas**", "glas")
    for languages in (("cy", "en"), ("cy",), ("en", "cy")):
        result = checked(path, *languages)
        assert [w.diagnostic.code for w in result.waived].count("changed-emphasis") == 1
        assert not {"changed-emphasis", "unused-waiver"} & set(findings(result, "warning"))


def test_a_waiver_of_the_original_is_not_called_useless_in_another_language(tmp_path: Path) -> None:
    waivers = "waivers:\n  - {code: long-heading, reason: It is the name of the clinic.}\n"
    title = "Getting ready for the scan in the way that our clinic asks you to do"
    text = CONTENT.replace("sections:\n", f"{waivers}sections:\n").replace("Getting ready", title)
    path = project(tmp_path, text, cy=WELSH | {title: "Paratoi"})
    assert "long-heading" in {waived.diagnostic.code for waived in checked(path).waived}
    assert "unused-waiver" not in findings(checked(path, "cy"), "warning")
    path.write_text(text.replace(title, "Getting ready"))
    assert "unused-waiver" in findings(checked(path), "warning")


def test_abbreviations_may_be_those_of_the_language(tmp_path: Path) -> None:
    glossary = "glossary: {NHS: National Health Service}\n"
    text = CONTENT.replace("sections:\n", f"{glossary}sections:\n")
    text = text.replace("Getting ready", "Getting ready for the NHS")
    welsh = WELSH | {
        "Getting ready for the NHS": "Paratoi i'r GIG", "NHS": "GIG",
        "National Health Service": "Gwasanaeth Iechyd Gwladol",
    }  # fmt: skip

    def glossary_of(words: Mapping[str, str]) -> dict[str, str]:
        path = project(tmp_path, text, cy=words)
        edition = TranslatedEdition("cy", str(path), tmp_path, FileReader())
        report = Report()
        read = content.read(
            path.read_bytes(), str(path), tmp_path, report, traits_of(), translation=edition
        )
        assert read.document is not None, list(report)
        return {name: str(meaning) for name, meaning in read.document.glossary.items()}

    assert glossary_of(welsh) == {"GIG": "Gwasanaeth Iechyd Gwladol"}
    assert glossary_of(welsh | {"NHS": ""}) == {"NHS": "Gwasanaeth Iechyd Gwladol"}


def test_a_risk_is_told_in_the_plural_forms_of_the_language(tmp_path: Path) -> None:
    text = CONTENT + RISK
    catalogue = extracted(texts_of(values_of(text), "pl"), Translations("pl"), {}).catalogue
    path = project(tmp_path, text)
    polish = {"stroke.event": "ma udar", "stroke.event_few": "mają udar"}
    entries = tuple(
        replace(entry, target=polish.get(entry.id, entry.source.replace("2.5", "2,5")
                                         .replace("1,000", "1000")))
        for entry in catalogue.entries
    )  # fmt: skip
    data = po_file.written(replace(catalogue, entries=entries), "T")
    (tmp_path / "translations" / "pl.po").write_bytes(data)
    result = built(path, "pl", only="leaflet")
    assert not result.failed, list(map(str, result.report.errors))
    said = leaflet(path, "leaflet-pl.pdf").replace("\u00a0", " ")
    assert "Na 1000 osób 20 ma udar" in said and "3 mają udar" in said
    notes = {entry.id: entry.notes for entry in catalogue.entries}
    assert any("Na 1000 osób 20 […] …, a 980 nie" in one.replace("\u00a0", " ")
               for one in notes["stroke.event"])  # fmt: skip


@pytest.mark.parametrize(
    ("language", "forms"),
    [("hi", []), ("pl", ["few", "many"]), ("cy", ["few", "many"]), ("sl", ["few"])],
)
def test_plural_forms_that_a_language_lacks_are_not_translated(
    language: str, forms: list[str]
) -> None:
    risk = RISK.replace(
        "event: ", "event_few: few have\n        event_many: many have\n        event: "
    )
    found = [text.id for text in texts_of(values_of(CONTENT + risk), language)]
    wanted = [f"stroke.event_{form}" for form in ("few", "many") if form in forms]
    assert [one for one in found if one in ("stroke.event_few", "stroke.event_many")] == wanted


def test_captions_may_differ_by_language(tmp_path: Path) -> None:
    for name, words in (("film.vtt", "Hello"), ("film.cy.vtt", "Helo")):
        (tmp_path / name).write_text(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{words}\n")
    for language, file, words in (("cy", "film.cy.vtt", "Helo"), ("de", "film.vtt", "Hello")):
        folder = AssetFolder(tmp_path, FileReader(), Path(), language)
        read = folder.captions(SourceText("film.vtt", NOWHERE), Report())
        assert read.file == file
        assert words in folder.texts[file]


def test_pictures_may_differ_by_language(tmp_path: Path) -> None:
    image = "      - {type: image, id: map, file: map.png, alt: A map}\n"
    text = CONTENT.replace("      - type: text\n", f"{image}      - type: text\n")
    path = project(tmp_path, text, cy=WELSH | {"A map": "Map"})
    Image.new("RGB", (400, 300), "#cc0000").save(tmp_path / "map.png")
    Image.new("RGB", (400, 300), "#00cc00").save(tmp_path / "map.cy.png")
    result = built(path, "cy", "en")
    assert not result.failed, list(map(str, result.report))

    def colours(name: str) -> set[tuple[int, ...]]:
        with zipfile.ZipFile(tmp_path / "out" / name) as package:
            media = [package.read(part) for part in package.namelist() if part.endswith(".png")]
        opened = [Image.open(io.BytesIO(data)).convert("RGB") for data in media]
        return {colour for image in opened if isinstance(colour := image.getpixel((5, 5)), tuple)}

    assert (0, 204, 0) in colours("deck-cy.pptx") and (204, 0, 0) not in colours("deck-cy.pptx")
    assert (204, 0, 0) in colours("deck-en.pptx") and (0, 204, 0) not in colours("deck-en.pptx")


def test_a_drawing_of_a_language_that_appears_starts_another_build(tmp_path: Path) -> None:
    image = "      - {type: image, id: map, file: map.png, alt: A map}\n"
    text = CONTENT.replace("      - type: text\n", f"{image}      - type: text\n")
    path = project(tmp_path, text, cy=WELSH | {"A map": "Map"})
    Image.new("RGB", (400, 300), "#cc0000").save(tmp_path / "map.png")
    result = irdocs.check(path, irdocs.BuildOptions(languages=("cy",)))
    assert not has_changed(result)
    Image.new("RGB", (400, 300), "#00cc00").save(tmp_path / "map.cy.png")
    assert has_changed(result)


def test_a_file_of_translations_that_appears_starts_another_build(tmp_path: Path) -> None:
    path = project(tmp_path, de=GERMAN)
    result = irdocs.check(path, irdocs.BuildOptions(languages=("cy",)))
    assert result.failed and not has_changed(result)
    project(tmp_path, cy=WELSH)
    assert has_changed(result)


def test_a_changed_translation_starts_another_build(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    result = irdocs.check(path, irdocs.BuildOptions(languages=("cy",)))
    assert not has_changed(result)
    changed(path, "Paratoi", "Ymbaratoi")
    assert has_changed(result)


def test_the_preview_shows_every_language_and_faults_at_the_lines_of_texts(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH, de=GERMAN)
    show = LivePreview(path, irdocs.BuildOptions(languages=("cy", "de")))
    show.renew()
    show.stop()
    shown = as_json(show.shown)
    titles = {product["name"] for product in shown["products"]}
    assert titles == {f"{name} ({tag})" for name in ("Leaflet", "Deck") for tag in ("cy", "de")}
    assert len({page["id"] for product in shown["products"] for page in product["pages"]}) == sum(
        len(product["pages"]) for product in shown["products"]
    )
    changed(path, "**glas**", "glas")
    show.renew()
    (finding,) = [f for f in as_json(show.shown)["findings"] if f["code"] == "changed-emphasis"]
    assert finding["line"] == 25


def test_translations_are_inputs_of_the_manifest(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    assert not built(path, "cy", manifest=True).failed
    recorded = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert "../translations/cy.po" in recorded["inputs"]
    assert recorded["order"]["languages"] == ["cy"]
    assert reproduce(tmp_path / "out" / "manifest.json").same
    changed(path, "Paratoi", "Ymbaratoi")
    assert not reproduce(tmp_path / "out" / "manifest.json").same


def test_files_of_a_build_are_checked_by_language(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    built(path, "cy", "en")
    order = irdocs.BuildOptions(languages=("cy", "en"))
    assert not irdocs.check(path, order, built=tmp_path / "out").report.errors
    changed(path, "Paratoi", "Ymbaratoi")
    codes = findings(irdocs.check(path, order, built=tmp_path / "out"), "error")
    assert "changed-text" in codes


def command(folder: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, list(arguments))


def test_the_commands_take_a_document_to_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str) -> Result:
        return command(tmp_path, *arguments, monkeypatch=monkeypatch)

    (tmp_path / "content.yaml").write_text(CONTENT)
    assert "13 new" in run("translate", "extract", "cy", "--format", "xliff").output
    po, xlf = tmp_path / "translations" / "cy.po", tmp_path / "translations" / "cy.xlf"
    before = po.read_bytes(), po.stat().st_mtime_ns
    assert "nothing new" in run("translate", "extract").output
    assert (po.read_bytes(), po.stat().st_mtime_ns) == before
    assert run("build", "--language", "cy").exit_code == 1

    text = xlf.read_text()
    for source, target in WELSH.items():
        if "*" not in source and "[" not in source:
            old = f'<source xml:space="preserve">{source}</source>'
            assert old in text
            text = text.replace(old, f"{old}<target>{target}</target>")
    (tmp_path / "back.xlf").write_text(text)
    refused = run("translate", "import", "back.xlf", "--language", "pl")
    assert refused.exit_code == 1 and "bad-translations" in refused.output
    assert not po.with_name("pl.po").exists()
    assert "11 translations taken" in run("translate", "import", "back.xlf").output
    status = run("translate", "status").output
    assert status.split("\n")[1].split()[:2] == ["cy", "11"]
    shown = json.loads(run("translate", "status", "cy", "--as", "json").output)
    assert shown[0]["missing"] == {"texts": 2, "words": 14}
    assert run("build", "--language", "cy", "--allow-untranslated").exit_code == 0
    assert (tmp_path / "output" / "deck-cy.pptx").is_file()


def test_a_file_that_another_program_has_wrapped_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, cy=WELSH)
    assert command(tmp_path, "translate", "extract", monkeypatch=monkeypatch).exit_code == 0
    po = tmp_path / "translations" / "cy.po"
    ours, file = po.read_bytes(), polib.pofile(str(po), wrapwidth=30)
    file.metadata |= {"X-Generator": "Another 3.4", "Last-Translator": "A. Reader"}
    file.save()
    theirs = po.read_bytes()
    assert theirs != ours
    done = command(tmp_path, "translate", "extract", monkeypatch=monkeypatch)
    assert "nothing new" in done.output and po.read_bytes() == theirs
    (tmp_path / "content.yaml").write_text(f"\n{CONTENT}")  # each text is one line below
    assert command(tmp_path, "translate", "extract", monkeypatch=monkeypatch).exit_code == 0
    assert b"#: content.yaml:4\n" in po.read_bytes()
    assert b"Last-Translator: A. Reader" in po.read_bytes()


def test_a_catalogue_is_the_same_from_whatever_folder_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "talk"
    (folder / "parts").mkdir(parents=True)
    head, _, section = CONTENT.partition("sections:\n")
    (folder / "parts" / "one.yaml").write_text(section)
    (folder / "content.yaml").write_text(f"{head}sections:\n  - include: parts/one.yaml\n")
    files = []
    for place, name in ((folder, "content.yaml"), (tmp_path, "talk"), (tmp_path, str(folder))):
        done = command(place, "translate", "extract", "cy", name, monkeypatch=monkeypatch)
        assert done.exit_code == 0, done.output
        files.append((folder / "translations" / "cy.po").read_bytes())
    assert files[0] == files[1] == files[2]
    assert b"#: parts/one.yaml:2\n" in files[0] and b"#: content.yaml:3\n" in files[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("translate", "extract"), "name a language, such as cy"),
        (("translate", "extract", "en"), '"en" is the language that the document is written in'),
        (("translate", "extract", "x y"), '"x y" is not a language tag'),
        (("translate", "import", "none.po"), "none.po: No such file"),
        (("build", "--language", "no such"), '"no such" is not a language tag'),
    ],
)
def test_a_command_says_why_it_cannot(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content.yaml").write_text(CONTENT)
    done = command(tmp_path, *arguments, monkeypatch=monkeypatch)
    assert done.exit_code == 2
    assert message in done.output


def test_a_broken_file_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project(tmp_path, cy=WELSH)
    changed(path, 'msgstr "Paratoi"', 'msgstr "Paratoi')
    before = (tmp_path / "translations" / "cy.po").read_bytes()
    done = command(tmp_path, "translate", "extract", "cy", monkeypatch=monkeypatch)
    assert done.exit_code == 1 and "bad-translations" in done.output
    assert (tmp_path / "translations" / "cy.po").read_bytes() == before


@pytest.mark.parametrize("style", ["text", "json", "sarif", "github"])
def test_every_report_names_both_places(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project(tmp_path, cy=WELSH)
    changed(path, "Cymerwch 2.5 mg", "Cymerwch 25 mg")
    done = command(tmp_path, "check", "--language", "cy", "--as", style, monkeypatch=monkeypatch)
    assert "content.yaml" in done.output and "translations/cy.po" in done.output
    if style == "sarif":
        (result,) = [r for r in json.loads(done.stdout)["runs"][0]["results"]
                     if r["ruleId"] == "changed-number"]  # fmt: skip
        (other,) = result["relatedLocations"]
        assert other["physicalLocation"]["region"]["startLine"] == 25


BASE = yaml.safe_load(ALL_BLOCKS.read_text())
SAME = filled(
    extracted(texts_of(values_of(ALL_BLOCKS.read_text()), "cy"), Translations("cy"), {}).catalogue,
    lambda source: source,
)


def read_in_welsh(text: str, catalogue: Translations) -> Report:
    """Read a content file with the pictures of all blocks and with some translations."""
    report = Report()
    folder = ALL_BLOCKS.parent
    edition = _Given("cy", "content.yaml", folder, FileReader(), allow_untranslated=True)
    edition.given = catalogue
    read = content.read(
        text.encode(), "content.yaml", folder, report, traits_of(), translation=edition
    )
    assert read.document is not None or report.errors
    return report


@dataclass
class _Given(TranslatedEdition):
    """An edition whose translations are given, and not read from a file."""

    given: Translations = field(default_factory=lambda: Translations("cy"))

    def _catalogue(self, place: object, report: Report) -> Translations:
        return self.given


@settings(max_examples=tried(300, 2), deadline=None, suppress_health_check=[*HealthCheck])
@given(st.sampled_from(list(places(BASE))), st.sampled_from(ODD))
def test_any_content_is_translated_or_refused(path: tuple[Any, ...], odd: Any) -> None:
    data = copy.deepcopy(BASE)
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = odd
    read_in_welsh(as_content(data), SAME)


@settings(max_examples=tried(300, 2), deadline=None, suppress_health_check=[*HealthCheck])
@given(st.sampled_from(range(len(SAME.entries))), st.text(max_size=80))
def test_any_translation_of_any_text_is_taken_or_refused_at_its_line(
    number: int, target: str
) -> None:
    entries = list(SAME.entries)
    entries[number] = replace(entries[number], target=target)
    report = read_in_welsh(ALL_BLOCKS.read_text(), replace(SAME, entries=tuple(entries)))
    assert all(found.span is not None for found in report)


def test_a_finished_deck_is_compared_with_the_content_in_its_own_language(tmp_path: Path) -> None:
    path = project(tmp_path, cy=WELSH)
    assert not built(path, "cy", "en", only="deck").failed
    for name in ("deck-cy.pptx", "deck-en.pptx"):
        arguments = ["diff", str(path), str(path.parent / "out" / name), "--exit-code"]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
