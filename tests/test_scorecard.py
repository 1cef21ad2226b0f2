"""The scorecard: criteria met, missed and not applicable, their totals, and how it is written."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from irdocs.audit.scorecard import CAVEAT, Criterion, Scorecard, Standing, scorecard
from irdocs.cli import main
from test_review import CLEAN, TEXT, reviewed

PATIENTS = CLEAN.replace(
    "audience: For tests",
    "audience: For patients\n  organisation: A trust\n  contact: {name: The ward}",
)


def card_of(text: str, folder: Path) -> Scorecard:
    examined = reviewed(text, folder).examined
    assert examined is not None
    return scorecard(examined)


def criterion(card: Scorecard, instrument: str, requirement: str) -> Criterion:
    (found,) = [
        c
        for c in card.criteria
        if c.instrument.startswith(instrument) and c.requirement == requirement
    ]
    return found


def test_what_is_said_is_met_at_its_line(tmp_path: Path) -> None:
    text = PATIENTS.replace(TEXT, "text: Please rest. Call us if it bleeds.")
    card = card_of(text, tmp_path)
    line = text.split("\n").index("        text: Please rest. Call us if it bleeds.") + 1
    for requirement in ("says what to do", "says when to seek help"):
        met = criterion(card, "EQIP", requirement)
        assert met.standing is Standing.MET and met.span and met.span.line == line


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    card = card_of(PATIENTS, tmp_path)
    missed = criterion(card, "EQIP", "says when to seek help")
    assert (missed.standing, missed.span) == (Standing.NOT_MET, None)
    assert missed.missing == "not found: when to seek help"
    unread = criterion(card_of(PATIENTS.replace("  next_review: 2027-02-01\n", ""), tmp_path),
                       "PIF", "next review set")  # fmt: skip
    assert unread.standing is Standing.NOT_MET
    assert unread.span and unread.missing == "no date is set for the next review"


def test_risks_count_only_where_there_are_any(tmp_path: Path) -> None:
    name = "one denominator in a block"
    assert criterion(card_of(CLEAN, tmp_path), "IPDAS", name).standing is Standing.NOT_APPLICABLE
    mixed = CLEAN.replace(TEXT, "text: In a year 1 in 20 bleed and 3 in 100 bruise [@one].")
    assert criterion(card_of(mixed, tmp_path), "IPDAS", name).standing is Standing.NOT_MET
    one = mixed.replace("1 in 20", "5 in 100")
    assert criterion(card_of(one, tmp_path), "IPDAS", name).standing is Standing.MET


LISTS = CLEAN.replace(
    f"type: text\n        {TEXT}", "type: points\n        title: Things\n        items: [a, b]"
)


def test_what_is_about_a_product_that_is_not_made_is_neither_told_nor_met(tmp_path: Path) -> None:
    told = {found.code for found in reviewed(LISTS, tmp_path).report}
    assert {"list-slide", "topic-title", "incomplete-leaflet"} <= told
    leaflet = reviewed(LISTS, tmp_path, only="leaflet")
    left = {found.code for found in leaflet.report}
    assert not {"list-slide", "topic-title"} & left and "incomplete-leaflet" in left
    deck = {found.code for found in reviewed(LISTS, tmp_path, only="deck").report}
    assert {"list-slide", "topic-title"} <= deck and "incomplete-leaflet" not in deck
    assert leaflet.examined is not None
    standings = {
        one.standing
        for one in scorecard(leaflet.examined).criteria
        if one.instrument.startswith("Assertion")
    }
    assert standings == {Standing.NOT_APPLICABLE}


def test_a_waiver_for_a_product_that_is_not_made_is_not_called_useless(tmp_path: Path) -> None:
    waived = "waivers: [{code: list-slide, reason: They are short.}]\nsections:"
    text = LISTS.replace("sections:", waived)
    for only in ("deck", "leaflet"):
        codes = {found.code for found in reviewed(text, tmp_path, only=only).report}
        assert not {"list-slide", "unused-waiver"} & codes


def test_totals_count_what_applies(tmp_path: Path) -> None:
    card = card_of(CLEAN.replace("audience: For tests", "audience: For students"), tmp_path)
    totals = {total.instrument: total for total in card.totals}
    eqip = totals["EQIP-36"]
    assert (eqip.met, eqip.applicable, eqip.not_applicable) == (3, 5, 2)
    assert totals["IPDAS 2021"].applicable == 0
    assert sum(total.applicable + total.not_applicable for total in card.totals) == len(
        card.criteria
    )


def score(text: str, folder: Path, *options: str) -> Result:
    file = folder / "content.yaml"
    file.write_text(text)
    return CliRunner().invoke(main, ["check", "--score", str(file), *options])


def test_the_text_says_that_it_is_a_proxy(tmp_path: Path) -> None:
    result = score(CLEAN, tmp_path)
    assert result.exit_code == 0
    assert CAVEAT in result.stdout and "EQIP-36 (by proxy): " in result.stdout
    assert "  not met         says whom to ask" in result.stdout


def test_json_has_every_criterion_with_its_place(tmp_path: Path) -> None:
    card = card_of(CLEAN, tmp_path)
    told = json.loads(score(CLEAN, tmp_path, "--as", "json").stdout)
    assert told["caveat"] == CAVEAT
    assert [c["requirement"] for c in told["criteria"]] == [c.requirement for c in card.criteria]
    (audience,) = [c for c in told["criteria"] if c["requirement"] == "names its readers"]
    assert (audience["standing"], audience["line"]) == ("met", 6)


def test_other_forms_and_broken_content_are_refused(tmp_path: Path) -> None:
    sarif = score(CLEAN, tmp_path, "--as", "sarif")
    assert sarif.exit_code == 2 and "take text or json" in sarif.stderr
    broken = score(CLEAN.replace("id: only", "id: Not an id"), tmp_path)
    assert broken.exit_code == 1 and "proxy" not in broken.stdout
