"""How long after a save a new picture is there: save, news, picture, as a browser asks for them."""

from __future__ import annotations

import json
import queue
import shutil
import statistics
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

from irdocs.options import BuildOptions
from irdocs.preview import serve

ROOT = Path(__file__).parent.parent
SAVES = 9
EDITS = {
    "a leaflet's page": ("Pictures of vessels, for diagnosis", "leaflet-2"),
    "a slide": ("A way of looking became a way of treating", "deck-12"),
}
"""What is edited, and the page on which it shows."""


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def picture(state: dict[str, Any], page: str) -> str:
    return next(p["picture"] for o in state["products"] for p in o["pages"] if p["id"] == page)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, said = Path(name), queue.Queue[str]()
        shutil.copy(ROOT / "content.yaml", folder)
        shutil.copytree(ROOT / "assets", folder / "assets")
        content, stop = folder / "content.yaml", threading.Event()
        serving = threading.Thread(
            target=serve,
            args=(content, BuildOptions(), 0, said.put, lambda result: said.put("shown"), stop),
        )
        serving.start()
        address = said.get()
        said.get()
        time.sleep(0.5)
        text = content.read_text()
        for what, (words, page) in EDITS.items():
            assert text.count(words) == 1, words
            took = []
            for number in range(SAVES):
                state = json.loads(get(f"{address}state?after=0"))
                before, version = picture(state, page), state["version"]
                start = time.perf_counter()
                content.write_text(text.replace(words, f"{words} {number}"))
                while picture(state, page) == before:
                    state = json.loads(get(f"{address}state?after={version}"))
                    version = state["version"]
                get(f"{address}picture/{picture(state, page)}")
                took.append(1000 * (time.perf_counter() - start))
                time.sleep(1.0)
            low, middle, high = min(took), statistics.median(took), max(took)
            print(f"from save to picture of {what}: {low:.0f}, {middle:.0f}, {high:.0f} ms")
        stop.set()
        serving.join()


if __name__ == "__main__":
    main()
