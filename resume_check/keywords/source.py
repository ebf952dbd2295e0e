"""Reads the data files of `keyword_sets/` and checks them against their types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from resume_check.errors import KeywordSetError
from resume_check.keywords.compiled import digest, recall

T = TypeVar("T", bound=msgspec.Struct)

MAX_BYTES = 2 * 1024 * 1024
_PATH = re.compile(r" - at `\$\.?(?P<path>[^`]{0,200})`$")
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]{1,100})`")
_NO_CHOICE = re.compile(r"Invalid enum value '(?P<value>[^']{0,100})'")


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of all that is read from a data file: unknown keys are errors."""


def read_data(path: Path) -> bytes:
    """The bytes of a data file.

    Raises:
        KeywordSetError: it is not there, or too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise KeywordSetError(f"{path.name}: larger than {MAX_BYTES} bytes")
        return path.read_bytes()
    except OSError as error:
        raise KeywordSetError(f"{path}: cannot be read ({error.strerror})") from error


def parse_toml(content: bytes, *, file: str) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        KeywordSetError: it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(content.decode().replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KeywordSetError(f"{file}: no valid TOML: {error}") from error


def read_as(path: Path, kind: type[T], *, file: str) -> T:
    """The content of the TOML file `path` as a `kind`; errors call it `file`.

    Raises:
        KeywordSetError: it is not there, too large, no TOML or not of that form.
    """
    content = read_data(path)
    name = f"{path.stem}-{digest([kind.__qualname__.encode(), content])}"
    return recall(name, kind, lambda: convert(parse_toml(content, file=path.name), kind, file=file))


def convert(data: dict[str, Any], kind: type[T], *, file: str) -> T:
    """`data` as a `kind`.

    Raises:
        KeywordSetError: names the file, the entry and the key, and the nearest right name for a wrong one.
    """
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        raise KeywordSetError(_explain(str(error), data, kind, file)) from error


def nearest(name: str, known: list[str] | tuple[str, ...]) -> str:
    """' (did you mean "x"?)' where something like `name` is known, else the empty string."""
    import difflib

    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f' (did you mean "{close[0]}"?)' if close else ""


def _explain(message: str, data: dict[str, Any], kind: type[msgspec.Struct], file: str) -> str:
    found = _PATH.search(message)
    path = found["path"] if found else ""
    reason = message[: found.start()] if found else message
    where, struct, field = _locate(path, data, kind)
    if unknown := _UNKNOWN.search(reason):
        names = tuple(item.encode_name for item in msgspec.structs.fields(struct))
        reason = f'unknown key "{unknown["key"]}"{nearest(unknown["key"], names)}'
    elif wrong := _NO_CHOICE.search(reason):
        reason = f'unknown value "{wrong["value"]}"{nearest(wrong["value"], _choices(struct, field))}'
    return f"{file}: {where}{reason[0].lower()}{reason[1:]}"


def _locate(path: str, data: Any, kind: type[msgspec.Struct]) -> tuple[str, type[msgspec.Struct], str]:
    """Words for the place that msgspec's `path` names, such as 'criterion "python": ', with its struct and field."""
    struct: type[msgspec.Struct] = kind
    names: list[str] = []
    field = ""
    value: Any = data
    for part in re.findall(r"[^.\[\]]{1,80}|\[\d{1,6}\]|\[\.\.\.\]", path):
        if part == "[...]":  # so msgspec writes the value of a mapping, whatever its key
            key = _wrong_key(value, struct)
            names[-1] += f' "{key}"' if key else ""
            value = value.get(key)
        elif part.startswith("["):
            value = value[int(part[1:-1])] if isinstance(value, list) else None
            names[-1] += f' "{label}"' if (label := _label(value)) else f" {int(part[1:-1]) + 1}"
        else:
            names.append(part)
            field = part
            value = value.get(part) if isinstance(value, dict) else None
            struct = _field_struct(struct, part)
    return (" ".join(names) + ": " if names else ""), struct, field


def _label(entry: Any) -> str:
    """What an entry calls itself, or the first of its terms, which tells it apart as well."""
    if not isinstance(entry, dict):
        return ""
    terms = entry.get("terms")
    own = entry.get("id") or entry.get("label") or entry.get("name")
    return str(own or (terms[0] if isinstance(terms, list) and terms else ""))


def _wrong_key(mapping: dict[str, Any], kind: type[msgspec.Struct]) -> str:
    """The first key of `mapping` whose value is no `kind`."""
    for key, value in mapping.items():
        try:
            msgspec.convert(value, kind, strict=True)
        except msgspec.ValidationError:
            return key
    return ""


def _choices(struct: type[msgspec.Struct], field: str) -> tuple[str, ...]:
    """The values that a field may have, itself or each of its items."""
    stack: list[Any] = [item.type for item in msgspec.structs.fields(struct) if item.encode_name == field]
    while stack:
        kind = stack.pop()
        if get_origin(kind) is Literal:
            return get_args(kind)
        stack.extend(get_args(kind))
    return ()


def _field_struct(struct: type[msgspec.Struct], name: str) -> type[msgspec.Struct]:
    """The struct inside the type of a field, or `struct` itself where the field holds none."""
    for item in msgspec.structs.fields(struct):
        if item.encode_name == name:
            stack = [item.type]
            while stack:
                kind = stack.pop()
                if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
                    return kind
                stack.extend(getattr(kind, "__args__", ()))
    return struct
