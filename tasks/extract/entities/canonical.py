"""The name an entity is shown under, and its other names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tasks import names
from tasks.extract.entities.groups import Naming, kind_of


def name_and_kind(namings: Sequence[Naming]) -> tuple[str, str, tuple[str, ...]]:
    """The fullest form (of equals the commonest, of those the first), the kind it has, and the other forms."""
    counts = Counter(naming.form.shown for naming in namings)
    longest = max(_fullness(naming) for naming in namings)
    full = [naming for naming in namings if _fullness(naming) == longest]
    kind = kind_of(full if longest > 1 else namings)
    first = {naming.form.shown: -number for number, naming in reversed(list(enumerate(full)))}
    name = max(first, key=lambda shown: (not shown.isupper(), counts[shown], first[shown]))
    others = dict.fromkeys(naming.form.shown for naming in namings if naming.form.shown != name)
    return name, kind, tuple(others)


def _fullness(naming: Naming) -> int:
    """How much a form says: its words, a legal form's too; initials and short forms say least."""
    return 0 if naming.form.is_acronym else len(names.words(naming.form.shown))
