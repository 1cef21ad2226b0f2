"""irdocs serve: over HTTP what is shown, and in a real browser how it is used."""

from __future__ import annotations

import io
import json
import queue
import shutil
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from conftest import ROOT, SHIPPED
from irdocs.building import BuildResult
from irdocs.cli import main
from irdocs.libreoffice import PROGRAMS, LibreOfficeError, slides
from irdocs.options import BuildOptions
from irdocs.preview import serve
from irdocs.preview.live import LivePreview
from support.thorough import LONG

PATIENCE = 30.0


class Served:
    """A preview that runs in this process, and its address."""

    def __init__(self, folder: Path, libreoffice: Callable[[bytes], bytes] | None = None) -> None:
        shutil.copy(SHIPPED, folder)
        shutil.copytree(ROOT / "assets", folder / "assets")
        self.content, self.said = folder / "content.yaml", queue.Queue[str]()
        self._saved = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=serve,
            args=(
                self.content,
                BuildOptions(),
                0,
                self.said.put,
                self._told,
                self._stop,
                libreoffice,
            ),
        )
        self._thread.start()
        self.address = self.said.get(timeout=PATIENCE)
        self.said.get(timeout=PATIENCE)
        time.sleep(0.5)  # until it listens for saves
        state = self.until(lambda state: len(state["products"]) == 2)
        self._source, self._leaflet = state["source"], pages(state, "Leaflet")

    def _told(self, result: BuildResult) -> None:
        self.said.put(f"{len(result.report.errors)} errors")

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def restore(self) -> None:
        """Save all files again as they were, and wait for the build that shows them."""
        changed = [path for path, data in self._saved.items() if path.read_bytes() != data]
        while not self.said.empty():
            self.said.get()
        for path in changed:
            path.write_bytes(self._saved[path])
        while changed and not self._is_as_at_first(self.state()):
            self.said.get(timeout=PATIENCE)

    def _is_as_at_first(self, state: Any) -> bool:
        is_source = bool(state["source"] == self._source) and not state["failed"]
        return is_source and bool(pages(state, "Leaflet") == self._leaflet)

    def get(self, path: str, **headers: str) -> Any:
        request = urllib.request.Request(self.address + path, headers=headers)
        return urllib.request.urlopen(request, timeout=PATIENCE)

    def state(self, after: int = 0) -> Any:
        return json.loads(self.get(f"state?after={after}").read())

    def until(self, holds: Callable[[Any], bool]) -> Any:
        """Wait for a state of which something holds."""
        end, state = time.monotonic() + PATIENCE, self.state()
        while not holds(state):
            assert time.monotonic() < end, state["findings"]
            state = self.state(state["version"])
        return state


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("served"))
    yield made
    made.stop()


@pytest.fixture
def served(server: Served) -> Iterator[Served]:
    """The preview of all these tests, which shows the shipped content at each one's beginning."""
    yield server
    server.restore()


def pages(state: Any, product: str) -> list[Any]:
    found: list[Any] = next(p for p in state["products"] if p["name"] == product)["pages"]
    return found


def test_pages_and_slides_with_their_blocks_and_pictures(served: Served) -> None:
    state = served.state()
    assert len(pages(state, "Leaflet")) == 2 and len(pages(state, "Deck")) == 31
    lines = SHIPPED.read_text().split("\n")
    assert state["source"] == lines
    named = 0
    for product in state["products"]:
        for page in product["pages"]:
            for region in page["regions"]:
                said = "\n".join(lines[region["line"] - 1 : region["end"]])
                assert said.count(" id: ") == 1 and f" id: {region['name']}" in said
                assert 0 <= region["left"] < region["left"] + region["width"] <= 1.001
                assert 0 <= region["top"] < region["top"] + region["height"] <= 1.001
                named += 1
    assert named >= 25
    picture = served.get(f"picture/{pages(state, 'Leaflet')[0]['picture']}")
    assert picture.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(picture.read())).size in ((1000, 707), (1000, 708))
    panels = next(p for p in state["products"] if p["name"] == "Leaflet")["panels"]
    assert [panel["name"] for panel in panels][:2] == ["cover", "flap"] and len(panels) == 6


def test_only_who_knows_the_address_is_answered(served: Served) -> None:
    root = served.address.rsplit("/", 2)[0]
    for address, host in (
        (f"{root}/", "127.0.0.1:1"), (f"{root}/guess/state", "127.0.0.1:1"),
        (f"{served.address}state", "evil.example:80"), (f"{served.address}../../x", "127.0.0.1:1"),
        (f"{served.address}picture/../../x", "127.0.0.1:1"),
    ):  # fmt: skip
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(urllib.request.Request(address, headers={"Host": host}))
        assert error.value.code == 404
    assert served.address.startswith("http://127.0.0.1:")
    assert len(served.address.rsplit("/", 2)[1]) > 20
    answer = served.get("")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    page = answer.read().decode() + served.get("script.js").read().decode()
    assert "https://" not in page and "http://" not in page  # no outside resource


