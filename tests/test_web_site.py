"""Folders of web pages: links, pictures, languages, e-books, and how a folder is replaced."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from lxml import etree, html
from PIL import Image

import irdocs
from irdocs import folders, output
from irdocs.cli import main
from irdocs.diagnostics import UsageError
from irdocs.publishing import publish
from support import translated
from support.small_documents import ABOUT, built, leaflet_in, one_section, whole

FIXTURES = Path(__file__).parent / "fixtures"
TEXT = {"type": "text", "id": "t", "text": "Words."}
EPUB = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything of a document with every kind of block."""
    made = tmp_path_factory.mktemp("all")
    order = irdocs.BuildOptions(formats=("a4",), web="folder", epub=True, handout=6)
    result = irdocs.build(FIXTURES / "all-blocks.yaml", made, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return made


def page_in(folder: Path, name: str = "index.html") -> Any:
    return html.document_fromstring((folder / "web" / name).read_text())


def test_a_page_links_to_its_files_with_kind_and_size(folder: Path) -> None:
    for name, files in (
        ("index.html", ["leaflet-a4.pdf", "leaflet.epub"]),
        ("deck.html", ["deck.pptx", "handout.pdf", "deck.epub"]),
    ):
        links = page_in(folder, name).xpath("//ul[@class='files']//a")
        assert [link.get("href") for link in links] == files
        for link, file in zip(links, files, strict=True):
            data = (folder / "web" / file).read_bytes()
            assert data == (folder / file).read_bytes()
            kind = {"pdf": "PDF", "pptx": "PowerPoint", "epub": "EPUB"}[file.rpartition(".")[2]]
            assert f"({kind}, {round(len(data) / 1000)}\u00a0kB)" in link.text_content()
    assert page_in(folder).xpath("//header//a/@href") == ["deck.html"]
    assert page_in(folder, "deck.html").xpath("//header//a/@href") == ["index.html"]


def test_all_that_a_folder_asks_for_is_in_it(folder: Path) -> None:
    for name in ("index.html", "deck.html"):
        page = page_in(folder, name)
        asked = page.xpath("//link[@rel='stylesheet']/@href | //img/@src | //image/@href")
        for each in page.xpath("//@srcset"):
            asked += [part.split()[0] for part in each.split(", ")]
        assert len(asked) > 2
        for address in asked:
            assert (folder / "web" / address).is_file(), address
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'self' file:; img-src 'self'")
        assert not page.xpath("//script | //@style | //style | //iframe | //object")
    assert "url(" not in (folder / "web" / "style.css").read_text()


def test_a_photograph_has_the_sizes_that_screens_need(tmp_path: Path) -> None:
    picture = Image.effect_noise((3000, 1500), 60).convert("RGB")
    picture.save(tmp_path / "wide.jpg", quality=80)
    image = {"type": "image", "id": "i", "file": "wide.jpg", "alt": "Noise."}
    made = whole(tmp_path, one_section(image), only="leaflet", web="folder")
    (shown,) = page_in(made).xpath("//img")
    sizes = dict(reversed(part.split()) for part in shown.get("srcset").split(", "))
    across = int(shown.get("width"))
    assert [int(name.removesuffix("w")) for name in sizes] == [across // 2, across, across * 2]
    for name, address in sizes.items():
        with Image.open(made / "web" / address) as file:
            assert file.width == int(name.removesuffix("w"))
    assert shown.get("src") == sizes[f"{across}w"] and "100vw" in shown.get("sizes")
    single = whole(tmp_path, one_section(image), only="leaflet", web="single")
    (inline,) = html.document_fromstring((single / "leaflet.html").read_text()).xpath("//img")
    assert inline.get("src").startswith("data:image/jpeg;base64,") and not inline.get("srcset")


def test_pages_in_several_languages_lead_to_each_other(tmp_path: Path) -> None:
    content = translated.project(tmp_path / "content", cy=translated.WELSH)
    order = irdocs.BuildOptions(web="folder", languages=("cy", "en"), epub=True)
    assert not irdocs.build(content, tmp_path, order, environment={}).failed
    first, second = page_in(tmp_path), page_in(tmp_path, "index-en.html")
    assert first.xpath("/html/@lang") == ["cy"] and second.xpath("/html/@lang") == ["en-GB"]
    for page, other, name, tag in (
        (first, "index-en.html", "English", "en"), (second, "index.html", "Cymraeg", "cy"),
    ):  # fmt: skip
        (nav,) = page.xpath("//nav[@class='elsewhere']")
        assert nav.get("aria-label") == ("Other languages" if tag == "cy" else "Ieithoedd eraill")
        (link,) = nav.xpath(".//a")
        assert (link.get("href"), link.text, link.get("hreflang")) == (other, name, tag)
        own = "cy" if tag == "en" else "en"
        assert page.xpath("//link[@rel='alternate']/@hreflang") == [own, tag]
    assert {path.name for path in tmp_path.glob("*.epub")} == {
        f"{product}-{tag}.epub" for product in ("leaflet", "deck") for tag in ("cy", "en")
    }


def test_two_languages_in_one_leaflet_have_a_page_each(tmp_path: Path) -> None:
    content = translated.project(tmp_path / "content", cy=translated.WELSH)
    order = irdocs.BuildOptions(web="folder", bilingual=("cy", "en"), formats=("a5-booklet",))
    result = irdocs.build(content, tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    found = {name: page_in(tmp_path, name).get("lang") for name in (
        "index.html", "index-en.html", "deck.html", "deck-en.html",
    )}  # fmt: skip
    assert list(found.values()) == ["cy", "en-GB"] * 2
    hrefs = page_in(tmp_path, "index-en.html").xpath("//ul[@class='files']//a/@href")
    assert hrefs == ["leaflet-a5-booklet-cy-en.pdf"]


def test_a_reviewed_document_is_a_medical_page(tmp_path: Path) -> None:
    reviewed = ABOUT | {"reviewed": "2026-11-02", "reviewed_by": "a nurse"}
    for about, kind in ((ABOUT, "WebPage"), (reviewed, "MedicalWebPage")):
        content = one_section(TEXT, document=about)
        page = page_in(whole(tmp_path, content, only="leaflet", web="folder"))
        assert page.get("itemtype") == f"https://schema.org/{kind}"
        said = {m.get("itemprop"): m.get("content") for m in page.xpath("//meta[@itemprop]")}
        assert said["dateModified"] == "2026-11-01" and said["inLanguage"] == "en-GB"
        assert said.get("lastReviewed") == about.get("reviewed")
        assert said.get("reviewedBy") == about.get("reviewed_by")


def test_a_leaflet_says_where_its_page_is(tmp_path: Path) -> None:
    import pikepdf

    address = "https://www.example.org/hip/"
    content = one_section(TEXT, document=ABOUT | {"web": address})
    made = whole(tmp_path, content, web="folder")
    with pikepdf.open(io.BytesIO(leaflet_in(made))) as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])]
    assert links == [address]
    page = page_in(made)
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert "example.org/hip" not in page.text_content()
    # It is that of the page in the first language alone.
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "cy.po").touch()
    order = {"languages": ("en", "cy"), "allow_untranslated": True, "only": "leaflet"}
    made = whole(tmp_path, content, web="folder", **order)
    for name, canonical in (("index.html", [address]), ("index-cy.html", [])):
        assert page_in(made, name).xpath("//link[@rel='canonical']/@href") == canonical


