"""Cues near a mention: denial, wish, learning, other people's work, weak claims. After ConText: direction and scope."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from resume_check.keywords.shared import Cue, cues
from resume_check.matcher.lexicon import CuePhrase
from resume_check.matcher.words import Words

MAX_FAR = 20  # cues over a whole line or its rest that are looked at, so that no line is dear
FAR = 12  # tokens that a cue reaches at least which may stand between the words of an activity
MADE_NONE = "made-none"  # an effect on the whole job or resume, not on the line's own words
MAX_SUBJECT = 4  # words before the head of a subject: "the", "our two", "the partner's data"

_SENTENCE_ENDS = {".", ";", "!", "?"}
_PRONOUNS = {"i", "we"}
_LEADS = {"i've", "then", "also", "now"}
_FAR = {"line", "rest"}  # directions without a limit
_OPENERS = {",", "(", ":", "-", "–", "—", "•", "~", "*", ">", "»", "and", "but", "while", "whereas", "|", "/"}


class CueHit:
    """A cue phrase found in a logical line."""

    def __init__(self, token_start: int, token_end: int, phrase: CuePhrase) -> None:
        self.token_start = token_start
        self.token_end = token_end
        self.phrase = phrase
        self.cue: Cue = phrase.cue


class LineTokens:
    """The tokens of a logical line, and where its sentences end."""

    def __init__(self, token_start: int, token_end: int, breaks: list[int], content: int) -> None:
        self.token_start = token_start
        self.token_end = token_end
        self.breaks = breaks  # token indices that start a new sentence, in order
        self.content = content  # first token after a leading label

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that holds `token`."""
        position = bisect_left(self.breaks, token + 1)
        start = self.breaks[position - 1] if position else self.token_start
        end = self.breaks[position] if position < len(self.breaks) else self.token_end
        return start, end

    def edges(self) -> list[int]:
        """The first token of each sentence, and the one behind the last."""
        return [self.token_start, *self.breaks, self.token_end]

    def opens_sentence(self, token: int) -> bool:
        """Whether `token` is the first of a sentence, or of what follows a leading label."""
        return token == self.token_start or token == self.content or self.is_break(token)

    def is_break(self, token: int) -> bool:
        """Whether a sentence but the first starts with `token`. A line may have thousands."""
        position = bisect_left(self.breaks, token)
        return position < len(self.breaks) and self.breaks[position] == token


def line_tokens(words: Words, token_start: int, token_end: int, content: int) -> LineTokens:
    """Finds the sentences of a line: a full stop that a capital, a digit or nothing follows, or a semicolon."""
    breaks = []
    for index in range(token_start, token_end - 1):
        text = words.texts[index]
        if text in _SENTENCE_ENDS:
            after = words.texts[index + 1]
            if text != "." or after[:1].isupper() or after[:1].isdigit():
                breaks.append(index + 1)
    return LineTokens(token_start, token_end, breaks, content)


def opens_clause(words: Words, line: LineTokens, token: int) -> bool:
    """Whether `token` is the first word of a line, sentence or clause, or stands behind a subject pronoun."""
    while not line.opens_sentence(token):
        word, before = words.norms[token - 1], words.texts[token - 1]
        if word in _OPENERS or word in _PRONOUNS or before.isspace() or before in _SENTENCE_ENDS:
            return True
        if word not in _LEADS and not word.endswith("ly"):
            return False
        token -= 1  # "I then quickly built": what stands before the adverb decides
    return True


def _is_word(text: str) -> bool:
    """A word, or the "'s" of a possessor: "the supplier's engineers"."""
    return text.strip("-'’").isalpha()


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    """The words at which the scope of any cue ends, and the verbs that a subject has."""
    return frozenset(cues().stops), frozenset(cues().subject_verbs)


