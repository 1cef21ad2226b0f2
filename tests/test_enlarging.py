"""How large the type of a leaflet is set, and how many sizes are planned to find that."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs import content, locale, starter, theme
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.leaflet import formats, plan
from irdocs.leaflet.economy import USUAL, Economy
from irdocs.leaflet.enlarging import FEW_PAGES, enlarged
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.leaflet.planning_attempt import PlanningAttempt
from irdocs.products import traits_of
from support.printed_rows import rows
from support.small_documents import leaflet_in, one_section, whole

KINDS = Path(starter.__file__).parent / "kinds"


def sizes_of(kind: str, format_name: str) -> tuple[PlanningAttempt, PlanningAttempt, list[float]]:
    """A starter's leaflet as usual and as large as it is set, and the sizes that were planned."""
    report, file = Report(), KINDS / kind / "content.yaml"
    read = content.read(file.read_bytes(), "content.yaml", file.parent, report, traits_of())
    format = formats.load(DataFileRequest(format_name, Path(), None), report)
    assert read.document and format and not report.errors
    document = read.document
    look = theme.load(DataFileRequest(str(document.theme), Path(), None), report)
    assert look
    tried: list[float] = []

    def planned(
        format: formats.Format, economy: Economy, report: Report
    ) -> tuple[PlannedLeaflet, ...]:
        tried.append(format.enlargement)
        own = locale.load(str(document.document.language))
        return (plan.plan(document, look, format, own, report, economy=economy),)

    findings = Report()
    usual = PlanningAttempt(planned(format, USUAL, findings), USUAL, findings)
    tried.clear()
    return usual, enlarged(planned, usual, format), tried


def test_a_long_leaflet_that_larger_type_harms_is_planned_once_more() -> None:
    """Three sizes of the guide were planned, and none taken."""
    usual, chosen, tried = sizes_of("guide", "a4")
    assert len(usual.format.sides) > FEW_PAGES
    assert chosen is usual and len(tried) == 1


def test_the_drawing_of_a_cover_keeps_no_type_small() -> None:
    """The words on the cover became larger, too, and its drawing so much smaller that all was set
    as usual, on panels a third full."""
    usual, chosen, _ = sizes_of("poster", "a4-trifold")
    assert chosen.format.enlargement == pytest.approx(1.18)
    before, after = (attempt.halves[0].styles for attempt in (usual, chosen))
    assert after.body.size == pytest.approx(before.body.size * 1.18)
    assert after.display == before.display
    assert after.display_lead.size == pytest.approx(before.display_lead.size)
    assert after.display_small.size == pytest.approx(before.display_small.size)


@pytest.mark.parametrize(("length", "is_whole"), [(52, True), (58, False)])
def test_type_is_a_little_less_large_where_it_would_break_an_address(
    length: int, is_whole: bool, tmp_path: Path
) -> None:
    """One that a line held at the usual size stood on two. One that a line holds at hardly more
    than that does not keep all else small."""
    address = f"www.nhs.uk/{'letters-' * 9}"[:length]
    source = {"authors": "A", "title": "B", "publisher": "C", "url": f"https://{address}"}
    text = {"type": "text", "id": "t", "text": "It is so [@s]."}
    whole(tmp_path, one_section(text, format="a4-trifold", sources={"s": source}), only="leaflet")
    lines = ["".join(letter for *_, letter in row) for _, row in rows(leaflet_in(tmp_path / "out"))]
    assert any(address in line for line in lines) is is_whole
