"""Content from a stranger: it costs little, reads nothing else, and says what it says."""

from __future__ import annotations

import io
import re
import socket
import zipfile
from itertools import pairwise
from pathlib import Path
from time import process_time

import openpyxl
import pikepdf
import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

import irdocs
from conftest import SHIPPED, SMALL, Built
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.audit.reading.transcript import normalised
from irdocs.cli import main
from irdocs.content import limits
from support.thorough import LONG
from support.zip_files import of_zeros

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
SHAPE = '<path d="M0 0L9 9" class="stroke-signal fill-none"/>'
IMAGE = "type: image\n        alt: A shape.\n        file: {}\n"
TEXT = "type: text\n        text: Some words.\n"


def errors(text: str, folder: Path) -> list[str]:
    """Check a content file; every error has a line."""
    file = folder / "content.yaml"
    file.write_text(text)
    result = irdocs.check(file)
    assert all(d.span and d.span.line >= 1 for d in result.report.errors)
    return [str(d) for d in result.report.errors]


def test_a_billion_laughs_are_one_error(tmp_path: Path) -> None:
    names = "abcdefghij"
    lines = [f"{names[0]}: &{names[0]} [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for one, two in pairwise(names):
        lines.append(f"{two}: &{two} [{', '.join([f'*{one}'] * 10)}]")
    start = process_time()
    (error,) = errors("\n".join(lines), tmp_path)
    assert "too-many-nodes" in error and f"{limits.NODES:,}" in error
    assert process_time() - start < 20  # it took 0.2 s; without the limit it would never end


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        ("a: " + "[" * 60 + "]" * 60, "too-deep", limits.DEPTH),
        ("a: [" + "x, " * (limits.NODES + 1) + "x]", "too-many-nodes", limits.NODES),
        (f"a: {'x' * (limits.TEXT + 1)}", "too-large", limits.TEXT),
        (f"a: |\n  {'x' * limits.CONTENT_BYTES}", "too-large", limits.CONTENT_BYTES),
        (f"a: {'9' * 30}.5", "bad-number", limits.DIGITS),
    ],
    ids=["depth", "nodes", "text", "bytes", "digits"],
)
def test_every_limit_is_named(text: str, code: str, limit: int, tmp_path: Path) -> None:
    (error,) = [e for e in errors(text, tmp_path) if f"error[{code}]" in e]
    assert str(limit) in error.replace(",", "")


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [touch owned]",
        "a: !!python/name:os.system",
        "!!python/object/new:type {}",
        "a: !include /etc/passwd",
    ],
)
def test_no_tag_makes_an_object(text: str, tmp_path: Path) -> None:
    assert any("error[bad-tag]" in error for error in errors(text, tmp_path))
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("key", ["asset", "cover", "theme", "format", "template"])
@pytest.mark.parametrize("way", ["up", "absolute", "link", "folder link"])
def test_nothing_outside_the_contents_folder_is_read(key: str, way: str, tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    ending = {"theme": "yaml", "format": "yaml", "template": "pptx"}.get(key, "svg")
    secret = outside / f"secret.{ending}"
    secret.write_text(SVG.format(SHAPE))
    name = {"up": f"../outside/secret.{ending}", "absolute": str(secret)}.get(way)
    if way == "link":
        name = f"link.{ending}"
        (inside / name).symlink_to(secret)
    elif way == "folder link":
        (inside / "folder").symlink_to(outside)
        name = f"folder/secret.{ending}"
    text = {
        "asset": SMALL.replace(TEXT, IMAGE.format(name)),
        "cover": SMALL.replace("  disclaimer:", f"  cover: {name}\n  disclaimer:"),
        "theme": f"theme: {name}\n{SMALL}",
        "format": f"leaflet: {{format: {name}}}\n{SMALL}",
        "template": f"deck: {{template: {name}}}\n{SMALL}",
    }[key]
    found = errors(text, inside)
    assert found and all("error[outside-asset]" in error for error in found)


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<path d="M0 0L9 9" onload="alert(1)"/>', "onload"),
        ('<image href="https://example.org/x.png"/>', "image"),
        ('<use href="#a"/>', "use"),
        ('<path d="M0 0" xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg"/>', "reference"),
        ("<style>@import url(https://example.org/a.css);</style>", "other files"),
        ("<foreignObject><p>words</p></foreignObject>", "foreignObject"),
        (SHAPE * (limits.SHAPES + 1), "shapes"),
        # The reader refuses it the same way as it does too many shapes, see also test_svg.py.
        pytest.param(f'<path d="M0 0{"L1 1" * limits.POINTS}"/>', "coordinates", marks=LONG),
        ("<g>" * 400 + "</g>" * 400, ""),
    ],
    ids=lambda value: value[:24],
)
def test_a_drawing_only_draws(inside: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(SVG.format(inside))
    (error,) = errors(SMALL.replace(TEXT, IMAGE.format("x.svg")), tmp_path)
    assert "error[bad-asset]" in error and why in error


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">',
    ],
)
def test_a_drawing_defines_no_entities(doctype: str, tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(doctype + SVG.format(f"<title>&x;</title>{SHAPE}"))
    (error,) = errors(SMALL.replace(TEXT, IMAGE.format("x.svg")), tmp_path)
    assert "error[bad-asset]" in error and "root:" not in error


def test_an_image_bomb_is_refused_by_its_size(tmp_path: Path) -> None:
    image = io.BytesIO()
    Image.new("1", (20_000, limits.PIXELS // 20_000 + 1)).save(image, "PNG")
    assert len(image.getvalue()) < 100_000
    (tmp_path / "x.png").write_bytes(image.getvalue())
    (error,) = errors(SMALL.replace(TEXT, IMAGE.format("x.png")), tmp_path)
    assert "error[bad-asset]" in error and f"{limits.PIXELS:,}" in error


@pytest.mark.parametrize("kind", ["PCX", "PPM", "ICO", "JPEG2000"])
def test_other_kinds_of_image_are_not_even_opened(kind: str, tmp_path: Path) -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 4)).save(image, kind)
    (tmp_path / "x.png").write_bytes(image.getvalue())
    (error,) = errors(SMALL.replace(TEXT, IMAGE.format("x.png")), tmp_path)
    assert "it is not SVG, PNG, JPEG, WebP" in error


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "vbscript:x", "ftp://example.org", "//example.org", "../up", "https://", "smb://host/x",
        "ms-powerpoint:x", "https://exa mple.org", "mailto:", "https://user@:99999",
    ],
)  # fmt: skip
def test_links_lead_to_pages_mail_and_telephones_only(address: str, tmp_path: Path) -> None:
    text = SMALL.replace("Some words.", f"'[words](<{address}>)'")
    assert any("error[bad-url]" in error for error in errors(text, tmp_path))


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\ufffe", "\ud800"])
@pytest.mark.parametrize("escaped", [False, True])
def test_control_characters_are_refused_at_their_line(
    character: str, escaped: bool, tmp_path: Path
) -> None:
    shown = f'"\\u{ord(character):04x}"' if escaped else character
    if character == "\x85" and not escaped:
        return  # a line's end in YAML 1.1
    text = SMALL.replace("Some words.", shown)
    (tmp_path / "content.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    result = irdocs.check(tmp_path / "content.yaml")
    assert result.report.errors
    assert all(d.span and d.span.line == 19 for d in result.report.errors)


LITERAL = [
    "<b>bold</b> & <para>x</para> &amp; &lt;",
    '<img src="https://example.org/x.png"/>',
    "<a href=x>y</a> <br/> <font color=red>",
    "{{ template }} ${HOME} %s %(x)s {0}",
    "- not: [a, list] # no comment",
    "=HYPERLINK(A1) @SUM(1+1) +1-1",
    "]]> <!-- --> <?xml version?> &#x41;",
    r"\\n \\x41 (parens) \\( \\) %PDF",
]


def test_what_looks_like_markup_comes_out_as_it_is(tmp_path: Path) -> None:
    data = yaml.safe_load(SMALL)
    block = data["sections"][0]["blocks"][0]
    escaped = [re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words) for words in LITERAL]
    block["text"] = "\n\n".join(escaped)
    data["sections"][0]["title"] = LITERAL[0]
    data["sections"][0]["notes"] = escaped[1]
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not result.failed, [str(e) for e in result.report.errors]
    for name, read in (("leaflet.pdf", pdf_text.read), ("deck.pptx", deck_text.read)):
        said = read((tmp_path / name).read_bytes()).words()
        for words in LITERAL:
            assert normalised(words) in said, name


