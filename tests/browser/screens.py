"""Sizes of screens, in CSS pixels."""

from __future__ import annotations

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
