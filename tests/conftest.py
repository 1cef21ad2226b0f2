"""What tests share: the shipped content and the all-blocks fixture, each built once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
import yaml
from hypothesis import settings
from PIL import Image

import irdocs
from irdocs import content
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.audit.reading.transcript import Transcript
from irdocs.cli import NEW_OBJECTS
from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report
from irdocs.handout.pages import arranged
from irdocs.options import BuildOptions
from irdocs.products import traits_of
from irdocs.units import Size
from support import mixed
from support.commands import Commands, ready
from support.thorough import IS_THOROUGH

# Hundreds of tests start the command. Where the surroundings forbid to keep compiled modules, each
# would compile all of them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["IRDOCS_CACHE"] = "off"  # tests of the cache have folders of their own
sys.dont_write_bytecode = False

# What tests read and write as YAML goes through libyaml, in a tenth of the time.
if yaml.__with_libyaml__:
    yaml.SafeLoader = yaml.CSafeLoader
    yaml.SafeDumper = yaml.CSafeDumper

# As the command does, but less often, as tests hold more objects than a build: looking for cycles
# of garbage finds next to nothing, and takes time.
gc.set_threshold(5 * NEW_OBJECTS, 20, 20)

# `make test` tries the same examples each time: what fails on a change is the change's fault.
# `make verify` looks for new ones.
settings.register_profile("the same each time", derandomize=True)
if not IS_THOROUGH:
    settings.load_profile("the same each time")

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "content.yaml"
ALL_BLOCKS = ROOT / "tests" / "fixtures" / "all-blocks.yaml"


WAITING = ("test_watching", "test_faults", "test_streams", "test_same_bytes", "test_tampering")
"""Long files of tests, which wait for something else at times: they begin, so that no process is
left alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of long files first. Tests of one file share a process, and what it builds."""
    items.sort(key=lambda item: item.path.stem not in WAITING)


def pytest_collection_finish() -> None:
    """Never look for garbage among the tests themselves and all that they import."""
    gc.freeze()


@dataclass(frozen=True)
class Built:
    """A content file, its document, and both products as bytes and read back."""

    document: Document
    leaflet: bytes
    deck: bytes
    leaflet_outline: Transcript
    deck_outline: Transcript

    def write(self, folder: Path) -> None:
        """Write both files into a folder, as the build did."""
        (folder / "leaflet.pdf").write_bytes(self.leaflet)
        (folder / "deck.pptx").write_bytes(self.deck)


def made_once(
    factory: pytest.TempPathFactory, name: str, path: Path, options: BuildOptions | None = None
) -> Path:
    """Return the folder of what is built of a content file; several processes of tests share it.

    Where two build it at the same time, each has its own.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"shared-{name}"
    if folder.exists():
        return folder
    made = factory.mktemp(name)
    result = irdocs.build(path, made, options, environment={})
    assert not result.failed, [str(d) for d in result.report]
    try:
        made.rename(folder)  # at once, so that no other process sees a part of it
    except OSError:
        return made
    return folder


def built_of(path: Path, folder: Path) -> Built:
    """Return a content file and what was built of it."""
    read = content.read(path.read_bytes(), path.name, path.parent, Report(), traits_of())
    assert read.document is not None
    leaflet, deck = (folder / "leaflet.pdf").read_bytes(), (folder / "deck.pptx").read_bytes()
    return Built(read.document, leaflet, deck, pdf_text.read(leaflet), deck_text.read(deck))


@pytest.fixture(scope="session")
def shipped_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of the shipped content, with a handout of one slide to a page and web pages."""
    order = BuildOptions(handout=1, web="folder")
    return made_once(tmp_path_factory, "shipped", SHIPPED, order)


@pytest.fixture(scope="session")
def all_blocks_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of every block."""
    order = BuildOptions(handout=1, web="folder")
    return made_once(tmp_path_factory, "all-blocks", ALL_BLOCKS, order)


@pytest.fixture(scope="session")
def shipped(shipped_folder: Path) -> Built:
    return built_of(SHIPPED, shipped_folder)


@pytest.fixture(scope="session")
def all_blocks(all_blocks_folder: Path) -> Built:
    return built_of(ALL_BLOCKS, all_blocks_folder)


