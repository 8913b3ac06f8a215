-- An id that was merged away and the one it became have the letter of their kind and sixteen hexadecimal digits.
select
    old_id as row_id,
    'id_malformed' as reason
from cluster_ids
where
    not regexp_full_match(old_id || new_id, '([a-z][0-9a-f]{16}){2}')
    or old_id[1] <> new_id[1]
    or old_id[1] is distinct from case kind
        when 'story' then 's'
        when 'entity' then 'e'
        when 'utterance' then 'u'
        when 'measure' then 'n'
        when 'claim' then 'c'
    end
