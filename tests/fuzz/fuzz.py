"""The fuzzing entry point of one target, for atheris.

python tests/fuzz/fuzz.py pdf|docx|text|markdown|analysis [libFuzzer options] [CORPUS]

For a run of all with the samples as seeds see run.py.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["resume_check"]):
    from targets import TARGETS


def main() -> None:
    """Fuzz until a defect, or as long as the options say."""
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name].one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
