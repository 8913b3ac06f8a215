"""Which article entities are one entity of the corpus.

Two steps. `resolve` looks at one story alone and gives each of its articles' entities keys: a full name its folded
words with its kind; a bare surname, a short form or an acronym the keys of the one entity of the story that it can
stand for. `join` makes one entity of all that share a key, wherever they stand.

So a new article touches the keys of its own story's entities and of no other story's: resolve the story again, and
decide again over the members of the clusters that hold its entities before or after, or share one of their keys. Keys
are functions of a story's entities as a set: neither the order of arrival nor how runs were cut changes them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tasks import names
from tasks.names import Words

Member = tuple[str, int]
KIND_ORDER = ("PERSON", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "MISC")
LONGEST = 7  # words of a name of which every stretch is looked up
SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "la", "del", "&"})


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """An entity of one article; `aliases` are the other names it goes by there, as written."""

    article_id: str
    entity: int
    name: str
    kind: str
    story_id: str | None
    outlet: str
    aliases: tuple[str, ...] = ()

    @property
    def member(self) -> Member:
        """What says which one it is."""
        return self.article_id, self.entity


def keys(name: str, kind: str) -> tuple[str, ...]:
    """What a name alone says it is one with across the corpus; nothing for a bare surname."""
    words = names.plain(names.words(name), kind)
    if not words or (kind == "PERSON" and len(words) == 1):
        return ()
    return (_key(kind, words),)


def _key(kind: str, words: Words) -> str:
    return f"{kind}:{' '.join(words)}"


def join(entities: Sequence[ArticleEntity]) -> list[tuple[Member, ...]]:
    """The entities of the corpus: members in order, groups in the order of their first ones."""
    stories: dict[str, list[ArticleEntity]] = defaultdict(list)
    for one in entities:
        stories[f"story {one.story_id}" if one.story_id else f"article {one.article_id}"].append(one)
    found: dict[Member, tuple[str, ...]] = {}
    for story in stories.values():
        found |= resolve(story)
    return group(found)


def group(keyed: Mapping[Member, Iterable[str]], joined: Iterable[Iterable[str]] = ()) -> list[tuple[Member, ...]]:
    """Members that share a key, directly or through others, together; the keys of each set in `joined` count as one."""
    above: dict[str, str] = {}

    def find(key: str) -> str:
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    def unite(keys: Iterable[str]) -> str:
        one, *others = sorted(keys)
        for other in others:
            low, high = sorted((find(one), find(other)))
            above[high] = low
        return one

    first = {member: unite(own) for member, own in keyed.items()}
    for several in filter(None, map(tuple, joined)):
        unite(several)
    groups: dict[str, list[Member]] = defaultdict(list)
    for member in sorted(first):
        groups[find(first[member])].append(member)
    return [tuple(members) for members in groups.values()]


def resolve(story: Sequence[ArticleEntity]) -> dict[Member, tuple[str, ...]]:
    """The keys of each of a story's entities, as the story's other articles tell."""
    kinds = _kinds(story)
    wordings = {one.member: _wording(one, kinds) for one in story}
    full = {(kind, words) for kind, words in wordings.values() if kind != "PERSON" or len(words) > 1}
    owners = _Owners(full, story, kinds)
    return {one.member: _keys_of(one, *wordings[one.member], owners) for one in sorted(story, key=_place)}


def _place(one: ArticleEntity) -> Member:
    return one.member


def _words(one: ArticleEntity) -> Words:
    return names.plain(names.words(one.name), one.kind) or (one.name,)


def _kinds(story: Sequence[ArticleEntity]) -> dict[Words, str]:
    """The kind that most articles give to what they call by the same words; peoples stand apart.

    Of kinds given equally often a bare word is rather no person's.
    """
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for one in story:
        if one.kind != "NORP":
            votes[_words(one)][one.kind] += 1
    return {
        words: min(
            counts, key=lambda kind: (-counts[kind], kind == "PERSON" and len(words) == 1, KIND_ORDER.index(kind))
        )
        for words, counts in votes.items()
    }


def _wording(one: ArticleEntity, kinds: Mapping[Words, str]) -> tuple[str, Words]:
    words = _words(one)
    return ("NORP" if one.kind == "NORP" else kinds[words]), words


class _Owners:
    """The full names of a story, by every shorter wording that can stand for them."""

    def __init__(
        self, full: Iterable[tuple[str, Words]], story: Sequence[ArticleEntity], kinds: Mapping[Words, str]
    ) -> None:
        self.persons: dict[Words, set[Words]] = defaultdict(set)
        self.surnames: dict[Words, set[Words]] = defaultdict(set)
        self.bodies: dict[Words, set[Words]] = defaultdict(set)
        self.initials: dict[str, set[tuple[str, Words]]] = defaultdict(set)
        for kind, words in full:
            self._add(kind, words)
        for one in story:
            kind, words = _wording(one, kinds)
            for alias in one.aliases:
                if len(words) > 1 and kind not in ("PERSON", "NORP") and _is_acronym(alias):
                    self.initials[names.words(alias)[0]].add((kind, words))

    def _add(self, kind: str, words: Words) -> None:
        if kind == "PERSON":
            for part in _stretches(words):
                self.persons[part].add(words)
                if words[-len(part) :] == part:
                    self.surnames[part].add(words)
        if kind == "ORG":
            for size in range(1, len(words)):
                self.bodies[words[:size]].add(words)
                self.bodies[words[-size:]].add(words)
        if kind not in ("PERSON", "NORP") and len(words) > 1:
            for letters in _initials(words):
                self.initials[letters].add((kind, words))

    def person(self, words: Words) -> Words | None:
        """The one person of the story whose surname, or failing that whose name otherwise, holds some words."""
        return _longest(self.surnames.get(words, set())) or _longest(self.persons.get(words, set()))

    def is_contested(self, words: Words) -> bool:
        """Whether several people of the story bear a surname."""
        return len(self.surnames.get(words, ())) > 1 and _longest(self.surnames[words]) is None


def _longest(found: set[Words]) -> Words | None:
    """The fullest of several names of one person, None where they are several people's."""
    if not found:
        return None
    full = max(found, key=lambda words: (len(words), words))
    return full if found - {full} <= _stretches(full) else None


