"""Reads a role's keyword set, by name or file, and checks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from resume_check.errors import KeywordSetError
from resume_check.keywords.compiled import digest, recall
from resume_check.keywords.files import available, folder
from resume_check.keywords.role import Criterion, Family, KeywordSet, Outcomes
from resume_check.keywords.source import convert, nearest, parse_toml, read_data


def load(name_or_path: str) -> KeywordSet:
    """A shipped keyword set by its name, or one from a file.

    Raises:
        KeywordSetError: there is none of that name, or the file is wrong; the message names file, entry and key.
    """
    path = _find(name_or_path)
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        raise KeywordSetError(f"{path}: cannot be read ({error.strerror})") from error
    return _load(path, stamp)


def _find(name_or_path: str) -> Path:
    shipped = available()
    if name_or_path in shipped:
        return folder() / f"{name_or_path}.toml"
    path = Path(name_or_path)
    if path.suffix == ".toml" or path.is_file():
        return path
    raise KeywordSetError(
        f'no keyword set "{name_or_path}"{nearest(name_or_path, shipped)}; see `resume-check keywords list`'
    )


@lru_cache(maxsize=8)
def _load(path: Path, stamp: int) -> KeywordSet:
    content = read_data(path)
    names = recall(f"includes-{digest([content])}", list[str], lambda: _includes(content, path.name))
    included = {name: read_data(path.parent / name) for name in names}
    parts = [part for name, content in included.items() for part in (name.encode(), content)]
    return recall(f"{path.stem}-{digest([content, *parts])}", KeywordSet, lambda: _made(content, included, path.name))


def _includes(content: bytes, file: str) -> list[str]:
    """The names of the files that a set consists of beside its own."""
    names = parse_toml(content, file=file).get("include", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise KeywordSetError(f"{file}: include: a list of file names is expected")
    return names


def _made(content: bytes, included: Mapping[str, bytes], file: str) -> KeywordSet:
    """The set of these files, checked."""
    data = parse_toml(content, file=file)
    homes: dict[tuple[str, str], str] = {}  # kind and name of an entry -> the included file that it stands in
    for name, part in included.items():
        extra = parse_toml(part, file=Path(name).name)
        convert({**_SKELETON, **extra}, KeywordSet, file=name)
        for key, value in extra.items():
            if isinstance(value, list):
                homes |= {(key, entry["name"]): name for entry in value if "name" in entry}
                data[key] = [*data.get(key, []), *value]
            elif isinstance(value, dict) and key == "class":
                twice = sorted(set(value) & set(data.get(key, {})))
                if twice:
                    raise KeywordSetError(f'{name}: class "{twice[0]}": stands in another file of the set already')
                data[key] = {**data.get(key, {}), **value}
            else:
                data[key] = value
    keywords = convert(data, KeywordSet, file=file)
    _check(keywords, file, homes)
    return keywords


# What an included file may leave out, so that each file is checked by its own name.
_SKELETON: dict[str, object] = {
    "id": "", "title": "", "version": "", "group": [], "criterion": [], "level": [],
    "titles": {"role": [], "tech": [], "about": [], "near": []},
    "scoring": {
        "listed": 0, "listed_when_stuffed": 0, "result_steps": [], "project_steps": [], "tool_steps": [],
        "structure_sections": [],
        "max_words": 0, "max_line_words": 0, "stuffing_repeats": 0, "fuzzy_min_letters": 0, "fuzzy_not": [],
    },
    "guide": {
        "currency": "", "career_path": [], "alternative_paths": [], "job_titles": [],
        "certification_reason": "", "resume_tips": {},
    },
    "outcomes": {name: [] for name in Outcomes.__struct_fields__},
}  # fmt: skip


def _check(keywords: KeywordSet, file: str, homes: Mapping[tuple[str, str], str]) -> None:
    """What types cannot say: names that must exist, weights that must add up, no entry twice."""
    groups = {group.id for group in keywords.groups}
    ids = [criterion.id for criterion in keywords.criteria]
    for name, count in Counter(ids).items():
        if count > 1:
            raise KeywordSetError(f'{file}: criterion "{name}": stands {count} times')
    for criterion in keywords.criteria:
        where = f'{file}: criterion "{criterion.id}"'
        _known(criterion.group, groups, f"{where}: unknown group")
        if not 0 <= criterion.weight <= 1:
            raise KeywordSetError(f"{where}: weight {criterion.weight} is not between 0 and 1")
        if {"{", "}"} & set(criterion.example.replace("{line}", "")):
            raise KeywordSetError(f'{where}: example may hold no braces but "{{line}}"')
        for other in (*criterion.all_of, *criterion.any_of, *criterion.tools, *criterion.hosted_by):
            _known(other, {*ids, *_classes(keywords)}, f"{where}: unknown criterion or class")
    total = sum(criterion.weight for criterion in keywords.criteria if not criterion.optional)
    if abs(total - 1) > 1e-6:
        raise KeywordSetError(f"{file}: the weights of the required criteria add up to {total:.4f}, not 1")
    _check_words(keywords, file, homes, set(ids))


def _classes(keywords: KeywordSet) -> set[str]:
    """All word classes: those with words of their own and those made of terms."""
    entries: tuple[Family | Criterion, ...] = (*keywords.families, *keywords.criteria)
    return {name for entry in entries for name in entry.classes} | set(keywords.classes)


def _check_words(keywords: KeywordSet, file: str, homes: Mapping[tuple[str, str], str], ids: set[str]) -> None:
    classes = _classes(keywords)
    for family in keywords.families:
        for implied in family.implies:
            _known(
                implied, ids, f'{homes.get(("family", family.name), file)}: family "{family.name}": unknown criterion'
            )
    for activity in keywords.activities:
        where = f'{homes.get(("activity", activity.name), file)}: activity "{activity.name}"'
        for criterion in activity.criteria:
            _known(criterion, ids, f"{where}: unknown criterion")
        for slot in (*activity.all, *activity.none, *activity.not_between):
            for name in slot.split("|"):
                _known(name, classes, f"{where}: unknown class")
    _check_adverts(keywords, file, ids)
    for criterion_id in keywords.guide.resume_tips:
        _known(criterion_id, ids, f"{file}: guide.resume_tips: unknown criterion")
    for criterion_id in keywords.making:
        _known(criterion_id, ids, f"{file}: making: unknown criterion")


def _check_adverts(keywords: KeywordSet, file: str, ids: set[str]) -> None:
    """The names that ask for the same thing must be of the vocabulary, and each stand once."""
    families = {family.name for family in keywords.families}
    terms = {term for family in keywords.families for term in family.terms}
    terms.update(term for item in keywords.criteria for term in (*item.terms, *item.aliases, *item.family))
    for name in keywords.adverts.passed_over:
        _known(name, families, f"{file}: adverts.passed_over: unknown family")
    for name in keywords.adverts.described:
        _known(name, ids, f"{file}: adverts.described: unknown criterion")
    seen: set[str] = set()
    for same in keywords.adverts.same:
        where = f'{file}: adverts.same "{same.name}"'
        for term in same.terms:
            _known(term, terms, f"{where}: unknown term")
            if term in seen:
                raise KeywordSetError(f'{where}: term "{term}": stands twice')
            seen.add(term)
        for name in same.shown_by:
            _known(name, families | terms, f"{where}: unknown term or family")
        if same.criterion:
            _known(same.criterion, ids, f"{where}: unknown criterion")


def _known(name: str, known: set[str], what: str) -> None:
    if name not in known:
        raise KeywordSetError(f'{what} "{name}"{nearest(name, tuple(sorted(known)))}')
