"""Tables of what `extract` finds in articles: who and what they name, what they quote, count and state."""

from __future__ import annotations

from warehouse.columns import Table, table

SPAN = "STRUCT(char_start INTEGER, char_end INTEGER)[]"
QUOTED = "STRUCT(text VARCHAR, char_start INTEGER, char_end INTEGER)[]"

SENTENCES = table(
    "sentences",
    """
    article_id VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    """,
    key="article_id field char_start",
)

# Who and what one article names; `entity` numbers them within the article.
ARTICLE_ENTITIES = table(
    "article_entities",
    """
    article_id VARCHAR
    entity INTEGER
    name VARCHAR
    kind VARCHAR
    """,
    key="article_id entity",
)

MENTIONS = table(
    "mentions",
    """
    article_id VARCHAR
    kind VARCHAR
    form VARCHAR
    text VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    entity INTEGER?
    """,
    key="article_id field char_start char_end",
)

QUOTES = table(
    "quotes",
    f"""
    article_id VARCHAR
    speaker_text VARCHAR?
    speaker_source VARCHAR
    cue VARCHAR?
    kind VARCHAR
    text VARCHAR
    quoted {QUOTED}
    parts {SPAN}
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    sentence_start INTEGER
    sentence_end INTEGER
    confidence DOUBLE?
    speaker_start INTEGER?
    speaker_end INTEGER?
    speaker_entity INTEGER?
    parent_start INTEGER?
    parent_end INTEGER?
    """,
    key="article_id field char_start char_end",
)

FIGURES = table(
    "figures",
    """
    article_id VARCHAR
    value_low DOUBLE?
    value_high DOUBLE?
    modifier VARCHAR
    unit VARCHAR
    counted VARCHAR?
    action VARCHAR?
    action_class VARCHAR?
    place VARCHAR?
    as_of VARCHAR?
    is_change BOOLEAN
    text VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    sentence_start INTEGER
    sentence_end INTEGER
    confidence DOUBLE?
    counted_entity INTEGER?
    quote_start INTEGER?
    quote_end INTEGER?
    """,
    key="article_id field char_start char_end",
)

STATEMENTS = table(
    "statements",
    """
    article_id VARCHAR
    subject VARCHAR?
    predicate VARCHAR
    predicate_class VARCHAR?
    object VARCHAR?
    negated BOOLEAN
    modality VARCHAR?
    tense VARCHAR?
    place VARCHAR?
    date_text VARCHAR?
    voice VARCHAR
    text VARCHAR
    field VARCHAR
    char_start INTEGER
    char_end INTEGER
    sentence_start INTEGER
    sentence_end INTEGER
    subject_entity INTEGER?
    quote_start INTEGER?
    quote_end INTEGER?
    """,
    key="article_id field char_start char_end",
)

EXTRACTED: tuple[Table, ...] = (SENTENCES, ARTICLE_ENTITIES, MENTIONS, QUOTES, FIGURES, STATEMENTS)
