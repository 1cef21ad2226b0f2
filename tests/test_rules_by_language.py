"""Rules that go by the content's language: who may read it, what it is in, how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import irdocs
from conftest import ALL_BLOCKS, ROOT, SHIPPED, SMALL
from irdocs.audit import content
from irdocs.audit.content.reading_measures import counted, flesch_kincaid, gulpease, lix
from irdocs.audit.scorecard import Standing, scorecard
from irdocs.content.markup import sentences
from irdocs.locale.function_words import FUNCTION_WORDS
from irdocs.locale.recognition import other_language, other_script
from irdocs.locale.typography import style_faults
from support.thorough import tried

TEXTS: dict[str, str] = yaml.safe_load((ROOT / "tests/fixtures/paragraphs.yaml").read_text())
"""A leaflet's paragraph in each language that irdocs speaks."""


# ---------------------------------------------------------------- languages told apart


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_its_own_language_is_left_alone(language: str) -> None:
    for tag in (language, f"{language}-GB"):
        assert other_language(tag, TEXTS[language]) is None
        assert other_script(tag, TEXTS[language]) is None


@pytest.mark.parametrize("language", sorted(set(TEXTS) & set(FUNCTION_WORDS) - {"en"}))
def test_english_in_another_language_is_found_and_the_reverse(language: str) -> None:
    found = other_language(language, TEXTS["en"]) or other_script(language, TEXTS["en"])
    assert found in ("en", "Latn")
    found = other_language("en", TEXTS[language]) or other_script("en", TEXTS[language])
    assert found in (language, "Cyrl", "Arab")


def test_signs_of_formulas_are_of_no_script() -> None:
    assert other_script("en", "ℓ µ 𝑥 𝑦 𝑧 ℏ ℵ 𝛼 𝛽 𝛾 𝛿") is None


@pytest.mark.parametrize("language", ["bn", "gu", "pa"])
def test_another_script_is_found_where_the_words_are_not_known(language: str) -> None:
    assert other_script(language, TEXTS["en"]) == "Latn"
    assert other_script("en", TEXTS[language]) not in (None, "Latn")


def test_names_and_few_words_say_nothing() -> None:
    assert other_language("pl", "The New England Journal of Medicine") is None
    drugs = "Amlodipine, Ramipril, Clopidogrel, Atorvastatin, Apixaban, Bisoprolol, Furosemide"
    assert other_language("cy", drugs) is None and other_script("ar", drugs) is None
    mixed = TEXTS["ar"] + " (MRI, CT, Philips Azurion, iodine contrast)"
    assert other_script("ar", mixed) is None
    assert other_script("ur", "CT MRI PTA DSA IR NHS GP A B C") is None
    assert other_language("ca", TEXTS["en"]) == "en"  # nothing is known of Catalan but this
    assert other_language("ca", TEXTS["es"]) is None


def found(text: str, code: str, folder: Path) -> list[irdocs.Diagnostic]:
    file = folder / "content.yaml"
    file.write_text(text)
    return [item for item in irdocs.check(file).report if item.code == code]


def written(language: str, *texts: str) -> str:
    """Return the smallest content in a language, with a block for each text."""
    blocks = "".join(f"      - type: text\n        text: >-\n          {text}\n" for text in texts)
    return SMALL.replace("en-GB", language).replace(
        "      - type: text\n        text: Some words.\n", blocks
    )


def test_a_content_in_another_language_is_told_once_at_its_tag(tmp_path: Path) -> None:
    text = written("cy", TEXTS["en"], TEXTS["en"])
    (item,) = found(text, "other-language", tmp_path)
    assert item.message == 'the text is in English, and language: says "cy"'
    assert item.span is not None and item.span.line == 5


def test_a_paragraph_that_was_forgotten_is_told_at_its_line(tmp_path: Path) -> None:
    texts = (TEXTS["pl"], TEXTS["pl"], TEXTS["en"], TEXTS["pl"])
    (item,) = found(written("pl", *texts), "other-language", tmp_path)
    assert '"This test shows the blood …" is in English' in item.message
    assert item.span is not None and item.span.line == 26
    marked = (*texts[:2], f"[{TEXTS['en']}](lang:en)", texts[3])
    assert not found(written("pl", *marked), "other-language", tmp_path)


ENGLISH = (
    SHIPPED,
    ALL_BLOCKS,
    *sorted(ROOT.glob("examples/*/content.yaml")),
    *sorted(ROOT.glob("src/irdocs/starter/kinds/*/content.yaml")),
)


@pytest.mark.parametrize("file", ENGLISH[:: tried(1, 6)], ids=lambda file: file.parent.name)
def test_our_english_contents_have_no_such_finding(file: Path) -> None:
    codes = {item.code for item in irdocs.check(file).report}
    assert not codes & {"other-language", "locale-style", "formula-in-english"}


# ---------------------------------------------------------------- rules that know English words