def test_a_save_renews_what_changed_and_nothing_else(served: Served) -> None:
    before = served.state()
    text = served.content.read_text()
    served.content.write_text(text.replace("Ask your own department", "x").replace(
        "A way of looking became a way of treating", "Looking became treating"))  # fmt: skip

    def changed(state: Any) -> set[str]:
        old = {page["id"]: page["picture"] for page in pages(before, "Deck")}
        return {p["id"] for p in pages(state, "Deck") if old.get(p["id"]) != p["picture"]}

    after = served.until(lambda state: bool(changed(state)))
    assert changed(after) == {"deck-12"}
    same = {page["picture"] for page in pages(before, "Leaflet")}
    assert {page["picture"] for page in pages(after, "Leaflet")} == same


def test_a_slides_picture_is_drawn_from_what_it_shows_now(served: Served) -> None:
    def slides(state: Any) -> list[str]:
        return [served.get(f"picture/{page['picture']}").read() for page in pages(state, "Deck")]

    before, text = slides(served.state()), served.content.read_text()
    served.content.write_text(text[: text.index("  - id: next")])
    served.until(lambda state: len(pages(state, "Deck")) < 30)
    served.content.write_text(text)
    after = served.until(lambda state: len(pages(state, "Deck")) == 31)
    assert slides(after) == before


def test_what_cannot_be_served_is_said_at_once(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "none.yaml")])
    assert done.exit_code == 2 and "none.yaml: No such file" in done.output
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(main, ["serve", str(SHIPPED), "--port", port])
    assert done.exit_code == 2 and "leave --port out" in done.output


def test_a_broken_file_keeps_the_last_good_pictures(served: Served) -> None:
    before, text = served.state(), served.content.read_text()
    for broken in (text.replace("document:", "dokument:", 1), "", "a: [", "\0"):
        served.content.write_text(broken)
        state = served.until(lambda state: state["failed"])
        assert pages(state, "Leaflet") == pages(before, "Leaflet")
        errors = [f for f in state["findings"] if f["severity"] == "error"]
        assert errors and all(error["line"] for error in errors)
        served.content.write_text(text)
        served.until(lambda state: not state["failed"])
    served.content.unlink()
    assert served.until(lambda state: state["failed"])["products"]
    served.content.write_text(text)
    served.until(lambda state: not state["failed"])


def test_an_asset_that_is_saved_renews_its_page(served: Served) -> None:
    before = pages(served.state(), "Leaflet")[1]["picture"]
    drawing = served.content.parent / "assets" / "angioplasty.svg"
    drawing.write_text(drawing.read_text().replace("stroke-signal", "stroke-teal"))
    served.until(lambda state: pages(state, "Leaflet")[1]["picture"] != before)


def test_waived_findings_stay_waived_however_many_products() -> None:
    show = LivePreview(SHIPPED, BuildOptions())
    show.renew()
    assert {finding.code for finding in show.shown.findings} <= {
        "pending-statistic", "reading-grade", "incomplete-leaflet", "list-slide", "topic-title",
    }  # fmt: skip


OFFICE = next(filter(None, map(shutil.which, PROGRAMS)), None)


@pytest.mark.skipif(not OFFICE, reason="no LibreOffice here")
@LONG
def test_slides_as_libreoffice_draws_them_follow(tmp_path: Path) -> None:
    served = Served(tmp_path, slides)

    def faithful(state: Any) -> set[str]:
        return {p["id"] for p in pages(state, "Deck") if "LibreOffice" in p["title"]}

    try:
        everything = {f"deck-{number}" for number in range(1, 32)}
        before = served.until(lambda state: faithful(state) == everything)
        picture = served.get(f"picture/{pages(before, 'Deck')[11]['picture']}").read()
        assert Image.open(io.BytesIO(picture)).size in ((1000, 562), (1000, 563))
        text = served.content.read_text()
        served.content.write_text(
            text.replace("A way of looking became a way of treating", "Looking became treating")
        )
        quick = served.until(lambda state: faithful(state) == everything - {"deck-12"})
        after = served.until(lambda state: faithful(state) == everything)
        names = [[page["picture"] for page in pages(s, "Deck")] for s in (before, quick, after)]
        others = [[name for n, name in enumerate(kept) if n != 11] for kept in names]
        assert others[0] == others[1] == others[2]
        assert len({name[11] for name in names}) == 3
        assert served.get(f"picture/{names[2][11]}").read() != picture
    finally:
        served.stop()