@pytest.mark.parametrize("address", ["hip", "javascript:alert(1)", "mailto:a@example.org"])
def test_what_is_no_address_is_refused_at_its_line(tmp_path: Path, address: str) -> None:
    result = built(tmp_path, one_section(TEXT, document=ABOUT | {"web": address}), web="folder")
    (error,) = result.report.errors
    assert error.code == "bad-url" and error.span and error.span.line > 2


# ---------------------------------------------------------------- e-books


@pytest.mark.parametrize("name", ["leaflet.epub", "deck.epub"])
def test_a_book_is_whole_and_well_formed(folder: Path, name: str) -> None:
    with zipfile.ZipFile(folder / name) as book:
        first, *_ = book.infolist()
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
        assert book.read(first) == b"application/epub+zip"
        package = etree.fromstring(book.read("EPUB/package.opf"))
        listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{EPUB}item")}
        others = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
        assert listed | others == set(book.namelist())
        page = etree.fromstring(book.read("EPUB/page.xhtml"))
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
        sheet = book.read("EPUB/style.css").decode()
    names = {"x": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}
    assert page.xpath("//s:svg//s:path", namespaces=names)
    ids = set(page.xpath("//@id"))
    hrefs = nav.xpath("//x:a/@href", namespaces=names)
    assert len(hrefs) > 3 and {href.partition("#")[2] for href in hrefs} - {""} <= ids
    # EPUB 3.3, 6.3.1: a sheet sets neither; bookshops refuse a book that does.
    assert not re.findall(r"[{;]\s*(direction|unicode-bidi)\s*:", sheet)