NEEDS_ENGLISH = {
    "impossible-share", "wrong-way", "unit-of-one", "mistold-value",
    "long-sentence", "very-long-sentence", "long-paragraph", "unexplained-abbreviation",
    "title-case", "topic-title", "example-after-question", "mixed-denominators",
    "relative-risk-alone", "likelihood-without-number", "risk-without-period", "unfit-event",
    "doubled-word",
}  # fmt: skip


def test_rules_that_know_english_words_say_so() -> None:
    assert {rule.code for rule in content.RULES if rule.language == "en"} == NEEDS_ENGLISH


GERMAN = (
    "Die Untersuchung der Blutgefäße und alle Die Wege Der Ärzte zeigt, dass man in 24 von 100 "
    "Fällen und in 2 in 3 Tagen mit einem MRT oder einem CT, das im Krankenhaus gemacht wird und "
    "eine Stunde dauert, mehr sieht. Zwei sind da. Drei sind da. Vier sind da."
)


@pytest.mark.parametrize("key", ["languages", "bilingual"])
def test_tags_of_languages_are_no_words(key: str, tmp_path: Path) -> None:
    text = SMALL.replace("  disclaimer:", f"  {key}: [en-GB, zh-HK]\n  disclaimer:")
    assert found(text, "unexplained-abbreviation", tmp_path) == []


def test_they_are_silent_on_other_languages(tmp_path: Path) -> None:
    text = written("de", GERMAN).replace("title: Only\n", "title: Vor Der Neuen Untersuchung\n")
    file = tmp_path / "content.yaml"
    file.write_text(text)
    result = irdocs.check(file)
    codes = {item.code for item in result.report}
    assert not codes & (NEEDS_ENGLISH | {"unsourced-figure"})
    assert result.examined is not None
    card = {item.requirement: item.standing for item in scorecard(result.examined).criteria}
    for name in ("short sentences", "short paragraphs", "explains abbreviations", "in what time"):
        assert card[name] is Standing.NOT_APPLICABLE, name
    file.write_text(text.replace("language: de", "language: en"))
    assert {item.code for item in irdocs.check(file).report} & NEEDS_ENGLISH


@pytest.mark.parametrize("sign", ["50 %", "50\u066a", "50%", "%50"])
def test_a_percentage_needs_a_source_in_any_language(sign: str, tmp_path: Path) -> None:
    assert found(written("de", f"So ist es bei {sign} der Menschen."), "unsourced-figure", tmp_path)


def test_own_data_in_a_language_without_spaces_are_not_counted_by_words(tmp_path: Path) -> None:
    text = SMALL.replace("en-GB", "zh-Hans").replace(
        "        text: Some words.\n",
        "        text: 好。\n      - type: statistics\n        items: "
        "[{label: 好, value: 3, source: 2025年本院212名患者的审计数据}]\n",
    )
    assert not found(text, "vague-source", tmp_path) and not found(text, "unknown-source", tmp_path)
    dateless = text.replace("2025年", "")
    (one,) = found(dateless, "vague-source", tmp_path)
    assert one.message.endswith("does not say of which year")


@pytest.mark.parametrize(
    ("source", "is_vague"),
    [("212 रोगियों का हमारा अपना ऑडिट, दिल्ली, 2025", False), ("ऑडिट, दिल्ली 2025", True)],
)
def test_words_with_marks_on_their_letters_are_words(
    source: str, is_vague: bool, tmp_path: Path
) -> None:
    text = SMALL.replace("en-GB", "hi").replace(
        "        text: Some words.\n",
        "        text: अच्छा।\n      - type: statistics\n        items: "
        f'[{{label: अच्छा, value: 3, source: "{source}"}}]\n',
    )
    assert bool(found(text, "vague-source", tmp_path)) == is_vague


@pytest.mark.parametrize(
    ("source", "lacking"),
    [
        ("Our audit", "whose data they are, of what and of which year"),
        ("Our audit, 2025", "whose data they are and of what"),
        ("Our own audit of 212 patients in Leeds", "of which year"),
        ("Our survey, 12 May 2025", "whose data they are and of what"),
    ],
)
def test_a_vague_source_is_told_of_once_with_all_that_it_lacks(
    source: str, lacking: str, tmp_path: Path
) -> None:
    text = SMALL.replace(
        "        text: Some words.\n",
        "        text: Some words.\n      - type: statistics\n        items: "
        f'[{{label: of all, value: 3, source: "{source}"}}]\n',
    )
    (one,) = found(text, "vague-source", tmp_path)
    assert one.message == f'"{source}" does not say {lacking}'


@pytest.mark.parametrize(
    "source", ["Yorkshire Water, 212 samples, 2025", "Wodociągi Przykładowe, 212 próbek, 2026"]
)
def test_a_count_of_things_says_of_what_data_are(source: str, tmp_path: Path) -> None:
    text = SMALL.replace(
        "        text: Some words.\n",
        "        text: Some words.\n      - type: statistics\n        items: "
        f'[{{label: of all, value: 3, source: "{source}"}}]\n',
    )
    assert not found(text, "vague-source", tmp_path)