class CueScopes:
    """Which cues hold for which tokens of one line."""

    def __init__(
        self, words: Words, line: LineTokens, hits: Iterable[CueHit], *, acts: set[int], names: set[int]
    ) -> None:
        self._acts = acts  # tokens that are verbs of work
        self._names = names  # tokens of the vocabulary's terms
        self._words = words
        self._line = line
        self._stops, self._subject_verbs = _stops()
        applied = [hit for hit in hits if self._applies(hit)]
        if len(applied) > 1:
            applied.sort(key=lambda hit: hit.token_start)
        self._far = [hit for hit in applied if hit.cue.direction in _FAR and hit.cue.effect != MADE_NONE][:MAX_FAR]
        self._near = [hit for hit in applied if hit.cue.direction not in _FAR]
        self.made_none = any(hit.cue.effect == MADE_NONE for hit in applied)
        self._starts = [hit.token_start for hit in self._near]
        self._within = max((hit.cue.within + hit.token_end - hit.token_start for hit in self._near), default=0)

    def __bool__(self) -> bool:
        return bool(self._near or self._far)

    def _applies(self, hit: CueHit) -> bool:
        if self._words.texts[hit.token_end - 1].endswith(("-", "_")):
            return False  # the "no" of "no-show"
        if hit.cue.subject:
            return self._is_subject(hit)
        if hit.cue.end and not self._ends_clause(hit.token_end):
            return False
        return not hit.cue.start or opens_clause(self._words, self._line, hit.token_start)

    def _ends_clause(self, token_end: int) -> bool:
        return token_end >= self._line.token_end or not self._words.texts[token_end][:1].isalnum()

    def _is_subject(self, hit: CueHit) -> bool:
        """Opens a clause but for a few words before it, and a verb follows: "Our two analysts made"."""
        after = hit.token_end
        if after >= self._line.token_end:
            return False
        verb = self._words.norms[after] in self._subject_verbs or after in self._acts
        if not verb:
            return False
        for start in range(hit.token_start, max(hit.token_start - MAX_SUBJECT, self._line.token_start) - 1, -1):
            if start < hit.token_start and (start in self._acts or not _is_word(self._words.texts[start])):
                return False
            if opens_clause(self._words, self._line, start):
                return True
        return False

    def effects(self, token_start: int, token_end: int) -> list[CueHit]:
        """The cues whose scope holds the tokens, nearest first."""
        first = bisect_left(self._starts, token_start - self._within)
        last = bisect_right(self._starts, token_end + self._within)
        held = [hit for hit in self._near[first:last] + self._far if self._holds(hit, token_start, token_end)]
        if len(held) > 1:
            held.sort(key=lambda hit: min(abs(hit.token_end - token_start), abs(hit.token_start - token_end)))
        return held

    def _holds(self, hit: CueHit, token_start: int, token_end: int) -> bool:
        direction = hit.cue.direction
        if direction == "line":
            return True
        if direction == "rest":
            return token_start >= self._line.sentence(hit.token_start)[0]
        if direction in ("forward", "both") and hit.token_end <= token_start:
            return self._reaches(hit, hit.token_end, token_start)
        if direction in ("backward", "both") and token_end <= hit.token_start:
            return self._reaches(hit, token_end, hit.token_start)
        # "models to IT and have not deployed": the cue stands among the words of the activity, or holds the term itself
        overlap = hit.token_start < token_end and token_start < hit.token_end
        return overlap and hit.cue.within >= FAR and hit.token_end - hit.token_start >= 2

    def _reaches(self, hit: CueHit, token_start: int, token_end: int) -> bool:
        """No word between the cue and the mention ends the scope; brackets that open in between are closed again."""
        if token_end - token_start > hit.cue.within or self._line.is_break(token_end):
            return False
        depth = 0
        comma = False
        for token in range(token_start, token_end):
            text = self._words.norms[token]
            comma = comma or text == ","
            if text == "(":
                if hit.token_start >= token_end and comma and not hit.cue.papers_only:
                    return False  # "Python, R (learning)" speaks of R
                depth += 1
            elif text == ")":
                depth -= 1
                if depth < 0:
                    return False
            elif depth == 0 and self._stops_at(hit.cue, text, token):
                return False
        return True

    def _stops_at(self, cue: Cue, text: str, token: int) -> bool:
        """Whether the scope of `cue` ends at this word."""
        if text in self._stops or self._line.is_break(token):
            return True
        if text in cue.stops:
            return text != "and" or token + 1 in self._acts
        return cue.names and text == "," and token + 1 not in self._names
