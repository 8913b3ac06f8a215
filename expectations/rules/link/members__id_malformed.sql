-- A cluster's id is the letter of its kind and sixteen hexadecimal digits.
select
    concat_ws(':', kind, member_id) as row_id,
    'id_malformed' as reason
from members
where
    not regexp_full_match(cluster_id, '[a-z][0-9a-f]{16}')
    or cluster_id[1] is distinct from case kind
        when 'story' then 's'
        when 'entity' then 'e'
        when 'utterance' then 'u'
        when 'measure' then 'n'
        when 'claim' then 'c'
    end
