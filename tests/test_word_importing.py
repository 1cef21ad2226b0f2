"""Import of Word files: words, tables, lists, notes, links and pictures; what is left is told."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

import irdocs
from irdocs.audit.reading import deck_text
from irdocs.diagnostics import UsageError
from irdocs.importing.project import ImportResult, import_file
from support.odd_signs import WORDS, plain
from support.thorough import tried
from support.zip_files import members, zipped

pytest.importorskip("mammoth")
TODAY = "2026-11-26"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_STYLES = (
    "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (
            ("Title", "Title"),
            ("H1", "heading 1"),
            ("H2", "heading 2"),
            ("C", "caption"),
        )
    )
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for key, name in (("B1", "List Bullet"), ("B2", "List Bullet 2"), ("B3", "List Bullet 3"))
    )
    + (
        '<w:style w:type="paragraph" w:styleId="N1"><w:name w:val="List Number"/><w:pPr><w:numPr>'
        '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
)
_STYLES += "".join(
    f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{key}"/>{based}<w:rPr>{look}'
    "</w:rPr></w:style>"
    for key, based, look in (
        ("Raised", "", '<w:vertAlign w:val="superscript"/>'),
        ("Power", '<w:basedOn w:val="Raised"/>', ""),
        ("Gone", "", "<w:strike/>"), ("Secret", "", "<w:vanish/>"),
        ("Greek", "", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
    )
) + (
    '<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:strike/></w:rPr>'
    "</w:style>"
)  # fmt: skip
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(3)
)
_LETTERS = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/></w:lvl>'
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A hip: two bones."/><a:graphic>'
    '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r2"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "", level: int | None = None, number: int = 1) -> str:
    """Return a paragraph, in a style or at a level of a list of a number."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    inner = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        listed if level is not None else ""
    )
    texts = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{inner}</w:pPr>{texts}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word(*body: str, **parts: str) -> bytes:
    """Return a Word file with paragraphs and tables; r1 is a link, r2 a picture, note 2 a note.

    `parts` are more of its parts, by the names of their relations.
    """
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(picture, "PNG")
    targets = (
        ("r1", "hyperlink", 'https://www.nhs.uk/" TargetMode="External'),
        ("r2", "image", "media/image1.png"), ("r3", "styles", "styles.xml"),
        ("r4", "numbering", "numbering.xml"), ("r5", "footnotes", "footnotes.xml"),
        ("r6", "comments", "comments.xml"),
        *((key, "part", f"parts/{key}.xml") for key in parts),
    )  # fmt: skip
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="png" '
        f'ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships {space}><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships {space}>{relations}</Relationships>",
        "word/document.xml": f"<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
        "word/numbering.xml": f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0">{_LEVELS}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{_LETTERS}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes {_NAMES}><w:footnote w:id="2">'
        f"{para('As counted in 2025.')}</w:footnote></w:footnotes>",
        "word/comments.xml": f'<w:comments {_NAMES}><w:comment w:id="1">{para("Check this!")}'
        "</w:comment></w:comments>",
    }  # fmt: skip
    files |= {f"word/parts/{key}.xml": part for key, part in parts.items()}
    return zipped({**files, "word/media/image1.png": picture.getvalue()})


