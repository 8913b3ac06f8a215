"""Sentences that the parser cut in two where none can end: inside a name, after a comma, after an opening mark."""

from __future__ import annotations

from tasks.extract.trees.draft import AUXILIARIES, NOMINAL, SUBJECTS, Draft

OPEN_ENDS = frozenset({",", ";", "(", "$", "&"})
PHRASE = frozenset({"flat", "compound", "appos", "nmod", "nmod:desc", "case"})
LONGEST_HEADING = 8
MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "«", "»"})


def join(draft: Draft) -> None:
    """Join every sentence to the one before that cannot have ended."""
    roots = [node for node, head in enumerate(draft.heads) if head == node]
    before: int | None = None
    begun = 0
    for root in roots:
        low = draft.edges(root)[0]
        if before is not None and low and _is_mark_alone(draft, before, low):
            draft.hang(before, root, "punct")
        elif before is not None and _goes_on(draft, low) and not _is_heading(draft, begun, low):
            root = _joined(draft, before, root, low)
        before, begun = root, low


def _is_mark_alone(draft: Draft, root: int, start: int) -> bool:
    """Whether a sentence is nothing but a mark that opens what comes next."""
    mark = draft.doc[root]
    alone = root == start - 1 and mark.text in MARKS and not mark.whitespace_ and not draft.below[root]
    return alone and (root == 0 or bool(draft.doc[root - 1].whitespace_) or draft.doc[root - 1].is_space)


def _goes_on(draft: Draft, start: int) -> bool:
    """Whether no sentence can end before a token: after a word without a stop, or a comma, on the same line."""
    here, last = draft.doc[start], draft.doc[start - 1]
    if here.is_space or last.is_space or not here.is_alpha:
        return False
    if last.text in MARKS and start > 1:
        return draft.doc[start - 2].text == "," and bool(last.whitespace_)
    return (last.is_alpha and last.whitespace_ == " ") or last.text in OPEN_ENDS


def _is_heading(draft: Draft, start: int, end: int) -> bool:
    """Whether a stretch of tokens is in capitals, as headings are."""
    words = draft.doc[start:end]
    return len(words) < LONGEST_HEADING and all(word.is_upper for word in words if word.is_alpha)


def _joined(draft: Draft, one: int, two: int, start: int) -> int:
    """Make one tree of two, the second of which begins at a token; its root is returned."""
    last = start - 1
    named = draft.pos[last] in NOMINAL and draft.pos[start] in NOMINAL
    if start == two and named:
        draft.hang(two, last, "flat")
        for kid in [kid for kid in draft.below[two] if kid > two and draft.deps[kid] not in ("flat", "compound")]:
            draft.hang(kid, one, draft.deps[kid])
        return one
    if named and draft.pos[one] in NOMINAL and not draft.kids(one, SUBJECTS | AUXILIARIES):
        top = draft.climb(last, PHRASE)
        head, label = draft.heads[start], draft.deps[start]
        draft.hang(start, last, "flat")
        draft.hang(one, two, "dep")
        draft.hang(top, head, label)
        return two
    draft.hang(two, one, "parataxis")
    return one
