-- A copy group goes by an article that is of that group itself.
select
    article_copies.article_id as row_id,
    'group_missing' as reason
from article_copies
anti join article_copies as originals
    on
        article_copies.copy_group_id = originals.article_id
        and originals.article_id = originals.copy_group_id
