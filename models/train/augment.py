"""Other ways the same text is set: in capitals, as a headline, in small letters, with curly quotation marks."""

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.training import Example
from spacy.training.iob_utils import _doc_to_biluo_tags_with_partial
from spacy.util import registry

Augmenter = Callable[[Language, Example], Iterator[Example]]
SMALL = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "over"}


@registry.augmenters("parallax.typesetting.v1")
def typesetting(upper: float, headline: float, lower: float, curly: float) -> Augmenter:
    """Each share of the documents set so instead, drawn by the training's seed; curly marks on top of the others."""

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        words = [token.text for token in example.reference]
        draw = random.random()
        if draw < upper:
            words = [word.upper() for word in words]
        elif draw < upper + headline:
            words = [word if word in SMALL else word[:1].upper() + word[1:] for word in words]
        elif draw < upper + headline + lower:
            words = [word.lower() for word in words]
        if random.random() < curly:
            words = curled(words)
        yield example if words == [token.text for token in example.reference] else respelled(nlp, example, words)

    return augment


def curled(words: list[str]) -> list[str]:
    """Straight quotation marks and apostrophes as curly ones, opening and closing by turns."""
    marks, out = 0, []
    for word in words:
        if word == '"':
            out.append("“”"[marks % 2])
            marks += 1
        else:
            out.append(word.replace("'", "’"))
    return out


def respelled(nlp: Language, example: Example, words: list[str]) -> Example:
    """The example with other spellings of the same tokens and all its annotation."""
    annotation = example.to_dict()
    annotation["doc_annotation"]["entities"] = _doc_to_biluo_tags_with_partial(example.reference)
    annotation["token_annotation"]["ORTH"] = words
    text = "".join(word + token.whitespace_ for word, token in zip(words, example.reference, strict=True))
    return Example.from_dict(nlp.make_doc(text), annotation)
