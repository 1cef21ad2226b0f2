"""Look at web pages in Chromium, by axe-core and by ourselves, and hold e-books against epubcheck.

Playwright, axe-playwright-python and a Chromium are used where they are (EPUBCHECK names a command
that takes one file). What is not found is said and skipped.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1200)]
"""The colours and widths in which each page is looked at."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_TARGETS = """
[...document.querySelectorAll('a, summary')].filter((node) => {
  const box = node.getBoundingClientRect();
  if (!box.width || node.closest('p, li > :not(a), td, figcaption')) return false;
  return box.height < 23.5 && getComputedStyle(node).display !== 'inline';
}).map((node) => node.textContent)
"""
"""Targets that are not in a sentence and lower than 24 pixels (WCAG 2.2, 2.5.8)."""
CUT = """
[...document.querySelectorAll('.scroll, pre, div[role=math]')].filter(
  (node) => node.checkVisibility() && node.scrollHeight > node.clientHeight + 1
).map((node) => node.textContent.trim().slice(0, 60))
"""
"""What scrolls to the side, and is cut at its foot."""
ORDER = """
[...document.querySelectorAll('h1, h2, h3, h4, p, li, td, th, summary')].map(
  (node) => [node.tagName, node.textContent.trim().slice(0, 60)].join(' '))
"""


def looked_at(files: Sequence[Path]) -> bool:
    """Look at pages in each light and width, with large text, in print and without styles."""
    try:
        from axe_playwright_python.sync_playwright import Axe
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("axe-core: not found, skipped")
        return True
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("axe-core: no Chromium, skipped")
        return True
    faults, looks = [], 0
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for file in files:
            for found in _faults(browser, Axe(), file):
                looks += 1
                faults += [f"{file.parent.name}/{file.name} {fault}" for fault in found]
        browser.close()
    print(f"axe-core: {len(files)} pages, {looks} looks, {len(faults)} faults")
    for fault in faults[:40]:
        print(f"  {fault}")
    return not faults


def _faults(browser: Any, axe: Any, file: Path) -> Iterator[list[str]]:
    """Yield what is wrong with a page in each look at it."""
    for scheme, width in LOOKS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        found = _violations(axe, page, f"{scheme} {width}")
        found += [f"{scheme} {width}: too wide"] * bool(page.evaluate(TOO_WIDE))
        found += [f"small target: {words}" for words in page.evaluate(SMALL_TARGETS)]
        found += [f"cut at its foot: {words}" for words in page.evaluate(CUT)]
        beside = file.parent.as_uri()
        found += [f"asks for {url[:80]}" for url in asked if not url.startswith((beside, "data:"))]
        yield found
        if (scheme, width) == LOOKS[-1]:
            page.emulate_media(media="print")
            yield _violations(axe, page, "print")
        page.close()
    # Our own policy keeps out style sheets of others, this one too.
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    page.add_style_tag(content="html{font-size:200%!important}")
    found = _violations(axe, page, "large text")
    found += ["large text: too wide"] * bool(page.evaluate(TOO_WIDE))
    page.set_viewport_size({"width": LOOKS[0][1], "height": 900})
    yield found + ["large text on a telephone: too wide"] * bool(page.evaluate(TOO_WIDE))
    page.set_viewport_size({"width": 1280, "height": 900})
    shown = page.evaluate(ORDER)
    page.evaluate("document.querySelectorAll('style, link').forEach((node) => node.remove())")
    yield ["without styles: other words"] * (page.evaluate(ORDER) != shown)
    page.goto(file.as_uri())
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    reached = page.evaluate("location.hash")
    yield ["the first stop is no skip link"] * ((first, reached) != ("skip", "#page.content"))
    context.close()


def _violations(axe: Any, page: Any, look: str) -> list[str]:
    options = {"runOnly": list(RULES)}
    return [
        f"{look}: {violation['id']} {violation['nodes'][0]['html'][:120]}"
        for violation in axe.run(page, options=options).response["violations"]
    ]


if __name__ == "__main__":
    sys.exit(not looked_at([Path(name).resolve() for name in sys.argv[1:]]))
