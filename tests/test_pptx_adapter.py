"""What is relied on of python-pptx beyond its documentation, and that only the adapter does so."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pptx
import pytest
from lxml import etree
from pptx.opc.package import XmlPart
from pptx.package import Package as PptxPackage

from conftest import SMALL
from irdocs.ooxml.part_kinds import RelationshipType
from irdocs.ooxml.pptx_adapter import packages
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import qname
from support import sources
from support.templates import all_templates

SOURCE = sources.SOURCE / "irdocs"
ADAPTER = SOURCE / "ooxml" / "pptx_adapter"
TEMPLATES = all_templates()
CREATED = datetime(2026, 1, 31, 12, 30, tzinfo=UTC)


def test_the_version_is_the_one_that_was_looked_into() -> None:
    """Attributes that python-pptx keeps to itself may go with any other version."""
    assert version("python-pptx") == "1.0.2"


# ---------------------------------------------------------------- packages


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> bytes:
    return TEMPLATES[request.param]


def test_python_pptx_keeps_a_package_s_own_relationships_by_id(template: bytes) -> None:
    own = PptxPackage.open(io.BytesIO(template))._rels
    assert isinstance(own, Mapping)
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        root = etree.fromstring(package.read("_rels/.rels"))
    written = {(e.get("Id"), e.get("Type"), e.get("Target").lstrip("/")) for e in root}
    assert written == {
        (key, r.reltype, str(r.target_part.partname)[1:]) for key, r in own.items()
    }  # fmt: skip


def test_python_pptx_keeps_the_xml_of_a_part_as_an_element(template: bytes) -> None:
    given = PptxPackage.open(io.BytesIO(template))
    parsed = [part for part in given.iter_parts() if isinstance(part, XmlPart)]
    assert {str(part.partname) for part in parsed} >= {
        "/ppt/presentation.xml",
        "/ppt/slideMasters/slideMaster1.xml",
        "/ppt/slideLayouts/slideLayout1.xml",
    }
    for part in parsed:
        part._element.set("changed", "1")
        assert etree.fromstring(part.blob).get("changed") == "1"


def test_every_part_of_a_file_is_taken_over(template: bytes) -> None:
    given = PptxPackage.open(io.BytesIO(template))
    ours = {part.name: part for part in packages.opened(template).template_parts()}
    theirs = {str(part.partname): part for part in given.iter_parts()}
    assert list(ours) == list(theirs)
    for name, part in theirs.items():
        assert ours[name].content_type == part.content_type
        assert ours[name].content == part.blob
        relationships = {
            key: (r.kind, r.target.name if isinstance(r.target, Part) else r.target)
            for key, r in ours[name].relationships.items()
        }
        assert relationships == {
            key: (r.reltype, r.target_ref if r.is_external else str(r.target_part.partname))
            for key, r in part.rels.items()
        }


def test_a_file_that_is_opened_and_written_says_the_same(template: bytes) -> None:
    written = packages.opened(template).data()
    before, after = (PptxPackage.open(io.BytesIO(data)) for data in (template, written))
    saved, said = (
        {str(p.partname): (p.content_type, p.blob) for p in one.iter_parts()}
        for one in (before, after)
    )
    for parts in (saved, said):  # which gets the mark of the file
        parts.pop("/docProps/core.xml", None)
    assert saved == said
    assert before.main_document_part.partname == after.main_document_part.partname


def test_the_presentation_and_its_masters_are_found(template: bytes) -> None:
    main = packages.opened(template).main
    assert main.name == "/ppt/presentation.xml"
    for master in main.listed("p:sldMasterId"):
        assert master.root.tag == qname("p:sldMaster")
        for layout in master.listed("p:sldLayoutId"):
            assert layout.root.tag == qname("p:sldLayout")
            assert layout.related(RelationshipType.SLIDE_MASTER) is master


def test_a_long_chain_of_parts_is_written_without_recursion() -> None:
    package = packages.opened(TEMPLATES["default.pptx"])
    last = package.main
    for number in range(5000):
        part = Part(f"/ppt/tags/tag{number}.xml", "application/xml", b"<x/>")
        last.relate("http://example.org/next", part)
        last = part
    with zipfile.ZipFile(io.BytesIO(package.data())) as file:
        assert "ppt/tags/tag4999.xml" in file.namelist()


# ---------------------------------------------------------------- nowhere else


def test_a_deck_of_ours_without_charts_does_without_python_pptx(tmp_path: Path) -> None:
    """Importing it takes a tenth of a second."""
    (tmp_path / "content.yaml").write_text(SMALL)
    program = (
        "import irdocs, sys\n"
        "order = irdocs.BuildOptions(only='deck')\n"
        "result = irdocs.build('content.yaml', 'out', order, environment={})\n"
        "print(result.failed, 'pptx' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
    assert len(pptx.Presentation(tmp_path / "out" / "deck.pptx").slides) == 5


PPTX_SIDE = ("deck", "ooxml", "user_template", "handout", "products")
"""The folders in which python-pptx's objects may be met."""


def private_accesses(tree: ast.Module) -> Iterator[ast.Attribute]:
    """Yield accesses to private attributes that the module does not itself define."""
    own = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    own |= {
        n.target.id
        for n in ast.walk(tree)
        if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    attributes = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute)]
    own |= {n.attr for n in attributes if isinstance(n.ctx, ast.Store) and is_self(n.value)}
    for node in attributes:
        private = node.attr.startswith("_") and not node.attr.startswith("__")
        if private and node.attr not in own:
            yield node


def is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def test_private_attributes_are_seen() -> None:
    tree = ast.parse("class A:\n def f(self, x):\n  self._own = 1\n  x._own\n  x.part._element")
    assert [ast.unparse(node) for node in private_accesses(tree)] == ["x.part._element"]


def test_no_other_module_touches_what_python_pptx_keeps_to_itself() -> None:
    sides = [SOURCE / folder for folder in PPTX_SIDE]
    files = [file for file in sources.texts() if any(side in file.parents for side in sides)]
    outside = [file for file in files if ADAPTER not in file.parents]
    assert len(outside) > 60
    private = set(sources.paths_with(r"\._[a-zA-Z]"))
    assert [
        f"{file.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node)}"
        for file in outside
        if file in private
        for node in private_accesses(sources.parsed(file))
    ] == []


def test_the_adapter_touches_only_what_is_looked_at_here() -> None:
    found = {
        node.attr
        for file in ADAPTER.glob("*.py")
        for node in private_accesses(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == {"_rels", "_element"}
