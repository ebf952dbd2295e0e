"""Write the sample resumes beside this script, or compare them with what it would write.

    python sample_resumes/make.py            writes all files
    python sample_resumes/make.py --check    exit status 1 and a list if a file differs

The people in ``people/*.toml`` and everything about them are invented. Needs reportlab and python-docx.
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import render_docx
import render_pdf
import render_text
from content import load_people

HERE = Path(__file__).parent
LAYOUTS = {**render_pdf.LAYOUTS, **render_docx.LAYOUTS, "plain": render_text.plain, "markdown": render_text.markdown}


def comparable(data: bytes) -> dict[str, bytes]:
    """What is compared of a file: that which does not depend on the machine's zlib or on reportlab's release."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {f"{info.filename} {info.date_time}": archive.read(info) for info in archive.infolist()}
    if data.startswith(b"%PDF"):
        return {"objects": data[data.find(b"1 0 obj") : data.rfind(b"\nxref")]}
    return {"text": data}


def differing() -> list[str]:
    """The names of files that are missing or not what would be written."""
    wrong = []
    for person in load_people():
        path = HERE / person.file
        if not path.is_file() or comparable(path.read_bytes()) != comparable(LAYOUTS[person.layout](person)):
            wrong.append(person.file)
    return wrong


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write the sample resumes.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    if parser.parse_args().check:
        wrong = differing()
        for name in wrong:
            print(f"{name}: missing or out of date, run sample_resumes/make.py", file=sys.stderr)
        return 1 if wrong else 0
    for person in load_people():
        (HERE / person.file).write_bytes(LAYOUTS[person.layout](person))
        print(person.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
