"""The wheel, built and installed as a user has it: it carries the keyword sets, and works without a checkout."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resume_check
from resume_check.model import Report

ROOT = Path(__file__).resolve().parents[1]


def run(*args: str | Path, **environment: str) -> str:
    call = [str(arg) for arg in args]
    done = subprocess.run(
        call, env={**os.environ, **environment}, cwd=environment.get("PYTHONPATH"), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")


def build(wheels: Path, **environment: str) -> Path:
    """The wheel of this checkout."""
    pytest.importorskip("hatchling")
    pytest.importorskip("pip")
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT, **environment)
    (wheel,) = wheels.glob("*.whl")
    return wheel


def unpack(wheel: Path, target: Path) -> Path:
    """A folder that the wheel was installed into."""
    run(*PIP, "install", "--no-deps", "--no-index", "--no-compile", "--target", target, wheel)
    return target


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel without compiled modules was installed into."""
    wheel = build(tmp_path_factory.mktemp("wheels"), RESUME_CHECK_COMPILE="0")
    assert wheel.name == f"resume_check-{resume_check.__version__}-py3-none-any.whl"
    return unpack(wheel, tmp_path_factory.mktemp("installed"))


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_keyword_sets_are_byte_for_byte_those_of_the_checkout(installed: Path) -> None:
    wanted = hashes(ROOT / "keyword_sets")
    assert "ml-engineer.toml" in wanted
    assert hashes(installed / "resume_check" / "_keyword_sets") == wanted


def test_package_is_whole_with_templates_schema_and_the_mark_that_it_is_typed(installed: Path) -> None:
    wanted = {path: digest for path, digest in hashes(ROOT / "resume_check").items() if "__pycache__" not in path}
    assert {"py.typed", "reporter/report.schema.json"} <= set(wanted)
    assert {Path(path).suffix for path in wanted if "/html_files/" in path} == {".html", ".css", ".js"}
    found = hashes(installed / "resume_check")
    assert {path for path, digest in wanted.items() if found.get(path) != digest} == set()


def test_installed_program_makes_pages(installed: Path, full_report: Report, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(full_report.to_json(), encoding="utf-8")
    command = (sys.executable, "-m", "resume_check", "compare", saved, saved, "--format", "html")
    page = run(*command, PYTHONPATH=str(installed))
    assert page.startswith("<!DOCTYPE html>")
    assert "Nothing has changed" in page


def test_metadata_names_version_licence_and_script(installed: Path) -> None:
    (info,) = installed.glob("resume_check-*.dist-info")
    metadata = (info / "METADATA").read_text(encoding="utf-8")
    assert f"\nVersion: {resume_check.__version__}\n" in metadata
    assert "\nLicense-Expression: MIT\n" in metadata
    assert "resume-check = resume_check.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert (info / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_installed_program_reads_its_own_keyword_sets(installed: Path) -> None:
    listed = run(sys.executable, "-m", "resume_check", "keywords", "list", PYTHONPATH=str(installed))
    assert [line.split()[0] for line in listed.splitlines()] == ["ml-engineer"]
    code = "from resume_check.keywords import folder; print(folder())"
    assert run(sys.executable, "-c", code, PYTHONPATH=str(installed)).strip() == str(
        installed / "resume_check" / "_keyword_sets"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="setuptools looks for the compiler there")
def test_without_a_compiler_the_wheel_is_plain_or_there_is_none(tmp_path: Path) -> None:
    wheel = build(tmp_path, CC="no-such-compiler", RESUME_CHECK_COMPILE="")
    assert wheel.name.endswith("-py3-none-any.whl")
    pip = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path / "none"), str(ROOT)]
    environment = {**os.environ, "CC": "no-such-compiler", "RESUME_CHECK_COMPILE": "1"}
    done = subprocess.run(pip, env=environment, capture_output=True, check=False)
    assert done.returncode != 0
    assert "there is no C compiler (no-such-compiler)" in done.stderr.decode() + done.stdout.decode()


FORMATS = {".pdf", ".docx", ".txt"}
# Prints, for each file named to it, a digest of its report without the time that it took.
DIGESTS = """
import datetime, hashlib, json, sys
from pathlib import Path
import resume_check
for name in sys.argv[1:]:
    report = json.loads(resume_check.check(name, as_of=datetime.date(2026, 11, 1)).to_json())
    del report["timing"]
    print(hashlib.sha256(json.dumps(report).encode()).hexdigest(), Path(name).name)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("RESUME_CHECK_COMPILE") != "1", reason="takes minutes; .ci/run asks for it")
def test_compiled_modules_judge_as_their_sources_do(tmp_path: Path) -> None:
    target = unpack(build(tmp_path / "wheels"), tmp_path / "installed")
    where = "import resume_check.matcher.annotate as it; print(it.__file__)"
    assert run(sys.executable, "-c", where, PYTHONPATH=str(target)).strip().endswith((".so", ".pyd"))
    folders = (ROOT / "sample_resumes", *ROOT.glob("benchmarks/*/resumes"), *ROOT.glob("benchmarks/blind/*/files"))
    resumes = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in FORMATS]
    assert len(resumes) > 100
    command = (sys.executable, "-c", DIGESTS, *resumes)
    assert run(*command, PYTHONPATH=str(target)) == run(*command, PYTHONPATH=str(ROOT))
