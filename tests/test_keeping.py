"""irdocs build --keep: what people changed in a deck stays, and all else is as the content says."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

import irdocs
from irdocs.build_result import BuildResult
from irdocs.cli import main
from irdocs.keeping.deciding import has_edits
from irdocs.keeping.packages import loaded
from irdocs.keeping.reading import LABEL, read_deck
from irdocs.ooxml.made_mark import is_as_made
from irdocs.ooxml.package import PackageReader
from support.small_documents import one_section
from support.thorough import tried

BLOCKS: list[dict[str, Any]] = [
    {"type": "points", "id": "first", "title": "Rest helps", "items": ["Sleep well.", "Eat well."],
     "notes": "Say it slowly."},
    {"type": "chart", "id": "chart", "headline": "More people walk", "title": "Walkers",
     "kind": "column", "categories": ["2020", "2021"], "unit": "people",
     "series": [{"name": "Walkers", "values": [10, 20]}], "source": "s", "alt": "A chart."},
    {"type": "table", "id": "table", "headline": "Doses differ", "caption": "Doses",
     "header": ["Drug", "Dose"], "rows": [["Aspirin", "75 mg"], ["Statin", "20 mg"]]},
    {"type": "points", "id": "third", "title": "Walking helps", "items": ["Daily.", "Outside."]},
    {"type": "points", "id": "last", "title": "Ask us", "items": ["By telephone.", "By letter."]},
]  # fmt: skip
SOURCES = {"s": {"authors": "A", "title": "Walking", "publisher": "P", "year": 2020,
                 "url": "https://example.org/walking"}}  # fmt: skip
CONTENT = one_section(*BLOCKS, sources=SOURCES)
Edit = Callable[[Any], None]


def build(folder: Path, text: str = CONTENT, **options: Any) -> BuildResult:
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions("deck", **options)
    return irdocs.build(folder / "content.yaml", folder, order, environment={})


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content and its deck, which no test changes."""
    folder = tmp_path_factory.mktemp("kept")
    result = build(folder)
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder


@pytest.fixture
def folder(first_build: Path, tmp_path: Path) -> Path:
    """A copy of it of a test's own."""
    shutil.copytree(first_build, tmp_path, dirs_exist_ok=True)
    return tmp_path


def edit(folder: Path, *edits: Edit) -> bytes:
    """Edit the deck as PowerPoint would, and return its bytes."""
    show = Presentation(str(folder / "deck.pptx"))
    for one in edits:
        one(show)
    show.save(str(folder / "deck.pptx"))
    return (folder / "deck.pptx").read_bytes()


def says(old: str, new: str) -> Edit:
    """Replace words wherever a slide says them."""

    def change(show: Any) -> None:
        count = 0
        for slide in show.slides:
            for shape in slide.shapes:
                frames = [shape.text_frame] if shape.has_text_frame else []
                if shape.has_table:
                    frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
                for frame in frames:
                    for paragraph in frame.paragraphs:
                        for run in paragraph.runs:
                            plain = run.text.replace("\u00a0", " ")
                            if old in plain:
                                run.text = plain.replace(old, new)
                                count += 1
        assert count, old

    return change


def index_of(show: Any, title: str) -> int:
    return next(
        number
        for number, slide in enumerate(show.slides)
        if slide.shapes.title is not None and slide.shapes.title.text == title
    )


def without(title: str) -> Edit:
    def change(show: Any) -> None:
        entry = show.slides._sldIdLst[index_of(show, title)]
        show.part.drop_rel(entry.rId)
        show.slides._sldIdLst.remove(entry)

    return change


def added(title: str, behind: str) -> Edit:
    def change(show: Any) -> None:
        at = index_of(show, behind)
        slide = show.slides.add_slide(show.slides[at].slide_layout)
        slide.shapes.title.text = title
        entries = show.slides._sldIdLst
        entry = entries[-1]
        entries.remove(entry)
        entries.insert(at + 1, entry)

    return change


def titles(folder: Path) -> list[str]:
    return [slide.title for slide in read_deck((folder / "deck.pptx").read_bytes()).slides]


def all_said(data: bytes) -> list[tuple[str, ...]]:
    return [
        tuple(line.text for line in (*slide.lines, *slide.notes))
        for slide in read_deck(data).slides
    ]


