-- A published view answers.
select
    view_name as row_id,
    'no_answer' as reason
from views
where error is not null
