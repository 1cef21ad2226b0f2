"""Text against placeholders, in a typeface whose letters are all half an em: sums to the point."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irdocs.deck.faces import Face, MeasuringFaces
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import EVEN, HEIGHT_SLACK, NEVER, HeightGauge, even_runs, room_of
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.paragraph_metrics import BULLET_INDENT, COUNTED, NUMBER_INDENT, ParagraphSpacing
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.diagnostics import Report, Span
from irdocs.typeset.metrics import Font
from irdocs.units import Rect

SIZE = 20.0
LETTER = SIZE / 2
"""How wide a letter is at that size, in pt; bold ones are a fifth wider."""
WIDTH = 20 * LETTER
"""A line of twenty letters."""
LINE = SIZE * COUNTED.pitch
GAP = SIZE * COUNTED.before
HERE = Span("content.yaml", 7, 3, 7, 9)


def face(bold_and_italic: Face) -> Font:
    width = 0.6 if bold_and_italic[0] else 0.5
    letters = string.ascii_letters + string.digits + string.punctuation + " \u00a0"
    return Font("Even", None, dict.fromkeys(letters, width), 0.95, 0.25)


FACES = MeasuringFaces(face, slack=1.0)


def box(lines: float = 5, width: float = WIDTH, *, steps: tuple[float, ...] = ()) -> Placeholder:
    """Return a placeholder with room for so many lines, the spaces between paragraphs aside."""
    height = lines * LINE + HEIGHT_SLACK
    return Placeholder(Stem.BODY.single, "body", Rect(0, 0, width, height), SIZE, steps=steps)


def said(*texts: str) -> list[SlideParagraph]:
    return [SlideParagraph((TextRun(text),)) for text in texts]


def letters(count: int) -> str:
    """Return words of four letters and a space each that are together so many signs long."""
    return ("word " * count)[:count].rstrip().ljust(count, "x")


def heights(place: Placeholder, *paragraphs: SlideParagraph, size: float = SIZE) -> list[float]:
    return list(HeightGauge(FACES, paragraphs, place).heights(place.box.width, size))


def lines(place: Placeholder, *paragraphs: SlideParagraph) -> list[float]:
    """Return in how many lines each paragraph is set."""
    before = SIZE * place.spacing.before + place.spacing.before_points
    pitch = SIZE * place.spacing.pitch
    return [round((height - before) / pitch, 6) for height in heights(place, *paragraphs)]


def fitter(faces: MeasuringFaces = FACES) -> TextFitter:
    return TextFitter(faces, faces, Report())


# ---------------------------------------------------------------- heights


def test_a_line_is_as_high_as_the_pitch_and_has_the_space_before_it() -> None:
    assert heights(box(), *said("word")) == pytest.approx([LINE + GAP])
    assert heights(box(), *said("word"), size=10) == pytest.approx([(LINE + GAP) / 2])


def test_a_line_holds_what_fits_it_to_the_point() -> None:
    assert lines(box(), *said("word word word word", "word word word wordx")) == [1, 1]
    assert lines(box(), *said("word word word wordxx")) == [2]
    assert lines(box(), *said(" ".join(["wordword"] * 4))) == [2]
    assert lines(box(), *said(" ".join(["wordword"] * 5))) == [3]


def test_the_whole_height_leaves_the_first_space_out() -> None:
    gauge = HeightGauge(FACES, said("word", "word", "word"), box())
    assert gauge.height(WIDTH, SIZE) == pytest.approx(3 * LINE + 2 * GAP)
    assert HeightGauge(FACES, [], box()).height(WIDTH, SIZE) == 0


def test_a_template_s_spacing_counts() -> None:
    place = replace(box(), spacing=ParagraphSpacing(2.0, 0.5, 7.0))
    assert heights(place, *said("word")) == pytest.approx([2 * SIZE + 0.5 * SIZE + 7])


def test_a_typeface_that_is_not_known_is_counted_on_as_taller() -> None:
    tall = replace(FACES, tall=1.5)
    gauge = HeightGauge(tall, said("word"), box())
    assert gauge.height(WIDTH, SIZE) == pytest.approx(1.5 * LINE)


def test_white_space_at_the_sides_takes_room() -> None:
    place = replace(box(), inset=LETTER / 2)
    assert lines(place, *said("wordwordwordwordwor", "word word word word w")) == [1, 2]


def test_a_bullet_takes_room_at_each_level_and_a_number_takes_that_of_two() -> None:
    """Twenty letters less two bullets' indents are fifteen and a bit."""
    place = replace(box(), bullets=True)
    assert int((WIDTH - 2 * BULLET_INDENT) / LETTER) == 15
    assert NUMBER_INDENT == 2 * BULLET_INDENT
    sixteen = SlideParagraph((TextRun("wordwor wordword"),))
    assert lines(
        place,
        replace(sixteen, bullet=False),
        sixteen,
        replace(sixteen, level=1),
        replace(sixteen, hangs=True),
        replace(sixteen, level=1, bullet=False),
    ) == [1, 1, 2, 2, 1]


