"""irdocs with all its checks against programs that check nothing: pandoc, typst and PptxGenJS.

Whole processes run in turn, ours, the peer's, ours and so on, so that both meet the same noise. A
ratio is the median over these pairs of ours to the peer's: below 1, irdocs takes less. Processor
time is that of a process and all that it started, user and system, in seconds; the peak is the
memory of the largest of them, in MB, and never said to be below this program's own, about 17.
The peers come from public registries into a folder of their own on the first run, which needs npm
and a network. Unix only; no part of `make test` or `make bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from shared import ROOT

PYTHON_PEERS = ("pypandoc_binary==1.17", "typst==0.15.2")
NODE_PEERS = ("pptxgenjs@4.0.1",)
SHIPPED = ROOT / "content.yaml"
LIKE_SHIPPED = (27, 14)
"""Slides, and lists on pages, that make 30 slides and three pages of text without any picture."""
EDITIONS = 100
SAMPLE = 5
"""How many of the peers' editions are measured; the others are taken to cost the same."""
MB = 1e6 if sys.platform == "darwin" else 1e3
"""What a MB is in ru_maxrss, which counts bytes on macOS and kB on Linux."""

TYPST = """\
import sys
sys.path.append(sys.argv[1])
import typst
typst.compile(sys.argv[2], output=sys.argv[3], pdf_standards=["ua-1"])
"""
"""Registries have typst as a module only, so an interpreter runs it that loads nothing else."""

PPTXGENJS = """\
const fs = require("fs");
const PptxGenJS = require("pptxgenjs");
const [, , from, to] = process.argv;
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
for (const { title, points, notes } of JSON.parse(fs.readFileSync(from, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.5, y: 0.3, w: 12.3, h: 1, fontSize: 32, bold: true });
  const items = points.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
  slide.addText(items, { x: 0.5, y: 1.6, w: 12.3, h: 5, fontSize: 20, valign: "top" });
  slide.addNotes(notes);
}
deck.writeFile({ fileName: to });
"""


class Cost(NamedTuple):
    """What processes took that ran after one another: seconds, seconds, MB of the largest."""

    processor: float
    wall: float
    peak: float


Job = Callable[[], Cost]
Pairing = tuple[str, Job, Job]
"""What a row of the table is called; our job and the peer's, which are done in turn."""
Pairs = list[tuple[Cost, Cost]]
"""What each turn took, ours and the peer's."""


def run(command: list[str], **environment: str) -> Cost:
    """Run a command in the project's folder and return what it took; end here if it fails."""
    with tempfile.TemporaryFile() as said:
        begun = perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}:\n{said.read().decode(errors='replace')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MB)


def total(costs: list[Cost], times: float = 1) -> Cost:
    """Return what costs are together, with their times multiplied."""
    processor, wall = (times * sum(cost[n] for cost in costs) for n in (0, 1))
    return Cost(processor, wall, max(cost.peak for cost in costs))


# ---------------------------------------------------------------- peers and documents


def install(folder: Path) -> None:
    """Fetch the peers, unless these versions are there."""
    wanted, stamp = "\n".join((sys.version, *PYTHON_PEERS, *NODE_PEERS)), folder / "installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not shutil.which("npm"):
        sys.exit("npm, which PptxGenJS needs, is not found")
    run([sys.executable, "-m", "venv", "--clear", str(folder / "venv")])
    run([str(folder / "venv/bin/python"), "-m", "pip", "install", *PYTHON_PEERS])
    run(["npm", "install", "--prefix", str(folder), *NODE_PEERS])
    stamp.write_text(wanted)