def test_a_libreoffice_that_fails_says_so_and_the_drawn_slides_stay(tmp_path: Path) -> None:
    def fails(deck: bytes) -> bytes:
        raise LibreOfficeError("it fell over")

    served = Served(tmp_path, fails)
    try:
        assert served.said.get(timeout=PATIENCE) == "it fell over"
        assert served.get(f"picture/{pages(served.state(), 'Deck')[0]['picture']}").read()
    finally:
        served.stop()


# ---------------------------------------------------------------- in a browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright here")
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


def opened(browser: Any, served: Served, scheme: str = "light", width: int = 1400) -> Any:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.problems = []
    page.on("console", lambda m: page.problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(served.address)
    page.wait_for_selector("#deck-30", state="attached")
    page.wait_for_function("() => document.querySelector('#leaflet-1 img').complete")
    return page


def violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe here")
    found = axe.Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 600])
def test_axe_finds_no_violation(scheme: str, width: int, browser: Any, served: Served) -> None:
    page = opened(browser, served, scheme, width)
    assert violations(page) == []
    page.locator("#leaflet-2 .region").first.press("Enter")
    page.click("#fold")
    assert violations(page) == []
    text = served.content.read_text()
    served.content.write_text(text.replace("title: What is IR?", "titel: What is IR?"))
    page.wait_for_selector("#errors:not([hidden])")
    assert violations(page) == []
    assert page.problems == []


def test_a_keyboard_leads_from_a_picture_to_its_lines(browser: Any, served: Served) -> None:
    page = opened(browser, served)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "leaflet-2-skills":
            break
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("skills,")
    page.keyboard.press("Enter")
    here = page.locator("#source li.here").all_inner_texts()
    assert here[0].strip() == "- type: cards" and here[1].strip() == "id: skills"
    assert "lines" in page.inner_text("#source-place")


def test_a_finding_leads_to_its_block(browser: Any, served: Served) -> None:
    page = opened(browser, served)
    text = served.content.read_text()
    served.content.write_text(
        text.replace("text: One for bleeding, one for clots.", "text: DO NOT WAIT for it.")
    )
    finding = page.locator("#deck-12 .finding.warning")
    finding.wait_for()
    finding.press("Enter")
    assert page.locator(".region.found").count() == 2  # in the leaflet and on the slide
    assert "DO NOT WAIT" in page.locator("#source li.here").inner_text()


def test_a_block_is_shown_in_both_products_and_errors_stay_in_sight(
    browser: Any, served: Served
) -> None:
    page = opened(browser, served)
    page.locator("#deck-14 .region").scroll_into_view_if_needed()
    page.locator("#deck-14 .region").click()
    assert page.locator(".region.found").count() == 2
    there = page.locator("#leaflet-2-four-areas").bounding_box()
    assert there and 0 < there["y"] < 900  # the leaflet's place is in view too
    served.content.write_text("a: [")
    page.wait_for_selector("#errors .finding.error")
    shown = page.locator("#errors .finding.error").first.bounding_box()
    assert shown and 0 < shown["y"] < 900
    assert page.locator("#errors .finding small").first.inner_text()  # what to do
    assert page.title().startswith("1 error: ") and page.inner_text("#status").startswith(
        "1 error,"
    )


def test_pictures_change_in_place_while_one_looks(browser: Any, served: Served) -> None:
    page = opened(browser, served)
    before = page.get_attribute("#leaflet-1 img", "src")
    page.focus("#leaflet-1-resources")
    text = served.content.read_text()
    served.content.write_text(text.replace("title: IR needs you", "title: IR wants you"))
    page.wait_for_function(
        "before => document.querySelector('#leaflet-1 img').getAttribute('src') !== before",
        arg=before,
    )
    assert page.evaluate("document.activeElement.id") == "leaflet-1-resources"
    served.content.write_text("a: [")
    page.wait_for_selector("#errors .finding.error")
    assert page.locator("#leaflet-1 img").is_visible()
    assert page.problems == []


def test_the_leaflet_as_it_folds(browser: Any, served: Served) -> None:
    page = opened(browser, served)
    page.click("#fold")
    assert page.locator("#Leaflet figcaption").all_inner_texts()[:2] == ["cover", "flap"]
    assert page.locator("#Leaflet .panel img").count() == 6
    assert not page.locator("#leaflet-1").is_visible()
    page.click("#fold")
    assert page.locator("#leaflet-1").is_visible()
