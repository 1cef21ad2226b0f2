"""What a stranger writes without an end is read in a time that grows with its length alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import process_time

import pytest
from lxml import etree

from irdocs.content import svg_files
from irdocs.content.shown_addresses import with_addresses
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.importing import deck_charts
from irdocs.importing.losses import LossAccount
from irdocs.importing.quarto_markup import plain
from irdocs.ooxml.namespaces import NAMESPACES

COUNT = 20_000
MOST = 3.0
"""In seconds of processor time: ten times what it takes, and less than a tenth of what it took."""


def imported(text: str) -> None:
    plain(text, 1, LossAccount(), has_dashes=True)


def drawn(style: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"'
    with suppress(UnsupportedDrawingError):
        svg_files.read(f'{svg} style="{style}"/></svg>'.encode())


def charted(code: str) -> None:
    space = NAMESPACES["c"]
    root = etree.fromstring(
        f'<c:chartSpace xmlns:c="{space}"><c:chart><c:plotArea><c:barChart><c:ser><c:val><c:numRef>'
        f"<c:numCache><c:formatCode>{code}</c:formatCode></c:numCache></c:numRef></c:val></c:ser>"
        "</c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    deck_charts.read(root)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *(
            (imported, piece * COUNT)
            for piece in ("w", "a--", "{{< ", "](", "$$ ", "[a]{", "`a`--")
        ),
        *((imported, f"{start}{' ' * COUNT}") for start in ("{{<", "$$")),
        *((drawn, f"transform: {text}") for text in ("a" * COUNT, f"scale({'1' * COUNT}!)")),
        (drawn, f"width: {'1' * COUNT}!"),
        (charted, "[$" * COUNT),
        (lambda text: with_addresses(text, text), "[" * COUNT),
    ],
)
def test_it_takes_no_longer(read: Callable[[str], object], text: str) -> None:
    start = process_time()
    read(text)
    assert process_time() - start < MOST
