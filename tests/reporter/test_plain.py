from __future__ import annotations

import pytest

from resume_check.reporter.plain import escaped, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain \u2013 text, na\u00efve \u6a5f", "plain \u2013 text, na\u00efve \u6a5f"),
        ("a\n b\t\u00a0c", "a b c"),
        ("\x1b[1mbold", "[1mbold"),
        ("icon \uf0e0 here", "icon here"),
        ("zero\u200bwidth \u202eback", "zerowidth back"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("r\u00e9sum\u00e9 (2).pdf", "r\u00e9sum\u00e9 (2).pdf"),
        ("a\nb\r\t.pdf", "a\\nb\\r\\t.pdf"),
        ("\x1b[2J.pdf", "\\x1b[2J.pdf"),
        ("caf\udce9.pdf", "caf\\xe9.pdf"),
        ("fdp\u202e.exe", "fdp\\u202e.exe"),
    ],
)
def test_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected
