"""Whatever is written fits or is refused at its line: generated decks as LibreOffice shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs.content.about import Aspect
from irdocs.deck.slide_grids import GRIDS
from support import proof, rendered
from support.designs import own_design
from support.thorough import IS_THOROUGH, LONG, tried

SEEDS = range(tried(20, 2))
"""`make verify` goes through 500 as well (tools/proof.py)."""


@pytest.mark.parametrize("aspect", GRIDS if IS_THOROUGH else list(GRIDS)[:1])
@LONG
def test_generated_decks_stay_within_their_boxes(aspect: Aspect, tmp_path: Path) -> None:
    found = proof.prove(SEEDS, own_design(aspect), tmp_path)
    assert found.outside == []
    # Slides of 4:3 are narrower: more of what is generated without thought is refused at its line.
    least = 0.9 if aspect == "16:9" else 0.75
    assert found.decks >= least * len(SEEDS), found.refused
    assert found.slides > 10 * found.decks


@pytest.mark.skipif(
    not (IS_THOROUGH and rendered.is_there()), reason="done in `make verify`, by LibreOffice"
)
def test_wrong_metrics_are_seen(tmp_path: Path) -> None:
    """The control: who believes that lines hold a third more writes decks that do not fit."""
    wrong = proof.believing(own_design(), 1.35)
    assert len(proof.prove(range(6), wrong, tmp_path).outside) > 10
