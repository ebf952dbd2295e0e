"""spaCy without its neural half: in effect with the version at hand, and the same in its results."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_resumes" / "ilse-rautavaara.pdf"
JUDGE = """
import datetime, sys
from resume_check.matcher.narrow import import_narrowly
if sys.argv[1] == "narrow":
    assert import_narrowly()
import resume_check
report = resume_check.check(sys.argv[2], as_of=datetime.date(2026, 11, 22))
print(report.to_json().split(',"timing"')[0])
print("thinc" in sys.modules, "pydantic" in sys.modules)
"""


def run(code: str, *args: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_narrow_and_plain_judge_alike() -> None:
    narrow, loaded = run(JUDGE, "narrow", str(SAMPLE))
    plain, also_loaded = run(JUDGE, "plain", str(SAMPLE))
    assert json.loads(narrow + "}")["score"] > 0
    assert narrow == plain
    assert (loaded, also_loaded) == ("False False", "True True")


@pytest.mark.parametrize(
    "obstacle",
    [
        "import spacy",
        "narrow.KNOWN = ('0.',)",
        "narrow._ASIDE += ('numpy',)",
        "narrow.find_spec = lambda name: None",
    ],
)
def test_a_spacy_that_is_not_as_it_was_is_left_alone(obstacle: str) -> None:
    code = "import sys\nfrom resume_check.matcher import narrow\n" + obstacle + "\nprint(narrow.import_narrowly())"
    assert run(code) == ["False"]


def test_real_libraries_are_to_be_had_afterwards() -> None:
    code = (
        "from resume_check.matcher.narrow import import_narrowly\nassert import_narrowly()\n"
        "import catalogue, srsly\nfrom importlib import metadata\n"
        "print(srsly.json_dumps([catalogue.__name__, metadata.version('spacy')]))"
    )
    assert run(code) == [f'["catalogue","{version("spacy")}"]']


def test_what_was_not_loaded_says_so() -> None:
    code = (
        "from resume_check.matcher.narrow import NotLoadedError, import_narrowly\nassert import_narrowly()\n"
        "from spacy.tokens import Doc\nfrom spacy.vocab import Vocab\n"
        "try: Doc(Vocab(), words=['a']).to_bytes()\nexcept NotLoadedError as error: print(error)"
    )
    (said,) = run(code)
    assert said.endswith("is not loaded")


def test_a_child_that_cannot_import_narrowly_imports_all() -> None:
    code = (
        "import sys\nfrom resume_check.batch import process\n"
        "until = 'json.loads(sys.argv[1]);'\n"
        "assert until in process.CHILD\n"
        "unknown = ' import resume_check.matcher.narrow as n; n.KNOWN = ();'\n"
        "process.CHILD = process.CHILD.replace(until, until + unknown)\n"
        "from resume_check.cli import main\nsys.exit(main(['score', sys.argv[1], '--format', 'json']))"
    )
    (record,) = run(code, str(SAMPLE))
    assert json.loads(record)["score"] > 0
