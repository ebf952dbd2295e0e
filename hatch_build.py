"""Puts the ready-made records of the keyword sets into the wheel: see resume_check/keywords/compiled.py."""

from __future__ import annotations

import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MAKE = "from resume_check.matcher.ready import make_ready; make_ready()"


class CompiledKeywordSets(BuildHookInterface):  # type: ignore[type-arg]  # not generic in hatchling 1.26
    """Makes the records in a process of its own, so that they are made by the code that is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is built. An editable one gets none: there the sets change under its feet."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        # The hash seed gives the order of sets, so that the same sources make the same wheel.
        environment = {**os.environ, "RESUME_CHECK_CACHE": self._folder.name, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", _MAKE], cwd=self.root, env=environment, check=True)  # noqa: S603
        build_data["force_include"][self._folder.name] = "resume_check/_compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is done."""
        if version != "editable":
            self._folder.cleanup()
