-- A published view and each of its columns has a comment.
select
    view_name as row_id,
    'comment_missing' as reason
from views
where n_uncommented > 0