def write(count: int, folder: Path) -> None:
    """Write so many slides of text as content, as Markdown of slides and of pages, and as JSON."""
    import yaml  # here, since a child's peak is not below its parent's memory

    from support import slides

    data = slides.content("text", count, folder) | {"leaflet": {"format": "a4"}}
    head = "---\ntitle: Many slides\nauthor: Nobody\nlang: en-GB\n---\n\n"
    deck, pages, listed = head, head, []

    def add(level: str, title: str, points: list[str], notes: str) -> None:
        nonlocal deck, pages
        items = "".join(f"- {point}\n" for point in points)
        deck += f"{level} {title}\n\n{items}\n::: notes\n{notes}\n:::\n\n"
        pages += f"{level} {title}\n\n{items}\n"
        listed.append({"title": title, "points": points, "notes": notes})

    for section in data["sections"]:
        name = section["title"]
        # Words of their own: the same notes on every slide are a warning each, as in no real talk.
        section |= {"lead": f"{name} has a lead.", "notes": f"This is said with {name}."}
        add("#", name, [section["lead"]], section["notes"])
        for block in section["blocks"]:
            name = block["id"]
            block["notes"] = f"This is said with {name}.\n\nAnd this comes after it in {name}."
            add("##", block["headline"], block["items"], block["notes"])
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (folder / f"{count}.yaml").write_text(text)
    (folder / f"{count}-slides.md").write_text(deck)
    (folder / f"{count}-pages.md").write_text(pages)
    (folder / f"{count}.json").write_text(json.dumps(listed))


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder to work in, where the peers are, and the jobs that are done there."""

    folder: Path
    peers: Path

    @property
    def modules(self) -> Path:
        """The folder of the peers' Python modules."""
        return next(self.peers.glob("venv/lib/python*/site-packages"))

    @property
    def pandoc(self) -> str:
        """The program, without the module round it."""
        return str(self.modules / "pypandoc/files/pandoc")

    def versions(self) -> str:
        """Return what the peers are, with their versions."""
        asked = ([self.pandoc, "--version"], ["node", "--version"])
        pandoc, node = (subprocess.check_output(each, text=True).split("\n")[0] for each in asked)
        return ", ".join((pandoc, *PYTHON_PEERS, *NODE_PEERS, f"node {node}"))

    def text(self, count: int) -> Path:
        """Return the content file of so many slides of text, written if need be."""
        file = self.folder / f"{count}.yaml"
        if not file.exists():
            run([sys.executable, __file__, "--write", str(count), str(self.folder)])
        return file

    def irdocs(self, *words: str | Path, cache: str = "filled") -> Job:
        """Return a run of irdocs, the cache "filled" by earlier ones, "empty" or "off"."""
        command = [str(Path(sys.executable).with_name("irdocs")), *map(str, words)]
        where = self.folder / f"cache-{cache}"

        def job() -> Cost:
            if cache == "empty":
                shutil.rmtree(where, ignore_errors=True)
            return run(command, IRDOCS_CACHE="off" if cache == "off" else str(where))

        return job

    def build(self, content: Path, *words: str, cache: str = "filled") -> Job:
        """Return a build into a folder of the content's own."""
        out = self.folder / f"out-{content.stem}"
        return self.irdocs("build", content, "-o", out, *words, cache=cache)

    def documents(self, slides: int, lists: int) -> Job:
        """Return a deck of so many slides by pandoc, and pages of so many lists by typst."""
        deck = self.text(slides).with_name(f"{slides}-slides.md")
        leaflet = self.text(lists).with_name(f"{lists}-pages.md")
        script, python = self.folder / "compile.py", [str(self.peers / "venv/bin/python"), "-IS"]
        script.write_text(TYPST)
        files = ((deck, ".pptx"), (leaflet, ".typ"), (leaflet, ".pdf"))
        pptx, typ, pdf = (str(file.with_suffix(end)) for file, end in files)
        # typst as a program would need no interpreter: what one takes to start is taken off.
        bare = min(run([*python, "-c", "pass"]) for _ in range(5))

        def job() -> Cost:
            cost = total([
                run([self.pandoc, "--slide-level=2", str(deck), "-o", pptx]),
                run([self.pandoc, "--standalone", str(leaflet), "-o", typ]),
                run([*python, str(script), str(self.modules), typ, pdf]),
            ])  # fmt: skip
            return Cost(cost.processor - bare.processor, cost.wall - bare.wall, cost.peak)

        return job

    def pptxgenjs(self, count: int) -> Job:
        """Return a deck of so many slides by PptxGenJS."""
        listed, script = self.text(count).with_suffix(".json"), self.folder / "deck.js"
        script.write_text(PPTXGENJS)
        command = ["node", str(script), str(listed), str(listed.with_suffix(".pptx"))]
        return lambda: run(command, NODE_PATH=str(self.peers / "node_modules"))


# ---------------------------------------------------------------- cases


def shipped(bench: Bench) -> Iterator[Pairing]:
    """Yield the content that comes with irdocs, in each state of the cache."""
    for cache in ("filled", "empty", "off"):
        ours = bench.build(SHIPPED, "--force", cache=cache)
        yield f"shipped, cache {cache}", ours, bench.documents(*LIKE_SHIPPED)


def long(bench: Bench) -> Iterator[Pairing]:
    """Yield decks of text with their leaflets."""
    for count in (100, 1000):
        ours = bench.build(bench.text(count), "--force")
        yield f"{count:,} slides, leaflet", ours, bench.documents(count, count)


def deck(bench: Bench) -> Iterator[Pairing]:
    """Yield decks of text alone."""
    for count in (1000, 3000):
        ours = bench.build(bench.text(count), "--force", "--only", "deck")
        yield f"deck, {count:,} slides", ours, bench.pptxgenjs(count)


