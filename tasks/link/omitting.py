"""How likely an outlet leaves out what several others say: a logistic model of plain signs.

Its weights are fitted by `python -m bench.fit_omissions` on what models of claims that have not seen the events find.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from tasks.link.claims import Features
from tasks.link.claims.sure import Chances, ids_of
from tasks.link.fitted import chance_of, log_odds
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "omissions_odds.json"
OF_CLAIM = ("cohesion", "least", "wordings", "share", "late", "titled", "number")
OF_OUTLET = ("said", "carried", "akin")
NAMES = (*OF_CLAIM, *OF_OUTLET)


def of_claim(told: Sequence[Features], likely: Chances, n_wordings: int, share: float) -> dict[str, float]:
    """The signs under `OF_CLAIM` of a claim that its wordings `told` surely say, the clearest the first of them.

    `cohesion` is how likely two texts' wordings say the same, on average, and `least` at least; `wordings` how many
    statements are joined, loosely too; `share` that of the texts that could report it which surely do. `late` is how
    far down in a body it stands, 0 to 1 on average: what all tell stands above; `titled` whether a title has it,
    `number` whether the clearest gives a number.
    """
    average, least = cohesion(told, likely)
    late = math.fsum(row.depth for row in told) / len(told)
    titled = any(row.statement.field != "body" for row in told)
    number = any(term[0].isdigit() for term in told[0].core)
    held = (average, least, n_wordings, share, late, titled, number)
    return dict(zip(OF_CLAIM, map(float, held), strict=True))


def of_outlet(said: float, carried: float, akin: float) -> dict[str, float]:
    """The signs under `OF_OUTLET` of an outlet's reports beside a claim, each a chance or a likeness, 0 to 1.

    `said` is how surely the likeliest of their statements says what a wording does, `carried` how surely their texts
    carry it in whatever words; `akin` the likeness of the clearest wording to their likest statement where words of one
    family are the same.
    """
    return dict(zip(OF_OUTLET, (said, carried, akin), strict=True))


def cohesion(wordings: Sequence[Features], likely: Chances) -> tuple[float, float]:
    """How likely two wordings of different texts say the same, on average and at least: 0 to 1."""
    found = [
        likely.get(ids_of(one, other), 0.0)
        for one, other in combinations(wordings, 2)
        if one.copy_group != other.copy_group
    ]
    return (math.fsum(found) / len(found), min(found)) if found else (0.0, 0.0)


def lacks(held: Mapping[str, float]) -> float:
    """The chance that an outlet of such signs says nothing of a claim that others do make."""
    return chance_of(log_odds(MODEL, held))