def _stretches(words: Words) -> set[Words]:
    words = words[:LONGEST]
    size = len(words)
    found = {words[low:high] for low in range(size) for high in range(low + 1, size + 1) if high - low < size}
    return found | ({(words[0], words[-1])} if size > 2 else set())


def _initials(words: Words) -> set[str]:
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL)}


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "").strip()
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 10


def _keys_of(one: ArticleEntity, kind: str, words: Words, owners: _Owners) -> tuple[str, ...]:
    if kind == "PERSON":
        return _person_keys(one, words, owners)
    if len(words) == 1 and kind != "NORP" and not names.is_place(words):
        person = owners.person(words) if words in owners.surnames else None
        if person is not None:
            return (_key("PERSON", person),)
    if len(words) == 1 and _is_acronym(one.name) and words not in names.bodies().values():
        meant = owners.initials.get(words[0], set())
        if len(meant) == 1:
            return tuple(_key(*long) for long in meant)
    bodies = owners.bodies.get(words, set()) if kind == "ORG" and _tells(words) else set()
    return (_key("ORG", min(bodies)),) if len(bodies) == 1 else (_key(kind, words),)


def _tells(words: Words) -> bool:
    """Whether a short form says by itself which body is meant."""
    return not names.is_place(words) and not set(words) <= names.common()


def _person_keys(one: ArticleEntity, words: Words, owners: _Owners) -> tuple[str, ...]:
    """A full name's own key, and its longer form's; a bare one's only bearer's, else one of its story's own."""
    meant = owners.person(words)
    if len(words) > 1:
        return tuple(dict.fromkeys(_key("PERSON", full) for full in (words, meant or words)))
    if meant is not None:
        return (_key("PERSON", meant),)
    place = one.story_id if one.story_id and not owners.is_contested(words) else one.article_id
    return (f"{place}|{_key('PERSON', words)}",)


def canonical(counts: Mapping[str, int]) -> tuple[str, tuple[str, ...]]:
    """The name an entity is shown under, the commonest of its full forms, and its other names, the commonest first.

    `counts` says how often each form stands in the texts. A form of several words is full, but for capitals alone.
    """
    shown: Counter[str] = Counter()
    for name, count in counts.items():
        shown[names.unpossessed(name)] += count
    order = sorted(shown, key=lambda name: (_rank(name), -shown[name], -len(name), name))
    return order[0], tuple(sorted(order[1:], key=lambda name: (-shown[name], name)))


def _rank(name: str) -> int:
    """Full forms first, then single words, then capitals and initials."""
    several = len(names.words(name)) > 1
    return (0 if several else 1) + (2 if name.isupper() else 0)
