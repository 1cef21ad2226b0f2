"""How modules may import each other: without cycles, and late only where it saves start-up time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from support.sources import SOURCE, parsed, paths_with, texts

MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in texts()
}

LATE_LIBRARIES = {
    "PIL", "distributed", "fontTools", "fsspec", "lxml", "mammoth", "markdown_it", "mathra",
    "openpyxl", "pikepdf", "pygments", "pypdfium2", "reportlab", "resvg_py", "segno", "svg2pdf_py",
    "thaibreak", "tinycss2", "watchfiles", "xlsxwriter",
}  # fmt: skip
"""Libraries that take 15 ms or more to import, and that some builds do without; distributed,
mammoth, mathra, openpyxl, pygments and thaibreak may not be installed."""
LATE_MODULES = {
    "irdocs.audit.comparison": "nine modules, for `check --built` alone",
    "irdocs.cli.group": "imports click, for all but `--version`",
    "irdocs.content.svg_files": "imports lxml, for drawings",
    "irdocs.content.free_drawings": "14 modules, for drawings in their own colours",
    "irdocs.content.syntax.recovery": "7 modules, for files with faults of syntax",
    "irdocs.deck.blocks.flow_charts": "10 modules with the next two, for flow charts",
    "irdocs.deck.flow_shapes": "the same",
    "irdocs.deck.formulas": "imports the tree of formulas, for slides that have one",
    "irdocs.manifest": "with the next, for `check --built` alone",
    "irdocs.recorded_build": "the same",
    "irdocs.records.lookup": "8 modules, for editions",
    "irdocs.leaflet.story.flow_charts": "the same",
    "irdocs.kept_decks": "the comparison of decks, for `build --keep` alone",
    "irdocs.locale.spoken_formulas": "imports the tree of formulas, which few documents have",
    "irdocs.ooxml.office_math": "the same",
    "irdocs.audit.catalogue": "imports the rules of every product, and pikepdf with them",
    "irdocs.caching.compiled_patterns": "and re with it, for commands that do work",
    "irdocs.caching.program_state": "for commands that do work, and builds that need do none",
    "irdocs.caching.on_disk": "and pathlib with it, for commands that do work",
    "irdocs.unchanged": "for `build` and `check` alone",
    "signal": "and enum with it, for all but `--version` and builds that have nothing to do",
    "importlib": "and typing and pathlib with it, for all but `--version`; email with metadata",
    "hashlib": "loads OpenSSL, and a build that has nothing to do needs none",
    "irdocs.translation.edition": "17 ms, for documents in other languages",
    "irdocs.translation.measures": "5 ms with the next, for lines over names of times",
    "irdocs.translation.quantities": "the same",
    "irdocs.user_template.opening": "imports python-pptx, when a deck is written",
    "fcntl": "is not there on Windows",
}
LATE_IN = ("irdocs.products.", "irdocs.cli.", "irdocs.mathematics")
"""A product's stages and a command's module are imported when they are asked for: all of them
together take half of the start-up time of a command that needs none. The package of formulas
imports its modules, which take 45 ms, when a document has one."""


def imported(node: ast.AST, module: str) -> Iterator[str]:
    """Yield the modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            full = f"{node.module}.{alias.name}"
            yield full if full in MODULES else node.module


def late(tree: ast.Module, module: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the module of each import inside a function."""
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
    seen = set()
    for function in functions:
        for node in ast.walk(function):
            for name in imported(node, module):
                if (node.lineno, name) not in seen:
                    seen.add((node.lineno, name))
                    yield node.lineno, name


IMPORT = re.compile(r"^[ \t]*((?:from [\w.]+ )?import (?:\([^)]*\)|[^\n]+))", re.MULTILINE)
"""An import statement, also within another statement."""


def import_statements(path: Path) -> Iterator[ast.AST]:
    """Yield the import statements of a module, without parsing all else, which takes seconds."""
    for found in IMPORT.finditer(texts()[path]):
        with suppress(SyntaxError):  # a line of a docstring that begins with the word
            yield from ast.parse(found[1]).body


@cache
def all_late() -> tuple[tuple[str, int, str], ...]:
    """Return each import inside a function of any module: the module, the line, what it imports."""
    indented = set(paths_with(r"^[ \t]+(?:import|from)\s"))
    return tuple(
        (module, line, name)
        for module, path in MODULES.items()
        if path in indented
        for line, name in late(parsed(path), module)
    )


def test_imports_inside_functions_save_start_up_time() -> None:
    wrong = [
        f"{module}:{line} imports {name}; do so at the top"
        for module, line, name in all_late()
        if name not in LATE_MODULES
        and not (name.startswith("irdocs") and module.startswith(LATE_IN))
        and name.split(".")[0] not in LATE_LIBRARIES
    ]
    assert not wrong


def test_every_exception_is_used() -> None:
    used = {name for _, _, name in all_late()}
    assert set(LATE_MODULES) <= used
    assert {name.split(".")[0] for name in used} >= LATE_LIBRARIES


def test_no_module_is_imported_by_what_it_imports() -> None:
    graph = {}
    for module, path in MODULES.items():
        found = {name for node in import_statements(path) for name in imported(node, module)}
        # A package's own __init__ gathers what its modules offer; it is not what they need.
        graph[module] = {name for name in found if name in MODULES and name != module}
    TopologicalSorter(graph).prepare()


ADAPTERS = (
    "irdocs.pdf.reportlab_adapter", "irdocs.ooxml.pptx_adapter",
    "irdocs.caching.compiled_patterns",
)  # fmt: skip
"""What may use private attributes of ReportLab, of python-pptx and of re; each has a test beside it
that pins what it relies on."""
HARD_EXIT = "os._exit"
"""Is documented, for all its underscore."""


def foreign_in(tree: ast.Module) -> list[ast.Attribute]:
    """Return where private attributes are used that are no names of the module's own: neither its
    functions nor the fields and attributes of its classes."""
    own, private = set(), []
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                own.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                own.add(name)
            case ast.Attribute(attr=name, value=ast.Name(id="self" | "cls")):
                own.add(name)
            case ast.Attribute(attr=name) if name.startswith("_") and not name.startswith("__"):
                private.append(node)
    return [node for node in private if node.attr not in own]


def may_have_foreign(text: str) -> bool:
    """Whether a module must be parsed: it uses a private attribute of something besides itself
    whose name no line of it defines."""
    used = set(re.findall(r"(?<!\bself)(?<!\bcls)\._([a-zA-Z]\w*)", text))
    return not all(
        re.search(rf"\b(?:self|cls)\._{name}\b|^\s*(?:(?:async )?def|class) _{name}\b"
                  rf"|^\s+_{name}:", text, re.MULTILINE)
        for name in used
    )  # fmt: skip


def test_private_attributes_of_libraries_are_used_in_adapters_alone() -> None:
    foreign = [
        f"{path.name}:{node.lineno} {ast.unparse(node)}"
        for module, path in MODULES.items()
        if not module.startswith(ADAPTERS) and may_have_foreign(texts()[path])
        for node in foreign_in(parsed(path))
    ]
    assert [name for name in foreign if not name.endswith(f" {HARD_EXIT}")] == []


def test_the_source_is_found() -> None:
    assert "irdocs.building" in MODULES and len(MODULES) > 150
