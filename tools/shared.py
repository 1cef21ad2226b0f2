"""Lets commands use what tests share: tests/ is put where Python looks for modules."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))