def a_leaflet() -> bytes:
    return word(
        para("Your *new* hip", style="Title"), para("Before", style="H1"),
        para("Come at 8. Bring your letter."), para("What to bring", style="H2"),
        para("Shoes", level=0), para("closed ones", level=1), para("A list", level=0),
        para("After", style="H1"),
        para("Blood has 5 × 10", run("9", '<w:vertAlign w:val="superscript"/>'), "/L cells, ",
             run("never", "<w:b/>"), " more", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."),
        para('<w:hyperlink r:id="r1"><w:r><w:t>The NHS</w:t></w:r></w:hyperlink>', " says why."),
        para("The sum ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", " is small."),
        table(("Day", "Do"), ("1|2", "Stand"), ("3", "Walk")), para(_PICTURE),
    )  # fmt: skip


def imported(folder: Path, data: bytes) -> tuple[dict[str, Any], ImportResult]:
    (folder / "hip.docx").write_bytes(data)
    result = import_file(folder / "hip.docx", folder / "project", TODAY)
    assert result.missing == (), result.missing
    return yaml.safe_load((folder / "project" / "content.yaml").read_text("utf-8")), result


def test_a_leaflet_becomes_sections_and_blocks(tmp_path: Path) -> None:
    content, result = imported(tmp_path, a_leaflet())
    assert content["document"]["title"] == "Your *new* hip"
    before, after = content["sections"]
    assert (before["title"], before["lead"]) == ("Before", "Come at 8. Bring your letter.")
    assert before["blocks"] == [
        {"type": "points", "title": "What to bring",
         "items": [{"text": "Shoes", "items": ["closed ones"]}, "A list"]}
    ]  # fmt: skip
    assert "Blood has 5 × 10⁹/L cells, **never** more" in str(after["blocks"][0])
    assert "As counted in 2025." in str(after)
    by_kind = {block["type"]: block for block in after["blocks"]}
    assert by_kind["table"]["header"] == ["Day", "Do"]
    assert by_kind["table"]["rows"] == [["1\\|2", "Stand"], ["3", "Walk"]]
    assert by_kind["image"]["alt"] == "A hip: two bones."
    assert "[The NHS](https://www.nhs.uk/) says why." in str(after)
    assert "formula 1" in str(after)  # no hole in the sentence
    account = (tmp_path / "project" / "import.txt").read_text()
    assert 'formula 1, "a+b"' in account and 'a comment "Check this!"' in account
    assert not result.checked.failed, [str(error) for error in result.checked.report.errors]
    path = result.folder / "content.yaml"
    assert not irdocs.build(path, result.folder / "out", environment={}).failed


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.docx").write_bytes(data)
    with pytest.raises(UsageError, match="cannot be read as a Word file"):
        import_file(tmp_path / "x.docx", tmp_path / "p", TODAY)
    assert not (tmp_path / "p").exists()


def test_entities_are_refused_and_never_read(tmp_path: Path) -> None:
    parts = members(a_leaflet())
    head = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    parts["word/styles.xml"] = head + parts["word/styles.xml"]
    (tmp_path / "x.docx").write_bytes(zipped(parts))
    with pytest.raises(UsageError, match="document type"):
        import_file(tmp_path / "x.docx", tmp_path / "p", TODAY)


def test_damaged_files_are_imported_or_refused(tmp_path: Path) -> None:
    draw = random.Random(11)
    parts = members(a_leaflet())
    outcomes = set()
    for number in range(tried(300, 20)):
        changed = dict(parts)
        name = draw.choice(list(parts))
        data = bytearray(changed[name])
        at = draw.randrange(len(data))
        if draw.random() < 0.5:
            data[at : at + draw.randrange(1, 60)] = b""
        else:
            data[at] = draw.randrange(256)
        changed[name] = bytes(data)
        (tmp_path / f"{number}.docx").write_bytes(zipped(changed))
        try:
            import_file(tmp_path / f"{number}.docx", tmp_path / str(number), TODAY)
            outcomes.add("imported")
        except UsageError:
            outcomes.add("refused")
    assert outcomes == {"imported", "refused"}


_NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def test_cells_below_one_over_several_rows_keep_their_columns(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"

    over, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("Adults", '<w:gridSpan w:val="2"/>') + cell("Children"),
        cell("5 mg", over) + cell("6 mg") + cell("7 mg", over),
        cell("", below) + cell("8 mg") + cell("", below),
        cell("1 mg") + cell("2 mg") + cell("3 mg"),
    )
    grid = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    content, _ = imported(tmp_path, word(para("Doses", style="H1"), para("As here", _NOTED), grid))
    (table,) = [b for s in content["sections"] for b in s["blocks"] if b["type"] == "table"]
    assert table["header"] == ["Adults", "", "Children"]
    assert table["rows"] == [["5 mg", "6 mg", "7 mg"], ["", "8 mg", ""], ["1 mg", "2 mg", "3 mg"]]


def test_words_struck_through_or_hidden_are_left_out_and_told(tmp_path: Path) -> None:
    body = para(
        "Take ", run("50 mg ", "<w:strike/>"), "5 mg", run(" or 7 mg", "<w:vanish/>"),
        run(" at night", '<w:vanish w:val="0"/>'), _NOTED,
    )  # fmt: skip
    content, result = imported(tmp_path, word(para("Doses", style="H1"), body))
    words = yaml.safe_dump(content)
    assert "Take 5 mg at night" in words and "50 mg" not in words and "7 mg" not in words
    left = " | ".join(one.what for one in result.account.lines if one.fate == "left")
    assert 'words struck through, "50 mg"' in left and 'hidden words, "or 7 mg"' in left


def test_looks_changes_and_line_breaks_are_told(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="A">{run("8 mg now")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="A"><w:r><w:delText>7 mg then</w:delText></w:r></w:del>'
    data = word(
        para("Title of it", style="Title"), para("One", style="H1"),
        para(run("never ibuprofen", '<w:color w:val="FF0000"/><w:u w:val="single"/>'),
             run("nor aspirin", '<w:highlight w:val="yellow"/>'),
             run("plain", '<w:color w:val="1A1A1A"/><w:u w:val="none"/>')),
        para(inserted, deleted, _NOTED),
        "<w:p><w:r><w:t>Line one</w:t><w:br/><w:t>line two</w:t></w:r></w:p>",
    )  # fmt: skip
    imported(tmp_path, data)
    told = (tmp_path / "project" / "import.txt").read_text()
    for said in (
        'underlined words, "never ibuprofen"', 'words in colour, "never ibuprofen"',
        'highlighted words, "nor aspirin"', 'a tracked insertion, "8 mg now"',
        'a tracked deletion, "7 mg then"', 'a line break in "Line one line two"',
    ):  # fmt: skip
        assert said in told, said
    assert '"plain' not in told


def test_a_picture_is_cut_as_the_document_shows_it(tmp_path: Path) -> None:
    """What was cropped away, such as a patient's name, does not come back."""
    cut = _PICTURE.replace("</pic:blipFill>", '<a:srcRect l="50000"/></pic:blipFill>')
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    _, result = imported(tmp_path, word(para("Hips", style="H1"), para("Two", note), para(cut)))
    (found,) = (result.folder / "assets").glob("*.png")
    with Image.open(found) as picture:
        width, height = picture.size
    (tmp_path / "whole").mkdir()
    _, whole = imported(
        tmp_path / "whole", word(para("Hips", style="H1"), para("Two", note), para(_PICTURE))
    )
    (found,) = (whole.folder / "assets").glob("*.png")
    with Image.open(found) as picture:
        assert (width, height) == (picture.width // 2, picture.height)
    assert "cut as the document shows it" in (tmp_path / "project" / "import.txt").read_text()


def test_lists_go_as_deep_as_their_styles_say(tmp_path: Path) -> None:
    content, _ = imported(
        tmp_path,
        word(
            para("Before", style="H1"), para("Pack", style="B1"), para("shoes", style="B2"),
            para("closed", style="B3"), para("warm", style="B2", level=2),
            para("a bag", style="B2"), para("Eat", style="B1"),
            para("soup", style="B1", level=1), para(_NOTE),
        ),
    )  # fmt: skip
    blocks = content["sections"][0]["blocks"][:-1]
    shoes = {"text": "shoes", "items": ["closed", "warm"]}
    assert blocks == [
        {"type": "points", "items": [
            {"text": "Pack", "items": [shoes, "a bag"]}, {"text": "Eat", "items": ["soup"]},
        ]},
    ]  # fmt: skip


def test_hyphens_that_do_not_break_are_no_lost_words(tmp_path: Path) -> None:
    hyphen = "<w:r><w:noBreakHyphen/></w:r>"
    content, _ = imported(
        tmp_path, word(para("Before", style="H1"), para("Your pre", hyphen, "op visit.", _NOTE))
    )
    assert "pre\u2011op visit." in str(content["sections"][0]["blocks"])


def test_a_caption_is_that_of_its_table_and_words_are_parted_by_a_page(tmp_path: Path) -> None:
    content, _ = imported(
        tmp_path,
        word(
            para("Before", style="H1"), para("A lead."),
            para("Table 1: Doses by day", style="C"), table(("Day", "Do"), ("1", "Stand")),
            para("The end", '<w:r><w:br w:type="page"/></w:r>', "of it."),
            para("Some words."), para("More words."), para(_NOTE),
        ),
    )  # fmt: skip
    shown, text = content["sections"][0]["blocks"]
    assert shown["caption"] == "Table 1: Doses by day"
    assert text["text"].startswith("The end of it.\n\nSome words.\n\nMore words.\n\n[^footnote")


def test_lists_that_go_on_or_have_letters_are_told(tmp_path: Path) -> None:
    _, result = imported(
        tmp_path,
        word(
            para("Before", style="H1"), para("Look", level=0, number=2),
            para("Think", level=0, number=2), para("Wait a minute.", _NOTE),
            para("Speak", level=0, number=2), para("One", level=0), para("Words."),
            para("Two", level=0),
        ),
    )  # fmt: skip
    told = [line.what for line in result.account.lines if line.fate == "changed"]
    assert told == ["a list of letters or Roman numbers", 'a numbered list that goes on at "Speak"']


def test_lists_of_a_style_that_go_on_are_told(tmp_path: Path) -> None:
    look, speak = para("Look", style="N1"), para("Speak", style="N1")
    body = para("Before", style="H1"), look, para("Wait a minute.", _NOTE), speak
    _, result = imported(tmp_path, word(*body))
    told = [line.what for line in result.account.lines if line.fate == "changed"]
    assert 'a numbered list that goes on at "Speak"' in told


def test_signs_that_people_type_mean_nothing(tmp_path: Path) -> None:
    marked = [words.replace("&", "&amp;").replace("<", "&lt;") for words in WORDS]
    body = (para("Signs", style="H1"), para("First", _NOTE), *map(para, marked), para("Last"))
    _, result = imported(tmp_path, word(*body))
    path = result.folder / "content.yaml"
    assert not irdocs.build(path, result.folder / "out", environment={}).failed
    deck = deck_text.read((result.folder / "out" / "deck.pptx").read_bytes())
    said = plain(" ".join(piece.text for piece in deck.pieces))
    assert [words for words in WORDS if words not in said] == []


def test_letters_of_symbol_typefaces_are_the_signs_that_readers_see(tmp_path: Path) -> None:
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    named = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    doses = para(
        run("Take 100 "), run("m", symbol), run("g, "), run("\uf0a3", symbol), run(" 4, "), named,
        run(" 2. "), run("\uf0ff", symbol), _NOTE,
    )  # fmt: skip
    _, result = imported(tmp_path, word(para("Doses", style="H1"), doses))
    text = (tmp_path / "project" / "content.yaml").read_text()
    assert "Take 100 μg, ≤ 4, ≥ 2." in text
    account = (tmp_path / "project" / "import.txt").read_text()
    assert "of the typeface Symbol" in account and not result.missing


def test_arrows_and_ticks_that_autocorrect_made_are_those_that_typefaces_have(
    tmp_path: Path,
) -> None:
    def sign(code: str, face: str = "Wingdings") -> str:
        return f'<w:r><w:sym w:font="{face}" w:char="{code}"/></w:r>'

    line = para(run("Pain "), sign("F0E0"), run(" rest "), sign("F0FE"), run(" ice "), sign("F043"),
                run(" heat "), sign("F056", "Webdings"), _NOTE)  # fmt: skip
    _, result = imported(tmp_path, word(para("Knees", style="H1"), line))
    assert "Pain → rest ☑ ice" in (tmp_path / "project" / "content.yaml").read_text()
    account = (tmp_path / "project" / "import.txt").read_text()
    assert account.count("of the typeface") == 2  # a thumb and a lectern
    path = result.folder / "content.yaml"
    assert not irdocs.build(path, result.folder / "out", environment={}).failed


@pytest.mark.parametrize(("runs", "written"), [
    ((("Important: ", 1), ("give it.", 0)), "**Important**: give it."),
    ((("Never. ", 1), ("Give it.", 0)), "**Never**. Give it."),
    ((("(not)", 1), (" wait.", 0)), "(**not**) wait."),
    ((("Do ", 0), ("not, ever, ", 1), ("wait.", 0)), "Do **not, ever**, wait."),
])  # fmt: skip
def test_stress_ends_where_words_do(
    tmp_path: Path, runs: tuple[tuple[str, int], ...], written: str
) -> None:
    made = [run(text, "<w:b/>" if is_bold else "") for text, is_bold in runs]
    imported(tmp_path, word(para("Doses", style="H1"), para("Read.", _NOTE), para(*made)))
    assert written in (tmp_path / "project" / "content.yaml").read_text()


def test_headings_keep_raised_signs_and_lose_what_is_struck_twice(tmp_path: Path) -> None:
    raised = run("6", '<w:vertAlign w:val="superscript"/>')
    content, _ = imported(tmp_path, word(
        para("Blood and 10", raised, " cells", style="Title"),
        para("Doses of 10", raised, " units", style="H1"),
        para("Take 5 mg", run(", not 7 mg", "<w:dstrike/>"), ".", _NOTE),
    ))  # fmt: skip
    assert content["document"]["title"] == "Blood and 10⁶ cells"
    assert content["sections"][0]["title"] == "Doses of 10⁶ units"
    text = (tmp_path / "project" / "content.yaml").read_text()
    assert "Take 5 mg." in text and "7 mg" not in text
    assert "7 mg" in (tmp_path / "project" / "import.txt").read_text()


def styled(text: str, style: str) -> str:
    return run(text, f'<w:rStyle w:val="{style}"/>')


def test_what_styles_say_of_words_counts(tmp_path: Path) -> None:
    content, result = imported(tmp_path, word(
        para("Doses", style="H1"),
        para("Give 150 × 10", styled("9", "Power"), "/L, ", styled("5 mg ", "Gone"), "10 mg, 100 ",
             styled("m", "Greek"), "g.", styled(" For teachers.", "Secret")),
        para("Give 20 mg to all.", style="Old"),
        para("Stay in bed.", _NOTE),
    ))  # fmt: skip
    text = str(content["sections"])
    assert "150 × 10⁹/L, 10 mg, 100 μg" in text and "Stay in bed." in text
    assert not any(words in text for words in ("5 mg", "20 mg", "teachers"))
    told = str(result.account)
    assert all(words in told for words in ("5 mg", "Give 20 mg to all.", "For teachers."))


def test_rows_fields_boxes_and_moved_words_stay_where_they_are(tmp_path: Path) -> None:
    late = (
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        f"<w:tc>{para('10 mg')}</w:tc>"
        f"<w:tc>{para('one')}{para('two.')}{para('three')}</w:tc></w:tr>"
    )
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('old row')}</w:tc></w:tr>"
    rows = table(("Drug", "Morning", "Night"), ("Ramipril", "5 mg", "0"))
    content, _ = imported(tmp_path, word(
        para("Doses", style="H1"),
        para("See table ", f'<w:fldSimple w:instr="REF a">{run("3")}</w:fldSimple>', "."),
        para("Here it is.", _NOTE),
        rows.replace("</w:tbl>", f"{late}{gone}</w:tbl>"),
        para("Next ", "<w:moveFrom><w:r><w:t>was here</w:t></w:r></w:moveFrom>", "words."),
    ))  # fmt: skip
    text = str(content["sections"])
    assert "See table 3." in text and "was here" not in text and "old row" not in text
    (found,) = [b for s in content["sections"] for b in s["blocks"] if b["type"] == "table"]
    assert found["rows"] == [["Ramipril", "5 mg", "0"], ["", "10 mg", "one; two. three"]]


# ---------------------------------------------------------------- charts and diagrams


def drawn(inner: str, alt: str = "") -> str:
    """Return a run with an object of another kind than a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="9" name="Object 9" descr="{alt}"/><a:graphic>'
        f"<a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_part(kind: XL_CHART_TYPE, values: tuple[float, ...]) -> str:
    data = CategoryChartData()
    data.categories = ["Early", "Late"]
    data.add_series("Falls", values)
    xml = ChartXmlWriter(kind, data).xml  # type: ignore[no-untyped-call]
    return str(xml).partition("?>")[2].strip()


_CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{}"/>'
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def test_charts_and_diagrams_come_with_their_numbers_and_words(tmp_path: Path) -> None:
    points = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></d:t></d:pt>"
        for words in ("Wash", "Scrub & rinse".replace("&", "&amp;"))
    )
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    file = word(
        para("Ward", style="H1"), para("We counted falls."),
        para("Here they are: ", _NOTE, drawn(_CHART.format("c1"), "Falls by time of day.")),
        para(drawn(_CHART.format("c2"))),
        para(drawn(f'<d:relIds xmlns:d="{_DIAGRAM}" r:dm="d1"/>')),
        para("Words behind.", drawn('<x:chart xmlns:x="urn:newer"/>', "A box plot.")),
        para(drawn(_CHART.format("none"))),
        c1=chart_part(XL_CHART_TYPE.COLUMN_CLUSTERED, (3, 5)),
        c2=chart_part(XL_CHART_TYPE.COLUMN_STACKED, (-3, 5)),
        d1=f'<d:dataModel xmlns:d="{_DIAGRAM}" {space}><d:ptLst>{points}</d:ptLst></d:dataModel>',
    )  # fmt: skip
    content, _ = imported(tmp_path, file)
    (section,) = content["sections"]
    kinds = [block["type"] for block in section["blocks"]]
    assert kinds == ["text", "chart", "table", "points", "text"]
    _, chart, table_block, points_block, behind = section["blocks"]
    assert chart["series"] == [{"name": "Falls", "values": [3, 5]}]
    assert (chart["source"], chart["alt"]) == ("the file hip.docx", "Falls by time of day.")
    assert table_block["rows"] == [["Early", "-3"], ["Late", "5"]]
    assert points_block["items"] == ["Wash", "Scrub & rinse"]
    assert behind["text"] == "Words behind.\n\nA box plot."
    account = (tmp_path / "project" / "import.txt").read_text()
    for told in ("it is not in the file", "of a kind that is not read", "a table of its numbers",
                 "a list of its words"):  # fmt: skip
        assert told in account, told
