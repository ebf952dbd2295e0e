"""The labelled set under benchmarks/labelled is whole, and renders without its marks."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks" / "labelled"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"labelled_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up while the class is being made.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(__import__("sys").modules, spec.name, module)
        spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("reportlab")
    out = tmp_path_factory.mktemp("labelled")
    load("render").render(out)
    return out


def text_of(path: Path) -> str:
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    if path.suffix == ".docx":
        import docx

        document: Any = docx.Document(str(path))
        return "\n".join("".join(node.itertext()) for node in document.element.body.iter() if node.tag.endswith("}p"))
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    return "\n".join(pages)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe*•–-]+", "", text)


@pytest.mark.parametrize("name", ["labelled", "heldout"])
def test_every_source_has_a_label_that_fits_it(name: str) -> None:
    assert load("check").problems(FOLDER.parent / name) == []


def test_a_label_that_does_not_fit_is_told(tmp_path: Path) -> None:
    check = load("check")
    label = json.loads((FOLDER / "gold" / "ml-new-graduate.json").read_text(encoding="utf-8"))
    source = (FOLDER / "resumes" / "ml-new-graduate.txt").read_text(encoding="utf-8")
    label["measurable_results"].append("Won 3 prizes")
    label["certifications"].append("cert_ibm_ml")
    label["years_experience"] = 40.0
    assert len(check.problems_of_label(label, source)) == 3


def test_each_resume_renders_with_its_results_and_without_marks(rendered: Path) -> None:
    labels = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((rendered / "gold").glob("*.json"))]
    assert len(labels) == len(list((rendered / "files").iterdir()))
    for label in labels:
        text = text_of(rendered / label["file"])
        assert not re.search(r"^#{2,3} |\]\(|^[+?]-", text, re.MULTILINE), label["id"]
        for line in label["measurable_results"] + label["measurable_ambiguous"]:
            assert squeezed(line) in squeezed(text), (label["id"], line)
