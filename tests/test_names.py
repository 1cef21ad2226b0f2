"""A class name means one thing in the whole project."""

from __future__ import annotations

import re
from collections import defaultdict

from support.sources import SOURCE, texts

CLASS = re.compile(r"^[ \t]*class[ \t]+_*(\w+)", re.MULTILINE)
"""Finds too much where a line of prose begins so, and never too little."""


def test_no_class_name_is_used_twice() -> None:
    found = defaultdict(list)
    for path, text in texts().items():
        for match in CLASS.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found[match[1]].append(f"{path.relative_to(SOURCE)}:{line}")
    assert len(found) > 200
    assert {name: places for name, places in found.items() if len(places) > 1} == {}