def test_a_changed_book_is_found_out(tmp_path: Path) -> None:
    made = whole(tmp_path, one_section(TEXT), only="leaflet", epub=True)
    with zipfile.ZipFile(made / "leaflet.epub") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["EPUB/page.xhtml"] = parts["EPUB/page.xhtml"].replace(b"Words.", b"Others.")
    with zipfile.ZipFile(made / "leaflet.epub", "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    options = irdocs.BuildOptions(only="leaflet", epub=True)
    (error,) = irdocs.check(tmp_path / "content.yaml", options, built=made).report.errors
    assert error.code == "changed-text" and 'block "t"' in error.message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 60])
def test_what_is_no_book_is_said(tmp_path: Path, data: bytes) -> None:
    made = whole(tmp_path, one_section(TEXT), only="leaflet", epub=True)
    (made / "leaflet.epub").write_bytes(data)
    options = irdocs.BuildOptions(only="leaflet", epub=True)
    (error,) = irdocs.check(tmp_path / "content.yaml", options, built=made).report.errors
    assert error.code == "unreadable-file"


def test_words_of_the_content_stay_words_in_a_book(tmp_path: Path) -> None:
    evil = "]]><script>alert(1)</script> & <img onerror=x>"
    code = {"type": "code", "id": "c", "code": evil}
    content = one_section(code, document=ABOUT | {"title": evil, "licence": evil})
    made = whole(tmp_path, content, epub=True)
    for name in ("leaflet.epub", "deck.epub"):
        with zipfile.ZipFile(made / name) as book:
            for part in ("EPUB/page.xhtml", "EPUB/nav.xhtml", "EPUB/package.opf"):
                root = etree.fromstring(book.read(part))
                assert not root.xpath("//*[local-name()='script' or local-name()='img']")
                assert evil in "".join(root.itertext())


# ---------------------------------------------------------------- the folder


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_input_gives_the_same_folder(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "photo.png")
    blocks = ({"type": "text", "text": "Words."},
              {"type": "image", "file": "photo.png", "alt": "A field of teal."})  # fmt: skip
    text, order = one_section(*blocks), {"web": "folder", "epub": True, "manifest": True}
    out = whole(tmp_path, text, **order)
    made = files_in(out)
    told = json.loads(made.pop("manifest.json"))["files"]
    assert set(told) == set(made) - {f"web/{folders.OURS}"} and "web/index.html" in made
    ran = CliRunner().invoke(main, ["reproduce", str(out / "manifest.json")])
    assert ran.exit_code == 0 and ran.output.count(": the same ") == len(told), ran.output


def test_what_was_put_beside_our_files_stays_and_old_files_go(tmp_path: Path) -> None:
    Image.new("RGB", (900, 300), "navy").save(tmp_path / "a.png")
    image = {"type": "image", "id": "i", "file": "a.png", "alt": "Blue."}
    made = whole(tmp_path, one_section(image), only="leaflet", web="folder")
    pictures = set((made / "web" / "pictures").iterdir())
    (made / "web" / "favicon.ico").write_bytes(b"own")
    (made / "web" / "own").mkdir()
    (made / "web" / "own" / "robots.txt").write_bytes(b"own too")
    whole(tmp_path, one_section(TEXT), only="leaflet", web="folder")
    assert pictures and not any(path.exists() for path in pictures)
    assert (made / "web" / "favicon.ico").read_bytes() == b"own"
    assert (made / "web" / "own" / "robots.txt").read_bytes() == b"own too"
    assert not list(made.glob(".irdocs-*"))


def test_an_error_leaves_the_old_folder(tmp_path: Path) -> None:
    made = whole(tmp_path, one_section(TEXT), web="folder")
    before = files_in(made)
    assert built(tmp_path, one_section({"type": "text", "txt": "x"}), web="folder").failed
    assert files_in(made) == before


