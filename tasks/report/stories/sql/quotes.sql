-- The quotes of the stories' articles, with whose words they are; parts only where they say more than the whole.
select
    story_id,
    quote_id,
    article_id,
    kind,
    case when len(parts) > 1 or parts[1].char_end <> char_end then parts end as parts,
    field,
    char_start,
    char_end,
    sentence_start,
    sentence_end,
    coalesce(speaker, speaker_text) as attributed_to
from published.quotes
where article_id in (select shown.article_id from shown)
order by story_id asc, article_id asc, field desc, char_start asc, quote_id asc;
