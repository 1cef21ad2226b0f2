"""A theme gives the roles that it must, may leave the accents out, and has its contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import SMALL
from irdocs import theme
from irdocs.building import build
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.theme import OPTIONAL_ROLES, REQUIRED_ROLES, THEMES, Theme, contrast, status_colours

OURS = THEMES.path("ir").read_text(encoding="utf-8")


def without(*roles: str) -> str:
    """Return our theme without some roles, and without the pairs that name them."""
    text = OURS
    for role in roles:
        text = re.sub(rf'(?m)^  {role}: "#.*\n', "", text)
        text = re.sub(rf"(?m)^  - \[{role}, .*\n", "", text)
    return text


def loaded(text: str, folder: Path) -> tuple[Theme | None, Report]:
    (folder / "own.yaml").write_text(text)
    report = Report()
    asked = DataFileRequest("own.yaml", folder, None, FileReader())
    return theme.load(asked, report), report


def test_a_theme_may_leave_the_accents_out(tmp_path: Path) -> None:
    own, report = loaded(without(*OPTIONAL_ROLES), tmp_path)
    assert own is not None and not report.errors
    assert set(own.palette) == REQUIRED_ROLES | {*OPTIONAL_ROLES, *status_colours.ROLES}
    assert own.palette["link"] == own.palette["primary"]
    assert contrast.ratio(own.palette["vessel"], own.palette["primary"]) > 1.1
    (tmp_path / "content.yaml").write_text(SMALL + "theme: own.yaml\n")
    result = build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    assert not result.failed, list(result.report)


@pytest.mark.parametrize("role", sorted(REQUIRED_ROLES))
def test_a_theme_must_give_every_other_role(role: str, tmp_path: Path) -> None:
    own, report = loaded(without(role), tmp_path)
    assert own is None
    assert any(role in d.message for d in report.errors)


@pytest.mark.parametrize(
    ("written", "misspelt", "meant", "line"),
    [
        ("motif: wire", "motiv: wire", "motif", "motiv"),
        ('  signal: "', '  signa: "', "signal", "signa"),
        ("{floor: 18", "{flor: 18", "floor", "flor"),
        (", heading: 22", ", headng: 22", "heading", "headng"),
    ],
)
def test_a_misspelt_key_is_one_fault_at_its_line(
    written: str, misspelt: str, meant: str, line: str, tmp_path: Path
) -> None:
    assert written in OURS
    own, report = loaded(OURS.replace(written, misspelt, 1), tmp_path)
    assert own is None
    (fault,) = report.errors
    assert fault.message.endswith(f'did you mean "{meant}"?') and fault.span is not None
    assert line in (tmp_path / "own.yaml").read_text().splitlines()[fault.span.line - 1]


def test_faint_text_is_refused_at_its_line(tmp_path: Path) -> None:
    own, report = loaded(re.sub(r'(?m)^  link: "#\w+"', '  link: "#C0D0E0"', OURS), tmp_path)
    assert own is None
    (first, *_) = report.errors
    assert "link on ground" in first.message and first.span is not None
    assert "link:" in (tmp_path / "own.yaml").read_text().splitlines()[first.span.line - 1]


def test_colours_are_mixed_part_by_part() -> None:
    assert Colour(0, 100, 200).mixed(Colour(255, 255, 255), 0.5) == Colour(128, 178, 228)
    assert Colour(1, 2, 3).mixed(Colour(9, 9, 9), 0) == Colour(1, 2, 3)


def test_type_that_nobody_can_read_is_refused_at_its_line(tmp_path: Path) -> None:
    text = OURS.replace("{small: 9, body: 12,", "{small: 4, body: 8,")
    assert text != OURS
    own, report = loaded(text, tmp_path)
    assert own is None
    line = next(n for n, row in enumerate(text.split("\n"), 1) if "small: 4" in row)
    assert [(e.span.line if e.span else 0, e.message[:10]) for e in report.errors] == [
        (line, "small: 4 p"),
        (line, "body: 8 pt"),
    ]


@pytest.mark.parametrize(
    ("typeface", "said"),
    [
        ("Arial", ""), ("Helvetica", ""), ("Arimo", ""),
        ("DejaVu Sans", "narrower than DejaVu Sans"), ("Calibri", "wider than Calibri"),
        ("Nobody Knows", "does not know the widths of Nobody Knows"),
    ],
)  # fmt: skip
def test_a_typeface_that_is_not_the_one_measured_has_a_warning(
    typeface: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text(OURS.replace("typeface: Arial", f"typeface: {typeface}"))
    (tmp_path / "content.yaml").write_text(SMALL + "theme: own.yaml\n")
    result = build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    warnings = [d for d in result.report if d.code == "typeface-widths"]
    assert len(warnings) == bool(said)
    for warning in warnings:
        assert said in warning.message and warning.span and warning.span.line == 20
