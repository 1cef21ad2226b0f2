"""Every command that the guides name works, and every page they lead to is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import openpyxl
import polib
import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

import irdocs
from conftest import ROOT
from irdocs.audit import content, deck
from irdocs.cli import main
from irdocs.cli.group import COMMANDS
from irdocs.content.blocks import AnyBlock
from irdocs.locale.blank_file import blank
from support import templates
from support.small_documents import ABOUT, one_section
from support.thorough import tried

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">'
    '<path fill="#005EB8" d="M0 0h60v40H0z"/></svg>'
)
ENDLESS = ("serve", "watch")
"""Commands that go on until they are stopped; other tests run them."""


def every_command() -> dict[str, click.Command]:
    """Each command by its name, those of groups too."""
    found: dict[str, click.Command] = {}
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        inner = command.commands.items() if isinstance(command, click.Group) else ()
        found |= {f"{name} {own}": one for own, one in inner} or {name: command}
    return found


def shown_by(command: click.Command) -> str:
    return CliRunner().invoke(command, ["--help"]).output


def commands() -> list[str]:
    """Every irdocs command in a block of code, or named whole in a line, or shown by --help."""
    found: dict[str, None] = {}
    helps = [shown_by(main), *map(shown_by, every_command().values())]
    for text in (page.read_text() for page in PAGES):
        for block in re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M):
            for line in re.findall(r"^irdocs (.+)$", block, re.M):
                found[re.split(r"\s+#|\s{2,}", line)[0].strip()] = None
        for line in re.findall(r"`irdocs ((?:check|build|template|formats|schema)\b[^`]*)`", text):
            found[" ".join(line.split())] = None
    for line in (line for text in helps for line in re.findall(r"^ {2,4}irdocs (.+)$", text, re.M)):
        found[re.split(r"\s{2,}", line)[0].strip()] = None
    return list(found)


TRIED = commands()[:: tried(1, 22)]
"""The commands that are tried: all of them in `make verify`."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project with the files that the guides speak of, built once."""
    folder = tmp_path_factory.mktemp("project")
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    shutil.copy(folder / "content.yaml", folder / "talk.yaml")
    (folder / "talk.md").write_text("# A talk\n\nWords.\n")
    (folder / "trust.pptx").write_bytes(templates.all_templates()["branded.pptx"])
    (folder / "trust.yaml").write_text(CliRunner().invoke(main, ["theme"]).output)
    (folder / "logo.svg").write_text(LOGO)
    Image.new("RGB", (60, 40), "#005EB8").save(folder / "logo.png")
    (folder / "locale").mkdir()
    (folder / "locale" / "ga.yaml").write_text(blank("ga"))
    (folder / "_brand.yml").write_text('color: {primary: "#005EB8"}')
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(main, ["build", "--manifest"]).exit_code == 0
    _with_editions(folder / "many")
    _with_revisions(folder)
    if re.search(r"translate|review|language", " ".join(TRIED)):
        _with_translations(folder)
    return folder


