"""The closed vocabularies of the warehouse contract: what a column of codes may hold."""

from __future__ import annotations

STAGES = ("ingest", "clean", "extract", "load", "link", "publish")
OUTCOMES = ("article", "unchanged", "quarantined")
RUN_STATUSES = (
    "running", "loaded", "succeeded", "nothing new", "failed", "killed", "pruned", "compacted", "reprocessed",
)  # fmt: skip
FIELDS = ("title", "standfirst", "body")
TEXT_KINDS = ("html", "text")
# Reasons of blocks whose text goes on into the article; every other reason is why a block was dropped.
KEPT_REASONS = ("body", "title", "standfirst", "byline", "dateline")
DROPPED_REASONS = (
    "navigation", "advertisement", "share", "subscribe", "related", "caption", "comment", "legal", "repeat",
    "template", "metadata", "media", "furniture",
)  # fmt: skip
# Dates and sums of money are the model's too, but name no entity: they are no mentions.
MENTION_KINDS = ("PERSON", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "MISC")
MENTION_FORMS = ("name", "nominal", "pronoun")
QUOTE_KINDS = ("direct", "mixed", "indirect")
SPEAKER_SOURCES = ("name", "pronoun", "description", "unnamed", "none")
MODIFIERS = ("exact", "about", "over", "at least", "under", "up to", "range", "magnitude")
MODALITIES = ("planned", "possible", "required", "able", "conditional")
TENSES = ("past", "past perfect", "present", "present perfect", "future")
VOICES = ("outlet", "quoted")
COPY_KINDS = ("exact", "near", "partial")
CLUSTER_KINDS = ("story", "entity", "utterance", "measure", "claim")
AGREEMENTS = ("same", "part", "differs")
VERDICTS = ("agreement", "update", "conflict")
COVERAGE_STATUSES = ("reported", "omitted", "single", "not_applicable")
CONFLICT_KINDS = ("figure", "place", "date", "attribution", "negation", "wording")
CORRECTION_KINDS = (
    "merge_stories", "split_story", "join_entities", "rename_entity", "split_entity", "set_speaker", "false_conflict",
)  # fmt: skip
SEVERITIES = ("critical", "warning", "info")
# Why a whole document is quarantined. Codes are stable: users filter by them.
DOCUMENT_REASONS = (
    "empty_file", "binary_content", "undecodable_text", "corrupt_archive", "unreadable_file", "invalid_json",
    "missing_text", "too_large", "no_body", "broken_html", "language_unsupported",
)  # fmt: skip