def is_whole(data: bytes) -> None:
    """Every part is referred to, every reference leads to a part, ids are unique."""
    reader = PackageReader(data)
    assert len(set(reader.names)) == len(reader.names)
    reached, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        part = waiting.pop()
        for relation in reader.relations(part).values():
            if not relation.external and relation.target not in reached:
                assert relation.target in reader, (part, relation.target)
                assert reader.content_type(relation.target), relation.target
                reached.add(relation.target)
                waiting.append(relation.target)
    parts = {name for name in reader.names if not name.endswith(".rels")}
    assert parts == reached
    slides = {name for name in parts if re.fullmatch(r"ppt/slides/[^/]+", name)}
    listed = reader.xml("ppt/presentation.xml")
    ids = [entry.get("id") for entry in listed.iter("{*}sldId") if "presentationml" in entry.tag]
    assert len(slides) == len(read_deck(data).slides)
    assert len(ids) >= len(slides)


def kept(folder: Path, text: str = CONTENT) -> BuildResult:
    result = build(folder, text, keep=True)
    assert not result.failed, [str(error) for error in result.report.errors]
    is_whole((folder / "deck.pptx").read_bytes())
    return result


def warned(result: BuildResult) -> list[str]:
    codes = ("two-versions", "kept-slides")
    return [one.code for one in result.report.warnings if one.code in codes]


def test_edited_slides_stay_and_others_are_renewed(folder: Path) -> None:
    before = titles(folder)
    edit(folder, says("Sleep well.", "Sleep very well."))
    result = kept(folder, CONTENT.replace("By letter.", "By post."))
    said = " ".join(" ".join(one) for one in all_said((folder / "deck.pptx").read_bytes()))
    assert "Sleep very well." in said
    assert "By post." in said
    assert "By letter." not in said
    assert titles(folder) == before
    assert any(one.code == "kept-slides" for one in result.report)
    assert len(list(folder.glob("deck.edited-*.pptx"))) == 1


def test_added_moved_and_deleted_slides_stay_so(folder: Path) -> None:
    move = moved("Ask us", "Rest helps")
    edit(folder, added("My own", "Rest helps"), without("Walking helps"), move)
    wanted = titles(folder)
    new = {"type": "points", "id": "new", "title": "Newly written", "items": ["One.", "Two."]}
    text = one_section(*BLOCKS[:4], new, BLOCKS[4], sources=SOURCES)
    for _ in range(tried(3, 2)):  # what was deleted stays away in later builds, too
        kept(folder, text)
        assert [title for title in titles(folder) if title != "Newly written"] == wanted
        assert titles(folder).count("Newly written") == 1


def moved(title: str, before: str) -> Edit:
    def change(show: Any) -> None:
        entries = show.slides._sldIdLst
        entry = entries[index_of(show, title)]
        entries.remove(entry)
        entries.insert(index_of(show, before), entry)

    return change


def test_a_slide_that_was_only_moved_stays_there(folder: Path) -> None:
    edit(folder, moved("Ask us", "Rest helps"))
    wanted = titles(folder)
    for text in (CONTENT, CONTENT.replace("Outside.", "Outdoors.")):
        kept(folder, text)
        assert titles(folder) == wanted
    assert ("Outdoors." in str(all_said((folder / "deck.pptx").read_bytes()))) is True


@pytest.mark.parametrize(
    "edits",
    [
        [says("Sleep well.", "Sleep long.")],
        [says("Daily.", "Every day."), added("Mine", "Walking helps")],
    ],
)
def test_slides_that_nobody_moved_take_the_order_of_the_content(
    folder: Path, edits: list[Edit]
) -> None:
    edit(folder, *edits)
    kept(folder, one_section(*BLOCKS[3:], *BLOCKS[:3], sources=SOURCES))
    there = [title for title in titles(folder) if title != "Mine"]
    order = [there.index(title) for title in ("Walking helps", "Ask us", "Rest helps")]
    assert order == sorted(order)
    if len(edits) > 1:
        assert titles(folder).index("Mine") == titles(folder).index("Walking helps") + 1


