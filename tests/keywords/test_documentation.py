"""docs/keyword-sets.md explains every key that a keyword-set file may have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin

import msgspec
import pytest

from resume_check.keywords import role, shared
from resume_check.keywords.source import Data

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "keyword-sets.md").read_text(encoding="utf-8")
SHOWN = set(re.findall(r"`\[*([a-z_.-]+)(?:\.NAME)?\]*`", PAGE))
WORKED_OUT = {Data, shared.Cues, shared.DateWords}  # made from what was read, read from no file
STRUCTS = [
    kind
    for module in (role, shared)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in WORKED_OUT
]


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
def test_every_key_and_every_choice_is_explained(kind: type[msgspec.Struct]) -> None:
    missing = []
    for field in msgspec.structs.fields(kind):
        missing += [field.encode_name] if field.encode_name not in SHOWN else []
        stack = [field.type]
        while stack:
            item = stack.pop()
            choices = get_args(item)
            if get_origin(item) is Literal:
                missing += [
                    f"{field.encode_name}: {choice}"
                    for choice in choices
                    if choice and choice not in SHOWN and f'`"{choice}"`' not in PAGE
                ]
            else:
                stack += choices
    assert missing == []
