"""Puts into the wheel what is made ahead of time: the records of the keyword sets, and compiled modules.

The records: see resume_check/keywords/compiled.py. The compiled modules are those that pyproject.toml names under this
hook: mypyc turns Python source, as it stands, into machine code, and a C compiler the few in C. Each lies beside its
source, which Python passes over then, so that a wheel without them does the same, only slower. RESUME_CHECK_COMPILE in
the environment says what is wanted: 0 for none, 1 for all or no wheel; otherwise they are left out where they cannot be
built, with a warning.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WISH = "RESUME_CHECK_COMPILE"
PACKAGE = "resume_check"
_MAKE = "from resume_check.matcher.ready import make_ready; make_ready()"
# Run in a folder that holds a copy of the package; libraries that are not there to be looked at count as untyped.
_COMPILE = """
import json, sys
from mypyc.build import mypycify
from pybind11.setup_helpers import ParallelCompile
from setuptools import Extension, setup
ParallelCompile().install()  # which setuptools does not by itself for the files of one module
sources = json.loads(sys.argv.pop(1))
modules = [name for name in sources if name.endswith(".py")]
flags = ["--config-file=", "--ignore-missing-imports"]
parts = mypycify([*flags, *modules], opt_level="1", debug_level="0", multi_file=True, group_name="resume_check")
for name in sources:
    if name.endswith(".c"):
        parts.append(Extension(name[:-2].replace("/", "."), [name], py_limited_api=True))
setup(name="compiled", packages=[], py_modules=[], ext_modules=parts)
"""
_ENDINGS = (".so", ".pyd")
_LAST_WORDS = 800  # characters of a failed build that are shown


class Prepared(BuildHookInterface):  # type: ignore[type-arg]  # not generic in hatchling 1.26
    """Makes both in processes of their own: the records by the code that is packed, the modules from a copy of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is built. An editable one gets neither: there the sources change under its feet."""
        self._folder = TemporaryDirectory()
        if version == "editable":
            return
        self._add_records(build_data)
        wish = os.environ.get(WISH, "")
        if wish != "0":
            self._add_compiled(build_data, required=wish == "1")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is done."""
        self._folder.cleanup()

    def _add_records(self, build_data: dict[str, Any]) -> None:
        records = str(Path(self._folder.name, "records"))
        # The hash seed gives the order of sets, so that the same sources make the same wheel.
        environment = {**os.environ, "RESUME_CHECK_CACHE": records, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", _MAKE], cwd=self.root, env=environment, check=True)  # noqa: S603
        build_data["force_include"][records] = f"{PACKAGE}/_compiled"

    def _add_compiled(self, build_data: dict[str, Any], *, required: bool) -> None:
        copy = Path(self._folder.name, "copy")
        shutil.copytree(Path(self.root, PACKAGE), copy / PACKAGE, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
        trouble = self._compile(copy)
        if trouble and required:
            raise RuntimeError(f"{WISH} is 1, and the modules cannot be compiled: {trouble}")
        if trouble:
            self.app.display_warning(f"resume-check is built without compiled modules, so it is slower: {trouble}")
            return
        for built in [*copy.glob("*"), *(copy / PACKAGE).rglob("*")]:
            if built.suffix in _ENDINGS:
                build_data["force_include"][str(built)] = built.relative_to(copy).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def _compile(self, copy: Path) -> str:
        """Compiles the modules in `copy`, each beside its source; returns what is wrong, if anything."""
        lacking = _lacking()
        if lacking:
            return lacking
        plain = {path for pattern in self.config["plain"] for path in copy.glob(pattern)}
        found = (path for pattern in self.config["compiled"] for path in sorted(copy.glob(pattern)))
        sources = json.dumps([path.relative_to(copy).as_posix() for path in found if path not in plain])
        command = (sys.executable, "-c", _COMPILE, sources, "build_ext", "--inplace")
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)  # noqa: S603
        return (done.stdout + done.stderr)[-_LAST_WORDS:] if done.returncode else ""


def _lacking() -> str:
    """What a compilation needs and is not there; found out at once, as the translation to C takes half a minute."""
    for name in ("mypyc", "pybind11", "setuptools"):
        if find_spec(name) is None:
            return f"{name} is not installed"
    if sys.platform == "win32":  # where setuptools looks for the compiler
        return ""
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    if shutil.which(compiler.split()[0]) is None:
        return f"there is no C compiler ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "Python's header files are not there (package python3-dev)"
    return ""
