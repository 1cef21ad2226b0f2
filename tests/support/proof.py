"""Proof that decks fit: generated content through LibreOffice, every glyph against its box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import yaml

from irdocs import content, locale
from irdocs.deck import plan
from irdocs.deck.design import Design
from irdocs.deck.slides import DocumentProperties, render
from irdocs.diagnostics import Report
from irdocs.ooxml.presentation import Presentation
from irdocs.products import traits_of
from support import anything, rendered

BATCH = 50
"""How many decks LibreOffice converts at once."""


@dataclass
class Proof:
    """How many decks and slides were made, what could not be set and why, what does not fit."""

    decks: int = 0
    slides: int = 0
    refused: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def believing(look: Design, share: float) -> Design:
    """Return a design that takes lines to hold another share of their width: wrong metrics."""
    return replace(
        look, minor=replace(look.minor, slack=share), major=replace(look.major, slack=share)
    )


def deck(seed: int, look: Design) -> tuple[bytes | None, list[str]]:
    """Return the deck of a seed, or None and its errors at lines."""
    report = Report()
    raw = yaml.safe_dump(anything.content(seed), allow_unicode=True, sort_keys=False).encode()
    read = content.read(raw, f"{seed}.yaml", Path(), report, traits_of())
    assert read.document is not None, [str(error) for error in report.errors]
    planned = plan.plan(read.document, look, locale.load("en-GB"), report)
    if report.errors:
        assert all(error.span and error.span.line > 1 for error in report.errors)
        return None, [str(error) for error in report.errors]
    made = DocumentProperties("Proof", "Nobody", "Fit", datetime(2026, 1, 1, tzinfo=UTC))
    return render(planned, look, made), []


def prove(seeds: Iterable[int], look: Design, folder: Path) -> Proof:
    """Make the decks of some seeds and, where LibreOffice is, look at what it shows of them."""
    proof = Proof()
    waiting: dict[Path, bytes] = {}
    for seed in seeds:
        data, errors = deck(seed, look)
        proof.refused += errors[:1]
        if data is not None:
            file = folder / f"{seed}.pptx"
            file.write_bytes(data)
            waiting[file] = data
            proof.decks += 1
            proof.slides += len(Presentation(data).slides)
        if len(waiting) == BATCH:
            _look_at(waiting, folder, proof)
    if waiting:
        _look_at(waiting, folder, proof)
    return proof


def _look_at(waiting: dict[Path, bytes], folder: Path, proof: Proof) -> None:
    if rendered.is_there():
        files = rendered.convert(list(waiting), folder)
        for file, data in waiting.items():
            found = rendered.outside(data, files[file.stem])
            proof.outside += [f"{file.stem}: {what}" for what in found]
            files[file.stem].unlink()
    for file in waiting:
        file.unlink()
    waiting.clear()