def test_what_both_have_changed_is_there_twice(folder: Path) -> None:
    edit(folder, says("Sleep well.", "Sleep very well."))
    result = kept(folder, CONTENT.replace("Sleep well.", "Sleep badly."))
    assert warned(result) == ["two-versions"]
    data = (folder / "deck.pptx").read_bytes()
    slides = read_deck(data).slides
    (number,) = (n for n, one in enumerate(all_said(data)) if "Sleep very well." in one)
    assert "Sleep badly." in all_said(data)[number + 1]
    assert LABEL in all_said(data)[number + 1]
    assert [slides[number].is_hidden, slides[number + 1].is_hidden] == [False, True]


def test_an_agreed_change_is_no_conflict(folder: Path) -> None:
    edit(folder, says("Sleep well.", "Sleep badly."))
    result = kept(folder, CONTENT.replace("Sleep well.", "Sleep badly."))
    assert not warned(result)


def test_edits_that_are_in_the_content_make_no_slide_an_edited_one(folder: Path) -> None:
    """As after `irdocs pull`: each slide is the content's again, and so is the deck. What the
    content says beside the words, such as notes, is new on it, too."""
    edit(folder, says("Sleep well.", "Sleep long."), says("75 mg", "150 mg"), says("S.", "A line."))
    new = CONTENT.replace("Sleep well.", "Sleep long.").replace("75 mg", "150 mg")
    new = new.replace("subtitle: S.", "subtitle: A line.").replace("slowly", "loudly")
    result = kept(folder, new)
    assert not warned(result)
    assert is_as_made((folder / "deck.pptx").read_bytes())
    assert not build(folder, new).failed


def test_a_slide_whose_words_are_in_the_content_stays_if_its_look_was_changed(folder: Path) -> None:
    def moved(show: Any) -> None:
        slide = show.slides[index_of(show, "Rest helps")]
        body = next(shape for shape in slide.placeholders if "Sleep" in shape.text_frame.text)
        left, top, width, height = body.left, body.top, body.width, body.height
        body.left, body.top, body.width, body.height = left + 99999, top, width, height

    edit(folder, says("Sleep well.", "Sleep long."), moved)
    result = kept(folder, CONTENT.replace("Sleep well.", "Sleep long."))
    assert not warned(result) and not is_as_made((folder / "deck.pptx").read_bytes())


KINDS = ["place", "size", "notes", "hidden", "value", "cell", "picture"]


@pytest.mark.parametrize("name", KINDS[:: tried(1, 4)])
def test_each_kind_of_edit_is_seen(folder: Path, name: str) -> None:
    def change(show: Any) -> None:
        slide = show.slides[index_of(show, "Rest helps")]
        body = next(s for s in slide.placeholders if s.placeholder_format.type not in (1, 3))
        match name:
            case "place":
                left, top, width, height = body.left, body.top, body.width, body.height
                body.left, body.top, body.width, body.height = left + 99999, top, width, height
            case "size":
                for paragraph in body.text_frame.paragraphs:
                    for run in paragraph.runs:
                        run.font.size = 127000 * 3
            case "notes":
                slide.notes_slide.notes_text_frame.text = "Say it fast."
            case "hidden":
                slide._element.set("show", "0")
            case "value":
                chart = next(s.chart for s in show.slides[index_of(show, "More people walk")].shapes
                             if s.has_chart)  # fmt: skip
                from pptx.chart.data import CategoryChartData

                data = CategoryChartData()
                data.categories = ["2020", "2021"]
                data.add_series("Walkers", (10, 25))
                chart.replace_data(data)
            case "cell":
                says("75 mg", "300 mg")(show)
            case _:
                import io

                from PIL import Image

                file = io.BytesIO()
                Image.new("RGB", (30, 30), "red").save(file, "PNG")
                file.seek(0)
                slide.shapes.add_picture(file, 0, 0)

    edit(folder, change)
    result = kept(folder)
    (note,) = (one for one in result.report if one.code == "kept-slides")
    assert "kept as you edited: slide" in note.message
    again = kept(folder)
    (note,) = (one for one in again.report if one.code == "kept-slides")
    assert "kept as you edited: slide" in note.message


NEWER = CONTENT.replace("Eat well.", "Eat badly.")


