"""The one place where pages are made of templates: their engine, their common style, and what they may do.

What comes from a resume is escaped by the engine. A page's own style and script are allowed by their hash, and nothing
else is: whatever slipped through would not run, and no page asks for anything from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from resume_check.reporter.job_blocks import status_words
from resume_check.reporter.plain import escaped, shown, visible
from resume_check.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER: Final = "html_files"


def render_page(name: str, *, script: bool = False, pictures: bool = False, **values: object) -> str:
    """The page of template `name` with its `values`: "report" is `report.html` with `base.css` and `report.css`.

    With `script`, `report.js` runs in it; with `pictures`, it shows such as are in it. Ends without a newline.
    """
    from markupsafe import Markup

    style = f"{_asset('base.css')}{_asset(f'{name}.css')}"
    code = _asset(f"{name}.js") if script else ""
    policy = ["default-src 'none'", f"style-src '{_hash(style)}'"]
    if script:
        policy.append(f"script-src '{_hash(code)}'")
    if pictures:
        policy.append("img-src data:")
    page = (
        _environment()
        .get_template(f"{name}.html")
        .render(
            **values,
            version=__version__,
            style=Markup(style),  # noqa: S704 - files of this package
            script=Markup(code),  # noqa: S704
            policy=Markup("; ".join([*policy, "base-uri 'none'", "form-action 'none'"])),  # noqa: S704
        )
    )
    return page.rstrip("\n")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("resume_check.reporter", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["escaped"] = escaped
    environment.filters["kept"] = _kept
    environment.filters["data_uri"] = _data_uri
    environment.filters["points"] = lambda value: f"{value:.1f}"
    environment.filters["plain"] = lambda value: f"{value:g}"
    environment.filters["requirement_status"] = status_words
    environment.filters["count"] = lambda value: f"{value:,}"
    environment.filters["percent"] = lambda share: f"{100 * share:.0f}%"
    return environment


def _clean(value: Any) -> Any:
    """Resume text on one line, without characters that turn the direction of what follows or cannot be shown."""
    return shown(value) if type(value) is str else value


def _kept(text: str) -> Any:
    """Resume text with its spaces and tabs as they are."""
    from markupsafe import escape

    return escape(visible(text))


@cache
def _asset(name: str) -> str:
    return files("resume_check.reporter").joinpath(_FOLDER, name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
