"""The pipeline's phrase components: literal phrases by a trie over NORM ids, wildcards by spaCy's token Matcher.

spaCy's PhraseMatcher does the same for literal phrases, but wants a Doc for each pattern: with the 16,000 forms of a
role that takes about two seconds at every start, and the trie a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from resume_check.matcher.tokens import Pipeline, norms

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

T = TypeVar("T")


class Phrases(Generic[T]):
    """A component that finds phrases and leaves their values in ``doc.user_data`` under its name."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        from spacy.matcher import Matcher

        self.name = name
        self._vocab = vocab
        self._values: list[T] = []
        self._by_first: dict[int, list[tuple[tuple[int, ...], int]]] = {}  # first NORM -> (other NORMs, value)
        self._patterns = Matcher(vocab, validate=False)  # a check for those who write patterns by hand
        self._pattern_values: dict[int, list[T]] = {}

    def fill(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take in phrases with their values; "*" stands for any one word."""
        strings = self._vocab.strings
        for text, value in entries:
            words = norms(text)
            if "*" in words:
                key = strings.add(f"{self.name}: {text}")
                if key not in self._pattern_values:
                    pattern = [{"IS_ALPHA": True} if word == "*" else {"NORM": word} for word in words]
                    self._patterns.add(f"{self.name}: {text}", [pattern])
                self._pattern_values.setdefault(key, []).append(value)
                continue
            first, *others = (strings.add(word) for word in words)
            self._by_first.setdefault(first, []).append((tuple(others), len(self._values)))
            self._values.append(value)

    def __call__(self, doc: Doc) -> Doc:
        """Store (token_start, token_end, value) of each match."""
        doc.user_data[self.name] = sorted(self._matches(doc), key=lambda match: match[:2])
        return doc

    def _matches(self, doc: Doc) -> Iterator[tuple[int, int, T]]:
        ids = [token.norm for token in doc]
        for token_start, first in enumerate(ids):
            seen = set()
            for others, number in self._by_first.get(first, ()):
                token_end = token_start + 1 + len(others)
                value = self._values[number]
                if tuple(ids[token_start + 1 : token_end]) == others and (token_end, id(value)) not in seen:
                    seen.add((token_end, id(value)))
                    yield token_start, token_end, value
        if len(self._patterns):
            for key, token_start, token_end in self._patterns(doc):
                for value in self._pattern_values[key]:
                    yield token_start, token_end, value


def add_phrases(nlp: Pipeline, name: str, entries: Iterable[tuple[str, Any]]) -> None:
    """Add a phrase component called `name` to the pipeline."""
    component: Phrases[Any] = Phrases(nlp.vocab, name)
    component.fill(entries)
    nlp.components.append(component)