# ---------------------------------------------------------------- reading measures


def test_a_reading_measure_is_taken_by_the_formula_of_the_language(tmp_path: Path) -> None:
    said = {
        language: [item.message for item in found(
            written(language, *[TEXTS[language]] * 5), "reading-grade", tmp_path)]
        for language in ("en", "de", "it", "cy", "pl", "uk")
    }  # fmt: skip
    assert "Flesch-Kincaid" in said["en"][0]
    assert "LIX" in said["de"][0] and "Gulpease" in said["it"][0]
    assert not said["cy"] and not said["pl"] and not said["uk"]


def test_the_measures_are_those_of_their_papers() -> None:
    sample = counted(("Eins zwei drei vierundzwanzig.", "Fünf sechs sieben achtzehn."), "de")
    assert lix(sample).startswith("reading index 29 ")  # 8 / 2 + 100 * 2 / 8
    assert gulpease(sample).startswith("reading index 100 ")  # capped
    long = counted((" ".join(["parola"] * 20),), "it")
    assert gulpease(long).startswith("reading index 44 ")  # 89 + (300 - 1200) / 20
    assert "grade" in flesch_kincaid(counted(("One two three four five.",), "en"))


def test_sentences_end_in_every_script() -> None:
    assert sentences("Un. Élan. Ärzte! e.g. this. 5 mg.") == [
        "Un.", "Élan.", "Ärzte! e.g. this. 5 mg.",
    ]  # fmt: skip
    assert sentences("One. ") == ["One. "] and sentences("") == [""]
    assert len(sentences(TEXTS["zh-Hans"])) == 3
    assert len(sentences(TEXTS["ur"])) == 2
    assert len(sentences(TEXTS["bn"])) == 3
    assert len(sentences(TEXTS["uk"])) == 3
    assert len(sentences(TEXTS["ar"])) == 2
    assert sentences("他说：“好。”\\*行！”") == ["他说：“好。”\\*行！”"]
    assert sentences("医生说。“好。”") == ["医生说。", "“好。”"]


# ---------------------------------------------------------------- marks, spaces, units


@pytest.mark.parametrize(
    ("language", "text", "faults"),
    [
        ("de", "„so“ »so« “so” \"so\" 5mg 5 mg 5%", {"“so”": "„so“",
         "5mg": "5\u00a0mg", "5%": "5\u00a0%"}),
        ("de-CH", "«so» “so”", {"“so”": "«so»"}),
        ("fr", "Non! «\u00a0ici\u00a0» ; à 10:30, https://x.fr:80/a", {"Non!": "Non\u00a0!"}),
        ("fr", "“là” \"là\" «là»", {"«": "«\u00a0",
         "«là»": "«là\u00a0»"}),
        ("fr-CA", "Non! Oui?", {}),
        ("pl", "„tak” “tak” 5%", {"“tak”": "„tak”"}),
        ("ro", "paţienţi și șase", {"paţienţi": "pațienți"}),
        ("es", "¿Qué? Qué? ¡Sí! Sí!", {"Qué?": "¿Qué?", "Sí!": "¡Sí!"}),
        ("ar", "نعم, لا؟ \"نص\" «نص»", {"نعم,": "نعم،"}),
        ("ur", "یہ ہے. وہ ہے۔", {"ہے.": "ہے۔"}),
        ("zh-CN", "你好,世界。“好”", {"好,": "好，"}),
        ("zh-TW", "「好」 “好”", {"“好”": "「好」"}),
        ("bn", "এটি ভালো.", {"ভালো.": "ভালো।"}),
        ("it", "5 mcg, 10 IU", {"mcg": "µg", "IU": "UI"}),
        ("cy", "‘ie’ “ie” \"ie\" «ie»", {"«ie»": "“ie”"}),
        ("en", "\"so\" 5mg 5 % mcg", {}),
        ("xx", "\"so\" 5mg", {"5mg": "5\u00a0mg"}),
    ],
)  # fmt: skip
def test_a_language_has_marks_spaces_and_units_of_its_own(
    language: str, text: str, faults: dict[str, str]
) -> None:
    assert {fault.written: fault.here for fault in style_faults(text, language)} == faults


@pytest.mark.parametrize("language", TEXTS)
def test_a_well_written_paragraph_has_no_fault(language: str) -> None:
    assert not list(style_faults(TEXTS[language], language))


def test_faults_of_one_kind_are_one_note_at_the_first(tmp_path: Path) -> None:
    text = written("fr", "Oui! Non! Encore?", "Bien sûr!")
    (note,) = found(text, "locale-style", tmp_path)
    assert '"Oui!" is "Oui⍽!" in "fr", and so on in 4 places: lines' in note.message
    assert note.span is not None and note.span.line == 20