def test_bold_words_and_bold_placeholders_are_wider() -> None:
    words = "wordword wordwordw"
    bold = SlideParagraph((TextRun(words, bold=True),))
    assert lines(box(), *said(words), bold) == [1, 2]
    assert lines(replace(box(), bold=True), *said(words)) == [2]


def test_words_that_a_template_shows_in_capitals_are_measured_as_such() -> None:
    def load(_: Face) -> Font:
        wide = dict.fromkeys(string.ascii_uppercase, 0.7)
        return replace(face((False, False)), advances={**face((False, False)).advances, **wide})

    faces = MeasuringFaces(load, slack=1.0)
    for place, count in ((box(), 1), (replace(box(), capitals=True), 2)):
        gauge = HeightGauge(faces, said("wordword wordword"), place)
        assert gauge.height(WIDTH, SIZE) == pytest.approx(count * LINE)


def test_lines_of_scripts_without_spaces_break_between_letters() -> None:
    def load(_: Face) -> Font:
        wide = dict.fromkeys("每个动作十次，每天三遍。如果感到剧痛，请停下来。", 1.0)
        return replace(face((False, False)), advances=wide)

    faces = MeasuringFaces(load, slack=1.0)
    text = said("每个动作十次，每天三遍。如果感到剧痛，请停下来。")
    gauge = HeightGauge(faces, text, box(width=20 * SIZE))
    assert gauge.height(20 * SIZE, SIZE) == pytest.approx(2 * LINE)
    # Two lines of twelve, each of which is a sentence, are better than one of thirteen and eleven.
    assert 12 * SIZE <= gauge.even_width(SIZE, NEVER) < 13 * SIZE


def test_a_part_of_each_line_is_not_counted_on() -> None:
    words = said("wordword wordwordwor")
    assert HeightGauge(FACES, words, box()).height(WIDTH, SIZE) == pytest.approx(LINE)
    careful = replace(FACES, slack=0.98)
    assert HeightGauge(careful, words, box()).height(WIDTH, SIZE) == pytest.approx(2 * LINE)
    assert HeightGauge(careful, words, box()).widest(SIZE) == pytest.approx(11 * LETTER / 0.98)


def test_a_word_that_is_too_wide_has_no_height() -> None:
    place = replace(box(), steps=(10.0,))
    assert heights(place, *said("word", "w" * 21)) == [pytest.approx(LINE + GAP), NEVER]
    assert HeightGauge(FACES, said("w" * 21), place).height(WIDTH, SIZE) == NEVER


def test_a_smaller_size_keeps_the_word_whole() -> None:
    place = replace(box(), steps=(10.0,))
    assert lines(place, *said("w" * 20)) == [1]
    assert heights(place, *said("w" * 40), size=10) == pytest.approx([(LINE + GAP) / 2])


