"""The entities of a doc: its names joined, then what points back to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from tasks.extract.entities.canonical import name_and_kind
from tasks.extract.entities.joining import join
from tasks.extract.entities.record import Entity, Mention
from tasks.extract.entities.references import Reference, references
from tasks.extract.entities.spans import Named, found_names, missed_names, stated_initials


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """The entities of a doc in order of first appearance; every name of ``doc.ents`` is one's."""
    found, roots = named_and_joined(doc)
    pointing = references(doc, found, roots) if doc.has_annotation("DEP") else []
    names: dict[int, list[Named]] = defaultdict(list)
    for one, root in zip(found, roots, strict=True):
        names[root].append(one)
    others: dict[int, list[Reference]] = defaultdict(list)
    for reference in pointing:
        others[reference.root].append(reference)
    return tuple(_entity(own, others[root]) for root, own in names.items())


def named_and_joined(doc: Doc) -> tuple[list[Named], list[int]]:
    """A doc's names, left to right, and for each the index of the first name of the same entity."""
    found = found_names(doc)
    pairs = list(stated_initials(doc, found))
    every = {one.char_start: one for one in (*found, *(short for _, short in pairs))}
    for one in missed_names(doc, list(every.values())):
        every.setdefault(one.char_start, one)
    ordered = [every[start] for start in sorted(every)]
    place = {one.char_start: number for number, one in enumerate(ordered)}
    stated = [(place[long.char_start], place[short.char_start]) for long, short in pairs]
    return ordered, join([[one.naming] for one in ordered], stated)


def _entity(own: Sequence[Named], others: Sequence[Reference]) -> Entity:
    name, kind, aliases = name_and_kind([one.naming for one in own])
    mentions = [Mention(kind, "name", one.text, one.char_start, one.char_end) for one in own]
    mentions += [Mention(kind, one.form, one.text, one.char_start, one.char_end) for one in others]
    return Entity(name, kind, aliases, tuple(sorted(mentions, key=lambda one: (one.char_start, one.char_end))))
