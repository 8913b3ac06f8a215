"""Which rules mend a tree, and in which order."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.extract.trees import asides, cues, draft, nouns, sentences, subjects, verbless, verbs

LONGEST = 400  # tokens of a sentence: a longer one is left as it is, so that work on one stays bounded


def mend(doc: Doc) -> Doc:
    """Put right what the words themselves show to be wrong in a doc's tree; the doc is changed in place.

    A rule looks at one sentence, so that time is in proportion to the length; one that nothing is wrong with is only
    looked through.
    """
    if not doc.has_annotation("DEP", require_complete=True) or not doc.has_annotation("TAG"):
        return doc
    made = draft.read(doc)
    sentences.join(made)
    for low, high in (span for span in _spans(made) if span[1] - span[0] <= LONGEST):
        for rules in (verbs, nouns, verbless, asides, cues, subjects):
            rules.mend(made, low, high)
    return draft.write(made) if made.changed else doc


def _spans(made: draft.Draft) -> list[tuple[int, int]]:
    """Token spans from one root's first word to the next one's."""
    starts = sorted(made.edges(node)[0] for node, head in enumerate(made.heads) if head == node)
    return list(zip(starts, [*starts[1:], len(made.words)], strict=True))
