"""What the names of the vocabulary ask for in an advert: a criterion of the role, or a thing of their own."""

from __future__ import annotations

from resume_check.keywords.role import Criterion, KeywordSet
from resume_check.matcher.lexicon import Term, vocabulary
from resume_check.model import Match, Skill

_OWN = (Match.EXACT, Match.ALIAS)
_BY_NAME = ("terms", "certification")


class Skills:
    """The skill that each term of a role's vocabulary asks for."""

    def __init__(self, keywords: KeywordSet) -> None:
        self._criteria = {item.id: item for item in keywords.criteria}
        self._order = {item.id: number for number, item in enumerate(keywords.criteria)}
        passed = {
            term for family in keywords.families if family.name in keywords.adverts.passed_over for term in family.terms
        }
        self._same = _synonyms(keywords)
        self._terms = {text: term for text, term in vocabulary(keywords).items() if text not in passed}
        self.terms = frozenset(self._terms)
        self.described = frozenset(keywords.adverts.described)

    def of(self, term: str) -> Skill:
        """The skill that a term, one of `terms`, asks for."""
        known = self._same.get(term)
        if known is not None:
            return known
        criterion = self._criterion(self._terms[term])
        if criterion is not None:
            return Skill(criterion.label, criterion.id)
        return Skill(term, "", (term,))

    def of_criterion(self, criterion: str) -> Skill | None:
        """The skill that a criterion stands for; None where it is judged by something else than names."""
        found = self._criteria[criterion]
        return Skill(found.label, found.id) if found.detector in _BY_NAME else None

    def is_field(self, skill: Skill) -> bool:
        """Whether it belongs to the role's field or to software, and is no skill of any trade."""
        if skill.criterion:
            return not self._criteria[skill.criterion].general
        return True

    def is_relevant(self, term: str) -> bool:
        """Whether a term is surely of the role's own field."""
        known = self._terms[term]
        return known.anchor == "ml" or any(self._criteria[name].anchor == "ml" for name, _ in known.criteria)

    def _criterion(self, term: Term) -> Criterion | None:
        own = [name for name, match in term.criteria if match in _OWN and self._criteria[name].detector in _BY_NAME]
        return self._criteria[min(own, key=self._order.__getitem__)] if own else None


def _synonyms(keywords: KeywordSet) -> dict[str, Skill]:
    families = {family.name: family.terms for family in keywords.families}
    labels = {item.id: item.label for item in keywords.criteria}
    found: dict[str, Skill] = {}
    for same in keywords.adverts.same:
        if same.criterion:
            skill = Skill(labels[same.criterion], same.criterion)
        else:
            more = [term for name in same.shown_by for term in families.get(name, (name,))]
            skill = Skill(same.name, "", tuple(dict.fromkeys((*same.terms, *more))))
        found.update(dict.fromkeys(same.terms, skill))
    return found
