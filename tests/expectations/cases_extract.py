"""What breaks the rules and checks of stage extract."""

from tests.expectations.breaks import Break, put, twice, without
from tests.expectations.given import BODY, Rows


def no_body_sentences(rows: Rows) -> list[str]:
    first = rows["articles"][0]["article_id"]
    rows["sentences"] = [row for row in rows["sentences"] if row["article_id"] != first]
    rows["sentences"].append({"article_id": first, "field": "title", "char_start": 0, "char_end": 6})
    return [first]


def names_nobody(rows: Rows) -> list[str]:
    first = rows["articles"][0]
    rows["articles"] = [first | {"article_id": f"a{at}", "n_words": 300} for at in range(20)]
    return ["articles"]


def one_short_sentence(rows: Rows) -> list[str]:
    first = rows["articles"][0]["article_id"]
    rows["sentences"] = [row for row in rows["sentences"] if row["article_id"] != first or row["char_start"] == 0]
    return [first]


RULES: dict[tuple[str, str], Break] = {
    ("extract", "articles__no_sentences"): no_body_sentences,
    ("extract", "sentences__duplicate_key"): twice("sentences"),
    ("extract", "sentences__value_missing"): put("sentences", char_end=None),
    ("extract", "sentences__code_unknown"): put("sentences", field="footer"),
    ("extract", "sentences__article_missing"): without("sentences", "articles", "article_id"),
    ("extract", "sentences__span_invalid"): put("sentences", at=2, char_end=len(BODY) + 1),
    ("extract", "sentences__overlapping"): put("sentences", at=1, char_start=34),
    ("extract", "quotes__duplicate_key"): twice("quotes"),
    ("extract", "quotes__value_missing"): put("quotes", kind=None),
    ("extract", "quotes__code_unknown"): put("quotes", speaker_source="guess"),
    ("extract", "quotes__article_missing"): without("quotes", "articles", "article_id"),
    ("extract", "quotes__span_invalid"): put("quotes", field="standfirst", quoted=[]),
    ("extract", "quotes__text_mismatch"): put("quotes", text="Mayor the bridge"),
    ("extract", "quotes__quoted_mismatch"): put("quotes", quoted=[{"text": "ridge", "char_start": 28, "char_end": 34}]),
    ("extract", "figures__duplicate_key"): twice("figures"),
    ("extract", "figures__value_missing"): put("figures", unit=None),
    ("extract", "figures__code_unknown"): put("figures", modifier="roughly"),
    ("extract", "figures__article_missing"): without("figures", "articles", "article_id"),
    ("extract", "figures__span_invalid"): put("figures", field="standfirst"),
    ("extract", "figures__text_mismatch"): put("figures", text="a bridge"),
    ("extract", "figures__bounds_invalid"): put("figures", value_high=0.5),
    ("extract", "mentions__duplicate_key"): twice("mentions"),
    ("extract", "mentions__value_missing"): put("mentions", form=None),
    ("extract", "mentions__code_unknown"): put("mentions", kind="ANIMAL"),
    ("extract", "mentions__article_missing"): without("mentions", "articles", "article_id"),
    ("extract", "mentions__span_invalid"): put("mentions", field="standfirst"),
    ("extract", "mentions__text_mismatch"): put("mentions", text="Ada Brand"),
    ("extract", "article_entities__duplicate_key"): twice("article_entities"),
    ("extract", "article_entities__value_missing"): put("article_entities", name=None),
    ("extract", "article_entities__code_unknown"): put("article_entities", kind="ANIMAL"),
    ("extract", "article_entities__article_missing"): without("article_entities", "articles", "article_id"),
    ("extract", "article_entities__no_mention"): put("article_entities", entity=1),
    ("extract", "mentions__entity_missing"): put("mentions", entity=1),
    ("extract", "quotes__entity_missing"): put("quotes", speaker_entity=1),
    ("extract", "quotes__speaker_mismatch"): put("quotes", speaker_start=6),
    ("extract", "quotes__parent_missing"): put("quotes", at=1, parent_end=35),
    ("extract", "figures__entity_missing"): put("figures", counted_entity=1),
    ("extract", "figures__quote_missing"): put("figures", quote_end=35),
    ("extract", "statements__duplicate_key"): twice("statements"),
    ("extract", "statements__value_missing"): put("statements", negated=None),
    ("extract", "statements__code_unknown"): put("statements", modality="perhaps"),
    ("extract", "statements__article_missing"): without("statements", "articles", "article_id"),
    ("extract", "statements__span_invalid"): put("statements", sentence_end=33),
    ("extract", "statements__text_mismatch"): put("statements", text="Ada Brandt opened a bridge"),
    ("extract", "statements__entity_missing"): put("statements", subject_entity=1),
    ("extract", "statements__quote_missing"): put("statements", quote_start=1),
}

CHECKS: dict[tuple[str, str], Break] = {
    ("extract", "articles__sentences_sparse"): one_short_sentence,
    ("extract", "articles__mentions_absent"): names_nobody,
}
