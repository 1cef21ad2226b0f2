"""irdocs review: a pack to comment on, and comments of PDF, PowerPoint and Word at their lines."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from click.testing import CliRunner, Result

import irdocs
from conftest import ALL_BLOCKS, SHIPPED
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.changes.matching import squeezed
from irdocs.changes.passages import ComparedPart, ComparedVersion, FileKind, Passage
from irdocs.cli import main
from irdocs.commenting.placing import placed
from irdocs.commenting.values import ReviewComment
from irdocs.content.review_register import REGISTER
from irdocs.content.words import WordsForm
from irdocs.ooxml.package import PackageReader
from irdocs.pulling.units import printed
from irdocs.translating import read_source
from support.small_documents import one_section
from support.zip_files import members, of_zeros, zipped

BLOCKS: list[dict[str, Any]] = [
    {"type": "points", "id": "doses", "title": "Your tablets",
     "items": ["Take 5 mg twice a day.", "Do not *drive* for two days."], "notes": "Slowly."},
    {"type": "text", "id": "home", "title": "At home", "text": "Rest and drink water."},
]  # fmt: skip
SAYS = "Is this right for the frail?"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commenting")
    (folder / "content.yaml").write_text(one_section(*BLOCKS))
    result = irdocs.build(folder / "content.yaml", folder, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    assert run("pack", folder / "content.yaml", "-o", folder).exit_code == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    for name in ("content.yaml", "leaflet.pdf", "deck.pptx", "review.docx", "review.pdf"):
        (tmp_path / name).write_bytes((made / name).read_bytes())
    return tmp_path


def run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(main, ["review", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def read(folder: Path, name: str) -> Result:
    return run("read", folder / name, "--content", folder / "content.yaml")


def register(folder: Path) -> list[dict[str, Any]]:
    comments: list[dict[str, Any]] = yaml.safe_load((folder / REGISTER).read_text())["comments"]
    return comments


def line_of(folder: Path, words: str) -> str:
    lines = (folder / "content.yaml").read_text().splitlines()
    return f"content.yaml:{next(n for n, line in enumerate(lines, 1) if words in line)}"


def warned(folder: Path) -> list[tuple[int, str]]:
    report = irdocs.check(folder / "content.yaml").report
    return [
        (one.span.line, one.message) for one in report if one.code == "open-comment" and one.span
    ]


# ---------------------------------------------------------------- the pack


def test_the_pack_says_all_that_the_content_says(made: Path) -> None:
    pdf = pdf_text.read((made / "review.pdf").read_bytes())
    word = b"".join(re.findall(
        rb"<w:t[^>]*>([^<]*)", PackageReader((made / "review.docx").read_bytes()).data(
            "word/document.xml"))).decode()  # fmt: skip
    for words in ("Your tablets", "Take 5 mg twice a day.", "Do not drive for two days.", "Slowly.",
                  "Rest and drink water.", "Lead.", "content.yaml line"):  # fmt: skip
        assert words in pdf.words(), words
        assert words in word, words


def test_every_line_of_the_pack_has_its_number(made: Path) -> None:
    pages = pypdfium2.PdfDocument((made / "review.pdf").read_bytes())
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    count = len(re.findall(r"(?m)^(\d+) ", text)) or len(re.findall(r"(?m)^\d+\r?$", text))
    assert count > 10
    tags = pdf_text.read((made / "review.pdf").read_bytes()).pieces
    assert not any(piece.text.strip().isdigit() for piece in tags), "numbers are read by nobody"
    settings = PackageReader((made / "review.docx").read_bytes()).data("word/document.xml")
    assert b"<w:lnNumType" in settings


def test_the_pack_is_accessible_and_always_the_same(made: Path, tmp_path: Path) -> None:
    file = pdf_file.read((made / "review.pdf").read_bytes())
    assert file.catalogue.language == "en-GB"
    roles = [piece.role for piece in pdf_text.transcribed(file).pieces]
    assert roles[:4].count("H1") == 1
    assert "H2" in roles
    run("pack", made / "content.yaml", "-o", tmp_path)
    for name in ("review.pdf", "review.docx"):
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()


# ---------------------------------------------------------------- PDF


def annotated(folder: Path, name: str, words: str, **more: Any) -> None:
    """Put a highlight with a comment on the first page that says some words."""
    path = folder / name
    data = path.read_bytes()
    pages = pypdfium2.PdfDocument(data)
    number, boxes = -1, []
    for index, page in enumerate(pages):
        text, number = page.get_textpage(), index
        found = text.search(words).get_next()
        if found:
            boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
            break
    assert boxes, words
    beside = more.get("beside", 0.0)
    left, bottom = min(b[0] for b in boxes) - beside, min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes) - beside, max(b[3] for b in boxes)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        note = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{more.get('kind', 'Highlight')}"),
            Rect=[left, bottom, right, top], T="Dr A", M="D:20261126120000Z",
            Contents=more.get("says", SAYS),
            QuadPoints=[left, top, right, top, left, bottom, right, bottom],
        ))  # fmt: skip
        found_annotations = pdf.pages[number].obj.get("/Annots", pikepdf.Array())
        found_annotations.append(note)
        for reply in more.get("replies", ()):
            found_annotations.append(pdf.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 1, 1], IRT=note,
                **reply,
            )))  # fmt: skip
        pdf.pages[number].obj["/Annots"] = found_annotations
        pdf.save(path)


def test_a_note_in_a_pdf_comes_to_its_line(folder: Path) -> None:
    annotated(folder, "leaflet.pdf", "twice")
    done = read(folder, "leaflet.pdf")
    assert done.exit_code == 0, done.output
    (comment,) = register(folder)
    assert comment["at"] == line_of(folder, "Take 5 mg")
    assert comment["by"] == "Dr A"
    assert str(comment["date"]) == "2026-11-26"
    assert comment["says"] == SAYS
    assert comment["answer"] is None
    ((line, message),) = warned(folder)
    assert f"content.yaml:{line}" == comment["at"]
    assert SAYS in message


def test_replies_and_states_of_a_pdf(folder: Path) -> None:
    annotated(folder, "leaflet.pdf", "drink water", replies=[{"Contents": "Yes.", "T": "Dr B"}])
    annotated(folder, "leaflet.pdf", "drive", kind="StrikeOut", says="",
              replies=[{"State": "Completed", "StateModel": "Review"}])  # fmt: skip
    read(folder, "leaflet.pdf")
    first, second = sorted(register(folder), key=lambda one: str(one["answer"]), reverse=True)
    assert first["says"] == f"{SAYS} / Dr B: Yes."
    assert first["at"] == line_of(folder, "Rest and drink")
    assert second["says"] == '"drive" to be deleted'
    assert second["answer"] == "Completed in the PDF"
    assert second["at"] == line_of(folder, "Do not *drive*")


def test_a_note_in_the_pack(folder: Path) -> None:
    annotated(folder, "review.pdf", "Slowly")
    read(folder, "review.pdf")
    assert register(folder)[0]["at"] == line_of(folder, "Slowly.")


@pytest.mark.parametrize("kind", ["Text", "FreeText"])
def test_a_note_beside_a_line_is_about_it(folder: Path, kind: str) -> None:
    annotated(folder, "review.pdf", "Slowly", kind=kind, beside=100.0)
    read(folder, "review.pdf")
    assert register(folder)[0]["at"] == line_of(folder, "Slowly.")


# ---------------------------------------------------------------- PowerPoint

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_PC = "http://schemas.microsoft.com/office/powerpoint/2013/main/command"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_comments(folder: Path, kind: str, part: str, authors: str) -> None:
    """Add a part with comments to the slide of the doses, and one with their authors."""
    path = folder / "deck.pptx"
    package = PackageReader(path.read_bytes())
    slide = next(name for name in package.names if name.startswith("ppt/slides/slide")
                 and b"twice" in package.data(name))  # fmt: skip
    rels = f"ppt/slides/_rels/{slide.rpartition('/')[2]}.rels"
    is_modern = kind == "modern"
    slide_type = ("http://schemas.microsoft.com/office/2018/10/relationships/comment" if is_modern
                  else f"{_RELS}/comments")  # fmt: skip
    author_type = ("http://schemas.microsoft.com/office/2018/10/relationships/authors" if is_modern
                   else f"{_RELS}/commentAuthors")  # fmt: skip
    entry = '<Relationship Id="{}" Type="{}" Target="{}"/></Relationships>'
    changes = {
        rels: package.data(rels).replace(
            b"</Relationships>", entry.format("rId90", slide_type, "../comments/c1.xml").encode()),
        "ppt/_rels/presentation.xml.rels": package.data("ppt/_rels/presentation.xml.rels").replace(
            b"</Relationships>", entry.format("rId991", author_type, "authors.xml").encode()),
        "ppt/comments/c1.xml": part.encode(), "ppt/authors.xml": authors.encode(),
    }  # fmt: skip
    path.write_bytes(zipped(members(path.read_bytes()) | changes))


def test_a_classic_comment_of_a_slide(folder: Path) -> None:
    with_comments(
        folder, "classic",
        f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0" dt="2026-11-25T10:00:00" idx="1">'
        f'<p:pos x="600" y="1200"/><p:text>{SAYS}</p:text></p:cm></p:cmLst>',
        f'<p:cmAuthorLst xmlns:p="{_P}"><p:cmAuthor id="0" name="Dr C" initials="C" lastIdx="1" '
        'clrIdx="0"/></p:cmAuthorLst>',
    )  # fmt: skip
    done = read(folder, "deck.pptx")
    (comment,) = register(folder)
    assert (comment["by"], comment["says"], str(comment["date"])) == ("Dr C", SAYS, "2026-11-25")
    assert re.fullmatch(r"deck\.pptx, page \d+", comment["in"]), done.output
    first, last = line_of(folder, "- type: points"), line_of(folder, "- type: text")
    assert int(first[13:]) <= int(comment["at"][13:]) < int(last[13:])


def test_a_classic_comment_at_the_corner_is_about_the_slide(folder: Path) -> None:
    with_comments(
        folder, "classic",
        f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0" idx="1">'
        f'<p:pos x="10" y="10"/><p:text>{SAYS}</p:text></p:cm></p:cmLst>',
        f'<p:cmAuthorLst xmlns:p="{_P}"/>',
    )  # fmt: skip
    read(folder, "deck.pptx")
    assert register(folder)[0]["at"] == line_of(folder, "Your tablets")


def test_a_modern_comment_with_replies_and_a_status(folder: Path) -> None:
    package = PackageReader((folder / "deck.pptx").read_bytes())
    slide = next(name for name in package.names if name.startswith("ppt/slides/slide")
                 and b"twice" in package.data(name))  # fmt: skip
    shapes = {"".join(one.itertext()): one for one in package.xml(slide).iter(f"{{{_P}}}sp")}
    body = next(one for text, one in shapes.items() if "twice" in text)
    identifier = next(body.iter(f"{{{_P}}}cNvPr")).get("id")
    text = "\r".join("".join(t.text or "" for t in p.iter(f"{{{_A}}}t"))
                     for p in body.iter(f"{{{_A}}}p"))  # fmt: skip
    start = text.index("twice")

    def said(words: str) -> str:
        return f"<p188:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p188:txBody>"

    with_comments(
        folder, "modern",
        f'<p188:cmLst xmlns:p188="{_P188}" xmlns:a="{_A}" xmlns:pc="{_PC}" '
        'xmlns:ac="http://schemas.microsoft.com/office/drawing/2013/main/command">'
        '<p188:cm id="{1}" authorId="{A}" status="resolved" created="2026-11-24T09:00:00.000">'
        f'<ac:txMkLst><pc:docMk/><pc:sldMk cId="1" sldId="258"/><ac:spMk id="{identifier}"/>'
        f'<ac:txMk cp="{start}" len="5"/></ac:txMkLst><p188:replyLst>'
        f'<p188:reply id="{{2}}" authorId="{{A}}" created="2026-11-24T10:00:00.000">'
        f"{said('Yes.')}</p188:reply></p188:replyLst>{said(SAYS)}</p188:cm></p188:cmLst>",
        f'<p188:authorLst xmlns:p188="{_P188}"><p188:author id="{{A}}" name="Dr D" initials="D" '
        'userId="d" providerId="None"/></p188:authorLst>',
    )  # fmt: skip
    read(folder, "deck.pptx")
    (comment,) = register(folder)
    assert comment["says"] == f"{SAYS} / Dr D: Yes."
    assert comment["at"] == line_of(folder, "Take 5 mg")
    assert comment["answer"] == "resolved in PowerPoint"
    assert not warned(folder)


# ---------------------------------------------------------------- Word

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_comments_and_tracked_changes_of_word(folder: Path) -> None:
    path = folder / "review.docx"
    package = PackageReader(path.read_bytes())
    text = package.data("word/document.xml").decode()
    before, words = "Take 5 mg twice a day.", "Rest and drink water."
    run_ = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    start = text.rindex("<w:r>", 0, text.index(before))
    end = text.index("</w:r>", start) + len("</w:r>")
    text = (text[:start] + '<w:commentRangeStart w:id="3"/>' + text[start:end]
            + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
            + text[end:])  # fmt: skip
    start = text.rindex("<w:r>", 0, text.index(words))
    end = text.index("</w:r>", start) + len("</w:r>")
    text = (
        text[:start] + run_.format("Rest and drink ")
        + '<w:del w:id="8" w:author="Dr F" w:date="2026-11-20T10:00:00Z"><w:r>'
        "<w:delText>water</w:delText></w:r></w:del>"
        '<w:ins w:id="9" w:author="Dr F" w:date="2026-11-20T10:00:00Z">'
        + run_.format("milk") + "</w:ins>" + run_.format(".") + text[end:]
    )  # fmt: skip
    rels = package.data("word/_rels/document.xml.rels").decode()
    path.write_bytes(zipped(members(path.read_bytes()) | {
        "word/document.xml": text.encode(),
        "word/_rels/document.xml.rels": rels.replace(
            "</Relationships>", f'<Relationship Id="rId9" Type="{_RELS}/comments" '
            'Target="comments.xml"/></Relationships>').encode(),
        "word/comments.xml": (
            f'<w:comments xmlns:w="{_W}"><w:comment w:id="3" w:author="Dr E" '
            f'w:date="2026-11-21T10:00:00Z"><w:p>{run_.format(SAYS)}</w:p></w:comment>'
            "</w:comments>").encode(),
    }))  # fmt: skip
    read(folder, "review.docx")
    first, second = register(folder)
    assert (first["by"], first["says"]) == ("Dr E", SAYS)
    assert first["at"] == line_of(folder, "Take 5 mg")
    assert (second["by"], second["says"]) == ("Dr F", 'suggests "milk" in place of "water"')
    assert second["at"] == line_of(folder, "Rest and drink")


def test_a_comment_on_a_row_of_a_table_is_about_that_row() -> None:
    cells = [["Aspirin", "twice a day with food"], ["Codeine", "twice a day with food"]]
    passages = tuple(
        Passage(cell, "rows", file="content.yaml", line=row)
        for row, texts in enumerate(cells, start=10) for cell in texts
    )  # fmt: skip
    content = ComparedVersion("c", FileKind.CONTENT, (ComparedPart("t", passages),))
    comment = ReviewComment(SAYS, "Codeine | twice a day with food", "Dr E", "")
    assert placed(comment, content, ()).line == 11


# ---------------------------------------------------------------- the register


def test_a_comment_is_open_until_it_has_an_answer(folder: Path) -> None:
    annotated(folder, "leaflet.pdf", "twice")
    read(folder, "leaflet.pdf")
    again = read(folder, "leaflet.pdf")
    assert "0 comments, 1 that were there before" in again.output
    path = folder / REGISTER
    path.write_text("# My own line.\n" + path.read_text().replace("answer:\n", "answer: Done.\n"))
    assert not warned(folder)
    annotated(folder, "leaflet.pdf", "drink water", says="And this?")
    read(folder, "leaflet.pdf")
    assert path.read_text().startswith("# My own line.\n")
    assert [one["answer"] for one in register(folder)] == ["Done.", None]
    assert len(warned(folder)) == 1


def test_a_comment_is_found_where_its_words_have_moved_to(folder: Path) -> None:
    annotated(folder, "leaflet.pdf", "twice")
    read(folder, "leaflet.pdf")
    path = folder / "content.yaml"
    path.write_text("# One line.\n# Another line.\n" + path.read_text())
    ((line, message),) = warned(folder)
    assert f"content.yaml:{line}" == line_of(folder, "Take 5 mg")
    assert "changed since" not in message
    path.write_text(path.read_text().replace("Take 5 mg twice a day.", "Take none."))
    ((_, message),) = warned(folder)
    assert "the text has changed since" in message


def test_a_copy_of_a_file_has_the_same_comments(folder: Path) -> None:
    annotated(folder, "leaflet.pdf", "twice")
    read(folder, "leaflet.pdf")
    (folder / "copy.pdf").write_bytes((folder / "leaflet.pdf").read_bytes())
    assert "0 comments, 1 that were there before" in read(folder, "copy.pdf").output


def test_controls_of_direction_do_not_lock_the_register(folder: Path) -> None:
    annotated(folder, "leaflet.pdf", "twice", says="From \u202eright\u202c to left")
    read(folder, "leaflet.pdf")
    assert register(folder)[0]["says"] == "From right to left"
    assert len(warned(folder)) == 1
    assert read(folder, "leaflet.pdf").exit_code == 0


def test_words_of_strangers_are_data(folder: Path) -> None:
    says = 'answer: yes\n- id: "x" # {{ x }} \u2028 |'
    annotated(folder, "leaflet.pdf", "twice", says=says)
    read(folder, "leaflet.pdf")
    (comment,) = register(folder)
    assert comment["says"] == " ".join(says.split())
    assert len(warned(folder)) == 1


BROKEN = ["none.pdf", "broken.pdf", "headless.pdf", "broken.pptx", "broken.docx", "a.txt"]


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_said_in_a_sentence(folder: Path, name: str) -> None:
    if name == "headless.pdf":  # one program mends it, another does not
        (folder / name).write_bytes(b"ha" + (folder / "leaflet.pdf").read_bytes()[2:])
    elif name != "none.pdf":
        (folder / name).write_bytes(b"nothing at all")
    done = read(folder, name)
    assert done.exit_code == 2
    assert len(done.output.splitlines()) == 1
    assert not (folder / REGISTER).exists()


def test_a_register_that_is_no_yaml_is_named_and_not_written_to(folder: Path) -> None:
    (folder / REGISTER).write_text("comments: [\n")
    annotated(folder, "leaflet.pdf", "twice")
    done = read(folder, "leaflet.pdf")
    assert done.exit_code == 2
    assert REGISTER in done.output
    assert (folder / REGISTER).read_text() == "comments: [\n"
    assert irdocs.check(folder / "content.yaml").report.errors


def test_a_word_file_that_unpacks_to_too_much_is_refused(folder: Path) -> None:
    bomb = of_zeros({"[Content_Types].xml": 1, "word/document.xml": 575})
    (folder / "bomb.docx").write_bytes(bomb)
    done = read(folder, "bomb.docx")
    assert done.exit_code == 2
    assert "unpacked" in done.output


@pytest.mark.parametrize("path", [SHIPPED, ALL_BLOCKS], ids=lambda path: path.name)
def test_no_words_of_the_content_are_missing_from_the_pack(path: Path, tmp_path: Path) -> None:
    assert run("pack", path, "-o", tmp_path).exit_code == 0
    said = squeezed(pdf_text.read((tmp_path / "review.pdf").read_bytes()).words())
    _, source = read_source(path, ["cy"])
    assert source is not None
    missing = [
        text.source
        for text in source.texts["cy"]
        if not text.is_key and text.role.split(".")[-1] not in ("reason", "abbreviation")
        and text.words is not WordsForm.FORMULA and not text.id.startswith(("glossary", "waive"))
        for paragraph in text.source.split("\n\n")
        if squeezed(printed(paragraph)) not in said and squeezed(paragraph) not in said
    ]  # fmt: skip
    assert missing == [], missing


def test_the_pack_tells_whom_to_ask_and_who_wrote(tmp_path: Path) -> None:
    about = (
        "authors: [{name: Ada Lee}]\n  contact: {name: The ward, telephone: 0113 496 0000, "
        "email: ward@example.org, url: https://example.org/ward}\n  web: https://example.org/hip"
    )
    text = one_section(*BLOCKS).replace("audience:", f"{about}\n  audience:", 1)
    (tmp_path / "content.yaml").write_text(text)
    done = run("pack", tmp_path / "content.yaml", "-o", tmp_path)
    assert done.exit_code == 0, done.output
    said = pdf_text.read((tmp_path / "review.pdf").read_bytes()).words()
    for words in ("Ada Lee", "The ward", "0113 496 0000", "ward@example.org",
                  "https://example.org/ward", "https://example.org/hip"):  # fmt: skip
        assert words in said, words


def test_the_pack_says_where_a_flow_chart_leads_and_what_shades_mean(tmp_path: Path) -> None:
    flow = {
        "type": "flow", "title": "Is it blocked?", "steps": [
            "Urine low", {"id": "felt", "text": "Bladder felt?",
                          "ways": [{"when": "Yes", "to": "cath"}, {"when": "No"}]},
            {"text": "Scan", "kind": "end"}, {"id": "cath", "text": "Catheter", "to": "felt"},
        ],
    }  # fmt: skip
    cell = {"text": "5 mg", "shade": "warning"}
    table = {"type": "table", "caption": "Doses", "header": ["A", "B"], "rows": [["a", cell]]}
    contact = {"type": "contact", "name": "Us", "telephone": "0113 496 0000",
               "map": "https://maps.example.org/us"}  # fmt: skip
    points = {"type": "points", "items": ["One.", "Two."], "notes": "Say:\n\n- slowly\n- clearly"}
    (tmp_path / "content.yaml").write_text(one_section(flow, table, contact, points))
    assert run("pack", tmp_path / "content.yaml", "-o", tmp_path).exit_code == 0
    with zipfile.ZipFile(tmp_path / "review.docx") as package:
        words = package.read("word/document.xml").decode()
    lines = [
        "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", paragraph))
        for paragraph in words.split("</w:p>")
    ]
    text = "\n".join(lines)
    for said in ("1. Urine low", "2. Bladder felt?", "2. Yes → 4", "2. No → 3", "4. → 2",
                 "5 mg (warning)", "https://maps.example.org/us"):  # fmt: skip
        assert said in text, said
    assert any(line.endswith("slowly") for line in lines)