def _with_translations(folder: Path) -> None:
    """Make files for translators and reviewers, as some commands want them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        words = ["translate", "extract", "cy", "pl", "--format", "xliff"]
        assert CliRunner().invoke(main, words).exit_code == 0
    assert CliRunner().invoke(main, ["review", "pack", str(folder / "content.yaml"),
                                     "-o", str(folder / "output")]).exit_code == 0  # fmt: skip
    welsh, polish = folder / "translations" / "cy.po", folder / "translations" / "pl.xlf"
    file = polib.pofile(str(welsh))
    for entry in file:
        entry.msgstr = entry.msgid
    file.save()
    shutil.copy(welsh, folder / "cy-new.po")
    shutil.copy(polish, folder / "pl.xlf")


def _with_revisions(folder: Path) -> None:
    """Make a repository of the content and what it makes, with some commits, and an older file."""
    shutil.copy(folder / "output" / "leaflet.pdf", folder / "old.pdf")
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "add", "content.yaml", "assets"], check=True)
    for number in range(4):
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", str(number)], check=True)


def _with_editions(folder: Path) -> None:
    """Write content that is filled from records, with the tables that the guides name."""
    folder.mkdir()
    text = {"type": "text", "id": "t", "text": "At {{ name }}."}
    editions = {"data": "trusts.csv", "sample": {"name": "Any Trust"}}
    (folder / "content.yaml").write_text(one_section(text, editions=editions))
    (folder / "trusts.csv").write_text("name\nLeeds\nYork\n")
    book = openpyxl.Workbook()
    for name in ("name", "Hull"):
        book.active.append([name])
    book.save(folder / "more.xlsx")


def test_every_command_is_in_the_table_under_its_module() -> None:
    for name, (module, _) in COMMANDS.items():
        command = main.get_command(click.Context(main), name)
        assert command is not None
        callback = command.callback
        assert callback is not None
        assert callback.__module__ == f"irdocs.cli.{module}"
    assert set(main.commands) == set(COMMANDS)


def test_the_overview_lists_every_command_with_a_whole_sentence() -> None:
    shown = shown_by(main).partition("Commands:")[2]
    for name, (_, words) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(words)}$", shown, re.M), name
        assert words.endswith(".")


def test_the_guides_name_commands() -> None:
    named = {command.split()[0] for command in commands()}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("name", every_command())
def test_help_teaches_by_example(name: str) -> None:
    shown = shown_by(every_command()[name])
    examples = shown.partition("Examples:")[2]
    assert f"irdocs {name}" in examples
    assert all(len(line) <= 80 for line in shown.splitlines()), shown


@pytest.mark.parametrize("command", TRIED)
def test_a_command_of_the_guides_works(
    command: str, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(project)
    arguments = (
        command.replace("DIR", str(tmp_path / "new"))
        .replace(" CODE", " PPT-01")
        .split(" >")[0]
        .split(" &&")[0]
        .split()
    )
    if arguments[0] in ENDLESS or "--cluster" in arguments:
        arguments.append("--help")
    if arguments[0] == "batch" or "--edition" in arguments:
        monkeypatch.chdir(project / "many")
    if arguments[0] == "init":
        arguments[1] = str(tmp_path / "new")
    if arguments[:2] == ["theme", "new"]:  # another test makes pictures, and may have before
        arguments += ["--no-pictures", "--force"]
    if arguments[:2] == ["locale", "new"]:
        arguments.append("--force")
    if arguments[0] == "import":
        talk = "trust.pptx" if arguments[1].endswith("pptx") else "talk.md"
        arguments = ["import", str(project / talk), "-o", str(tmp_path / "new")]
    if arguments[0] == "check" and "--web" in arguments:
        assert CliRunner().invoke(main, ["build", "--web"]).exit_code == 0
    if arguments[0] == "reproduce":  # other commands may have built something else
        assert CliRunner().invoke(main, ["build", "--manifest"]).exit_code == 0
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output[-2000:]


def test_a_theme_begun_from_ours_is_a_theme(project: Path) -> None:
    printed = CliRunner().invoke(main, ["theme"])
    changed = printed.output.replace("#0B3C6F", "#003087").replace("name: ir", "name: trust")
    (project / "own.yaml").write_text(changed)
    text = (project / "content.yaml").read_text()
    (project / "own-content.yaml").write_text(re.sub(r"(?m)^theme: \S+", "theme: own.yaml", text))
    done = CliRunner().invoke(
        main,
        ["build", str(project / "own-content.yaml"), "-o", str(project / "own"), "--only", "deck"],
    )
    assert done.exit_code == 0, done.output


def test_a_theme_s_faults_are_named_at_their_lines(project: Path) -> None:
    theme = CliRunner().invoke(main, ["theme"]).output
    for role, colour in (("ink", "#BBBBBB"), ("teal", "teal"), ("on-primary", "#0B3C6F")):
        theme, count = re.subn(rf'(?m)^  {role}: "#\w+"', f'  {role}: "{colour}"', theme)
        assert count == 1
    theme = theme.replace("  plum:", "  plumb:")
    numbered = list(enumerate(theme.split("\n"), start=1))
    lines = {line.split(":")[0].strip(): number for number, line in reversed(numbered)}
    (project / "faulty.yaml").write_text(theme)
    text = (project / "content.yaml").read_text()
    (project / "faulty-content.yaml").write_text(
        re.sub(r"(?m)^theme: \S+", "theme: faulty.yaml", text)
    )
    said = CliRunner().invoke(main, ["check", str(project / "faulty-content.yaml")]).output
    for role in ("teal", "plumb"):
        assert f"faulty.yaml:{lines[role]}:" in said, said
    mended = theme.replace("plumb", "plum").replace('"teal"', '"#12706F"')
    (project / "faulty.yaml").write_text(mended)
    said = CliRunner().invoke(main, ["check", str(project / "faulty-content.yaml")]).output
    for role in ("ink", "on-primary"):
        assert f"faulty.yaml:{lines[role]}:" in said, said


def samples(guide: str) -> list[str]:
    """Return the YAML that a guide shows."""
    text = (ROOT / "docs" / guide).read_text()
    return re.findall(r"^```yaml\n(.*?)^```", text, re.S | re.M)


def test_blocks_work_as_the_guide_shows_them(tmp_path: Path) -> None:
    shown = [one for one in samples("content.md") if one.startswith("- type:")]
    blocks = [block for one in shown for block in yaml.safe_load(one) if block["type"] != "video"]
    assert {"case", "flow", "chart", "formula", "risk", "code"} <= {one["type"] for one in blocks}
    source = {"authors": "Smith", "publisher": "BMJ", "year": 2020, "url": "https://example.org"}
    text = one_section(*blocks, sources={"smith-2020": source})
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.check(tmp_path / "content.yaml")
    assert not result.report.errors, [str(error) for error in result.report.errors]


def test_editions_work_as_the_guide_shows_them(tmp_path: Path) -> None:
    shown, *_ = (one for one in samples("editions.md") if one.startswith("document:"))
    rest = yaml.safe_dump({key: ABOUT[key] for key in ABOUT if key != "title"})
    named = shown.replace("document:\n", "document:\n" + textwrap.indent(rest, "  "), 1)
    (tmp_path / "content.yaml").write_text(f"schema_version: 1\n{named}")
    result = irdocs.check(tmp_path / "content.yaml")
    assert not result.report.errors, [str(error) for error in result.report.errors]


def test_names_of_python_that_the_guides_use_are_there() -> None:
    said = "".join(page.read_text() for page in PAGES)
    names = set(re.findall(r"\birdocs\.(\w+)\(", said))
    assert {"build", "BuildOptions"} <= names
    assert not {name for name in names if not hasattr(irdocs, name)}


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
            if "://" not in target and not target.startswith("lang:"):
                yield page, target


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_a_link_of_the_guides_leads_somewhere(page: Path, target: str) -> None:
    name, _, heading = target.partition("#")
    file = (page.parent / name) if name else page
    assert file.exists(), target
    if heading:
        headings = re.findall(r"^#+ (.+)$", file.read_text(), re.M)
        known = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}
        assert heading in known, target


def test_the_guide_shows_each_kind_of_block_in_a_picture() -> None:
    guide = ROOT / "docs" / "content.md"
    shown: set[str] = set()
    for alt, file in re.findall(r"^!\[([^\]]+)\]\(([^)]+)\)", guide.read_text(), re.M):
        if Path(file).name.startswith("blocks-"):
            with Image.open(guide.parent / file) as picture:
                assert picture.width >= 1000
            assert (guide.parent / file).stat().st_size < 250_000
            shown |= set(re.findall(r"[a-z]+", alt))
    kinds = {get_args(block.model_fields["type"].annotation)[0] for block in get_args(AnyBlock)}
    assert kinds <= shown, kinds - shown


GUIDES = ("docs/architecture.md", "CONTRIBUTING.md")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_the_guides_for_developers_name_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text()
    named = re.findall(r"`((?:[a-z_]+/)*[a-zA-Z_.-]+(?:\.py|\.yaml|/))`", text)
    assert len(named) > 20
    for name in named:
        folders = (ROOT / "src" / "irdocs", ROOT / "src" / "irdocs" / "audit", ROOT)
        inside = (ROOT / "src" / "irdocs").rglob(name) if "NAME" not in name else iter(())
        found = any((folder / name).exists() for folder in folders) or any(inside)
        assert found or re.search("NAME|TAG", name) or name in ("content.yaml",), name


def test_the_guide_tells_the_layers_that_are_held() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contract["contracts"][0]["layers"]
    told = (ROOT / "docs" / "architecture.md").read_text().partition("Imports run one way: `")[2]
    told = " ".join(told.partition("`")[0].split())
    assert told == " → ".join(layer.replace("irdocs.", "") for layer in layers)


def test_the_guide_names_every_folder() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    for path in (ROOT / "src" / "irdocs").iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            assert f"`{path.name}/`" in text, path.name


def test_the_readme_counts_the_rules_right() -> None:
    said = re.search(r"held to (\d+) rules. Another (\d+) are", (ROOT / "README.md").read_text())
    assert said and [*map(int, said.groups())] == [len(deck.RULES), len(content.RULES)]
