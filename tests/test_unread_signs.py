"""Signs that were probably meant to be read are told of, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from support.small_documents import ABOUT, one_section

SOURCES = {
    name: {"authors": "A", "title": "T", "publisher": "P", "year": 2020, "url": "https://a.org/b"}
    for name in ("smith-2020", "nice")
}
EDITIONS = {"columns": {"beds": {"type": "number"}}, "sample": {"trust": {"name": "A"}, "beds": 5}}


def told(folder: Path, words: str) -> list[str]:
    cited = " Read all of it [@smith-2020][@nice]."
    text = one_section(
        {"type": "text", "text": words + cited}, sources=SOURCES, editions=EDITIONS
    )  # fmt: skip
    (folder / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(folder / "content.yaml").report
    assert not report.errors, [str(error) for error in report.errors]
    return [one.message for one in report.warnings if one.code == "unread-signs"]


@pytest.mark.parametrize(
    "words",
    ["It helps [smith-2020].", "It helps [see @smith-2020].",
     "It helps [-@smith-2020].", "It helps [smith-2020, p. 4].", "It helps [smith-2020; other].",
     "It helps @smith-2020.", "It helps (@nice).", "It helps (see @nice, p. 5).",
     "See [them] (https://example.org/b).", "There are {beds} beds.", "At { trust.name } now.",
     "It is [nice].", "There are ${beds} beds.", "At «trust.name» now.", "At <<trust.name>> now.",
     "At { {trust.name} } now.", r"Take 250\u00a0mg now.", r"Take one.\nThen wait.",
     r"It is \textbf{strong}.", r"It is 5 \times 10.", r"It is \emph{so", r"Wait \item here."],
)  # fmt: skip
def test_signs_that_were_meant_are_told(tmp_path: Path, words: str) -> None:
    assert len(told(tmp_path, words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Press {Enter} now.",
        "Follow @nice there.",
        "Follow us (we are @nice there).",
        "The {x} of it.",
        "It is [sic] so.",
        "There are `{beds}` and {{ beds }} beds.",
        "It was 3 (95% CI [1, 5]), and x[1] is so.[^1]\n\n[^1]: A note.",
        r"It is in C:\users\new\table and in \\\\server\Notes.",
        r"It is $5 \times 10$ and `\textbf{a}\n`.",
        r"It is C:\mu and a\b and c \d.",
    ],
)
def test_others_are_not(tmp_path: Path, words: str) -> None:
    assert told(tmp_path, words) == []


def test_names_of_columns_are_told_in_each_edition_once(tmp_path: Path) -> None:
    about = {"title": "Care at {hospital}", "subtitle": "For {{ hospital }}"}
    text = one_section(
        {"type": "code", "code": "print(f'{hospital}')"},
        document=ABOUT | about, editions={"data": "a.csv"},
    )  # fmt: skip
    (tmp_path / "content.yaml").write_text(text, "utf-8")
    (tmp_path / "a.csv").write_text("hospital\nLeeds\nYork\n", "utf-8")
    result = irdocs.check(tmp_path / "content.yaml", irdocs.BuildOptions(edition="york"))
    (found,) = [one for one in result.report if one.code == "unread-signs"]
    assert (
        found.message == '"{hospital}" is printed as it stands; a value is written {{ hospital }}'
    )
    line = (tmp_path / "content.yaml").read_text("utf-8").splitlines()[found.span.line - 1]
    assert found.span and "{hospital}" in line


@pytest.mark.parametrize("numbers", ["[1]", "[1, 2]"])
def test_numbers_in_brackets_are_the_authors_own_without_sources(
    tmp_path: Path, numbers: str
) -> None:
    text = one_section({"type": "text", "text": f"It helps {numbers}."})
    (tmp_path / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(tmp_path / "content.yaml").report
    assert "unread-signs" not in {one.code for one in report}


@pytest.mark.parametrize(
    ("block", "is_told"),
    [
        (
            {
                "type": "callout",
                "kind": "emergency",
                "title": "Ring",
                "text": "So.",
                "phone": "“999”",
            },
            True,
        ),
        (
            {
                "type": "callout",
                "kind": "emergency",
                "title": "Ring",
                "text": "So.",
                "phone": "Ring “999”",
            },
            False,
        ),
        ({"type": "contact", "name": "A", "telephone": ["‘0113 496 0000’"]}, True),
        ({"type": "contact", "name": "A", "hours": "“9am to 5pm”"}, True),
        ({"type": "text", "title": "“I feel well”", "text": "“So do I.”"}, False),
    ],
)
def test_a_value_in_the_marks_of_an_editor_is_told(
    tmp_path: Path, block: dict[str, object], *, is_told: bool
) -> None:
    (tmp_path / "content.yaml").write_text(one_section(block), "utf-8")
    report = irdocs.check(tmp_path / "content.yaml").report
    assert ("quoted-value" in {one.code for one in report}) is is_told