def unchanged(bench: Bench) -> Iterator[Pairing]:
    """Yield a build with nothing left to do."""
    ours = bench.build(SHIPPED)
    ours()
    for slides, lists in ((7, 14), LIKE_SHIPPED):  # and three slides that open them
        yield f"unchanged, {slides + 3} slides", ours, bench.documents(slides, lists)


def start(bench: Bench) -> Iterator[Pairing]:
    """Yield commands that make nothing, against an interpreter that does nothing."""
    for word in ("--version", "--help"):
        yield f"irdocs {word}", bench.irdocs(word), lambda: run([sys.executable, "-c", "pass"])


def editions(bench: Bench) -> Iterator[Pairing]:
    """Yield a batch of the content that comes with irdocs, made by one worker."""
    project, out, text = bench.folder / "project", bench.folder / "editions", SHIPPED.read_text()
    assert text.count("For UK medical") == 1
    text = text.replace("For UK medical", "For {{ name }}'s medical")
    shutil.copytree(ROOT / "assets", project / "assets")
    (project / "content.yaml").write_text(text + "\neditions: {data: rows.csv, name: '{{ name }}'}")
    rows = [f"Hospital {number}\n" for number in range(EDITIONS)]
    (project / "rows.csv").write_text("name\n" + "".join(rows))
    batch = bench.irdocs("batch", project / "content.yaml", "--jobs", "1", "-o", out)
    one = bench.documents(*LIKE_SHIPPED)

    def ours() -> Cost:
        shutil.rmtree(out, ignore_errors=True)
        return batch()

    def peer() -> Cost:
        return total([one() for _ in range(SAMPLE)], EDITIONS / SAMPLE)

    yield f"{EDITIONS} editions", ours, peer


CASES = {case.__name__: case for case in (shipped, long, deck, unchanged, start, editions)}

# ---------------------------------------------------------------- the table

HEADINGS = (
    f"{'':<21}{'processor, s':>24}{'wall, s':>24}{'peak, MB':>24}   processor's\n"
    f"{'':<21}{'     ours     peer ratio' * 3}   ratios"
)


def middles(pairs: Pairs) -> list[Cost]:
    """Return the medians of what was measured, ours and the peer's."""
    sides = zip(*pairs, strict=True)
    return [Cost(*map(median, zip(*costs, strict=True))) for costs in sides]


def row(name: str, pairs: Pairs) -> str:
    """Return a row of the table."""
    line = f"{name:<21}"
    for n, places in ((0, 3), (1, 3), (2, 0)):
        ours, peer = (cost[n] for cost in middles(pairs))
        ratio = median(ours[n] / peer[n] for ours, peer in pairs)
        line += f"{ours:9.{places}f}{peer:9.{places}f}{ratio:6.2f}"
    ratios = [ours.processor / peer.processor for ours, peer in pairs]
    return f"{line}   {min(ratios):.2f} to {max(ratios):.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="irdocs against pandoc, typst and PptxGenJS")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"{', '.join(CASES)}; else all")
    parser.add_argument("--pairs", type=int, default=5, help="how many of each (default: 5)")
    parser.add_argument("--peers", type=Path, default=ROOT / "build/peers", help="their folder")
    asked = parser.parse_args()
    if asked.pairs < 1 or not set(asked.cases) <= set(CASES):
        parser.error(f"cases are {', '.join(CASES)}, and pairs 1 or more")
    install(asked.peers.resolve())
    pgo = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.peers.resolve())
        print(f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, ", end="")
        print(f"Python {sys.version.split()[0]} {'with' if pgo else 'without'} PGO")
        print(bench.versions())
        print(f"medians of {asked.pairs} pairs; ratio: ours to the peer's\n\n{HEADINGS}")
        for name in asked.cases or CASES:
            costs = []
            for what, ours, peer in CASES[name](bench):
                ours(), peer()  # for the bytecode and what is cached
                pairs = [(ours(), peer()) for _ in range(asked.pairs)]
                print(row(what, pairs), flush=True)
                costs.append(middles(pairs))
            if name == "deck":
                for who, less, more in zip(("ours", "the peer's"), *costs, strict=True):
                    time, memory = more.processor / less.processor, more.peak / less.peak
                    print(f"  1,000 to 3,000, {who}: {time:.2f} x processor, {memory:.2f} x peak")
            if name == "editions":
                mine, theirs = (EDITIONS / cost.processor for cost in costs[0])
                print(f"  editions a second of processor: ours {mine:.2f}, the peers' {theirs:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
