"""Reading a PDF back: what a listener hears of it, on which page."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import irdocs
from conftest import SMALL
from irdocs.audit.reading import pdf_text
from irdocs.audit.reading.transcript import normalised
from support.thorough import tried

# ---------------------------------------------------------------- links in every place

WORDS = st.lists(st.sampled_from(["Ring", "ring", "111", "0", "9 to 5", "ward"]), min_size=1,
                 max_size=4).map(" ".join)  # fmt: skip
"""Few words, so that they come again and again, with digits among them."""
ADDRESS = st.sampled_from(["https://example.org/a", "tel:111", "mailto:ward@example.org"])
LINK = st.builds("[{}]({})".format, WORDS, ADDRESS)
TEXT = st.one_of(
    LINK, LINK, WORDS,
    st.builds("{} {}".format, WORDS, LINK), st.builds("{} {}".format, LINK, WORDS),
    st.builds("{} {}".format, LINK, LINK), st.builds("{} {} {}".format, WORDS, LINK, WORDS),
)  # fmt: skip


def block(kind: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"type": st.just(kind), **keys})


BLOCKS = (
    block("text", text=st.lists(TEXT, min_size=1, max_size=3).map("\n\n".join)),
    block("points", items=st.lists(TEXT, min_size=1, max_size=3), ordered=st.booleans()),
    block("points", items=st.lists(st.fixed_dictionaries(
        {"text": TEXT, "items": st.lists(TEXT, min_size=1, max_size=2)}), min_size=1, max_size=1)),
    block("table", caption=WORDS, header=st.just(["Which", "When"]),
          rows=st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=3)),
    block("quote", text=TEXT, by=WORDS),
    block("callout", title=WORDS, text=TEXT),
    block("quiz", question=TEXT,
          options=st.lists(TEXT, min_size=2, max_size=3).map(
              lambda texts: [f"{number}: {text}" for number, text in enumerate(texts)]),
          answer=st.sampled_from("AB"), explanation=TEXT),
    block("terms", items=st.lists(st.fixed_dictionaries({"term": WORDS, "meaning": TEXT}),
                                  min_size=1, max_size=2)),
    block("cards", items=st.lists(st.fixed_dictionaries({"title": WORDS, "text": TEXT}),
                                  min_size=2, max_size=2)),
)  # fmt: skip
FILLING = "\n\n".join(["Words that take room, so that what follows is on a later page. " * 6] * 9)


@st.composite
def linked(draw: st.DrawFn) -> dict[str, Any]:
    """Content with links in every kind of block; the first block is on any of three pages."""
    data: dict[str, Any] = yaml.safe_load(SMALL)
    blocks = [draw(kind) for kind in draw(st.permutations(BLOCKS))]
    before = [{"type": "text", "text": FILLING} for _ in range(draw(st.integers(0, 2)))]
    data["sections"][0]["blocks"] = [*before, *blocks]
    data["leaflet"] = {"format": draw(st.sampled_from(["a4", "large-print"]))}
    return data


@pytest.mark.parametrize("share", range(tried(4, 1)))
def test_links_are_heard_on_their_page_wherever_they_stand(share: int, tmp_path: Path) -> None:
    @seed(share)
    @settings(
        max_examples=tried(6, 2), deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(linked())
    def build(data: dict[str, Any]) -> None:
        (tmp_path / "content.yaml").write_text(yaml.safe_dump(data))
        with tempfile.TemporaryDirectory() as output:
            order = irdocs.BuildOptions(handout=1)
            result = irdocs.build(tmp_path / "content.yaml", output, order, environment={})
            assert not result.report.errors, [str(error) for error in result.report.errors]
            for name in ("leaflet.pdf", "handout.pdf"):
                _links_are_heard(Path(output) / name)

    build()


def _links_are_heard(file: Path) -> None:
    transcript = pdf_text.read(file.read_bytes())
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            for annotation in page.get("/Annots", pikepdf.Array()):
                words = normalised(str(annotation.Contents))
                assert words in transcript.words((number,)), (file.name, number, words)