@pytest.fixture(params=["shipped", "all_blocks"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(request.param)
    return made


FORMATS = ("a4", "a4-trifold", "a4-trifold-z", "a5-booklet", "large-print")
LEAFLETS = (
    *(f"leaflet-{name}.pdf" for name in FORMATS),
    "leaflet-a5-booklet-2up.pdf",
    *(f"leaflet-{name}-press.pdf" for name in FORMATS),
)
"""Every PDF that is made of the shipped content."""
MIXED = ("leaflet-a4.pdf", "leaflet-large-print.pdf", "leaflet-two-columns.pdf")
"""Those that are made of long mixed content."""
MIXTURE = mixed.content(12)


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The shipped leaflet in every format, for the screen and for the press, with preflights."""
    order = irdocs.BuildOptions(only="leaflet", formats=FORMATS, press="uk-3mm")
    folder = made_once(tmp_path_factory, "editions", SHIPPED, order)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(scope="session")
def mixture(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Long content of every block, parted by pages and by panels, and its own file."""
    given = tmp_path_factory.mktemp("mixed-content")
    (given / "two-columns.yaml").write_text(mixed.COLUMNS)
    data = yaml.safe_dump(MIXTURE, allow_unicode=True, sort_keys=False)
    (given / "content.yaml").write_text(data)
    formats = ("a4", "large-print", str(given / "two-columns.yaml"))
    order = irdocs.BuildOptions(only="leaflet", formats=formats)
    folder = made_once(tmp_path_factory, "mixture", given / "content.yaml", order)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


EVERY_LEAFLET = [*LEAFLETS, *(f"mixed:{name}" for name in MIXED)]


SOME_LEAFLETS = EVERY_LEAFLET if IS_THOROUGH else [
    "leaflet-a4.pdf", "leaflet-a5-booklet.pdf", "leaflet-a5-booklet-2up.pdf",
    "leaflet-a4-trifold-press.pdf", "leaflet-large-print-press.pdf",
    "mixed:leaflet-a4.pdf", "mixed:leaflet-two-columns.pdf",
]  # fmt: skip
"""Each format, paper and press, and both kinds of content; not each with each."""


@pytest.fixture(params=SOME_LEAFLETS)
def any_leaflet(request: pytest.FixtureRequest) -> bytes:
    """Each PDF in turn."""
    where, _, name = request.param.rpartition(":")
    made: Mapping[str, bytes] = request.getfixturevalue("mixture" if where else "editions")
    return made[name]


SMALL = """\
schema_version: 1
document:
  title: Small
  subtitle: As small as can be.
  language: en-GB
  audience: For tests
  version: "1"
  date: 2026-01-31
  disclaimer: Not advice.
sources:
  one: {authors: First, publisher: The Journal, year: 2001, doi: 10.1000/xyz}
sections:
  - id: only
    title: Only
    lead: The only section.
    notes: Say it.
    blocks:
      - type: text
        text: Some words.
"""
"""The smallest content that builds; its last line is line 19."""


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    """Starts commands in processes that need not import irdocs first."""
    folder = tmp_path_factory.mktemp("commands")
    (folder / "content.yaml").write_text(SMALL)
    with ready(folder / "content.yaml") as commands:
        yield commands


@pytest.fixture
def complaints(tmp_path: Path) -> Callable[[str | bytes], list[Diagnostic]]:
    """Read a content file's text and return what is said of it."""

    def read(text: str | bytes) -> list[Diagnostic]:
        raw = text if isinstance(text, bytes) else text.encode()
        report = Report()
        content.read(raw, "content.yaml", tmp_path, report, traits_of())
        return list(report)

    return read


WIDE = Size(720, 405)
"""A slide of the templates that are wide, in pt."""


def slide_on_handout(folder: Path, slide: int) -> Image.Image:
    """Return a slide as a handout of one to a page shows it, a pixel a point."""
    page = pypdfium2.PdfDocument(folder / "handout.pdf")[slide - 1]
    frame = arranged(1, WIDE).frames[0]
    scale = WIDE.width / frame.width
    whole = page.render(scale=scale).to_pil().convert("RGB")
    left, top = round(frame.x * scale), round(frame.y * scale)
    return whole.crop((left, top, left + round(WIDE.width), top + round(WIDE.height)))
