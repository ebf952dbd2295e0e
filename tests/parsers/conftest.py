"""Lets the tests of the parsers import the generators beside them, such as pdfs.py."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
