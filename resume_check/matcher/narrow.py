"""spaCy's tokens and vocabulary, imported without its neural half: an eighth of the time, half the memory.

``import spacy`` loads thinc, pydantic, the training code and a command line that fetches models, none of which a
tokenizer and a matcher need. Here the package's own ``__init__`` is not run, and the libraries that only that half uses
are replaced by stand-ins while spaCy's compiled modules are imported. So are numpy's docstrings and types.

That changes spaCy for the whole process, so it is for a process of our own alone: the child that reads files
(batch/child.py), never a program that imports resume_check. Where spaCy is not as this module knows it,
`import_narrowly` says so before or after it tried, and the child starts anew with the plain import. Results are the
same either way.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from importlib.abc import Loader  # which imports a dozen modules for a base class that nothing asks for

KNOWN: Final = ("3.8.",)  # versions of spaCy whose imports were looked at
_ASIDE: Final = (
    "catalogue",
    "importlib.metadata",
    "numpy._core._add_newdocs",  # docstrings
    "numpy._core._add_newdocs_scalars",
    "numpy._typing",
    "packaging",
    "spacy.lang.lex_attrs",
    "spacy.schemas",
    "srsly",
    "thinc",
)
# What a changed spaCy may raise when it meets a stand-in.
_MISFITS: Final = (ImportError, AttributeError, LookupError, TypeError, ValueError, RuntimeError)


class NotLoadedError(RuntimeError):
    """A part of spaCy was asked to work that was not loaded."""


class _StandIn:
    """Stands for anything in a library that is set aside: can be named, subclassed, and called while importing."""

    importing = True

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> _StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(f"{self._name}.{name}")

    def __getitem__(self, _: object) -> _StandIn:
        return self

    def __call__(self, *_: object, **__: object) -> _StandIn:
        if not _StandIn.importing:
            raise NotLoadedError(f"{self._name} is not loaded")
        return self

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        return ()


class _Ops:
    """All that a vocabulary without vectors wants of thinc: the library of its empty array."""

    def __init__(self) -> None:
        import numpy

        self.xp = numpy


class _Aside(ModuleType):
    """A module that is set aside."""

    __path__: list[str] = []  # noqa: RUF012 - what makes it a package

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Ops if name == "get_current_ops" else _StandIn(f"{self.__name__}.{name}")


class _Finder:
    """Finds and loads the stand-ins for the modules that are set aside."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of a stand-in, or None for a module that is really to be imported; one that is there stays."""
        return ModuleSpec(name, cast("Loader", self), is_package=True) if _is_aside(name) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The stand-in."""
        return _Aside(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def import_narrowly() -> bool:
    """Import the parts of spaCy that a matcher uses; False where that cannot be done.

    After False, spaCy may be half imported: the process must start anew, with the plain import. Call it once, before
    anything imports spaCy.
    """
    finder = _Finder()
    if "spacy" in sys.modules:
        return False
    sys.meta_path.insert(0, finder)
    try:
        return _package() and _works()
    except _MISFITS:
        return False
    finally:
        # Whoever imports the real libraries from here on gets them.
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Aside)]:
            _forget(name)
        _StandIn.importing = False


def _forget(name: str) -> None:
    """Take a stand-in out of the modules, and out of the package that it was put into by being imported."""
    aside = sys.modules.pop(name)
    package, _, module = name.rpartition(".")
    if getattr(sys.modules.get(package), module, None) is aside:
        delattr(sys.modules[package], module)


def _is_aside(name: str) -> bool:
    return name.startswith(_ASIDE) and any(name == aside or name.startswith(f"{aside}.") for aside in _ASIDE)


def _package() -> bool:
    """Put spaCy's package in place without running its ``__init__``; False for a version that is not known."""
    spec = find_spec("spacy")
    if spec is None:
        raise ImportError("spacy is not installed")
    sys.modules["spacy"] = module_from_spec(spec)
    from spacy.about import __version__

    return str(__version__).startswith(KNOWN)


def _works() -> bool:
    """Whether what was imported makes a Doc of a text, with a vocabulary and tokens as the matcher's."""
    import spacy.tokens  # noqa: F401 - before the vocabulary, as in spaCy itself: they import each other

    from resume_check.matcher.tokens import resume_tokenizer
    from resume_check.matcher.words import Words

    doc = resume_tokenizer()("No great model in North west.")
    words = Words.of(doc)
    found = [(token.text, token.norm_, token.idx) for token in doc]
    return found == list(zip(words.texts, words.norms, words.starts, strict=True)) and doc[4:6].text == "North west"
