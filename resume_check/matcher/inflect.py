"""Forms of English verbs and nouns, so that the data names each word once."""

from __future__ import annotations

import re

from resume_check.keywords.shared import inflections

# One syllable ending consonant-vowel-consonant doubles its last letter: "trim", "plan"; not w, x or y.
_DOUBLING = re.compile(r"^[^aeiou]{0,3}[aeiou][bdgklmnprtz]$")


def verb_forms(verb: str) -> tuple[str, ...]:
    """The base, third person, past, participle and -ing forms of `verb`; of a phrase, the first word is inflected."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    joined, sep, stem = head.rpartition("-")  # "fine-tune": the last part is inflected
    irregular = inflections().verbs.get(stem)
    forms = [stem, *irregular] if irregular else [stem, *_regular(stem)]
    return tuple(dict.fromkeys(f"{joined}{sep}{form}{tail}" for form in forms))


def _regular(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing" if not verb.endswith(("ee", "ye", "oe")) else f"{verb}ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
    stem = verb + verb[-1] if _DOUBLING.match(verb) else verb
    return [third, f"{stem}ed", f"{stem}ing"]


def noun_forms(noun: str) -> tuple[str, ...]:
    """The singular and plural of `noun`; of a phrase, the last word is inflected."""
    head, sep, last = noun.rpartition(" ")
    if not sep:
        head, sep, last = noun.rpartition("-")
    irregular = inflections().nouns.get(last)
    plurals = irregular if irregular is not None else [_plural(last)]
    return (noun, *(f"{head}{sep}{plural}" for plural in plurals))


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
