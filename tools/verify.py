"""Hold every kind of file that irdocs makes against outside validators, where they are found.

VERAPDF, PPTXCHECK and VNU (the Nu HTML checker) name commands that take files and exit 0 when they
pass, EPUBCHECK one that takes one file; qpdf is used when it is on the PATH, Chromium with axe-core
where they are. What is not found is said and skipped.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

import browsed
import irdocs
import proof
from irdocs.handout.pages import COUNTS
from irdocs.leaflet.formats import FORMATS
from irdocs.leaflet.press_profiles import PRESSES
from shared import ROOT  # which makes tests/ importable
from support import mixed, rendered, script_texts, templates, translated
from support.small_documents import ABOUT, one_section

SHIPPED = ROOT / "content.yaml"
ALL_BLOCKS = ROOT / "tests" / "fixtures" / "all-blocks.yaml"
STARTER = ROOT / "src" / "irdocs" / "starter" / "kinds" / "guide" / "content.yaml"
"""The project to start from, which has a risk drawn as 1,000 dots."""
LIBREOFFICE = Path("/usr/lib/libreoffice/share/template/common/presnt")
"""Where Debian keeps LibreOffice's own templates."""
DOCUMENTS = int(os.environ.get("DOCUMENTS", "5000"))
"""How many documents of any shape are built."""
WEB: dict[str, Any] = {"web": "folder", "epub": True}
"""Web pages in a folder, and e-books."""
PROOFS = 500
"""How many decks of generated content are looked at where LibreOffice is."""


def make(folder: Path) -> list[Path]:
    """Make both products of the shipped content, every format and press, and long content."""
    everything = irdocs.BuildOptions(formats=FORMATS.names, press=PRESSES.names[-1], **WEB)
    build(SHIPPED, folder / "shipped", everything)
    for press in PRESSES.names[:-1]:
        build(SHIPPED, folder / press, irdocs.BuildOptions(only="leaflet", press=press))
    contents = {"shipped": SHIPPED, "all-blocks": ALL_BLOCKS, "starter": STARTER}
    for count in COUNTS:
        for name, content in contents.items():
            order = irdocs.BuildOptions(only="deck", handout=count)
            build(content, folder / f"handout-{count}" / name, order)
    # Every block goes into each format but the booklet, whose four pages it overfills.
    roomy = tuple(name for name in FORMATS.names if name != "a5-booklet")
    build(ALL_BLOCKS, folder / "all-blocks", irdocs.BuildOptions(formats=roomy, **WEB))
    long = folder / "mixed"
    long.mkdir()
    (long / "columns.yaml").write_text(mixed.COLUMNS)
    data = yaml.safe_dump(mixed.content(12), allow_unicode=True, sort_keys=False)
    (long / "content.yaml").write_text(data)
    parted = ("a4", "large-print", str(long / "columns.yaml"))
    order = irdocs.BuildOptions(only="leaflet", formats=parted, press=PRESSES.names[-1])
    build(long / "content.yaml", long, order)
    for example in sorted((ROOT / "examples").iterdir()):
        if (example / "content.yaml").is_file():
            build(example / "content.yaml", folder / example.name, irdocs.BuildOptions(**WEB))
    in_scripts(folder / "scripts")
    in_two_languages(folder / "two-languages")
    return sorted(path for path in folder.rglob("*.p*") if path.suffix in (".pdf", ".pptx"))


def in_scripts(folder: Path) -> None:
    """Make a short document in each of many scripts: all formats, a press, a handout."""
    for language, text in script_texts.TEXTS.items():
        words = text.split()[0][:12]
        table = {"type": "table", "caption": words, "header": [words, "mg"],
                 "rows": [[words, "500"], [words, "20"]]}  # fmt: skip
        callout = {"type": "callout", "kind": "warning", "title": words, "text": text}
        points = {"type": "points", "items": [words, text]}
        content = one_section(
            {"type": "text", "text": text}, points, table, callout,
            document={**ABOUT, "language": language, "title": words},
        )  # fmt: skip
        inside = folder / language
        inside.mkdir(parents=True)
        (inside / "content.yaml").write_text(content, encoding="utf-8")
        everything = irdocs.BuildOptions(
            formats=FORMATS.names, press=PRESSES.names[-1], handout=3, **WEB
        )
        build(inside / "content.yaml", inside, everything)