def test_a_charts_label_that_looks_like_a_formula_is_text_in_its_workbook(tmp_path: Path) -> None:
    chart = """type: chart
        kind: bar
        title: Sums
        categories: ['=1+1', '=cmd|calc!A1']
        series: [{name: '=2+2', values: [1, 2]}]
        source: one
        alt: Two bars.
"""
    (tmp_path / "content.yaml").write_text(SMALL.replace(TEXT, chart))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not result.failed, [str(e) for e in result.report.errors]
    with zipfile.ZipFile(tmp_path / "deck.pptx") as deck:
        (name,) = [n for n in deck.namelist() if n.endswith(".xlsx")]
        sheet = openpyxl.load_workbook(io.BytesIO(deck.read(name))).active
    assert sheet is not None
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    for label in ("=1+1", "=cmd|calc!A1", "=2+2"):
        assert cells[label] == "s"  # openpyxl calls a formula "f"


def test_a_template_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.pptx").write_bytes(of_zeros({f"ppt/{number}.xml": 96 for number in range(6)}))
    (error,) = errors(f"deck: {{template: bomb.pptx}}\n{SMALL}", tmp_path)
    assert "error[bad-template]" in error and f"{limits.TEMPLATE_UNPACKED:,}" in error


def test_a_build_asks_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise SystemExit("the network was asked")

    for owner, name in (
        (socket.socket, "connect"), (socket, "create_connection"), (socket, "getaddrinfo"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, refuse)
    done = CliRunner().invoke(main, ["build", str(SHIPPED), "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output


def test_a_finished_leaflet_runs_nothing(all_blocks: Built) -> None:
    with pikepdf.open(io.BytesIO(all_blocks.leaflet)) as file:
        actions = [a.A for page in file.pages for a in page.obj.get("/Annots", [])]
        assert {str(action.S) for action in actions} == {"/URI"}
        for page in file.pages:
            assert "/AA" not in page.obj
        assert not any("/JS" in o for o in file.objects if isinstance(o, pikepdf.Dictionary))
