"""Content streams in plain lines are read as pikepdf's parser reads them."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Stream

from irdocs.audit.reading import content_operations
from irdocs.audit.reading.unreadable import UnreadableError
from support.small_pdf import SmallPdf
from support.thorough import tried

PLAIN = """q 0.5 0 0 -2 +10 90. cm
0 0 m 10 .5 l -1 -2 3 4 5 6 c 7 8 9 1 v 1 2 3 4 y h f*
10 10 20 30 re W n
1 2 m 3 4 l S 5 6 7 8 re 1 1 m 2 2 l b
0.7608 0.2549 0.0471 rg 1 0 0 RG 2 w 1 J
0 .7 -.7 0 9 9 cm 1 1 m 4 5 l 9 0 l h B
Q
/P <</MCID 0 /ActualText <FEFF0061>>> BDC
BT 1 0 0 1 58.9 54.6 Tm /F 12 Tf [<41> 16 <5051> -20.5 <6f6F>] TJ 3 Tc <42> Tj T* ET
EMC
/Artifact <</Type /Layout>> BDC /X Do EMC
"""
"""Operations of all kinds, each whole in its line, with plain operands."""
COMMENT = "% which pikepdf's parser alone can skip\n"
OTHERS = [
    "1 2 3\n4 re f", "1 2 l f", "1 (a) m f", "BT /F 9 Tf\n(a) Tj ET", "BT /F 9 Tf [[<41>]] TJ ET",
    "/P <</MCID 0", "/P <</A <</B 1>> /MCID 0>> BDC EMC", "/P <</MCID 0 0 R>> BDC EMC",
    "BT /F 9 Tf <4> Tj ET", "BT /F 9 Tf <4 1> Tj ET", "/F#20A 9 Tf", "1e2 0 0 1 re f", "--1 0 m f",
    "true w", "null w", "(a\n1 0 0 rg\n0 0 5 5 re f) Tj 0 0 9 9 re f", "1 0 0 rg0 0 5 5 re f",
    "0 0 m\n5 5 l\n9 9 l\nf", "0 0 5 5 re\n% a path\n9 9 5 5 re f", "1 1 m 5 5 l 2 w 9 9 l S",
    "BT /F 9 Tf <41> TJ ET", "Q", "EMC", "0 0 5 5 re f] f", "[1 2 f", "1 2 3 4 5 6 7 re f",
    "q\n\n\r\n  0 0 5 5 re\tf  \n Q", "0 0 5 5 re f\rQ", "]", "1", "f (",
    "BX EX d0 9 w 0 0 m 1 1 l S",
]  # fmt: skip


def read(content: str) -> Any:
    """What a page with this content paints and says, or why it cannot be read."""
    made = SmallPdf()
    made.page(content)
    page = made.pdf.pages[0].obj
    page.Resources.XObject = Dictionary(X=made.form("0 0 5 5 re f"))
    try:
        file = made.read()
    except UnreadableError as error:
        return str(error)
    return file.pages[0].painted, file.pages[0].texts


@pytest.mark.parametrize("content", OTHERS)
def test_any_other_content_is_read_as_pikepdf_reads_it(content: str) -> None:
    assert read(content) == read(COMMENT + content)


@pytest.mark.parametrize("half", [0, 1])
def test_content_that_is_cut_anywhere_is_read_as_pikepdf_reads_it(half: int) -> None:
    """Also every second character, so that it is cut within numbers and words."""
    for end in range(half, len(PLAIN) + 1, 2 * tried(1, 3)):
        content = PLAIN[:end]
        assert read(content) == read(COMMENT + content), content


def test_plain_content_is_read_without_pikepdfs_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read(COMMENT + PLAIN)
    monkeypatch.delattr(content_operations, "_parsed_by_pikepdf")
    assert read(PLAIN) == expected
    assert {item.kind for item in expected[0]} == {"fill", "stroke", "text"}


def test_content_in_several_streams_is_read_as_one() -> None:
    def painted(*parts: str) -> Any:
        made = SmallPdf()
        page = made.page("")
        page.Contents = Array(
            [made.pdf.make_indirect(Stream(made.pdf, part.encode("ascii"))) for part in parts]
        )
        return made.read().pages[0].painted

    whole = painted("q 1 0 0 rg 0 0 5 5 re f Q 0 0 9 9 re f")
    assert len(whole) == 2
    assert painted("q 1 0 0 rg", "0 0 5 5 re f", "Q 0 0 9 9 re f") == whole
    assert painted("q 1 0 0", "rg 0 0 5 5 re f Q 0 0 9", "9 re f") == whole


def test_a_number_of_a_million_digits_takes_no_time() -> None:
    digits = "1" * 1_000_000
    assert read(f"{digits} g") == read(f"{COMMENT}{digits} g")


def test_names_keep_their_slash_and_are_no_strings_of_text() -> None:
    (operation,) = content_operations.operations(b"/F1 12 Tf", None)
    assert operation == (b"Tf", ["/F1", 12.0])
    assert isinstance(operation[1][0], content_operations.PdfName)
    assert Name("/F1") == str(operation[1][0])
