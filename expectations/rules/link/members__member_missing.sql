-- A member is something that is there.
select
    concat_ws(':', members.kind, members.member_id) as row_id,
    'member_missing' as reason
from members
anti join linkable on members.kind = linkable.kind and members.member_id = linkable.member_id