def test_a_link_longer_than_a_line_at_any_size_is_broken_with_lines_to_spare() -> None:
    """Renderers break it at different places; LibreOffice begins it on a line of its own."""
    address = "https://example.org/" + "/".join(["path"] * 6)
    link = SlideParagraph((TextRun(address, url=address),))
    plain = SlideParagraph((TextRun(address),))
    by_hand = -(-len(address) // 20)
    (as_link, as_words) = lines(box(lines=20), link, plain)
    assert as_words >= by_hand + 1
    assert as_link == as_words + 1


def test_beside_a_long_link_a_line_is_kept_free_for_its_full_stop() -> None:
    """LibreOffice tears the full stop from a link that takes more than half of a line."""

    def with_link(words: str) -> SlideParagraph:
        return SlideParagraph((TextRun("word word word word "), TextRun(words, url="#")))

    assert lines(box(), with_link("wordwordwo"), with_link("wordwordwor")) == [2, 3]


def test_a_hyphen_is_no_place_to_count_on() -> None:
    assert lines(box(), *said("word wordword-wordword")) == [2]


# ---------------------------------------------------------------- rooms


def test_the_room_of_a_placeholder_leaves_its_insets_and_a_slack_free() -> None:
    place = replace(box(3), inset_down=5.0)
    assert room_of(place) == pytest.approx(3 * LINE - 10)


def test_what_is_as_high_as_the_room_fits() -> None:
    words = said("word", "word")
    tall = 2 * LINE + GAP + HEIGHT_SLACK
    for height, fits in ((tall + 0.001, True), (tall - 0.001, False)):
        place = replace(box(), box=Rect(0, 0, WIDTH, height))
        assert HeightGauge(FACES, words, place).fits(SIZE) is fits


def test_paragraphs_that_end_in_a_lost_word_are_counted() -> None:
    lost = "wordword wordwordwo no"
    kept = "wordword wordword wordwordword"
    gauge = HeightGauge(FACES, said(lost, kept, "word"), box())
    assert gauge.lost_words(SIZE) == 1


# ---------------------------------------------------------------- dealing out


def test_things_are_dealt_out_into_runs_of_like_height() -> None:
    assert even_runs([10] * 7, 0, 50) == [slice(0, 4), slice(4, 7)]
    assert even_runs([10] * 4, 0, 50) == [slice(0, 4)]
    assert even_runs([40, 10, 40], 0, 50) == [slice(0, 2), slice(2, 3)]


def test_the_first_of_a_run_does_without_the_space_before_it() -> None:
    assert even_runs([15, 15], 5, 25) == [slice(0, 2)]
    assert even_runs([15, 15], 5, 24) == [slice(0, 1), slice(1, 2)]


@given(st.lists(st.floats(6, 50), min_size=1, max_size=40), st.floats(0, 5), st.floats(50, 200))
def test_runs_are_as_few_as_can_be_and_all_stay_within_the_room(
    tall: list[float], gap: float, room: float
) -> None:
    runs = even_runs(tall, gap, room)
    assert runs[0].start == 0 and runs[-1].stop == len(tall)
    assert all(one.stop == other.start for one, other in pairwise(runs))
    used = [sum(tall[run]) - gap for run in runs]
    assert max(used) <= room + 1e-6
    assert len(runs) == fewest(tall, gap, room)


def fewest(tall: Sequence[float], gap: float, room: float) -> int:
    """Return the fewest runs, by trying every cut from the end."""
    best = [0] * (len(tall) + 1)
    for start in reversed(range(len(tall))):
        stops = range(start + 1, len(tall) + 1)
        within = [stop for stop in stops if sum(tall[start:stop]) - gap <= room]
        best[start] = 1 + min(best[stop] for stop in within)
    return best[0]


def test_no_run_is_much_taller_than_the_average() -> None:
    tall = [10.0] * 23
    runs = even_runs(tall, 0, 100)
    assert [run.stop - run.start for run in runs] == [8, 8, 7]
    assert max(sum(tall[run]) for run in runs) <= sum(tall) / len(runs) * EVEN


def test_pages_of_paragraphs_are_dealt_evenly() -> None:
    place = box(4)
    gauge = HeightGauge(FACES, said(*["word"] * 7), place)
    pages = gauge.pages(SIZE)
    assert pages == [slice(0, 3), slice(3, 6), slice(6, 7)]
    assert gauge.part(pages, SIZE) and not gauge.part([slice(0, 7)], SIZE)


def test_one_paragraph_that_is_taller_than_a_page_has_no_pages() -> None:
    gauge = HeightGauge(FACES, said("word", letters(120)), box(4))
    assert gauge.pages(SIZE) is None


# ---------------------------------------------------------------- sizes and complaints


def test_the_largest_size_that_fits_is_taken() -> None:
    place = box(2, steps=(16.0, 10.0))
    assert fitter().size(said("word"), place) == SIZE
    assert fitter().size(said("word", "word"), place) == 16.0
    assert fitter().size(said(*["word"] * 30), place) is None


def test_a_little_smaller_is_taken_where_that_spares_a_lost_word() -> None:
    words = said("wordword wordwordwo no")
    assert fitter().size(words, box(2, steps=(18.0, 10.0))) == 18.0
    assert fitter().size(words, box(2, steps=(16.0, 10.0))) == SIZE, "much smaller is no gain"


def test_what_does_not_fit_is_an_error_that_says_by_how_much() -> None:
    place = box(2)
    fit = fitter()
    assert fit.size_or_error(said(*["word"] * 4), place, HERE) == SIZE
    (error,) = fit.report.errors
    assert error.code == "slide-overflow" and error.span == HERE
    assert 'its box "Body" at 20 pt: 4 lines too many' in error.message
    assert error.message.startswith('"word word word word"')


def test_a_word_that_is_too_wide_is_named() -> None:
    fit = fitter()
    wide = "w" * 41
    assert fit.size_or_error(said(f"so {wide} it"), box(steps=(10.0,)), HERE) == 10.0
    (error,) = fit.report.errors
    assert error.message.endswith(f': the word "{wide}" is wider than the box')
    assert fit.too_wide(said("so it", f"so {wide} it"), box(), WIDTH, SIZE) == wide
    assert fit.too_wide(said("so it"), box(), WIDTH, SIZE) is None


def test_letters_that_the_typeface_lacks_are_one_error_a_text() -> None:
    fit = fitter()
    fit.size_or_error(said("∞ word ∞", "語"), box(), HERE)
    (error,) = fit.report.errors
    assert (error.code, error.span) == ("missing-glyph", HERE)
    assert "Chinese letters" in error.message
    fit = fitter()
    fit.size_or_error(said("∞ word ∞"), box(), HERE)
    assert "U+221E" in fit.report.errors[0].message


def test_what_fits_is_no_error() -> None:
    fit = fitter()
    assert fit.size_or_error(said("word"), box(), HERE) == SIZE
    assert not list(fit.report)


def test_trying_complains_to_a_report_of_its_own() -> None:
    fit = fitter()
    trial = fit.trying
    trial.size_or_error(said(*["word"] * 9), box(2), HERE)
    assert trial.report.errors and not fit.report.errors


def test_like_texts_have_one_size() -> None:
    place = box(1, steps=(15.0, 10.0))
    like = [(said("word"), place), (said("word word word word word"), place)]
    assert fitter().common(like, [HERE, HERE]) == 15.0
    assert fitter().common([], []) == 0.0


def test_titles_are_measured_in_the_face_of_titles() -> None:
    wide = MeasuringFaces(lambda _: face((True, False)), slack=1.0)
    fit = TextFitter(FACES, wide, Report())
    words = said("wordword wordwordw")
    body = box(1)
    assert fit.size(words, body) == SIZE
    assert fit.size(words, replace(body, kind="title")) is None


def test_a_width_to_keep_free_counts_the_slack_and_the_weight() -> None:
    fit = fitter(replace(FACES, slack=0.8))
    assert fit.width("word", SIZE) == pytest.approx(4 * LETTER / 0.8)
    assert fit.width("word", SIZE, bold=True) == pytest.approx(4 * 0.6 * SIZE / 0.8)


# ---------------------------------------------------------------- pages


def placed(*texts: str) -> list[tuple[SlideParagraph, Span]]:
    return [(paragraph, HERE) for paragraph in said(*texts)]


def test_what_fits_one_slide_stays_on_it_at_a_smaller_size() -> None:
    ((page, size),) = fitter().pages(placed("word", "word"), box(2, steps=(15.0,)))
    assert [paragraph.text for paragraph in page] == ["word", "word"] and size == 15.0


@pytest.mark.parametrize(
    ("count", "dealt", "size"), [(6, [3, 3], SIZE), (7, [4, 3], 15.0), (10, [4, 4, 2], 15.0)]
)
def test_what_does_not_is_dealt_out_and_set_as_large_as_all_pages_allow(
    count: int, dealt: list[int], size: float
) -> None:
    """At 15 pt a page holds four lines and at 20 pt three: six lines need no smaller size."""
    fit = fitter()
    texts = [f"word {n}" for n in range(count)]
    pages = fit.pages(placed(*texts), box(4, steps=(16.0, 15.0)))
    assert [paragraph.text for page, _ in pages for paragraph in page] == texts
    assert [(len(page), at) for page, at in pages] == [(lines, size) for lines in dealt]
    assert not fit.report.errors


def test_a_paragraph_that_no_slide_holds_is_an_error_and_is_not_dropped() -> None:
    fit = fitter()
    texts = ["word", letters(200)]
    ((page, size),) = fit.pages(placed(*texts), box(4, steps=(18.0,)))
    assert [paragraph.text for paragraph in page] == texts and size == 18.0
    (error,) = fit.report.errors
    assert error.code == "slide-overflow" and "too many" in error.message
