"""Tables of what `link` makes of articles: what they are compared by, what belongs together, what stories say."""

from __future__ import annotations

from warehouse.columns import Table, table

STANDS = (
    "STRUCT(outlet VARCHAR, article_id VARCHAR, value VARCHAR, sentence VARCHAR, char_start INTEGER,"
    " char_end INTEGER)[]"
)

# What makes articles comparable: hashes of their words that copies share, and weighted terms that a story shares.
SKETCHED = table(
    "article_sketches",
    """
    article_id VARCHAR
    bands UBIGINT[]
    fingerprints UBIGINT[]
    """,
    key="article_id",
    published=False,
)

VECTORS = table(
    "article_terms",
    """
    article_id VARCHAR
    terms UBIGINT[]
    weights FLOAT[]
    keys UBIGINT[]
    """,
    key="article_id",
    published=False,
)

STORY_EDGES = table(
    "story_edges",
    """
    article_a VARCHAR
    article_b VARCHAR
    similarity DOUBLE
    """,
    key="article_a article_b",
    published=False,
)

# What says that two entities of articles are one; see tasks/link/entities.py.
ENTITY_KEYS = table(
    "entity_keys",
    """
    article_id VARCHAR
    entity INTEGER
    key VARCHAR
    """,
    key="article_id entity key",
    published=False,
)

SEARCH_TERMS = table(
    "search_terms",
    """
    term VARCHAR
    article_id VARCHAR
    n INTEGER
    """,
    key="term article_id",
)

COPIES = table(
    "copies",
    """
    article_a VARCHAR
    article_b VARCHAR
    share_a DOUBLE
    share_b DOUBLE
    kind VARCHAR
    """,
    key="article_a article_b",
)

# What copies make of an article: the group whose text it shares, and whether it is the one that counts.
ARTICLE_COPIES = table(
    "article_copies",
    """
    article_id VARCHAR
    copy_group_id VARCHAR
    duplicate_of VARCHAR?
    independent BOOLEAN
    """,
    key="article_id",
)

# Clusters of every kind: articles of stories, article entities of entities, quotes of utterances, figures of
# measures, statements of claims.
MEMBERS = table(
    "members",
    """
    kind VARCHAR
    member_id VARCHAR
    cluster_id VARCHAR
    """,
    key="kind member_id",
)

CLUSTER_IDS = table(
    "cluster_ids",
    """
    old_id VARCHAR
    kind VARCHAR
    new_id VARCHAR
    run_id VARCHAR
    """,
    key="old_id",
)

WORDINGS = table(
    "wordings",
    """
    quote_id VARCHAR
    utterance_id VARCHAR
    story_id VARCHAR
    is_reference BOOLEAN
    agreement VARCHAR
    differing VARCHAR[]
    """,
    key="quote_id",
)

MEASURES = table(
    "measures",
    """
    measure_id VARCHAR
    story_id VARCHAR
    counted VARCHAR?
    action_class VARCHAR?
    unit VARCHAR
    place VARCHAR?
    low DOUBLE?
    high DOUBLE?
    verdict VARCHAR
    confidence DOUBLE?
    """,
    key="measure_id",
)

CLAIMS = table(
    "claims",
    """
    claim_id VARCHAR
    story_id VARCHAR
    statement_id VARCHAR
    text VARCHAR
    """,
    key="claim_id",
)

COVERAGE = table(
    "coverage",
    """
    story_id VARCHAR
    claim_id VARCHAR
    outlet VARCHAR
    status VARCHAR
    """,
    key="claim_id outlet",
)

OMISSIONS = table(
    "omissions",
    """
    story_id VARCHAR
    claim_id VARCHAR
    outlet VARCHAR
    n_reporting BIGINT
    n_could_report BIGINT
    """,
    key="claim_id outlet",
)

# Conflicts but those of figures, which are measures with that verdict.
CONFLICTS = table(
    "conflicts",
    f"""
    conflict_id VARCHAR
    story_id VARCHAR
    kind VARCHAR
    subject VARCHAR
    claim_id VARCHAR?
    utterance_id VARCHAR?
    readings {STANDS}
    confidence DOUBLE?
    """,
    key="conflict_id",
)

# What is decided again for every story that a run touches.
STORY_TABLES: tuple[Table, ...] = (WORDINGS, MEASURES, CLAIMS, COVERAGE, OMISSIONS, CONFLICTS)

LINKED: tuple[Table, ...] = (
    SKETCHED, VECTORS, STORY_EDGES, ENTITY_KEYS, SEARCH_TERMS, COPIES, ARTICLE_COPIES, MEMBERS, CLUSTER_IDS,
    *STORY_TABLES,
)  # fmt: skip
