"""Patterns that are recalled from the cache are those that would be compiled."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from irdocs.caching import cache_folder, compiled_patterns, pruning
from irdocs.caching.compiled_patterns import kept_patterns
from irdocs.late_pattern import LatePattern

EXPRESSIONS = [
    (r"(?P<first>\d+)[-–](?P<second>\d+)", 0),
    (r"\b(?:café|straße|İstanbul)\b", re.IGNORECASE),
    ("[\u0590-\u05ff\U0001f600-\U0001f64f]{2,}?", 0),
    (r"""  a+  # a comment
           (b|c)?(?<=x)(?!y) """, re.VERBOSE | re.ASCII),
    (r"(?i:a)(?s:.)(\w)\1", re.MULTILINE),
]  # fmt: skip
SUBJECTS = ["12–34", "CAFÉ STRASSE café", "שלום😀😁", "aaab", "xaac", "A\nbb"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"IRDOCS_CACHE": str(tmp_path)}


def kept(environment: dict[str, str]) -> list[Path]:
    return list(pruning.files(Path(environment["IRDOCS_CACHE"])))


def compiled_late(environment: dict[str, str], state: str = "") -> list[re.Pattern[str]]:
    """Return the expressions, compiled as late ones while patterns are kept."""
    re.purge()
    with kept_patterns(environment, state):
        return [LatePattern(text, flags).compiled for text, flags in EXPRESSIONS]


def test_what_is_recalled_is_what_is_compiled(environment: dict[str, str]) -> None:
    compiled_late(environment)
    re.purge()
    usual = [re.compile(text, flags) for text, flags in EXPRESSIONS]
    (file,) = kept(environment)
    data = cache_folder.read(file)
    assert data is not None and len(marshal.loads(data)) == len(EXPRESSIONS)
    before = file.stat().st_mtime_ns
    recalled = compiled_late(environment)
    for one, other in zip(recalled, usual, strict=True):
        assert one is not other and one == other  # which compares their code
        assert (one.groups, one.groupindex, one.flags) == (
            other.groups, other.groupindex, other.flags
        )  # fmt: skip
        for subject in SUBJECTS:
            found = [[m.span() for m in each.finditer(subject)] for each in (one, other)]
            assert found[0] == found[1]
    assert file.stat().st_mtime_ns == before


def test_python_compiles_again_what_it_did(environment: dict[str, str]) -> None:
    usual = re._compiler.compile  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError), kept_patterns(environment, ""):
        assert re._compiler.compile is not usual  # type: ignore[attr-defined]
        raise ZeroDivisionError
    assert re._compiler.compile is usual  # type: ignore[attr-defined]


def test_what_is_made_of_words_of_the_content_is_not_kept(environment: dict[str, str]) -> None:
    re.purge()
    with kept_patterns(environment, ""):
        assert re.compile("a word of " + "".join(["the ", "content"]))
        assert not re.search(r"a constant \d", "")
        with pytest.raises(re.error):
            re.compile("(" + "".join("["))
    data = cache_folder.read(*kept(environment))
    assert data is not None and [text for text, _ in marshal.loads(data)] == [r"a constant \d"]


def test_another_program_and_a_damaged_file_have_none(environment: dict[str, str]) -> None:
    compiled_late(environment)
    (file,) = kept(environment)
    whole = file.read_bytes()
    for damaged in (whole[:100], whole[:-1] + b"x", b"", b"\0" * 9_000_000):
        file.write_bytes(damaged)
        assert compiled_late(environment) == [re.compile(*one) for one in EXPRESSIONS]
        assert file.read_bytes() == whole
    for forged in (b"", b"N", marshal.dumps([1]), b"\xff"):
        cache_folder.write(file, forged)
        assert compiled_late(environment) == [re.compile(*one) for one in EXPRESSIONS]
    compiled_late(environment, "another")
    assert len(kept(environment)) == 2


def test_no_cache_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled_late({"IRDOCS_CACHE": "off"})
    compiled_late({"IRDOCS_CACHE": str(tmp_path / "file" / "in")})
    (tmp_path / "full").write_text("")
    compiled_late({"IRDOCS_CACHE": str(tmp_path / "full")})
    assert (tmp_path / "full").read_text() == ""
    monkeypatch.delattr(compiled_patterns.re, "_compiler")
    with kept_patterns({"IRDOCS_CACHE": str(tmp_path / "other")}, ""):
        pass
    assert not (tmp_path / "other").exists()


def test_a_second_run_compiles_next_to_nothing(tmp_path: Path) -> None:
    code = (
        "import re, re._parser, sys; count = 0; parse = re._parser.parse\n"
        "def counted(*args):\n"
        "    global count; count += 1; return parse(*args)\n"
        "re._parser.parse = counted\n"
        "sys.argv = ['irdocs', 'formats']\n"
        "import os; end = os._exit\n"
        "os._exit = lambda status: (print('parsed', count, flush=True), end(status))\n"
        "from irdocs.cli import run; run()"
    )
    environment = {**os.environ, "IRDOCS_CACHE": str(tmp_path)}
    first, second = (
        int(
            subprocess.run(
                [sys.executable, "-c", code], env=environment, capture_output=True, text=True,
                check=True,
            ).stdout.split()[-1]
        )
        for _ in range(2)
    )  # fmt: skip
    assert second * 5 < first
