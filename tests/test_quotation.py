"""Straight apostrophes and quotation marks become those of the language; nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from conftest import SMALL
from irdocs.audit.reading import pdf_text
from irdocs.audit.reading.transcript import normalised
from irdocs.content import markdown
from irdocs.content.markup import CodeSpan, Text, walk
from irdocs.content.quotation import MARKS, curled, marks_of, typed_pattern
from irdocs.diagnostics import Span
from support.small_documents import leaflet_in, whole
from support.thorough import tried


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Don't say \"so\" or 'so'.", "Don’t say “so” or ‘so’."),
        ("the patients' rights", "the patients’ rights"),
        ("'the patients' choice'", "‘the patients’ choice’"),
        ("the '90s and the 1990's, rock 'n' roll", "the ’90s and the 1990’s, rock ’n’ roll"),
        ("'tis, 'em; Q1 '24", "’tis, ’em; Q1 ’24"),
        ('"She said \'no\'," he said—"never".', "“She said ‘no’,” he said—“never”."),
        ('("so") and "("', "(“so”) and “(”"),
        ('"of several paragraphs', "“of several paragraphs"),
        ('and its end."', "and its end.”"),
        ("the \"top 5\" and 'top 5' lists", "the “top 5” and ‘top 5’ lists"),
        # feet and inches, minutes and seconds, thousands, the ends of a strand
        ("5'10\" tall, 6' 2\" or 6'", "5'10\" tall, 6' 2\" or 6'"),
        ('a 5" needle, 3" × 4"', 'a 5" needle, 3" × 4"'),
        ('"a 5" needle"', '“a 5" needle”'),
        ("51°30'26\" N, 1'000", "51°30'26\" N, 1'000"),
        ("5'-CAG-3' and 5'ATG", "5'-CAG-3' and 5'ATG"),
        ("a ' b \" c", "a ' b \" c"),
        ("“so”, ‘so’, don’t", "“so”, ‘so’, don’t"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert curled(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("cy", "mae'r \"gwaith\" a 'ma", "mae’r “gwaith” a ’ma"),
        ("de", "Er sagt \"so\" und 'so', geht's?", "Er sagt „so“ und ‚so‘, geht’s?"),
        ("de-CH", '"so"', "„so“"),
        ("fr", 'Il dit "oui" : l\'art', "Il dit «\u00a0oui\u00a0» : l’art"),
        ("fr-CH", '"oui"', "«oui»"),
        ("es", '"así"', "“así”"),
        ("es-ES", '"así"', "«así»"),
        ("it", 'l\'"arte"', "l’«arte»"),
        ("pl", '"tak"', "„tak”"),
        ("ro", '"da"', "„da”"),
        ("uk", 'м\'ята "так"', "м’ята «так»"),
        ("ar", 'قال "نعم"', "قال ”نعم“"),
        ("ur", '"جی"', "”جی“"),
        ("he", 'ארה"ב ג\'ון "טוב"', "ארה\"ב ג'ון ”טוב”"),
        ("zh-Hans", "他说\"好\"。'好'", "他说“好”。‘好’"),
        ("zh-Hant", '他說"好"', "他說「好」"),
        ("ja", '彼は"はい"と', "彼は「はい」と"),
        ("so", '"haa" go\'aan', "“haa” go’aan"),
    ],
)
def test_languages(language: str, typed: str, printed: str) -> None:
    assert curled(typed, language) == printed


def test_marks_of_a_tag_are_those_of_its_longest_part() -> None:
    assert marks_of("de-AT") == MARKS["de"]
    assert marks_of("fr-CH") != marks_of("fr-CA") == MARKS["fr"]
    assert marks_of("") == marks_of("sw") == marks_of("en")


def parsed(source: str, language: str | None = "en") -> Text:
    return markdown.parse(source, Span("", 1, 1, 1, 1), language=language)


def test_markup_does_not_part_what_belongs_together() -> None:
    text = parsed('"**Don\'t**" say *"so"*[@x], `it\'s "code"` or "`code`".')
    assert text.plain == '“Don’t” say “so”, it\'s "code" or “code”.'
    (code, _) = (inline for inline in walk(text.paragraphs[0]) if isinstance(inline, CodeSpan))
    assert code.text == 'it\'s "code"'


def test_words_in_another_language_have_its_marks() -> None:
    assert (
        parsed('He said "[il dit "oui"](lang:fr)".').plain == "He said “il dit «\u00a0oui\u00a0»”."
    )


def test_a_backslash_or_a_reference_keeps_a_mark_as_it_is() -> None:
    for language in ("en", None):
        assert parsed('5\\\' and \\"so\\" and &quot;', language).plain == '5\' and "so" and "'


def test_lists_and_formulas_are_looked_through() -> None:
    assert parsed('- don\'t\n- "$x$"').plain == "don’t\n\n“x”"


def test_without_a_language_nothing_changes() -> None:
    assert parsed('don\'t "so"', None).plain == 'don\'t "so"'


def test_words_are_found_in_the_file_as_they_were_typed() -> None:
    for typed, language in (('don\'t say "so"', "en"), ('il dit "oui"', "fr"), ('"so"', "pl")):
        assert re.search(typed_pattern(curled(typed, language)), f"- {typed}.")


ALL_MARKS = {mark.strip() for kind in (marks_of("en"), *MARKS.values()) for mark in kind}
TYPED = st.text(st.sampled_from("ab Дא好ก5.,;()-'\"'\"°×\u00a0s"), max_size=30)


@settings(max_examples=tried(5_000, 150), deadline=None)
@given(TYPED, st.sampled_from(["en", "de", "fr", "ja", "he", "uk", "ar", "cy"]))
def test_nothing_but_marks_changes(typed: str, language: str) -> None:
    printed = curled(typed, language)
    mark = rf"(?:['\"{''.join(ALL_MARKS)}]|«\u00a0|\u00a0»)"
    pattern = "".join(mark if sign in "'\"" else re.escape(sign) for sign in typed)
    assert re.fullmatch(pattern, printed)
    assert curled(printed, language).count("'") <= printed.count("'")


@settings(max_examples=tried(3_000, 200), deadline=None)
@given(st.text(st.sampled_from("ab *'\"`\\\n-[](5"), max_size=30))
def test_markup_stays_what_it_was(source: str) -> None:
    before, after = parsed(source, None), parsed(source, "en")
    kinds = [[type(inline) for inline in walk(paragraph)] for paragraph in before.paragraphs]
    assert kinds == [[type(inline) for inline in walk(p)] for p in after.paragraphs]
    assert re.sub("[‘’“”]", "q", after.plain).replace("'", "q").replace('"', "q") == (
        before.plain.replace("'", "q").replace('"', "q")
    )


QUOTED = SMALL.replace("title: Small", 'title: The patient\'s "choice"').replace(
    "        text: Some words.\n",
    """        text: |
          Don't wait, say "no" to `it's`.
      - type: table
        caption: A patient's day
        header: ["What's on", "Length"]
        rows: [["Doctor's visit", 5'10"]]
      - type: code
        title: It's code
        code: |
          print('a', "b")
""",
)


def test_every_product_shows_them(tmp_path: Path) -> None:
    out = whole(tmp_path, QUOTED, handout=2)
    (handout,) = out.glob("handout*.pdf")
    deck = Presentation(str(out / "deck.pptx"))
    frames = [
        shape.text_frame for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    ]
    texts = [pdf_text.read(leaflet_in(out)), pdf_text.read(handout.read_bytes())]
    words = [text.words(None) for text in texts]
    for shown in (*words, normalised(" ".join(frame.text for frame in frames))):
        assert "The patient’s “choice”" in shown
        assert "Don’t wait, say “no” to it's." in shown
        assert "print('a', \"b\")" in shown
