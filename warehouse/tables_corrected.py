"""Tables of what people corrected by hand: the entries of `corrections.toml`, and what linking made of them."""

from __future__ import annotations

from warehouse.columns import Table, table

CORRECTIONS = table(
    "corrections",
    """
    correction_id VARCHAR
    position INTEGER
    kind VARCHAR
    targets VARCHAR[]
    value VARCHAR?
    reason VARCHAR?
    corrected_by VARCHAR?
    applied BOOLEAN
    note VARCHAR
    story_ids VARCHAR[]
    """,
    key="correction_id",
)

# What an id that a correction names stood for when a run first read it: articles, keys of an entity, readings. Never
# taken out, so that an entry which comes back means what it meant.
ANCHORS = table(
    "anchors",
    """
    correction_id VARCHAR
    target VARCHAR
    stands_for VARCHAR[]
    """,
    key="correction_id target",
    published=False,
)

CORRECTED_NAMES = table(
    "corrected_names",
    """
    entity_id VARCHAR
    name VARCHAR
    """,
    key="entity_id",
)

# Whose a quote is; without a name, nobody's.
CORRECTED_SPEAKERS = table(
    "corrected_speakers",
    """
    quote_id VARCHAR
    entity_id VARCHAR?
    name VARCHAR?
    """,
    key="quote_id",
)

FALSE_CONFLICTS = table(
    "false_conflicts",
    """
    conflict_id VARCHAR
    """,
    key="conflict_id",
)

# Written whole by every run's linking; `anchors` only grows.
CORRECTED: tuple[Table, ...] = (CORRECTIONS, ANCHORS, CORRECTED_NAMES, CORRECTED_SPEAKERS, FALSE_CONFLICTS)
