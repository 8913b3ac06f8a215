-- Ids of clusters that were merged away, and what they are now.
create or replace view published.cluster_ids as
with cluster_ids as (
    select * from store.cluster_ids
)

select
    old_id,
    kind,
    new_id,
    run_id
from cluster_ids;

comment on view published.cluster_ids is 'An id that was merged away, so that it stays resolvable.';
comment on column published.cluster_ids.old_id is 'The id that is no longer used.';
comment on column published.cluster_ids.kind is 'What it was an id of: story, entity, utterance, measure or claim.';
comment on column published.cluster_ids.new_id is 'The id that took its place.';
comment on column published.cluster_ids.run_id is 'The run that merged them.';