def hidden(show: Any) -> None:
    show.slides[index_of(show, "Rest helps")]._element.set("show", "0")


def bold(show: Any) -> None:
    for shape in show.slides[index_of(show, "Rest helps")].shapes:
        if shape.has_text_frame and "Sleep" in shape.text_frame.text:
            shape.text_frame.paragraphs[0].runs[0].font.bold = True


def pictured(show: Any) -> None:
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (30, 30), "red").save(file, "PNG")
    file.seek(0)
    show.slides[index_of(show, "Rest helps")].shapes.add_picture(file, 0, 0)


@pytest.mark.parametrize("one", [hidden, bold, pictured][: tried(3, 1)])
def test_an_edit_of_the_look_is_kept_though_the_words_have_changed(folder: Path, one: Edit) -> None:
    edit(folder, one)
    for _ in range(2):
        assert warned(kept(folder, NEWER)) == ["two-versions"]
    slides = read_deck((folder / "deck.pptx").read_bytes()).slides
    assert sum(slide.is_second for slide in slides) == 1
    (number,) = (n for n, slide in enumerate(slides) if slide.is_second)
    assert "Eat well." in [line.text for line in slides[number - 1].lines]


PICTURED = {"type": "image", "id": "p", "title": "A knee", "file": "knee.png", "alt": "A knee.",
            "caption": "Before."}  # fmt: skip


def png(*colours: str, side: int = 240) -> bytes:
    """Return a picture of stripes."""
    picture = Image.new("RGB", (side, side))
    for number, colour in enumerate(colours):
        width = side // len(colours)
        picture.paste(colour, (number * width, 0, (number + 1) * width, side))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "is_edit"),
    [(png("red", "blue"), True), (png("green", "white", side=90), False)],
    ids=["another picture", "the same with fewer pixels"],
)
def test_a_picture_that_was_replaced_stays_though_the_words_have_changed(
    tmp_path: Path, data: bytes, is_edit: bool
) -> None:
    """A program that stores the content's own picture again has not replaced it."""
    (tmp_path / "knee.png").write_bytes(png("green", "white"))
    text = one_section(PICTURED, *BLOCKS, sources=SOURCES)
    assert not build(tmp_path, text).failed

    def replace(show: Any) -> None:
        slide = show.slides[index_of(show, "A knee")]
        (shape,) = [one for one in slide.shapes if one._element.tag.endswith("}pic")]
        _, identifier = slide.part.get_or_add_image_part(io.BytesIO(data))
        shape._element.blipFill.blip.set(qn("r:embed"), identifier)

    edit(tmp_path, replace)
    found = warned(kept(tmp_path, text.replace("Before.", "Afterwards.")))
    assert found == (["two-versions"] if is_edit else [])
    package = PackageReader((tmp_path / "deck.pptx").read_bytes())
    stored = [package.data(name) for name in package.names if name.endswith(".png")]
    assert (data in stored) == is_edit


def test_a_title_given_to_a_chart_stays_though_the_words_have_changed(folder: Path) -> None:
    def name(show: Any) -> None:
        shapes = show.slides[index_of(show, "More people walk")].shapes
        (chart,) = [shape.chart for shape in shapes if shape.has_chart]
        chart.has_title = True
        chart.chart_title.text_frame.text = "Not for children"

    edit(folder, name)
    assert warned(kept(folder, CONTENT.replace("More people walk", "Many more walk"))) == [
        "two-versions"
    ]
    assert any(b"Not for children" in data for data in parts_of(folder))


