"""Texts have ids that survive edits, and catalogues lose no translation by whatever edit."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import polib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ALL_BLOCKS, SHIPPED
from irdocs.content.model import Document
from irdocs.content.model_shape import children, nodes_below
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Report
from irdocs.translation import po_file
from irdocs.translation.catalogue import Entry, Translations
from irdocs.translation.matching import paired
from irdocs.translation.plural_forms import FORM, plural_forms
from irdocs.translation.standing import TranslationState, counted, state_of
from irdocs.translation.texts import texts_of
from support.thorough import tried
from support.translated import (
    CONTENT,
    RISK,
    WELSH,
    as_content,
    extract,
    filled,
    texts_in,
    values_of,
)


def sources(text: str) -> dict[str, str]:
    return {found.id: found.source for found in texts_in(text)}


def catalogue_of(text: str) -> Translations:
    """A catalogue in which each text is translated as itself in brackets."""
    return filled(extract(text, Translations("cy")), lambda source: f"({source})")


def states(text: str, catalogue: Translations) -> dict[str, TranslationState]:
    texts = texts_in(text)
    pairs = zip(texts, paired(texts, catalogue.entries).entries, strict=True)
    return {text.source: state_of(text, entry) for text, entry in pairs}


def test_every_text_of_a_small_document_is_found_with_its_id() -> None:
    found = sources(CONTENT)
    assert list(found.values()) == list(WELSH)
    assert found["before.title"] == "Getting ready"
    assert found["steps.headline"] == "Three things help you to get ready"
    assert found["more.text"] == "Read [our page](https://example.org/scan) before you come."
    assert all(name.startswith("steps.items._") for name in list(found)[7:11])


def test_ids_are_unique_and_name_tokens_of_xml() -> None:
    for path in (ALL_BLOCKS, SHIPPED):
        names = [text.id for text in texts_in(path.read_text())]
        assert len(names) == len(set(names)) > 100
        assert all(name.replace("-", "").replace(".", "").replace("_", "").isalnum()
                   and name.isascii() for name in names)  # fmt: skip


def test_all_words_of_the_model_are_found_in_the_fixture_of_all_blocks() -> None:
    """Every text that a reader sees is among the texts, or is the same in all languages."""
    found = {text.source for text in texts_in(ALL_BLOCKS.read_text())}
    data = yaml.safe_load(ALL_BLOCKS.read_text())
    seen: list[str] = []

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name not in ("sources", "waivers", "theme", "leaflet", "deck", "authors"):
                    walk(inner, str(name))
        elif isinstance(value, list):
            for inner in value:
                walk(inner, key)
        elif isinstance(value, str) and " " in value.strip() and key not in ("code", "latex"):
            seen.append(value)

    walk(data, "")
    missing = [
        value for value in seen
        if not any(" ".join(value.split()) in " ".join(text.split()) for text in found)
        and any(letter.isalpha() for letter in value)
    ]  # fmt: skip
    assert len(seen) > 100
    assert not missing


@pytest.mark.parametrize("key", ["file", "url", "id", "doi", "email", "source", "date", "only"])
def test_what_is_the_same_in_every_language_is_no_words(key: str) -> None:
    shapes = [children(node)[key] for node in nodes_below(Document) if key in children(node)]
    allowed = (
        {WordsForm.OWN_DATA} if key == "source" else {WordsForm.LINE} if key == "date" else set()
    )
    assert shapes
    assert {shape.words for shape in shapes} - {None} <= allowed  # a timeline's date is words


def test_wrapping_lines_anew_changes_no_text() -> None:
    wrapped = CONTENT.replace(
        "before\n          you come", "\n          before you\n          come"
    )
    assert wrapped != CONTENT
    assert sources(wrapped) == sources(CONTENT)


def test_lists_and_paragraphs_keep_their_lines() -> None:
    lines = ["One", "two:", "", "- three", "- four", "", "Read [our"]
    text = CONTENT.replace("          Read [our", "\n".join(f"          {line}" for line in lines))
    (found,) = [s for s in sources(text).values() if "three" in s]
    assert found.startswith("One two:\n\n- three\n- four\n\nRead [our page]")


@pytest.mark.parametrize("value", ['"999"', "2026-11-23", "www.nhs.uk/scan", '"12 %"'])
def test_what_needs_no_translator_is_left_out(value: str) -> None:
    text = CONTENT.replace("title: More about it", f"title: {value}")
    assert "more.title" not in sources(text)


def test_numbers_that_other_countries_write_otherwise_are_texts() -> None:
    text = CONTENT.replace("title: More about it", 'title: "0.5–1.5"')
    assert sources(text)["more.title"] == "0.5–1.5"


def test_a_catalogue_is_written_the_same_again() -> None:
    for path in (ALL_BLOCKS, SHIPPED):
        text = path.read_text()
        first = po_file.written(catalogue_of(text), "T")
        read = po_file.read(first, "cy.po", "cy", Report())
        assert read is not None
        assert po_file.written(extract(text, read), "T") == first


def test_other_programs_read_the_file() -> None:
    catalogue = filled(extract(CONTENT, Translations("cy")), WELSH)
    read = polib.pofile(po_file.written(catalogue, "T").decode())
    assert {entry.msgid: entry.msgstr for entry in read} == WELSH
    assert read.metadata["Language"] == "cy"
    assert read.metadata["Plural-Forms"].startswith("nplurals=6;")
    entry = next(entry for entry in read if entry.msgctxt == "before.title")
    assert entry.occurrences == [("content.yaml", "18")]
    assert "65 characters at most" in entry.comment


@pytest.mark.parametrize(
    ("language", "forms"),
    [("cy", 6), ("ar", 6), ("pl", 4), ("de", 2), ("ja", 1), ("pt-BR", 3), ("xx", 1)],
)
def test_plural_forms_are_those_of_cldr(language: str, forms: int) -> None:
    header = plural_forms(language)
    assert FORM.match(header)
    assert header.startswith(f"nplurals={forms};")


def test_comments_for_translators_go_along() -> None:
    comments = "# an aside", "# Translators: not a race,", "# but a meal"
    title = "    title: Getting ready"
    text = CONTENT.replace(title, "\n".join((*(f"    {line}" for line in comments), title)))
    entry = next(e for e in extract(text, Translations("cy")).entries if e.id == "before.title")
    assert entry.notes[-2:] == ("not a race,", "but a meal")


def test_what_the_lecturer_says_stands_with_the_title_of_the_slide() -> None:
    text = CONTENT.replace("    lead: Do", "    notes: Ask the room first.\n    lead: Do")
    entry = next(e for e in extract(text, Translations("cy")).entries if e.id == "before.title")
    assert "the lecturer says: Ask the room first." in entry.notes


def test_a_changed_text_keeps_its_translation_as_stale() -> None:
    before = catalogue_of(CONTENT)
    text = CONTENT.replace("Getting ready", "How to get ready")
    assert states(text, before)["How to get ready"] is TranslationState.STALE
    entry = next(e for e in extract(text, before).entries if e.id == "before.title")
    assert (entry.target, entry.is_fuzzy, entry.previous) == (
        "(Getting ready)", True, "Getting ready",
    )  # fmt: skip
    twice = extract(text.replace("How to get", "How you get"), extract(text, before))
    again = next(e for e in twice.entries if e.id == "before.title")
    assert again.previous == "Getting ready"  # which is what the translation is of


def test_a_text_that_is_changed_back_is_translated_again() -> None:
    before = catalogue_of(CONTENT)
    changed = extract(CONTENT.replace("Getting ready", "How to get ready"), before)
    assert extract(CONTENT, changed).entries == before.entries


def test_a_translator_confirms_by_removing_the_mark() -> None:
    text = CONTENT.replace("Getting ready", "How to get ready")
    changed = extract(text, catalogue_of(CONTENT))
    confirmed = replace(changed, entries=tuple(replace(e, is_fuzzy=False) for e in changed.entries))
    assert set(states(text, confirmed).values()) == {TranslationState.TRANSLATED}


def test_a_text_that_is_gone_is_put_aside_and_found_again() -> None:
    before = catalogue_of(CONTENT)
    less = CONTENT.replace("        title: More about it\n", "")
    put_aside = extract(less, before)
    assert [e.source for e in put_aside.entries if e.is_obsolete] == ["More about it"]
    raw = po_file.written(put_aside, "T")
    assert b'#~ msgid "More about it"' in raw
    read = po_file.read(raw, "cy.po", "cy", Report())
    assert read is not None
    assert extract(CONTENT, read).entries == before.entries


def test_equal_texts_keep_their_own_translations() -> None:
    text = CONTENT.replace(
        "          - Call", "          - {text: Yes, short: Yes}\n          - Call"
    ).replace("More about it", "Yes")
    catalogue = extract(text, Translations("cy"))
    numbered = replace(
        catalogue,
        entries=tuple(replace(e, target=f"{n}") for n, e in enumerate(catalogue.entries)),
    )
    moved = yaml.safe_load(text)
    moved["sections"][0]["blocks"].reverse()
    after = {e.id: e.target for e in extract(as_content(moved), numbered).entries}
    assert after == {e.id: e.target for e in numbered.entries}


def test_an_item_with_new_words_is_taken_for_the_old_one() -> None:
    before = catalogue_of(CONTENT)
    text = CONTENT.replace("Call 0113 496 0000 if you are unwell", "Call 0113 496 0000 if unwell")
    found = states(text, before)
    assert found["Call 0113 496 0000 if unwell"] is TranslationState.STALE
    assert list(found.values()).count(TranslationState.STALE) == 1


def test_an_item_for_the_whole_list_is_new_only_itself() -> None:
    before = catalogue_of(CONTENT)
    text = CONTENT.replace(
        "        items:\n", "        items:\n          - Something else entirely\n"
    )
    found = states(text, before)
    assert found.pop("Something else entirely") is TranslationState.MISSING
    assert set(found.values()) == {TranslationState.TRANSLATED}


@pytest.mark.parametrize(
    ("language", "forms"),
    [("de", []), ("vi", []), ("pl", ["few"]), ("ar", ["few", "many"]), ("cy", ["few"])],
)
def test_a_language_gets_the_plural_forms_that_the_numbers_need(
    language: str, forms: list[str]
) -> None:
    found = texts_of(values_of(CONTENT + RISK), language)
    own = [text for text in found if text.id.startswith("stroke.event_")]
    assert sorted(text.role.removeprefix("event_") for text in own) == forms
    assert all(text.source == "have a stroke" for text in own)


def test_an_abbreviation_may_have_one_of_its_own_and_needs_none() -> None:
    text = CONTENT.replace("sections:\n", "glossary: {NHS: National Health Service}\nsections:\n")
    assert sources(text)["glossary.NHS.abbreviation"] == "NHS"
    catalogue = filled(extract(text, Translations("cy")), WELSH)
    found = states(text, catalogue)
    assert found["NHS"] is TranslationState.TRANSLATED
    assert found["National Health Service"] is TranslationState.MISSING


def test_status_counts_texts_and_words() -> None:
    words = {source: target for source, target in WELSH.items() if source != "Drink water"}
    texts = texts_in(CONTENT)
    catalogue = filled(extract(CONTENT, Translations("cy")), words)
    counts = counted(texts, paired(texts, catalogue.entries))
    assert (counts[TranslationState.MISSING].texts, counts[TranslationState.MISSING].words) == (
        1,
        2,
    )
    assert counts[TranslationState.TRANSLATED].texts == len(WELSH) - 1


WORDS = st.sampled_from(
    ["scan", "tablet", "water", "nurse", "door", "light", "hour", "blue", "round", "early"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
ITEMS = st.lists(
    st.one_of(SENTENCES, st.fixed_dictionaries({"text": SENTENCES, "short": SENTENCES})),
    min_size=1, max_size=4,
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(CONTENT)
    data["sections"] = []
    for number in range(draw(st.integers(1, 3))):
        blocks: list[dict[str, Any]] = []
        for index in range(draw(st.integers(1, 4))):
            named = {"id": f"b{number}-{index}"} if draw(st.booleans()) else {}
            title = {"title": draw(SENTENCES)} if draw(st.booleans()) else {}
            kind = draw(st.sampled_from(["text", "points"]))
            rest = {"text": draw(SENTENCES)} if kind == "text" else {"items": draw(ITEMS)}
            blocks.append({"type": kind, **named, **title, **rest})
        data["sections"].append(
            {
                "id": f"s{number}",
                "title": draw(SENTENCES),
                "lead": draw(SENTENCES),
                "blocks": blocks,
            }
        )
    return data


def edit(data: dict[str, Any], chance: random.Random) -> None:
    """Move, add, take away or change something of a document."""
    section, other = (chance.choice(data["sections"]) for _ in range(2))
    blocks = section["blocks"]
    items = chance.choice(blocks).get("items", [])
    match chance.randrange(8):
        case 0:
            chance.shuffle(data["sections"])
        case 1:
            chance.shuffle(blocks)
        case 2 if len(blocks) > 1:
            other["blocks"].append(blocks.pop(chance.randrange(len(blocks))))
        case 3:
            items.insert(chance.randrange(len(items) + 1), f"new {chance.random()}")
        case 4 if len(items) > 1:
            items.pop(chance.randrange(len(items)))
        case 5 if len(blocks) > 1:
            blocks.pop(chance.randrange(len(blocks)))
        case 6 if items and isinstance(items[0], str):
            items[0] += " indeed"
        case _:
            section["title"] += " indeed"


@settings(max_examples=tried(400, 10), deadline=None)
@given(documents(), st.integers(0, 10**6), st.integers(1, 6))
def test_no_edit_loses_a_translation(data: dict[str, Any], seed: int, edits: int) -> None:
    text = as_content(data)
    before = catalogue_of(text)
    have = sorted(entry.target for entry in before.entries)
    chance, catalogue = random.Random(seed), before
    for _ in range(edits):
        edit(data, chance)
        text = as_content(data)
        raw = po_file.written(extract(text, catalogue), "T")
        read = po_file.read(raw, "cy.po", "cy", Report())
        assert read is not None
        assert po_file.written(extract(text, read), "T") == raw
        catalogue = read
    assert sorted(e.target for e in catalogue.entries if e.target) == have
    expected = [found.source for found in texts_in(text)]
    assert [e.source for e in catalogue.entries if not e.is_obsolete] == expected
    for entry in catalogue.entries:  # no translation is that of other words without a mark
        if entry.target and not entry.is_fuzzy:
            assert entry.target == f"({entry.source})"


@settings(max_examples=tried(400, 10), deadline=None)
@given(documents(), st.integers(0, 10**6))
def test_moving_blocks_leaves_all_translated(data: dict[str, Any], seed: int) -> None:
    before = catalogue_of(as_content(data))
    chance = random.Random(seed)
    chance.shuffle(data["sections"])
    for section in data["sections"]:
        chance.shuffle(section["blocks"])
    found = states(as_content(data), before)
    assert set(found.values()) == {TranslationState.TRANSLATED}


TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], include_characters="\n\t"),
    max_size=200,
)  # fmt: skip


@settings(max_examples=tried(1000, 50), deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_from_a_file(source: str, target: str, comment: str) -> None:
    source, target = (text.replace("\ufeff", "") for text in (source, target))
    entry = Entry("a.b", source, target, is_fuzzy=True, previous=target)
    report = Report()
    raw = po_file.written(Translations("cy", (entry,)), "T")
    read = po_file.read(raw, "cy.po", "cy", report)
    assert read is not None, list(report)
    assert (read.entries[0].source, read.entries[0].target) == (source, target)
    assert read.entries[0].previous == target


@pytest.mark.parametrize(
    ("text", "is_work"),
    [("{{ phone }}", False), ("{{ phone }}, {{ other }}", False), ("Ring {{ phone }}", True),
     ('{{ phone or "our desk" }}', True)],
)  # fmt: skip
def test_what_a_record_fills_alone_is_not_to_be_translated(text: str, *, is_work: bool) -> None:
    block = {"type": "text", "id": "one", "text": text}
    content = as_content({"sections": [{"id": "s", "title": "S", "blocks": [block]}]})
    assert (text in sources(content).values()) is is_work