def in_two_languages(folder: Path) -> None:
    """Make every block in two languages at once: on paper, on twin slides and in notes.

    The words are those of the content, so that both languages need the same room.
    """
    folder.mkdir()
    shutil.copytree(ALL_BLOCKS.parent / "assets", folder / "assets")
    text = ALL_BLOCKS.read_text(encoding="utf-8")
    path = translated.project(folder, text, cy=lambda words: words, ar=lambda words: words)
    for pair in (("cy", "en"), ("ar", "en")):
        roomy = ("a4", "a5-booklet", "large-print")
        order = irdocs.BuildOptions(formats=roomy, handout=1, bilingual=pair)
        build(path, folder / "-".join(pair), order)
    order = irdocs.BuildOptions(only="deck", bilingual=("cy", "en"), bilingual_deck="notes")
    build(path, folder / "notes", order)


def in_templates(folder: Path) -> list[Path]:
    """Make the shipped deck and its handout in templates of many kinds, and in real ones if any."""
    folder.mkdir()
    for name, data in templates.all_templates().items():
        (folder / name).write_bytes(data)
    if pandoc := shutil.which("pandoc"):
        done = subprocess.run(
            [pandoc, "--print-default-data-file", "reference.pptx"], capture_output=True, check=True
        )
        (folder / "pandoc.pptx").write_bytes(done.stdout)
    office = sorted(LIBREOFFICE.glob("*.otp"))
    if office and shutil.which("soffice"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", "pptx", "--outdir", str(folder), *map(str, office)],
            check=True, capture_output=True,
        )  # fmt: skip
    made = []
    for file in sorted((*folder.glob("*.pptx"), *folder.glob("*.potx"))):
        order = irdocs.BuildOptions(only="deck", template=file, handout=2)
        result = irdocs.build(SHIPPED, folder / f"in {file.name}", order, environment={})
        if result.failed:
            first = result.report.errors[0]
            print(f"template {file.name}: {len(result.report.errors)} errors, first: {first}")
        else:
            for name in ("deck.pptx", "handout.pdf"):
                one = folder / f"in {file.name}" / name
                made.append(one.rename(folder / f"{file.stem}-{name}"))
            missing = {d.message for d in result.report if "leaves out" in d.message}
            for message in sorted(missing):
                print(f"template {file.name}: {message}")
    return made


def fit_in(decks: list[Path], folder: Path) -> bool:
    """Look, where LibreOffice is, whether decks in templates stay within their boxes."""
    if not rendered.is_there():
        return True
    missing = {deck: rendered.missing_typefaces(deck.read_bytes()) for deck in decks}
    for name in sorted({name for names in missing.values() for name in names}):
        count = sum(name in names for names in missing.values())
        print(f"fit in templates: {count} decks in {name} not looked at, as LibreOffice has it not")
    decks = [deck for deck in decks if not missing[deck]]
    pdfs = rendered.convert(decks, folder)
    found = [
        f"{deck.name}: {what}"
        for deck in decks
        for what in rendered.outside(deck.read_bytes(), pdfs[deck.stem], footers=False)
    ]
    print(f"fit in templates: {len(decks)} decks, {len(found)} texts outside their boxes")
    for line in found[:40]:
        print(f"  {line}")
    return not found


def build(content: Path, folder: Path, order: irdocs.BuildOptions) -> None:
    """Build, or stop with what is wrong."""
    result = irdocs.build(content, folder, order, environment={})
    if result.failed:
        sys.exit("\n".join(str(error) for error in result.report.errors))


def check(name: str, command: str | None, arguments: list[str], files: list[Path]) -> bool:
    """Run a validator on files; whether it passed, or is not there."""
    if command is None:
        print(f"{name}: not found, skipped")
        return True
    done = subprocess.run(
        [command, *arguments, *map(str, files)], capture_output=True, text=True, check=False
    )
    passed = done.returncode == 0
    print(f"{name}: {len(files)} file{'s'[: len(files) != 1]} {'passed' if passed else 'FAILED'}")
    if not passed:
        print(done.stdout + done.stderr)
    return passed