def test_an_address_that_was_changed_stays_and_is_told(tmp_path: Path) -> None:
    item = {"name": "Walking", "offers": "Ways to walk.", "url": "https://example.org/walk"}
    more = {"type": "resources", "id": "more", "title": "Read more", "items": [item]}
    text = one_section(*BLOCKS, more, sources=SOURCES)
    assert not build(tmp_path, text).failed

    def lead_elsewhere(show: Any) -> None:
        part = show.slides[index_of(show, "Read more")].part
        (link,) = {rel for rel in part.rels.values() if rel.is_external}
        link._target = "https://example.org/other"

    edit(tmp_path, lead_elsewhere)
    command = ["pull", str(tmp_path / "deck.pptx"), str(tmp_path / "content.yaml"), "--dry-run"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1 and "Read more" in done.output, done.output
    assert not kept(tmp_path, text.replace("Before.", "Afterwards.")).failed
    package = PackageReader((tmp_path / "deck.pptx").read_bytes())
    leads = [one.target for name in package.names for one in package.relations(name).values()]
    assert "https://example.org/other" in leads


def test_pull_brings_bold_words_home_though_other_words_have_changed(folder: Path) -> None:
    edit(folder, bold)
    (folder / "content.yaml").write_text(NEWER)
    command = ["pull", str(folder / "deck.pptx"), str(folder / "content.yaml"), "--dry-run"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0 and 'bold: "Sleep well."' in done.output, done.output


def parts_of(folder: Path) -> list[bytes]:
    package = PackageReader((folder / "deck.pptx").read_bytes())
    return [package.data(name) for name in package.names]


def test_who_deletes_the_new_version_keeps_the_edited_one_in_peace(folder: Path) -> None:
    edit(folder, hidden)
    kept(folder, NEWER)

    def without_second(show: Any) -> None:
        entry = show.slides._sldIdLst[index_of(show, "Rest helps") + 1]
        show.part.drop_rel(entry.rId)
        show.slides._sldIdLst.remove(entry)

    edit(folder, without_second)
    assert not warned(kept(folder, NEWER))
    assert warned(kept(folder, NEWER.replace("Eat badly.", "Eat."))) == ["two-versions"]


def test_who_deletes_the_edited_one_takes_the_new_version(folder: Path) -> None:
    edit(folder, hidden)
    kept(folder, NEWER)
    edit(folder, without("Rest helps"))  # the first of that title
    kept(folder, NEWER)
    slides = read_deck((folder / "deck.pptx").read_bytes()).slides
    (slide,) = (one for one in slides if one.title == "Rest helps")
    assert "Eat badly." in [line.text for line in slide.lines]
    assert not slide.is_hidden
    assert not slide.is_second


def test_another_date_of_the_document_is_no_edit(folder: Path) -> None:
    edit(folder, says("Sleep well.", "Sleep very well."))
    result = kept(folder, CONTENT.replace("2026-11-01", "2026-12-01"))
    (note,) = (one for one in result.report if one.code == "kept-slides")
    assert "kept as you edited: slide 3;" in note.message


def footed(words: str, holder: str) -> Edit:
    """Write words into the footer, or the date, of every slide that has one."""

    def change(show: Any) -> None:
        for slide in show.slides:
            for shape in slide.placeholders:
                if shape.element.ph.get("type") == holder:
                    shape.text_frame.paragraphs[0].runs[0].text = words

    return change


@pytest.mark.parametrize("holder", ["ftr", "dt"][: tried(2, 1)])
@pytest.mark.parametrize("old", ["Sleep well.", "{title}"][: tried(2, 1)])
def test_footers_that_somebody_wrote_stay_though_words_came_home(
    folder: Path, holder: str, old: str
) -> None:
    title = yaml.safe_load(CONTENT)["document"]["title"]
    old, new = old.format(title=title), "Another word"
    edit(folder, says(old, new), footed("OFFICIAL", holder))
    count = marked(folder)
    result = kept(folder, CONTENT.replace(old, new))
    assert count > 3 and "two-versions" not in warned(result)
    assert marked(folder) == count


def marked(folder: Path) -> int:
    """Return how many slides say OFFICIAL."""
    show = Presentation(str(folder / "deck.pptx"))
    return sum(any(shape.has_text_frame and shape.text_frame.text == "OFFICIAL"
                   for shape in slide.placeholders) for slide in show.slides)  # fmt: skip


def test_a_deck_without_edits_is_one_like_any_other(folder: Path) -> None:
    edit(folder, lambda show: None)
    kept(folder, NEWER)
    assert is_as_made((folder / "deck.pptx").read_bytes())


def test_comments_stay_on_a_slide_that_is_renewed(folder: Path) -> None:
    from support.zip_files import members, zipped

    edit(folder, lambda show: None)
    files = members((folder / "deck.pptx").read_bytes())
    rels = "ppt/slides/_rels/slide3.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    files[rels] = files[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="rId77" Type="{kind}" Target="../comments/comment1.xml"/>'
        "</Relationships>".encode(),
    )  # fmt: skip
    files["ppt/comments/comment1.xml"] = (
        b"<p:cmLst xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'/>"
    )
    (folder / "deck.pptx").write_bytes(zipped(files))
    kept(folder, NEWER)
    after = members((folder / "deck.pptx").read_bytes())
    assert any(name.startswith("ppt/comments/") for name in after)


def test_a_deck_of_somebody_else_is_left_as_it_is(folder: Path) -> None:
    show = Presentation()
    show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = "Something else"
    show.save(str(folder / "deck.pptx"))
    before = (folder / "deck.pptx").read_bytes()
    assert build(folder, keep=True).failed
    assert (folder / "deck.pptx").read_bytes() == before


def test_a_deck_that_keeps_edits_is_never_replaced_unasked(folder: Path) -> None:
    edit(folder, says("Sleep well.", "Sleep very well."))
    kept(folder)
    assert not is_as_made((folder / "deck.pptx").read_bytes())
    result = build(folder)
    assert result.failed
    assert [error.code for error in result.report.errors] == ["edited-file"]


def test_nothing_of_an_edited_deck_is_lost() -> None:
    """Random edits, and content that has not changed: the deck says what the edited one said."""
    chance = random.Random(11)
    import tempfile

    for _ in range(tried(6, 1)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            assert not build(folder).failed

            def change(show: Any) -> None:
                entries = show.slides._sldIdLst
                for number, slide in enumerate(show.slides):
                    if chance.random() < 0.4:
                        for shape in slide.shapes:
                            if shape.has_text_frame and chance.random() < 0.7:
                                for paragraph in shape.text_frame.paragraphs:
                                    for run in paragraph.runs:
                                        run.text = f"{run.text} edit {number} {chance.random():.4f}"
                for _ in range(chance.randint(0, 3)):
                    entry = chance.choice(list(entries))
                    entries.remove(entry)
                    entries.insert(chance.randint(0, len(entries)), entry)
                if chance.random() < 0.7:
                    slide = show.slides.add_slide(chance.choice(list(show.slides)).slide_layout)
                    if slide.shapes.title is not None:
                        slide.shapes.title.text = f"Mine {chance.random()}"
                # Last, or python-pptx would give two slides one name.
                if chance.random() < 0.7:
                    entry = chance.choice(list(entries))
                    show.part.drop_rel(entry.rId)
                    entries.remove(entry)

            edited = edit(folder, change)
            kept(folder)
            assert all_said((folder / "deck.pptx").read_bytes()) == all_said(edited)


def test_a_copied_slide_is_there_twice(folder: Path) -> None:
    def copy(show: Any) -> None:
        source = show.slides[index_of(show, "Rest helps")]
        slide = show.slides.add_slide(source.slide_layout)
        for shape in list(slide.shapes):
            shape._element.getparent().remove(shape._element)
        for shape in source.shapes:
            slide.shapes._spTree.append(deepcopy(shape._element))

    edited = edit(folder, copy)
    kept(folder)
    assert all_said((folder / "deck.pptx").read_bytes()) == all_said(edited)


def test_a_deck_without_a_record_is_kept_with_a_warning(folder: Path) -> None:
    data = edit(folder, says("Sleep well.", "Sleep very well."))
    with zipfile.ZipFile(folder / "deck.pptx") as archive:
        members = [(one, archive.read(one)) for one in archive.namelist()]
    with zipfile.ZipFile(folder / "deck.pptx", "w") as archive:
        for name, content in members:
            if not name.startswith("customXml"):
                archive.writestr(name, content)
    result = kept(folder)
    assert warned(result) == ["kept-slides"]
    assert all_said((folder / "deck.pptx").read_bytes()) == all_said(data)


def test_a_damaged_deck_is_left_as_it_is(folder: Path) -> None:
    data = edit(folder, says("Sleep well.", "Sleep very well."))[:5000]
    (folder / "deck.pptx").write_bytes(data)
    result = build(folder, keep=True)
    assert result.failed
    assert [error.code for error in result.report.errors] == ["edited-file"]
    assert (folder / "deck.pptx").read_bytes() == data
    assert not list(folder.glob("deck.edited-*"))


def test_the_record_has_no_words(folder: Path) -> None:
    with zipfile.ZipFile(folder / "deck.pptx") as archive:
        record = archive.read("customXml/item1.xml")
    assert b"Sleep" not in record
    assert b"first" in record


def test_a_deck_that_is_loaded_is_written_as_it_was(folder: Path) -> None:
    data = (folder / "deck.pptx").read_bytes()
    again = PackageReader(loaded(data).data(as_made=False))
    before = PackageReader(data)
    assert {*again.names} == {*before.names}
    for name in before.names:
        if name.startswith(("ppt/slides/slide", "ppt/charts", "ppt/media", "customXml/item1.xml")):
            assert again.data(name) == before.data(name), name


def test_the_command_refuses_both_at_once(folder: Path) -> None:
    done = CliRunner().invoke(
        main, ["build", str(folder / "content.yaml"), "--keep", "--overwrite"]
    )
    assert done.exit_code == 2


def test_a_new_block_shifts_no_slides_of_blocks_without_ids(tmp_path: Path) -> None:
    """Blocks without an id are counted: a new one takes the number of the one behind it."""
    blocks = [
        {"type": "points", "title": "Rest helps", "items": ["Sleep well.", "Eat well."]},
        {"type": "points", "title": "Walking helps", "items": ["Daily.", "Outside.", "Slowly."]},
        {"type": "points", "title": "Ask us", "items": ["By telephone.", "By letter.", "Soon."]},
    ]
    assert not build(tmp_path, one_section(*blocks)).failed
    edit(tmp_path, says("Slowly", "Slowly at first"), says("Soon", "Soon enough"))
    new = {"type": "points", "title": "Talking helps", "items": ["To friends.", "To us."]}
    now = json.loads(json.dumps([*blocks[:2], new, blocks[2]]).replace("Soon.", "Soon enough."))
    result = kept(tmp_path, one_section(*now))
    assert warned(result) == []
    deck = read_deck((tmp_path / "deck.pptx").read_bytes())
    shown = [slide.title for slide in deck.slides if slide.title in {b["title"] for b in now}]
    assert shown == ["Rest helps", "Walking helps", "Talking helps", "Ask us"]
    assert not any(slide.is_hidden for slide in deck.slides)
    text = " ".join(
        line for said in all_said((tmp_path / "deck.pptx").read_bytes()) for line in said
    )
    assert "Slowly at first." in text and "Soon enough." in text


@pytest.mark.parametrize(
    ("made", "edited", "base", "has"),
    [
        ("aXc", "aXc", "abc", True), ("abc", "abc", "abc", True), ("abZ", "abc", "abc", True),
        ("aXZ", "aXc", "abc", True), ("abc", "aXc", "abc", False), ("abc", "ac", "abc", False),
        ("ac", "ac", "abc", True), ("abc", "acb", "abc", False), ("acb", "acb", "abc", True),
        ("abcN", "abc", "abc", True), ("aXc", "aXcN", "abc", False), ("aab", "ab", "aab", False),
    ],
)  # fmt: skip
def test_edits_are_in_the_content_line_by_line(
    made: str, edited: str, base: str, *, has: bool
) -> None:
    assert has_edits(tuple(made), tuple(edited), tuple(base)) is has


def test_a_design_that_decks_share_is_read_once_and_never_changed(folder: Path) -> None:
    first = read_deck((folder / "deck.pptx").read_bytes()).show
    edit(folder, says("Eat well.", "Eat better."), added("Mine", "Ask us"))
    before = [etree.tostring(layout.root) for layout in first.layouts_of(first.masters[0])]
    kept(folder, CONTENT.replace("Daily.", "Each day."))
    (folder / "again").mkdir()
    build(folder / "again", CONTENT.replace("Daily.", "Each day."))
    second = read_deck((folder / "again" / "deck.pptx").read_bytes()).show
    assert second.masters[0].root is first.masters[0].root
    layouts = second.layouts_of(second.masters[0])
    assert all(one.root is two.root for one, two in zip(
        first.layouts_of(first.masters[0]), layouts, strict=True))  # fmt: skip
    assert before == [etree.tostring(layout.root) for layout in layouts]
