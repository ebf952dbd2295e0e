"""Makes the pages of the reading set: their PDFs, DOCX and truth.

python benchmarks/reading/make.py OUT [--edition N]

Pages that need Chromium or LibreOffice are left out, and named, where those are not installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reading import drawn, html_columns, html_single, written
from reading.html_parts import Html
from reading.people import Cast
from reading.truth import encode

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SECONDS = 120


def make_drawn(out: Path) -> dict[str, Any]:
    """The pages that need nothing but reportlab."""
    truths = {}
    for name, page in drawn.PAGES.items():
        pdf, truth = page()
        (out / f"{name}.pdf").write_bytes(pdf)
        truths[f"{name}.pdf"] = encode(truth)
    return truths


def make_printed(out: Path) -> dict[str, Any]:
    """The pages that Chromium prints."""
    pages: Mapping[str, Any] = {**html_columns.PAGES, **html_single.PAGES}
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"left out, no Chromium: {', '.join(pages)}", file=sys.stderr)
        return {}
    truths = {}
    for name, page in pages.items():
        document: Html = page()
        target = out / f"{name}.pdf"
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "page.html"
            source.write_text(document.source, encoding="utf-8")
            goal = (f"--print-to-pdf={target}", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile")
            _run([browser, *FLAGS, *goal, source.as_uri()])
        truths[target.name] = encode(document.body.truth)
    return truths


def make_written(out: Path) -> dict[str, Any]:
    """The DOCX, and LibreOffice's PDFs of them."""
    truths = {}
    for name, page in written.PAGES.items():
        docx, truth = page()
        (out / f"{name}.docx").write_bytes(docx)
        truths[f"{name}.docx"] = encode(truth)
    office = shutil.which("soffice")
    if office is None:
        print(f"left out as PDF, no LibreOffice: {', '.join(written.PAGES)}", file=sys.stderr)
        return truths
    with tempfile.TemporaryDirectory() as folder:
        sources = [str(out / f"{name}.docx") for name in written.PAGES]
        profile = f"-env:UserInstallation={Path(folder).as_uri()}"
        _run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *sources])
    return truths | {f"{name}.pdf": truths[f"{name}.docx"] for name in written.PAGES}


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


def main(arguments: list[str] | None = None) -> int:
    """Makes all pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the pages and truth.json; made if need be")
    parser.add_argument("--edition", type=int, default=0, metavar="N", help="fill the pages with other people")
    options = parser.parse_args(arguments)
    Cast.edition = options.edition
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    truths = make_drawn(out) | make_printed(out) | make_written(out)
    (out / "truth.json").write_text(json.dumps(truths, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(truths)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
