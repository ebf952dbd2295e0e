"""A tokenizer on spaCy's Doc and Vocab that is made for resumes: one regular expression, no rule lists.

Words keep inner dots, plus and hash signs ("Node.js", "C++", "C#", "3.11"). A hyphen or underscore between two words
belongs to the token before it, and no token's NORM has one, so that "scikit-learn", "scikit_learn" and "scikit learn"
are the same two norms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from resume_check.matcher.words import WORDS, Words
from resume_check.parsers.normalise import fold_lookalikes

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_NEGATED = r"[^\W\d_]{1,40}n['’]t\b|"  # don't, haven't
_WORD = (
    r"[^\W_]{1,60}(?:\.[^\W_]{1,40}){0,4}[+#]{0,2}(?:[-\u2010\u2011_](?=[^\W_]))?"
    r"|['’]s\b"
    r"|[^\w\s]"
    r"|\w"
)
_TOKEN = re.compile(_NEGATED + _WORD)
_UNNEGATED = re.compile(_WORD)
# Words with the blank behind them, and other white space.
_PIECE = re.compile(rf"(?:{_NEGATED}{_WORD}) ?|\s+")
_UNNEGATED_PIECE = re.compile(rf"(?:{_WORD}) ?|\s+")


def _negates(text: str) -> bool:
    """Whether a word may end in "n't"; where none does, a pattern that does not try each word for it will do."""
    return "n't" in text or "n’t" in text


_ENDINGS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"([a-z]{3})our(s|ed|ing|al|ally)?$"), r"\1or\2"),
)
_PLAIN = re.compile(r"[a-z]+\Z")
_KEPT_NORMS = 1 << 15


@lru_cache(maxsize=1 << 15)  # a role has some 9,000 words in 24,000 phrases
def norm(word: str) -> str:
    """The form in which words are compared: lower case, American endings, no trailing hyphen, look-alikes folded.

    Both the text and the terms go through it, so that it need not be right, only the same on both sides.
    """
    word = word.rstrip("-\u2010\u2011_") or word  # a dash alone stays one
    if not word.isascii():
        word = fold_lookalikes(word)  # before the case goes: not every capital that looks Latin has such a small letter
        word = word.replace("—", "-")
    word = word.lower().replace("’", "'")
    if len(word) >= 6 and _PLAIN.match(word):
        for pattern, replacement in _ENDINGS:
            changed = pattern.sub(replacement, word)
            if changed != word:
                return changed
    return word


def norms(text: str) -> list[str]:
    """The NORMs of the tokens of `text`, as the tokenizer would give them, white space left out."""
    return [norm(word) for word in (_TOKEN if _negates(text) else _UNNEGATED).findall(text)]


class ResumeTokenizer:
    """Any string to a spaCy Doc whose text is that string, and that has its `Words`.

    The vocabulary makes a lexeme of each word when it first sees it, NORM and all, and the Doc tells the NORMs of a
    text's tokens as numbers; words that return in other texts are not looked at again.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._norms: dict[int, str] = {}  # by their numbers in the vocabulary

    def __call__(self, text: str) -> Doc:
        """Tokens with the white space between them as tokens of their own where it is more than one blank."""
        from spacy.attrs import NORM
        from spacy.tokens import Doc

        words, spaces, starts = _split(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data[WORDS] = Words(text, words, self._texts(doc.to_array(NORM).tolist()), starts)
        return doc

    def _texts(self, numbers: list[int]) -> list[str]:
        """The NORMs with these numbers."""
        if len(self._norms) > _KEPT_NORMS:
            self._norms.clear()
        norms = self._norms
        strings = self.vocab.strings
        for number in set(numbers).difference(norms):
            norms[number] = strings[number]
        return list(map(norms.__getitem__, numbers))


def _split(text: str) -> tuple[list[str], list[bool], list[int]]:
    """The words of a text, whether a blank follows each, and the offset of each."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    body = text.rstrip()
    start = 0
    pieces: list[str] = (_PIECE if _negates(body) else _UNNEGATED_PIECE).findall(body)
    for piece in pieces:  # together they are the body
        blank = piece[-1] == " " and not piece.isspace()
        words.append(piece[:-1] if blank else piece)
        spaces.append(blank)
        starts.append(start)
        start += len(piece)
    if start < len(text):
        words.append(text[start:])
        spaces.append(False)
        starts.append(start)
    return words, spaces, starts


def resume_tokenizer() -> ResumeTokenizer:
    """The tokenizer on a vocabulary of its own whose lexemes have `norm` as their NORM."""
    from spacy.attrs import NORM
    from spacy.vocab import Vocab

    # The other lexical attributes cost more than all the matching, and nothing here reads them.
    return ResumeTokenizer(Vocab(lex_attr_getters={NORM: norm}))