def test_a_folder_of_others_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "out" / "web").mkdir(parents=True)
    (tmp_path / "out" / "web" / "app.py").write_text("own")
    with pytest.raises(UsageError, match="not irdocs'"):
        whole(tmp_path, one_section(TEXT), web="folder")
    assert files_in(tmp_path / "out") == {"web/app.py": b"own"}


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_is_replaced_as_a_whole(
    tmp_path: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:  # as on systems that cannot exchange two folders
        monkeypatch.setattr(folders, "_exchanged", lambda one, other: False)
    for number in range(3):
        output.write(tmp_path, {"web/a": b"%d" % number, f"web/b{number}/c": b"x", "plain": b"y"})
        assert files_in(tmp_path) == {
            "plain": b"y", "web/a": b"%d" % number, f"web/b{number}/c": b"x",
            f"web/{folders.OURS}": f"a\nb{number}/c\n".encode(),
        }  # fmt: skip
        assert (tmp_path / "web").stat().st_mode & 0o700 == 0o700


def test_a_folder_that_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    output.write(tmp_path, {"web/a": b"old"})
    pending = folders.prepared(tmp_path / "web", {"a": b"new"}, f"{output.PENDING}web.")
    assert (tmp_path / "web" / "a").read_bytes() == b"old"
    output.write(tmp_path, {"web/a": b"newer"})
    assert not pending.exists() and (tmp_path / "web" / "a").read_bytes() == b"newer"


def test_a_part_that_was_changed_is_found_out(tmp_path: Path) -> None:
    made = whole(tmp_path, one_section(TEXT), only="leaflet", web="folder")
    (made / "web" / "style.css").write_bytes(b"body{color:red}")
    options = irdocs.BuildOptions(only="leaflet", web="folder")
    (error,) = irdocs.check(tmp_path / "content.yaml", options, built=made).report.errors
    assert error.code == "changed-file" and "web/style.css" in error.message


def test_the_option_takes_a_value_or_none(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(one_section(TEXT))
    content, out = str(tmp_path / "content.yaml"), str(tmp_path / "out")
    for arguments, file in (
        (["--web", content], "web/index.html"), (["--web", "single", content], "leaflet.html"),
        ([content, "--web"], "web/index.html"), (["--web=single", content], "leaflet.html"),
    ):  # fmt: skip
        ran = CliRunner().invoke(main, ["build", *arguments, "-o", out, "--only", "leaflet"])
        assert ran.exit_code == 0, ran.output
        assert (tmp_path / "out" / file).is_file()
        assert "pictures" not in ran.output and "style.css" not in ran.output


# ---------------------------------------------------------------- publishing


def test_a_published_folder_says_what_is_in_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    content = translated.project(tmp_path, cy=translated.WELSH, ar=lambda words: words)
    options = irdocs.BuildOptions(handout=3, languages=("cy", "ar"))
    result = publish(content, site, options, environment={})
    assert not result.failed, [str(d) for d in result.report.errors]
    page = html.document_fromstring((site / "index.html").read_text())
    links = page.xpath("//main//a")
    for link in links:
        data = (site / link.get("href")).read_bytes()
        size = round(len(data) / 1000)
        assert re.search(rf"\b{size}\b", link.text_content()), link.text_content()
    listed = {link.get("href") for link in links}
    assert listed == {path.name for path in site.iterdir()} - {
        "index.html", "style.css", folders.OURS,
    }  # fmt: skip
    sections = page.xpath("//main/section")
    assert [(s.get("lang"), s.get("dir"), s.find("h2").text) for s in sections] == [
        ("cy", "ltr", "Cymraeg"), ("ar", "rtl", "العربية"),
    ]  # fmt: skip
    assert sections[1].xpath(".//h3/text()") == ["النشرة", "الشرائح"]
    for name in ("leaflet-cy.html", "deck-ar.html"):
        inner = html.document_fromstring((site / name).read_text())
        hrefs = [a for a in inner.xpath("//a/@href") if "://" not in a and not a.startswith("#")]
        assert len(hrefs) > 3 and all((site / href).is_file() for href in hrefs), hrefs


def test_what_cannot_be_published_is_said(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(one_section(TEXT))
    (tmp_path / "file").write_text("x")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "x").write_text("x")
    for folder, reason in (
        (tmp_path, "holds the content itself"), (tmp_path / "file", "is a file"),
        (tmp_path / "others", "not irdocs'"), (tmp_path.parent, "holds the content itself"),
    ):  # fmt: skip
        ran = CliRunner().invoke(main, ["publish", str(folder), str(content)])
        assert ran.exit_code == 2 and reason in ran.output, ran.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content.yaml", "file", "others"]


def test_a_failed_publication_leaves_the_old_one(tmp_path: Path) -> None:
    content, site = tmp_path / "content.yaml", tmp_path / "site"
    content.write_text(one_section(TEXT))
    options = irdocs.BuildOptions()
    assert not publish(content, site, options, environment={}).failed
    before = files_in(site)
    content.write_text(one_section({"type": "text", "txt": "x"}))
    assert publish(content, site, options, environment={}).failed
    assert files_in(site) == before


def test_names_of_the_content_never_become_paths(tmp_path: Path) -> None:
    content = yaml.safe_load(one_section(TEXT, document=ABOUT | {"title": "../../etc/x"}))
    made = whole(tmp_path, yaml.safe_dump(content), web="folder", epub=True)
    assert set(files_in(made)) == {
        "leaflet.pdf", "deck.pptx", "leaflet.epub", "deck.epub", "web/index.html",
        "web/deck.html", "web/style.css", "web/leaflet.pdf", "web/deck.pptx",
        "web/leaflet.epub", "web/deck.epub", f"web/{folders.OURS}",
    }  # fmt: skip
