"""The entities of an article: those of its title, standfirst and body, joined as names are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extract.entities.canonical import name_and_kind
from tasks.extract.entities.groups import Naming, stretches
from tasks.extract.entities.joining import join
from tasks.extract.entities.naming import form_of
from tasks.extract.entities.record import Entity


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """An entity of an article: its number is its place in the order of first appearance, the body before the title."""

    name: str
    kind: str


def merge(parts: Sequence[Sequence[Entity]]) -> tuple[list[ArticleEntity], list[list[int]]]:
    """Join the entities of an article's texts, given in the order they are read: the body's pieces first.

    Gives the article's entities, and for each text the number of each of its entities among them.
    """
    units = [_namings(entity, at) for at, entity in enumerate(entity for part in parts for entity in part)]
    roots = join([_fullest(unit) for unit in units])
    number = {root: place for place, root in enumerate(dict.fromkeys(roots))}
    members: list[list[Naming]] = [[] for _ in number]
    for root, unit in zip(roots, units, strict=True):
        members[number[root]] += unit
    entities = [ArticleEntity(*name_and_kind(namings)[:2]) for namings in members]
    numbers = iter(number[root] for root in roots)
    return entities, [[next(numbers) for _ in part] for part in parts]


def _namings(entity: Entity, at: int) -> list[Naming]:
    named = [mention for mention in entity.mentions if mention.form == "name"]
    return [Naming(form_of(mention.text, entity.kind), entity.kind, at) for mention in named]


def _fullest(unit: list[Naming]) -> list[Naming]:
    """A unit's names but those that are only parts of its other ones: whose they are is already decided."""
    parts = {part for naming in unit for part in stretches(naming.form.words, naming.kind == "PERSON")}
    return [naming for naming in unit if naming.form.words not in parts]