def check_each(name: str, command: str | None, arguments: list[str], files: list[Path]) -> bool:
    """Run a validator that takes one file at a time."""
    if command is None:
        print(f"{name}: not found, skipped")
        return True
    failed = 0
    for file in files:
        done = subprocess.run(
            [command, *arguments, str(file)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            failed += 1
            print(f"{name}: {file.name} FAILED\n{done.stdout}{done.stderr}")
    print(f"{name}: {len(files) - failed} of {len(files)} files passed")
    return not failed


def same_everywhere(folder: Path) -> bool:
    """Install into every Python that is found, and see whether each makes the same bytes.

    PYTHONS may name more, parted by colons.
    """
    found = [path for minor in range(11, 16) if (path := shutil.which(f"python3.{minor}"))]
    found += [name for name in os.environ.get("PYTHONS", "").split(":") if name]
    digests: dict[str, str] = {}
    template = folder / "hospital.pptx"
    template.write_bytes(templates.all_templates()["hospital.pptx"])
    for number, python in enumerate(found):
        said = subprocess.run([python, "--version"], capture_output=True, text=True, check=False)
        if said.returncode:  # a launcher of a Python that is not installed
            continue
        venv, made = folder / f"venv-{number}", folder / f"made-{number}"
        for command in (
            [python, "-m", "venv", str(venv)],
            [str(venv / "bin" / "pip"), "install", "--quiet", str(ROOT)],
            [
                str(venv / "bin" / "irdocs"),
                "build",
                str(SHIPPED),
                "-o",
                str(made),
                "--handout",
                "3",
                "--template",
                str(template),
            ],
            [str(venv / "bin" / "irdocs"), "build", str(SHIPPED), "-o", str(made / "own")],
        ):
            subprocess.run(command, capture_output=True, check=True)
        digests[f"{said.stdout.split()[1]} ({number})"] = " ".join(
            hashlib.sha256(file.read_bytes()).hexdigest()[:12]
            for file in sorted(made.rglob("*.p*"))
            if file.is_file()
        )
    same = len(set(digests.values())) <= 1
    names = ", ".join(name.split()[0] for name in digests)
    print(f"same bytes: {len(digests)} Pythons ({names}) {'agree' if same else 'DIFFER'}")
    if not same:
        print(digests)
    return same


def long_proofs(count: int) -> bool:
    """Run the tests that try more examples here than in `make test`; of documents of any shape, as
    many as `count`."""
    environment = {**os.environ, "IRDOCS_EXAMPLES": str(count), "IRDOCS_SEED": "1"}
    tests = sorted(
        str(path)
        for path in (ROOT / "tests").rglob("test_*.py")
        if "support.thorough" in path.read_text(encoding="utf-8")
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *tests],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    verdict = "passed" if done.returncode == 0 else "FAILED"
    print(f"long proofs: {len(tests)} files of tests, {count} documents of any shape {verdict}")
    if done.returncode:
        print(done.stdout[-8000:])
    return done.returncode == 0


def drawn_alike() -> bool:
    """Compare the SVG files of a folder that SVG_FILES names with resvg's pictures of them."""
    folder = os.environ.get("SVG_FILES")
    if not folder:
        print("SVG files (SVG_FILES): no folder is named, skipped")
        return True
    fonts = os.environ.get("SVG_FONTS")
    tool = [sys.executable, str(Path(__file__).with_name("svg_likeness.py")), folder]
    return (
        subprocess.run([*tool, *(["--fonts", fonts] if fonts else [])], check=False).returncode == 0
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        files = make(Path(name))
        pdfs = [file for file in files if file.suffix == ".pdf"]
        pages = sorted(Path(name).rglob("*.html"))
        books = sorted(Path(name).rglob("*.epub"))
        decks = [file for file in files if file.suffix == ".pptx"]
        in_user_templates = in_templates(Path(name) / "templates")
        pdfs += [file for file in in_user_templates if file.suffix == ".pdf"]
        in_user_templates = [file for file in in_user_templates if file.suffix == ".pptx"]
        decks += in_user_templates
        passed = [
            check("veraPDF (VERAPDF)", os.environ.get("VERAPDF"), [], pdfs),
            check("Open XML SDK (PPTXCHECK)", os.environ.get("PPTXCHECK"), [], decks),
            check("Nu HTML checker (VNU)", os.environ.get("VNU"), ["--errors-only"], pages),
            check_each("epubcheck (EPUBCHECK)", os.environ.get("EPUBCHECK"), [], books),
            browsed.looked_at(pages),
        ]
        passed.append(fit_in(in_user_templates, Path(name)))
        passed.append(proof.main(PROOFS, 0) == 0)
        passed.append(same_everywhere(Path(name)))
        passed.append(long_proofs(DOCUMENTS))
        passed.append(drawn_alike())
        passed.append(check_each("qpdf", shutil.which("qpdf"), ["--check"], pdfs))
    return int(not all(passed))


if __name__ == "__main__":
    sys.exit(main())
